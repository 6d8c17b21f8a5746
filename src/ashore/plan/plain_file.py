"""Plain debts asked for and given back in a file: the exchange format of `ashore plan --simple`."""

from __future__ import annotations

from typing import Any

from ashore.errors.base import AshoreError
from ashore.errors.plan import PlainCaseError
from ashore.money.amounts import fen_from_yuan, fraction_from_decimal, yuan_from_fen
from ashore.plan.plain import PlainDebt, PlainOrder, PlainPlan, pay_off
from ashore.text import Language

_ORDERS: tuple[PlainOrder, ...] = ("avalanche", "snowball", "optimal")


def plain_file(document: object, language: Language = "en") -> dict[str, Any]:
    """Return the way to zero of every case in a document, one result for each, in order.

    A case that cannot be carried says why and never hides the others.

    Args:
        document: ``{"cases": [{"id", "debts": [{"name", "balance", "annual_rate", "min_payment"}],
            "monthly", "order"?}]}``; without an order all three are given.
        language: Of the sentences in the errors.

    Raises:
        PlainCaseError: If the document holds no list of cases.
    """
    cases = document.get("cases") if isinstance(document, dict) else None
    if not isinstance(cases, list):
        raise PlainCaseError(where="cases", given=type(cases).__name__)
    return {"results": [_result(case, n, language) for n, case in enumerate(cases)]}


def _result(case: object, number: int, language: Language) -> dict[str, Any]:
    named = case.get("id") if isinstance(case, dict) else None
    where = f"cases[{number}]" if named is None else str(named)
    result: dict[str, Any] = {"id": named, "error": None}
    try:
        if not isinstance(case, dict):
            raise PlainCaseError(where=where, given=type(case).__name__)
        debts = _debts(case, where)
        monthly = _fen(case.get("monthly"), f"{where}.monthly")
        asked = case.get("order")
        orders = [order for order in _ORDERS if asked in (None, order)]
        if not orders:
            raise PlainCaseError(where=f"{where}.order", given=asked)
        plans = {order: _plan(pay_off(debts, monthly, order)) for order in orders}
        return result | (plans[orders[0]] if asked else {"plans": plans})
    except AshoreError as error:
        says, _, _ = error.parts(language)
        return result | {"error": {"code": error.code, "says": says}}


def _debts(case: dict[str, Any], where: str) -> list[PlainDebt]:
    debts = case.get("debts")
    if not isinstance(debts, list):
        raise PlainCaseError(where=f"{where}.debts", given=type(debts).__name__)
    read: list[PlainDebt] = []
    for n, debt in enumerate(debts):
        place = f"{where}.debts[{n}]"
        if not isinstance(debt, dict):
            raise PlainCaseError(where=place, given=type(debt).__name__)
        name = str(debt.get("name") or n + 1)
        if any(name == other.name for other in read):
            raise PlainCaseError(where=f"{place}.name", given=name)
        rate = fraction_from_decimal(_text(debt.get("annual_rate")), where=f"{place}.annual_rate")
        if rate < 0:
            raise PlainCaseError(where=f"{place}.annual_rate", given=debt.get("annual_rate"))
        read.append(
            PlainDebt(
                name=name,
                balance=_fen(debt.get("balance"), f"{place}.balance"),
                annual_rate=rate,
                min_payment=_fen(debt.get("min_payment", "0"), f"{place}.min_payment"),
            )
        )
    return read


def _fen(given: object, where: str) -> int:
    return fen_from_yuan(_text(given), where=where)


def _text(given: object) -> object:
    """Return a JSON number as it is written: other programs write amounts and rates so."""
    return repr(given) if isinstance(given, float) else given


def _plan(plan: PlainPlan) -> dict[str, Any]:
    return {
        "order": plan.order,
        "months": plan.months,
        "interest": yuan_from_fen(plan.interest),
        "total_paid": yuan_from_fen(plan.paid),
        "finished": plan.finished,
        "table": [
            {
                "month": row.month,
                "debt": row.name,
                "interest": yuan_from_fen(row.interest),
                "payment": yuan_from_fen(row.payment),
                "balance": yuan_from_fen(row.balance),
            }
            for row in plan.rows
        ],
    }
