"""Whom to turn to first among all creditors, and why: a day that runs out, then the day's list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from ashore.plan.today import SOON_DAYS, Agenda
from ashore.settle.round_deadlines import Deadline
from ashore.settle.round_events import Phase
from ashore.settle.rounds import Round
from ashore.text import Text

_PAYMENTS = frozenset({"pay_first", "due_day", "due_today"})
"""Tasks that are done by paying: nobody has to be called for them."""
_RUNS_OUT = Text("{on}：{says}。", "{on}: {says}.")
_NOT_BEGUN = Text(
    "已经逾期，还没有谈过；越早主动说明越好谈。",
    "It is late and was not talked about yet; the sooner you say so yourself, the better.",
)
_GOES_ON = Text("正在谈，接着做下一步。", "The talk is under way; take its next step.")


class FirstCall(NamedTuple):
    """The loan to see to first, and the reason."""

    loan: str
    because: Text


def first_call(rounds: Sequence[Round], agenda: Agenda | None, on: dt.date) -> FirstCall | None:
    """Return whom to turn to first, None where no talk is open.

    Args:
        rounds: The talks of all loans.
        agenda: What is to be done on that day and after, None while it is not worked out.
        on: Today.
    """
    talks = [one for one in rounds if one.open]
    if not talks:
        return None
    near = on + dt.timedelta(days=SOON_DAYS)
    running = [(d, one.loan) for one in talks for d in one.deadlines if d.on <= near]
    if running:
        soonest, loan = min(running, key=_day_of)
        return FirstCall(loan, _RUNS_OUT.fill(on=soonest.on, says=soonest.says))
    known = {one.loan for one in talks}
    for task in (*agenda.today, *agenda.soon, *agenda.later) if agenda else ():
        loan_named = next((entry for entry in task.entries if entry in known), None)
        if loan_named is not None and task.code not in _PAYMENTS:
            both = Text(f"{task.says.zh}{task.because.zh}", f"{task.says.en} {task.because.en}")
            return FirstCall(loan_named, both)
    first = next((one for one in talks if one.phase is Phase.NOT_BEGUN), talks[0])
    begun = first.phase is not Phase.NOT_BEGUN
    return FirstCall(first.loan, _GOES_ON if begun else _NOT_BEGUN)


def _day_of(pair: tuple[Deadline, str]) -> dt.date:
    return pair[0].on
