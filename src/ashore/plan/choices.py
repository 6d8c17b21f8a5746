"""Which debts a plan keeps in time: the few choices on which everything before cost depends.

Whether a choice can be carried does not depend on how the money is split month by month. It can
if, by the end of every month, all that must have been paid by then is covered by all that has come
in. So court deadlines, cliffs and stages need no payments to be decided, only these choices.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from ashore.plan.months import MonthDebt, Problem
from ashore.plan.solver import Floats, Programme

FEN_IN_YUAN = 100

Costs = dict[int, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is kept of one debt.

    ``offer`` is the number of the offer that is taken, None as the debt stands. ``late`` says that
    it may become late, ``worse`` that it may fall a stage further; ``missed`` is the month from
    which its cliff or court deadline is missed, None where it is kept.
    """

    offer: int | None = None
    late: bool = False
    worse: bool = False
    missed: int | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """The choices of one debt as columns.

    ``stands`` says that no offer is taken. ``missed`` holds a column for each month in which
    missing the cliff costs something, and one for all months after them: once missed, it stays so.
    """

    stands: int
    late: int | None
    worse: int | None
    missed: tuple[int, ...]
    offers: tuple[int, ...]

    def missed_by(self, month: int) -> int:
        """Return the column that says whether the cliff is missed by a month."""
        return self.missed[min(month, len(self.missed) - 1)]


def add_choices(
    programme: Programme, problem: Problem, *, covered: bool = True
) -> tuple[Columns, ...]:
    """Add the choices of every debt to a programme.

    Args:
        programme: Where they are added.
        problem: The debts and the money.
        covered: Add a row a month too, that all that must be paid by then is covered.
    """
    columns = tuple(_columns(programme, debt) for debt in problem.debts)
    if covered:
        needs = [
            needed_by_choice(debt, own, problem.months)
            for debt, own in zip(problem.debts, columns, strict=True)
        ]
        for t, money in enumerate(accumulate(problem.money)):
            # Each choice belongs to one debt, so that no two of them meet here.
            parts = {column: value for need in needs for column, value in need[t].items()}
            if parts:
                programme.at_most(parts, money / FEN_IN_YUAN)
    return columns


def read_choices(columns: Sequence[Columns], values: Floats) -> tuple[Choice, ...]:
    """Return the choices that a solution makes."""
    return tuple(_read(own, values) for own in columns)


def must_be_paid(problem: Problem, choices: Sequence[Choice]) -> tuple[tuple[int, ...], ...]:
    """Return, for each debt and month, the fen that must have been paid in all by its end."""
    return tuple(
        tuple(_needed(debt.taking(choice.offer), choice, problem.months))
        for debt, choice in zip(problem.debts, choices, strict=True)
    )


def court_costs(problem: Problem, columns: Sequence[Columns]) -> Costs:
    """Return the goal of missing as few court deadlines as can be."""
    pairs = zip(problem.debts, columns, strict=True)
    return {own.missed[-1]: 1.0 for debt, own in pairs if debt.court and own.missed}


def cliff_costs(problem: Problem, columns: Sequence[Columns]) -> Costs:
    """Return the goal of having as little as can be fall due at once."""
    costs: Costs = {}
    for debt, own in zip(problem.debts, columns, strict=True):
        falls = (*debt.cliff, 0)
        # Added up from the month of the miss on, the steps make what is left to fall due then.
        for t, column in enumerate(own.missed[:-1]):
            costs[column] = (falls[t] - falls[t + 1]) / FEN_IN_YUAN
    return costs


def late_costs(columns: Sequence[Columns]) -> Costs:
    """Return the goal of keeping as many debts as can be from becoming late."""
    return {own.late: 1.0 for own in columns if own.late is not None}


def stage_costs(columns: Sequence[Columns]) -> Costs:
    """Return the goal of keeping as many debts as can be from falling a stage further."""
    return {own.worse: 1.0 for own in columns if own.worse is not None}


