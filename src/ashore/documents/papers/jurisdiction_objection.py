"""The objection to a court's jurisdiction: only where clause and places on record give ground."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ashore.case.entries_loans import Party
from ashore.case.entries_papers import CourtPaperType
from ashore.case.entry import EntryBase
from ashore.case.replay import Case
from ashore.case.terms import Role
from ashore.documents.draft import (
    Blank,
    Block,
    Draft,
    Field,
    Fields,
    Heading,
    Paragraph,
    Piece,
    Sentence,
    Signature,
)
from ashore.documents.exhibits import Exhibits
from ashore.documents.papers.court_exhibits import keys_of, of_loan, shown_in
from ashore.documents.papers.court_notes import deadline_note
from ashore.documents.papers.court_parts import identity_fields, period_ends, rule
from ashore.documents.papers.court_suit import Suit, suits
from ashore.documents.papers.people import name_of, person_of
from ashore.documents.papers.sentences import Facts, ask
from ashore.law.book import LawBook
from ashore.owed.creditor import party_name
from ashore.owed.report import owed_on
from ashore.text import Text

_SUED = frozenset({CourtPaperType.CLAIM, CourtPaperType.SUMMONS})
_CLAUSE = re.compile(r"管辖|法院")
_COURT_NAMED = re.compile(r"(?:向|由|提交|在|至)([一-龥]{2,20}?人民法院)")
_PLACE = re.compile(r"^(?:[一-龥]{2,7}?(?:省|自治区))?([一-龥]{2,6}?)(?:市|州|盟)")
_LENDERS = (Role.CREDITOR, Role.FUNDER, Role.PLATFORM, Role.GUARANTOR)
_WHERE_TO = Blank(
    "有管辖权的法院",
    Text(
        "写合同约定的法院，或您住所地的基层法院；拿不准问 12368。",
        "The court that the contract names, or the one of your home; ask 12368 if unsure.",
    ),
)
_NOTES = (
    Text(
        "异议不代替答辩：答辩状同时准备，审查期间账户照样冻结。",
        "It does not replace an answer and unfreezes nothing: prepare the answer as well.",
    ),
    Text(
        "先交异议或和答辩状一起交，不要先就借款内容答辩。",
        "Hand it in before, or with, any answer on the debt itself.",
    ),
)
_ADDRESS = Text(
    "先核对住址：您住的地方归这个法院管的，不要交这份。",
    "Check your address first: if your home lies in this court's district, do not hand it in.",
)
_RECEIPT = Text(
    "收到文书的日期没有记录，异议要在答辩期内提出。请先补上这个日期。",
    "The day on which the papers came is not recorded; the objection is due within the time to "
    "answer. Add it first.",
)


@dataclass(frozen=True, slots=True)
class _Ground:
    """Why this court may not be the one: facts, rules, and the courts that the contract names."""

    facts: tuple[Sentence, ...]
    rules: tuple[str, ...]
    agreed: tuple[str, ...]

    @property
    def instead(self) -> Piece:
        """Return the court to ask for, or the gap, which names every one that was agreed."""
        if len(self.agreed) == 1:
            return self.agreed[0]
        if not self.agreed:
            return _WHERE_TO
        return Blank(f"{_WHERE_TO.label}：{'；'.join(self.agreed)}", _WHERE_TO.fetch)


def drafts(case: Case, book: LawBook, on: dt.date) -> tuple[Draft, ...]:
    """Return an objection for each suit in whose time to answer the records give ground."""
    exhibits = Exhibits(case)
    found = []
    for suit in suits(case, owed_on(case, book, on), book, on, _SUED):
        ground = _ground(suit, Facts(exhibits)) if _in_time(suit) else None
        if ground is not None:
            found.append(_draft(suit, ground, exhibits))
    return tuple(found)


def _in_time(suit: Suit) -> bool:
    due = period_ends(suit.book, "deadlines.court-answer", suit.came_on) if suit.came_on else None
    return due is None or due.on >= suit.on


def _ground(suit: Suit, says: Facts) -> _Ground | None:
    courts = {paper.court: paper for paper in suit.papers if paper.court}
    if len(courts) != 1:
        return None
    court, paper = next(iter(courts.items()))
    clauses = _clauses(suit)
    says_so = [says.fact(f"合同约定：“{one}”。", of=(suit.file.loan,)) for one in clauses]
    agreed = dict.fromkeys(m[1] for one in clauses for m in _COURT_NAMED.finditer(one))
    if any(_same_court(one, court) for one in agreed):
        return None
    if agreed:
        here = says.fact(f"本案由{court}受理，不是合同约定的法院。", of=(paper,))
        return _Ground((*says_so, here), ("court.jurisdiction-clause",), tuple(agreed))
    place = _place(court)
    homes = _places(suit)
    if place is None or homes is None or any(_covers(court, home) for home, _ in homes):
        return None
    if clauses and not any("签订地" in one for one in clauses):
        return None
    facts = [
        says.fact(f"{words}在{home}。", of=of)
        for (home, of), words in zip(homes, _WHOSE, strict=True)
    ]
    facts.append(says.fact(f"本案由{court}受理，与上述两地都不在一处。", of=(paper,)))
    rules = ("court.jurisdiction-clause",) if clauses else ()
    return _Ground((*says_so, *facts), (*rules, "court.jurisdiction"), ())


_WHOSE = ("被告的住所", "出借方的住所")


def _clauses(suit: Suit) -> tuple[str, ...]:
    """Return what the contract says about courts, in its own words."""
    said = suit.file.loan.terms.clauses.values()
    return tuple(words.rstrip("。 ") for words in said if _CLAUSE.search(words))


def _places(suit: Suit) -> tuple[tuple[str, tuple[EntryBase, ...]], ...] | None:
    """Return the person's town and the lender's, or None where one of them is not recorded."""
    person = person_of(suit.case)
    parties = {party.name: party for party in suit.case.of(Party)}
    named = suit.file.loan.parties
    lenders = [party_name(suit.case, named[role]) for role in _LENDERS if role in named]
    known = [parties[name] for name in lenders if name in parties and parties[name].address]
    if person is None or not person.city or not known or known[0].address is None:
        return None
    return ((person.city, (person,)), (known[0].address, (known[0],)))


def _place(court: str) -> str | None:
    """Return the town in a court's name; a county's name alone says nothing sure.

    Examples:
        >>> _place("江西省赣州市章贡区人民法院"), _place("兴国县人民法院")
        ('赣州', None)
    """
    match = _PLACE.match(court)
    return match[1] if match else None


def _covers(court: str, home: str) -> bool:
    """Return whether a court's name and an address share a town."""
    place = _place(court)
    town = re.sub(r"[市州盟]$", "", home)
    return place is None or place in home or town in court


