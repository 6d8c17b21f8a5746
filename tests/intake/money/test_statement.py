"""Order, padding and encoding change no entry, and every row is read or named."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.intake.reading import Asked, Reading
from tests.intake.money.exports import (
    ALIPAY_ROWS,
    NOW,
    WECHAT_ROWS,
    alipay,
    kept,
    read,
    wechat,
)
from tests.intake.money.exports import given as file_of


def said(reading: Reading) -> set[str]:
    """Return all that the entries say, but for the row and the file that they were read at."""
    return {entry.model_dump_json(exclude={"source"}) for entry in reading.entries}


PAD = st.text(alphabet=" \t\u3000", max_size=3)


@given(
    st.permutations(ALIPAY_ROWS),
    st.lists(PAD, min_size=3, max_size=3),
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
    st.sampled_from(["\n", "\r\n"]),
)
@settings(max_examples=40)
def test_order_padding_and_encoding_change_nothing(
    rows: list[str], pads: list[str], encoding: str, line_end: str
) -> None:
    above, body = alipay(*rows).split("交易时间,", 1)
    lines = ("交易时间," + body).splitlines()
    padded = [",".join(pads[n % 3] + cell + pads[(n + 1) % 3] for n, cell in
                       enumerate(line.split(","))) for line in lines]  # fmt: skip
    text = above.replace("\n", line_end) + line_end.join([*padded, ""])
    assert said(read(file_of(text, encoding))) == said(read(file_of(alipay(*ALIPAY_ROWS))))


@given(st.permutations(WECHAT_ROWS), st.sampled_from(["¥", "￥", ""]))
@settings(max_examples=20)
def test_order_and_the_yuan_sign_change_nothing(rows: list[str], sign: str) -> None:
    # The sign stands in notes and states too, which entries keep as they are: only sums change.
    changed = ["|".join(cell.replace("¥", sign).replace("￥", sign) if n == 5 else cell
                        for n, cell in enumerate(row.split("|"))) for row in rows]  # fmt: skip
    assert said(read(file_of(wechat(*changed)))) == said(read(file_of(wechat(*WECHAT_ROWS))))


@given(st.lists(st.sampled_from(ALIPAY_ROWS), max_size=30))
@settings(max_examples=30)
def test_every_row_is_read_or_named(rows: list[str]) -> None:
    reading = read(file_of(alipay(*rows)))
    places = [entry.source.row for entry in reading.entries]
    places += [one.row for one in reading.left_out]
    assert sorted(places) == list(range(1, len(rows) + 1))  # type: ignore[type-var]


def test_a_statement_without_a_year_asks_for_it() -> None:
    text = kept("cmb_credit").replace("2026年01月", "")
    reading = read(file_of(text))
    assert reading.entries == ()
    assert {one.code for one in reading.left_out} == {"no-year"}
    assert [question.answers for question in reading.questions] == ["year", "month"]
    half = read(file_of(text), Asked(recorded_at=NOW, year=2026))
    assert [question.answers for question in half.questions] == ["month"]
    assert half.entries == ()
    told = read(file_of(text), Asked(recorded_at=NOW, year=2026, month=1))
    assert [str(e.on) for e in told.entries] == ["2025-12-29", "2026-01-03", "2026-01-05"]  # type: ignore[union-attr]
    assert told.questions == ()


def test_headings_that_come_again_and_totals_are_no_rows() -> None:
    text = kept("bocom_debit")
    headings = text.splitlines()[0]
    again = f"{text}{headings}\nNo.,Date,Time,Type\n\n合计,,,,,4.44\n本页小结：2笔\n"
    assert read(file_of(again)).rows == read(file_of(text)).rows == 2


def test_what_is_left_says_where_it_stands() -> None:
    rows = ["2026-03-01 17:00:00|日用百货|同乐百货|水壶|支出|25.00||交易关闭|A6",
            "2026-13-01 17:00:00|日用百货|同乐百货|水壶|支出|25.00||交易成功|A6",
            "2026-03-01 17:00:00|日用百货|同乐百货|水壶|支出|25.001||交易成功|A6",
            "2026-03-01 17:00:00|日用百货|同乐百货|水壶|何方|25.00||交易成功|A6",
            "2026-03-01 17:00:00|日用百货|同乐百货|水壶|不计收支|25.00||交易成功|A6"]  # fmt: skip
    reading = read(file_of(alipay(*rows)))
    assert [(one.row, one.code) for one in reading.left_out] == [
        (1, "closed"), (2, "no-day"), (3, "no-amount"), (4, "no-direction"), (5, "no-direction"),
    ]  # fmt: skip
    assert reading.left_out[1].place.startswith("2026-13-01 17:00:00 日用百货 同乐百货")
    assert all(one.says.zh and one.says.en for one in reading.left_out)


def test_a_ruled_line_ends_the_rows_and_a_dash_in_a_cell_does_not() -> None:
    text = kept("boc_debit")
    dashed = text.replace("2026-01-22,17", "----------,17")
    assert [(one.row, one.code) for one in read(file_of(dashed)).left_out] == [(1, "no-day")]
    first, second, third, *_ = text.splitlines()
    ended = "\n".join((first, second, third, "-" * 40, text.splitlines()[3]))
    assert read(file_of(ended)).rows == 1


def test_two_amounts_in_one_row_are_left() -> None:
    text = kept("boc_credit").replace(",,50.00,CNY", ",1.00,50.00,CNY")
    assert [(one.row, one.code) for one in read(file_of(text)).left_out] == [
        (1, "two-amounts"),
        (3, "foreign"),
    ]


def test_one_row_among_many_can_be_found_by_its_number() -> None:
    rng = random.Random(7)
    rows = [ALIPAY_ROWS[rng.randrange(3)] for _ in range(50)]
    reading = read(file_of(alipay(*rows)))
    for entry in reading.entries:
        assert f"|{entry.order_no}" in rows[(entry.source.row or 0) - 1]  # type: ignore[union-attr]