def likely_costs(problem: Problem, columns: Sequence[Columns]) -> Costs:
    """Return about what choices cost: what offers take off, and a month's lateness a stage.

    It only tells which of the choices that give up the same to look at first.
    """
    costs: Costs = {}
    for debt, own in zip(problem.debts, columns, strict=True):
        whole = sum(debt.due) / FEN_IN_YUAN
        a_month = float(debt.late_rate) * whole
        costs |= {step: a_month for step in (own.late, own.worse) if step is not None}
        for column, offer in zip(own.offers, debt.offers, strict=True):
            costs[column] = sum(offer.due) / FEN_IN_YUAN - whole
    return {column: cost for column, cost in costs.items() if cost}


def _columns(programme: Programme, debt: MonthDebt) -> Columns:
    stands = programme.choice()
    late = programme.choice() if debt.keep else None
    worse = programme.choice() if debt.need else None
    missed: tuple[int, ...] = ()
    if debt.cliff_need:
        falls = sum(1 for adds in debt.cliff if adds)
        missed = tuple(programme.choice() for _ in range(falls + 1))
    offers = tuple(programme.choice() for _ in debt.offers)
    for earlier, later in pairwise(missed):
        programme.at_most({earlier: 1.0, later: -1.0}, 0.0)
    # A cliff that is missed is a stage further, and who falls a stage has become late.
    ladder = [column for column in (missed[-1] if missed else None, worse, late, stands)
              if column is not None]  # fmt: skip
    for lower, upper in pairwise(ladder):
        programme.at_most({lower: 1.0, upper: -1.0}, 0.0)
    programme.equal({stands: 1.0} | dict.fromkeys(offers, 1.0), 1.0)
    return Columns(stands, late, worse, missed, offers)


def needed_by_choice(debt: MonthDebt, own: Columns, months: int) -> list[Costs]:
    """Return, for each month, what must have been paid in all by its end as a sum of choices."""
    cliff = debt.cliff_need or (0,) * months
    stage = debt.need or cliff
    whole = tuple(accumulate(debt.due)) if debt.keep else stage
    offered = [tuple(accumulate(offer.due)) for offer in debt.offers]
    steps: Costs = defaultdict(float)
    needed = []
    for t in range(months):
        fen: Costs = {own.stands: whole[t]}
        if own.late is not None:
            fen[own.late] = stage[t] - whole[t]
        if own.worse is not None:
            fen[own.worse] = cliff[t] - stage[t]
        if own.missed:
            # What was paid before the miss stays paid: only the steps after it fall away.
            steps[own.missed_by(t)] -= cliff[t] - (cliff[t - 1] if t else 0)
            fen |= steps
        fen |= {column: due[t] for column, due in zip(own.offers, offered, strict=True)}
        needed.append({column: amount / FEN_IN_YUAN for column, amount in fen.items() if amount})
    return needed


def _read(own: Columns, values: Floats) -> Choice:
    def is_so(column: int | None) -> bool:
        return column is not None and values[column] > 1 / 2

    taken = [number for number, column in enumerate(own.offers) if is_so(column)]
    missed = [t for t, column in enumerate(own.missed) if is_so(column)]
    return Choice(
        offer=taken[0] if taken else None,
        late=is_so(own.late),
        worse=is_so(own.worse),
        missed=missed[0] if missed else None,
    )


def _needed(debt: MonthDebt, choice: Choice, months: int) -> list[int]:
    needs: list[Sequence[int]] = [(0,) * months]
    if debt.keep and not choice.late:
        needs.append(tuple(accumulate(debt.due)))
    if debt.need and not choice.worse:
        needs.append(debt.need)
    if debt.cliff_need:
        until = months if choice.missed is None else choice.missed
        kept = debt.cliff_need[:until]
        needs.append((*kept, *[kept[-1] if kept else 0] * (months - until)))
    return [max(amounts) for amounts in zip(*needs, strict=True)]
