"""One spelling for one JSON value, and a reader that refuses what has no such spelling."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from ashore.errors.case import (
    CaseJsonError,
    CaseNestingError,
    CaseNumberError,
    CaseTextError,
    CaseTooLargeError,
    CaseTruncatedError,
    DuplicateKeyError,
)

SIZE_LIMIT = 32 * 1024 * 1024
"""The bytes of a case that is read as one value: a life's worth of entries, and no bomb."""
LEDGER_LIMIT = 256 * 1024 * 1024
"""The bytes of a case that is read line by line: room for years of a wallet's bills beside it."""

_LARGEST = 2**53 - 1
_WRITER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)
_CUT_TOKEN = re.compile(r"(-|t(ru?)?|f(a(ls?)?)?|n(ul?)?|N(a?)|-?I[a-z]*|\\(u[0-9a-fA-F]{0,3})?)")


class _TwiceError(Exception):
    """A key was met twice while an object was read."""


def canonical_bytes(value: object, *, where: str = "") -> bytes:
    """Return a JSON value in its one spelling: sorted keys, no spaces, UTF-8, few escapes.

    Raises:
        CaseTextError: If text in it is half of a character (a lone surrogate).
        CaseNestingError: If it nests too deeply.

    Examples:
        >>> canonical_bytes({"b": [1, "元"], "a": None}).decode()
        '{"a":null,"b":[1,"元"]}'
    """
    try:
        return _WRITER.encode(value).encode()
    except UnicodeEncodeError:
        raise CaseTextError(where=where) from None
    except RecursionError:
        raise CaseNestingError(where=where) from None


def digest(line: bytes) -> str:
    """Return the SHA-256 of a line without its line break, in lower-case hexadecimal."""
    return hashlib.sha256(line).hexdigest()


def require_size(size: int, *, where: str = "", by_line: bool = False) -> None:
    """Return nothing when a case of some bytes may be read.

    Args:
        size: How many they are.
        where: The file's name.
        by_line: Whether it is read line by line.

    Raises:
        CaseTooLargeError: If it is larger than a case may be.
    """
    limit = LEDGER_LIMIT if by_line else SIZE_LIMIT
    if size > limit:
        raise CaseTooLargeError(where=where or "JSON", size=size, limit=limit)


def decode(data: bytes, *, where: str = "") -> str:
    """Return the text of UTF-8 bytes, without a byte-order mark.

    Raises:
        CaseTruncatedError: If the last character is cut.
        CaseTextError: If it is not UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            raise _truncated(error.object[: error.start].decode("utf-8-sig"), where) from None
        raise CaseTextError(where=where or f"byte {error.start}") from None


def read_json(text: str, *, where: str = "") -> tuple[Any, bool]:
    """Return a JSON value, and whether it holds a number that has no canonical spelling.

    Such numbers are kept for the field checks, which can name their place better.

    Raises:
        CaseTruncatedError: If the text stops in the middle.
        CaseJsonError: If it is not JSON at some place.
        DuplicateKeyError: If an object gives one key twice.
        CaseNestingError: If it nests too deeply.
    """
    odd: list[str] = []

    def odd_number(written: str) -> float:
        odd.append(written)
        return float(written)

    def whole_number(written: str) -> int | float:
        if len(written) > 17 or abs(int(written)) > _LARGEST:
            return odd_number(written)
        return int(written)

    try:
        value = json.loads(
            text,
            object_pairs_hook=_object,
            parse_float=odd_number,
            parse_constant=odd_number,
            parse_int=whole_number,
        )
    except json.JSONDecodeError as error:
        raise _not_json(text, error, where) from None
    except _TwiceError as error:
        raise DuplicateKeyError(where=where or "JSON", key=error.args[0]) from None
    except RecursionError:
        raise CaseNestingError(where=where or "JSON") from None
    return value, bool(odd)


def require_whole_numbers(value: object, *, where: str = "") -> None:
    """Return nothing when every number in a value is whole and exact everywhere.

    Raises:
        CaseNumberError: If one is not; it names the place.
    """
    if _is_whole(value):
        return
    for place, number in _numbers(value, where):
        if isinstance(number, float) or abs(number) > _LARGEST:
            raise CaseNumberError(where=place, given=number)


def place_of(path: tuple[str | int, ...], *, where: str = "") -> str:
    """Return how a place in a JSON value is written.

    Examples:
        >>> place_of(("terms", "fees", 0, "amount"), where="entries[3]")
        'entries[3].terms.fees[0].amount'
    """
    for step in path:
        dot = "." if where and not where.endswith(" ") else ""
        where += f"[{step}]" if isinstance(step, int) else f"{dot}{step}"
    return where


def _is_whole(value: object) -> bool:
    """Return whether all numbers in a value are whole; no place is looked for where they are."""
    kind = type(value)
    if kind is str or value is None or kind is bool:
        return True
    if isinstance(value, dict):
        return all(map(_is_whole, value.values()))
    if isinstance(value, list | tuple):
        return all(map(_is_whole, value))
    return isinstance(value, int) and abs(value) <= _LARGEST


def _numbers(value: object, place: str) -> Iterator[tuple[str, int | float]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _numbers(inner, place_of((key,), where=place))
    elif isinstance(value, list | tuple):
        for n, inner in enumerate(value):
            yield from _numbers(inner, place_of((n,), where=place))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield place, value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        times = Counter(key for key, _ in pairs)
        raise _TwiceError(times.most_common(1)[0][0])
    return fields


def _not_json(text: str, error: json.JSONDecodeError, where: str) -> Exception:
    rest = text[error.pos :].strip()
    if not rest or error.msg.startswith("Unterminated") or _CUT_TOKEN.fullmatch(rest):
        return _truncated(text, where)
    return CaseJsonError(where=where or "JSON", line=error.lineno, column=error.colno)


def _truncated(text: str, where: str) -> CaseTruncatedError:
    line, column = text.count("\n") + 1, len(text) - text.rfind("\n")
    return CaseTruncatedError(where=where or "JSON", line=line, column=column)
