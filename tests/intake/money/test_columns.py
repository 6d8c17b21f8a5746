"""An unknown table is asked about once, and its columns are remembered by its headings."""

from __future__ import annotations

import json

import pytest

from ashore.errors.intake import ColumnsUnreadableError
from ashore.intake.given_file import GivenFile
from ashore.intake.money.columns import (
    columns_as_json,
    columns_from,
    columns_from_json,
    fields_of,
    fingerprint,
)
from ashore.intake.money.reader import READERS, headings_of
from ashore.intake.reading import Asked, Reading
from tests.intake.money.exports import NOW, given, read
from tests.intake.money.sheets import xlsx

KNOWN = """\
某村镇银行明细
账号：6200 0000 0000 1111
交易日期,摘要,收入,支出,余额,对方户名,币种
2026-01-02,工资,"5,000.00",,"5,100.00",河湾科技,人民币
2026-01-03,消费,-,12.50,"5,087.50",河湾面馆,人民币
"""
UNKNOWN = """\
哪天,数额,事由
2026-01-02,12.50,早饭
2026-01-03,8.00,公交
"""


def told(reading: Reading) -> list[tuple[object, ...]]:
    return [(str(e.on), e.amount, e.text) for e in reading.entries]  # type: ignore[union-attr]


def asked(**columns: str) -> Asked:
    return Asked(recorded_at=NOW, columns=columns)


def test_a_bank_that_nobody_described_is_read_by_its_headings() -> None:
    reading = read(given(KNOWN))
    assert (reading.reader, reading.questions) == ("table", ())
    assert told(reading) == [("2026-01-02", 500_000, "工资"), ("2026-01-03", -1_250, "消费")]
    assert "account" not in reading.entries[0].model_fields_set


def test_what_is_not_known_is_asked_and_nothing_is_taken_for_granted() -> None:
    reading = read(given(UNKNOWN))
    assert (reading.entries, reading.proposals) == ((), ())
    assert [(one.row, one.code) for one in reading.left_out] == [(1, "asks"), (2, "asks")]
    day, amount = reading.questions
    assert (day.answers, [choice.value for choice in day.choices]) == ("columns", ["哪天=on"])
    assert [choice.value for choice in amount.choices] == ["数额=amount", "数额=spent"]
    answered = columns_from([day.choices[0].value, amount.choices[1].value])
    again = read(given(UNKNOWN), asked(**answered))
    assert told(again) == [("2026-01-02", -1_250, ""), ("2026-01-03", -800, "")]
    assert again.questions == ()


def test_amounts_without_a_sign_are_asked_about() -> None:
    text = UNKNOWN.replace("哪天,数额", "日期,金额")
    [question] = read(given(text)).questions
    assert [choice.value for choice in question.choices] == ["金额=amount", "金额=spent"]
    assert told(read(given(text), asked(金额="amount")))[0] == ("2026-01-02", 1_250, "")
    assert told(read(given(text), asked(金额="spent", 事由="text")))[0] == (
        "2026-01-02",
        -1_250,
        "早饭",
    )
    signed = text.replace("12.50", "-12.50")
    assert told(read(given(signed)))[0] == ("2026-01-02", -1_250, "")


def test_a_direction_column_gives_the_sign() -> None:
    text = "日期,金额,收支\n2026-01-02,12.50,支出\n2026-01-03,8.00,收入\n"
    assert [amount for _, amount, _ in told(read(given(text)))] == [-1_250, 800]


def test_a_spreadsheet_of_an_unknown_kind() -> None:
    rows = [line.split(",") for line in UNKNOWN.splitlines()]
    file = GivenFile.of(xlsx([[], *rows]), "a.xlsx")
    assert headings_of(file) == ("哪天", "数额", "事由")
    assert len(read(file, asked(哪天="on", 数额="spent")).entries) == 2


@pytest.mark.parametrize(
    "text",
    [
        "起始时间,通信地点,通信方式,对方号码,通信时长,实收通信费(元)\n2026-01-02,x,主叫,1,1,0.10\n",
        "a,b,c\n1,2,3\n",
        "一段话，没有表格。\n",
        "",
    ],
)
def test_what_holds_no_payments_is_nobody_s(text: str) -> None:
    assert not any(reader.recognises(given(text)) for reader in READERS)
    assert headings_of(given(text)) is None


def test_what_the_person_says_stands_above_what_a_heading_means() -> None:
    headings = ("日期", "入账时间", "金额")
    assert fields_of(headings, {"入账时间": "on"}) == {"入账时间": "on", "金额": "amount"}


def test_columns_are_remembered_for_the_same_headings_only() -> None:
    headings = ("哪天", "数额（元）", "事由")
    remembered = columns_as_json(headings, {"哪天": "on", "数额（元）": "spent"})
    assert json.loads(remembered) == {
        "headings": fingerprint(headings),
        "columns": {"哪天": "on", "数额(元)": "spent"},
    }
    assert columns_from_json(remembered, (" 哪天\t", "数额(元)", "事由")) == {
        "哪天": "on",
        "数额(元)": "spent",
    }
    assert columns_from_json(remembered, ("哪天", "事由", "数额(元)")) == {}


@pytest.mark.parametrize(
    "remembered",
    ["", "[]", "{", '{"columns": {"a": "on"}}', '{"headings": "x", "columns": {"a": "nonsense"}}',
     '{"headings": "x", "columns": 1}', "[" * 100_000],
)  # fmt: skip
def test_what_was_remembered_and_does_not_read(remembered: str) -> None:
    with pytest.raises(ColumnsUnreadableError):
        columns_from_json(remembered, ("a",))
