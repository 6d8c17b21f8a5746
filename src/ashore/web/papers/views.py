"""Papers by purpose: which can go, what is missing, which are sent; and one as it is printed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ashore.case.entries_dealings import Request
from ashore.case.entries_papers import Complaint
from ashore.documents.draft import Blank, Draft
from ashore.documents.exhibits import Exhibits
from ashore.documents.fetch_list import blanks_of, to_fetch
from ashore.documents.leave import exhibit_numbers, leave
from ashore.documents.paper import Grid, Paper
from ashore.documents.purposes import by_purpose, why
from ashore.documents.sent import sent_before, sent_day
from ashore.errors.base import AshoreError
from ashore.plan.replies import Reply, replies
from ashore.text import Text
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.page_cache import fresh
from ashore.web.frame.show import show
from ashore.web.papers.drafts import all_written, as_written, own_words, paper_of, papers_soon


@dataclass(frozen=True, slots=True)
class Listed:
    """A paper in the list: how it stands."""

    draft: Draft
    gaps: int
    sent: tuple[Complaint | Request, ...]
    waits: tuple[Reply, ...]
    why: Text

    @property
    def sent_on(self) -> dt.date | None:
        """Return the day on which it last went out."""
        return sent_day(self.sent[-1]) if self.sent else None

    @property
    def to(self) -> str:
        """Return to whom it goes, gaps as lines."""
        return "".join("＿＿＿" if isinstance(one, Blank) else one for one in self.draft.to)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Return the papers by purpose, and the answers that are waited for."""
    desk = desk_of(request)
    if papers_soon(desk) is None:
        fresh(request)
        return show(request, "papers/drafting.html.j2")
    waiting = replies(desk.case, desk.book)
    drafts = all_written(desk)
    listed = {one.id: _listed(desk, one, waiting) for one in drafts}
    values = {
        "groups": [(p, [listed[one.id] for one in some]) for p, some in by_purpose(drafts)],
        "waiting": waiting,
        "sent": _gone(desk),
        "fetch": to_fetch(drafts),
    }
    return show(request, "papers/index.html.j2", values)


@require_safe
def paper(request: HttpRequest, paper: str) -> HttpResponse:
    """Return a paper as it is printed, with what it lacks and how it stands."""
    desk = desk_of(request)
    if papers_soon(desk) is None:
        fresh(request)
        return show(request, "papers/drafting.html.j2")
    draft = as_written(desk, paper_of(desk, paper))
    listed = _listed(desk, draft, replies(desk.case, desk.book))
    printed, off = _printed(desk, draft)
    own = own_words(desk, paper)
    values = {
        "one": listed,
        "draft": draft,
        "printed": printed,
        "off": off,
        "exhibits": _exhibits(desk, draft),
        "fetch": to_fetch([draft]),
        "edited": bool(own.gaps or own.sentences or own.added),
        "is_grid": lambda part: isinstance(part, Grid),
    }
    return show(request, "papers/paper.html.j2", values)


def _listed(desk: Desk, draft: Draft, waiting: tuple[Reply, ...]) -> Listed:
    sent = sent_before(desk.case, draft)
    ids = {entry.id for entry in sent}
    return Listed(
        draft=draft,
        gaps=len(set(blanks_of(draft))),
        sent=sent,
        waits=tuple(one for one in waiting if one.entry.id in ids),
        why=why(draft.kind),
    )


def _gone(desk: Desk) -> list[tuple[Complaint | Request, dt.date]]:
    """Return what went out, the latest first, each with its day."""
    entries: list[Complaint | Request] = [*desk.case.of(Complaint), *desk.case.of(Request)]
    found = [(one, sent_day(one)) for one in entries if one.paper]
    return sorted(found, key=lambda one: one[1], reverse=True)


def _printed(desk: Desk, draft: Draft) -> tuple[Paper | None, Text | None]:
    """Return a paper as it would leave; where it may not, the sentence that says why."""
    try:
        (made,) = leave(
            [draft], desk.case, desk.book, head=desk.ledger.head, lists=desk.answers.papers
        )
    except AshoreError as error:
        return None, Text("".join(error.parts("zh")), " ".join(error.parts("en")))
    return made, None


def _exhibits(desk: Desk, draft: Draft) -> list[tuple[int, str, str, bool]]:
    """Return the exhibits of a paper: number, key, name, and whether each is sealed."""
    numbers = exhibit_numbers([draft], desk.answers.papers)
    own = exhibit_numbers([draft])
    exhibits = Exhibits(desk.case)
    found = [(numbers[key], key, exhibits[key].name, exhibits[key].sealed) for key in own]
    return sorted(found)
