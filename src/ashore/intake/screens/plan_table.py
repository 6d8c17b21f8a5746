"""A repayment plan as an app shows it: a table with headings, or a list of instalments."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ashore.case.entries_loans import InstalmentSchedule
from ashore.case.entry import Source
from ashore.case.terms import CustomRow
from ashore.intake.pages.figures import AMOUNT, DAY, Figure, amount_of, day_of, folded
from ashore.intake.pages.words import Line, Word, lines_of
from ashore.intake.reading import ContentIds, SeenField
from ashore.intake.screens.sureness import Again, Value, confirm, look_again
from ashore.intake.unchosen import UNCHOSEN
from ashore.money.amounts import fen_from_yuan

_HEADINGS: tuple[tuple[str, str], ...] = (
    ("n", r"期(?:数|次|号)|序号"),
    ("due_on", r"(?:应还|还款|到期|应还款)(?:日期?|时间)"),
    ("guarantee_fee", r"(?:融资)?担保费"),
    ("fees", r"(?:平台|技术)?服务费|手续费|费用"),
    ("principal", r"(?:应还)?本金"),
    ("interest", r"(?:应还)?利息"),
    ("left", r"剩余本金"),
    ("total", r"(?:应还|待还|每期)?(?:金额|总额|合计|款额)|应还|月供"),
    ("status", r"状态"),
)
_ASIDE = re.compile(r"\([^)]{1,4}\)")
_NTH = re.compile(r"第?\s?(\d{1,3})\s?(?:/\s?\d{1,3})?\s?期")
_NUMBER = re.compile(r"(?:第)?(\d{1,3})(?:/\d{1,3})?(?:期)?")
_STATUS = re.compile(r"已(?:还清|结清|还款|还|逾期)|逾期(?:中)?|未到期|待还款?|未还|还款中|正常")
_INSIDE = re.compile(rf"(本金|利息|担保费|服务费|费用)\s*:?\s*({AMOUNT})")
_NAMES = {"本金": "principal", "利息": "interest", "担保费": "guarantee_fee", "服务费": "fees",
          "费用": "fees"}  # fmt: skip
_MONEY = ("principal", "interest", "guarantee_fee", "fees", "total")
_PARTS = _MONEY[:-1]
_FEWEST_ROWS, _MOST_ROWS = 2, 400


class PlanRow(NamedTuple):
    """One instalment as the page shows it, its values by name."""

    n: int
    values: dict[str, Value]


class Plan(NamedTuple):
    """A repayment plan read off a page."""

    rows: tuple[PlanRow, ...]
    fields: tuple[SeenField, ...]

    @property
    def asks(self) -> bool:
        """Return whether a person must look at a value before it counts."""
        return any(field.asks for field in self.fields)

    @property
    def missing(self) -> tuple[int, ...]:
        """Return the numbers of instalments between the first and the last that were not read."""
        numbers = {row.n for row in self.rows}
        span = range(min(numbers, default=0), min(max(numbers, default=0), _MOST_ROWS))
        return tuple(n for n in span if n not in numbers)


def looks_like_plan(words: Sequence[Word]) -> bool:
    """Return whether at least two numbered instalments with a day stand on the page."""
    rows = list(_rows(words))
    return len([row for row in rows if "due_on" in row.values]) >= _FEWEST_ROWS


def read_plan(words: Sequence[Word], *, again: Again) -> Plan:
    """Return a plan's rows and fields; ``rows[3].interest`` is the interest of instalment 3.

    Sums, equal instalments and the step from month to month confirm what they fit; what they do
    not fit is asked about.
    """
    shown = list(_rows(words))
    _check_numbers(shown)
    rows = sorted(shown, key=lambda row: row.n)
    _check_sums(rows)
    _check_equal(rows)
    _check_days(rows)
    values = [value for row in rows for value in row.values.values()]
    look_again(values, again)
    return Plan(tuple(rows), tuple(value.seen() for value in values))


def schedule_entry(
    plan: Plan, *, recorded_at: dt.datetime, valid_from: dt.date, source: Source
) -> InstalmentSchedule | None:
    """Return the plan for a loan to be chosen, None where it has no split, a gap or a credit."""
    needed = {"due_on", "principal", "interest"}
    if (
        not plan.rows
        or plan.missing
        or any(needed - set(row.values) or _below_zero(row) for row in plan.rows)
    ):
        return None
    rows = tuple(
        CustomRow(
            n=row.n,
            due_on=dt.date.fromisoformat(row.values["due_on"].value),
            **{name: fen_from_yuan(row.values[name].value) for name in _PARTS
               if name in row.values},
        )
        for row in plan.rows
    )  # fmt: skip
    said = [(row.n, row.due_on, row.principal, row.interest, row.fees) for row in rows]
    return InstalmentSchedule(
        id=ContentIds("plan").of(source.file_hash or valid_from, *said),
        recorded_at=recorded_at,
        source=source,
        loan=UNCHOSEN,
        rows=rows,
        valid_from=valid_from,
    )


def _below_zero(row: PlanRow) -> bool:
    return any(row.values[name].value.startswith("-") for name in _PARTS if name in row.values)


def _rows(words: Sequence[Word]) -> Iterator[PlanRow]:
    lines = lines_of(words)
    for place, line in enumerate(lines):
        columns = _columns(line)
        if columns:
            yield from _table_rows(lines[place + 1 :], columns)
            return
    yield from _list_rows(words)


def _columns(line: Line) -> dict[str, Word]:
    """Return the columns of a heading line, empty where a line is none."""
    columns = {}
    for word in line.words:
        said = _ASIDE.sub("", folded(word.text))
        name = next((name for name, words in _HEADINGS if re.fullmatch(words, said)), None)
        if name:
            columns[name] = word
    has_day = {"n", "due_on"} <= set(columns)
    return columns if has_day and set(columns) & set(_MONEY) else {}


def _table_rows(lines: Sequence[Line], columns: dict[str, Word]) -> Iterator[PlanRow]:
    for line in lines:
        cells, stray = _in_columns(line, columns)
        number = _NUMBER.fullmatch(folded(cells["n"].text)) if "n" in cells else None
        if number is None:
            continue
        n = int(number[1])
        found = [_cell(n, name, word) for name, word in cells.items() if name != "left"]
        values = {value.name.split(".")[1]: value for value in found if value}
        if any(amount_of(word.text) for word in stray):
            # A heading was missed or two cells ran together: no one knows which amount is which.
            confirm([values[name] for name in _MONEY if name in values], holds=False)
        yield PlanRow(n, values)


def _in_columns(line: Line, columns: dict[str, Word]) -> tuple[dict[str, Word], list[Word]]:
    """Return the word of each column, and those that stand under none or share one."""
    centres = sorted(heading.centre for heading in columns.values())
    reach = 0.6 * min(b - a for a, b in pairwise(centres))
    cells: dict[str, Word] = {}
    stray = []
    for word in line.words:
        apart = {name: abs(heading.centre - word.centre) for name, heading in columns.items()}
        name = min(apart, key=lambda one: apart[one])
        if apart[name] > reach or name in cells:
            stray.append(word)
        else:
            cells[name] = word
    return cells, stray


def _list_rows(words: Sequence[Word]) -> Iterator[PlanRow]:
    anchors = [(word, match) for word in words if (match := _NTH.match(folded(word.text)))]
    anchors.sort(key=lambda one: one[0].top)
    for place, (word, match) in enumerate(anchors):
        below = (
            anchors[place + 1][0].top if place + 1 < len(anchors) else word.bottom + _reach(anchors)
        )
        top = word.top - word.height // 2
        band = [one for one in words if top <= one.middle < below - word.height // 2]
        yield _list_row(int(match[1]), word, band)


def _reach(anchors: Sequence[tuple[Word, re.Match[str]]]) -> int:
    """Return how far below its number the last instalment goes on: as far as the others."""
    steps = [b[0].top - a[0].top for a, b in pairwise(anchors)]
    return sorted(steps)[len(steps) // 2] if steps else 4 * anchors[0][0].height


def _list_row(n: int, anchor: Word, band: Sequence[Word]) -> PlanRow:
    values: dict[str, Value] = {}

    def put(value: Value | None) -> None:
        if value:
            values.setdefault(value.name.split(".")[1], value)

    put(_cell(n, "n", anchor))
    for word in band:
        said = folded(word.text)
        for match in _INSIDE.finditer(said):
            put(_inside(n, match[1], match[2], word))
        if _INSIDE.search(said):
            continue
        day = re.search(DAY, said)
        if day:
            put(_cell(n, "due_on", word, within=DAY))
        elif amount_of(said) and word is not anchor:
            put(_cell(n, "total", word))
        elif _STATUS.search(said):
            put(_cell(n, "status", word))
    return PlanRow(n, values)


def _inside(n: int, label: str, amount: str, word: Word) -> Value | None:
    figure = amount_of(amount)

    def find(text: str) -> Figure | None:
        pairs = {match[1]: match[2] for match in _INSIDE.finditer(folded(text))}
        return amount_of(pairs.get(label, ""))

    name = f"rows[{n}].{_NAMES[label]}"
    return Value(name, figure, amount, word, find) if figure else None


def _cell(n: int, name: str, word: Word, *, within: str | None = None) -> Value | None:
    def find(text: str) -> Figure | None:
        said = folded(text)
        if within:
            match = re.search(within, said)
            said = match[0] if match else ""
        if name == "n":
            number = _NTH.match(said) or _NUMBER.fullmatch(said)
            return Figure(number[1], plain=True) if number else None
        if name == "status":
            state = _STATUS.search(said)
            return Figure(state[0], plain=True) if state else None
        return day_of(said) if name == "due_on" else amount_of(said)

    figure = find(word.text)
    return Value(f"rows[{n}].{name}", figure, word.text, word, find) if figure else None


def _check_sums(rows: Sequence[PlanRow]) -> None:
    for row in rows:
        parts = [row.values[name] for name in _PARTS if name in row.values]
        if "total" in row.values and len(parts) >= 2:
            together = sum(fen_from_yuan(part.value, negative=True) for part in parts)
            total = row.values["total"]
            holds = together == fen_from_yuan(total.value, negative=True)
            confirm([*parts, total], holds=holds)


def _check_equal(rows: Sequence[PlanRow]) -> None:
    """Instalments of the same amount confirm each other where three or more agree."""
    totals = [row.values["total"] for row in rows if "total" in row.values]
    common = Counter(total.value for total in totals)
    for total in totals:
        if common[total.value] >= 3 and not total.contradicted:
            total.confirmed = True


def _check_days(rows: Sequence[PlanRow]) -> None:
    """Due days step from month to month on one day of the month; a day that does not is off."""
    days = [(value, row.n) for row in rows if (value := row.values.get("due_on"))]
    starts = {_start(value.value, n) for value, n in days}
    fits = {start: [_fits(value.value, n, *start) for value, n in days] for start in starts}
    best = max(fits.values(), key=sum, default=[])
    if sum(best) >= 3 and 2 * sum(best) > len(best):
        for (value, _), holds in zip(days, best, strict=True):
            confirm([value], holds=holds)


def _start(day: str, n: int) -> tuple[int, int]:
    """Return the month before the first instalment that a due day points to, and its day."""
    on = dt.date.fromisoformat(day)
    return on.year * 12 + on.month - 1 - n, on.day


def _fits(day: str, n: int, month: int, number: int) -> bool:
    """Return whether a due day lies in the month that it should, on the day that it should."""
    year, month0 = divmod(month + n, 12)
    return dt.date.fromisoformat(day) == dt.date(
        year, month0 + 1, min(number, calendar.monthrange(year, month0 + 1)[1])
    )


def _check_numbers(rows: Sequence[PlanRow]) -> None:
    """Numbers that follow each other down the page confirm each other; any other is off."""
    numbers = [row.n for row in rows]
    count = Counter(numbers)
    down = 1 if sum(b > a for a, b in pairwise(numbers)) * 2 >= len(numbers) - 1 else -1
    for row, above, below in zip(rows, [None, *numbers], [*numbers[1:], None], strict=False):
        if "n" in row.values:
            follows = above == row.n - down or below == row.n + down
            confirm([row.values["n"]], holds=follows and count[row.n] == 1)
