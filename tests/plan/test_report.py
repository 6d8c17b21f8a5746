"""The whole plan of a case: what is said, what is not, and what changes when something does."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ashore.errors.plan import DebtMissingError
from ashore.law.book import LawBook
from ashore.plan.exchange import plan_as_json
from ashore.plan.report import PlanReport, plan_again, plan_of
from ashore.plan.what_if import WhatIf
from ashore.plan.words import beside_now, compared, how_good, months_in_words
from tests.plan.households import ON, case_of, cash, expense, income, loan

BOOK = LawBook.standard()
LIVING = [income(monthly="3000.00"), expense(monthly="2000.00")]
LATE = loan("a", started="2026-05-10", paid=4)


def plan(*entries: dict[str, Any], **changes: Any) -> PlanReport:
    return plan_of(case_of(*entries), BOOK, ON, what_if=WhatIf(**changes))


def test_a_plan_that_ends() -> None:
    report = plan(*LIVING, cash("0.00"), *LATE)
    # 200.00 is due; 900.00 a month is there from December on: 8 parts of 100.00 are left.
    assert report.months == 7
    assert report.optimised is not None
    assert report.optimised.plan.paid == 80_000
    found = plan_as_json(report, "zh")
    assert found["payments"][0] == {"month": "2026-12", "debt": "a", "amount": "300.00"}
    assert found["total_cost"] == found["lower_bound"] == "800.00"
    assert (found["gap"], found["proven"]) == (0.0, True)
    assert set(found["baselines"]) == {"avalanche", "snowball", "pro_rata"}
    assert found["asks"][0]["kind"] == "grace"


def test_what_is_offered_can_be_kept_until_it_is_looked_at_again() -> None:
    ends = income(monthly="300.00", name="补贴", ends_on="2026-12-31")
    report = plan(*LIVING, ends, cash("0.00"), *LATE)
    assert report.budgets[0].available == 117_000
    assert [one.available for one in report.budgets[2:4]] == [90_000, 90_000]
    assert report.offers.total == 90_000


def test_nothing_left_gives_no_figure_to_pay() -> None:
    report = plan(income(monthly="1500.00"), expense(monthly="2000.00"), *LATE)
    found = plan_as_json(report, "zh")
    assert found["route"] == "relief"
    assert (found["surplus"], found["available"]) == ("-500.00", "0.00")
    assert found["payments"] == found["asks"] == found["offers"] == []
    assert found["total_cost"] is None
    assert found["odds"] is None
    assert compared(report) is None
    assert months_in_words(report) == ()


def test_what_if_there_were_more_or_less() -> None:
    slow = plan(*LIVING, *LATE, more_a_month=-90_000)
    fast = plan(*LIVING, *LATE, once=100_000)
    # 3,000 less 900 less 2,000 to live on leaves 100, and a tenth of it is kept.
    assert slow.budget.surplus == 10_000
    assert slow.problem.money[1] == 9_000
    # Of 1,000 at hand six days of living are kept: 2,000 × 6 / 30.
    assert fast.problem.money[0] == 60_000
    assert slow.months is not None
    assert slow.months > 7
    assert fast.optimised is not None
    assert fast.optimised.plan.payments[0][0] == 20_000


def test_what_if_a_debt_were_out_of_it() -> None:
    both = [*LATE, *loan("b", started="2026-05-10", paid=2)]
    assert [debt.id for debt in plan(*LIVING, *both, without="b").debts] == ["a"]


def test_an_offer_to_settle_is_taken_when_it_is_the_best() -> None:
    offer = {"kind": "offer", "loan": "a", "by": "a银行", "one_off": "300.00",
             "deadline": "2026-12-31"}  # fmt: skip
    report = plan(*LIVING, *LATE, offer)
    assert report.optimised is not None
    assert report.optimised.plan.payments[0][1] == 30_000
    assert "一次结清" in months_in_words(report)[0].says.zh
    expired = plan(*LIVING, *LATE, offer | {"deadline": "2026-11-01"})
    assert expired.optimised is not None
    assert expired.optimised.plan.paid == 80_000


def test_what_an_offer_saves_is_no_cost_below_zero() -> None:
    offer = {"kind": "offer", "loan": "a", "by": "a银行", "one_off": "300.00",
             "deadline": "2026-12-31"}  # fmt: skip
    report = plan(*LIVING, cash("600.00"), *LATE, offer)
    assert plan_as_json(report, "zh")["how_good"] == (
        "减去因晚还多出的，约省 500.00 元；先顾到更要紧的以后，任何还法都最多省 500.00 元"
        "（差 0.00%）。"
    )
    assert plan_as_json(report, "en")["how_good"] == (
        "Less what being late adds, about 500.00 yuan is saved; with the same priorities no other "
        "plan saves more than 500.00 (gap 0.00%)."
    )
    assert report.optimised is not None
    in_a_hurry = replace(report.optimised, proven=False)
    assert how_good(in_a_hurry).en == (
        "Time ran out; this is the best plan found so far. Less what being late adds, about "
        "500.00 yuan is saved, and no more than 500.00 can be saved (gap at most 0.00%)."
    )


def test_an_offer_to_a_person_is_never_taken() -> None:
    offer = {"kind": "offer", "loan": "a", "by": "a银行", "one_off": "300.00",
             "deadline": "2026-12-31"}  # fmt: skip
    assert plan_as_json(plan(*LIVING, *LATE, offer), "zh")["takes_offers"]
    for pay_to in ("业务员个人微信收款码", "张某私人账户", "支付宝"):
        report = plan(*LIVING, *LATE, offer | {"pay_to": pay_to})
        assert plan_as_json(report, "zh")["takes_offers"] == []
        assert report.optimised is not None
        assert report.optimised.plan.saved == 0


def test_the_end_of_an_offer_decides_whether_it_can_be_taken() -> None:
    offer = {"kind": "offer", "loan": "a", "by": "a银行", "one_off": "300.00",
             "deadline": "2026-12-20"}  # fmt: skip
    # The next pay comes on 22 December, after the offer has ended.
    late = plan(income(monthly="3000.00", pay_day=22), LIVING[1], *LATE, offer)
    assert plan_as_json(late, "zh")["takes_offers"] == []
    early = plan(income(monthly="3000.00", pay_day=10), LIVING[1], *LATE, offer)
    assert plan_as_json(early, "zh")["takes_offers"] == [
        "「a」接受一次结清 300.00 元的报价：先拿到书面的结清条件再付。"
    ]


def test_an_offered_waiver_and_offered_parts_are_weighed_too() -> None:
    waiver = {"kind": "offer", "loan": "a", "by": "a银行", "waived": "50.00",
              "deadline": "2026-12-31"}  # fmt: skip
    report = plan(*LIVING, *LATE, waiver)
    assert report.optimised is not None
    assert report.optimised.plan.paid == 75_000
    assert "减免" in plan_as_json(report, "zh")["takes_offers"][0]
    parts = {"kind": "offer", "loan": "a", "by": "a银行", "monthly": "90.00", "periods": 9,
             "first_due_on": "2027-01-10"}  # fmt: skip
    poor = [income(monthly="2100.00"), expense(monthly="2000.00")]
    report = plan(*poor, *LATE, parts)
    assert report.optimised is not None
    assert report.optimised.plan.problem.debts[0].taken == "instalments"
    assert report.optimised.plan.payments[0][1:4] == (0, 9_000, 9_000)
    own = plan(*poor, *LATE, parts | {"by": "person"})
    assert own.optimised is not None
    assert own.optimised.plan.problem.debts[0].taken is None


def test_savings_are_not_given_away_where_every_month_is_short() -> None:
    report = plan(income(monthly="1500.00"), expense(monthly="2000.00"), cash("9000.00"),
                  *loan("a", started="2026-05-10", principal="60000.00", paid=4))  # fmt: skip
    found = plan_as_json(report, "zh")
    assert (found["route"], found["payments"], found["pay_first"]) == ("relief", [], [])
    assert found["cannot_pay"]["short"] == "500.00"
    assert found["cannot_pay"]["review_on"] == "2027-02-24"
    assert found["never"][0]["code"] == "squeeze_living"


def test_nothing_recorded_about_money_is_not_nothing_left() -> None:
    found = plan_as_json(plan(*LATE), "zh")
    assert found["route"] == "negotiate"
    assert "收支还没填" in found["why"][0]
    assert (found["payments"], found["cannot_pay"]) == ([], None)
    assert [f["code"] for f in found["findings"] if f["code"].startswith("plan.")] == [
        "plan.budget-missing"
    ]


def test_income_without_expenses_is_held_against_what_people_spend() -> None:
    found = plan_as_json(plan(income(monthly="9000.00"), *LATE), "zh")
    assert found["living_floor_estimated"] is True
    # 26,510 in nine months.
    assert found["living_floor"] == "2945.56"
    assert found["surplus"] == "6054.44"
    assert "plan.expenses-estimated" in {f["code"] for f in found["findings"]}


def test_what_is_only_about_right_gives_a_range() -> None:
    about = [income(monthly="2200.00", low="2050.00", high="2900.00"), expense(monthly="2000.00")]
    found = plan_as_json(plan(*about, *LATE), "zh")
    assert found["surplus_between"] == ["50.00", "900.00"]
    worst, best = found["between"]["worst"], found["between"]["best"]
    assert best["months"] == 7
    assert worst["months"] > found["months"] >= best["months"]
    assert plan_as_json(plan(*LIVING, *LATE), "zh")["between"] is None
    nothing = [income(monthly="2200.00", low="1900.00"), expense(monthly="2000.00")]
    assert plan_as_json(plan(*nothing, *LATE), "zh")["between"]["worst"] is None


def test_a_loan_that_cannot_be_computed_is_named_and_the_rest_is_planned() -> None:
    terms = {"method": "equal_instalment", "principal": "1000.00", "periods": 6}
    odd = {"kind": "loan", "id": "odd", "product": "没写利率", "terms": terms}
    found = plan_as_json(plan(*LIVING, *LATE, odd), "zh")
    assert [one["debt"] for one in found["not_planned"]] == ["odd"]
    assert found["not_planned"][0]["ask"]
    assert {payment["debt"] for payment in found["payments"]} == {"a"}
    alone = plan_as_json(plan(*LIVING, odd), "zh")
    assert (alone["payments"], len(alone["not_planned"])) == ([], 1)


@pytest.mark.parametrize("at_once", [True, False])
def test_the_same_day_planned_again_with_something_else(at_once: bool) -> None:
    case = case_of(*LIVING, *LATE)
    report = plan_of(case, BOOK, ON)
    richer = WhatIf(more_a_month=40_000)
    again = plan_again(report, case, BOOK, richer, at_once=at_once)
    whole = plan_of(case, BOOK, ON, what_if=richer)
    assert again is not None
    assert whole.optimised is not None
    assert again.goals == whole.optimised.goals
    assert again.plan.done == whole.optimised.plan.done
    poorer = WhatIf(more_a_month=-150_000)
    assert plan_again(report, case, BOOK, poorer, at_once=at_once) is None
    assert beside_now(None, again).zh == "这样就没有钱可以还了。"
    assert beside_now(again, None).zh == "现在付不了，这样以后就能还了。"
    assert beside_now(again, again).zh == "和现在的计划一样。"


def test_a_debt_to_leave_out_must_be_there() -> None:
    with pytest.raises(DebtMissingError) as caught:
        plan(*LIVING, *LATE, without="z")
    assert (caught.value.where, caught.value.values) == ("z", {"known": "a"})


def test_a_search_that_runs_out_of_time_says_so() -> None:
    report = plan_of(case_of(*LIVING, *LATE), BOOK, ON, seconds=0.0)
    found = plan_as_json(report, "zh")
    assert found["proven"] is False
    assert found["payments"]
    assert found["how_good"].startswith("时间到了")
    assert plan_as_json(plan(*LIVING, *LATE), "zh")["how_good"].startswith("因晚还会多出约")


def test_asks_hold_with_the_chosen_odds() -> None:
    uneven = income(months=["2900.00", "2100.00", "2500.00"], stability="volatile")
    entries = [uneven, expense(monthly="1900.00"), *loan("a", started="2026-05-10",
               principal="12000.00", periods=60, paid=0)]  # fmt: skip
    careful = plan_of(case_of(*entries), BOOK, ON, limit=0.01)
    bold = plan_of(case_of(*entries), BOOK, ON, limit=0.5)
    assert careful.asks.money <= bold.asks.money <= careful.problem.money
    assert careful.asks.hard >= bold.asks.hard


def test_debts_that_are_held_are_not_paid_and_say_why() -> None:
    theirs = loan("b", started="2026-05-10", classification="identity_fraud", own=False)
    report = plan(*LIVING, *LATE, *theirs)
    found = plan_as_json(report, "en")
    held = next(debt for debt in found["debts"] if debt["id"] == "b")
    assert held["held"] == "not_yours"
    assert {payment["debt"] for payment in found["payments"]} == {"a"}
    assert found["offers"] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_both_languages_say_the_same_things(language: Any) -> None:
    found = plan_as_json(plan(*LIVING, *LATE), language)
    assert found["why"]
    assert all(found["why_not"].values())
    assert len(found["in_words"]) == 6
