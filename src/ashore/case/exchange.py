"""A case as one plain JSON file, ``ashore-case/1``: in and out without loss."""

from __future__ import annotations

import json
from typing import Any

from ashore.case.canonical import (
    canonical_bytes,
    decode,
    digest,
    read_json,
    require_size,
    require_whole_numbers,
)
from ashore.case.field_errors import short
from ashore.case.ledger import SCHEMA, Ledger
from ashore.errors.case import CaseSchemaError, CaseSpellingError, FieldError
from ashore.text import Text

_OBJECT = Text("应为带字段的对象", "it should be an object with fields")
_LIST = Text("应为列表", "it should be a list")


def case_from_json(data: bytes | str, *, where: str = "") -> Ledger:
    """Return the ledger that a JSON case holds.

    Every ``prev`` and the ``head`` are verified where they are given and worked out where not.

    Args:
        data: The file's bytes, or its text.
        where: The file's name, put before every place in an error.

    Raises:
        DataError: If the file does not read; it names the place.
    """
    # Characters are counted first, so that a huge text is not even encoded.
    require_size(len(data), where=where)
    if isinstance(data, str):
        require_size(len(data.encode(errors="surrogatepass")), where=where)
    text = data if isinstance(data, str) else decode(data, where=where)
    case, odd = read_json(text, where=where)
    if not isinstance(case, dict) or case.get("schema") != SCHEMA:
        given = case.get("schema") if isinstance(case, dict) else short(case)
        raise CaseSchemaError(where=where or "JSON", given=given, expected=SCHEMA)
    header = {name: value for name, value in case.items() if name not in {"entries", "head"}}
    header_line = canonical_bytes(header, where=_join(where, "case"))
    lines = _lines(case.get("entries"), digest(header_line), where)
    head = case.get("head") or digest(lines[-1] if lines else header_line)
    ledger = Ledger.read(header_line, lines, head=head, place=lambda n: _place(where, n))
    if odd:
        require_whole_numbers(case, where=f"{where}: " if where else "")
    return ledger


def case_to_json(ledger: Ledger) -> str:
    """Return a ledger as a JSON case, two spaces deep, with its chain.

    The fields of the case come first, then the entries with their fields in order of name.

    Raises:
        CaseSpellingError: If another program wrote a line in another spelling than the canonical
            one: its hash would not be found again.
    """
    header = _values(ledger.header_line, "case")
    first = [name for name in ("schema", "case_id", "title") if name in header]
    entries = [_values(line, _place("", n)) for n, line in enumerate(ledger.lines, start=1)]
    case = {name: header[name] for name in (*first, *header)}
    case |= {"entries": entries, "head": ledger.head}
    return json.dumps(case, ensure_ascii=False, indent=2) + "\n"


def _lines(entries: object, head: str, where: str) -> list[bytes]:
    if not isinstance(entries, list):
        raise _mistyped(_join(where, "entries"), _LIST, entries)
    lines: list[bytes] = []
    for n, entry in enumerate(entries, start=1):
        if not isinstance(entry, dict):
            raise _mistyped(_place(where, n), _OBJECT, entry)
        values: dict[str, Any] = entry | {"prev": entry.get("prev") or head}
        lines.append(canonical_bytes(values, where=_place(where, n)))
        head = digest(lines[-1])
    return lines


def _values(line: bytes, where: str) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(line)
    if canonical_bytes(values) != line:
        raise CaseSpellingError(where=where)
    return values


def _mistyped(where: str, problem: Text, given: object) -> FieldError:
    return FieldError(where=where, problem=problem, given=short(given))


def _place(where: str, number: int) -> str:
    return _join(where, f"entries[{number - 1}]" if number else "case")


def _join(where: str, place: str) -> str:
    return f"{where}: {place}" if where else place
