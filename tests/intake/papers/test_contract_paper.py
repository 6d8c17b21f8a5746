"""A contract as fields and as a loan: nothing silently made up, nothing silently dropped."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from ashore.case.entry import Source
from ashore.case.fields import SHANGHAI
from ashore.case.terms import Method, Role
from ashore.intake.papers.contract_paper import ContractPaper, looks_like_contract, read_contract
from ashore.intake.papers.sentences import Sentence, sentences_of_texts
from ashore.money.daycount import DayCount
from tests.intake.papers.contracts import CONTRACT

NOW = dt.datetime(2026, 10, 28, 20, 30, tzinfo=SHANGHAI)


def _read(*said: str) -> ContractPaper:
    return read_contract(sentences_of_texts(said), recorded_at=NOW, source=Source(how="file"))


def test_the_loan_of_a_contract() -> None:
    paper = _read(*CONTRACT)
    loan = paper.loan
    assert loan is not None
    assert (loan.product, loan.contract_no, loan.signed_on, loan.lender_type) == (
        "个人消费贷款合同", "HT-2026-00981", dt.date(2026, 1, 10), "consumer_finance",
    )  # fmt: skip
    assert loan.parties == {
        Role.FUNDER: "云帆消费金融有限公司",
        Role.GUARANTOR: "临江融资担保有限公司",
        Role.PLATFORM: "青舟信息科技有限公司",
    }
    terms = loan.terms
    assert (terms.method, terms.principal, terms.periods, terms.annual_rate) == (
        Method.EQUAL_INSTALMENT, 2_000_000, 12, Fraction(18, 100),
    )  # fmt: skip
    assert terms.daily_rate is None
    assert (terms.day_count, terms.first_due_on) == (DayCount.ACT_360, dt.date(2026, 2, 12))
    assert terms.penalty is not None
    assert terms.penalty.multiplier == Fraction(3, 2)
    assert [fee.when for fee in terms.fees] == ["each", "deducted"]
    assert terms.unknown == ()
    assert set(terms.clauses) == {"penalty", "acceleration", "late_fee"}
    assert paper.left_out == ()
    assert not paper.asks


def test_each_field_has_its_sentence() -> None:
    fields = {field.name: field for field in _read(*CONTRACT).fields}
    assert fields["principal"].text == "第一条 借款金额为人民币贰万元整（¥20,000.00元）。"
    assert fields["penalty.multiplier"].value == "1.5"
    assert fields["penalty.multiplier"].text.startswith("第五条")
    assert fields["fees[1].amount"].value == "25.50"
    assert fields["acceleration.over_days"].value == "60"
    assert all(field.percent == 95 for field in fields.values())


def test_a_monthly_rate_is_never_made_yearly() -> None:
    paper = _read("借款本金：12,000元", "月利率为1.5%。", "还款方式：等额本息。")
    assert paper.loan is not None
    terms = paper.loan.terms
    assert (terms.annual_rate, terms.flat_monthly_rate, terms.daily_rate) == (None, None, None)
    assert terms.method is Method.OPEN
    assert "paper.monthly-rate" in {left.code for left in paper.left_out}
    flat = _read("借款本金：12,000元", "月利率为1.5%。", "还款方式：等本等息。").loan
    assert flat is not None
    assert (flat.terms.method, flat.terms.flat_monthly_rate) == (Method.FLAT, Fraction(15, 1000))


def test_a_base_alone_does_not_say_that_days_are_counted() -> None:
    loan = _read("借款本金：12,000元", "年利率18%，日利率=年利率÷360。", "等额本息还款。").loan
    assert loan is not None
    assert loan.terms.day_count is DayCount.PERIOD
    assert "day_count" in loan.terms.unknown


def test_what_is_not_found_is_said() -> None:
    paper = _read("借款本金：12,000元", "合同编号：ABC12345")
    assert [left.place for left in paper.left_out] == [
        "rate", "periods", "method", "day_count", "penalty", "acceleration",
    ]  # fmt: skip
    assert "逾期罚息" in paper.left_out[4].says.zh
    assert paper.loan is not None
    assert paper.loan.terms.unknown == ("penalty", "day_count")


def test_values_that_differ_or_do_not_fit_are_asked_about() -> None:
    paper = _read(
        "借款本金：12,000元", "借款金额：15,000元", "年利率18%，日利率0.1%。", "分12期还款。"
    )
    assert {field.name for field in paper.fields if field.asks} == {
        "principal", "annual_rate", "daily_rate",
    }  # fmt: skip


def test_a_clause_that_cannot_be_read_is_asked_about() -> None:
    paper = _read("借款本金：12,000元", "逾期的，按贷款人公布的标准收取罚息。")
    (asked,) = (field for field in paper.fields if field.asks)
    assert (asked.name, asked.value, asked.percent) == ("penalty", "", 0)
    assert asked.text == "逾期的，按贷款人公布的标准收取罚息。"


def test_a_scan_is_no_surer_than_its_recognition() -> None:
    sentences = [Sentence(text, 85) for text in CONTRACT]
    paper = read_contract(sentences, recorded_at=NOW, source=Source(how="photo"))
    assert all(field.asks for field in paper.fields)


def test_the_same_contract_is_the_same_loan() -> None:
    first, again = _read(*CONTRACT).loan, _read(*CONTRACT).loan
    assert first is not None
    assert again is not None
    assert first.id == again.id


def test_other_papers_are_no_contract() -> None:
    assert looks_like_contract(sentences_of_texts(CONTRACT))
    assert not looks_like_contract(sentences_of_texts(["个人信用报告", "借款金额：200元"]))
    assert not looks_like_contract(())
