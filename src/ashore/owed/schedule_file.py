"""How repayment tables are asked for and given back in a file: the exchange format."""

from __future__ import annotations

from collections.abc import Mapping

from ashore.case.terms import LoanTerms
from ashore.errors.base import AshoreError
from ashore.errors.case import FieldError
from ashore.money.amounts import yuan_from_fen
from ashore.owed.schedule import Instalment, Schedule, build_schedule, fee_amount
from ashore.owed.schedule_case import read_case, shown
from ashore.text import Language, Text


def schedule_file(document: object, language: Language = "en") -> dict[str, object]:
    """Return the repayment tables that a file asks for, one result for each of its ``cases``.

    A case gives ``principal``, one rate (``annual_rate``, ``flat_monthly_rate`` or
    ``daily_rate``), ``periods``, ``method`` and ``disbursed_on``. Left out, ``every`` is ``1m``,
    ``day_count`` is ``period``, ``rounding`` is ``half_up``, ``remainder`` is ``last``,
    ``first_period`` is ``full`` (``days`` counts its days), ``instalment_multiple`` is a fen, and
    the first instalment falls due one interval after the money came. Sums and rates are text;
    numbers are read by the decimal they are written with, so a float stands for its shortest one. A
    ``flat_monthly_rate`` is taken on the first principal by the method ``flat``, and is a twelfth
    of the yearly rate by every other. A fee is an object, or the bare amount of a fee that comes
    with each instalment.

    A case that cannot be computed has an ``error`` that names the field and no rows; the others
    are computed all the same. The table ends with the line that clears the principal. Fees of the
    day of disbursement are row 0; fees deducted from the money have no row, and stand in the
    totals as ``deducted`` where there are any.

    Args:
        document: The parsed JSON.
        language: Of the sentences in errors.

    Raises:
        FieldError: If there is no list of cases.

    Examples:
        >>> loan = {"id": "a", "principal": "12000.00", "annual_rate": "0.12", "periods": 12,
        ...         "method": "equal_instalment", "disbursed_on": "2026-01-31"}
        >>> [result] = schedule_file({"cases": [loan]})["results"]
        >>> result["rows"][0]["due_on"], result["rows"][0]["total"], result["totals"]["interest"]
        ('2026-02-28', '1066.19', '794.23')
    """
    cases = document.get("cases") if isinstance(document, Mapping) else None
    if not isinstance(cases, list):
        problem = Text("要有一列 cases", "a list of cases is needed")
        raise FieldError(where="cases", problem=problem, given=shown(cases))
    return {"results": [_result(case, f"cases[{n}]", language) for n, case in enumerate(cases)]}


def _result(case: object, where: str, language: Language) -> dict[str, object]:
    name = case.get("id") if isinstance(case, Mapping) else None
    try:
        terms, disbursed_on = read_case(case, where)
        schedule = build_schedule(terms, disbursed_on)
    except AshoreError as error:
        error.where = error.where or where
        says, _, next_step = error.parts(language)
        told = {"code": error.code, "says": f"{says} {next_step}", "where": error.where}
        return {"id": name, "rows": [], "totals": None, "error": told}
    rows = [_row(row) for row in schedule.rows]
    return {"id": name, "rows": rows, "totals": _totals(schedule, terms), "error": None}


def _row(row: Instalment) -> dict[str, object]:
    return {
        "n": row.n,
        "due_on": row.due_on.isoformat(),
        "principal": yuan_from_fen(row.principal),
        "interest": yuan_from_fen(row.interest),
        "fees": yuan_from_fen(row.fee),
        "total": yuan_from_fen(row.total),
        "balance": yuan_from_fen(row.balance),
    }


def _totals(schedule: Schedule, terms: LoanTerms) -> dict[str, str]:
    totals = {
        "principal": yuan_from_fen(schedule.principal),
        "interest": yuan_from_fen(schedule.interest),
        "fees": yuan_from_fen(schedule.fees),
        "total": yuan_from_fen(schedule.total),
    }
    deducted = [fee_amount(fee, terms) for fee in terms.fees if fee.when == "deducted"]
    return totals | ({"deducted": yuan_from_fen(sum(deducted))} if deducted else {})
