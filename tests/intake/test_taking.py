"""What is taken counts for the loan that it is about: by number, by name, or as the person says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from ashore.case.entries import AnyEntry
from ashore.case.entries_dealings import Channel, Contact
from ashore.case.entries_loans import (
    Bill,
    BillItem,
    Classification,
    Disbursement,
    Loan,
    Party,
    Payment,
)
from ashore.case.entries_people import Income
from ashore.case.fields import SHANGHAI
from ashore.case.terms import LoanTerms, Method, Role
from ashore.errors.intake import LoanNotChosenError
from ashore.intake.given_file import GivenFile
from ashore.intake.known_loans import KnownLoan, known_loans
from ashore.intake.reading import Proposal, Reading, SeenField
from ashore.intake.taking import Answers, linked, taken
from ashore.intake.unchosen import UNCHOSEN
from ashore.text import Text

NOW = dt.datetime(2026, 11, 24, 9, tzinfo=SHANGHAI)
SAYS = Text("像是", "it looks like")
ALL = Answers(codes=frozenset({"all"}))
PARTY = Party(id="p1", recorded_at=NOW, name="青舟", full_name="青舟信息科技有限公司")


def loan(name: str, product: str, number: str | None = None, **parties: str) -> Loan:
    return Loan(
        id=name,
        recorded_at=NOW,
        product=product,
        contract_no=number,
        parties={Role(role): who for role, who in parties.items()},
        terms=LoanTerms(method=Method.OPEN, principal=0),
    )


QINGZHOU = loan("loan-a", "青舟·随心借", "QZ-1", platform="p1", funder="海川银行")
YUNFAN = loan("loan-b", "云帆消费金融·悦借", "YF-2", funder="云帆消费金融有限公司")
CASE: tuple[AnyEntry, ...] = (PARTY, QINGZHOU, YUNFAN)


def bill(**said: object) -> Bill:
    return Bill.model_validate(
        {"id": "bill-1", "recorded_at": NOW, "loan": UNCHOSEN, "captured_at": NOW} | said
    )


def reading(code: str, *entries: AnyEntry, **fields: str) -> Reading:
    return Reading(
        reader="test",
        title=SAYS,
        file=GivenFile.of(code.encode(), "a.txt"),
        rows=1,
        proposals=(Proposal(code, entries, SAYS),),
        fields=tuple(SeenField(name, value, value, 95) for name, value in fields.items()),
    )


def repaid(to: str) -> Reading:
    seen = loan("loan-seen", to)
    paid = Payment(id="payment-1", recorded_at=NOW, loan=seen.id, on=NOW.date(), amount=100, to=to)
    return reading("money.repayments", seen, paid)


def loans_of(found: Sequence[Proposal]) -> list[str | None]:
    return [getattr(entry, "loan", None) for one in found for entry in one.entries]


@pytest.mark.parametrize(
    ("said", "about"),
    [
        (reading("screen.bill", bill(), contract_no="YF-2"), "loan-b"),
        (reading("screen.bill", bill(source_name="青舟 App·账单"), contract_no="YF-2"), "loan-b"),
        (reading("screen.bill", bill(source_name="海川银行·账单")), "loan-a"),
        (reading("screen.bill", bill(items=(BillItem(name="本金", amount=1,
                                                     payee="云帆消费金融有限公司"),))), "loan-b"),
        (reading("paper.agreement", bill(), creditor="海川银行股份有限公司"), "loan-a"),
        (repaid("海川银行"), "loan-a"),
        (repaid("青舟信息科技有限公司"), "loan-a"),
        (repaid("代扣 云帆消费金融有限公司"), "loan-b"),
    ],
)  # fmt: skip
def test_the_loan_that_a_paper_names(said: Reading, about: str) -> None:
    assert loans_of(taken([said], CASE, ALL)) == [about]


def test_what_names_two_loans_or_none_is_not_guessed() -> None:
    both = reading("screen.bill", bill(source_name="海川银行与云帆消费金融有限公司"))
    for said in (both, reading("screen.bill", bill()), reading("b", bill(), contract_no="XX-9")):
        with pytest.raises(LoanNotChosenError) as raised:
            taken([said], CASE, ALL)
        assert "loan-a、loan-b" in str(raised.value)
    # Where the lender of a statement is nobody's, its own loan is offered as before.
    found = taken([repaid("别的小额贷款公司")], CASE, ALL)
    assert [entry.id for entry in found[0].entries] == ["loan-seen", "payment-1"]


def test_what_the_person_says_goes_before_any_name() -> None:
    said = reading("screen.bill", bill(), contract_no="YF-2")
    answers = Answers(codes=frozenset({"screen.bill"}), loan="loan-a")
    assert loans_of(taken([said, repaid("海川银行")], CASE, answers)) == ["loan-a"]

    def chooses(_: Reading, __: Proposal, known: Sequence[KnownLoan]) -> str:
        return known[-1].id

    found = taken([reading("b", bill())], CASE, Answers(), takes=lambda _: True, chooses=chooses)
    assert loans_of(found) == ["loan-b"]
    assert taken([said], CASE, Answers()) == ()


def test_contracts_come_first_whatever_the_order_of_files() -> None:
    contract = reading("paper.loan", PARTY, QINGZHOU)
    found = taken([repaid("青舟信息科技有限公司"), contract], (), ALL)
    assert [one.code for one in found] == ["paper.loan", "money.repayments"]
    assert loans_of(found[1:]) == ["loan-a"]


def test_a_loan_is_called_what_the_person_calls_it() -> None:
    contract = reading("paper.loan", PARTY, QINGZHOU)
    named = Answers(codes=frozenset({"all"}), loan="qingzhou")
    [found] = taken([contract], (), named)
    assert [entry.id for entry in found.entries] == ["p1", "qingzhou"]
    # Read again under another name or none, it is the loan that is there.
    other = Answers(codes=frozenset({"all"}), loan="other")
    for answers in (named, other, ALL):
        [again] = taken([contract], found.entries, answers)
        assert [entry.id for entry in again.entries] == ["p1", "qingzhou"]
    # A name that another loan has is not taken from it.
    [kept] = taken([reading("paper.loan", YUNFAN)], found.entries, named)
    assert [entry.id for entry in kept.entries] == ["loan-b"]


def test_a_contract_whose_terms_were_corrected_is_the_same_loan() -> None:
    corrected = QINGZHOU.model_copy(
        update={"id": "mine", "terms": LoanTerms(method=Method.OPEN, principal=100)}
    )
    [found] = taken([reading("paper.loan", QINGZHOU)], [corrected], ALL)
    assert found.entries[0].id == "mine"
    unnumbered = loan("loan-c", "青舟·随心借")
    [apart] = taken([reading("paper.loan", unnumbered)], [corrected], ALL)
    assert apart.entries[0].id == "loan-c"


def test_whose_it_is() -> None:
    out = Disbursement(id="d1", recorded_at=NOW, loan="loan-a", on=NOW.date(), gross=100)
    pay = Income(id="i1", recorded_at=NOW, name="工资", monthly=100)
    offers = [reading("paper.loan", QINGZHOU), reading("x", out), reading("money.income", pay)]

    def said(own: bool | None) -> list[object]:
        found = taken(offers, (), Answers(codes=frozenset({"all"}), own=own, whose="配偶"))
        (first,), (second,), (third,) = (one.entries for one in found)
        assert isinstance(first, Loan)
        assert isinstance(second, Disbursement)
        assert isinstance(third, Income)
        assert (third.name, third.whose) == ("配偶工资", "配偶")
        return [first.own, first.classification, second.own_account]

    assert said(True) == [True, Classification.GENUINE, True]
    assert said(False) == [False, Classification.UNKNOWN, None]
    assert said(None) == [None, Classification.UNKNOWN, None]


def test_contacts_belong_to_the_creditor_that_was_written_down() -> None:
    def contact(name: str, **said: str) -> Contact:
        return Contact.model_validate(
            {"id": name, "recorded_at": NOW, "at": NOW, "channel": Channel.CALL} | said
        )

    log = Reading(
        reader="test",
        title=SAYS,
        file=GivenFile.of(b"", "a.csv"),
        rows=4,
        entries=(
            contact("c1", creditor="海川银行"),
            contact("c2", counterpart_claims="海川银行"),
            contact("c3", creditor="谁"),
            contact("c4", creditor="海川银行", loan="loan-b"),
        ),
    )
    [found] = linked([log], CASE, ())
    assert [getattr(entry, "loan", None) for entry in found.entries] == [
        "loan-a", None, None, "loan-b",
    ]  # fmt: skip
    [other] = linked([log], (), taken([reading("paper.loan", QINGZHOU)], (), ALL))
    assert getattr(other.entries[0], "loan", None) == "loan-a"


def test_names_of_two_letters_tell_no_loan() -> None:
    [known] = known_loans([PARTY, loan("x", "花呗", platform="p1")])
    assert known.names == {"青舟信息科技有限公司"}
