"""A place where one side did not keep what was agreed, with the entries that show it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ashore.findings import Finding, Severity, Strength, Working
from ashore.settle.promises.terms import Terms
from ashore.text import Text


class Side(StrEnum):
    """Whose part it was."""

    PERSON = "person"
    CREDITOR = "creditor"


_SIDE = {Side.PERSON: "promise.person", Side.CREDITOR: "promise.creditor"}
_RESTS = Text("协议或承诺", "the agreement or promise")


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """What was not kept: by whom, on which day it became so, and the finding that opens it.

    ``entries`` show it; those that set the term are in the finding's workings with them.
    """

    code: str
    side: Side
    on: dt.date
    finding: Finding
    entries: tuple[str, ...] = ()


def breach_of(
    terms: Terms,
    what: str,
    side: Side,
    on: dt.date,
    says: Text,
    *,
    ask: Text | None = None,
    amount: int | None = None,
    severity: Severity = Severity.CHECK,
    workings: Sequence[Working] = (),
    entries: Sequence[str] = (),
    limits: Text | None = None,
) -> Breach:
    """Return a breach with the agreement's own entries beside those that show it.

    Args:
        terms: What was agreed.
        what: What was not kept, the last part of the code.
        side: Whose part it was.
        on: The day on which it became so.
        says: The sentence.
        ask: What to write to the other side.
        amount: The fen at stake.
        severity: How soon to look.
        workings: The arithmetic.
        entries: The entries that show it.
        limits: What it does not show.
    """
    code = f"{_SIDE[side]}-{what}"
    rests = Working(label=_RESTS, shown=str(len(terms.entries)), entries=terms.entries)
    shown = Working(label=says, shown=str(len(entries)), entries=tuple(entries))
    finding = Finding(
        code=code,
        severity=severity,
        where=f"{terms.loan}/promises/{terms.agreement or 'spoken'}",
        says=says,
        strength=Strength.CONTRACT,
        amount=amount,
        ask=ask,
        limits=limits,
        workings=(*workings, *((shown,) if entries else ()), rests),
    )
    return Breach(code=code, side=side, on=on, finding=finding, entries=tuple(entries))
