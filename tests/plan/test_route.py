"""One way out is recommended, with its reasons and why not the others."""

from __future__ import annotations

from typing import Any

import pytest

from ashore.case.replay import Case
from ashore.law.book import LawBook
from ashore.owed.report import owed_on
from ashore.plan.budget import budgets_ahead
from ashore.plan.causes import CauseKind
from ashore.plan.debts import plan_debts
from ashore.plan.route import Route, recommend
from ashore.plan.ways_out import RouteKind
from tests.plan.households import ON, case_of, cash, expense, income, loan

BOOK = LawBook.standard()

LATE = loan("a", started="2026-05-10", paid=5)  # one instalment of 100.00 is due on 11-10
LIVING = [income(monthly="3000.00"), expense(monthly="2000.00")]


def route(*entries: dict[str, Any]) -> Route:
    case: Case = case_of(*entries)
    debts = plan_debts(owed_on(case, BOOK, ON).debts, BOOK, ON)
    return recommend(case, debts, budgets_ahead(case, BOOK, ON, 13), ON)


def test_cash_that_covers_what_is_due_means_pay_now() -> None:
    found = route(*LIVING, cash("600.00"), *LATE)
    assert found.kind is RouteKind.PAY_NOW
    assert found.pay_first == {"a": 10_000}
    assert found.leniency == ("a",)
    assert found.relief_months is None


@pytest.mark.parametrize(
    ("started", "paid", "lenient"),
    [("2026-05-25", 4, ("a",)), ("2026-05-24", 4, ()), ("2026-05-10", 3, ())],
)
def test_asking_kindly_helps_in_the_first_stage_of_lateness_alone(
    started: str, paid: int, lenient: tuple[str, ...]
) -> None:
    # On 2026-11-24 the oldest part is thirty, thirty-one and seventy-five days late.
    assert route(*LIVING, *loan("a", started=started, paid=paid)).leniency == lenient


def test_who_broke_an_agreement_is_not_late_for_the_first_time() -> None:
    agreed = {"kind": "agreement", "loan": "a", "signed_on": "2026-09-01", "total": "700.00",
              "periods": 7, "monthly": "100.00", "first_due_on": "2026-10-10",
              "any_miss_ends": True, "ended_on": "2026-11-11"}  # fmt: skip
    assert route(*LIVING, *LATE).leniency == ("a",)
    assert route(*LIVING, *LATE, agreed).leniency == ()


def test_living_until_the_month_ends_is_kept_from_the_cash() -> None:
    # 2,000 a month to live on: 6 of 30 days are 400.00, so 499.99 leaves 99.99 of the 100.00 due.
    assert route(*LIVING, cash("499.99"), *LATE).kind is RouteKind.NEGOTIATE
    assert route(*LIVING, cash("500.00"), *LATE).kind is RouteKind.PAY_NOW


def test_nothing_left_and_no_return_means_relief_and_no_figure() -> None:
    found = route(income(monthly="1500.00"), expense(monthly="2000.00"), *LATE)
    assert found.kind is RouteKind.RELIEF
    assert found.pay_first == {}
    assert [cause.kind for cause in found.causes] == [CauseKind.LONG_TERM]


def test_income_that_returns_means_asking_for_that_long() -> None:
    later = income("新工作", monthly="4000.00", starts_on="2027-01-05",
                   first_full_pay_on="2027-02-05")  # fmt: skip
    found = route(
        income(monthly="1500.00"), expense(monthly="1900.00"), later, *LATE,
        {"kind": "cause", "type": "job_loss"},
    )  # fmt: skip
    assert found.kind is RouteKind.NEGOTIATE
    # November to January; in February the pay comes before the instalment of the 10th.
    assert found.relief_months == 3
    assert [cause.kind for cause in found.causes] == [CauseKind.TEMPORARY]
    assert found.causes[0].words.zh == "一时困难，收入会回来"


