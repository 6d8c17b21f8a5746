"""Sums that lie on each other month by month: the shapes of a picture small enough for a phone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ashore.documents.way_to_zero import SHADES, Series, round_step

WIDTH, HEIGHT = 340, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 14, 10, 26
_HIGH_ENOUGH = 16


@dataclass(frozen=True, slots=True)
class Area:
    """One series as a shape, with the place of its number; no place where it is too low for one."""

    number: int
    name: str
    now: int
    points: str
    shade: str
    label_y: float | None


@dataclass(frozen=True, slots=True)
class Areas:
    """A picture: its areas, the lines of its scale in fen, and the months under it."""

    areas: tuple[Area, ...]
    grid: tuple[tuple[float, int], ...]
    marks: tuple[tuple[float, str], ...]
    now: int
    last: str
    rest: int
    left: int = _LEFT
    right: int = WIDTH - _RIGHT
    bottom: int = HEIGHT - _BOTTOM
    width: int = WIDTH
    height: int = HEIGHT


def areas_of(months: Sequence[str], series: Sequence[Series], first: str) -> Areas | None:
    """Return the picture of what is left of each debt, None where there is nothing to draw.

    Args:
        months: The months, as they are written.
        series: What is left of each debt before the first month and after each of them.
        first: What the place before the first month is called.
    """
    if not months or not series:
        return None
    whole = [sum(sums) for sums in zip(*(one.points for one in series), strict=True)]
    most = max(*whole, 1)
    labels = (first, *months)
    last = len(labels) - 1
    step = round_step(most)
    return Areas(
        areas=tuple(_areas(series, most)),
        grid=tuple((_y(amount, most), amount) for amount in range(0, most + 1, step)),
        marks=tuple((_x(n, len(labels)), labels[n]) for n in sorted({0, last // 2, last})),
        now=whole[0],
        last=months[-1],
        rest=whole[-1],
    )


def _areas(series: Sequence[Series], most: int) -> Iterator[Area]:
    below: Sequence[int] = [0] * len(series[0].points)
    for n, one in enumerate(series):
        above = [b + left for b, left in zip(below, one.points, strict=True)]
        count = len(above)
        top = [f"{_x(p, count)},{_y(above[p], most)}" for p in range(count)]
        base = [f"{_x(p, count)},{_y(below[p], most)}" for p in reversed(range(count))]
        high, low = _y(above[0], most), _y(below[0], most)
        yield Area(
            number=n + 1,
            name=one.name,
            now=one.now,
            points=" ".join(top + base),
            shade=SHADES[n % len(SHADES)],
            label_y=round((high + low) / 2, 1) if low - high >= _HIGH_ENOUGH else None,
        )
        below = above


def _x(point: int, points: int) -> float:
    return round(_LEFT + (WIDTH - _LEFT - _RIGHT) * point / max(points - 1, 1), 1)


def _y(amount: int, most: int) -> float:
    return round(_TOP + (HEIGHT - _TOP - _BOTTOM) * (1 - amount / most), 1)
