"""Which rules were in force on the day of a contact, and how firmly they reach its creditor."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ashore.defend.conduct.rule import ConductRule
from ashore.findings import Citation, Strength
from ashore.law.answers import Gap, Product, Rule, Version
from ashore.law.book import LawBook
from ashore.law.lenders import LenderType
from ashore.law.scope import Facts, Reach, reach_of
from ashore.text import Text


class Lender(NamedTuple):
    """What is known of the creditor; without its kind the product decides nothing."""

    type: LenderType = LenderType.UNKNOWN
    product: Product = Product.LOAN


class Reached(NamedTuple):
    """An entry that was in force, how it reaches the creditor, and why."""

    citation: Citation
    reach: Reach
    because: Text


NOBODY_KNOWN = Lender()
_HARDEST_FIRST = tuple(Strength)
_SOFT = frozenset({Strength.STANDARD, Strength.SELF_REGULATION})
_SURE = frozenset({Reach.APPLIES, Reach.ON_REQUEST, Reach.STANDARD, Reach.MEMBERS_ONLY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bases:
    """What a finding may cite for one stretch of days and one creditor.

    ``carrying`` are the entries that carry it, ``named`` those that its sentence names, hardest
    first; ``conditions`` say which reach the creditor only under a condition.
    """

    carrying: tuple[Citation, ...]
    named: tuple[Citation, ...]
    supporting: tuple[Citation, ...]
    if_repeated: tuple[Citation, ...]
    conditions: tuple[Text, ...]
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
        deciding = self._reaching(rule, rule.deciding, day, lender)
        weighed = self._reaching(rule, rule.weighed, day, lender)
        if not deciding and not weighed:
            return None
        supporting = self._reaching(rule, rule.supporting, day, lender)
        often = self._reaching(rule, rule.if_repeated, day, lender)
        counting = [one.citation for one in deciding if _counts(one)]
        return Bases(
            named=tuple(sorted(counting, key=_hardness))
            or tuple(one.citation for one in (*weighed, *deciding)),
            carrying=tuple(reached.citation for reached in (*deciding, *weighed)),
            supporting=tuple(reached.citation for reached in supporting),
            if_repeated=tuple(reached.citation for reached in often),
            conditions=tuple(_conditions((*deciding, *weighed))),
            strength=_HARDEST_FIRST[min(map(_hardness, counting), default=-1)],
        )

    def _reaching(
        self, rule: ConductRule, entry_ids: Iterable[str], day: dt.date, lender: Lender
    ) -> list[Reached]:
        """Return what was in force and may reach the creditor, those that surely do first."""
        facts = Facts(lender=lender.type, product=lender.product, conduct_on=day, contract_on=day)
        found = []
        for entry_id in entry_ids:
            one = reach_of(self.law, entry_id, facts)
            if one.citation is None or one.reach is Reach.NO:
                continue
            version = self.law.version(entry_id, on=day)
            act = rule.acts.get(entry_id)
            if isinstance(version, Gap) or (act is not None and not _speaks_of(version, act)):
                continue
            found.append(Reached(one.citation, one.reach, one.because))
        return sorted(found, key=lambda reached: reached.reach not in _SURE)


def _speaks_of(version: Version, act: str) -> bool:
    """Return whether the text of a day names an act; an older one may not."""
    return isinstance(version, Rule) and act in version.data.get("acts", ())


def _counts(one: Reached) -> bool:
    """Return whether an entry lends a finding its strength.

    One that surely reaches the creditor does. A standard or a pact does even where its reach is
    open; nothing harder does then.
    """
    return one.reach in _SURE or one.citation.strength in _SOFT


def _hardness(citation: Citation) -> int:
    return _HARDEST_FIRST.index(citation.strength)


def _conditions(carrying: Iterable[Reached]) -> Iterator[Text]:
    """Yield under which condition entries reach the creditor, one sentence a condition."""
    under: dict[Text, list[Text]] = {}
    for one in carrying:
        if one.reach is not Reach.APPLIES:
            titles = under.setdefault(one.because, [])
            if one.citation.title not in titles:
                titles.append(one.citation.title)
    for because, titles in under.items():
        yield Text(
            "".join(f"《{title.zh}》" for title in titles) + f"：{because.zh}",
            ", ".join(f"“{title.en}”" for title in titles) + f": {because.en}",
        )


def may_not_fit(bases: Bases) -> Text:
    """Return how a sentence says that conduct may not fit its rules, no stronger than they are."""
    titles = dict.fromkeys(citation.title for citation in bases.named)
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
