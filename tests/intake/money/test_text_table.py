"""A text table is read in its own encoding, with its own separator, and never in part."""

from __future__ import annotations

import pytest

from ashore.errors.intake import (
    SheetTooLargeError,
    TableBrokenError,
    TableEncodingError,
    TableTooLongError,
)
from ashore.intake.given_file import GivenFile
from ashore.intake.money import statement, text_table
from ashore.intake.money.text_table import encoding_of, rows_of_text
from tests.intake.money.exports import ALIPAY_ROWS, alipay, given, read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding_gives_the_same_entries(encoding: str) -> None:
    text = alipay(*ALIPAY_ROWS)
    plain, other = read(given(text)), read(given(text, encoding))
    assert [entry.id for entry in other.entries] == [entry.id for entry in plain.entries]


@pytest.mark.parametrize("separator", ["\t", ";", "|"])
def test_every_separator_gives_the_same_entries(separator: str) -> None:
    text = alipay(*ALIPAY_ROWS).replace("|", "-")
    above, rows = text.split("交易时间,", 1)
    other = above + ("交易时间," + rows).replace(",", separator)
    assert [one.id for one in read(given(other)).entries] == [
        one.id for one in read(given(text)).entries
    ]


def test_a_character_late_in_the_file_can_tell_the_encoding() -> None:
    late = b"a,b\n" * 40_000 + "逾期,b\n".encode("gb18030")
    file = GivenFile.of(late, "a.csv")
    assert encoding_of(file) == "gb18030"
    assert list(rows_of_text(file))[-1] == ["逾期", "b"]


def test_a_file_cut_inside_a_character_is_refused() -> None:
    data = alipay(*ALIPAY_ROWS).encode("gb18030")
    cut = data[: data.rindex("试吃".encode("gb18030")) + 1]
    with pytest.raises(TableEncodingError):
        read(GivenFile.of(cut, "a.csv"))


def test_a_file_cut_between_characters_says_so_of_its_last_row() -> None:
    text = alipay(*ALIPAY_ROWS)
    cut = text[: text.index("试吃")]
    reading = read(given(cut))
    assert [(one.row, one.code) for one in reading.left_out][-1] == (9, "cut-off")
    assert len(reading.entries) == 6


def test_a_quote_that_does_not_close_is_refused_and_swallows_nothing() -> None:
    text = alipay(*ALIPAY_ROWS).replace(",同乐百货,/,退款-雨伞", ',同乐百货,/,"退款-雨伞', 1)
    with pytest.raises(TableBrokenError):
        read(given(text))


def test_a_line_break_inside_quotes_is_one_row() -> None:
    text = alipay(*ALIPAY_ROWS[:1]).replace("午饭", '"午饭,\n""大份"""')
    [entry] = read(given(text)).entries
    assert entry.text == '午饭, "大份"'  # type: ignore[union-attr]


def test_more_rows_than_are_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statement, "MOST_ROWS", 8)
    with pytest.raises(TableTooLongError) as caught:
        read(given(alipay(*ALIPAY_ROWS)))
    assert caught.value.values == {"most": 8}


def test_a_table_larger_than_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_table, "MOST_BYTES", 100)
    with pytest.raises(SheetTooLargeError):
        read(given(alipay(*ALIPAY_ROWS)))


def test_a_line_without_an_end_is_refused_before_it_is_held() -> None:
    text = alipay(*ALIPAY_ROWS) + "," * (3 * 1024 * 1024)
    with pytest.raises(TableBrokenError):
        read(given(text))
