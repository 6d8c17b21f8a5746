"""On what footing a loan is owed on a day: instalments, card, agreement, guarantor, judgment."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ashore.case.entries_dealings import Agreement
from ashore.case.entries_loans import Assignment, Statement
from ashore.case.entries_papers import CourtPaper
from ashore.case.terms import Item, Method
from ashore.findings import Working
from ashore.law.book import LawBook
from ashore.owed.agreement import AgreementPosition, agreement_position
from ashore.owed.arrears import Arrears, arrears_of
from ashore.owed.card import CardArrears, card_arrears
from ashore.owed.facts import LoanFacts
from ashore.owed.judgment import JudgmentSum, judgment_sum
from ashore.owed.position import Position, positions_on
from ashore.owed.subrogation import SubrogatedSum, subrogated_sum
from ashore.text import Text


class Footing(StrEnum):
    """What decides the sum that is owed."""

    INSTALMENTS = "instalments"
    CARD = "card"
    AGREEMENT = "agreement"
    SUBROGATION = "subrogation"
    JUDGMENT = "judgment"
    OPEN = "open"

    def words(self) -> Text:
        """Return what a person calls it."""
        names = {
            Footing.INSTALMENTS: Text("分期合同", "the instalment contract"),
            Footing.CARD: Text("信用卡账单", "the card statement"),
            Footing.AGREEMENT: Text("还款协议", "the agreement"),
            Footing.SUBROGATION: Text("担保人的代偿", "the guarantor's payment"),
            Footing.JUDGMENT: Text("判决", "the judgment"),
            Footing.OPEN: Text("没有还款计划的约定", "an agreement without a repayment table"),
        }
        return names[self]


LATE_SUMS = (
    Item.PENALTY_INTEREST,
    Item.COMPOUND_INTEREST,
    Item.LATE_FEE,
    Item.DELAY_INTEREST,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What one loan owes on a day and on what footing.

    ``sums`` is what is due by item, in fen, as far as contract, agreement or judgment support it;
    ``due_now`` adds it up. ``outstanding_principal`` includes what is not due yet. One of the
    details below is set, and ``arrears`` beside it wherever there is a repayment table.
    """

    on: dt.date
    footing: Footing
    sums: dict[Item, int]
    outstanding_principal: int
    days_past_due: int | None
    unpaid_due_days: tuple[dt.date, ...] = ()
    arrears: Arrears | None = None
    card: CardArrears | None = None
    agreement: AgreementPosition | None = None
    subrogation: SubrogatedSum | None = None
    judgment: JudgmentSum | None = None

    @property
    def workings(self) -> tuple[Working, ...]:
        """Return the sums behind what being late adds, or behind a card or a judgment."""
        if self.arrears is not None:
            return tuple(w for line in self.arrears.lines for w in line.workings)
        detail = self.card or self.subrogation or self.judgment
        return () if detail is None else detail.workings

    @property
    def due_now(self) -> int:
        """Return everything that is due."""
        return sum(self.sums.values())

    @property
    def next_due_on(self) -> dt.date | None:
        """Return the next day on which a part of it falls due, None where no such day is known."""
        days = self.unpaid_due_days
        if self.agreement is not None and not self.agreement.ended:
            days = tuple(day for day, _ in self.agreement.ahead)
        return min((day for day in days if day >= self.on), default=None)

    @property
    def late_charges(self) -> int:
        """Return what being late has added so far."""
        return sum(self.sums.get(item, 0) for item in self.late_items)

    @property
    def late_items(self) -> tuple[Item, ...]:
        """Return the items that only being late adds; a card's interest is one of them."""
        return (*LATE_SUMS, Item.INTEREST) if self.footing is Footing.CARD else LATE_SUMS


def standing_on(facts: LoanFacts, book: LawBook, on: dt.date) -> Standing:
    """Return what a loan owes on a day; a judgment outranks a guarantor's payment, and so on."""
    return standings_on(facts, book, (on,))[0]


def standings_on(facts: LoanFacts, book: LawBook, days: Sequence[dt.date]) -> tuple[Standing, ...]:
    """Return what a loan owes on each of some days, the earliest first, from one replay."""
    positions = positions_on(facts.schedule, facts.terms, facts.payments, book, days)
    return tuple(_standing(facts, book, position) for position in positions)


def _standing(facts: LoanFacts, book: LawBook, position: Position) -> Standing:
    on = position.on
    judgment = _latest_judgment(facts, on)
    if judgment is not None:
        return _under_judgment(facts, judgment, book, position)
    paid_for = _latest_subrogation(facts, on)
    if paid_for is not None:
        summed = subrogated_sum(facts, paid_for, book, on)
        if summed is not None:
            return _under_subrogation(facts, summed, position)
    agreement = _latest_agreement(facts, on)
    if agreement is not None:
        plan = agreement_position(agreement, facts.payments, on)
        if plan is not None:
            return _under_agreement(agreement, plan, on)
    statement = _latest_statement(facts, on)
    if statement is not None and facts.terms.method is Method.CARD:
        return _under_card(facts, statement, on)
    return _under_instalments(facts, position)


