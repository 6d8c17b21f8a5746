"""The desk: the open case, what it says today, and the one way in which a page adds to it."""

from __future__ import annotations

import contextlib
import datetime as dt
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from ashore.case.entries import AnyEntry
from ashore.case.entry import Source
from ashore.case.ledger import Ledger
from ashore.case.replay import Case
from ashore.errors.store import HomeLockedError
from ashore.law.book import LawBook
from ashore.recover.care.crisis import CrisisHelp
from ashore.recover.care.journal import Journal
from ashore.recover.care.reply import help_kept_close
from ashore.store import drafts, homes, journals, ledgers, settings_rows
from ashore.store.homes import Home
from ashore.text import Text
from ashore.web.frame import locking, page_cache, revision
from ashore.web.frame.answers import Answers, Kept
from ashore.web.frame.clock import now
from ashore.web.frame.form import kept_of
from ashore.web.frame.until_changed import until_changed
from ashore.web.frame.visit import Held, Visit
from ashore.web.jobs import runner

_ADDED = Text("记下了。", "Noted.")
_TYPED = Source(how="typed")
_ASK_BY_THEMSELVES = "/jobs/"
_kept = Kept()
_writing = threading.RLock()


@dataclass(slots=True)
class Drafts:
    """The unfinished forms of the open case."""

    case: int

    def load(self, name: str) -> dict[str, list[str]] | None:
        """Return what was typed into a form, None where nothing is kept."""
        found = drafts.find_draft(self.case, name)
        if found is None or not isinstance(found.value, dict):
            return None
        return {key: [str(one) for one in many] for key, many in found.value.items()}

    def save(self, name: str, sent: Mapping[str, list[str]]) -> None:
        """Keep what was typed."""
        drafts.keep_draft(self.case, name, dict(sent), now=now())

    def forget(self, name: str) -> None:
        """Forget a form that was taken."""
        drafts.drop_draft(self.case, name)


