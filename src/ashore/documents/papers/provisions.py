"""What a letter says of a rule: its sense, how firmly it binds, and never more than that."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from ashore.defend.conduct.rule import rule_of
from ashore.documents.draft import Sentence
from ashore.documents.papers.case_conduct import Shown
from ashore.documents.papers.sentences import about_rule, numbers_zh
from ashore.documents.papers.side import Side
from ashore.errors.base import LawDataError
from ashore.findings import Citation, Confidence, Strength
from ashore.law.answers import Figure, Gap
from ashore.law.book import LawBook
from ashore.law.scope import Facts, Reach, reach_of
from ashore.law.words import UNITS

SOFT = frozenset({Strength.STANDARD, Strength.SELF_REGULATION})
HARD = frozenset({Strength.LAW, Strength.JUDICIAL, Strength.RULE, Strength.NORMATIVE})
TO_LENDERS = ("collection", "card", "civil-code", "privacy", "credit-record")
TO_POLICE = ("public-security", "criminal")
"""The domains of the law book that a letter to a lender or its supervisor, and to the police,
may cite."""

_ARTICLE = re.compile(r"第\d+条")
_ABOUT = re.compile("的?(?:要求|规定|安排)$")
_SO_MANY = re.compile("这么多(?:天|个工作日|个月|年)|这个次数")
_DOUBTFUL = frozenset({Confidence.LOW, Confidence.UNCONFIRMED})
_SURE = frozenset({Reach.APPLIES, Reach.ON_REQUEST, Reach.STANDARD, Reach.MEMBERS_ONLY})
_KIND = {
    Strength.STANDARD: "推荐性标准",
    Strength.SELF_REGULATION: "行业自律，约束协会会员和为会员催收的机构",
}


def citation_on(book: LawBook, entry_id: str, day: dt.date) -> Citation | None:
    """Return the citation of an entry as of a day, None where it had none or is not sure of it."""
    try:
        version = book.version(entry_id, on=day)
    except LawDataError:
        return None
    if isinstance(version, Gap) or version.citation is None:
        return None
    return None if version.citation.confidence in _DOUBTFUL else version.citation


def basis_of(
    one: Shown, side: Side, book: LawBook, domains: tuple[str, ...]
) -> tuple[Citation, ...]:
    """Return what a letter may cite for a finding: what carries it, was in force, and reaches.

    A rule that reaches the creditor only by analogy or under a condition that nobody has checked
    stays out, and so does one whose source was not confirmed.
    """
    facts = Facts(
        lender=side.licence,
        product=side.product,
        conduct_on=one.first_day,
        contract_on=one.first_day,
        online=side.online,
    )
    return tuple(
        cited
        for cited in one.found.finding.citations
        if cited.id.split(".")[0] in domains
        and cited.confidence not in _DOUBTFUL
        and cited.strength in SOFT | HARD
        and reach_of(book, cited.id, facts).reach in _SURE
    )


def sense_of(book: LawBook, cited: Citation, day: dt.date) -> str:
    """Return the sense of a rule or figure in a sentence; it is told, not quoted."""
    says = book.entry(cited.id).says.zh
    version = book.version(cited.id, on=day)
    if isinstance(version, Figure):
        return _SO_MANY.sub(f" {version.text} {UNITS[version.unit].zh}", says)
    return says


def provision(
    book: LawBook, cited: Citation, day: dt.date, *, rows: Iterable[int] = (), asked: bool = False
) -> Sentence:
    """Return what a rule says as a sentence of a letter.

    Against a recommended standard or a pact it says that conduct may not fit; of a law it gives the
    sense and leaves the judgment to whoever reads it.

    Args:
        book: The law book.
        cited: The rule as it was cited.
        day: The day whose version it is.
        rows: The rows of the letter's table that it is about.
        asked: Only ask whether the rows are what the rule speaks of.
    """
    where, named = numbers_zh(rows), source_zh(cited)
    about = f"表中第 {where} 行所记的情况" if where else "上述情况"
    sense = sense_of(book, cited, day)
    if asked:
        return about_rule(f"请核查{about}是否属于{named}所说的情形，大意是：{sense}", cited)
    if cited.strength in SOFT:
        kind = _KIND[cited.strength]
        return about_rule(f"{about}可能不符合{named}（{kind}），大意是：{sense}", cited)
    return about_rule(f"就{about}，请对照{named}，大意是：{sense}", cited)


def source_zh(cited: Citation) -> str:
    """Return a rule's source and place as a letter names them."""
    if _ARTICLE.match(cited.pinpoint):
        return f"《{cited.title.zh}》{cited.pinpoint}"
    if cited.pinpoint == "全文":
        return f"《{cited.title.zh}》"
    about = _ABOUT.sub("", cited.pinpoint)
    word = "要求" if cited.strength in SOFT else "规定"
    return f"《{cited.title.zh}》关于{about}的{word}"


def reportable(one: Shown, side: Side, book: LawBook) -> bool:
    """Return whether a binding rule decides a finding, and not a recommended standard or a pact.

    A rule that only an authority can weigh does not make a report by itself.
    """
    deciding = rule_of(one.code).deciding
    domains = (*TO_LENDERS, *TO_POLICE)
    found = basis_of(one, side, book, domains)
    return any(cited.strength in HARD and cited.id in deciding for cited in found)


def reaches(book: LawBook, entry_id: str, side: Side) -> bool:
    """Return whether an entry of the law book is about a side's kind of creditor at all."""
    lenders = book.entry(entry_id).applies_to.lenders
    return not lenders or side.licence in lenders
