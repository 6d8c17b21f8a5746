"""How a ledger is written as lines: a header, one line an entry, and a seal with the head."""

from __future__ import annotations

import re

from ashore.case.canonical import canonical_bytes, require_size
from ashore.case.ledger import SCHEMA, Ledger
from ashore.errors.case import CaseSchemaError, CaseTruncatedError

_SEAL = re.compile(rb'\{"count":(0|[1-9]\d{0,8}),"head":"([0-9a-f]{64})"\}')
_START = b'{"'


def ledger_bytes(ledger: Ledger) -> bytes:
    """Return a ledger as the bytes of its file.

    Raises:
        CaseTooLargeError: If they are more than a case may have.
    """
    seal = canonical_bytes({"count": len(ledger.lines), "head": ledger.head})
    data = b"\n".join((ledger.header_line, *ledger.lines, seal, b""))
    require_size(len(data), where=ledger.case_id, by_line=True)
    return data


def ledger_from_bytes(data: bytes, *, where: str = "") -> Ledger:
    """Return the ledger that a file's bytes hold, once every line is verified.

    Raises:
        CaseTruncatedError: If the file stops before its seal.
        CaseSchemaError: If it is no case file, or of another version.
        BrokenChainError: If a line is not as it was written; it names the line.
    """
    require_size(len(data), where=where, by_line=True)
    if not _START.startswith(data[:2]):
        given = data[:12].decode(errors="replace")
        raise CaseSchemaError(where=_place(where, 1), given=given, expected=SCHEMA)
    *whole, rest = data.split(b"\n")
    seal = _SEAL.fullmatch(whole[-1]) if len(whole) > 1 else None
    if rest or not seal:
        last = len(whole) + bool(rest) or 1
        column = len((rest or (whole or [b""])[-1]).decode(errors="replace")) + 1
        raise CaseTruncatedError(where=_place(where, last), line=last, column=column)
    header, *lines = whole[:-1]
    return Ledger.read(
        header,
        lines,
        head=seal[2].decode(),
        count=int(seal[1]),
        place=lambda n: _place(where, n + 1),
    )


def _place(where: str, line: int) -> str:
    return f"{where}:{line}" if where else f"line {line}"
