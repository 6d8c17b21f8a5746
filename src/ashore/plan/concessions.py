"""What a creditor could be asked for, and what would fall due then."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from ashore.law.fields import Fields
from ashore.law.reading import read_yaml
from ashore.money.amounts import yuan_from_fen
from ashore.money.rounding import Rounding, round_to_int
from ashore.owed.annuity import level_payment
from ashore.plan.debts import PlanDebt, State
from ashore.text import Text

_FILE = Path(__file__).parent / "data" / "asks.yaml"
KINDS = ("waiver", "grace", "instalments", "rate", "restore", "discount")
_SUMS = ("waiver", "discount")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One kind of concession: its value, what that is in words, and how hard it is to get.

    ``value`` is the fen that are waived or that close the debt, the months of a pause, the number
    of parts, or the percentage of the interest that is left.
    """

    kind: str
    value: int
    says: Text
    hard: Fraction

    @property
    def is_sum(self) -> bool:
        """Return whether the value is a sum of money."""
        return self.kind in _SUMS


@dataclass(frozen=True, slots=True, kw_only=True)
class Concession:
    """Something to ask one creditor for, and the dues that would follow, month by month.

    No ``steps`` at all is the debt as it stands. ``hard`` adds up how hard the steps are to get.
    """

    debt: str
    steps: tuple[Step, ...]
    dues: tuple[int, ...]

    @property
    def hard(self) -> Fraction:
        """Return how hard it is to get, 0 where nothing is asked for."""
        return sum((step.hard for step in self.steps), Fraction(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    words: Text
    hard: dict[State, Fraction]
    values: tuple[int, ...]
    more: Fraction


def concessions(
    debt: PlanDebt, dues: Sequence[int], restored: Sequence[int] = ()
) -> tuple[Concession, ...]:
    """Return what a creditor could be asked for, the debt as it stands first.

    A waiver takes off what lateness has added. A pause moves everything that falls due by some
    months. Instalments spread what is left over equal months from the next one on, at the
    contract's own rate or a lower one; with a waiver they spread less. A call of the whole loan
    can be withdrawn. A discount closes the debt with one payment in the next month.

    Args:
        debt: The debt.
        dues: What falls due in each month as things stand, in fen.
        restored: For a loan that was called, what would fall due by its own table.
    """
    return tuple(_concessions(debt, tuple(dues), tuple(restored)))


def _concessions(
    debt: PlanDebt, dues: tuple[int, ...], restored: tuple[int, ...]
) -> Iterator[Concession]:
    waivers: list[tuple[Step, ...]] = [()]
    if debt.late_by_now:
        waivers.append((_step("waiver", 0, debt, debt.late_by_now),))
    for waived in waivers:
        less = debt.late_by_now if waived else 0
        lighter = (max(dues[0] - less, 0), *dues[1:])
        for steps, due in _of_kinds(debt, lighter, restored, less):
            yield Concession(debt=debt.id, steps=(*waived, *steps), dues=due)
    yield from _discounts(debt, dues)


def _of_kinds(
    debt: PlanDebt, dues: tuple[int, ...], restored: tuple[int, ...], less: int
) -> Iterator[tuple[tuple[Step, ...], tuple[int, ...]]]:
    yield (), dues
    for place, months in enumerate(_kinds()["grace"].values):
        if months < len(dues):
            yield (_step("grace", place, debt, months),), _paused(dues, months)
    for place, parts in enumerate(_kinds()["instalments"].values):
        step = _step("instalments", place, debt, parts)
        spread = _spread(debt, dues, parts, debt.contract_rate)
        if spread is None:
            continue
        yield (step,), spread
        for lower, percent in enumerate(_kinds()["rate"].values):
            cut = _spread(debt, dues, parts, debt.contract_rate * percent / 100)
            if cut is not None and cut != spread:
                yield (step, _step("rate", lower, debt, percent)), cut
    if restored:
        again = (max(restored[0] - less, 0), *restored[1:])
        yield (_step("restore", 0, debt, 1),), again


def _discounts(debt: PlanDebt, dues: tuple[int, ...]) -> Iterator[Concession]:
    """Yield the debt closed with one payment, a share of what is due now and the principal left."""
    whole = debt.due_now + sum(due.principal for due in debt.dues)
    for place, percent in enumerate(_kinds()["discount"].values):
        amount = whole * percent // 100
        if len(dues) > 1 and 0 < amount < sum(dues):
            due = (0, amount, *[0] * (len(dues) - 2))
            steps = (_step("discount", place, debt, amount),)
            yield Concession(debt=debt.id, steps=steps, dues=due)


def _paused(dues: tuple[int, ...], months: int) -> tuple[int, ...]:
    """Return the dues moved on; what would fall beyond the last month stays in it."""
    moved = (*[0] * months, *dues)
    return (*moved[: len(dues) - 1], sum(moved[len(dues) - 1 :]))


def _spread(
    debt: PlanDebt, dues: tuple[int, ...], parts: int, rate: Fraction
) -> tuple[int, ...] | None:
    """Return what is left in equal parts from the next month on, or None where it is no relief."""
    last = max((t for t, due in enumerate(dues) if due), default=0)
    if parts <= last or parts + 1 > len(dues):
        return None
    # Interest that is in the dues to come is not asked for twice: only what is owed by now runs on.
    ahead = sum(dues[1:]) - min(debt.outstanding, sum(dues[1:]))
    base = sum(dues) - ahead
    part = round_to_int(level_payment(base, rate, parts), Rounding.CEILING)
    return (0, *[part] * parts, *[0] * (len(dues) - parts - 1))


def _step(kind: str, place: int, debt: PlanDebt, value: int) -> Step:
    found = _kinds()[kind]
    return Step(
        kind=kind,
        value=value,
        says=found.words.fill(value=yuan_from_fen(value) if kind in _SUMS else value),
        hard=found.hard[debt.state] + place * found.more,
    )


@functools.cache
def _kinds() -> dict[str, _Kind]:
    fields = Fields(read_yaml(_FILE, _FILE.name), _FILE.name)
    kinds = {kind: _read(fields.under(kind)) for kind in KINDS}
    fields.done()
    return kinds


def _read(fields: Fields) -> _Kind:
    hard = fields.under("hard")
    states = [state for state in State if state is not State.SETTLED]
    kind = _Kind(
        words=fields.both("words"),
        hard={state: hard.number(state.value)[1] for state in states},
        values=tuple(int(str(value)) for value in fields.items("values")),
        more=fields.number("more")[1],
    )
    hard.done()
    fields.done()
    return kind
