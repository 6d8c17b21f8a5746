"""A call prepared: whom, which figures, what not to say; and never a number that cannot be kept."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.case.entries_papers import CourtPaper
from ashore.case.entries_people import Cause
from ashore.case.replay import Case
from ashore.errors.settle import NoSuchCreditorError, SeveralLoansError
from ashore.plan.report import plan_of
from ashore.settle.ability import AbilityKind
from ashore.settle.call_exchange import call_as_json
from ashore.settle.call_script import CallScript, call_script
from ashore.settle.goal import Goal
from ashore.settle.stage import Stage
from ashore.settle.whom import loan_called_about
from tests.settle.talks import (
    BOOK,
    LENDER,
    ON,
    RECORDED,
    case_of,
    contact,
    household,
    loan,
    offer,
    party,
    payment,
)


def script(case: Case, on: dt.date = ON, **more: Any) -> CallScript:
    found = call_script(case, plan_of(case, BOOK, on, ranges=False), case.loans[0], BOOK, **more)
    assert found is not None
    return found


def said(found: CallScript) -> str:
    """Return everything that the script has the person say."""
    lines = [line.zh for part in found.parts for line in part.lines]
    return "\n".join([*lines, *(one.answer.zh for one in found.refusals)])


def test_a_sum_that_settles_nothing_is_not_named() -> None:
    found = script(case_of(household(income="4000.01"), loan()))
    assert (found.ability.kind, found.ability.amount) == (AbilityKind.NOTHING, None)
    assert found.parts[3].lines[0].zh == (
        "每月收入 4000.01 元，必要支出 4000.00 元；剩下的分到各家太少，现在不报数。"
        "收入有变化，我会主动说明。"
    )
    assert [line.zh for line in found.parts[4].lines[:2]] == [
        "首选：登记困难，暂缓催收，三个月后我带新的收支再谈。",
        "都不行，请告诉我内部有哪些政策、找谁升级。",
    ]
    enough = script(case_of(household(income="4012"), loan()))
    assert (enough.ability.kind, enough.ability.amount) == (AbilityKind.MONTHLY, 1_080)


def test_an_offer_that_the_plan_takes_is_what_is_said() -> None:
    money = household(cash="12000")
    [due] = script(case_of(money, loan())).parts[3].lines
    assert due.zh == "我今天就能通过官方渠道付 9185.00 元。"
    theirs = offer("o", one_off="9500", deadline="2026-12-31")
    found = script(case_of(money, loan(), theirs))
    assert (found.ability.kind, found.ability.amount) == (AbilityKind.OFFER, 950_000)
    assert found.parts[3].lines[0].zh == (
        "照你们给的方案，一共 9500.00 元，我付得出。请先书面给我条件和对公账户，拿到以前我不付。"
    )
    assert [line.zh for line in found.parts[4].lines[:2]] == [
        "首选：照贵方的方案办：请书面写明金额、付款截止日、对公账户、余额免除和结清证明。",
        "不行的话：付清到期的 9185.00 元。",
    ]
    assert found.papers == ()
    assert "今天就能" not in said(found)
    assert "现在拿不出钱" not in said(found)
    assert "我照你们给的方案付，不另外先付。" in said(found)
    private = offer("o", one_off="9500", deadline="2026-12-31", pay_to="业务员微信")
    assert script(case_of(money, loan(), private)).ability.kind is AbilityKind.PAY_NOW


def test_eight_parts_with_the_persons_own_figures() -> None:
    found = script(case_of(household(), loan()))
    assert [part.title.zh for part in found.parts] == [
        "先问对方是谁", "划定今天谈什么", "说困难：事实、时间、证明", "说能力：数字",
        "提方案", "问账", "固定结论", "收尾",
    ]  # fmt: skip
    assert [(one.label.zh, one.amount) for one in found.ability.figures] == [
        ("每月收入", 600_000),
        ("每月必要支出", 400_000),
        ("每月能给这一笔", 180_000),
    ]
    assert found.parts[3].lines[0].zh == (
        "每月收入 6000.00 元，必要支出 4000.00 元；扣掉预留、按各家比例分，每月能给这一笔 "
        "1800.00 元，从 2026-12-10 起。三个月后按新的收支再看。"
    )
    assert "我的预算每月能给 1800.00 元" in said(found)


def test_the_sum_that_is_proposed_is_the_one_that_was_said() -> None:
    found = script(case_of(household("5400"), loan(), loan("l-2")))
    assert found.ability.amount is not None
    sum_ = f"{found.ability.amount / 100:.2f}"
    proposal = "\n".join(line.zh for line in found.parts[4].lines)
    assert proposal.startswith(f"首选：剩余款项每月还 {sum_} 元，期数据此商定。")
    assert "每月等额" not in said(found)


def test_what_is_not_for_this_creditor_is_not_said_to_it() -> None:
    told = Cause(
        id="c", recorded_at=RECORDED, type="over_borrowing_then_intermediary",
        story="中介让我停付全部债务，并用伪造病历代投诉。", proofs=("中介合同与收据", "转账记录"),
    )  # fmt: skip
    found = script(case_of(household(), loan(), told))
    (line,) = found.parts[2].lines
    assert line.zh.startswith("（记下的原因说到别的债、中介或冒名的事，不用对这一家说：")
    assert "伪造" not in said(found)


KIN: dict[str, Any] = {"parties": {"funder": "表哥"}, "lender_type": "natural_person"}


@pytest.mark.parametrize("goal", [None, *Goal])
def test_a_relative_is_talked_to_as_a_person(goal: Goal | None) -> None:
    found = script(case_of(household(), loan(**KIN)), goal=goal)
    assert (found.stage, len(found.parts)) == (Stage.PERSON, 8)
    words = "\n".join((said(found), *(one.says.zh for one in found.cautions),
                       *(one.zh for one in found.whom.check)))  # fmt: skip
    for word in ("工号", "机构", "债权人", "工单", "录音", "征信", "客服", "个人账户", "代偿"):
        assert word not in words
    assert found.parts[0].lines[0].zh == "现在方便说几分钟吗？想跟您说说我借的那笔钱。"
    assert found.parts[4].lines[0].zh == ("每月还您 1800.00 元，从 2026-12-10 起，做不到会提前说。")
    assert [one.code for one in found.refusals] == ["need_it", "when", "borrow_elsewhere"]


def test_a_relative_is_told_plainly_where_nothing_is_left() -> None:
    no_due_day: dict[str, Any] = {"terms": {"method": "open", "principal": "12000"}}
    for more in (dict[str, Any](), no_due_day):
        found = script(case_of(household(income="3900"), loan(**KIN, **more)))
        assert (found.ability.kind, found.ability.amount) == (AbilityKind.NOTHING, None)
        (line,) = found.parts[4].lines
        assert line.zh == "现在还不了，您看能不能缓一缓：三个月后我带着新的收支再跟您说。"
        assert "核实清楚以前" not in said(found)


def test_nothing_left_names_no_number() -> None:
    found = script(case_of(household(income="3900"), loan()))
    assert (found.ability.kind, found.ability.amount) == (AbilityKind.NOTHING, None)
    assert "每月能给" not in said(found)
    assert found.parts[4].lines[0].zh.startswith("首选：登记困难，暂缓催收")
    assert found.papers == ("cannot-pay", "bill-query")


def test_nothing_recorded_names_no_number_either() -> None:
    found = script(case_of(loan()))
    assert (found.ability.kind, found.ability.amount) == (AbilityKind.NOT_KNOWN, None)
    assert found.parts[2].lines[0].zh.startswith("（案件里还没记原因")


@settings(max_examples=8)
@given(
    st.integers(0, 9000), st.integers(0, 9000), st.integers(0, 20_000), st.sampled_from(list(Goal))
)
def test_no_call_offers_more_than_the_budget_bears(
    income: int, living: int, cash: int, goal: Goal
) -> None:
    case = case_of(household(str(income), str(living), str(cash)), loan(), loan("l-2"))
    report = plan_of(case, BOOK, dt.date(2026, 6, 20), ranges=False, seconds=1.0)
    for file in case.loans:
        found = call_script(case, report, file, BOOK, goal=goal)
        assert found is not None
        assert len(found.parts) == 8
        if found.ability.kind is AbilityKind.MONTHLY:
            assert found.ability.amount is not None
            assert 0 < found.ability.amount <= report.budget.available
        elif found.ability.kind is AbilityKind.PAY_NOW:
            assert found.ability.amount is not None
            assert found.ability.amount <= report.budget.cash
        else:
            assert found.ability.amount is None
        if report.budget.surplus <= 0:
            assert found.ability.kind is not AbilityKind.MONTHLY


def test_only_recorded_official_numbers_are_called() -> None:
    case = case_of(
        household(),
        party(LENDER, "95500"),
        party("驼峰法务", "0571-1234"),
        loan(parties={"funder": LENDER, "collector": "驼峰法务"}),
        contact("c", "2026-11-20", direction="in", counterpart_number="13800000000"),
    )
    found = script(case, to="驼峰法务")
    assert (found.whom.name, found.whom.phones) == (LENDER, ("95500",))
    assert found.whom.notes[0].zh.startswith("「驼峰法务」是催收方")
    assert script(case_of(household(), loan())).whom.phones == ()


def test_whom_is_meant() -> None:
    case = case_of(household(), loan(), loan("l-2"))
    assert loan_called_about(case, "借款 l-2").loan.id == "l-2"
    with pytest.raises(SeveralLoansError) as several:
        loan_called_about(case, LENDER)
    assert several.value.message("zh").endswith("写明哪一笔：l-1、l-2。")
    with pytest.raises(NoSuchCreditorError):
        loan_called_about(case, "别家")


def test_a_loan_that_is_not_ones_own_is_denied_and_not_acknowledged() -> None:
    found = script(case_of(household(), loan(classification="identity_fraud")), goal=Goal.SETTLE)
    assert (found.stage, found.goal) == (Stage.NOT_YOURS, Goal.ACCOUNT)
    assert found.ability.kind is AbilityKind.NOT_ASKED
    assert "愿意处理" not in said(found)
    assert found.papers == ("fraud-dispute",)


def test_an_old_claim_is_not_acknowledged() -> None:
    case = case_of(household(), loan(lent_on="2020-01-05"), payment("p", "2020-02-05", "100"))
    found = script(case)
    assert found.cautions[0].code == "limitation_first"
    assert "2021-01-05" in found.cautions[0].says.zh
    assert [one.id for one in found.cautions[0].citations] == [
        "limitation.years",
        "limitation.after-expiry",
    ]
    assert found.parts[1].lines[0].zh == "今天只核实情况，不承认金额，也不谈付款和分期。"


def test_what_must_not_be_said_is_always_there() -> None:
    found = script(case_of(household(), loan()))
    assert [one.code for one in found.cautions] == [
        "total", "limitation", "relatives", "codes", "days_not_kept", "untrue", "deposit",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("goal", "first"),
    [
        (Goal.WAIVER, "首选：免去罚息和违约金"),
        (Goal.SETTLE, "首选：一次结清要多少"),
        (Goal.ACCOUNT, "今天不提还款方案。"),
    ],
)
def test_a_goal_changes_what_is_proposed(goal: Goal, first: str) -> None:
    found = script(case_of(household(), loan()), goal=goal)
    assert found.parts[4].lines[0].zh.startswith(first)


def test_what_can_be_cleared_today_is_paid_today() -> None:
    case = case_of(household(cash="9000"), loan())
    found = script(case, dt.date(2026, 4, 9))
    assert found.ability.kind is AbilityKind.PAY_NOW
    assert found.ability.amount == found.ability.figures[0].amount
    assert found.papers == ()


def test_as_json_in_both_languages() -> None:
    found = script(case_of(household(), loan()))
    in_english = call_as_json(found, "en")
    assert in_english["figures"][2]["amount"] == "1800.00"
    assert in_english["stage"] == "longer"
    assert len(in_english["refusals"]) == 9
    assert in_english["not_to_say"][1]["citations"][0]["id"] == "limitation.acknowledgement"


def test_a_court_is_called_first() -> None:
    paper = CourtPaper.model_validate(
        {"id": "cp", "recorded_at": RECORDED, "loan": "l-1", "type": "enforcement-notice",
         "court": "某区法院", "case_no": "（2026）执 1 号", "received_on": "2026-11-01"}
    )  # fmt: skip
    judgment = CourtPaper.model_validate(
        {"id": "j", "recorded_at": RECORDED, "loan": "l-1", "type": "judgment",
         "dated": "2026-08-01", "effective_on": "2026-08-20", "pay_by": "2026-08-30",
         "principal": "8000"}
    )  # fmt: skip
    found = script(case_of(household(income="3900"), loan(), judgment, paper))
    assert found.stage is Stage.ENFORCEMENT
    assert found.whom.notes[0].zh == (
        "案子在某区法院，案号 （2026）执 1 号：先打 12368 找承办人，付款和和解以法院的记录为准。"
    )
    assert found.parts[4].lines[0].zh == "首选：暂缓，或变更已有的协议。"
    assert found.papers == ("living-costs-application",)
