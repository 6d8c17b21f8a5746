"""How rates are asked for and given back in a file: the exchange format of `ashore rate`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from ashore.errors.base import AshoreError
from ashore.errors.money import FlowsError
from ashore.money.dates import date_from_text
from ashore.money.daycount import DayCount
from ashore.money.rates import (
    Rates,
    effective_from_monthly,
    irr,
    nominal_from_monthly,
    xirr,
)
from ashore.text import Language, Text

_DAY_COUNTS = {
    "act/365": DayCount.ACT_365,
    "act/365f": DayCount.ACT_365,
    "actual/365": DayCount.ACT_365,
    "act/360": DayCount.ACT_360,
    "actual/360": DayCount.ACT_360,
    "30/360": DayCount.THIRTY_360,
    "act/act": DayCount.ACT_ACT,
    "actual/actual": DayCount.ACT_ACT,
}
_MOST_DIGITS = 60


def rate_file(document: object, language: Language = "en") -> dict[str, Any]:
    """Return the rates of every case in a document, one result for each, in order.

    A case that cannot be solved says why and never hides the others. Amounts are decimal text of
    any precision; a JSON number is read as it is written, because other programs write them so.

    Args:
        document: ``{"cases": [{"id", "kind": "xirr" | "irr", "flows", "day_count"?}]}``.
        language: Of the sentences in the errors.

    Raises:
        FlowsError: If the document holds no list of cases.
    """
    cases = document.get("cases") if isinstance(document, dict) else None
    if not isinstance(cases, list):
        raise FlowsError(where="cases", given=Text("没有列表", "no list"))
    return {"results": [_result(case, n, language) for n, case in enumerate(cases)]}


def _result(case: object, number: int, language: Language) -> dict[str, Any]:
    named = case.get("id") if isinstance(case, dict) else None
    where = f"cases[{number}]" if named is None else str(named)
    result: dict[str, Any] = {"id": named, "rate": None, "roots": [], "error": None}
    try:
        if not isinstance(case, dict):
            raise FlowsError(where=where, given=type(case).__name__)
        found = _solve(case, where)
    except AshoreError as error:
        says, _, _ = error.parts(language)
        return result | {"error": {"code": error.code, "says": says}}
    result |= {"rate": found.rate, "roots": list(found.roots)}
    if case["kind"] == "irr":
        result["nominal_12"] = nominal_from_monthly(found.rate)
        result["effective_12"] = effective_from_monthly(found.rate)
    return result


def _solve(case: dict[str, Any], where: str) -> Rates:
    flows, kind = case.get("flows"), case.get("kind")
    if kind not in ("irr", "xirr"):
        raise FlowsError(where=f"{where}.kind", given=kind)
    if not isinstance(flows, list):
        raise FlowsError(where=f"{where}.flows", given=type(flows).__name__)
    places = [f"{where}.flows[{n}]" for n in range(len(flows))]
    if kind == "irr":
        return irr(
            [_amount(flow, place) for flow, place in zip(flows, places, strict=True)], where=where
        )
    name = case.get("day_count") or "act/365"
    day_count = _DAY_COUNTS.get(name.lower()) if isinstance(name, str) else None
    if day_count is None:
        raise FlowsError(where=f"{where}.day_count", given=name)
    dated = [_dated(flow, place) for flow, place in zip(flows, places, strict=True)]
    return xirr(dated, day_count, where=where)


def _dated(flow: object, where: str) -> tuple[dt.date, Fraction]:
    if not isinstance(flow, Sequence) or isinstance(flow, str) or len(flow) != 2:
        raise FlowsError(where=where, given=flow)
    return date_from_text(flow[0], where=where), _amount(flow[1], where)


def _amount(given: object, where: str) -> Fraction:
    if isinstance(given, bool) or not isinstance(given, (str, int, float)):
        raise FlowsError(where=where, given=given)
    text = str(given).strip()
    try:
        # A short text with a huge exponent would ask for a number of that many digits.
        mantissa, _, exponent = text.lower().partition("e")
        if len(mantissa) > _MOST_DIGITS or (exponent and abs(int(exponent)) > _MOST_DIGITS):
            raise FlowsError(where=where, given=text[:20])
        if "/" in text or "_" in text:
            raise FlowsError(where=where, given=text)
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        raise FlowsError(where=where, given=text[:40]) from None
