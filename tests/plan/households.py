"""Small made-up households and loans for plans, built from plain entries."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

from ashore.case.entries import ENTRIES
from ashore.case.fields import SHANGHAI
from ashore.case.ledger import Ledger
from ashore.case.replay import Case, replay
from ashore.money.dates import add_months

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=SHANGHAI)
ON = dt.date(2026, 11, 24)

Json = dict[str, Any]


def case_of(*entries: Json) -> Case:
    """Return the case of some entries; ids and the moment of recording are filled in."""
    numbers = itertools.count(1)
    filled = [
        {"id": f"{entry['kind']}-{next(numbers)}", "recorded_at": NOW.isoformat()} | entry
        for entry in entries
    ]
    return replay(Ledger.begin("house").append(*ENTRIES.validate_python(filled)))


def income(name: str = "工资", **values: Any) -> Json:
    return {"kind": "income", "name": name} | values


def expense(name: str = "房租", **values: Any) -> Json:
    return {"kind": "expense", "name": name} | values


def cash(yuan: str) -> Json:
    return {"kind": "asset", "name": "手头的钱", "value": yuan, "liquid": True}


def loan(
    name: str, *, principal: str = "1200.00", periods: int = 12, started: str, **values: Any
) -> list[Json]:
    """Return a loan at no interest and its disbursement; ``paid`` says how many were paid."""
    paid = values.pop("paid", 0)
    terms = {"method": "equal_principal", "principal": principal, "periods": periods,
             "annual_rate": "0"} | values.pop("terms", {})  # fmt: skip
    day = dt.date.fromisoformat(started)
    part = f"{float(principal) / periods:.2f}"
    return [
        {"kind": "loan", "id": name, "product": name, "terms": terms,
         "parties": {"funder": f"{name}银行"}} | values,
        {"kind": "disbursement", "id": f"{name}-out", "loan": name, "on": started,
         "gross": principal},
        *(
            {"kind": "payment", "id": f"{name}-paid-{n}", "loan": name, "amount": part,
             "on": add_months(day, n).isoformat()}
            for n in range(1, paid + 1)
        ),
    ]  # fmt: skip
