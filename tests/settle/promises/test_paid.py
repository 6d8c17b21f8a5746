"""The person's own part: days of grace, days to cure, gaps counted once, and when it ends."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.case.entries_loans import Payment
from ashore.settle.promises.paid import completed_on, ended_on, in_arrears, missed, person_breaches
from ashore.settle.promises.terms import Due, Terms

DAYS = [dt.date(2026, month, 10) for month in (1, 2, 3, 4)]
LATER = dt.date(2026, 12, 31)


def terms(grace: int = 3, **values: object) -> Terms:
    dues = tuple(
        Due(n, day, 10_000, day + dt.timedelta(days=grace)) for n, day in enumerate(DAYS, start=1)
    )
    given = {"agreement": "a", "loan": "l", "starts": dt.date(2026, 1, 1), "entries": ("a",)}
    return Terms(payments=dues, **given | values)  # type: ignore[arg-type]


def paid(*rows: tuple[str, str], to: str | None = None) -> list[Payment]:
    return [
        Payment.model_validate(
            {"id": f"p{n}", "kind": "payment", "recorded_at": "2026-01-01", "loan": "l",
             "on": on, "amount": amount, "to": to}
        )
        for n, (on, amount) in enumerate(rows)
    ]  # fmt: skip


IN_TIME = [(day.isoformat(), "100.00") for day in DAYS]


def codes(*rows: tuple[str, str], on: dt.date = LATER, **values: object) -> list[str]:
    found = person_breaches(paid(*rows), terms(**values), on)  # type: ignore[arg-type]
    return [one.code.removeprefix("promise.person-") for one in found]


@pytest.mark.parametrize(("on", "late"), [("2026-02-13", False), ("2026-02-14", True)])
def test_the_last_day_of_grace_is_in_time(on: str, late: bool) -> None:
    rows = [IN_TIME[0], (on, "100.00"), *IN_TIME[2:]]
    assert (codes(*rows) == ["late"]) is late
    assert (codes(*rows) == []) is not late


def test_a_gap_is_counted_where_it_opened_and_not_again() -> None:
    rows = [IN_TIME[0], ("2026-02-10", "60.00"), *IN_TIME[2:]]
    [one] = missed(paid(*rows), terms(), LATER)
    assert (one.due.number, one.short, one.made_good) == (2, 4_000, None)
    wider = [*rows[:2], ("2026-03-10", "90.00"), IN_TIME[3]]
    assert [(m.due.number, m.short) for m in missed(paid(*wider), terms(), LATER)] == [
        (2, 4_000),
        (3, 1_000),
    ]


def test_what_was_made_good_says_when() -> None:
    rows = [IN_TIME[0], ("2026-02-10", "60.00"), ("2026-02-20", "40.00"), *IN_TIME[2:]]
    [one] = missed(paid(*rows), terms(), LATER)
    assert one.made_good == dt.date(2026, 2, 20)
    [breach] = person_breaches(paid(*rows), terms(), LATER)
    assert "2026-02-20 已补上" in breach.finding.says.zh


def test_nothing_is_missed_before_its_last_day_has_passed() -> None:
    assert missed([], terms(), dt.date(2026, 1, 13)) == ()
    assert len(missed([], terms(), dt.date(2026, 1, 14))) == 1


def test_money_from_before_the_signing_does_not_count() -> None:
    early = [("2025-12-31", "400.00")]
    assert codes(*early, on=dt.date(2026, 1, 20)) == ["late"]


@pytest.mark.parametrize(
    ("misses", "cure", "rows", "ended"),
    [
        (None, 0, [], None),
        (1, 0, IN_TIME, None),
        (1, 0, IN_TIME[:1], "2026-02-14"),
        (1, 15, IN_TIME[:1], "2026-03-01"),
        (1, 15, [IN_TIME[0], ("2026-02-28", "100.00"), *IN_TIME[2:]], None),
        (2, 0, IN_TIME[:1], "2026-03-14"),
        (2, 0, [IN_TIME[0], ("2026-02-20", "100.00"), *IN_TIME[2:]], None),
    ],
)  # fmt: skip
def test_misses_end_it_only_as_agreed(
    misses: int | None, cure: int, rows: list[tuple[str, str]], ended: str | None
) -> None:
    found = ended_on(paid(*rows), terms(misses_end=misses, cure_days=cure), LATER)
    assert found == (dt.date.fromisoformat(ended) if ended else None)


def test_arrears_and_the_last_payment() -> None:
    assert in_arrears(paid(*IN_TIME[:1]), terms(), dt.date(2026, 2, 14))
    assert not in_arrears(paid(*IN_TIME[:1]), terms(), dt.date(2026, 2, 13))
    assert completed_on(paid(*IN_TIME), terms(), LATER) == DAYS[-1]
    assert completed_on(paid(*IN_TIME[:3]), terms(), LATER) is None
    assert completed_on(paid(*IN_TIME), terms(), dt.date(2026, 4, 9)) is None


def test_a_payment_ahead_of_its_turn_is_told_and_a_few_days_early_is_not() -> None:
    assert codes(("2026-01-08", "100.00"), ("2026-02-07", "100.00"), *IN_TIME[2:]) == []
    assert codes(("2026-01-05", "100.00"), ("2026-01-08", "100.00"), *IN_TIME[2:]) == ["ahead"]


def test_another_payee_is_urgent() -> None:
    mine = terms(pay_to="青杉消费金融有限公司")
    [one] = person_breaches(paid(IN_TIME[0], to="王某"), mine, dt.date(2026, 1, 11))
    assert (one.code, one.finding.severity.value) == ("promise.person-other-payee", "urgent")
    assert not list(person_breaches(paid(IN_TIME[0], to="青杉消费金融"), mine, DAYS[0]))
