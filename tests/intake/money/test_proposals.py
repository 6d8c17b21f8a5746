"""Loans, repayments and what was taken right after are offered, each with its rows."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.case.entries_loans import Disbursement, Loan, Payment
from ashore.case.ledger import Ledger
from ashore.case.replay import replay
from ashore.case.terms import Item, Method
from ashore.intake.money.proposals import of_loan
from ashore.intake.reading import Proposal, Reading
from tests.intake.money.exports import ALIPAY_ROWS, alipay, given, kept, read

LOAN = "2026-03-01 10:00:00|信用借还|北辰小额贷款有限公司|放款|收入|5000.00|余额|交易成功|L1"
FEE = "2026-03-01 10:03:00|其他|江城融资担保|担保费|支出|300.00|余额|交易成功|L2"
CLUB = "2026-03-02 09:00:00|其他|拾光权益|会员权益|支出|199.00|余额|交易成功|L3"
LATER = "2026-03-20 09:00:00|其他|拾光权益|会员权益|支出|99.00|余额|交易成功|L4"
BACK = "2026-04-01 10:00:00|信用借还|北辰小额贷款有限公司|代扣|支出|480.00|余额|交易成功|L5"


def bill(*rows: str) -> Reading:
    return read(given(alipay(*rows)))


def test_a_loan_with_what_was_taken_right_after() -> None:
    reading = bill(BACK, LATER, CLUB, FEE, LOAN)
    loan_offer, repaid_offer = reading.proposals
    assert (loan_offer.code, loan_offer.rows) == ("money.loan", (5, 3, 4))
    loan, paid_out = loan_offer.entries
    assert isinstance(loan, Loan)
    assert isinstance(paid_out, Disbursement)
    assert (loan.product, loan.lender_type) == ("北辰小额贷款有限公司", "small_loan")
    assert (loan.terms.method, loan.terms.principal) == (Method.OPEN, 500_000)
    assert paid_out.loan == loan.id
    assert (paid_out.on, paid_out.gross) == (dt.date(2026, 3, 1), 500_000)
    assert [(one.name, one.amount, one.payee, one.item) for one in paid_out.deductions] == [
        ("会员权益", 19_900, "拾光权益", Item.MEMBERSHIP),
        ("担保费", 30_000, "江城融资担保", Item.GUARANTEE_FEE),
    ]
    assert loan_offer.because.zh == (
        "2026-03-01 从“北辰小额贷款有限公司”到账 5000.00 元，像是一笔借款；"
        "随后扣走 499.00 元，请看是不是这笔借款带来的。"
    )
    assert (repaid_offer.code, repaid_offer.rows) == ("money.repayments", (1,))
    again, payment = repaid_offer.entries
    assert again == loan
    assert isinstance(payment, Payment)
    assert (payment.loan, payment.on, payment.amount) == (loan.id, dt.date(2026, 4, 1), 48_000)


def test_money_from_a_lender_is_a_loan_whatever_it_is_called() -> None:
    row = "2026-03-01 10:00:00|其他|北辰消费金融有限公司|提现|收入|80.00|余额|交易成功|R1"
    [offer] = bill(row).proposals
    assert offer.code == "money.loan"


def test_what_is_offered_goes_into_a_ledger() -> None:
    reading = bill(BACK, CLUB, FEE, LOAN)
    entries = {e.id: e for offer in reading.proposals for e in offer.entries}
    [loan] = replay(Ledger.begin("harbour").append(*entries.values())).loans
    assert [payment.amount for payment in loan.payments] == [48_000]
    assert loan.disbursements[0].net_received == 450_100


def test_a_charge_that_came_before_too_is_no_deduction() -> None:
    usual = "2026-02-02 09:00:00|其他|拾光权益|会员权益|支出|199.00|余额|交易成功|L0"
    [offer] = bill(CLUB, LOAN, usual).proposals
    assert offer.entries[1].deductions == ()  # type: ignore[union-attr]


def test_no_more_is_taken_off_than_came() -> None:
    more = FEE.replace("300.00", "5000.01")
    [offer] = bill(more, LOAN).proposals
    assert offer.rows == (2,)


@pytest.mark.parametrize(
    ("whom", "what", "lender"),
    [
        ("花呗", "花呗主动还款", "花呗"),
        ("支付机构", "借呗还款", "借呗"),
        ("京东金融", "白条主动还款", "京东白条"),
        ("某银行", "微粒贷自动还款", "微粒贷"),
        ("北辰消费金融有限公司", "协议支付", "北辰消费金融有限公司"),
        ("清算公司", "代扣-北辰小贷", "北辰小贷"),
        ("清算公司", "自动代扣北辰小贷", "北辰小贷"),
        ("东岭银行信用卡还款", "信用卡还款", "东岭银行信用卡"),
        ("东岭银行", "贷款归还", "东岭银行"),
        ("老王", "还款", "老王"),
    ],
)
def test_who_was_paid_back(whom: str, what: str, lender: str) -> None:
    row = f"2026-03-01 10:00:00|其他|{whom}|{what}|支出|80.00|余额|交易成功|R1"
    reading = bill(row)
    [offer] = reading.proposals
    loan, payment = offer.entries
    assert isinstance(loan, Loan)
    assert (loan.product, loan.terms.principal) == (lender, 0)
    assert payment.amount == 8_000  # type: ignore[union-attr]
    assert reading.entries[0].category == "repayment"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("whom", "what"),
    [
        ("河湾面馆", "午饭"),
        ("部分付款", "订金"),
        ("水务公司", "代扣水费"),
        ("河湾书店", "《贷款的历史》"),
    ],
)
def test_what_is_no_repayment(whom: str, what: str) -> None:
    row = f"2026-03-01 10:00:00|其他|{whom}|{what}|支出|80.00|余额|交易成功|R1"
    assert bill(row).proposals == ()


def test_money_that_is_refunded_is_no_loan() -> None:
    row = "2026-03-01 10:00:00|退款|北辰消费金融|退款-服务费|不计收支|80.00|余额|退款成功|R1"
    assert bill(row).proposals == ()


def test_repayments_are_told_once_a_lender() -> None:
    rows = [
        f"2026-0{month}-01 10:00:00|信用借还|花呗|花呗还款|不计收支|80.00|余额|还款成功|{month}"
        for month in (1, 2, 3)
    ]
    [offer] = bill(*rows).proposals
    assert offer.because.en == "3 payments, 240.00 yuan in all, look like repayments to “花呗”."
    assert [type(entry) for entry in offer.entries] == [Loan, Payment, Payment, Payment]


def test_a_card_s_own_statement_offers_no_payment() -> None:
    # What went in there left another account, whose statement offers it.
    assert read(given(kept("cgb_credit"))).proposals == ()


def test_repayments_can_be_linked_to_a_loan_that_is_there() -> None:
    [offer] = bill(ALIPAY_ROWS[1]).proposals
    [payment] = of_loan(offer, "loan-7")
    assert isinstance(payment, Payment)
    assert payment.loan == "loan-7"
    assert of_loan(Proposal("x", (), offer.because), "loan-7") == ()
