"""What a credit-card agreement says that no loan contract does: limit, minimum, days of grace."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from ashore.intake.clauses import share_of
from ashore.money.amounts import decimal_from_fraction, fen_from_yuan, yuan_from_fen

Find = Callable[[str], tuple[str, bool] | None]

_YUAN = r"(?:人民币)?¥?(\d[\d,]*(?:\.\d{1,2})?)(万)?元"
_SHARE = r"(?:\d+(?:\.\d+)?[%‰]|[百千万]分之(?:\d+(?:\.\d+)?|[零一二两三四五六七八九十点]+))"


def is_card(names: set[str] | frozenset[str]) -> bool:
    """Return whether the values found are those of a card: a limit and interest by the day.

    Examples:
        >>> is_card({"credit_limit", "daily_rate"}), is_card({"principal", "daily_rate"})
        (True, False)
    """
    return {"credit_limit", "daily_rate"} <= names and "periods" not in names


def _limit(text: str) -> tuple[str, bool] | None:
    match = re.search(rf"信用额度(?:为|是|:|[|])?[^,。;:\d]{{0,16}}?{_YUAN}", text)
    if match is None:
        return None
    plain = match[1].replace(",", "")
    fen = round(Fraction(plain) * 1_000_000) if match[2] else fen_from_yuan(plain)
    return yuan_from_fen(fen), False


def _minimum_rate(text: str) -> tuple[str, bool] | None:
    if re.search(r"违约金|滞纳金|未还", text):
        return None
    match = re.search(rf"最低还款额[^,。;\d]{{0,20}}?({_SHARE})", text)
    share = share_of(match[1]) if match else None
    return (decimal_from_fraction(share), False) if share else None


def _grace_days(text: str) -> tuple[str, bool] | None:
    match = re.search(r"(?:容时|还款宽限期)[^,。;\d]{0,12}?(\d{1,2})(?:天|日|个自然日)", text)
    return (match[1], False) if match else None


def _tolerance(text: str) -> tuple[str, bool] | None:
    match = re.search(rf"容差[^,。;\d]{{0,16}}?{_YUAN}", text)
    return (yuan_from_fen(fen_from_yuan(match[1].replace(",", ""))), False) if match else None


CARD_FINDERS: tuple[tuple[str, Find], ...] = (
    ("credit_limit", _limit),
    ("minimum_rate", _minimum_rate),
    ("grace_days", _grace_days),
    ("tolerance", _tolerance),
)
"""What finds each value in one sentence without its spaces."""
