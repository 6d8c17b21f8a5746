"""Spreadsheets and pages made for tests: XLSX, XLS down to its bytes, PDF with Chinese text."""

from __future__ import annotations

import datetime as dt
import io
import struct
import zlib
from collections.abc import Sequence

import openpyxl

Cell = str | float | dt.datetime | None
Sheet = Sequence[Sequence[Cell]]

_END, _FAT, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_SECTOR = 512


def xlsx(*sheets: Sheet) -> bytes:
    """Return a workbook with some sheets; a cell that begins with ``=`` is a formula."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"表{number}")
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls(rows: Sheet) -> bytes:
    """Return a workbook in the old binary form, with one sheet."""
    return _compound("Workbook", _workbook(rows))


def page(rows: Sequence[Sequence[str]]) -> bytes:
    """Return a table as a web page, as banks hand out under the name of a spreadsheet."""
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    body = "".join(f"<tr>{line}</tr>\n" for line in lines)
    return (
        f"<html><head><title>明细</title></head><body><table>{body}</table></body></html>".encode(
            "gb18030"
        )
    )


def pdf(
    pages: Sequence[Sequence[Sequence[str]]], *, widths: Sequence[int], ruled: bool = False
) -> bytes:
    """Return a statement of some pages, its cells set at the left edges that the widths give.

    Where it is ruled, each cell of a row with more than one has a frame.
    """
    streams = []
    for rows in pages:
        lines = []
        for number, row in enumerate(rows):
            left = 40
            for cell, width in zip(row, widths, strict=False):
                written = cell.encode("utf-16-be").hex().upper()
                top = 780 - 14 * number
                lines.append(f"BT /F1 9 Tf 1 0 0 1 {left} {top} Tm <{written}> Tj ET")
                if ruled and len(row) > 1:
                    lines.append(f"{left - 2} {top - 4} {width} 14 re S")
                left += width
        streams.append("\n".join(lines).encode())
    return _pdf(streams)


def _pdf(streams: Sequence[bytes]) -> bytes:
    count = len(streams)
    kids = " ".join(f"{6 + 2 * n} 0 R" for n in range(count))
    font = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
        " /DescendantFonts [4 0 R] >>"
    )
    inner = (
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500]"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>"
        " /FontDescriptor 5 0 R >>"
    )
    described = (
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900]"
        " /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>"
    )
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        font.encode(),
        inner.encode(),
        described.encode(),
    ]
    for number, stream in enumerate(streams):
        packed = zlib.compress(stream)
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        head = f"<< /Length {len(packed)} /Filter /FlateDecode >>".encode()
        bodies.append(head + b"\nstream\n" + packed + b"\nendstream")
    out = io.BytesIO(b"%PDF-1.5\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + body + b"\nendobj\n")
    start = out.tell()
    out.write(f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode())
    out.writelines(f"{place:010} 00000 n \n".encode() for place in places)
    out.write(f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R >>\n".encode())
    out.write(f"startxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def _workbook(rows: Sheet) -> bytes:
    name = "sheet".encode("utf-16-le")
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    end = _record(0x000A, b"")
    about = struct.pack("<BB", len(name) // 2, 1) + name
    offset = len(begin) + len(_record(0x0085, struct.pack("<IBB", 0, 0, 0) + about)) + len(end)
    listed = _record(0x0085, struct.pack("<IBB", offset, 0, 0) + about)
    cells = b"".join(
        _cell(row, column, cell)
        for row, given in enumerate(rows)
        for column, cell in enumerate(given)
        if cell not in ("", None)
    )
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)) + cells + end
    return begin + listed + end + sheet


def _cell(row: int, column: int, cell: Cell) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(cell, float):
        return _record(0x0203, place + struct.pack("<d", cell))
    text = str(cell).encode("utf-16-le")
    return _record(0x0204, place + struct.pack("<HB", len(text) // 2, 1) + text)


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _compound(name: str, stream: bytes) -> bytes:
    """Return one stream in the container of old office files: list of sectors, folder, stream."""
    stream = stream.ljust(4096, b"\0")
    stream += b"\0" * (-len(stream) % _SECTOR)
    sectors = len(stream) // _SECTOR
    chain = [_FAT, _END, *range(3, 2 + sectors), _END]
    chain += [_FREE] * (_SECTOR // 4 - len(chain))
    folder = _entry("Root Entry", 5, _END, 0, child=1) + _entry(name, 2, 2, len(stream))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0,
                        _END, 0, 0)  # fmt: skip
    head += struct.pack("<I", _FREE) * 108
    body = struct.pack(f"<{len(chain)}I", *chain) + folder.ljust(_SECTOR, b"\0") + stream
    return head + body


def _entry(name: str, kind: int, start: int, size: int, *, child: int = _FREE) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    return (
        written.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(written), kind, 1, _FREE, _FREE, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
