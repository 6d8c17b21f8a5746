"""How texts are asked about and answered in a file: one JSON object a line, in and out."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any, NamedTuple

from ashore.defend.reading.batches import read_groups
from ashore.defend.reading.normalise import MOST_CHARACTERS
from ashore.defend.reading.reader import AT_ONCE, Asked, Reading
from ashore.defend.reading.scheme import Kind
from ashore.errors.reading import LineError
from ashore.text import Language, Text

Json = dict[str, Any]
More = Callable[[Json, Reading], Json]

MOST_LINE_BYTES = 16 * 1024 * 1024
_MOST_BYTES_TOGETHER = 1024 * 1024
_ENCODINGS = ("utf-8-sig", "gb18030")
_BLANK = b" \t\r\n\x00\xef\xbb\xbf"


class _Parsed(NamedTuple):
    """A line's object, and the text that it asks about."""

    row: Json
    asked: Asked


def lines_of(file: IO[bytes]) -> Iterator[bytes | None]:
    """Yield the lines of a file one at a time; None for one longer than :data:`MOST_LINE_BYTES`."""
    while line := file.readline(MOST_LINE_BYTES + 1):
        if len(line) <= MOST_LINE_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(MOST_LINE_BYTES)
        yield None


def read_lines(
    kind: Kind,
    lines: Iterable[bytes | None],
    language: Language,
    *,
    more: More | None = None,
    processes: int = 1,
) -> Iterator[Json]:
    """Yield an answer for each line that is not blank, in order.

    A line is a JSON object with ``id`` and ``text``, and should have ``channel`` and ``recipient``;
    whatever else it has, who the sender claims to be above all, plays no part. The answer has
    ``id``, ``labels``, ``scores``, ``spans`` and ``basis``. A line that is off is answered by
    ``line`` and ``error``. Of a text beyond
    :data:`~ashore.defend.reading.normalise.MOST_CHARACTERS` only the beginning is read, and
    ``read_up_to`` says so.

    Args:
        kind: Messages or offers.
        lines: The raw lines, in UTF-8 (with or without its mark) or GB 18030; None for one that
            is too long.
        language: Of the sentences in errors.
        more: Adds to an answer, given the line's object and its reading.
        processes: How many may read at once where there are many lines.

    Examples:
        >>> [answer] = read_lines("messages", [b'{"text": "?"}'], "en")
        >>> answer["error"]["says"]
        'Line 1: “id” is missing. The other lines were read all the same.'
    """
    waiting: deque[list[_Parsed | Json]] = deque()

    def groups() -> Iterator[list[Asked]]:
        for some in _together(lines):
            parsed = [_parsed(line, number, language) for number, line in some]
            waiting.append(parsed)
            yield [one.asked for one in parsed if isinstance(one, _Parsed)]

    for read in read_groups(kind, groups(), processes=processes):
        readings = iter(read)
        for one in waiting.popleft():
            if not isinstance(one, _Parsed):
                yield one
                continue
            reading = next(readings)
            answer = _answer(one.row["id"], one.asked, reading)
            yield answer | more(one.row, reading) if more else answer


def _together(lines: Iterable[bytes | None]) -> Iterator[list[tuple[int, bytes | None]]]:
    """Yield numbered lines that are not blank, some at a time: reading some at once is quicker."""
    some: list[tuple[int, bytes | None]] = []
    size = 0
    for number, line in enumerate(lines, start=1):
        if line is not None and not line.strip(_BLANK):
            continue
        some.append((number, line))
        size += len(line or b"")
        if len(some) == AT_ONCE or size > _MOST_BYTES_TOGETHER:
            yield some
            some, size = [], 0
    if some:
        yield some


def _parsed(line: bytes | None, number: int, language: Language) -> _Parsed | Json:
    """Return what a line asks, or the answer to a line that is off."""
    try:
        return _Parsed(*_asked(line, number))
    except LineError as error:
        return {"line": number, "error": _told(error, language)}


def _asked(line: bytes | None, number: int) -> tuple[Json, Asked]:
    if line is None:
        raise _off(number, f"超过 {MOST_LINE_BYTES} 字节", f"more than {MOST_LINE_BYTES} bytes")
    try:
        row = json.loads(_decoded(line, number))
    except (ValueError, RecursionError):
        raise _off(number, "不是 JSON", "it is no JSON") from None
    if not isinstance(row, dict):
        raise _off(number, "不是 JSON 对象", "it is no JSON object")
    for key in ("id", "text"):
        if key not in row:
            raise _off(number, f"缺少“{key}”", f"“{key}” is missing")
    if not isinstance(row["id"], str | int) or isinstance(row["id"], bool):
        raise _off(number, "“id”要是文字或整数", "“id” should be text or a whole number")
    for key in ("text", "channel", "recipient"):
        if not isinstance(row.get(key, ""), str):
            raise _off(number, f"“{key}”要是文字", f"“{key}” should be text")
    return row, Asked(row["text"], row.get("channel", ""), row.get("recipient", ""))


def _decoded(line: bytes, number: int) -> str:
    for encoding in _ENCODINGS:
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _off(number, "编码认不出", "its encoding is unknown")


def _off(number: int, chinese: str, english: str) -> LineError:
    return LineError(where=str(number), problem=Text(chinese, english))


def _told(error: LineError, language: Language) -> Json:
    told = error.as_json(language)
    return {key: told[key] for key in ("code", "says", "try_this")}


def _answer(name: object, asked: Asked, reading: Reading) -> Json:
    answer: Json = {
        "id": name,
        "labels": list(reading.labels),
        "scores": dict(reading.scores),
        "spans": [list(span) for span in reading.spans],
        "basis": list(reading.basis),
    }
    if len(asked.text) > MOST_CHARACTERS:
        answer["read_up_to"] = MOST_CHARACTERS
    return answer
