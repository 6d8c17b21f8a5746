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
KINDS = ("waiver", "grace", "instalments")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One kind of concession at one value: what it is called and how hard it is to get."""

    kind: str
    value: int
    hard: Fraction


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


def concessions(debt: PlanDebt, dues: Sequence[int]) -> tuple[Concession, ...]:
    """Return what a creditor could be asked for, the debt as it stands first.

    A waiver takes off what lateness has added. A pause moves everything that falls due by some
    months. Instalments spread what is left over equal months from the next one on, at the
    contract's own rate; with a waiver they spread less.

    Args:
        debt: The debt.
        dues: What falls due in each month as things stand, in fen.
    """
    return tuple(_concessions(debt, tuple(dues)))


def words_of(step: Step, debt: PlanDebt) -> Text:
    """Return what is asked for, in words."""
    value: object = yuan_from_fen(debt.late_by_now) if step.kind == "waiver" else step.value
    return _kinds()[step.kind].words.fill(value=value)


def _concessions(debt: PlanDebt, dues: tuple[int, ...]) -> Iterator[Concession]:
    waivers: list[tuple[Step, ...]] = [()]
    if debt.late_by_now:
        waivers.append((_step("waiver", 0, debt.state),))
    for waived in waivers:
        lighter = (dues[0] - (debt.late_by_now if waived else 0), *dues[1:])
        yield Concession(debt=debt.id, steps=waived, dues=lighter)
        for place, months in enumerate(_kinds()["grace"].values):
            if months < len(dues):
                steps = (*waived, _step("grace", place, debt.state))
                yield Concession(debt=debt.id, steps=steps, dues=_paused(lighter, months))
        for place, parts in enumerate(_kinds()["instalments"].values):
            spread = _spread(debt, lighter, parts)
            if spread is not None:
                steps = (*waived, _step("instalments", place, debt.state))
                yield Concession(debt=debt.id, steps=steps, dues=spread)


def _paused(dues: tuple[int, ...], months: int) -> tuple[int, ...]:
    """Return the dues moved on; what would fall beyond the last month stays in it."""
    moved = (*[0] * months, *dues)
    return (*moved[: len(dues) - 1], sum(moved[len(dues) - 1 :]))


def _spread(debt: PlanDebt, dues: tuple[int, ...], parts: int) -> tuple[int, ...] | None:
    """Return what is left in equal parts from the next month on, or None where it is no relief."""
    last = max((t for t, due in enumerate(dues) if due), default=0)
    if parts <= last or parts + 1 > len(dues):
        return None
    # Interest that is in the dues to come is not asked for twice: only what is owed by now runs on.
    ahead = sum(dues[1:]) - min(debt.outstanding, sum(dues[1:]))
    base = sum(dues) - ahead
    exact = level_payment(base, debt.contract_rate, parts)
    part = round_to_int(exact, Rounding.CEILING)
    return (0, *[part] * parts, *[0] * (len(dues) - parts - 1))


def _step(kind: str, place: int, state: State) -> Step:
    found = _kinds()[kind]
    return Step(kind=kind, value=found.values[place], hard=found.hard[state] + place * found.more)


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
