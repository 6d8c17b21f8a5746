"""The way to zero as a picture: what is left of each debt month by month, as accessible SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from ashore.money.amounts import yuan_from_fen
from ashore.plan.report import PlanReport
from ashore.text import Language, Text

_WIDTH, _HEIGHT = 640, 280
_LEFT, _RIGHT, _TOP, _BOTTOM = 76, 12, 16, 44
_SHADES = ("#1f6f8b", "#99a8b2", "#d08c60", "#5b8e7d", "#8a6fa8", "#b5838d", "#6d6875", "#457b9d")
_TITLE = Text("还清的路", "The way to zero")
_SAYS = Text(
    "从 {first} 的 {most} 元，到 {last} 剩 {rest} 元。",
    "From {most} yuan in {first} to {rest} yuan in {last}.",
)


@dataclass(frozen=True, slots=True)
class Series:
    """One debt by months: what it still asks for after each, in fen."""

    name: str
    left: tuple[int, ...]


def series_of(report: PlanReport) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    """Return the months of a plan and what is left of each debt after each of them."""
    if report.optimised is None:
        return (), ()
    plan = report.optimised.plan
    problem = plan.problem
    months = (report.months or problem.months) + (1 if report.months else 0)
    months = min(months, problem.months)
    names = {debt.id: debt.name for debt in report.debts}
    series = []
    for debt, left in zip(problem.debts, plan.left, strict=True):
        whole = tuple(left[t] + sum(debt.due[t + 1 :]) for t in range(months))
        series.append(Series(names[debt.id], whole))
    return tuple(problem.month(t) for t in range(months)), tuple(series)


def way_to_zero(report: PlanReport, language: Language) -> str:
    """Return an SVG picture with a title and a sentence for those who do not see it.

    Debts lie on each other, so that the upper edge is what is left in all. An empty text comes
    back where nothing is paid.
    """
    months, series = series_of(report)
    if not months:
        return ""
    totals = [sum(one.left[t] for one in series) for t in range(len(months))]
    most = max(*totals, 1)
    says = _SAYS.fill(
        first=months[0], most=yuan_from_fen(totals[0]), last=months[-1],
        rest=yuan_from_fen(totals[-1]),
    ).in_language(language)  # fmt: skip
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
            'role="img" aria-labelledby="way-title way-says">'
        ),
        f'<title id="way-title">{escape(_TITLE.in_language(language))}</title>',
        f'<desc id="way-says">{escape(says)}</desc>',
        *_grid(most),
        *_areas(series, most),
        *_month_names(months),
        "</svg>",
    ]
    return "\n".join(parts)


def _x(t: int, months: int) -> float:
    return _LEFT + (_WIDTH - _LEFT - _RIGHT) * t / max(months - 1, 1)


def _y(amount: int, most: int) -> float:
    return _TOP + (_HEIGHT - _TOP - _BOTTOM) * (1 - amount / most)


def _grid(most: int) -> list[str]:
    lines = []
    for quarter in range(5):
        amount = most * quarter // 4
        y = _y(amount, most)
        lines.append(
            f'<line x1="{_LEFT}" y1="{y:.1f}" x2="{_WIDTH - _RIGHT}" y2="{y:.1f}" '
            'stroke="currentColor" stroke-opacity="0.15"/>'
        )
        lines.append(
            f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end" font-size="12" '
            f'fill="currentColor">{round(amount / 100):,}</text>'
        )
    return lines


def _areas(series: Sequence[Series], most: int) -> list[str]:
    """Return the debts as areas, the first one lowest, each told apart by shade and by name."""
    areas: list[str] = []
    below = [0] * len(series[0].left)
    for number, one in enumerate(series):
        above = [b + left for b, left in zip(below, one.left, strict=True)]
        count = len(above)
        top = [f"{_x(t, count):.1f},{_y(above[t], most):.1f}" for t in range(count)]
        base = [f"{_x(t, count):.1f},{_y(below[t], most):.1f}" for t in reversed(range(count))]
        shade = _SHADES[number % len(_SHADES)]
        areas.append(
            f'<polygon points="{" ".join(top + base)}" fill="{shade}" stroke="currentColor" '
            f'stroke-opacity="0.3"><title>{escape(one.name)}</title></polygon>'
        )
        below = above
    return areas


def _month_names(months: Sequence[str]) -> list[str]:
    every = max(len(months) // 6, 1)
    return [
        f'<text x="{_x(t, len(months)):.1f}" y="{_HEIGHT - 16}" text-anchor="middle" '
        f'font-size="12" fill="currentColor">{months[t]}</text>'
        for t in range(0, len(months), every)
    ]
