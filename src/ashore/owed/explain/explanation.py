"""The answer to one bill: the readings that give it, or the nearest one and the rest."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from ashore.case.terms import Item
from ashore.law.book import LawBook
from ashore.owed.bill import BillLine, BillSums
from ashore.owed.explain.charges import Sum
from ashore.owed.explain.orders import ANY_ORDER
from ashore.owed.explain.overcharge import Overcharge, least_possible, not_judged, overcharge
from ashore.owed.explain.questions import Question, questions
from ashore.owed.explain.ranking import Match, Ranked, ranked, undetermined
from ashore.owed.explain.readings import Option, Reading
from ashore.owed.explain.search import Search, Table, Trial
from ashore.owed.explain.shown import (
    COMPARED,
    can_match,
    matches,
    sorted_bill,
)
from ashore.owed.explain.tables import Loan
from ashore.text import Text

MOST_SHOWN = 20
"""More readings than this are counted, not listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """How a bill can have come about.

    ``matched_on`` is ``items`` (every line), ``groups`` (every line, but that one contract sum and
    one late charge may hold what has no line of its own), ``total`` (any one line may, or there is
    only a total) or ``none``. ``readings`` are the best matches, fewest departures from the
    contract first, or the nearest reading that the contract allows where none matches;
    ``undetermined`` names the questions that this bill cannot settle, with the answers that fit it
    equally well. ``rest`` is shown minus reading by item, zeros left out; what a total asks for
    beyond its lines stands there as ``unknown``. ``without_basis`` are the lines that no reading
    accounts for, ``questions`` what to ask the lender, and ``matches`` all readings that match.
    """

    on: dt.date
    matched_on: str
    tried: int
    readings: tuple[Reading, ...]
    undetermined: tuple[tuple[str, tuple[Option, ...]], ...]
    supported: dict[Item, int]
    rest: dict[Item, int]
    without_basis: tuple[BillLine, ...]
    overcharge: Overcharge | None
    questions: tuple[Question, ...]
    matches: tuple[Match, ...] = field(default=(), repr=False, compare=False)

    @property
    def matching(self) -> int:
        """Return how many readings give the bill."""
        return sum(len(match.indices) for match in self.matches)

    @property
    def exact(self) -> bool:
        """Return whether some reading gives the bill's own lines to the fen."""
        return self.matched_on != "none"

    @property
    def best(self) -> Reading:
        """Return the reading to show first."""
        return self.readings[0]


def explain_bill(loan: Loan, bill: BillSums, book: LawBook, on: dt.date) -> Explanation:
    """Return which readings of a contract give a bill as of a day.

    Lines that stand beside every repayment table and late charge (a collection fee, say) are set
    apart first and must be accounted for on their own; the rest must match to the fen. The
    likeliest repayment tables are tried first (those that give the bill's principal and interest,
    that give its principal and had every payment in time, the contract's own, and those that are
    nearly one of these), the next ones only where no reading of them gives every line.
    """
    work = _Work(loan, bill, book, on)
    if bill.itemised:
        for tables in work.tables_by_fit():
            work.try_tables(tables, for_items=True)
            if found := work.matching("items"):
                return work.explained("items", found)
    work.try_everything()
    for matched_on in ("groups", "total"):
        if found := work.matching(matched_on):
            return work.explained(matched_on, found)
    return work.nearest()


