"""The answers of one ledger on one day: each is worked out once, whoever asks first."""

from __future__ import annotations

import datetime as dt
import gc
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from ashore.case.ledger import Ledger
from ashore.case.replay import Case, replay
from ashore.defend.conduct.facts import conduct_facts
from ashore.defend.conduct.report import ConductReport, conduct_report
from ashore.defend.contacts.log import log_from_case
from ashore.defend.reading.contact_words import contact_labels
from ashore.documents.draft import Draft
from ashore.documents.papers import papers_for
from ashore.documents.report import explained_bills
from ashore.documents.whole_agenda import whole_agenda
from ashore.law.book import LawBook
from ashore.owed.explain.explanation import Explanation
from ashore.owed.report import Owed, owed_on
from ashore.plan.report import PlanReport, plan_of
from ashore.plan.today import Agenda
from ashore.web.frame.memory import give_back

_T = TypeVar("_T")


class Answers:
    """What the five stages say of a ledger on a day; nothing in it ever changes.

    Every answer is a pure function of the ledger, the law book and the day, so it is worked out
    when first asked for and kept; two who ask at once wait for one computation.
    """

    def __init__(self, ledger: Ledger, on: dt.date, book: LawBook) -> None:
        self.ledger, self.on, self.book = ledger, on, book
        self._found: dict[str, Future[Any]] = {}
        self._lock = threading.Lock()

    def once(self, name: str, work: Callable[[], _T]) -> _T:
        """Return an answer, worked out by the first who asks; a failure is told to everybody.

        Args:
            name: What it is, with whatever it depends on beside the ledger and the day.
            work: Gives it.
        """
        return self._future(name, work).result()

    def soon(self, name: str, work: Callable[[], _T], *, seconds: float) -> _T | None:
        """Return an answer if it is there within some seconds; else it goes on being worked out."""
        future = self._future(name, work, apart=True)
        try:
            return future.result(timeout=seconds)
        except TimeoutError:
            return None

    def _future(self, name: str, work: Callable[[], _T], *, apart: bool = False) -> Future[_T]:
        with self._lock:
            future = self._found.get(name)
            if future is not None:
                return future
            future = self._found[name] = Future()
        if apart:
            threading.Thread(target=_work_out, args=(future, work), daemon=True).start()
        else:
            _work_out(future, work)
        return future

    def let_go(self) -> None:
        """Forget what was worked out; whoever still asks has it worked out once more.

        A page that was drawn may hold this for long, until the collector of cycles comes by.
        """
        with self._lock:
            self._found.clear()

    @property
    def case(self) -> Case:
        """Return the replayed case."""
        return self.once("case", lambda: replay(self.ledger))

    @property
    def owed(self) -> Owed:
        """Return what is owed."""
        return self.once("owed", lambda: owed_on(self.case, self.book, self.on))

    @property
    def explanations(self) -> dict[str, Explanation]:
        """Return how each loan's latest bill came about, by the loan's id."""
        return self.once("explanations", lambda: explained_bills(self.case, self.owed, self.book))

    @property
    def plan(self) -> PlanReport:
        """Return the way out; it may take some seconds the first time."""
        return self.once("plan", self._plan)

    def plan_soon(self, seconds: float = 1.5) -> PlanReport | None:
        """Return the way out if it is there soon; None while it is worked out."""
        return self.soon("plan", self._plan, seconds=seconds)

    def _plan(self) -> PlanReport:
        found = plan_of(self.case, self.book, self.on, owed=self.owed)
        give_back()
        return found

    @property
    def agenda(self) -> Agenda:
        """Return what to do on the day and after it, over all stages."""
        return self.once("agenda", lambda: whole_agenda(self.case, self.plan, self.book))

    @property
    def conduct(self) -> ConductReport:
        """Return what the contact log shows."""
        return self.once("conduct", self._conduct)

    def conduct_soon(self, seconds: float = 1.5) -> ConductReport | None:
        """Return what the contact log shows if it is there soon; None while it is worked out."""
        return self.soon("conduct", self._conduct, seconds=seconds)

    def _conduct(self) -> ConductReport:
        return conduct_report(
            log_from_case(self.case),
            self.book,
            on=self.on,
            facts=conduct_facts(self.case, self.book, self.on),
            labels=contact_labels,
        )

    @property
    def papers(self) -> tuple[Draft, ...]:
        """Return the papers that can be drafted from the records."""
        return self.once(
            "papers", lambda: papers_for(self.case, self.book, self.on, plan=self.plan)
        )


class Kept:
    """The answers of the latest ledger and day; safe for several threads.

    With a long contact log they take some 30 MB, and an older ledger is not asked for again.
    """

    def __init__(self) -> None:
        self._latest: Answers | None = None
        self._lock = threading.Lock()
        self._settled = False

    def of(self, ledger: Ledger, on: dt.date, book: LawBook) -> Answers:
        """Return the answers of a ledger on a day."""
        with self._lock:
            before = self._latest
            if before is not None and (before.ledger.head, before.on) == (ledger.head, on):
                return before
            self._settle()
            self._latest = found = Answers(ledger, on, book)
            if before is not None:
                before.let_go()
            return found

    def forget(self) -> None:
        """Keep nothing any more: the case was closed."""
        with self._lock:
            self._latest = None
            if self._settled:
                gc.unfreeze()
            self._settled = False

    def _settle(self) -> None:
        """Tell the collector of cycles that an opened ledger stays.

        It waits for a quarter of all that lives, and a long ledger is most of that; without it
        what drawn pages leave behind is collected soon.
        """
        if not self._settled:
            gc.freeze()
            self._settled = True


def _work_out(future: Future[_T], work: Callable[[], _T]) -> None:
    try:
        future.set_result(work())
    except BaseException as error:  # noqa: BLE001 - it is told to whoever asks
        future.set_exception(error)