def _under_instalments(facts: LoanFacts, position: Position) -> Standing:
    on, arrears = position.on, arrears_of(position, facts.terms)
    is_open = not facts.schedule.rows
    return Standing(
        on=on,
        footing=Footing.OPEN if is_open else Footing.INSTALMENTS,
        sums=_past_due_by_item(position),
        outstanding_principal=_open_principal(facts, on) if is_open
        else arrears.outstanding_principal,
        days_past_due=arrears.days_past_due,
        unpaid_due_days=tuple(
            line.instalment.due_on for line in position.lines if line.dues
        ),
        arrears=arrears,
    )  # fmt: skip


def _past_due_by_item(position: Position) -> dict[Item, int]:
    sums: Counter[Item] = Counter()
    for line in position.overdue:
        sums.update(line.dues)
    return {item: amount for item, amount in sums.items() if amount}


def _open_principal(facts: LoanFacts, on: dt.date) -> int:
    return max(facts.gross - sum(p.amount for p in facts.payments if p.on <= on), 0)


def _under_card(facts: LoanFacts, statement: Statement, on: dt.date) -> Standing:
    card = card_arrears(facts.terms, statement, facts.payments, on)
    late = card.days_past_due > 0 or card.interest > 0
    sums = {
        Item.PRINCIPAL: card.balance if late else 0,
        Item.INTEREST: card.interest,
        Item.LATE_FEE: card.late_fee,
    }
    return Standing(
        on=on,
        footing=Footing.CARD,
        sums={item: amount for item, amount in sums.items() if amount},
        outstanding_principal=card.balance,
        days_past_due=card.days_past_due,
        card=card,
    )


def _under_agreement(agreement: Agreement, plan: AgreementPosition, on: dt.date) -> Standing:
    sums = {Item.PRINCIPAL: plan.past_due}
    if plan.ended:
        waived = agreement.waived or 0
        sums = {Item.PRINCIPAL: plan.total_if_reinstated - waived, Item.REINSTATED: waived}
    return Standing(
        on=on,
        footing=Footing.AGREEMENT,
        sums={item: amount for item, amount in sums.items() if amount},
        outstanding_principal=plan.past_due + plan.not_yet_due,
        days_past_due=plan.days_past_due,
        agreement=plan,
    )


def _under_subrogation(facts: LoanFacts, summed: SubrogatedSum, position: Position) -> Standing:
    before = _under_instalments(facts, position)
    sums = {
        Item.SUBROGATED_SUM: summed.paid,
        Item.GUARANTEE_FEE: summed.fees_due_then,
        Item.LATE_FEE: summed.late_charge,
    }
    return Standing(
        on=position.on,
        footing=Footing.SUBROGATION,
        sums={item: amount for item, amount in sums.items() if amount},
        outstanding_principal=summed.paid,
        days_past_due=before.days_past_due,
        subrogation=summed,
    )


def _under_judgment(
    facts: LoanFacts, paper: CourtPaper, book: LawBook, position: Position
) -> Standing:
    judged = judgment_sum(paper, book, position.on)
    before = _under_instalments(facts, position)
    sums = {
        Item.PRINCIPAL: judged.principal,
        Item.INTEREST: judged.interest_and_fees,
        Item.COURT_FEE: judged.court_fee,
        Item.DELAY_INTEREST: judged.delay_interest,
    }
    return Standing(
        on=position.on,
        footing=Footing.JUDGMENT,
        sums={item: amount for item, amount in sums.items() if amount},
        outstanding_principal=judged.principal,
        days_past_due=before.days_past_due or None,
        judgment=judged,
    )


def _latest_judgment(facts: LoanFacts, on: dt.date) -> CourtPaper | None:
    judgments = [
        paper
        for paper in facts.file.court_papers
        if paper.type == "judgment"
        and paper.principal is not None
        and (paper.dated or paper.received_on or on) <= on
    ]
    return judgments[-1] if judgments else None


def _latest_subrogation(facts: LoanFacts, on: dt.date) -> Assignment | None:
    paid = [a for a in facts.file.assignments if a.type == "subrogation" and a.on and a.on <= on]
    return paid[-1] if paid else None


def _latest_agreement(facts: LoanFacts, on: dt.date) -> Agreement | None:
    signed = [a for a in facts.file.agreements if a.signed_on <= on]
    return signed[-1] if signed else None


def _latest_statement(facts: LoanFacts, on: dt.date) -> Statement | None:
    issued = [s for s in facts.file.statements if s.statement_on <= on]
    return issued[-1] if issued else None
