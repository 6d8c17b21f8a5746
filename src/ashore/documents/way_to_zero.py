"""The way to zero as a picture: what is left of each debt month by month, as accessible SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate, zip_longest

from ashore.documents.words import yuan
from ashore.plan.report import PlanReport
from ashore.text import Language, Text

_WIDTH, _PLOT = 640, 240
_LEFT, _RIGHT, _TOP = 72, 24, 20
_LINE, _MARKS = 22, 44
_LONGEST_NAME = 14
# Eight shades that stay apart for those who see few colours, on paper and on a dark screen.
SHADES = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#b8a800", "#8a8a8a")
_STYLE_IN_PAGE = (
    ".way text{fill:currentColor;font:13px system-ui,sans-serif}"
    ".way .n{font-weight:600;fill:#111;stroke:#fff;stroke-width:3px;paint-order:stroke}"
)
_STYLE = (
    f".way{{color:#24292e;background:#fff}}{_STYLE_IN_PAGE}"
    "@media(prefers-color-scheme:dark){.way{color:#e6e3de;background:#1b1d1f}}"
)
_TITLE = Text("还清的路", "The way to zero")
_SAYS = Text(
    "现在还剩 {now} 元，到 {last} 还剩 {rest} 元。各笔现在：{debts}。",
    "{now} yuan is left now, {rest} after {last}. Each debt now: {debts}.",
)
_NOW = Text("现在", "now")


@dataclass(frozen=True, slots=True)
class Series:
    """One debt: what it asks for in all before anything is paid, and after each month, in fen."""

    name: str
    now: int
    left: tuple[int, ...]

    @property
    def points(self) -> tuple[int, ...]:
        """Return now and all months after it."""
        return self.now, *self.left


def series_of(report: PlanReport) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    """Return the months until a plan ends, and what is left of each debt after each of them."""
    if report.optimised is None:
        return (), ()
    plan = report.optimised.plan
    months = report.months or plan.problem.months
    names = {debt.id: debt.name for debt in report.debts}
    series = []
    for debt, left in zip(plan.problem.debts, plan.left, strict=True):
        whole = sum(debt.due)
        ahead = [whole - due for due in accumulate(debt.due)]
        after = tuple(left[t] + ahead[t] for t in range(months))
        series.append(Series(names[debt.id], whole, after))
    return tuple(plan.problem.month(t) for t in range(months)), tuple(series)


def left_by_month(report: PlanReport) -> dict[str, int]:
    """Return what is left of all debts together after each month of a plan, in fen."""
    months, series = series_of(report)
    return {month: sum(one.left[t] for one in series) for t, month in enumerate(months)}


def way_to_zero(report: PlanReport, language: Language, *, in_page: bool = False) -> str:
    """Return an SVG picture with a title and a sentence for those who do not see it.

    Debts lie on each other, the first one lowest, so that the upper edge is what is left in all;
    each has a number, in its area and in the legend. Nothing in the picture runs or loads. An
    empty text comes back where nothing is paid.

    Args:
        report: The plan.
        language: ``zh`` or ``en``.
        in_page: It stands in a page of HTML, which needs no name space and has its own colours.
    """
    months, series = series_of(report)
    if not months:
        return ""
    most = max(*(sum(sums) for sums in zip(*(one.points for one in series), strict=True)), 1)
    labels = (_NOW.in_language(language), *months)
    rows = -(-len(series) // 2)
    height = _TOP + _PLOT + _MARKS + rows * _LINE
    space = "" if in_page else ' xmlns="http://www.w3.org/2000/svg"'
    parts = [
        (
            f'<svg{space} class="way" viewBox="0 0 {_WIDTH} {height}" '
            'role="img" aria-labelledby="way-title way-says">'
        ),
        f"<style>{_STYLE_IN_PAGE if in_page else _STYLE}</style>",
        f'<title id="way-title">{escape(_TITLE.in_language(language))}</title>',
        f'<desc id="way-says">{escape(_says(months, series, language))}</desc>',
        *_grid(most),
        *_areas(series, most),
        *_marks(labels),
        *_legend(series),
        "</svg>",
    ]
    return "\n".join(parts)


def _says(months: Sequence[str], series: Sequence[Series], language: Language) -> str:
    comma = "，" if language == "zh" else "; "
    said = _SAYS.fill(
        now=yuan(sum(one.now for one in series)),
        last=months[-1],
        rest=yuan(sum(one.left[-1] for one in series)),
        debts=comma.join(f"{one.name} {yuan(one.now)}" for one in series),
    )
    return said.in_language(language)


def _x(point: int, points: int) -> float:
    return _LEFT + (_WIDTH - _LEFT - _RIGHT) * point / max(points - 1, 1)


def _y(amount: int, most: int) -> float:
    return _TOP + _PLOT * (1 - amount / most)


def _grid(most: int) -> Iterator[str]:
    step = round_step(most)
    for amount in range(0, most + 1, step):
        y = _y(amount, most)
        yield (
            f'<line x1="{_LEFT}" y1="{y:.1f}" x2="{_WIDTH - _RIGHT}" y2="{y:.1f}" '
            'stroke="currentColor" stroke-opacity="0.18"/>'
        )
        yield (f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{amount // 100:,}</text>')


def round_step(most: int) -> int:
    """Return a round sum that at most five lines are apart.

    Examples:
        >>> round_step(3_482_031)  # 34,820.31 yuan: a line every 10,000
        1000000
    """
    step = 100
    while True:
        for times in (1, 2, 5):
            if most <= 5 * step * times:
                return step * times
        step *= 10


def _areas(series: Sequence[Series], most: int) -> Iterator[str]:
    below: Sequence[int] = [0] * len(series[0].points)
    for number, one in enumerate(series):
        above = [b + left for b, left in zip(below, one.points, strict=True)]
        count = len(above)
        top = [f"{_x(p, count):.1f},{_y(above[p], most):.1f}" for p in range(count)]
        base = [f"{_x(p, count):.1f},{_y(below[p], most):.1f}" for p in reversed(range(count))]
        yield (
            f'<polygon points="{" ".join(top + base)}" fill="{SHADES[number % len(SHADES)]}" '
            'fill-opacity="0.85" stroke="currentColor" stroke-opacity="0.35">'
            f"<title>{escape(one.name)}</title></polygon>"
        )
        below = above
    yield from _numbers(series, most)


def _numbers(series: Sequence[Series], most: int) -> Iterator[str]:
    """Yield the number of each area that is high enough for one, above all areas."""
    below = 0
    for number, one in enumerate(series):
        top, base = _y(below + one.now, most), _y(below, most)
        if base - top > _LINE - 4:
            middle = (top + base) / 2
            yield f'<text class="n" x="{_LEFT + 8}" y="{middle + 5:.1f}">{number + 1}</text>'
        below += one.now


def _marks(labels: Sequence[str]) -> Iterator[str]:
    every = -(-len(labels) // 7)
    for point in range(0, len(labels), every):
        yield (
            f'<text x="{_x(point, len(labels)):.1f}" y="{_TOP + _PLOT + 20}" '
            f'text-anchor="middle">{escape(labels[point])}</text>'
        )


def _legend(series: Sequence[Series]) -> Iterator[str]:
    """Yield a swatch, a number, the name and the sum of each debt, in two columns."""
    column = (_WIDTH - _RIGHT - 12) // 2
    rows = -(-len(series) // 2)
    halves = zip_longest(range(rows), range(rows, len(series)))
    for row, numbers in enumerate(halves):
        for half, number in enumerate(numbers):
            if number is None:
                continue
            one, x = series[number], 12 + half * (column + 12)
            y = _TOP + _PLOT + _MARKS + row * _LINE
            long = len(one.name) > _LONGEST_NAME
            name = f"{one.name[: _LONGEST_NAME - 1]}…" if long else one.name
            yield (
                f'<rect x="{x}" y="{y - 11}" width="13" height="13" '
                f'fill="{SHADES[number % len(SHADES)]}" fill-opacity="0.85"/>'
            )
            yield (
                f'<text x="{x + 20}" y="{y}">{number + 1}. {escape(name)}'
                f"<title>{escape(one.name)}</title></text>"
            )
            yield f'<text x="{x + column - 8}" y="{y}" text-anchor="end">{yuan(one.now)}</text>'
