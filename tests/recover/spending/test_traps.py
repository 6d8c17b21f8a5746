"""Kinds of spending worth a look: counted exactly, and named without blame."""

from __future__ import annotations

import datetime as dt

from ashore.case.entries_people import Transaction
from ashore.recover.spending.habits import habits, habits_for
from ashore.recover.spending.sorting import sort_payments
from ashore.recover.spending.traps import Trap, traps
from tests.recover.safe_messaging import problems_of
from tests.recover.spending.payments import paid


def _traps(*payments: Transaction) -> dict[str, Trap]:
    return {trap.kind: trap for trap in traps(sort_payments(payments))}


def test_a_subscription_comes_three_times_a_month_apart() -> None:
    days = ("2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31")
    found = _traps(*(paid(f"t{n}", on, "25.00", "某视频") for n, on in enumerate(days)))
    trap = found["subscription"]
    assert (trap.monthly, trap.total, trap.next_on) == (2500, 10_000, dt.date(2026, 11, 30))
    assert "「某视频」" in trap.says.zh


def test_what_is_not_monthly_or_not_alike_is_no_subscription() -> None:
    weekly = [paid(f"w{n}", f"2026-10-{n:02}", "25.00", "早市") for n in (1, 8, 15, 22)]
    growing = [paid(f"g{n}", f"2026-{7 + n:02}-05", f"{25 * n + 20}.00", "某店") for n in range(4)]
    twice = [paid(f"z{n}", f"2026-{8 + n:02}-05", "25.00", "两次") for n in range(2)]
    assert "subscription" not in _traps(*weekly, *growing, *twice)


def test_night_needs_many_and_a_fair_share() -> None:
    night = [paid(f"n{n}", f"2026-10-{n + 1:02}", "10.00", "店", at="23:30") for n in range(8)]
    day = [paid(f"d{n}", f"2026-10-{n + 1:02}", "10.00", "店", at="12:00") for n in range(8)]
    assert _traps(*night, *day)["night"].total == 8000
    assert "night" not in _traps(*night[:7], *day)
    assert "night" not in _traps(*night, *day * 5)
    untimed = [paid(f"u{n}", "2026-10-01", "10.00", "店") for n in range(30)]
    assert "night" in _traps(*night, *untimed)


def test_six_in_the_morning_is_day() -> None:
    at = [paid(f"n{n}", "2026-10-01", "10.00", "店", at="06:00") for n in range(9)]
    assert "night" not in _traps(*at)


def test_the_largest_sum_comes_first_and_words_carry_no_blame() -> None:
    found = traps(
        sort_payments(
            [
                paid("t1", "2026-10-01", "10.00", "体彩站"),
                paid("t2", "2026-10-02", "300.00", "抖音", text="抖币"),
                paid("t3", "2026-10-02", "80.00", "超市", method="花呗分期"),
                paid("t4", "2026-10-02", "90.00", "某游戏"),
            ]
        )
    )
    assert [trap.kind for trap in found] == ["gifts", "games", "paylater", "gambling"]
    for trap in found:
        assert problems_of(trap.says.zh) == []
        assert problems_of(trap.says.en) == []


def test_habits_follow_the_largest_sum_and_keep_the_rules() -> None:
    found = traps(sort_payments([paid("t1", "2026-10-01", "10.00", "体彩站")]))
    assert [habit.id for habit in habits_for(found)][:2] == ["unbind", "a-list-first"]
    for habit in habits():
        assert problems_of(habit.says.zh) == []
        assert problems_of(habit.says.en) == []
