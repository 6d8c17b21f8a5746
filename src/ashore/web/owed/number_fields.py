"""Fields of a contract: a number as it is written there, lines of a bill, a repayment table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from django import forms

from ashore.case.terms import CustomRow
from ashore.money.amounts import fraction_from_decimal
from ashore.text import Text
from ashore.web.frame.fields import NEEDED, AmountField, AshoreField, DayField, Sum, off

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，－", "0123456789.,-")
_NUMBER = re.compile(r"\d{1,9}(\.\d{1,8})?", re.ASCII)
_MOST_LINES, _MOST_ROWS = 60, 400

NOT_A_NUMBER = Text(
    "请填一个数，例如 18 或 0.05，最多八位小数。",
    "Give a number such as 18 or 0.05, with eight decimals at most.",
)
TOO_MANY = Text("最多 {n} 行。", "At most {n} lines.")
_LINE = Text("第 {n} 行：{says}", "Line {n}: {says}")
_NAME_MISSING = Text(
    "写一个名字，账单上怎么写就怎么写。", "give it the name that the bill gives it."
)
_SUM_MISSING = Text("还没有金额。", "its sum is missing.")
_COLUMNS = Text(
    "每行依次是：期数、应还日、本金、利息，后面可以再写费用，用空格隔开。",
    "A line is number, due day, principal, interest, and fees if any, with blanks between.",
)


class NumberField(AshoreField):
    """A number not below zero as it stands on paper; a percent sign after it is let go."""

    mode = "decimal"

    def clean(self, value: Any) -> Fraction | None:
        """Return the number exactly, None where nothing was given."""
        said = str(value or "").translate(_FULL_WIDTH).replace(" ", "").replace(",", "")
        said = said.removeprefix("万分之").removesuffix("%").removesuffix("％")
        if not said:
            if self.required:
                raise off(NEEDED, "needed")
            return None
        if not _NUMBER.fullmatch(said):
            raise off(NOT_A_NUMBER, "number")
        return fraction_from_decimal(said)


class Line(NamedTuple):
    """One line as it was given: its name, its sum in fen, and what else was picked for it."""

    name: str
    fen: int
    pick: str


class _Lines(forms.Widget):
    """Reads the columns of lines that were sent side by side."""

    def value_from_datadict(self, data: Mapping[str, Any], files: object, name: str) -> Any:
        return columns(data, name)


class LinesField(AshoreField):
    """Lines of a name and a sum, as many as there are; empty ones are passed over.

    Its value is a tuple of ``Line``. ``picks`` offers a choice beside each line.
    """

    drawn = "lines"

    def __init__(
        self,
        label: Text,
        *,
        picks: tuple[tuple[str, Text], ...] = (),
        negative: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(label, **options)
        self.widget = _Lines()
        self.picks, self._sum = picks, AmountField(label, negative=negative)

    def clean(self, value: Any) -> tuple[Line, ...]:
        """Return the lines."""
        given = [one for one in value or () if any(part.strip() for part in one[:2])]
        if len(given) > _MOST_LINES:
            raise off(TOO_MANY.fill(n=_MOST_LINES), "many")
        if not given and self.required:
            raise off(NEEDED, "needed")
        return tuple(self._line(n, *one) for n, one in enumerate(given, start=1))

    def _line(self, n: int, name: str, given: str, pick: str) -> Line:
        if not name.strip():
            raise off(_LINE.fill(n=n, says=_NAME_MISSING), "name")
        found: Sum = _told(n, self._sum, (given, None, None))
        if found.fen is None:
            raise off(_LINE.fill(n=n, says=_SUM_MISSING), "sum")
        picked = pick if pick in dict(self.picks) else next(iter(dict(self.picks)), "")
        return Line(name.strip()[:200], found.fen, picked)


class TableField(AshoreField):
    """A repayment table, pasted or typed: a line for each instalment. Its value is the rows."""

    drawn = "long"

    def clean(self, value: Any) -> tuple[CustomRow, ...]:
        """Return the rows; a heading above them is passed over."""
        lines = [line for line in str(value or "").splitlines() if line.strip()]
        if len(lines) > _MOST_ROWS:
            raise off(TOO_MANY.fill(n=_MOST_ROWS), "many")
        rows = tuple(_rows(lines))
        if not rows and (self.required or lines):
            raise off(_COLUMNS if lines else NEEDED, "needed")
        return rows


def columns(data: Mapping[str, Any], name: str) -> list[tuple[str, str, str]]:
    """Return the lines that were sent, or stand in a form, as name, sum and pick, as typed."""
    listed = getattr(data, "getlist", None)

    def column(part: str) -> list[str]:
        key = f"{name}-{part}"
        found = listed(key) if listed else data.get(key) or []
        return [str(one) for one in found]

    names, sums, picks = column("name"), column("sum"), column("pick")
    most = max(len(names), len(sums))
    padded = (part + [""] * (most - len(part)) for part in (names, sums, picks))
    return list(zip(*padded, strict=False))


def written_rows(rows: tuple[CustomRow, ...]) -> str:
    """Return a repayment table as it is typed into its field."""
    return "\n".join(_written_row(row) for row in rows)


def _written_row(row: CustomRow) -> str:
    said = row.model_dump(mode="json")
    fees = (said["guarantee_fee"], said["fees"]) if row.guarantee_fee else (said["fees"],)
    shown = fees if row.guarantee_fee or row.fees else ()
    return " ".join(
        (str(row.n), row.due_on.isoformat(), said["principal"], said["interest"], *shown)
    )


def _rows(lines: list[str]) -> Iterator[CustomRow]:
    order: tuple[str, ...] = ()
    n = 0
    for line in lines:
        if not any(map(str.isdigit, line)):
            order = _heading(line) or order
            continue
        n += 1
        yield _row(n, line, order)


def _heading(line: str) -> tuple[str, ...]:
    """Return which column holds what, where a table's heading says so."""
    names = [part for part in _BETWEEN.split(line.strip()) if part]
    known = [next((k for k, words in _HEADINGS if re.search(words, one)), "") for one in names]
    return tuple(known) if {"due_on", "principal"} <= set(known) else ()


