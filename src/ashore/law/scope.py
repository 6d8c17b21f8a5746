"""Which rules reach a lender and those who collect for it, how far, and why: computed, not asked.

An agency is held to the rules of the creditor that it collects for, so the facts name the
creditor. Whom an entry is about stands in its own data; nothing about a rule is written here.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from ashore.errors.law import LawBeforeFirstError
from ashore.findings import Citation, Strength
from ashore.law.answers import AppliesTo, Entry, FactDate, Gap, Product, Table, Version
from ashore.law.book import LawBook
from ashore.law.channel import Channel
from ashore.law.lenders import LenderType
from ashore.text import Text

CONDUCT = (
    "card",
    "civil-code",
    "collection",
    "consumer-law",
    "criminal",
    "privacy",
    "public-security",
    "records",
)
"""The domains that say how a debt may be collected."""


class Reach(StrEnum):
    """How a rule reaches a lender; only ``applies`` binds by itself."""

    APPLIES = "applies"
    ON_REQUEST = "on-request"
    BY_ANALOGY = "by-analogy"
    MEMBERS_ONLY = "members-only"
    STANDARD = "standard-referenced"
    CONTEXT = "context"
    DEPENDS = "depends"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What decides which rules reach a lender; None where it is not known.

    ``conduct_on`` is the day somebody collected; ``online`` says whether the loan was made over the
    internet; ``member`` whether the lender belongs to the association that wrote a pact.
    """

    lender: LenderType
    product: Product
    conduct_on: dt.date
    contract_on: dt.date | None = None
    filed_on: dt.date | None = None
    online: bool | None = None
    member: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleReach:
    """One entry of the law book, how it reaches these facts, and why.

    ``citation`` is None where no version holds on the day that decides.
    """

    id: str
    title: Text
    reach: Reach
    because: Text
    citation: Citation | None
    limits: Text | None


def reach_of(book: LawBook, entry_id: str, facts: Facts) -> RuleReach:
    """Return how one entry reaches a lender.

    Raises:
        LawDataError: If there is no such entry or its file is off.

    Examples:
        >>> facts = Facts(
        ...     lender=LenderType.SMALL_LOAN, product=Product.LOAN, conduct_on=dt.date(2026, 5, 1)
        ... )
        >>> reach_of(LawBook.standard(), "card.collection-limits", facts).reach.value
        'no'
    """
    entry = book.entry(entry_id)
    version = _version(book, entry, facts)
    reach, because = _whom(entry.applies_to, facts)
    if reach is not Reach.NO:
        reach, because = _when(entry, version, facts) or _how(version, reach, because, facts)
    return RuleReach(
        id=entry_id,
        title=entry.title,
        reach=reach,
        because=because,
        citation=version.citation if version is not None else None,
        limits=entry.limits,
    )


def rules_that_reach(
    book: LawBook, facts: Facts, *, domains: tuple[str, ...] = CONDUCT
) -> tuple[RuleReach, ...]:
    """Return every entry of some domains with how it reaches a lender, the firmest first."""
    found = [reach_of(book, i, facts) for i in book.ids() if i.split(".")[0] in domains]
    order = list(Reach)
    return tuple(sorted(found, key=lambda one: (order.index(one.reach), one.id)))


def _whom(applies: AppliesTo, facts: Facts) -> tuple[Reach, Text]:
    """Return whether an entry is about this lender and this product at all."""
    if applies.lenders and facts.lender is LenderType.UNKNOWN:
        return Reach.DEPENDS, _LENDER_UNKNOWN
    lender = _match(facts.lender, applies.lenders, applies.also_lenders)
    product = _match(facts.product, applies.products, applies.also_products)
    if lender is Reach.NO or product is Reach.NO:
        return Reach.NO, _OTHER_LENDER if lender is Reach.NO else _OTHER_PRODUCT
    if applies.online_only and facts.online is not True:
        if facts.online is None:
            return Reach.DEPENDS, _ONLINE_UNKNOWN
        return Reach.NO, _NOT_ONLINE
    if Reach.BY_ANALOGY in (lender, product):
        return Reach.BY_ANALOGY, _ANALOGY
    return Reach.APPLIES, _BINDS_ALL if not applies.lenders else _BINDS_LENDER


