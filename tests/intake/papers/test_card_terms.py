"""A credit card's agreement becomes a loan by its limit; what only loans say is not missed."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from ashore.case.entry import Source
from ashore.case.fields import SHANGHAI
from ashore.case.terms import Base, Method, Role
from ashore.intake.papers.contract_paper import ContractPaper, looks_like_contract, read_contract
from ashore.intake.papers.sentences import sentences_of_texts
from tests.intake.papers.card_papers import CARD

NOW = dt.datetime(2026, 10, 28, 20, 30, tzinfo=SHANGHAI)


def _read(*said: str) -> ContractPaper:
    return read_contract(sentences_of_texts(said), recorded_at=NOW, source=Source(how="file"))


def test_the_loan_of_a_card() -> None:
    assert looks_like_contract(sentences_of_texts(CARD))
    paper = _read(*CARD)
    loan = paper.loan
    assert loan is not None
    assert (loan.product, loan.lender_type, loan.signed_on) == (
        "海川银行金卡", "bank", dt.date(2024, 3, 5),
    )  # fmt: skip
    assert loan.parties == {Role.FUNDER: "海川银行", Role.REPORTER: "海川银行"}
    terms = loan.terms
    assert (terms.method, terms.principal, terms.daily_rate, terms.minimum_rate) == (
        Method.CARD, 2_000_000, Fraction(1, 2000), Fraction(1, 20),
    )  # fmt: skip
    assert (terms.grace_days, terms.tolerance, terms.unknown) == (3, 1_000, ())
    [fee] = terms.late_fees
    assert (fee.rate, fee.per, fee.base, fee.minimum) == (
        Fraction(1, 20), "once", Base.UNPAID_MINIMUM, 500,
    )  # fmt: skip
    assert terms.clauses["interest"].startswith("第二条")
    assert paper.left_out == ()
    assert not paper.asks


def test_a_card_without_its_rate_or_limit_is_no_loan_of_that_kind() -> None:
    assert not looks_like_contract(sentences_of_texts([*CARD[:5], *CARD[6:]]))
    assert not looks_like_contract(sentences_of_texts([*CARD[:4], *CARD[5:]]))


def test_a_limit_in_a_loan_contract_does_not_make_it_a_card() -> None:
    paper = _read("信用额度为人民币20,000元。", "借款金额为5,000元。", "日利率0.05%，共6期。")
    assert paper.loan is not None
    assert paper.loan.terms.method is not Method.CARD
    assert paper.loan.terms.principal == 500_000