def test_income_is_said_to_return_only_where_it_is_recorded() -> None:
    lost = {"kind": "cause", "type": "job_loss"}
    [cause] = route(*LIVING, *LATE, lost).causes
    assert (cause.kind, cause.words.zh, cause.words.en) == (
        CauseKind.TEMPORARY, "遇到困难", "hardship",
    )  # fmt: skip
    begun = income("新工作", monthly="4000.00", starts_on="2026-11-24")
    [cause] = route(*LIVING, begun, *LATE, lost).causes
    assert cause.words.zh == "遇到困难"


def test_a_pay_day_after_the_due_day_needs_one_more_month() -> None:
    later = income("新工作", monthly="4000.00", starts_on="2027-01-05",
                   first_full_pay_on="2027-02-15")  # fmt: skip
    found = route(income(monthly="1500.00"), expense(monthly="1900.00"), later, *LATE)
    assert found.relief_months == 4


def test_court_papers_outrank_everything() -> None:
    paper = {"kind": "court-paper", "loan": "a", "type": "summons", "received_on": "2026-11-20"}
    bad = {"kind": "approach", "name": "某顾问", "signed_on": "2026-10-01"}
    found = route(*LIVING, cash("6000.00"), *LATE, paper, bad)
    assert found.kind is RouteKind.COURT
    second = next(n for n in found.not_taken if n.kind is RouteKind.LEAVE_INTERMEDIARY)
    assert second.because.zh.startswith("也要做")
    assert [action.code for action in found.first_actions] == ["revoke_authorisation"]


def test_a_loan_in_your_name_by_somebody_else_is_sorted_out_first() -> None:
    theirs = loan("b", started="2026-05-10", classification="identity_fraud", own=False)
    found = route(*LIVING, cash("6000.00"), *LATE, *theirs)
    assert found.kind is RouteKind.DISPUTE
    assert found.tracks == ("fraud",)
    assert found.pay_first == {}


def test_nothing_due_means_keep_paying() -> None:
    found = route(*LIVING, cash("0.00"), *loan("a", started="2026-05-10", paid=6))
    assert found.kind is RouteKind.KEEP_PAYING


def test_every_other_route_has_a_reason() -> None:
    found = route(*LIVING, cash("600.00"), *LATE)
    assert {n.kind for n in found.not_taken} == set(RouteKind) - {found.kind}
    assert all(n.because.zh and n.because.en for n in found.not_taken)


def test_a_case_without_debts_has_nothing_to_ask_for() -> None:
    assert route().kind is RouteKind.KEEP_PAYING
    assert route(*LIVING).kind is RouteKind.KEEP_PAYING


def test_part_of_what_is_due_moves_the_day_on_which_the_whole_can_be_called() -> None:
    called = loan("a", started="2026-05-10", paid=4, terms={"acceleration": {"over_days": 60}})
    found = route(*LIVING, cash("550.00"), *called)
    # 150.00 is spare: not the 200.00 that is due, but the older 100.00 of it.
    assert found.kind is RouteKind.NEGOTIATE
    assert found.pay_first == {"a": 10_000}
    assert route(*LIVING, cash("499.99"), *called).pay_first == {}
    met = loan("a", started="2026-05-10", paid=4, terms={"acceleration": {"over_days": 30}})
    assert route(*LIVING, cash("550.00"), *met).pay_first == {}


def test_not_late_but_not_enough_is_the_best_time_to_ask() -> None:
    large = loan("a", started="2026-05-20", principal="60000.00", paid=6)
    found = route(*LIVING, *large)
    assert found.kind is RouteKind.NEGOTIATE
    assert "趁没逾期先谈" in found.why[0].zh


def test_income_that_returns_is_said_without_a_sum_for_now() -> None:
    later = income("新工作", monthly="4000.00", first_full_pay_on="2027-02-05")
    found = route(income(monthly="1500.00"), expense(monthly="1900.00"), later, *LATE)
    assert found.pays
    assert "这个月不还是正确答案" in found.why[0].zh
    assert found.relief_months == 3


def test_money_goes_to_debts_only_where_there_is_some_to_come() -> None:
    assert not route(income(monthly="1500.00"), expense(monthly="1900.00"), *LATE).pays
    assert route(income(monthly="1500.00"), expense(monthly="1900.00"), cash("9000.00"), *LATE).pays
    assert not route(*LATE).pays
    assert route(*LIVING, *LATE).pays
