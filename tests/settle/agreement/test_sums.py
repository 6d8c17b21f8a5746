"""The sums of an agreement worked out again."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.findings import Finding
from ashore.law.book import LawBook
from ashore.settle.agreement.fields import read_agreement_text
from ashore.settle.agreement.inner_checks import inner_findings
from ashore.settle.agreement.sentences import sentences_of_text
from ashore.settle.agreement.sums import owed_after_waiver, sum_findings, yearly_cost

LOCK = "截至2026年10月31日，本金10,000.00元，利息500.00元，罚息200.00元。\n"


def found(text: str) -> list[Finding]:
    read = read_agreement_text(sentences_of_text(text))
    return [
        *sum_findings(read),
        *inner_findings(read, LawBook.standard(), dt.date(2026, 11, 24)),
    ]


def test_the_debt_less_the_waiver_is_opened() -> None:
    read = read_agreement_text(sentences_of_text(LOCK + "罚息200.00元免除。"))
    left = owed_after_waiver(read)
    assert left is not None
    assert (left.shown, left.sum) == ("10500.00", "10000.00 + 500.00 + 200.00 − 200.00")


def test_instalments_that_do_not_add_up_show_both_sums_and_the_gap() -> None:
    text = LOCK + "罚息免除。总额10,500.00元，分10期，每期1,080.00元，首期2026年12月10日。"
    [one] = [f for f in found(text) if f.code == "sums.instalments-total"]
    assert one.amount == 30_000
    assert (one.workings[0].shown, one.workings[0].sum) == ("10800.00", "1080.00 × 10")
    assert "10800.00" in one.says.zh
    assert "10500.00" in one.says.zh
    assert "300.00" in one.says.zh


@pytest.mark.parametrize(
    ("each", "flagged"), [("583.33", False), ("583.00", False), ("581.00", True)]
)
def test_rounding_to_a_yuan_a_payment_is_no_gap(each: str, flagged: bool) -> None:
    text = f"总额10,500.00元，分18期，每期{each}元，首期2026年12月10日。不再计收利息。"
    assert ("sums.instalments-total" in {f.code for f in found(text)}) is flagged


def test_more_than_the_debt_is_a_charge_with_its_yearly_cost() -> None:
    text = LOCK + "分12期，每期991.67元，首期2026年11月30日，总额11,900.04元。"
    [one] = [f for f in found(text) if f.code == "sums.new-charges"]
    assert one.amount == 1_190_004 - 1_070_000
    assert "折合年化约" in one.says.zh


def test_more_than_the_debt_where_nothing_more_is_charged_does_not_fit() -> None:
    text = LOCK + "分12期，每期991.67元，首期2026年11月30日，总额11,900.04元。不再计收利息。"
    codes = {f.code for f in found(text)}
    assert "sums.total-parts" in codes
    assert "sums.new-charges" not in codes


def test_paying_the_debt_itself_costs_nothing_a_year() -> None:
    text = LOCK + "罚息免除。总额10,500.00元，分10期，每期1,050.00元，首期2026年12月10日。"
    read = read_agreement_text(sentences_of_text(text))
    assert found(text) == []
    assert yearly_cost(read) == pytest.approx(0, abs=1e-9)


def test_a_card_may_not_run_longer_than_the_law_book_says() -> None:
    text = "信用卡欠款本金36,000.00元。本金36,000.00元分{n}期，每期500.00元，首期2026年12月28日。"
    over = {f.code: f for f in found(text.replace("{n}", "72"))}
    assert over["sums.term-too-long"].citations[0].id == "card.personal-instalment-years"
    assert "可能不符合" in over["sums.term-too-long"].says.zh
    loan = text.replace("{n}", "72").replace("信用卡", "贷款")
    assert "sums.term-too-long" not in {f.code for f in found(loan)}
    sixty = text.replace("{n}", "60").replace("36,000.00元分", "30,000.00元分")
    assert "sums.term-too-long" not in {f.code for f in found(sixty)}


def test_a_torn_sum_is_never_added_up() -> None:
    read = read_agreement_text(sentences_of_text(LOCK.replace("500.00", "5□0.00")))
    assert owed_after_waiver(read) is None
    assert read.value("interest") is None
