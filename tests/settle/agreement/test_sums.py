"""The sums of an agreement worked out again."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.findings import Finding
from ashore.law.book import LawBook
from ashore.settle.agreement.check import check_agreement
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


def test_a_plan_without_its_days_is_as_long_as_it_has_payments() -> None:
    text = "信用卡欠款本金36,000.00元，按月分{n}期偿还。"
    assert "sums.term-too-long" in {f.code for f in found(text.replace("{n}", "72"))}
    assert "sums.term-too-long" not in {f.code for f in found(text.replace("{n}", "60"))}


@pytest.mark.parametrize(
    "plan",
    [
        "分12期，每期875.00元，首期还款日为2026年12月25日，最后一期为{last}。",
        "自2026年12月起，每月25日还款875.00元，共12期，末期还款日：{last}。",
    ],
)
def test_a_last_day_that_the_number_of_parts_does_not_give(plan: str) -> None:
    [one] = found(plan.replace("{last}", "2028年1月25日"))
    assert one.code == "sums.last-day"
    assert ("2027-11-25" in one.says.zh, "2028-01-25" in one.says.zh) == (True, True)
    assert found(plan.replace("{last}", "2027年11月25日")) == []


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("欠本金200.00元，利息12.00元，罚息8.00元，合计235.00元。", (22_000, 1_500)),
        ("欠款合计235.00元，其中本金200.00元、利息12.00元、罚息8.00元。", (22_000, 1_500)),
        ("本金 | 200.00元\n利息 | 12.00元\n合计 | 235.00元", (21_200, 2_300)),
    ],
)
def test_parts_of_a_debt_that_are_not_its_total(text: str, sums: tuple[int, int]) -> None:
    [one] = [f for f in found(text) if f.code == "sums.debt-parts"]
    added, gap = sums
    assert one.amount == gap
    assert one.workings[0].shown == f"{added // 100}.00"


@pytest.mark.parametrize(
    "text",
    [
        "欠本金200.00元，利息12.00元，罚息8.00元，三项合计220.00元。",
        "欠款合计220.00元，其中本金200.00元、利息12.00元、罚息8.00元。",
        "借款本金300.00元，尚欠本金200.00元，利息12.00元，合计212.00元。",
        "欠款合计220.00元，其中本金200.00元。",
        "免除利息12.00元和罚息8.00元，合计减免20.00元，剩余本金200.00元。",
        "本金2□0.00元，利息12.00元，合计235.00元。",
        "本金 | 200.00元\n利息 | 12.00元\n合计 | 212.00元",
    ],
)
def test_parts_that_fit_or_cannot_be_told_raise_nothing(text: str) -> None:
    assert "sums.debt-parts" not in {f.code for f in found(text)}


def test_a_waived_share_that_is_not_its_sum() -> None:
    debt = "截至2026年10月31日，欠本金200.00元，利息12.00元，罚息8.00元。\n"
    [one] = found(debt + "减免20%，即减免50.00元，2026年12月10日前一次性支付170.00元。")
    assert (one.code, one.amount, one.workings[0].shown) == ("sums.waived-share", 600, "44.00")
    fits = "减免20%（即44.00元），2026年12月10日前一次性支付176.00元。"
    assert found(debt + fits) == []
    assert found(debt + "利息减免50%，即6.00元，2026年12月10日前一次性支付214.00元。") == []


def test_what_is_paid_at_once_and_the_rest_waived_come_to_the_debt() -> None:
    debt = "截至2026年10月31日，欠本金200.00元，利息20.00元。\n"
    pays = "乙方于2026年12月10日前一次性支付180.00元，其余{rest}元予以免除。"
    [one] = found(debt + pays.replace("{rest}", "50.00"))
    assert (one.code, one.amount) == ("sums.total-parts", 1_000)
    assert found(debt + pays.replace("{rest}", "40.00")) == []


def test_a_table_that_cannot_be_told_is_to_be_read_by_the_person() -> None:
    rows = "1 2026-12-10 300.00 10.00\n2 2027-01-10 300.00 10.00"
    check = check_agreement(
        sentences_of_text("还款协议\n期数 还款日 本金 利息\n" + rows),
        LawBook.standard(),
        dt.date(2026, 11, 24),
    )
    [one] = check.findings
    assert (one.code, one.where) == ("plan.unsure", "agreement/line-3")
    assert "第 3、4 行" in one.says.zh
    assert [left.sentence.text for left in check.unplaced][-2:] == rows.splitlines()
    assert (check.total, check.yearly_cost, check.complete) == (None, None, False)


def test_no_total_and_no_yearly_cost_where_the_sums_do_not_fit() -> None:
    text = LOCK + "总额10,500.00元，分10期，每期1,080.00元，首期2026年12月10日。"
    check = check_agreement(sentences_of_text(text), LawBook.standard(), dt.date(2026, 11, 24))
    assert (check.text.total, check.total, check.yearly_cost) == ("10500.00", None, None)
