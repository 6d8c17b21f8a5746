"""`ashore owed` on twelve loans of five years: the whole process, and our own computing in it."""

from __future__ import annotations

import datetime as dt
import gc
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, in_turn, seconds

from ashore.case.casefile import create, open_case
from ashore.case.exchange import case_from_json
from ashore.case.ledger import SCHEMA, Ledger
from ashore.case.replay import replay
from ashore.case.terms import LoanTerms, Method
from ashore.law.book import LawBook
from ashore.money.amounts import yuan_from_fen
from ashore.money.dates import add_months
from ashore.owed.report import Owed, owed_on
from ashore.owed.schedule import build_schedule

ON = dt.date(2026, 11, 24)
LOANS = 12
PERIODS = 60
LATE = 3
FLOOR = "import typer, rich, pydantic"


def figures() -> list[Figure]:
    """Return the seconds of the whole process, of a bare start, and of our computing."""
    ledger = five_years()
    with tempfile.TemporaryDirectory() as folder:
        case = create(Path(folder) / "five-years.ashore", ledger)
        environment = _as_installed(Path(folder) / "bytecode")
        command = [
            Path(sys.executable).with_name("ashore"),
            "owed",
            case,
            "--on",
            str(ON),
            "--json",
        ]
        calls = {
            "owed": lambda: _run(command, environment),
            "floor": lambda: _run([sys.executable, "-c", FLOOR], environment),
        }
        in_turn(calls, runs=1)  # compiles, as the first run after an installation does
        took = in_turn(calls, runs=11)
        busy = {name: _processor_seconds(call) for name, call in calls.items()}
        reading = seconds(lambda: open_case(case), runs=21, clock=time.process_time)
    gc.set_threshold(100_000, 20, 20)  # as the command line does
    first = seconds(lambda: _compute(ledger), runs=1, clock=time.process_time)
    computing = seconds(lambda: _compute(ledger), runs=21, clock=time.process_time)
    payments = sum(entry.kind == "payment" for entry in ledger.entries)
    return [
        Figure(what=f"entries, {payments} of them payments", value=len(ledger.entries)),
        Figure(what="whole process from a cold start", value=took["owed"], unit="s", below=0.6),
        Figure(what="a bare start of the libraries used", value=took["floor"], unit="s"),
        Figure(
            what="the whole process against the bare start",
            value=took["owed"] / took["floor"],
            unit="times as long",
        ),
        Figure(what="processor time of the whole process", value=busy["owed"], unit="s"),
        Figure(what="processor time of the bare start", value=busy["floor"], unit="s"),
        Figure(
            what="our computing: replay and what is owed",
            value=1e3 * computing,
            unit="ms",
            below=30,
        ),
        Figure(what="the same the first time, law book read", value=1e3 * first, unit="ms"),
        Figure(what="reading and verifying the case file", value=1e3 * reading, unit="ms"),
    ]


def five_years() -> Ledger:
    """Return a case of twelve loans, each five years long and three instalments late."""
    entries = [entry for number in range(1, LOANS + 1) for entry in _loan(number)]
    document = {"schema": SCHEMA, "case_id": "five-years", "entries": entries}
    return case_from_json(json.dumps(document))


def _loan(number: int) -> list[dict[str, Any]]:
    lent_on = add_months(ON - dt.timedelta(days=2 * number), -PERIODS)
    method = (Method.EQUAL_INSTALMENT, Method.EQUAL_PRINCIPAL, Method.FLAT)[number % 3]
    terms = {
        "method": method.value,
        "principal": yuan_from_fen(2_000_000 + 350_000 * number),
        "annual_rate": "0.18",
        "periods": PERIODS,
        "penalty": {"multiplier": "1.5"},
    }
    loan = f"loan-{number}"
    rows = build_schedule(
        LoanTerms(
            method=method,
            principal=2_000_000 + 350_000 * number,
            annual_rate=Fraction("0.18"),
            periods=PERIODS,
        ),
        lent_on,
    ).rows
    paid = [
        {"kind": "payment", "loan": loan, "on": str(row.due_on), "amount": yuan_from_fen(row.total)}
        for row in rows[: PERIODS - LATE]
    ]
    late = [row for row in rows[PERIODS - LATE :] if row.due_on < ON]
    bill = {
        "kind": "bill",
        "loan": loan,
        "captured_at": f"{ON}T09:00:00+08:00",
        "items": [
            {"name": "本金", "amount": yuan_from_fen(sum(row.principal for row in late))},
            {"name": "利息", "amount": yuan_from_fen(sum(row.interest for row in late))},
            {"name": "罚息", "amount": yuan_from_fen(1_000 * number)},
        ],
    }
    parts: list[dict[str, Any]] = [
        {"kind": "loan", "id": loan, "product": f"分期 {number}", "terms": terms},
        {"kind": "disbursement", "loan": loan, "on": str(lent_on), "gross": terms["principal"]},
        *paid,
        bill,
    ]
    told = {"recorded_at": f"{ON}T10:00:00+08:00"}
    return [{"id": f"{loan}-{n}"} | told | part for n, part in enumerate(parts)]


def _compute(ledger: Ledger) -> Owed:
    return owed_on(replay(ledger), LawBook.standard(), ON)


def _as_installed(bytecode: Path) -> dict[str, str]:
    """Return an environment in which modules are compiled once and kept, as on any machine."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(bytecode)}


def _processor_seconds(call: Callable[[], None]) -> float:
    """Return the median seconds that a process kept a processor busy, whoever else did."""
    found = []
    for _ in range(11):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        call()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(found)


def _run(command: list[Any], environment: dict[str, str]) -> None:
    subprocess.run(command, env=environment, check=True, capture_output=True)
