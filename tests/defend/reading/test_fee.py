"""What an offer asks to be paid, read to the fen, and what is left of the gain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.defend.reading.fee import Figures, fee_in

CHARGES = Figures(charges=193_000)


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("启动款2800,三天开工", 280_000),
        ("启动款２８００元，三天开工", 280_000),
        ("先交三千八", 380_000),
        ("定金一万二,余款办成再付", 1_200_000),
        ("建档费398元不退", 39_800),
        ("服务费1.2万", 1_200_000),
        ("保证金两百零六元", 20_600),
        ("前期评估费人民币1,680元", 168_000),
        ("先付六百六", 66_000),
        ("啓動費880元", 88_000),
    ],
)
def test_a_sum_with_its_name_is_read(text: str, fen: int) -> None:
    found = fee_in(text)

    assert found is not None
    assert found.fee == fen
    assert (found.most_to_gain, found.left_over) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "欠款十七万六,最后还十一万",
        "先付一半,剩下的办成再说",
        "押金一个月",
        "咨询免费,不收任何费用",
        "首付三成,余款分期",
        "做了8年协商",
        "",
    ],
)
def test_what_is_no_fee_is_not_taken_for_one(text: str) -> None:
    assert fee_in(text) is None


def test_sums_with_different_names_are_added_and_one_name_counts_once() -> None:
    found = fee_in("建档费198,评估费680,建档费198当场付")

    assert found is not None
    assert found.fee == 87_800
    assert [one.shown for one in found.workings] == ["198.00", "680.00"]


def test_a_fee_above_all_that_could_be_waived_leaves_nothing() -> None:
    found = fee_in("启动款2800", CHARGES)

    assert found is not None
    assert (found.fee, found.most_to_gain, found.left_over) == (280_000, 193_000, -87_000)
    assert found.says.zh == (
        "这里要付 2800.00 元。你账上能谈的费用一共 1930.00 元，就算都免掉，"
        "也抵不过这笔收费，还差 870.00 元。"
    )
    assert found.workings[-1].sum == "1930.00 - 2800.00"


def test_a_fee_below_it_leaves_what_nobody_can_promise() -> None:
    found = fee_in("启动款500", CHARGES)

    assert found is not None
    assert found.left_over == 143_000
    assert "谁都不能保证" in found.says.zh
    assert "nobody can promise" in found.says.en


def test_a_fee_equal_to_it_leaves_nothing() -> None:
    found = fee_in("启动款1930", CHARGES)

    assert found is not None
    assert found.left_over == 0
    assert "还差 0.00 元" in found.says.zh


def test_a_share_of_the_debt_needs_what_is_owed() -> None:
    text = "服务费按债务总额的百分之八收取"

    assert fee_in(text) is None
    found = fee_in(text, Figures(owed=8_009_964))
    assert found is not None
    assert found.fee == 640_797
    assert found.workings[0].sum == "80099.64 × 2/25"


@given(st.integers(min_value=10, max_value=99_999))
def test_any_whole_sum_in_figures_is_read_back(yuan: int) -> None:
    found = fee_in(f"服务费{yuan}元")

    assert found is not None
    assert found.fee == yuan * 100


@given(st.text(max_size=60))
def test_no_text_stops_the_reading(text: str) -> None:
    found = fee_in(text, Figures(owed=1_000_000, charges=5_000))

    assert found is None or found.fee >= 0
