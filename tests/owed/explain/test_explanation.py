"""What an explanation says: the best reading, what stays open, what to ask, and its JSON form."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

from ashore.case.terms import CompoundTerms, Item, LateFeeTerm, Method, PenaltyTerms
from ashore.law.book import LawBook
from ashore.owed.bill import BillSums
from ashore.owed.explain.exchange import explanation_as_json
from ashore.owed.explain.explanation import MOST_SHOWN, Explanation
from ashore.owed.explain.questions import ITEM_WORDS
from ashore.owed.explain.search import Search
from ashore.owed.explain.shown import COMPARED
from ashore.owed.position import Paid
from tests.owed.explain.test_odd_bills import (
    INTEREST,
    ON,
    PENALTY,
    PRINCIPAL,
    TERMS,
    bill,
    explained,
    loan,
)

BOOK = LawBook.standard()
OPEN = TERMS.model_copy(
    update={"penalty": PenaltyTerms(multiplier=Fraction("1.5"), base="principal")}
)


def keys(found: Explanation) -> dict[str, list[str]]:
    return {key: [option.key for option in options] for key, options in found.undetermined}


# which reading, and what stays open -----------------------------------------------------------


def test_what_a_bill_cannot_settle_is_named() -> None:
    """In 2026 the actual year has 365 days."""
    found = explained(bill(PRINCIPAL, INTEREST, ("罚息", "17.39")), loan(6, OPEN))
    assert keys(found) == {"day_count": ["act/365", "act/act"]}
    assert [one.about for one in found.questions] == ["open"]
    assert found.questions[0].says.en == (
        "how days count: the bill does not tell which it is (actual days over a 365-day year; "
        "actual days over the actual year). Please state it in writing."
    )


def test_the_loans_own_rounding_is_no_open_question_where_it_gives_the_bill() -> None:
    shown = bill(PRINCIPAL, INTEREST, ("罚息", PENALTY))
    assert keys(explained(shown)) == {}
    open_ = TERMS.model_copy(update={"unknown": ("rounding",)})
    assert keys(explained(shown, loan(6, open_))) == {
        "rounding": ["half_up/line", "half_even/line", "down/line", "down/total"]
    }


def test_another_rounding_is_no_departure() -> None:
    """Rounded up, 15.8131… and 1.8234… give two fen more than rounded half up."""
    found = explained(bill(PRINCIPAL, INTEREST, ("罚息", "17.65")))
    assert (found.matched_on, found.best.deviations) == ("items", 0)
    assert found.best["rounding"].key == "ceiling/line"


def test_a_full_contract_and_its_bill_have_one_reading_without_departures() -> None:
    found = explained(bill(PRINCIPAL, INTEREST, ("罚息", PENALTY)))
    assert [one.deviations for one in found.readings].count(0) == 1
    assert found.best.deviations == 0
    assert found.readings == tuple(sorted(found.readings, key=lambda one: one.deviations))
    assert found.matching >= len(found.readings)


def test_departures_are_asked_about() -> None:
    found = explained(bill(PRINCIPAL, INTEREST, ("罚息", "29.39")))
    assert (found.best["times"].key, found.best.deviations) == ("x2.5", 1)
    asked = [one for one in found.questions if one.about == "departure"]
    assert [one.key for one in asked] == ["times"]
    assert asked[0].says.zh == (
        "罚息利率：账单像是按“合同利率的 2.5 倍”算的，合同记录的是“合同罚息率”。请说明依据哪一条。"
    )


def test_payments_that_clear_all_that_is_due_leave_no_question_of_their_order() -> None:
    found = explained(bill(PRINCIPAL, INTEREST, ("罚息", PENALTY)))
    assert found.best["allocation"].key == "any"
    assert "allocation" not in keys(found)


def test_a_part_payment_brings_the_order_in() -> None:
    """100.00 late: to interest and charges first, or to principal."""
    late = Paid(dt.date(2026, 11, 1), 10_000)
    # 12 days on 1 004.01 at 16.2 % are 5.42; interest 55.45; the rest, 39.13, is principal.
    # Then 23 days on 964.88 are 9.99, and 4 days on 1 013.04 are 1.82.
    shown = bill(("本金", "1977.92"), ("利息", "46.42"), ("罚息", "11.81"))
    found = explained(shown, loan(6, TERMS, late))
    assert (found.matched_on, found.best.deviations) == ("items", 0)
    assert set(keys(found)["allocation"]) >= {"legal", "charges"}
    # All of it to principal: 904.01; interest stays; 5.42 and 23 days on 904.01, 9.36.
    shown = bill(("本金", "1917.05"), ("利息", "101.87"), ("罚息", "16.60"))
    found = explained(shown, loan(6, TERMS, late))
    assert (found.matched_on, found.best["allocation"].key) == ("items", "principal")


def test_no_more_readings_are_listed_than_can_be_read() -> None:
    open_ = TERMS.model_copy(update={"unknown": ("penalty", "compound", "day_count", "start")})
    found = explained(BillSums((), 213_655), loan(6, open_))
    assert found.matched_on == "total"
    assert len(found.readings) == MOST_SHOWN
    assert found.matching > MOST_SHOWN
    assert found.tried > 10_000


def test_the_nearest_reading_gives_as_many_lines_as_it_can() -> None:
    """Interest is 3.00 too high; everything else is the contract to the fen."""
    open_ = OPEN.model_copy(update={"unknown": ("compound", "start")})
    found = explained(bill(PRINCIPAL, ("利息", "104.87"), ("罚息", PENALTY)), loan(6, open_))
    assert (found.matched_on, found.rest) == ("none", {Item.INTEREST: 300})
    assert found.best["day_count"].key == "act/360"
    assert found.questions[0].says.zh == (
        "「利息」比按合同算得出的多 3.00 元：请给出这一项的基数、利率、起止日期和取整方法。"
    )


def test_a_line_that_is_too_low_is_asked_about_as_well() -> None:
    found = explained(bill(PRINCIPAL, ("利息", "100.00"), ("罚息", PENALTY)))
    assert found.rest == {Item.INTEREST: -187}
    [asked] = found.questions
    assert asked.says.en == (
        "interest: 1.87 yuan less than the contract gives. Was it waived or left out, and will it "
        "be claimed later?"
    )


# the questions themselves ---------------------------------------------------------------------


def test_every_line_without_a_basis_has_its_question() -> None:
    lines = [
        ("催收服务费", "80.00"),
        ("律师费", "500.00"),
        ("案件受理费", "50.00"),
        ("提前到期本金", "4144.20"),
        ("代偿款", "100.00"),
        ("恢复减免的利息", "10.00"),
        ("某某费", "1.00"),
    ]
    found = explained(bill(PRINCIPAL, INTEREST, ("罚息", PENALTY), *lines))
    asked = [one for one in found.questions if one.about == "line"]
    assert [one.says.zh.partition("」")[0][1:] for one in asked] == [name for name, _ in lines]
    assert len({one.says.zh.partition("元")[2] for one in asked}) == len(lines)
    for one in asked:
        assert "违法" not in one.says.zh
        assert "illegal" not in one.says.en


def test_every_item_has_words() -> None:
    assert set(ITEM_WORDS) == set(COMPARED)


def test_the_sums_are_asked_about_before_the_rest() -> None:
    found = explained(
        bill(PRINCIPAL, INTEREST, ("罚息", "29.39"), ("催收费", "9.00"), total="2200.00"),
        loan(6, OPEN),
    )
    assert [one.about for one in found.questions][:3] == ["line", "total", "departure"]


# the dimensions -------------------------------------------------------------------------------


def options(key: str, **terms: object) -> list[str]:
    search = Search(loan(6, TERMS.model_copy(update=terms)), BOOK, ON)
    return [option.key for option in search.all_dimensions[key].options]


def test_what_is_tried() -> None:
    assert options("day_count") == ["act/360", "act/365", "30/360", "act/act"]
    assert options("start") == ["after_due", "on_due", "day_later"]
    assert options("start", grace_days=3) == [
        "after_due", "on_due", "day_later", "after_grace", "no_grace",
    ]  # fmt: skip
    assert len(options("rounding")) == 12
    assert options("times") == [
        "agreed", "none", "x1", "x1.3", "x2.5", "interest", "interest+agreed", "interest+extra",
    ]  # fmt: skip
    assert options("compound") == ["none", "penalty", "contract", "penalty+interest"]
    assert options("late_fee") == ["none"]


def test_two_bases_that_are_one_are_tried_once() -> None:
    assert options("base") == ["principal", "principal+interest", "outstanding"]
    assert options("base", penalty=PenaltyTerms(multiplier=Fraction(3, 2), base="instalment")) == [
        "principal", "instalment", "outstanding",
    ]  # fmt: skip


def test_a_late_fee_is_tried_daily_or_once_where_its_rate_allows() -> None:
    small = (LateFeeTerm(rate=Fraction("0.0005")),)
    assert options("late_fee", late_fees=small) == ["instalment", "principal", "none"]
    large = (LateFeeTerm(rate=Fraction("0.05")),)
    assert options("late_fee", late_fees=large) == [
        "instalment", "principal", "instalment/once", "principal/once", "none",
    ]  # fmt: skip
    once = (LateFeeTerm(rate=Fraction("0.0005"), per="once"),)
    assert "instalment/day" in options("late_fee", late_fees=once)
    fixed = (LateFeeTerm(amount=2_000, per="once"),)
    assert options("late_fee", late_fees=fixed) == ["instalment", "none"]


def test_a_daily_rate_has_no_year() -> None:
    assert options(
        "day_count", annual_rate=None, daily_rate=Fraction("0.0005"), method=Method.FLAT
    ) == ["daily"]
    own = PenaltyTerms(daily_rate=Fraction("0.0005"))
    assert options("day_count", penalty=own) == ["daily"]
    assert options("times", penalty=own) == [
        "agreed", "none", "interest", "interest+agreed", "interest+extra",
    ]  # fmt: skip
    unknown = {"penalty": None, "unknown": ("penalty",)}
    by_day = {"annual_rate": None, "daily_rate": Fraction("0.0003"), "method": Method.FLAT}
    assert options("day_count", **unknown, **by_day) == ["daily"]


def test_the_band_is_tried_where_no_penalty_rate_is_known() -> None:
    assert options("times", penalty=None, unknown=("penalty",)) == [
        "none", "x1", "x1.3", "x1.5", "x2.5", "interest", "interest+agreed", "interest+extra",
    ]  # fmt: skip


def test_principal_first_after_long_is_tried_where_a_payment_came_so_late() -> None:
    assert "legal/long" not in options("allocation")
    rows = [Paid(dt.date(2026, 4, 20), 50_000), Paid(dt.date(2026, 11, 1), 10_000)]
    late = replace(loan(0), payments=tuple(rows))
    search = Search(late, BOOK, ON)
    assert "legal/long" in [option.key for option in search.orders.options]


def test_compound_interest_without_a_penalty_rate_is_at_the_contracts_own() -> None:
    terms = {"penalty": None, "compound": CompoundTerms()}
    search = Search(loan(6, TERMS.model_copy(update=terms)), BOOK, ON)
    assert search.dimensions["compound"].agreed == "contract"


# JSON -----------------------------------------------------------------------------------------


def test_the_json_form() -> None:
    found = explained(bill(PRINCIPAL, INTEREST, ("罚息", PENALTY), ("催收费", "80.00")))
    shown = explanation_as_json(found, "en")
    assert {key: shown[key] for key in ("on", "matched_on", "exact", "unexplained")} == {
        "on": "2026-11-24",
        "matched_on": "items",
        "exact": True,
        "unexplained": {},
    }
    assert (shown["readings_tried"], shown["readings_matching"]) == (found.tried, found.matching)
    assert shown["supported"] == {
        "principal": "2017.05",
        "interest": "101.87",
        "penalty_interest": "17.63",
    }
    assert shown["without_basis"] == [
        {"name": "催收费", "item": "collection_fee", "amount": "80.00"}
    ]
    assert (shown["overcharge"]["at_least"], shown["overcharge"]["not_judged"]) == ("80.00", [])
    assert shown["overcharge"]["largest_supported"] == "2136.55"
    [question] = shown["questions"]
    assert {key: question[key] for key in ("about", "key", "amount")} == {
        "about": "line",
        "key": "collection_fee",
        "amount": "80.00",
    }
    assert question["says"].startswith("“催收费”, 80.00 yuan: please show the clause")
    answers = shown["readings"][0]["answers"]
    assert answers["day_count"] == {
        "question": "how days count",
        "key": "act/360",
        "says": "actual days over a 360-day year",
    }
