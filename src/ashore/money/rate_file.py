"""How rates are asked for and given back in a file: the exchange format of `ashore rate`."""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from fractions import Fraction
from typing import Any

from ashore.errors.base import AshoreError
from ashore.errors.money import FlowAmountError, FlowKindError, FlowsError
from ashore.money.dates import date_from_text
from ashore.money.daycount_names import year_share_named
from ashore.money.rates import (
    Rates,
    effective_from_monthly,
    irr,
    nominal_from_monthly,
    xirr,
)
from ashore.text import Language, Text

_NUMBER = re.compile(
    r"[+-]?(?:[0-9]{1,60}(?:\.[0-9]{0,60})?|\.[0-9]{1,60})(?:[eE][+-]?[0-9]{1,2})?"
)
_MOST_SHOWN = 40
_NOTHING = Text("空的", "nothing")


def rate_file(document: object, language: Language = "en") -> dict[str, Any]:
    """Return the rates of every case in a document, one result for each, in order.

    A case that cannot be solved says why and never hides the others. Amounts are decimal text of
    any precision; a JSON number is read as it is written, because other programs write them so.

    Args:
        document: ``{"cases": [{"id", "kind": "xirr" | "irr", "flows", "day_count"?}]}``.
        language: Of the sentences in the errors.

    Returns:
        ``{"results": [{"id", "rate", "roots", "error"}]}``. An ``irr`` is per period; taken as
        monthly it has its ``nominal_12`` and ``effective_12`` beside it (the latter is ``None``
        where no float can hold it).

    Raises:
        FlowsError: If the document holds no list of cases.
    """
    cases = document.get("cases") if isinstance(document, dict) else None
    if not isinstance(cases, list):
        raise FlowsError(where="cases", given=_NOTHING)
    return {"results": [_result(case, n, language) for n, case in enumerate(cases)]}


def _result(case: object, number: int, language: Language) -> dict[str, Any]:
    named = case.get("id") if isinstance(case, dict) else None
    where = f"cases[{number}]" if named in (None, "") else str(_shown(named))
    result: dict[str, Any] = {"id": named, "rate": None, "roots": [], "error": None}
    try:
        if not isinstance(case, dict):
            raise FlowsError(where=where, given=_shown(case))
        found = _solve(case, where)
    except AshoreError as error:
        says, _, next_step = error.parts(language)
        told = {"code": error.code, "says": f"{says} {next_step}", "where": error.where}
        return result | {"error": told}
    result |= {"rate": found.rate, "roots": list(found.roots)}
    if case["kind"] == "irr":
        yearly = effective_from_monthly(found.rate)
        result["nominal_12"] = nominal_from_monthly(found.rate)
        result["effective_12"] = yearly if math.isfinite(yearly) else None
    return result


def _solve(case: dict[str, Any], where: str) -> Rates:
    flows, kind = case.get("flows"), case.get("kind")
    if kind not in ("irr", "xirr"):
        raise FlowKindError(where=where, given=_shown(kind))
    if not isinstance(flows, list):
        raise FlowsError(where=f"{where}.flows", given=_shown(flows))
    placed = [(flow, f"{where}.flows[{n}]") for n, flow in enumerate(flows)]
    if kind == "irr":
        return irr([_amount(flow, place) for flow, place in placed], where=where)
    name = case.get("day_count")
    share = year_share_named("act/365" if name is None else name, where=where)
    return xirr([_dated(flow, place) for flow, place in placed], share, where=where)


def _dated(flow: object, where: str) -> tuple[dt.date, Fraction]:
    if not isinstance(flow, list) or len(flow) != 2:
        raise FlowsError(where=where, given=_shown(flow))
    day, amount = flow
    return date_from_text(_shown(day), where=where), _amount(amount, where)


def _amount(given: object, where: str) -> Fraction:
    """Return an amount; the pattern bounds its digits, so that no text asks for endless ones."""
    text = given.strip() if isinstance(given, str) else _json(given)
    if isinstance(given, bool) or _NUMBER.fullmatch(text) is None:
        raise FlowAmountError(where=where, given=_shown(given))
    return Fraction(text)


def _shown(given: object) -> str | Text:
    """Return what stands in the file, short enough for a sentence."""
    text = given if isinstance(given, str) else _json(given)
    if given is None or not text:
        return _NOTHING
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"


def _json(given: object) -> str:
    try:
        return json.dumps(given, ensure_ascii=False, default=str)
    except ValueError:  # a whole number of thousands of digits
        return "…"
