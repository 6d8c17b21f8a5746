"""A finding about an agreement, in the one shape that all checks of it use."""

from __future__ import annotations

from collections.abc import Sequence

from ashore.findings import Citation, Finding, Severity, Strength, Working
from ashore.text import Text

_RECORD = Text("案件里的记录", "the record")


def agreement_finding(
    code: str,
    where: str,
    says: Text,
    ask: Text,
    *,
    severity: Severity = Severity.ASK,
    amount: int | None = None,
    workings: Sequence[Working] = (),
    citations: Sequence[Citation] = (),
    limits: Text | None = None,
) -> Finding:
    """Return what is worth asking about an agreement; it is as strong as the rule that it cites.

    Args:
        code: A stable name.
        where: The place within the paper: ``line-3``, ``plan``, ``debt``.
        says: What was seen.
        ask: The sentence to send.
        severity: How soon to look.
        amount: The fen at stake.
        workings: The arithmetic.
        citations: The rules, the one that carries it first.
        limits: What it does not show.
    """
    return Finding(
        code=code,
        severity=severity,
        where=f"agreement/{where}",
        says=says,
        strength=citations[0].strength if citations else Strength.ARITHMETIC,
        amount=amount,
        ask=ask,
        limits=limits,
        workings=tuple(workings),
        citations=tuple(citations),
    )


def recorded(entry: str) -> Working:
    """Return a working that only points at an entry of the case."""
    return Working(label=_RECORD, shown=entry, entries=(entry,))