class _Work:
    """The readings tried so far against one bill."""

    def __init__(self, loan: Loan, bill: BillSums, book: LawBook, on: dt.date) -> None:
        self._loan, self._book, self._on = loan, book, on
        self._search = Search(loan, book, on)
        self._shown = sorted_bill(bill, self._search.fee_items)
        self._for_items = self._search.for_items(self._shown)
        self._trials: list[Trial] = []
        self._whole: list[Table] = []
        self._tried = 0

    def tables_by_fit(self) -> Iterator[list[Table]]:
        """Yield the repayment tables, likeliest first, and together those that are nearly one."""
        wanted = [self._shown.items[item] for item in (Item.PRINCIPAL, Item.INTEREST)]
        left = list(self._search.tables)
        ranks: dict[int, list[Table]] = {}
        for table in left:
            plain = self._search.plain(table)
            same = [plain.sums[item] for item in (Item.PRINCIPAL, Item.INTEREST)] == wanted
            in_time = plain.sums[Item.PRINCIPAL] == wanted[0] and plain.charged_on is None
            is_contract = table is self._search.tables[0]
            ranks.setdefault([same, in_time, is_contract, True].index(True), []).append(table)
        for rank in sorted(ranks):
            likely = [t for t in left if any(t.nearly(other) for other in ranks[rank])]
            left = [table for table in left if table not in likely]
            if likely:
                yield likely

    def try_tables(self, tables: Sequence[Table], *, for_items: bool) -> None:
        """Try every reading of some tables, or all that can give every line."""
        search = self._for_items if for_items else self._search
        for table in tables:
            charged = self._search.plain(table).charged_on is not None
            if charged and (for_items or self._tells_principal()):
                principal = self._shown.items[Item.PRINCIPAL]
                fits = functools.partial(can_match, self._shown, by_item=for_items)
                found = list(search.fitting_of(table, fits, principal))
            else:
                found = list(search.all_of(table))
                self._whole += [] if for_items else [table]
            orders = 1 if found and found[0].order is ANY_ORDER else len(search.orders.options)
            self._tried += self._search.readings_in_one_order * orders
            self._trials += found

    def try_everything(self) -> None:
        """Try every reading of every table."""
        self._trials, self._tried = [], 0
        self.try_tables(self._search.tables, for_items=False)

    def _tells_principal(self) -> bool:
        """Return whether the bill's principal can hold nothing else that has no line."""
        late = [row for row in self._search.tables[0].schedule.rows if row.due_on < self._on]
        interest = self._shown.items[Item.INTEREST] or not any(row.interest for row in late)
        return self._shown.itemised and bool(interest)

    def matching(self, matched_on: str) -> list[Match]:
        """Return the readings tried so far that give the bill."""
        found = []
        for trial in self._trials:
            mask = trial.space.spread(matches(self._shown, trial.sums, matched_on))
            if mask.any():
                found.append(Match(trial, np.flatnonzero(mask)))
        return found

    def explained(self, matched_on: str, found: list[Match]) -> Explanation:
        """Return the answer for a bill that some readings give."""
        rounding = self._search.dimensions["rounding"]
        best = ranked(
            found,
            orders=len(self._search.orders.options),
            own_rounding=None if "rounding" in self._loan.terms.unknown else rounding.usual,
        )
        equal = [one.reading for one in best if one.reading.deviations == best[0].rank[0]]
        return self._answer(
            matched_on, best, rest={}, open_questions=tuple(undetermined(equal)), found=found
        )

    def nearest(self) -> Explanation:
        """Return the answer for a bill that nothing gives: the nearest reading, and the rest.

        Of the readings that the contract allows, it is the one that gives most lines to the fen,
        has the contract's own table, rounds as the loan does, and leaves the least unexplained.
        """
        best: tuple[tuple[int, ...], Trial, int] | None = None
        for trial in self._allowed:
            allowed = np.flatnonzero(trial.space.deviations == 0)
            if trial.deviations or not allowed.size:
                continue
            lines, off = (trial.space.spread(a)[allowed] for a in self._distance(trial))
            other_table = np.full_like(lines, trial.table.key != self._search.tables[0].option.key)
            other_rounding = trial.space.unusual_in("rounding")[allowed]
            ranks = lines, other_table, other_rounding, off, trial.space.unusual[allowed]
            first = int(np.lexsort(ranks[::-1])[0])
            rank = tuple(int(column[first]) for column in ranks)
            if best is None or rank < best[0]:
                best = rank, trial, int(allowed[first])
        assert best is not None  # noqa: S101 - the contract always allows its own reading
        (*_, unusual), trial, index = best
        one = Ranked(trial.reading(index), unusual, trial, index)
        rest = {item: self._shown.items[item] - one.sums[item] for item in COMPARED}
        if not self._shown.itemised:
            rest = {Item.UNKNOWN: self._shown.total - sum(one.sums.values())}
        return self._answer("none", [one], rest=rest, open_questions=(), found=[])

    def _distance(self, trial: Trial) -> tuple[Sum, Sum]:
        """Return how many lines each reading leaves unexplained, and how many fen."""
        if not self._shown.itemised:
            off = np.abs(self._shown.total - trial.total())
            return np.minimum(off, 1), off
        gaps = [np.abs(self._shown.items[item] - trial.sums[item]) for item in COMPARED]
        return sum(np.minimum(gap, 1) for gap in gaps), sum(gaps)

    def _answer(
        self,
        matched_on: str,
        best: Sequence[Ranked],
        *,
        rest: dict[Item, int],
        open_questions: tuple[tuple[str, tuple[Option, ...]], ...],
        found: list[Match],
    ) -> Explanation:
        if self._shown.unlisted:
            rest = {**rest, Item.UNKNOWN: self._shown.unlisted}
        rest = {item: amount for item, amount in rest.items() if amount}
        over = self._overcharge(found)
        return Explanation(
            on=self._on,
            matched_on=matched_on,
            tried=self._tried,
            readings=tuple(one.reading for one in best[:MOST_SHOWN]),
            undetermined=open_questions,
            supported={item: amount for item, amount in best[0].sums.items() if amount},
            rest=rest,
            without_basis=self._shown.beside,
            overcharge=over,
            questions=tuple(
                questions(
                    self._shown,
                    rest,
                    best[0].reading,
                    self._search.all_dimensions,
                    open_questions,
                    over.not_judged if over else (),
                )
            ),
            matches=tuple(found),
        )

    @functools.cached_property
    def _allowed(self) -> list[Trial]:
        """Return every reading that the contract allows, and others beside them."""
        whole = {table.option.key for table in self._whole}
        trials = [trial for trial in self._trials if trial.table.key in whole]
        for table in self._search.tables:
            if table.option.key not in whole:
                trials += self._search.allowed_of(table)
        return trials

    def _overcharge(self, found: list[Match]) -> Overcharge | None:
        open_items = not_judged(self._loan.terms)
        over = overcharge((match.trial for match in found), self._shown, open_items)
        if over is not None and over.at_least == least_possible(self._shown):
            return over
        if not open_items:
            return overcharge(self._allowed, self._shown, ())
        # Charges at an unknown rate may have taken any payment that came late.
        charged_on = self._search.plain(self._search.tables[0]).charged_on
        in_time = [p for p in self._loan.payments if charged_on is None or p.on < charged_on]
        search = Search(replace(self._loan, payments=tuple(in_time)), self._book, self._on)
        trials = (one for table in search.tables for one in search.allowed_of(table))
        return overcharge(trials, self._shown, open_items)


DIMENSION_WORDS = {
    "table": Text("还款计划", "repayment table"),
    "allocation": Text("还款先冲什么", "what payments clear first"),
    "day_count": Text("天数怎么算", "how days count"),
    "start": Text("从哪天起算", "which day it starts"),
    "rounding": Text("怎么取到分", "how sums become fen"),
    "base": Text("罚息按什么算", "what penalty runs on"),
    "times": Text("罚息利率", "penalty rate"),
    "compound": Text("复利", "compound interest"),
    "late_fee": Text("违约金", "late fee"),
}
