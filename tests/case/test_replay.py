"""What counts once every correction is followed."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import ledgers

from ashore.case.entries_dealings import Channel, Contact, Promise
from ashore.case.entries_loans import Bill, Disbursement, Loan, Party, Payment
from ashore.case.entries_papers import Evidence
from ashore.case.entry import EntryBase, Note, Supersede
from ashore.case.exchange import case_from_json
from ashore.case.fields import SHANGHAI
from ashore.case.ledger import Ledger
from ashore.case.replay import replay
from ashore.case.terms import Role
from ashore.errors.case import (
    DuplicateIdError,
    PaymentBeforeDisbursementError,
    SupersedeError,
    UnknownLoanError,
)

NOW = dt.datetime(2026, 11, 24, 10, tzinfo=SHANGHAI)


def note(name: str) -> Note:
    return Note(id=name, recorded_at=NOW, text="")


def paid(name: str, on: str, at: str | None = None, loan: str = "loan-1") -> Payment:
    day = dt.date.fromisoformat(on)
    return Payment(id=name, recorded_at=NOW, loan=loan, on=day, at=at, amount=100)


def correction(name: str, replaces: str, with_: str | None = None) -> Supersede:
    values = {"id": name, "recorded_at": NOW, "replaces": replaces, "with": with_}
    return Supersede.model_validate(values)


def test_a_case_bundles_what_belongs_to_a_loan(small: Ledger) -> None:
    case = replay(small)
    assert (case.case_id, case.title) == ("case-1", "忘记还款")
    (file,) = case.loans
    named = [file.loan, *file.disbursements, *file.payments, *file.bills]
    assert [entry.id for entry in named] == ["loan-1", "payout-1", "payment-1", "bill-1"]
    assert (file.contacts, file.schedules, file.notices) == ((), (), ())
    assert [entry.id for entry in case.of(Bill)] == ["bill-1"]
    assert case.of(Note) == ()


def test_payments_are_in_the_order_of_their_days_and_times(small: Ledger) -> None:
    ledger = small.append(
        paid("d", "2026-06-01", "18:05"),
        paid("c", "2026-06-01", "09:00"),
        paid("b", "2026-06-01"),
        paid("a", "2026-05-01"),
    )
    (file,) = replay(ledger).loans
    assert [entry.id for entry in file.payments] == ["payment-1", "a", "b", "c", "d"]


def test_a_replaced_entry_gives_way_and_a_withdrawn_one_is_gone(small: Ledger) -> None:
    ledger = small.supersede("payment-1", paid("payment-2", "2026-04-21"), recorded_at=NOW)
    assert [entry.id for entry in replay(ledger).of(Payment)] == ["payment-2"]
    ledger = ledger.supersede("payment-2", paid("payment-3", "2026-04-22"), recorded_at=NOW)
    assert [entry.id for entry in replay(ledger).of(Payment)] == ["payment-3"]
    ledger = ledger.supersede("payment-3", recorded_at=NOW)
    assert replay(ledger).of(Payment) == ()


def test_what_belonged_to_a_loan_follows_its_correction(small: Ledger) -> None:
    (loan,) = (entry for entry in small.entries if isinstance(entry, Loan))
    for name in ("loan-2", "loan-3"):
        last = replay(small).loans[0].loan.id
        better = loan.model_copy(update={"id": name, "product": name})
        small = small.supersede(last, better, recorded_at=NOW)
    (file,) = replay(small.append(paid("late", "2026-05-20", loan="loan-2"))).loans
    assert file.loan.product == "loan-3"
    assert [entry.id for entry in file.payments] == ["payment-1", "late"]


def test_an_unknown_field_called_loan_ties_nothing(small: Ledger) -> None:
    odd = Note.model_validate({"id": "n", "recorded_at": NOW, "text": "", "loan": "nowhere"})
    assert replay(small.append(odd)).of(Note) == (small.append(odd).entries[-1],)


@settings(max_examples=50)
@given(ledgers(), st.data())
def test_a_superseded_entry_never_counts(ledger: Ledger, data: st.DataObject) -> None:
    others = [entry.id for entry in ledger.entries if not isinstance(entry, Loan)]
    gone = data.draw(st.sets(st.sampled_from(others))) if others else set()
    for name in sorted(gone):
        by = data.draw(st.none() | st.just(note(f"instead of {name}")))
        ledger = ledger.supersede(name, by, recorded_at=NOW)
    case = replay(ledger)
    live = {entry.id for entry in case.entries}
    assert not live & gone
    assert live >= set(others) - gone
    (file,) = case.loans
    for name in file.__slots__:
        held = getattr(file, name)
        kept = (held,) if isinstance(held, EntryBase) else held
        assert {entry.id for entry in kept} <= live


@pytest.mark.parametrize(
    ("entries", "given_id", "problem"),
    [
        ([correction("s", "x")], "x", "is not recorded before it"),
        ([note("a"), correction("s", "a", "b"), note("b")], "b", "is not recorded before it"),
        ([correction("s", "s")], "s", "is not recorded before it"),
        ([note("a"), correction("s", "a"), correction("t", "a")], "a", "is already replaced"),
        (
            [note("a"), note("b"), correction("s", "a"), correction("t", "b", "a")],
            "a",
            "is already replaced",
        ),
        ([note("a"), correction("s", "a"), correction("t", "s")], "s", "is itself a correction"),
        ([note("a"), correction("s", "a", "a")], "a", "is the very entry it replaces"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(
    entries: list[Any], given_id: str, problem: str
) -> None:
    with pytest.raises(SupersedeError) as caught:
        replay(Ledger.begin("c").append(*entries))
    assert caught.value.where == entries[-1 if given_id != "b" else 1].id
    assert f"names “{given_id}”, which {problem}" in str(caught.value)


def test_two_entries_with_one_id_are_both_named() -> None:
    with pytest.raises(DuplicateIdError) as caught:
        replay(Ledger.begin("c").append(note("x"), note("a"), note("a")))
    assert "“a” of entries[2] is already taken by entries[1]" in str(caught.value)


def test_an_unknown_loan_is_named_with_those_there_are(small: Ledger) -> None:
    with pytest.raises(UnknownLoanError) as caught:
        replay(small.append(paid("p", "2026-05-01", loan="loan-9")))
    assert "p belongs to loan “loan-9”; the loans in the case are: loan-1" in str(caught.value)


def test_a_withdrawn_loan_cannot_be_paid(small: Ledger) -> None:
    with pytest.raises(UnknownLoanError) as caught:
        replay(small.supersede("loan-1", recorded_at=NOW))
    assert caught.value.where == "payout-1"


def test_a_payment_before_the_payout_names_both_days(small: Ledger) -> None:
    with pytest.raises(PaymentBeforeDisbursementError) as caught:
        replay(small.append(paid("early", "2026-03-18")))
    assert "early of 2026-03-18 comes 2 days before the first payout of 2026-03-20" in str(
        caught.value
    )


def test_a_payment_on_the_day_of_the_payout_counts(small: Ledger) -> None:
    assert len(replay(small.append(paid("same", "2026-03-20"))).of(Payment)) == 2


def test_without_a_payout_no_payment_is_too_early(plain: dict[str, Any]) -> None:
    plain["entries"].pop(1)
    case = replay(case_from_json(json.dumps(plain)))
    assert (case.of(Disbursement), len(case.of(Payment))) == ((), 1)


def test_whatever_named_a_corrected_entry_names_the_one_in_its_place(small: Ledger) -> None:
    call = Contact(id="call", recorded_at=NOW, at=NOW, channel=Channel.CALL)
    said = Promise(id="p", recorded_at=NOW, by="檐雨小贷", what="停收", contact="call",
                   exhibits=("shot", "gone"))  # fmt: skip
    shot, gone = (Evidence(id=name, recorded_at=NOW, name="a.png", about=("call", "x"))
                  for name in ("shot", "gone"))  # fmt: skip
    ledger = small.append(call, shot, gone, said)
    for name in ("call-2", "call-3"):
        last = [one for one in replay(ledger).of(Contact) if one.id.startswith("call")][-1]
        better = call.model_copy(update={"id": name})
        ledger = ledger.supersede(last.id, better, recorded_at=NOW)
    ledger = ledger.supersede("gone", recorded_at=NOW)
    case = replay(ledger)
    assert case.of(Promise)[-1].contact == "call-3"
    assert case.of(Promise)[-1].exhibits == ("shot",)
    assert case.of(Evidence)[-1].about == ("call-3", "x")
    ledger = ledger.supersede("call-3", recorded_at=NOW)
    assert replay(ledger).of(Promise)[-1].contact is None
    assert next(one for one in ledger.entries if one.id == "p") == replay(small.append(
        call, shot, gone, said)).of(Promise)[-1]  # fmt: skip


def test_a_loan_keeps_its_companies_and_its_payments_their_loan() -> None:
    lender = Party(id="lender", recorded_at=NOW, name="檐雨小贷", phones=("95555",))
    agency = Party(id="agency", recorded_at=NOW, name="澜石", acts_for="lender")
    loan = Loan.model_validate(
        {"id": "l", "recorded_at": NOW, "product": "周转金", "parties": {"funder": "lender"},
         "terms": {"principal": "100", "method": "bullet", "periods": 1}}
    )  # fmt: skip
    ledger = Ledger.begin("c").append(lender, agency, loan, paid("p", "2026-04-20", loan="l"))
    better = lender.model_copy(update={"id": "lender-2", "phones": ("95556",)})
    ledger = ledger.supersede("lender", better, recorded_at=NOW)
    ledger = ledger.supersede("l", loan.model_copy(update={"id": "l-2"}), recorded_at=NOW)
    case = replay(ledger)
    [file] = case.loans
    assert file.loan.parties == {Role.FUNDER: "lender-2"}
    assert [one.loan for one in file.payments] == ["l-2"]
    assert next(one for one in case.of(Party) if one.id == "agency").acts_for == "lender-2"
