"""Terms out of entries: typed fields first, then the agreement's own text, then the spoken word."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ashore.case.terms import Item
from ashore.settle.promises.terms import Terms, terms_of
from ashore.settle.promises.within import Within, next_working_day
from tests.plan.households import case_of
from tests.settle.agreement.labelled import labelled
from tests.settle.promises.test_creditor import LOAN

GOOD = {one.name: one for one in labelled() if one.kind == "good"}


def terms(*entries: dict[str, Any]) -> tuple[Terms, ...]:
    [file] = case_of(LOAN, *entries).loans
    return terms_of(file)


def agreement(**values: Any) -> dict[str, Any]:
    return {"kind": "agreement", "id": "a", "loan": "l", "signed_on": "2026-11-20"} | values


@pytest.mark.parametrize("name", GOOD)
def test_the_text_of_a_good_agreement_is_all_that_is_needed(name: str) -> None:
    [found] = terms(agreement(clause=GOOD[name].text))
    values = GOOD[name].label["values"]

    assert len(found.payments) == int(values["periods"])
    assert f"{found.total / 100:.2f}" == values["total"]
    first = dt.date.fromisoformat(values["first_due_on"])
    moved = "顺延至下一工作日" in GOOD[name].text
    assert found.payments[0].day == (next_working_day(first) if moved else first)
    assert found.collection_stops
    assert found.charges_stop
    for within, key in ((found.certificate, "certificate"), (found.record, "update")):
        assert within is not None
        assert f"{within.days}{'w' if within.working else 'd'}" == values[key]
    grace = int(values.get("grace_days", 0))
    assert (found.payments[0].last - found.payments[0].day).days == grace
    assert found.cure_days == int(values["cure_days"])


def test_what_is_typed_in_counts_before_the_text() -> None:
    text = "每期宽限5日。结清后10日内出具结清证明。签署后停止催收。不再计收利息。"
    [read] = terms(agreement(clause=text, total="6.00", first_due_on="2026-12-01"))
    assert read.certificate == Within(days=10)
    [typed] = terms(
        agreement(
            clause=text, total="6.00", first_due_on="2026-12-01", certificate_days=3,
            grace_days=0, collection_stops=False, charges_stop=False,
        )
    )  # fmt: skip
    assert typed.certificate == Within(days=3)
    assert typed.payments[0].last == dt.date(2026, 12, 1)
    assert not typed.collection_stops
    assert not typed.charges_stop


def test_single_payments_are_taken_as_typed() -> None:
    rows = [{"on": "2026-12-01", "amount": "3.00"}, {"on": "2027-02-05", "amount": "4.50"}]
    [found] = terms(agreement(payments=rows))
    assert [(due.number, due.day.isoformat(), due.amount) for due in found.payments] == [
        (1, "2026-12-01", 300),
        (2, "2027-02-05", 450),
    ]


def test_the_last_of_equal_payments_takes_what_is_left() -> None:
    [found] = terms(
        agreement(total="100.00", monthly="33.00", periods=3, first_due_on="2026-12-31")
    )
    assert [due.amount for due in found.payments] == [3_300, 3_300, 3_400]
    assert [due.day.isoformat() for due in found.payments] == [
        "2026-12-31", "2027-01-31", "2027-02-28",
    ]  # fmt: skip


def test_days_off_move_payments_only_where_the_text_says_so() -> None:
    saturday = {"total": "5.00", "first_due_on": "2026-11-28"}
    [stays] = terms(agreement(**saturday))
    [moves] = terms(agreement(clause="如遇法定节假日顺延至下一工作日。", **saturday))
    assert stays.payments[0].day == dt.date(2026, 11, 28)
    assert moves.payments[0].day == dt.date(2026, 11, 30)


def test_promises_before_a_later_agreement_belong_to_the_earlier_one() -> None:
    said = {"kind": "promise", "loan": "l", "by": "客服", "what": "罚息免了"}
    first, second = terms(
        agreement(),
        agreement(id="b", signed_on="2027-01-20"),
        said | {"id": "early", "made_on": "2026-11-10"},
        said | {"id": "late", "made_on": "2027-02-10", "what": "违约金免了"},
    )
    assert first.waived_items == {Item.PENALTY_INTEREST}
    assert first.entries == ("a", "early")
    assert Item.LATE_FEE in second.waived_items
    assert first.ended_on == dt.date(2027, 1, 20)


@pytest.mark.parametrize(
    ("what", "items"),
    [
        ("罚息全免，分24期", {Item.PENALTY_INTEREST}),
        ("罚息、复利都免", {Item.PENALTY_INTEREST, Item.COMPOUND_INTEREST}),
        ("消费金融同意免罚息", {Item.PENALTY_INTEREST}),
        ("罚息不能免", set()),
        ("按期还，以免产生罚息", set()),
    ],
)
def test_words_waive_no_more_than_they_name(what: str, items: set[Item]) -> None:
    said = {"kind": "promise", "loan": "l", "by": "客服", "made_on": "2026-11-10", "what": what}
    [found] = terms(said)
    assert found.waived_items == items


def test_a_promised_day_is_a_day() -> None:
    said = {"kind": "promise", "loan": "l", "by": "客服", "what": "给结清证明",
            "made_on": "2026-11-10", "until": "2026-12-24"}  # fmt: skip
    [found] = terms(agreement(), said)
    assert found.certificate == Within(by=dt.date(2026, 12, 24))


def test_working_days_without_published_holidays_are_weekdays() -> None:
    assert Within(days=5, working=True).after(dt.date(2050, 1, 7)) == dt.date(2050, 1, 14)
    assert next_working_day(dt.date(2050, 1, 8)) == dt.date(2050, 1, 10)
