"""A suit or a payment order as the case knows it: its papers, and what they and others claim."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ashore.case.entries_loans import Bill, Party, Payment
from ashore.case.entries_papers import CourtPaper, CourtPaperType
from ashore.case.entry import EntryBase
from ashore.case.replay import Case, LoanFile
from ashore.case.terms import Item, Role
from ashore.documents.draft import Blank, Field, Piece
from ashore.documents.papers.court_parts import not_theirs
from ashore.documents.papers.court_stated import Own, once, side_in, stated, sum_in
from ashore.documents.papers.sentences import money
from ashore.errors.base import DataError
from ashore.law.book import LawBook
from ashore.owed.creditor import party_name
from ashore.owed.facts import facts_of
from ashore.owed.report import DebtOwed, Owed
from ashore.owed.standing import Footing, Standing, standing_on
from ashore.text import Text

PRINCIPAL_ITEMS = (Item.PRINCIPAL, Item.ACCELERATED_PRINCIPAL, Item.SUBROGATED_SUM)
_ANSWERED = frozenset({CourtPaperType.JUDGMENT, CourtPaperType.ENFORCEMENT_NOTICE})
_CASE_NO = Blank(
    "案号",
    Text("抄文书右上角或标题下的案号。", "Copy the case number from below the paper's title."),
)
_COURT = Blank(
    "受理法院全称", Text("抄文书落款的法院名称。", "Copy the court's name from the paper.")
)


@dataclass(frozen=True)
class Suit:
    """What one loan is asked for before a court, and how it stands by our own figures.

    ``papers`` are the court's papers about it, the earliest first. ``debt`` is None where the
    loan's terms are not complete.
    """

    case: Case
    file: LoanFile
    papers: tuple[CourtPaper, ...]
    debt: DebtOwed | None
    book: LawBook
    on: dt.date

    @property
    def loan(self) -> str:
        """Return the id of the loan's entry."""
        return self.file.loan.id

    @property
    def came_on(self) -> dt.date | None:
        """Return when the first of the papers was received, as far as that is known."""
        return min((p.received_on for p in self.papers if p.received_on), default=None)

    @property
    def began_on(self) -> dt.date:
        """Return the earliest day by which the creditor had gone to court."""
        days = [paper.dated or paper.received_on for paper in self.papers]
        return min((day for day in days if day), default=self.on)

    @cached_property
    def standing(self) -> Standing | None:
        """Return what was owed on the day up to which the papers count, or today.

        A loan that is not the person's has no sums of theirs.
        """
        if self.debt is None or not_theirs(self.file.loan):
            return None
        until = [p.interest_to for p in self.papers if p.interest_to]
        if not until or until[-1] >= self.on:
            return self.debt.standing
        try:
            return standing_on(facts_of(self.file, until[-1]), self.book, until[-1])
        except DataError:
            return self.debt.standing

    @cached_property
    def by_payout(self) -> Standing | None:
        """Return what was owed if the sum paid out was lent, where the contract names another."""
        facts, standing = self.debt.facts if self.debt else None, self.standing
        if facts is None or standing is None or not self.file.disbursements:
            return None
        loan = self.file.loan
        if loan.terms.principal == facts.gross or facts.shown_table:
            return None
        terms = loan.terms.model_copy(update={"principal": facts.gross})
        lent = replace(self.file, loan=loan.model_copy(update={"terms": terms}))
        try:
            return standing_on(facts_of(lent, standing.on), self.book, standing.on)
        except DataError:
            return None

    @property
    def principals(self) -> tuple[Own, ...]:
        """Return the principal, or the sum a guarantor paid, that is unpaid, on each basis."""
        standing = self.standing
        if standing is None:
            return ()
        paid = standing.subrogation
        if paid is not None:
            # What was paid back since comes off the one as off the other.
            off = paid.paid - paid.left
            again = Own(max(paid.recomputed_total - off, 0), "按合同重算代偿当日")
            stated = Own(paid.left, "代偿方列示")
            return (again,) if paid.paid == paid.recomputed_total else (stated, again)
        return self._on_each_basis(lambda one: one.outstanding_principal)

    @property
    def principal(self) -> int | None:
        """Return the least principal that is unpaid on any basis; no more is ever conceded."""
        return min((own.fen for own in self.principals), default=None)

    @property
    def charges(self) -> dict[Item, int]:
        """Return every sum beside principal that is due by our own figures."""
        return charges_of(self.standing) if self.standing else {}

    @property
    def all_charges(self) -> tuple[Own, ...]:
        """Return what the charges come to, on each basis."""
        return self._on_each_basis(lambda one: sum(charges_of(one).values()))

    def charge(self, item: Item) -> tuple[Own, ...]:
        """Return what a charge comes to, on each basis."""
        return self._on_each_basis(lambda one: charges_of(one).get(item, 0))

    def _on_each_basis(self, of: Callable[[Standing], int]) -> tuple[Own, ...]:
        if self.standing is None:
            return ()
        if self.by_payout is None or self.debt is None:
            return (Own(of(self.standing), ""),)
        return (
            Own(of(self.standing), f"按合同金额 {money(self.file.loan.terms.principal)}"),
            Own(of(self.by_payout), f"按放款金额 {money(self.debt.facts.gross)}"),
        )

    @property
    def bill(self) -> Bill | None:
        """Return the latest bill that the lender showed."""
        shown = [bill for bill in self.file.bills if bill.captured_at.date() <= self.on]
        return shown[-1] if shown else None

    def billed(self, *items: Item) -> int | None:
        """Return what that bill shows of some items, None where it shows none of them."""
        check = self.debt.bill if self.debt else None
        if check is None or not any(line.item in items for line in check.sums.lines):
            return None
        return check.sums.shown(*items)

    @property
    def bills_only_due(self) -> bool:
        """Return whether the bill's principal is only what is due, and not all that is left."""
        arrears = self.standing.arrears if self.standing else None
        if arrears is None or not arrears.principal_not_yet_due:
            return False
        return self.billed(*PRINCIPAL_ITEMS) == arrears.past_due("principal")

    def claimed(self, name: str) -> tuple[tuple[int, CourtPaper], ...]:
        """Return each sum that a court's paper states under a name, once, with its paper."""
        return once((getattr(paper, name), paper) for paper in self.papers)

    def claimed_of(self, item: Item) -> tuple[tuple[int, CourtPaper], ...]:
        """Return each sum that the words of a court's paper claim for an item."""
        return once((sum_in(paper.text, item), paper) for paper in self.papers)

    @property
    def totals(self) -> tuple[tuple[int, CourtPaper], ...]:
        """Return principal and charges together, for each paper that states both."""
        return once(
            (
                None
                if paper.principal is None or paper.interest_and_fees is None
                else paper.principal + paper.interest_and_fees,
                paper,
            )
            for paper in self.papers
        )

    @property
    def records(self) -> tuple[EntryBase, ...]:
        """Return the entries that our own figures rest on."""
        file = self.file
        contract = (file.loan, *file.disbursements, *file.schedules, *file.fee_terms)
        deciding: dict[Footing, tuple[EntryBase, ...]] = {
            Footing.CARD: file.statements[-1:],
            Footing.AGREEMENT: file.agreements[-1:],
            Footing.SUBROGATION: file.assignments[-1:],
        }
        footing = self.standing.footing if self.standing else Footing.OPEN
        return (*contract, *deciding.get(footing, ()), *file.payments)

    @property
    def computed_from(self) -> str:
        """Return in words what our own figures were computed from."""
        paid = f"和 {len(self.payments)} 笔还款" if self.payments else ""
        footing = self.standing.footing if self.standing else Footing.OPEN
        if footing is Footing.CARD:
            return f"按信用卡账单{paid}"
        if footing is Footing.AGREEMENT:
            return f"按还款协议{paid}"
        out = "、放款记录" if self.file.disbursements else ""
        return f"按合同{out}{paid}"

    @property
    def payments(self) -> tuple[Payment, ...]:
        """Return what was paid by today."""
        return tuple(paid for paid in self.file.payments if paid.on <= self.on)

    def head_fields(self) -> tuple[Field, ...]:
        """Return the case number; two papers that differ are both named."""
        return (Field("案号", stated(self.papers, lambda p: p.case_no, _CASE_NO)),)

    def court(self) -> tuple[Piece, ...]:
        """Return the court, or the gap for it."""
        return stated(self.papers, lambda p: p.court, _COURT)

    def named(self, role: str) -> tuple[str, CourtPaper] | None:
        """Return whom the papers name in a role, where all name the same one."""
        said = once((side_in(paper.text, role), paper) for paper in self.papers)
        return said[0] if len(said) == 1 else None

    def lenders(self) -> tuple[str, ...]:
        """Return who lent by the records, full names where they are known."""
        parties = self.file.loan.parties
        named = [parties[role] for role in (Role.FUNDER, Role.CREDITOR) if role in parties]
        short = dict.fromkeys(party_name(self.case, name) for name in named)
        full = {one.name: one.full_name or one.name for one in self.case.of(Party)}
        return tuple(dict.fromkeys(full.get(name, name) for name in short))

    def sides(self, role: str) -> tuple[Piece, ...]:
        """Return whom the papers name in a role (原告, 申请人), or the gap for it."""
        gap = Blank(
            f"{role}全称",
            Text(f"抄文书上“{role}”后面的全称。", "Copy the full name from the court's paper."),
        )
        return stated(self.papers, lambda p: side_in(p.text, role), gap)


def suits(
    case: Case,
    owed: Owed,
    book: LawBook,
    on: dt.date,
    types: frozenset[CourtPaperType],
) -> Iterator[Suit]:
    """Yield what is pending of some kinds, a loan each; what is judged or in force is not."""
    debts = {debt.id: debt for debt in owed.debts}
    for file in case.loans:
        here = [p for p in file.court_papers if (p.received_on or p.dated or on) <= on]
        if any(paper.type in _ANSWERED for paper in here):
            continue
        papers = tuple(p for p in here if p.type in types and not p.effective_on)
        if papers:
            yield Suit(case, file, papers, debts.get(file.loan.id), book, on)


def charges_of(standing: Standing) -> dict[Item, int]:
    """Return every sum beside principal and court fee that is due, by item."""
    apart = (*PRINCIPAL_ITEMS, Item.COURT_FEE)
    return {item: fen for item, fen in standing.sums.items() if item not in apart}
