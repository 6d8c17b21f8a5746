"""What each kind of entry reads and works out."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from pydantic import ValidationError

from ashore.case.entries import ENTRIES, KINDS
from ashore.case.entries_dealings import Notice, NoticeType
from ashore.case.entries_loans import Bill, Deduction, Disbursement, Payment
from ashore.case.entries_papers import CourtPaper
from ashore.case.entry import Note
from ashore.case.fields import SHANGHAI
from ashore.case.ledger import Ledger
from ashore.case.terms import Item, Role

NOW = dt.datetime(2026, 11, 24, 10, tzinfo=SHANGHAI)


def test_every_kind_of_the_design_is_there() -> None:
    wanted = (
        "person income expense asset party loan disbursement instalment-schedule fee-term bill "
        "payment assignment contact request offer agreement promise complaint court-paper "
        "credit-record approach transaction checkin evidence note supersede statement cause notice"
    )
    assert sorted(KINDS) == sorted(wanted.split())


def test_a_loan_reads_exactly(small: Ledger) -> None:
    loan = small.entries[0]
    assert loan.kind == "loan"
    assert loan.terms.principal == 1_200_000
    assert loan.terms.annual_rate == Fraction(27, 250)
    assert loan.parties == {Role.PLATFORM: "甲平台", Role.FUNDER: "乙银行"}
    assert loan.own is None


def test_net_received_is_the_gross_less_what_was_taken_off(small: Ledger) -> None:
    payout = small.entries[1]
    assert isinstance(payout, Disbursement)
    assert payout.deductions[0].item is Item.OTHER_FEE
    assert payout.net_received == 1_170_100


def test_more_cannot_be_taken_off_than_was_paid_out() -> None:
    fees = (Deduction(name="费", amount=101),)
    with pytest.raises(ValidationError, match=r"扣款合计 1\.01 元，多于放款 1\.00 元"):
        Disbursement(
            id="d", recorded_at=NOW, loan="l", on=dt.date(2026, 1, 1), gross=100, deductions=fees
        )


def test_a_bare_day_is_its_start_in_shanghai(small: Ledger) -> None:
    bill = small.entries[3]
    assert isinstance(bill, Bill)
    assert bill.captured_at == dt.datetime(2026, 11, 23, 16, tzinfo=dt.UTC)
    assert bill.captured_at.utcoffset() == dt.timedelta(hours=8)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"2026-11-24"', dt.date(2026, 11, 24)),
        ('"2026-11-24T09:12"', dt.datetime(2026, 11, 24, 9, 12, tzinfo=SHANGHAI)),
        ('"2026-11-24T01:12:00Z"', dt.datetime(2026, 11, 24, 9, 12, tzinfo=SHANGHAI)),
    ],
)
def test_happened_at_is_a_day_or_a_moment(written: str, read: dt.date) -> None:
    line = (
        f'[{{"kind":"note","id":"n","recorded_at":"2026-11-24","text":"","happened_at":{written}}}]'
    )
    (read_back,) = ENTRIES.validate_json(line)
    assert (read_back.happened_at, type(read_back.happened_at)) == (read, type(read))


def test_a_moment_without_a_zone_built_in_the_program_is_in_shanghai() -> None:
    naive = dt.datetime(2026, 11, 24, 10)  # noqa: DTZ001 — the zone is what is tested
    note = Note(id="n", recorded_at=naive, happened_at=naive, text="")
    assert note.recorded_at == NOW
    assert note.happened_at == NOW


def test_an_entry_cannot_be_changed() -> None:
    note = Note(id="n", recorded_at=NOW, text="a")
    with pytest.raises(ValidationError, match="frozen"):
        note.text = "b"  # type: ignore[misc]


def test_only_a_notice_of_acceleration_calls_the_loan() -> None:
    day = dt.date(2026, 11, 24)
    calls = [
        Notice(id="n", recorded_at=NOW, loan="l", type=kind, received_on=day).calls_loan
        for kind in NoticeType
    ]
    assert calls == [True, False, False, False, False]


@pytest.mark.parametrize("name", ["", "x" * 81, "a\nb", "a\x7fb", "a\u0085b"])
def test_a_name_is_1_to_80_characters_that_can_be_seen(name: str) -> None:
    with pytest.raises(ValidationError):
        Note(id=name, recorded_at=NOW, text="")


def test_a_payment_keeps_what_the_person_said_it_should_pay() -> None:
    line = (
        '[{"kind":"payment","id":"p","recorded_at":"2026-11-24","loan":"l","on":"2026-11-24",'
        '"amount":"10.5","at":"18:05","designated":[{"item":"principal","instalment":3}]}]'
    )
    (payment,) = ENTRIES.validate_json(line)
    assert isinstance(payment, Payment)
    assert (payment.amount, payment.at) == (1050, "18:05")
    assert payment.designated is not None
    assert (payment.designated[0].item, payment.designated[0].instalment) == (Item.PRINCIPAL, 3)


def test_a_court_paper_of_any_known_type_reads() -> None:
    paper = CourtPaper(id="c", recorded_at=NOW, loan="l", type="payment-order")
    assert paper.type == "payment-order"
