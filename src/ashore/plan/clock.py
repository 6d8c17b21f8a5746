"""One running time, and which kind of it comes first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Literal

from ashore.findings import Citation
from ashore.text import Text

PageName = Literal[
    "agreements",
    "asks",
    "budget",
    "court",
    "credit-record",
    "debts",
    "disputes",
    "evidence",
    "intermediaries",
    "letters",
    "offers",
    "relief",
    "rounds",
]
"""The parts of Ashore that something is done with."""


class Urgency(IntEnum):
    """Which kind of deadline comes first; a smaller number outranks a larger one."""

    COURT = 1
    SAFETY = 2
    ACCELERATION = 3
    GUARANTOR = 4
    CREDIT_RECORD = 5
    DUE_DAY = 6
    REPLY = 7
    RECORDS = 8
    WAY_OUT = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One running time: what ends, when, and what to do before.

    Its parts are those of the :class:`~ashore.plan.tasks.Task` that it becomes.
    """

    code: str
    urgency: Urgency
    by: dt.date | None
    says: Text
    because: Text
    minutes: int
    page: PageName
    entries: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = field(default=())
    uncertain: Text | None = None
