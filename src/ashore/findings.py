"""What every stage returns: a finding, the arithmetic behind it, and the rule it rests on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from ashore.text import Text


class Severity(StrEnum):
    """How soon a person should look at a finding."""

    INFO = "info"
    ASK = "ask"
    CHECK = "check"
    URGENT = "urgent"


class Strength(StrEnum):
    """What kind of rule a finding rests on; wording may never claim more than this."""

    LAW = "law"
    JUDICIAL = "judicial-interpretation"
    RULE = "rule"
    NORMATIVE = "normative-document"
    STANDARD = "standard"
    SELF_REGULATION = "self-regulation"
    CONTRACT = "contract"
    ARITHMETIC = "arithmetic"
    DEPENDS = "depends"


class Confidence(StrEnum):
    """How sure we are that the law book states its source correctly."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a figure or rule comes from, down to the article, and how firm it is.

    ``id`` is the entry of the law book and ``source`` the instrument that it rests on.
    """

    id: str
    title: Text
    pinpoint: str
    strength: Strength
    confidence: Confidence
    in_force: dt.date | None = None
    checked_on: dt.date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """One step of opened arithmetic: what it is, the sum as written, and what it came to.

    ``shown`` is the result as a person reads it; ``sum`` is the arithmetic that gives it;
    ``entries`` are the ledger entries it read; ``parts`` are the steps below it.
    """

    label: Text
    shown: str
    sum: str = ""
    entries: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    parts: tuple[Working, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something worth knowing about the person's data or the lender's bill; a value, never raised.

    ``where`` is a path into the case (``debt/bill/item``); ``amount`` is in fen where one sum is
    at stake; ``ask`` is the question to put to the lender; ``limits`` says what it does not show.
    """

    code: str
    severity: Severity
    where: str
    says: Text
    strength: Strength
    amount: int | None = None
    ask: Text | None = None
    limits: Text | None = None
    workings: tuple[Working, ...] = ()
    citations: tuple[Citation, ...] = ()
