"""One small habit at a time, chosen by where the money went, kept two weeks and then looked at."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ashore.errors.recover import AnswerError
from ashore.law.fields import Fields
from ashore.law.reading import read_yaml
from ashore.recover.spending.traps import Trap
from ashore.text import Text

_FILE = Path(__file__).parent / "data" / "habits.yaml"
_ANYBODY = "any"
REVIEW = dt.timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """A small habit: its id, what it is, and the kind of spending it fits."""

    id: str
    fits: str
    says: Text


def habits_for(traps: Sequence[Trap]) -> tuple[Habit, ...]:
    """Return the habits to choose one from: those that fit the largest sums first.

    Examples:
        >>> [habit.id for habit in habits_for([])]
        ['a-list-first', 'look-once-a-week', 'put-by-on-pay-day']
    """
    order = [*dict.fromkeys(trap.kind for trap in traps), _ANYBODY]
    fitting = [habit for habit in habits() if habit.fits in order]
    return tuple(sorted(fitting, key=lambda habit: order.index(habit.fits)))


def habit_named(name: str) -> Habit:
    """Return a habit by its id.

    Raises:
        AnswerError: If there is none of that name.
    """
    for habit in habits():
        if habit.id == name:
            return habit
    allowed = ", ".join(habit.id for habit in habits())
    raise AnswerError(where="HABIT", given=name, allowed=allowed)


@functools.cache
def habits() -> tuple[Habit, ...]:
    """Return every habit, in the order of its file."""
    fields = Fields(read_yaml(_FILE, _FILE.name), _FILE.name)
    found = []
    for n, raw in enumerate(fields.items("habits"), 1):
        one = Fields(raw, f"{_FILE.name} habits {n}")
        says = Text(one.text("zh"), one.text("en"))
        found.append(Habit(id=one.text("id"), fits=one.text("for"), says=says))
        one.done()
    fields.done()
    return tuple(found)
