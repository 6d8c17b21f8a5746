"""PDF files with text, written by hand: each character is its own code, and rules make tables."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from typing import NamedTuple

from pypdf import PdfReader, PdfWriter

WIDTH, HEIGHT = 595, 842
_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Plain def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
100 beginbfrange
%s
endbfrange endcmap CMapName currentdict /CMap defineresource pop end end"""


class Put(NamedTuple):
    """A run of text at a place from the upper left corner, in points."""

    text: str
    left: float = 60
    top: float = 60
    size: float = 10


class Table(NamedTuple):
    """A ruled table: its rows, the edges of its columns, and where it begins."""

    rows: Sequence[Sequence[str]]
    edges: Sequence[float]
    top: float
    high: float = 22


def pdf_of(
    pages: Sequence[Sequence[Put | Table]], *, password: str | None = None, extra: bytes = b""
) -> bytes:
    """Return a PDF of some pages, locked where a password is given; ``extra`` is one more part."""
    fonts = _font_objects()
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", *fonts]
    kids = []
    for page in pages:
        content = zlib.compress(b"\n".join(_drawn(part) for part in page))
        objects.append(
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream"
            % (len(content), content)
        )
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R "
            b"/Resources << /Font << /F 3 0 R >> >> >>" % (WIDTH, HEIGHT, len(objects))
        )
        kids.append(len(objects))
    refs = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), refs)
    data = _file([*objects, extra] if extra else objects)
    return _locked(data, password) if password else data


def lines(said: Sequence[str], *, top: float = 60, step: float = 22, left: float = 60) -> list[Put]:
    """Return lines of text from the top."""
    return [Put(text, left, top + step * n) for n, text in enumerate(said)]


def _font_objects() -> list[bytes]:
    ranges = [b"<%02X00> <%02XFF> <%02X00>" % (n, n, n) for n in range(256)]
    blocks = [b"\n".join(ranges[n : n + 100]) for n in range(0, 256, 100)]
    cmap = _TO_UNICODE % b"\nendbfrange 100 beginbfrange\n".join(blocks)
    top = b"""<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H
/DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"""
    cid = b"""<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000 /W [32 126 500]
/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>
/FontDescriptor 6 0 R >>"""
    about = b"""<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 880]
/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>"""
    return [top, cid, b"<< /Length %d >>\nstream\n%s\nendstream" % (len(cmap), cmap), about]


def _drawn(part: Put | Table) -> bytes:
    if isinstance(part, Put):
        code = part.text.encode("utf-16-be").hex().encode()
        bottom = HEIGHT - part.top - part.size
        return b"BT /F %.1f Tf %.1f %.1f Td <%s> Tj ET" % (part.size, part.left, bottom, code)
    out = []
    bottom = part.top + part.high * len(part.rows)
    for n in range(len(part.rows) + 1):
        y = HEIGHT - part.top - part.high * n
        out.append(b"%.1f %.1f m %.1f %.1f l S" % (part.edges[0], y, part.edges[-1], y))
    top, foot = HEIGHT - part.top, HEIGHT - bottom
    out += [b"%.1f %.1f m %.1f %.1f l S" % (edge, top, edge, foot) for edge in part.edges]
    for n, row in enumerate(part.rows):
        for cell, left in zip(row, part.edges, strict=False):
            out.append(_drawn(Put(cell, left + 3, part.top + part.high * n + 6, 7)))
    return b"\n".join(out)


def _file(objects: Sequence[bytes]) -> bytes:
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, start))  # fmt: skip
    return out.getvalue()


def _locked(data: bytes, password: str) -> bytes:
    writer = PdfWriter(PdfReader(io.BytesIO(data)))
    writer.encrypt(password, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
