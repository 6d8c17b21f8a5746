"""The twelve fields: what is found, what is unclear, and what names may look like."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.law.book import LawBook
from ashore.settle.agreement.check import check_agreement
from ashore.settle.agreement.fields import FieldName, State, read_agreement_text
from ashore.settle.agreement.sentences import sentences_of_text


def value(text: str, name: str) -> str | None:
    return read_agreement_text(sentences_of_text(text)).value(name)


def state(text: str, name: FieldName) -> State:
    return read_agreement_text(sentences_of_text(text)).field(name).state


@pytest.mark.parametrize("name", ["向阳", "应采儿", "于不凡", "欧阳将军", "张向东", "有权"])
def test_any_name_is_read_where_one_must_stand(name: str) -> None:
    assert value(f"乙方：{name}（身份证后四位1234）", "borrower") == name


@pytest.mark.parametrize(
    "text", ["本人应按期还款。", "本人不持异议。", "本人向贵司承诺还款。", "乙方：________"]
)
def test_what_the_person_does_is_no_name(text: str) -> None:
    assert value(text, "borrower") is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("结清后10日内出具结清证明。", "10d"),
        ("还清后十个工作日内，甲方出具结清证明。", "10w"),
        ("收妥款项后三天内给乙方开结清证明，30日内更新征信。", "3d"),
        ("还清后尽快出具结清证明。", None),
        ("结清后1■日内出具结清证明。", None),
    ],
)
def test_the_days_to_a_certificate(text: str, days: str | None) -> None:
    assert value(text, "certificate") == days
    wanted = State.FOUND if days else State.UNCLEAR
    assert state(text, FieldName.CERTIFICATE) is wanted


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("先还本金后还利息。", "principal-first"),
        ("所付款项优先用于清偿本金。", "principal-first"),
        ("先还利息再还本金。", "fees-first"),
        ("抵充顺序为费用、利息、本金。", "fees-first"),
        ("按本协议还款。", None),
    ],
)
def test_the_order_of_a_payment(text: str, order: str | None) -> None:
    assert value(text, "order") == order


@pytest.mark.parametrize(
    ("text", "trigger", "cure"),
    [
        ("连续两期未还，经书面催告后15日内未补足的，终止。", "2", "15"),
        ("任何一期逾期的，终止。", "1", None),
        ("累计三期未还，通知后30天仍未补足的，终止。", "3", "30"),
        ("乙方违约的，依法处理。", None, None),
    ],
)
def test_what_makes_a_default(text: str, trigger: str | None, cure: str | None) -> None:
    assert (value(text, "trigger"), value(text, "cure_days")) == (trigger, cure)
    found = state(text, FieldName.DEFAULT)
    assert found is (State.FOUND if cure else State.UNCLEAR)


def test_litigation_only_counts_where_there_is_a_suit() -> None:
    assert state("签章后生效。", FieldName.LITIGATION) is State.NOT_NEEDED
    assert state("（2026）浔0103民初1号\n签章后生效。", FieldName.LITIGATION) is State.MISSING
    text = "（2026）浔0103民初1号\n甲方于签署后7日内申请撤诉。"
    assert state(text, FieldName.LITIGATION) is State.FOUND


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("乙方不得向任何监管部门投诉，已投诉的应在3日内撤诉。", None),
        ("乙方应在3日内撤诉。", None),
        ("乙方应停止投诉，并在3日内撤诉。", None),
        ("乙方还清后7日内撤诉。", "7d"),
        ("乙方应付清款项后7日内撤诉。", "7d"),
        ("乙方应于12月10日前付清，付清后7日内撤诉。", "7d"),
        ("被告应于2026年12月10日前支付，原告于收款后5日内撤诉。", "5d"),
        ("甲方应乙方要求于3日内撤诉。", "3d"),
    ],
)
def test_only_what_the_creditor_does_is_its_withdrawal(text: str, days: str | None) -> None:
    assert value(text, "withdrawal") == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("乙方在收到结清证明后3日内撤回投诉。", None),
        ("乙方同意一次性还清，甲方收款后10日内出具结清证明。", "10d"),
        ("客户需还清全部款项，15日内出具结清证明。", "15d"),
        ("甲方收到结清证明申请后5日内出具结清证明。", "5d"),
    ],
)
def test_a_certificate_that_the_person_has_is_not_promised(text: str, days: str | None) -> None:
    assert value(text, "certificate") == days


def test_an_account_in_the_persons_own_name_is_theirs() -> None:
    own = "乙方：向阳\n分2期，每期5.00元，首期2026年12月1日，不再计息。扣款卡户名：向阳。"
    assert state(own, FieldName.PLAN) is State.FOUND
    assert state(own.replace("户名：向阳", "户名：李四"), FieldName.PLAN) is State.UNCLEAR


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("自二〇二六年十二月起，每月十五日还款500.00元，共十期。", "2026-12-15"),
        ("自2026年12月起每月15日前还款500元，分10期。", "2026-12-15"),
        ("每月5日还款500元，自2027年1月起，共3期。", "2027-01-05"),
        ("自2027年2月起，每月31日还款500元，共3期。", "2027-02-28"),
        ("自2026年12月起，每月还款500元，共3期。", None),
    ],
)
def test_a_month_and_a_day_of_each_month_give_the_first_day(text: str, day: str | None) -> None:
    assert value(text, "first_due_on") == day


def test_days_that_a_month_rule_gives_are_not_asked_for() -> None:
    text = "自二〇二六年十二月起，每月十五日还款贰仟肆佰肆拾元零壹分，共十期。"
    read = read_agreement_text(sentences_of_text(text))

    assert [row.day.isoformat() for row in read.plan.rows][::9] == ["2026-12-15", "2027-09-15"]
    assert read.total == "24400.10"
    [dates] = [part for part in read.field(FieldName.PLAN).parts if part.name == "dates"]
    assert dates.state is State.FOUND


def asked(text: str) -> dict[str, str]:
    found = check_agreement(sentences_of_text(text), LawBook.standard(), dt.date(2026, 11, 24))
    return {ask.about: ask.says.zh for ask in found.asks}


def test_one_payment_is_not_asked_about_as_instalments_are() -> None:
    once = asked("债务人于2026年12月10日前一次性支付15,600.00元后，视为全部结清。")
    parts = asked("自2026年12月起，每月15日还款500.00元，共10期。")

    assert once["plan.charges"].startswith("请写明付清以前是否再计收利息和费用")
    assert once["default.trigger"] == "请写明到期未付清、经书面催告仍不付的，才算违约。"
    assert "期" not in once["plan.charges"]
    assert parts["plan.charges"].startswith("请写明分期期间")
    assert "连续两期" in parts["default.trigger"]


def test_a_blank_paper_has_nothing() -> None:
    read = read_agreement_text(())
    states = {field.name: field.state for field in read.fields}
    assert states.pop(FieldName.LITIGATION) is State.NOT_NEEDED
    assert set(states.values()) == {State.MISSING}
    assert (read.periods, read.total) == (None, None)
