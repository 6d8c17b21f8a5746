"""The rows of an XML backup of any size, one piece of bytes each; a piece is parsed when kept.

Within XML no attribute and no text can hold a bare ``<``, so every start tag of a row begins one.
Cutting there is many times faster than parsing, holds one row at a time, and a row that is broken
costs no other. Whatever is kept goes through lxml: without entities, network or large trees.
"""

from __future__ import annotations

import contextlib
import itertools
import re
from collections.abc import Iterator

from lxml import etree

from ashore.errors.intake import DoctypeError, RowTooLargeError
from ashore.findings import Finding
from ashore.intake.contacts.heard import file_finding
from ashore.intake.contacts.utf8 import xml_bytes
from ashore.intake.given_file import GivenFile
from ashore.text import Text

MOST_ROW_BYTES = 32 * 1024 * 1024
_CHUNK = 256 * 1024
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, collect_ids=False
)
_DEFINES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ATTACHED = re.compile(r'\sdata="[A-Za-z0-9+/=]{200,}"')
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));")
_BARE_AND = re.compile(r"&(?!(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);)")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CUT_OFF = Text(
    "文件在中间断了：前面 {rows} 条照常读了，后面的没有。请重新导出，把其余的补上。",
    "The file ends in the middle: {rows} rows were read and the rest is missing. Export it again "
    "for the rest.",
)


Piece = tuple[bytes, tuple[bytes | None, ...]]
"""The bytes of one row, and what the pattern that found it saw at its beginning."""


def row_start(*tags: str, then: bytes = b"") -> re.Pattern[bytes]:
    """Return a pattern for the start of a row; ``then`` may follow the name of the element."""
    names = b"|".join(tag.encode() for tag in tags)
    return re.compile(rb"<(?:%s)(?=[\s/>])(?:%s)?" % (names, then))


def row_pieces(
    file: GivenFile, *, root: str, starts: re.Pattern[bytes], findings: list[Finding]
) -> Iterator[Piece]:
    """Yield each row, from its start tag to the next one's, in UTF-8.

    A file that ends before its root is closed gives the rows that it has, and a finding.

    Args:
        file: The file.
        root: The name of the root element.
        starts: What a row begins with (``row_start``).
        findings: Takes what is odd about the file.

    Raises:
        DoctypeError: If the file defines a document type or entities.
        RowTooLargeError: If one row is larger than any message.
    """
    closing = f"</{root}".encode()
    rows = 0
    with file.opened() as opened:
        read = xml_bytes(file, opened)
        buffer = read(_CHUNK)
        at = _first_start(file, buffer, starts)
        size = _CHUNK
        while chunk := read(size):
            buffer += chunk
            if at is None:
                at = _first_start(file, buffer, starts)
            found = [] if at is None else list(starts.finditer(buffer, at))
            if len(found) > 1:
                # What follows a start may be cut off in the last one: it is looked for again.
                for one, following in itertools.pairwise(found):
                    yield buffer[one.start() : following.start()], one.groups()
                rows += len(found) - 1
                buffer, at, size = buffer[found[-1].start() :], 0, _CHUNK
            else:
                # A row longer than what is held: twice as much next, so that no byte is looked
                # at often.
                size = min(2 * size, MOST_ROW_BYTES)
                if len(buffer) > MOST_ROW_BYTES:
                    raise RowTooLargeError(
                        where=file.name, row=rows + 1, most=MOST_ROW_BYTES // 2**20
                    )
    body, closed, _ = buffer.rpartition(closing)
    body = body if closed else buffer
    found = list(starts.finditer(body, at or 0))
    ends = [*(one.start() for one in found[1:]), len(body)]
    for one, end in zip(found, ends, strict=False):
        yield body[one.start() : end], one.groups()
    if not closed and not _closed_at_once(buffer, root):
        says = _CUT_OFF.fill(rows=rows + len(found))
        findings.append(file_finding("intake.cut-off", file.name, says))


def _first_start(file: GivenFile, buffer: bytes, starts: re.Pattern[bytes]) -> int | None:
    """Return where the first row begins; what stands before it may define nothing."""
    found = starts.search(buffer)
    if _DEFINES.search(buffer, 0, found.start() if found else len(buffer)):
        raise DoctypeError(where=file.name)
    return found.start() if found else None


def _closed_at_once(buffer: bytes, root: str) -> bool:
    return re.search(rf"<{root}[^<>]*/>\s*$".encode(), buffer) is not None


def row_element(piece: bytes) -> etree._Element | None:
    """Return the row of a piece, None where it is damaged.

    What old backups got wrong is repaired: emoji as halves of a pair, references to characters
    that XML does not know, a bare ``&``. Attachments are passed over.
    """
    text = _repaired(_ATTACHED.sub("", piece.decode("utf-8", "replace")))
    try:
        return etree.fromstring(f"<r>{text}</r>", _PARSER)[0]
    except (etree.XMLSyntaxError, IndexError):
        return _before_the_damage(text)


def _before_the_damage(text: str) -> etree._Element | None:
    """Return a row that ends before the place where its piece is damaged."""
    parser = etree.XMLPullParser(
        ("end",), resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False
    )
    with contextlib.suppress(etree.XMLSyntaxError):
        parser.feed(f"<r>{text}")
    with contextlib.suppress(etree.XMLSyntaxError):
        for _, element in parser.read_events():
            if isinstance(element, etree._Element) and _is_row(element):  # noqa: SLF001
                return element
    return None


def _is_row(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.getparent() is None


def _repaired(text: str) -> str:
    if "&" in text:
        text = _REFERENCE.sub(_character, _BARE_AND.sub("&amp;", text))
        if not text.isascii():
            # Halves that stand together become one character; a lone half shows as a mark.
            joined = text.encode("utf-16-le", "surrogatepass")
            text = joined.decode("utf-16-le", "replace")
    return _NO_XML.sub("", text)


def _character(reference: re.Match[str]) -> str:
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    if 0xD800 <= code <= 0xDFFF:
        return chr(code)
    if code > 0x10FFFF or (code < 0x20 and code not in {9, 10, 13}) or code in {0xFFFE, 0xFFFF}:
        return ""
    return reference[0]
