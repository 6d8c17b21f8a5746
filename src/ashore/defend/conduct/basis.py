"""Which rules were in force on the day of a contact, and how firmly they reach its creditor."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ashore.defend.conduct.rule import ConductRule
from ashore.errors.law import LawBeforeFirstError
from ashore.findings import Citation, Strength
from ashore.law.answers import AppliesTo, Gap, Product, Rule, Version
from ashore.law.book import LawBook
from ashore.law.lenders import LenderType
from ashore.text import Text


class Reach(StrEnum):
    """Whether an entry of the law book speaks of a lender and a product."""

    YES = "yes"
    OPEN = "open"
    BY_ANALOGY = "by-analogy"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Lender:
    """What is known of the creditor; ``product`` is None where that is open."""

    type: LenderType = LenderType.UNKNOWN
    product: Product | None = None


NOBODY_KNOWN = Lender()
_HARDEST_FIRST = tuple(Strength)
_SOFT = frozenset({Strength.STANDARD, Strength.SELF_REGULATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bases:
    """What a finding may cite for one stretch of days and one creditor.

    ``carrying`` are the entries that carry it, ``open_for`` those cited entries that reach the
    creditor only if it is of a certain kind.
    """

    carrying: tuple[Citation, ...]
    supporting: tuple[Citation, ...]
    if_repeated: tuple[Citation, ...]
    open_for: tuple[Citation, ...]
    strength: Strength

    def citations(self, *, repeated: bool) -> tuple[Citation, ...]:
        """Return what is cited, the entries that carry the finding first."""
        often = self.if_repeated if repeated else ()
        return tuple(dict.fromkeys((*self.carrying, *self.supporting, *often)))


class BasisBook:
    """Answers for a rule, a day and a creditor what may be cited; each stretch is read once."""

    def __init__(self, book: LawBook) -> None:
        self.law = book
        self._starts: dict[str, list[dt.date]] = {}
        self._known: dict[tuple[str, int, Lender], Bases | None] = {}

    def stretch(self, rule: ConductRule, day: dt.date) -> int:
        """Return the number of the stretch of days, between two changes, that a day lies in."""
        if rule.code not in self._starts:
            self._starts[rule.code] = sorted(
                {
                    version.from_date
                    for entry_id in rule.basis
                    for version in self.law.entry(entry_id).versions
                    if version.from_date is not None
                }
            )
        return bisect.bisect_right(self._starts[rule.code], day)

    def bases(self, rule: ConductRule, day: dt.date, lender: Lender) -> Bases | None:
        """Return what a finding of a day may cite, None where nothing then decided it."""
        key = (rule.code, self.stretch(rule, day), lender)
        if key not in self._known:
            self._known[key] = self._read(rule, day, lender)
        return self._known[key]

    def _read(self, rule: ConductRule, day: dt.date, lender: Lender) -> Bases | None:
        deciding = list(self._reaching(rule, rule.deciding, day, lender))
        weighed = list(self._reaching(rule, rule.weighed, day, lender))
        if not deciding and not weighed:
            return None
        supporting = list(self._reaching(rule, rule.supporting, day, lender))
        often = list(self._reaching(rule, rule.if_repeated, day, lender))
        cited = (*deciding, *weighed, *supporting)
        return Bases(
            carrying=tuple(citation for citation, _ in (*deciding, *weighed)),
            supporting=tuple(citation for citation, _ in supporting),
            if_repeated=tuple(citation for citation, _ in often),
            open_for=tuple(citation for citation, reach in cited if reach is not Reach.YES),
            strength=_strength(deciding),
        )

    def _reaching(
        self, rule: ConductRule, entry_ids: Iterable[str], day: dt.date, lender: Lender
    ) -> Iterator[tuple[Citation, Reach]]:
        """Yield what was in force and may reach the creditor, those that surely do first."""
        found = []
        for entry_id in entry_ids:
            try:
                version = self.law.version(entry_id, on=day)
            except LawBeforeFirstError:
                continue
            reach = reach_of(self.law.entry(entry_id).applies_to, lender)
            if isinstance(version, Gap) or reach is Reach.NO:
                continue
            if entry_id in rule.acts and not _speaks_of(version, rule.acts[entry_id]):
                continue
            found.append((version.citation, reach))
        yield from sorted(found, key=lambda pair: list(Reach).index(pair[1]))


def reach_of(applies_to: AppliesTo, lender: Lender) -> Reach:
    """Return whether an entry speaks of a creditor of a kind and its product."""
    parts = (
        _part(lender.type, LenderType.UNKNOWN, applies_to.lenders, applies_to.also_lenders),
        _part(lender.product, None, applies_to.products, applies_to.also_products),
    )
    return max(parts, key=list(Reach).index)


def _part(
    given: object, unknown: object, named: tuple[object, ...], also: tuple[object, ...]
) -> Reach:
    if not named or given in named:
        return Reach.YES
    if given == unknown:
        return Reach.OPEN
    return Reach.BY_ANALOGY if given in also else Reach.NO


def _speaks_of(version: Version, act: str) -> bool:
    """Return whether the text of a day names an act; an older one may not."""
    return isinstance(version, Rule) and act in version.data.get("acts", ())


def _strength(deciding: list[tuple[Citation, Reach]]) -> Strength:
    """Return the hardest entry that surely reaches the creditor.

    Where none surely does, a standard or a pact still carries its own strength, but nothing harder
    is claimed.
    """
    sure = [citation.strength for citation, reach in deciding if reach is Reach.YES]
    soft = [citation.strength for citation, _ in deciding if citation.strength in _SOFT]
    return min(sure or soft or [Strength.DEPENDS], key=_HARDEST_FIRST.index)


def may_not_fit(bases: Bases) -> Text:
    """Return how a sentence says that conduct may not fit its rules, no stronger than they are."""
    titles = dict.fromkeys(citation.title for citation in bases.carrying)
    shown = list(titles)[:2]
    cited = Text(
        "".join(f"《{title.zh}》" for title in shown), " and ".join(f"“{t.en}”" for t in shown)
    )
    if bases.strength in _SOFT:
        return Text("可能不符合{cited}", "may not be in line with {cited}").fill(cited=cited)
    if bases.strength is Strength.DEPENDS:
        return Text(
            "可以对照{cited}，要看情节，由有关机关判断",
            "can be held against {cited}; it depends on the circumstances and is for the "
            "authorities to judge",
        ).fill(cited=cited)
    return Text(
        "可能不符合{cited}，是否成立由有关机关判断",
        "may not be in line with {cited}; whether it is is for the authorities to judge",
    ).fill(cited=cited)