def _match(one: StrEnum, named: tuple[StrEnum, ...], also: tuple[StrEnum, ...]) -> Reach:
    if not named or one in named:
        return Reach.APPLIES
    return Reach.BY_ANALOGY if one in also else Reach.NO


def _when(entry: Entry, version: Version | None, facts: Facts) -> tuple[Reach, Text] | None:
    """Return why no version decides, or None where one does."""
    on = _day(entry.chosen_by, facts)
    if on is None:
        return Reach.DEPENDS, _DAY_UNKNOWN
    if version is None:
        return Reach.NO, _NOT_YET.fill(first=entry.versions[0].from_date, on=on)
    if isinstance(version, Gap):
        return (Reach.NO if version.repealed else Reach.DEPENDS), version.note
    return None


def _how(version: Version | None, reach: Reach, because: Text, facts: Facts) -> tuple[Reach, Text]:
    """Return how a version that holds reaches, by what it is and how strongly it binds."""
    if reach is not Reach.APPLIES or version is None or version.citation is None:
        return reach, because
    if not isinstance(version, Table | Channel | Gap) and "on_request_of" in version.data:
        return Reach.ON_REQUEST, _REQUEST
    strength = version.citation.strength
    if strength is Strength.SELF_REGULATION:
        return (Reach.NO, _NO_MEMBER) if facts.member is False else (Reach.MEMBERS_ONLY, _MEMBER)
    if strength is Strength.STANDARD:
        return Reach.STANDARD, _REFERENCE
    if strength is Strength.DEPENDS:
        return Reach.CONTEXT, _ORIENTATION
    return reach, because


def _version(book: LawBook, entry: Entry, facts: Facts) -> Version | None:
    on = _day(entry.chosen_by, facts)
    try:
        return None if on is None else book.version(entry.id, on=on)
    except LawBeforeFirstError:
        return None


def _day(chosen_by: FactDate, facts: Facts) -> dt.date | None:
    """Return the day of the facts that picks the version."""
    if chosen_by is FactDate.CONTRACT:
        return facts.contract_on
    if chosen_by in (FactDate.SUIT_ACCEPTED, FactDate.JUDGMENT):
        return facts.filed_on
    return facts.conduct_on


_LENDER_UNKNOWN = Text(
    "先弄清放贷机构持什么牌照。", "Find out first what licence the lender holds."
)
_OTHER_LENDER = Text("不管这类机构。", "It is not about this kind of lender.")
_OTHER_PRODUCT = Text("不管这种产品。", "It is not about this kind of product.")
_ONLINE_UNKNOWN = Text(
    "只管网上办的贷款，先确认这笔是不是。",
    "It is about loans made online; find out whether this one was.",
)
_NOT_ONLINE = Text("只管网上办的贷款。", "It is about loans made online.")
_ANALOGY = Text("不直接适用，可以参照。", "It does not apply by itself but may be followed.")
_BINDS_ALL = Text("对所有人都适用。", "It binds everybody.")
_BINDS_LENDER = Text(
    "约束这类机构和为它催收的人。", "It binds this kind of lender and whoever collects for it."
)
_DAY_UNKNOWN = Text(
    "决定适用哪个版本的日期还不知道。", "The day that picks the version is missing."
)
_NOT_YET = Text("从 {first} 起才有，{on} 还没有。", "It starts on {first}, after {on}.")
_REQUEST = Text(
    "要借款人自己提出，不会自动适用。", "The borrower has to ask; it does not apply by itself."
)
_MEMBER = Text(
    "只约束协会会员和为会员催收的人，先确认是不是会员。",
    "It binds members of the association and whoever collects for them; check the membership.",
)
_NO_MEMBER = Text("只约束协会会员，这家不是。", "It binds members, and this lender is none.")
_REFERENCE = Text(
    "推荐性标准，合同、公约或监管要求引用时才有约束。",
    "A recommended standard binds where a contract, a pact or a supervisor refers to it.",
)
_ORIENTATION = Text("各处做法不一，只作参考。", "Practice differs; it is orientation only.")