def _same_court(one: str, other: str) -> bool:
    return one.endswith(other) or other.endswith(one)


def _draft(suit: Suit, ground: _Ground, exhibits: Exhibits) -> Draft:
    return Draft(
        id=f"jurisdiction-objection-{suit.loan}",
        kind="jurisdiction-objection",
        title="管辖权异议申请书",
        to=suit.court(),
        on=suit.on,
        blocks=tuple(_blocks(suit, ground)),
        attached=keys_of(shown_in(suit.case, exhibits, of_loan(suit.loan))),
        channel="channels.court",
        loan=suit.loan,
        notes=(
            deadline_note(suit, "deadlines.court-answer") or _RECEIPT,
            *_NOTES,
            *(() if ground.agreed else (_ADDRESS,)),
        ),
    )


def _blocks(suit: Suit, ground: _Ground) -> Iterator[Block]:
    yield Fields(
        (
            *suit.head_fields(),
            *identity_fields(suit.case, "申请人（被告）"),
            Field("被申请人（原告）", suit.sides("原告")),
        )
    )
    yield Heading("一、请求")
    yield Paragraph((ask("请求裁定将本案移送", ground.instead, "审理。"),))
    yield Heading("二、事实和理由")
    for fact in ground.facts:
        yield Paragraph((fact,), numbered=True)
    on = suit.began_on
    rules = [one for name in (*ground.rules, "court.jurisdiction-objection")
             for one in rule(suit.book, name, on)]  # fmt: skip
    if rules:
        yield Paragraph(tuple(rules))
    in_time = "申请人在答辩期内提出上述异议，" if suit.came_on else ""
    yield Paragraph((ask(f"{in_time}请予审查。"),))
    yield Signature(label="申请人（签名）", name=name_of(suit.case))
