"""The rows of a table written as a web page, as banks hand out under the name of a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from ashore.errors.intake import SheetDamagedError, SheetTooLargeError
from ashore.intake.given_file import GivenFile

MOST_BYTES = 64 * 1024 * 1024
_BLANK = re.compile(r"\s+")


def tables_of_page(file: GivenFile) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """Yield each table of a page with its rows; tables inside tables come on their own.

    Raises:
        SheetTooLargeError: If the page is larger than any that is read.
        SheetDamagedError: If no page can be made out.
    """
    if file.size > MOST_BYTES:
        raise SheetTooLargeError(where=file.name)
    parser = html.HTMLParser(encoding=_encoding(file), no_network=True, huge_tree=False)
    try:
        page = html.document_fromstring(file.content(most=MOST_BYTES), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise SheetDamagedError(where=file.name) from None
    for number, table in enumerate(page.iter("table"), 1):
        yield str(number), _rows(table)


def is_page(head: bytes) -> bool:
    """Return whether a file begins as a page with a table does.

    Examples:
        >>> is_page(b"<html><table><tr>"), is_page(b"a,b")
        (True, False)
    """
    text = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    return text.startswith(b"<") and any(tag in text for tag in (b"<table", b"<html"))


def _encoding(file: GivenFile) -> str:
    # A head is cut anywhere, so only what stands before its last few bytes is tried.
    try:
        file.head[:-4].decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason != "unexpected end of data":
            return "gb18030"
    return "utf-8"


def _rows(table: html.HtmlElement) -> Iterator[list[str]]:
    for row in table.iter("tr"):
        inside = next(row.iterancestors("table"), None)
        if inside is table:
            yield [_BLANK.sub(" ", cell.text_content()) for cell in row.iterchildren("td", "th")]