def _row(n: int, line: str, order: tuple[str, ...]) -> CustomRow:
    parts = [part for part in _BETWEEN.split(line.strip()) if part]
    if not order:
        order = _usual_order(parts)
    if len(parts) != len(order) or "principal" not in order:
        raise off(_LINE.fill(n=n, says=_COLUMNS), "columns")
    given: dict[str, Any] = {"n": n}
    for name, part in zip(order, parts, strict=True):
        if name == "n" and (number := re.search(r"\d{1,4}", part)):
            given["n"] = int(number[0])
        elif name == "due_on":
            given[name] = _told(n, DayField(_COLUMNS), (part, None))
        elif name in _SUMS:
            given[name] = _told(n, AmountField(_COLUMNS), (part, None, None)).fen or 0
    if given["due_on"] is None:
        raise off(_LINE.fill(n=n, says=_COLUMNS), "columns")
    return CustomRow.model_validate(given)


def _usual_order(parts: list[str]) -> tuple[str, ...]:
    numbered = bool(parts) and re.fullmatch(r"第?\d{1,3}期?", parts[0]) is not None
    sums = {2: ("principal", "interest"), 3: ("principal", "interest", "fees")}
    sums[4] = ("principal", "interest", "guarantee_fee", "fees")
    before = ("n", "due_on") if numbered else ("due_on",)
    return (*before, *sums.get(len(parts) - len(before), ()))


def _told(n: int, field: AshoreField, given: object) -> Any:
    """Return what a field makes of a part of a line; what is off is told with its number."""
    try:
        return field.clean(given)
    except forms.ValidationError as error:
        says = error.message
        assert isinstance(says, Text)  # noqa: S101 - our fields say it in both languages
        raise off(_LINE.fill(n=n, says=says), str(error.code)) from None


_SUMS = ("principal", "interest", "guarantee_fee", "fees")
_BETWEEN = re.compile(r"[\s;|，；]+|,(?!\d{3}(?:\D|$))")
_HEADINGS = (
    ("n", r"期数|期次|期号|序号|^期$"),
    ("due_on", r"日期|还款日|应还日|到期日|^日$"),
    ("principal", r"本金"),
    ("interest", r"利息"),
    ("guarantee_fee", r"担保"),
    ("fees", r"费"),
)
"""What the columns of an app's table are called; one called otherwise (a total) is passed over."""
