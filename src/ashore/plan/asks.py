"""The least to ask for: which few concessions make a plan hold, and what each rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import highspy
import numpy as np

from ashore.case.terms import Method
from ashore.findings import Citation
from ashore.law.book import LawBook
from ashore.money.amounts import yuan_from_fen
from ashore.plan.concessions import Concession, Step, concessions, words_of
from ashore.plan.debts import PlanDebt
from ashore.plan.months import Problem
from ashore.plan.solver import Solver
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One thing to ask one creditor for.

    ``says`` is the request, ``because`` the sentence that justifies it with the person's own
    figures. ``citations`` hold the rule behind it; without one it rests on goodwill.
    """

    debt: str
    creditor: str
    kind: str
    value: int
    says: Text
    because: Text
    citations: tuple[Citation, ...]

    @property
    def rests_on(self) -> str:
        """Return ``rule`` where a rule supports it, else ``goodwill``."""
        return "rule" if self.citations else "goodwill"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asks:
    """The smallest set of concessions with which every due can be paid in its month.

    ``holds`` is False where not even all of them together would do; then nothing is asked and the
    way is another one. ``dues`` are the months of each debt that would follow.
    """

    holds: bool
    asks: tuple[Ask, ...]
    hard: float
    dues: dict[str, tuple[int, ...]]


def smallest_asks(
    problem: Problem,
    debts: Sequence[PlanDebt],
    book: LawBook,
    on: dt.date,
    *,
    methods: dict[str, Method] | None = None,
    money: Sequence[int] | None = None,
) -> Asks:
    """Return the concessions that are least hard to get and make a plan hold.

    A plan holds when in every month all that has fallen due by then is covered by the money that
    has come by then.

    Args:
        problem: The debts and the money by months.
        debts: The same debts, for what can be asked of each.
        book: The law book.
        on: Today.
        methods: How each debt is paid back; a card's instalments have a rule behind them.
        money: Another sum for each month, such as one that holds with the chosen odds.
    """
    asked = {debt.id: debt for debt in debts}
    choices = [concessions(asked[one.id], one.due) for one in problem.debts]
    cash = list(accumulate(problem.money if money is None else money))
    chosen = _choose(choices, cash)
    if chosen is None:
        return Asks(holds=False, asks=(), hard=0.0, dues={})
    asks = [
        _ask(step, asked[one.debt], book, on, (methods or {}).get(one.debt), problem)
        for one in chosen
        for step in one.steps
    ]
    return Asks(
        holds=True,
        asks=tuple(asks),
        hard=float(sum(one.hard for one in chosen)),
        dues={one.debt: one.dues for one in chosen},
    )


def _choose(
    choices: Sequence[Sequence[Concession]], cash: Sequence[int]
) -> tuple[Concession, ...] | None:
    """Return one concession a debt, least hard in all, or None where nothing is enough."""
    if not choices:
        return ()
    flat = [(i, one) for i, options in enumerate(choices) for one in options]
    columns = len(flat)
    paid = np.array([list(accumulate(one.dues)) for _, one in flat], np.float64).T / 100
    picks = np.zeros((len(choices), columns))
    for column, (i, _) in enumerate(flat):
        picks[i, column] = 1.0
    rows = np.vstack([picks, paid])
    lower = np.concatenate([np.ones(len(choices)), np.full(len(cash), -highspy.kHighsInf)])
    upper = np.concatenate([np.ones(len(choices)), np.array(cash, np.float64) / 100 + 1e-4])
    highs = Solver()
    highs.addVars(columns, np.zeros(columns), np.ones(columns))
    index = np.arange(columns, dtype=np.int32)
    # Of equally hard sets the one with fewer requests is asked for.
    costs = np.array([float(one.hard) + len(one.steps) * 1e-3 for _, one in flat])
    highs.changeColsCost(columns, index, costs)
    highs.changeColsIntegrality(columns, index, np.ones(columns, np.uint8))
    starts = np.arange(0, rows.size, columns, dtype=np.int32)
    highs.addRows(
        len(rows), lower, upper, rows.size, starts, np.tile(index, len(rows)), rows.ravel()
    )
    highs.run()
    if highs.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None
    values = highs.getSolution().col_value
    return tuple(one for column, (_, one) in enumerate(flat) if values[column] > 1 / 2)


def _ask(
    step: Step,
    debt: PlanDebt,
    book: LawBook,
    on: dt.date,
    method: Method | None,
    problem: Problem,
) -> Ask:
    citations: tuple[Citation, ...] = ()
    if method is Method.CARD and step.kind == "instalments":
        citations = (book.rule("card.personal-instalment-plan", on=on).citation,)
    later = problem.money[1] if problem.months > 1 else problem.money[0]
    return Ask(
        debt=debt.id,
        creditor=debt.creditor,
        kind=step.kind,
        value=debt.late_by_now if step.kind == "waiver" else step.value,
        says=words_of(step, debt),
        because=_BECAUSE[step.kind].fill(
            due=yuan_from_fen(debt.due_now), available=yuan_from_fen(later)
        ),
        citations=citations,
    )


_BECAUSE = {
    "waiver": Text(
        "现在到期 {due} 元，每月留出生活费后有 {available} 元。免去这部分，本金和利息能按约定还。",
        "{due} yuan is due and {available} a month is left after living. Without this part, "
        "principal and interest can be paid as agreed.",
    ),
    "grace": Text(
        "现在到期 {due} 元，每月留出生活费后有 {available} 元，这段时间付不了；之后能按期付。",
        "{due} yuan is due and {available} a month is left after living: it cannot be paid in this "
        "time and can be paid after it.",
    ),
    "instalments": Text(
        "现在到期 {due} 元，每月留出生活费后有 {available} 元，分开付才能每期都付到。",
        "{due} yuan is due and {available} a month is left after living: in parts, each can be "
        "paid.",
    ),
}
