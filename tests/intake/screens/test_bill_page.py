"""A bill page: its values, and that no slip stays without a question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.case.entry import Source
from ashore.case.fields import SHANGHAI
from ashore.intake.pages.words import Word
from ashore.intake.screens.bill_page import BillPage, bill_entry, looks_like_bill, read_bill_page
from ashore.intake.screens.sureness import SURE, Again
from ashore.intake.unchosen import UNCHOSEN, for_loan
from ashore.money.amounts import yuan_from_fen
from tests.intake.pages.layout import reading, row, same

ON = dt.date(2026, 10, 28)
NOW = dt.datetime(2026, 10, 28, 20, 30, tzinfo=SHANGHAI)
BILL = {
    "本期应还(元)": "1,331.93", "本金": "1,200.00", "利息": "98.61", "罚息": "12.20",
    "担保费": "21.12", "到期日": "2026-10-05", "逾期天数": "23天", "借款金额": "20,000.00",
    "年利率": "23.9%",
}  # fmt: skip


def _page(
    said: Mapping[str, str] = BILL,
    again: Again = same,
    percent: int = 99,
    on: dt.date = ON,
) -> BillPage:
    words = [
        one
        for n, (label, value) in enumerate(said.items())
        for one in row(100 + 120 * n, (label, 60), (value, 800), percent=percent)
    ]
    return read_bill_page(words, again=again, on=on, name="a.png")


def _asked(page: BillPage) -> set[str]:
    return {field.name for field in page.fields if field.asks}


def test_a_bill_whose_lines_add_up_is_sure() -> None:
    page = _page()
    assert {field.name: (field.value, field.percent) for field in page.fields} == {
        "total_shown": ("1331.93", 99),
        "principal": ("1200.00", 99),
        "interest": ("98.61", 99),
        "penalty_interest": ("12.20", 99),
        "guarantee_fee": ("21.12", 99),
        "due_on": ("2026-10-05", 99),
        "overdue_days_shown": ("23", 99),
        "lent": ("20000.00", 95),
        "annual_rate": ("0.239", 95),
    }
    assert _asked(page) == set()
    assert page.findings == ()


def test_lines_that_do_not_add_up_are_all_asked_about() -> None:
    page = _page(BILL | {"利息": "93.61"})
    parts = {"total_shown", "principal", "interest", "penalty_interest", "guarantee_fee"}
    assert _asked(page) == parts
    assert all(field.percent < SURE for field in page.fields if field.name in parts)
    (finding,) = page.findings
    assert (finding.code, finding.amount) == ("intake.bill-sum", 500)
    assert "1326.93" in finding.says.zh
    assert "1331.93" in finding.says.en


def test_what_a_second_look_reads_otherwise_is_asked_about() -> None:
    page = _page(again=reading({"20,000.00": "26,000.00", "23.9%": "28.9%"}))
    assert _asked(page) == {"lent", "annual_rate"}


def test_arithmetic_needs_no_second_look() -> None:
    looked: list[str] = []

    def again(words: Sequence[Word]) -> list[str]:
        looked.extend(one.text for one in words)
        return same(words)

    _page(again=again)
    assert looked == ["20,000.00", "23.9%"]


def test_a_total_alone_is_sure_by_a_second_look_only() -> None:
    bare = {"本期应还": "1,331.93", "到期日": "2026-11-05"}
    assert _asked(_page(bare)) == set()
    assert _asked(_page(bare, again=reading({"1,331.93": "1,831.93"}))) == {"total_shown"}


def test_an_unsure_recogniser_asks_unless_arithmetic_confirms() -> None:
    assert _asked(_page(percent=70)) == {"lent", "annual_rate"}


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ({"到期日": "2026-10-28", "逾期天数": "23天"}, {"due_on", "overdue_days_shown"}),
        ({"到期日": "2062-10-05"}, {"due_on"}),
        ({"年利率": "239%"}, {"annual_rate"}),
        ({"年利率": "0%"}, {"annual_rate"}),
        ({"日利率": "0.5%"}, {"annual_rate", "daily_rate"}),
        ({"借款金额": "2000000"}, set()),
        ({"借款金额": "2000012"}, {"lent"}),
    ],
)
def test_what_cannot_be_is_asked_about(said: dict[str, str], asked: set[str]) -> None:
    assert _asked(_page(BILL | said)) == asked


def test_a_page_seen_later_still_counts_its_days() -> None:
    """The picture may be read long after it was taken: a day overdue must only have come."""
    assert _asked(_page(on=dt.date(2026, 12, 1))) == set()
    assert _asked(_page(on=dt.date(2026, 10, 20))) == {"due_on", "overdue_days_shown"}


@given(
    st.lists(st.integers(1, 10**7), min_size=2, max_size=4),
    st.integers(0, 3),
    st.integers(0, 8),
    st.integers(1, 9),
)
def test_one_digit_read_wrong_is_never_silent(
    fen: list[int], which: int, place: int, by: int
) -> None:
    """Any one digit of any line changed: each amount is right or asked about."""
    labels = ["本金", "利息", "罚息", "担保费"][: len(fen)]
    truth = dict(zip(labels, fen, strict=True))
    label = labels[which % len(labels)]
    digits = yuan_from_fen(truth[label])
    spot = place % len(digits)
    if digits[spot] == ".":
        spot -= 1
    wrong = f"{digits[:spot]}{(int(digits[spot]) + by) % 10}{digits[spot + 1 :]}"
    said = {"应还总额": yuan_from_fen(sum(fen)), **{k: yuan_from_fen(v) for k, v in truth.items()}}
    page = _page(said | {label: wrong})
    assert all(field.asks for field in page.fields)


def test_the_bill_as_an_entry() -> None:
    page = _page()
    source = Source(how="photo", file_name="a.png", file_hash="a" * 64)
    bill = bill_entry(page, captured_at=NOW, recorded_at=NOW, source=source)
    assert bill is not None
    assert [(item.name, item.amount) for item in bill.items] == [
        ("本金", 120000), ("利息", 9861), ("罚息", 1220), ("担保费", 2112),
    ]  # fmt: skip
    assert (bill.total_shown, bill.overdue_days_shown, bill.loan) == (133193, 23, UNCHOSEN)
    later = NOW.replace(day=29)
    again = bill_entry(page, captured_at=later, recorded_at=later, source=source)
    assert again is not None
    assert again.id == bill.id
    assert [entry.model_dump()["loan"] for entry in for_loan([bill], "loan-1")] == ["loan-1"]


def test_labels_in_one_run_with_their_values() -> None:
    words = [
        one
        for n, said in enumerate(["本金：1,200.00元", "利息：98.61元", "应还总额：1,298.61元"])
        for one in row(100 + 120 * n, (said, 60))
    ]
    page = read_bill_page(words, again=same, on=ON, name="a.png")
    assert [label for label, _ in page.items] == ["本金", "利息"]
    assert _asked(page) == set()


def test_a_page_without_amounts_is_no_bill() -> None:
    page = _page({"到期日": "2026-10-05", "逾期天数": "23天"})
    assert bill_entry(page, captured_at=NOW, recorded_at=NOW, source=Source()) is None
    assert not looks_like_bill(row(100, ("本金", 60), ("12.00", 800)))
    assert looks_like_bill(
        [*row(100, ("本金", 60), ("12.00", 800)), *row(220, ("利息", 60), ("1.00", 800))]
    )


def test_a_credit_is_no_sum_due() -> None:
    page = _page({"本期应还": "-25.00", "利息": "0.00"})
    bill = bill_entry(page, captured_at=NOW, recorded_at=NOW, source=Source())
    assert bill is not None
    assert bill.total_shown is None
    assert page.value("total_shown") == "-25.00"
