"""What the columns of an unknown table are: told by their headings, asked for, and remembered."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from ashore.errors.intake import ColumnsUnreadableError
from ashore.intake.money.cells import is_amount, is_day
from ashore.intake.money.source import Layout, Sign, Source, heading_of, places_of, read_data
from ashore.intake.reading import Choice, Question
from ashore.text import Text

TITLE = Text("流水表格", "A table of payments")
_AMOUNTS = ("amount", "spent", "in", "out")
_ASK_DAY = Text("哪一列是日期？", "Which column is the day?")
_ASK_AMOUNT = Text("哪一列是金额？", "Which column is the amount?")
_ASK_SIGN = Text(
    "金额没有正负号，也没有收支栏。正数是收入还是支出？",
    "The amounts have no sign and no column says in or out. What is an amount above zero?",
)
_CAME = Text("“{heading}”：正数是收入", "“{heading}”: above zero is money in")
_WENT = Text("“{heading}”：正数是支出", "“{heading}”: above zero is money out")
# A log of calls or messages has times and charges too.
_OTHER = (
    "通话",
    "主叫",
    "被叫",
    "对方号码",
    "通信",
    "短信",
    "talker",
    "duration",
    "body",
)


def fields_of(headings: Sequence[str], given: Mapping[str, str]) -> dict[str, str]:
    """Return the field of each heading that is known: what the person said first, then its name.

    Of two columns with one field only the first has it; a row's text may stand in several.

    Args:
        headings: The headings of a table.
        given: The field of a heading, as the person said it.

    Examples:
        >>> fields_of(("日期", "数额"), {"数额": "spent"})
        {'日期': 'on', '数额': 'spent'}
    """
    said = {heading_of(heading): field for heading, field in given.items()}
    fields: dict[str, str] = {}
    for heading in dict.fromkeys(map(heading_of, headings)):
        field = said.get(heading)
        if field is None:
            field = _known().get(heading.lower())
            if field != "text" and (field in said.values() or field in fields.values()):
                continue
        if field is not None:
            fields[heading] = field
    return fields


def asked_for(
    headings: Sequence[str],
    fields: Mapping[str, str],
    rows: Sequence[Sequence[str]],
    given: Mapping[str, str],
) -> tuple[Question, ...]:
    """Return what must be asked before a table can be read: nothing where all is known.

    The value of a choice is the heading and its field, joined by ``=`` (``columns_from``).

    Args:
        headings: The headings of the table.
        fields: What is known of them.
        rows: Its first rows.
        given: The field of a heading, as the person said it.
    """
    has = set(fields.values())
    free = [heading for heading in dict.fromkeys(map(heading_of, headings)) if heading]
    questions = []
    if "on" not in has:
        dated = [one for one in free if _most(headings, one, rows, is_day)] or free
        choices = tuple(Choice(f"{one}=on", Text(one, one)) for one in dated)
        questions.append(Question("columns", _ASK_DAY, choices))
    if not has & set(_AMOUNTS):
        summed = [one for one in free if _most(headings, one, rows, is_amount)] or free
        questions.append(Question("columns", _ASK_AMOUNT, _signs(summed)))
    elif "amount" in has and "direction" not in has:
        column = next(one for one, field in fields.items() if field == "amount")
        signed = any(_column(headings, column, row).lstrip("¥￥ ").startswith("-") for row in rows)
        if not signed and column not in map(heading_of, given):
            questions.append(Question("columns", _ASK_SIGN, _signs([column])))
    return tuple(questions)


def source_of(fields: Mapping[str, str]) -> Source:
    """Return what a table with such fields looks like to the reader of rows."""
    has = set(fields.values())
    if "amount" in has or "spent" in has:
        signed = Sign.SPENT if "spent" in has else Sign.SIGNED
        sign = Sign.DIRECTION if "direction" in has else signed
    else:
        sign = Sign.IN_OUT
    columns: dict[str, list[str]] = {}
    for heading, field in fields.items():
        columns.setdefault("amount" if field == "spent" else field, []).append(heading)
    if sign is Sign.IN_OUT:
        columns.pop("amount", None)
    return Source(
        name="table",
        title=TITLE,
        account="",
        needs=frozenset(heading for heading, field in fields.items() if field in ("on", *_AMOUNTS)),
        sign=sign,
        columns={field: tuple(headings) for field, headings in columns.items()},
    )


def is_another_log(headings: Sequence[str]) -> bool:
    """Return whether headings are those of a log of calls or messages.

    Examples:
        >>> is_another_log(("起始时间", "对方号码", "通信费")), is_another_log(("日期", "金额"))
        (True, False)
    """
    return any(word in heading.lower() for heading in headings for word in _OTHER)


def fingerprint(headings: Sequence[str]) -> str:
    r"""Return the name under which the columns of such a table are remembered.

    Padding, spaces and full-width signs do not change it; the order of the columns does.

    Examples:
        >>> fingerprint(("日期", "金额（元）")) == fingerprint((" 日期\t", "金额(元)"))
        True
    """
    joined = "\x1f".join(map(heading_of, headings))
    return hashlib.sha256(joined.encode()).hexdigest()[:16]


def columns_from(answers: Iterable[str]) -> dict[str, str]:
    """Return the columns that some choices say, as ``Asked.columns`` takes them.

    Examples:
        >>> columns_from(("数额=spent", "a=b=on"))
        {'数额': 'spent', 'a=b': 'on'}
    """
    return {heading: field for answer in answers for heading, _, field in [answer.rpartition("=")]}


def columns_as_json(headings: Sequence[str], columns: Mapping[str, str]) -> str:
    """Return what to remember of a table: its fingerprint and the fields of its headings."""
    said = {heading_of(heading): field for heading, field in columns.items()}
    return json.dumps({"headings": fingerprint(headings), "columns": said}, ensure_ascii=False)


def columns_from_json(
    remembered: str, headings: Sequence[str], fields: Collection[str] = ()
) -> dict[str, str]:
    """Return the columns that were remembered for such headings; none for other headings.

    Args:
        remembered: What ``columns_as_json`` gave.
        headings: The headings of the table.
        fields: What a column may hold; those of a table of payments, unless they are given.

    Raises:
        ColumnsUnreadableError: If it is not what ``columns_as_json`` gives.
    """
    try:
        data = json.loads(remembered)
        columns = data["columns"]
        known = set(fields or _known().values())
        if not all(isinstance(one, str) and field in known for one, field in columns.items()):
            raise ColumnsUnreadableError
        return dict(columns) if data["headings"] == fingerprint(headings) else {}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ColumnsUnreadableError from None


def layout_with(fields: Mapping[str, str], headings: Sequence[str]) -> tuple[Source, Layout]:
    """Return a table's own kind of source, and where its fields stand."""
    source = source_of(fields)
    plain = tuple(map(heading_of, headings))
    return source, Layout(plain, places_of(source, plain))


@functools.cache
def _known() -> dict[str, str]:
    known: dict[str, str] = {}
    for field, headings in read_data("columns.yaml").items():
        for heading in headings:
            known.setdefault(heading, field)
    return known


def _signs(headings: Sequence[str]) -> tuple[Choice, ...]:
    return tuple(
        Choice(f"{heading}={field}", says.fill(heading=heading))
        for heading in headings
        for field, says in (("amount", _CAME), ("spent", _WENT))
    )


def _most(
    headings: Sequence[str],
    heading: str,
    rows: Sequence[Sequence[str]],
    test: Callable[[str], bool],
) -> bool:
    cells = [cell for row in rows if (cell := _column(headings, heading, row))]
    return bool(cells) and sum(map(test, cells)) * 2 > len(cells)


def _column(headings: Sequence[str], heading: str, row: Sequence[str]) -> str:
    place = [heading_of(one) for one in headings].index(heading)
    return row[place].strip() if place < len(row) else ""
