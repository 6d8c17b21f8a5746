"""How a view answers: a whole page, or the part of it that was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from markupsafe import Markup

from ashore.law.book import LawBook
from ashore.recover.care.crisis import CrisisHelp, HelpLine, quiet_line
from ashore.text import Language
from ashore.web.frame import locking
from ashore.web.frame.clock import now
from ashore.web.frame.page_cache import fresh
from ashore.web.frame.page_words import PAGE_WORDS
from ashore.web.frame.preferences import Preferences
from ashore.web.frame.until_changed import until_changed
from ashore.web.frame.visit import Said, Visit

if TYPE_CHECKING:
    from ashore.web.frame.desk import Desk
    from ashore.web.jobs.shown import Shown


@dataclass(frozen=True, kw_only=True)
class Page:
    """What the frame around every page needs to know.

    ``resting`` says that amounts are put away now; ``crisis`` is help that stands above
    everything, None where it is not needed; ``line`` is the number that is always there.
    """

    path: str
    preferences: Preferences
    desk: Desk | None
    told: tuple[Said, ...]
    request: HttpRequest
    line: HelpLine
    crisis: CrisisHelp | None = None
    resting: bool = False
    quiet: bool = False
    sample: bool = False

    @property
    def language(self) -> Language:
        """Return the page's language."""
        return self.preferences.language

    @property
    def working(self) -> tuple[Shown, ...]:
        """Return the long work that goes on, shown on every page."""
        from ashore.web.jobs.shown import at_work  # noqa: PLC0415 - a job's page is shown by us

        desk = self.desk
        if desk is None or not desk.home.is_open:
            return ()
        # Whoever starts work says so; while some goes on, it is read anew each time.
        key = ("nothing at work", desk.home.folder)
        if until_changed(key, lambda: not at_work(desk.case_row)):
            return ()
        return at_work(desk.case_row)

    @property
    def locks_after(self) -> int:
        """Return after how many minutes of rest the case locks itself; 0 is never."""
        return 0 if self.desk is None or self.sample else locking.minutes()

    @property
    def once(self) -> str:
        """Return the mark of a form on this page; two tabs must not share one."""
        fresh(self.request)
        return Visit.once()

    @property
    def html_lang(self) -> str:
        """Return the language for programs that read the page aloud."""
        return "zh-CN" if self.language == "zh" else "en"

    @property
    def stage(self) -> str:
        """Return the first part of the address, by which the menu marks where we are."""
        return self.path.strip("/").partition("/")[0]


def show(
    request: HttpRequest,
    template: str,
    values: Mapping[str, object] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """Return a page.

    Args:
        request: What was asked; its desk and visit fill the frame.
        template: The template's path under ``web/templates``.
        values: What the template shows beside the frame.
        status: 422 where a form could not be taken.
    """
    page = page_of(request)
    shown = {"page": page, "desk": page.desk, "words": PAGE_WORDS, **(values or {})}
    return HttpResponse(render_to_string(template, shown | _mark(request)), status=status)


def _mark(request: HttpRequest) -> dict[str, object]:
    """Return the mark of this page's forms, made once: each making takes some random numbers."""
    token = get_token(request)
    field = Markup('<input type="hidden" name="csrfmiddlewaretoken" value="{}">').format(token)
    return {"request": request, "csrf_token": token, "csrf_input": field}


def page_of(request: HttpRequest) -> Page:
    """Return the frame of a request's page."""
    moment = now()
    visit: Visit | None = getattr(request, "visit", None)
    desk: Desk | None = getattr(request, "desk", None)
    if desk is not None and not desk.home.is_open:
        desk = None  # it was locked while this page was being worked out
    quiet = desk is not None and desk.journal.quiet_hours.hold(moment)
    until = visit.amounts_until if visit else None
    return Page(
        path=request.path,
        preferences=Preferences.of(request),
        desk=desk,
        told=visit.told() if visit else (),
        request=request,
        line=quiet_line(LawBook.standard(), moment.date()),
        crisis=desk.crisis if desk else None,
        quiet=quiet,
        resting=quiet and (until is None or moment >= until),
        sample=desk.sample if desk else False,
    )


def language_of(request: HttpRequest) -> Language:
    """Return the language in which a request is answered."""
    return Preferences.of(request).language
