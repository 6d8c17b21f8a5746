"""Where the bars of a picture lie; the numbers themselves stand in the table beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ashore.text import Text

WIDTH = 340
_ROW, _BAR = 40, 12
_TALL, _TOP, _FOOT = 150, 10, 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Lying:
    """A row with a bar of what was, and one of what was meant where that is known."""

    label: Text
    y: int
    long: int
    beside: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A column: its label, where it stands, how high it is and how high its second part."""

    label: str
    x: int
    wide: int
    y: int
    high: int
    rest_y: int = 0
    rest_high: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The size of a picture and what stands in it."""

    width: int
    height: int
    rows: tuple[Lying, ...] = ()
    columns: tuple[Standing, ...] = ()

    @property
    def floor(self) -> int:
        """Return where columns stand."""
        return self.height - _FOOT


def lying(rows: Sequence[tuple[Text, int, int | None]]) -> Picture | None:
    """Return rows of bars on one scale, None where there is nothing to see.

    Args:
        rows: A label, what was, and what was meant, each.
    """
    most = max((max(was, meant or 0) for _, was, meant in rows), default=0)
    if most <= 0:
        return None
    drawn = tuple(
        Lying(
            label=label,
            y=n * _ROW,
            long=_part(was, most, WIDTH),
            beside=None if meant is None else _part(meant, most, WIDTH),
        )
        for n, (label, was, meant) in enumerate(rows)
    )
    return Picture(width=WIDTH, height=len(rows) * _ROW, rows=drawn)


def standing(columns: Sequence[tuple[str, int, int]]) -> Picture | None:
    """Return columns of two parts on one scale, None where there is nothing to see.

    Args:
        columns: A label, the lower part and the upper part, each.
    """
    most = max((lower + upper for _, lower, upper in columns), default=0)
    if most <= 0:
        return None
    height, step = _TALL + _TOP + _FOOT, WIDTH // len(columns)
    floor, drawn = _TALL + _TOP, []
    for n, (label, lower, upper) in enumerate(columns):
        high, rest = _part(lower, most, _TALL), _part(upper, most, _TALL)
        wide = min(step * 3 // 5, 48)
        drawn.append(
            Standing(
                label=label,
                x=n * step + (step - wide) // 2,
                wide=wide,
                y=floor - high,
                high=high,
                rest_y=floor - high - rest,
                rest_high=rest,
            )
        )
    return Picture(width=WIDTH, height=height, columns=tuple(drawn))


def _part(fen: int, most: int, length: int) -> int:
    """Return a share of a length; what is there at all can be seen."""
    return max(fen * length // most, 2) if fen > 0 else 0
