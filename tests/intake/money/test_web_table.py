"""A table in a web page gives its own rows, in the encoding that the page is written in."""

from __future__ import annotations

import pytest

from ashore.errors.intake import SheetTooLargeError
from ashore.intake.given_file import GivenFile
from ashore.intake.money import web_table
from ashore.intake.money.web_table import tables_of_page


def tables(text: str, encoding: str = "utf-8") -> list[tuple[str, list[list[str]]]]:
    file = GivenFile.of(text.encode(encoding), "a.xls")
    return [(name, list(rows)) for name, rows in tables_of_page(file)]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_cells_and_headings(encoding: str) -> None:
    text = "<table><tr><th>交易 日期<th>金额</tr><tr><td> 2026-01-02\n<td><b>1</b>.00</table>"
    assert tables(text, encoding) == [
        ("1", [["交易 日期", "金额"], [" 2026-01-02 ", "1.00"]]),
    ]


def test_a_table_in_a_table_comes_on_its_own() -> None:
    text = "<table><tr><td>a<table><tr><td>b</td></tr></table></td><td>c</td></tr></table>"
    assert tables(text) == [("1", [["ab", "c"]]), ("2", [["b"]])]


def test_a_page_without_a_table() -> None:
    assert tables("<html><p>没有</p></html>") == []


def test_a_page_larger_than_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_table, "MOST_BYTES", 10)
    with pytest.raises(SheetTooLargeError):
        tables("<table></table>")


def test_entities_are_not_followed() -> None:
    text = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><table><tr><td>&x;</table>'
    [(_, [[cell]])] = tables(text)
    assert "root" not in cell