@dataclass(slots=True)
class Desk:
    """What a page works with: the open case on this day.

    ``answers`` are what the five stages say of it; they are worked out once. ``home`` is the
    folder that is open, ``case_row`` the number by which the store knows the case.
    """

    home: Home
    case_row: int
    ledger: Ledger
    moment: dt.datetime
    answers: Answers
    visit: Visit | None = None
    book: LawBook = field(default_factory=LawBook.standard)
    _journal: Journal | None = None

    @property
    def today(self) -> dt.date:
        """Return the day for which everything is worked out: the sheet's own where it has one."""
        return self.answers.on

    @property
    def case(self) -> Case:
        """Return the case as of its last entry."""
        return self.answers.case

    @property
    def sample(self) -> bool:
        """Return whether this is the sample, which is gone once it is closed."""
        return self.home.sample

    @property
    def drafts(self) -> Drafts:
        """Return the unfinished forms."""
        return Drafts(self.case_row)

    @property
    def journal(self) -> Journal:
        """Return the private journal: check-ins, steps, quiet hours."""
        if self._journal is None:
            self._journal = until_changed(
                ("journal", self.home.folder), lambda: journals.read_journal(self.case_row)
            )
        return self._journal

    def keep_journal(self, journal: Journal) -> None:
        """Keep the journal; what is no longer in it is gone."""
        journals.keep_journal(self.case_row, journal)
        self._journal = journal
        revision.changed()

    @property
    def crisis(self) -> CrisisHelp | None:
        """Return help that stands above everything, None where it is not needed."""
        return help_kept_close(self.journal, self.moment, self.book)

    def setting(self, name: str, default: object = None) -> object:
        """Return a choice that was kept for this case."""
        return settings_rows.setting(self.case_row, name, default)  # type: ignore[arg-type]

    def keep_setting(self, name: str, value: object) -> None:
        """Keep a choice for this case; plain JSON."""
        settings_rows.keep_setting(self.case_row, name, value, now=self.moment)
        revision.changed()

    def next_id(self, kind: str) -> str:
        """Return the first id of the form ``kind-number`` that no entry has."""
        return self.ledger.next_id(kind)

    def stamp(self, kind: str, **others: object) -> dict[str, object]:
        """Return what every typed entry begins with: its id, when and how it was recorded."""
        return {"id": self.next_id(kind), "recorded_at": self.moment, "source": _TYPED, **others}

    def add(self, *entries: AnyEntry, says: Text = _ADDED, undo: bool = True) -> None:
        """Append entries; the next page says so and offers to take them back.

        Raises:
            DataError: If the case would not add up; nothing is changed.
        """
        self.append(*entries)
        if self.visit is not None:
            names = ",".join(entry.id for entry in entries)
            self.visit.say(says, undo=reverse("owed:withdraw", args=[names]) if undo else "")

    def correct(self, replaces: str, by: AnyEntry | None, *, reason: str = "", says: Text) -> None:
        """Append a correction: an entry is replaced, or withdrawn where ``by`` is None.

        Raises:
            DataError: If it cannot be replaced, for instance because it already was.
        """
        longer = self.ledger.supersede(
            replaces, by, recorded_at=self.moment, reason=reason, source=_TYPED
        )
        self._append_rest(longer)
        if self.visit is not None:
            self.visit.say(says)

    def change(
        self, added: Iterable[AnyEntry], corrected: Iterable[tuple[str, AnyEntry | None]]
    ) -> None:
        """Append entries and corrections together, all or none; nothing is said about it.

        Args:
            added: New entries.
            corrected: Pairs of an entry's id and what stands in its place, None to withdraw it.

        Raises:
            DataError: If the case would not add up; nothing is changed.
        """
        longer = self.ledger.append(*added).supersede_all(
            corrected, recorded_at=self.moment, source=_TYPED
        )
        self._append_rest(longer)

    def withdraw(self, names: Iterable[str], *, reason: str, says: Text) -> None:
        """Withdraw entries together."""
        longer = self.ledger.supersede_all(
            ((name, None) for name in names),
            recorded_at=self.moment,
            reason=reason,
            source=_TYPED,
        )
        self._append_rest(longer)
        if self.visit is not None:
            self.visit.say(says)

    def append(self, *entries: AnyEntry) -> None:
        """Append entries and say nothing: the page says in its own words what was added.

        Raises:
            DataError: If the case would not add up; nothing is changed.
        """
        # Another tab may have added meanwhile: that is no conflict unless the case no longer
        # adds up, so the entries go to the end of what is there now.
        fresh = tuple(_unchained(entry) for entry in entries)
        with _writing:
            current = ledgers.load(self.case_row)
            self._stand_at(ledgers.append(self.case_row, fresh, current.head))
        revision.changed()

    def _append_rest(self, longer: Ledger) -> None:
        self.append(*longer.entries[len(self.ledger.entries) :])

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Yield while nobody else adds; the ledger is the one to add to, so new ids are free."""
        with _writing:
            current = ledgers.load(self.case_row)
            if current.head != self.ledger.head:
                self._stand_at(current)
            yield

    def _stand_at(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.answers = _kept.of(ledger, self.answers.on, self.book)


def _unchained(entry: AnyEntry) -> AnyEntry:
    if entry.prev is None:
        return entry
    said = entry.model_dump(exclude_unset=True, by_alias=True, exclude={"prev"})
    return type(entry).model_validate(said)


class AtTheDesk:
    """Middleware that gives every page the open case, or leads to where one is opened."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the page."""
        # A page that asks by itself how far some work is does not mean that somebody is there.
        locking.look_at_the_time(now(), seen=not request.path.startswith(_ASK_BY_THEMSELVES))
        opened = homes.current()
        if opened is not None:
            runner.attend(opened)
        request.desk = desk_at(now(), getattr(request, "visit", None))  # type: ignore[attr-defined]
        return page_cache.answered(request, self._answer)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], *_: object
    ) -> HttpResponse | None:
        """Return the way to an open case where a view needs one and none is open."""
        if getattr(view, "needs_no_case", False) or request.path.startswith("/api/"):
            return None
        if getattr(request, "desk", None) is not None:
            return None
        visit: Visit | None = getattr(request, "visit", None)
        goes_on = request.get_full_path()
        if request.method == "POST":
            goes_on = _page_of(request)
            if visit is not None and goes_on.partition("?")[0] == request.path:
                visit.held = Held(request.path, kept_of(request.POST))
        return HttpResponseRedirect(f"{reverse('home:index')}?{urlencode({'next': goes_on})}")


def _page_of(request: HttpRequest) -> str:
    """Return the page on which a form stood: a button's own address shows nothing."""
    came_from = urlsplit(request.META.get("HTTP_REFERER", ""))
    if not came_from.path:
        return request.path
    return f"{came_from.path}?{came_from.query}" if came_from.query else came_from.path


def needs_no_case(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a view that is shown while no case is open."""
    view.needs_no_case = True  # type: ignore[attr-defined]
    return view


def desk_at(moment: dt.datetime, visit: Visit | None = None) -> Desk | None:
    """Return the desk with the open case, None where none is open."""
    opened = homes.current()
    if opened is None:
        return None
    try:
        ledger, book = ledgers.load(opened.case), LawBook.standard()
    except HomeLockedError:
        return None  # it was locked this very moment
    on = ledger.header.as_of or moment.date()
    answers = _kept.of(ledger, on, book)
    return Desk(opened, opened.case, ledger, moment, answers, visit, book)


def desk_of(request: HttpRequest) -> Desk:
    """Return the desk of a request whose view needs an open case."""
    desk: Desk | None = getattr(request, "desk", None)
    assert desk is not None  # noqa: S101 - the middleware leads away otherwise
    return desk


def forget_everything() -> None:
    """Forget what was worked out: the case was closed."""
    _kept.forget()
