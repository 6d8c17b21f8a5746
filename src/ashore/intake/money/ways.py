"""Which way a row's money went: told by its direction and its state, else by its own words."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from ashore.intake.money.line import Line
from ashore.intake.money.source import Sign, read_data
from ashore.intake.money.words import words_in


class Way(NamedTuple):
    """What the few words of a row's own columns say of it, whatever else stands in it.

    ``sign`` is 1 for in, -1 for out, 0 where the row counts as neither, None where the words of
    the direction are not known. ``plain`` ways say nothing of a refund or of another's
    money, and ``spent`` ones that it went out.
    """

    hint: str | None
    method: str | None
    status: str | None
    sign: int | None
    closed: bool
    refund: bool
    by_another: bool
    later: bool
    plain: bool
    spent: bool


class _Move(NamedTuple):
    words: re.Pattern[str]
    sign: int
    kind: str


@functools.lru_cache(maxsize=4096)
def way_of(status: str, method: str, hint: str, *directions: str) -> Way:
    """Return what some cells say; the same few come again and again in one file."""
    said, kind, paid_by = words_in(status), words_in(hint), words_in(method)
    signs = [sign for cell in directions if (sign := _direction(cell.strip())) is not None]
    sign = next((sign for sign in signs if sign), 0) if signs else None
    refund = _says("refund_state", said) or (sign == 1 and _says("refund_kind", kind))
    by_another = _says("paid_by_another", paid_by)
    later = not sign and _says("paid_later", paid_by)
    return Way(
        hint=kind,
        method=paid_by,
        status=said,
        sign=sign,
        closed=_says("not_moved", said),
        refund=refund,
        by_another=by_another,
        later=later,
        plain=not (refund or by_another or later or "退款" in (said or "")),
        spent=sign == -1 and not refund,
    )


def give_direction(line: Line, way: Way) -> int:
    """Return the sign of a wallet's line and give it its kind; 0 where nothing tells it."""
    if way.refund and not _pattern("refunded_purchase").search(line.text):
        line.kind = "refund"
        return 1
    if way.sign:
        if way.sign > 0 and _pattern("paid_back").search(line.words):
            line.kind = "repayment"
        return way.sign
    if way.sign is None:
        return 0
    if line.refunded:
        return -1
    words = line.words
    for move in _moves():
        if move.words.search(words):
            line.kind = move.kind
            return move.sign
    return -1 if line.closed else 0


def give_sign(line: Line, sign: Sign) -> int:
    """Return 1 where the amounts of a bank's line count as they stand, else -1; give its kind."""
    if sign is Sign.SPENT:
        came = -1
    elif sign is Sign.WORDS:
        came = 1 if _pattern("card_came").search(line.text) else -1
    else:
        came = 1
    words = line.words
    if line.fen * came > 0 and _pattern("refund_kind").search(words):
        line.kind = "refund"
    elif line.fen * came > 0 and _pattern("paid_back").search(words):
        line.kind = "repayment"
    elif _pattern("own_transfer").search(words):
        line.kind = "transfer"
    return came


@functools.lru_cache(maxsize=64)
def is_yuan(currency: str) -> bool:
    """Return whether a currency's cell means yuan; an empty one does.

    Examples:
        >>> is_yuan("人民币"), is_yuan(""), is_yuan("USD")
        (True, True, False)
    """
    return _pattern("yuan").search(currency) is not None


def is_total(cell: str) -> bool:
    """Return whether a row's first cell says that it is a sum of the rows above.

    Examples:
        >>> is_total("人民币合计"), is_total("2024-01-01")
        (True, False)
    """
    return _pattern("totals").search(cell) is not None


def _direction(written: str) -> int | None:
    for name, sign in (("came", 1), ("went", -1), ("neutral", 0)):
        if _pattern(name).search(written):
            return sign
    return None


def _says(name: str, words: str | None) -> bool:
    return words is not None and _pattern(name).search(words) is not None


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(read_data("words.yaml")[name])


@functools.cache
def _moves() -> tuple[_Move, ...]:
    return tuple(
        _Move(
            re.compile(given["words"]),
            1 if given["sign"] == "in" else -1,
            "" if given["is"] == "plain" else given["is"],
        )
        for given in read_data("words.yaml")["moves"]
    )
