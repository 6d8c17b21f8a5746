"""Whether an overdue entry falls under the one-off credit repair, condition by condition."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ashore.findings import Citation
from ashore.law.answers import Rule
from ashore.law.book import LawBook
from ashore.money.amounts import fen_from_yuan, yuan_from_fen
from ashore.money.dates import add_months
from ashore.text import Text

RULE = "credit-record.one-off-repair"


class Verdict(StrEnum):
    """Whether an entry should no longer be shown."""

    HIDDEN = "should-be-hidden"
    SHOWN = "not-covered"
    UNKNOWN = "cannot-tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One condition of the rule; ``met`` is None where the records do not say."""

    asks: Text
    met: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """Whether an entry is covered, each condition, and the day from which it should be hidden."""

    verdict: Verdict
    conditions: tuple[Condition, ...]
    hidden_from: dt.date | None
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueSpell:
    """One overdue spell of an account: its first and last day, the most that was overdue in fen.

    ``paid_on`` is the day on which all that was overdue had been paid; None while it is not.
    A part that is not known is None.
    """

    first: dt.date | None
    last: dt.date | None
    most: int | None
    paid_on: dt.date | None
    paid_known: bool = True


def one_off_repair(spell: OverdueSpell, book: LawBook) -> Repair:
    """Return whether an overdue spell should be hidden from a credit report.

    Raises:
        LawDataError: If the law book lacks the rule.

    Examples:
        >>> spell = OverdueSpell(first=dt.date(2024, 3, 1), last=dt.date(2024, 5, 20), most=80_000,
        ...                      paid_on=dt.date(2026, 2, 3))
        >>> found = one_off_repair(spell, LawBook.standard())
        >>> found.verdict.value, found.hidden_from.isoformat()
        ('should-be-hidden', '2026-03-31')
    """
    # Its terms are asked for after it closed, so the version that was open is taken by its kind.
    rule = next(one for one in book.entry(RULE).versions if isinstance(one, Rule))
    terms = _terms(rule)
    begin, end, paid_by = (_day(terms, name) for name in ("arose_from", "arose_to", "paid_by"))
    most = fen_from_yuan(terms["most_yuan"])
    conditions = (
        Condition(
            asks=Text(f"逾期都在 {begin} 至 {end} 之间", f"overdue between {begin} and {end}"),
            met=_within(spell, begin, end),
        ),
        Condition(
            asks=Text(
                f"单笔不超过 {yuan_from_fen(most)} 元",
                f"no more than {yuan_from_fen(most)} yuan in one",
            ),
            met=None if spell.most is None else spell.most <= most,
        ),
        Condition(
            asks=Text(f"{paid_by} 前全部还清", f"paid in full by {paid_by}"),
            met=_paid(spell, paid_by),
        ),
    )
    verdict = _verdict(conditions)
    hidden = _hidden_from(spell, terms) if verdict is Verdict.HIDDEN else None
    return Repair(
        verdict=verdict, conditions=conditions, hidden_from=hidden, citation=rule.citation
    )


def _verdict(conditions: tuple[Condition, ...]) -> Verdict:
    if any(condition.met is False for condition in conditions):
        return Verdict.SHOWN
    if any(condition.met is None for condition in conditions):
        return Verdict.UNKNOWN
    return Verdict.HIDDEN


def _within(spell: OverdueSpell, begin: dt.date, end: dt.date) -> bool | None:
    if spell.first is not None and not begin <= spell.first <= end:
        return False
    if spell.last is not None and not begin <= spell.last <= end:
        return False
    return None if spell.first is None else True


def _paid(spell: OverdueSpell, by: dt.date) -> bool | None:
    if spell.paid_on is not None:
        return spell.paid_on <= by
    return False if spell.paid_known else None


def _hidden_from(spell: OverdueSpell, terms: Mapping[str, str]) -> dt.date | None:
    if spell.paid_on is None:
        return None
    if spell.paid_on <= _day(terms, "paid_by_first"):
        return _day(terms, "hidden_from_first")
    return add_months(spell.paid_on.replace(day=1), 2) - dt.timedelta(days=1)


def _terms(rule: Rule) -> dict[str, str]:
    return {name: str(value) for name, value in rule.data.items()}


def _day(terms: Mapping[str, str], name: str) -> dt.date:
    return dt.date.fromisoformat(terms[name])
