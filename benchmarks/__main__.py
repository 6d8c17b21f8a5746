"""Run the benchmarks, all or the named ones, each in a process of its own; print one table."""

from __future__ import annotations

import argparse
import json
import multiprocessing
import platform
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict

from benchmarks.figures import Figure, figures_of
from rich.console import Console
from rich.table import Table

NAMES = (
    "xirr",
    "schedules",
    "explain",
    "plan",
    "conduct",
    "owed_cold_start",
    "intake_contacts",
    "intake_money",
    "screens",
    "message_reading",
    "evidence",
    "web_pages",
)


def main() -> int:
    """Return 0 if every figure is what it should be, and 1 otherwise."""
    asked = _arguments()
    found = {name: _in_own_process(name) for name in asked.names or NAMES}
    if asked.json:
        print(json.dumps(_as_json(found), indent=2))
    else:
        Console().print(_table(found))
    return int(any(figure.holds is False for figures in found.values() for figure in figures))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--json", action="store_true", help="print JSON for other programs")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(NAMES):
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}")
    return asked


def _in_own_process(name: str) -> list[Figure]:
    """Measure apart, so that memory and imports of one benchmark do not count for another."""
    print(f"{name} …", file=sys.stderr)
    apart = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=apart) as pool:
        return pool.submit(figures_of, name).result()


def _table(found: dict[str, list[Figure]]) -> Table:
    table = Table("benchmark", "figure", title=_machine(), title_justify="left")
    for heading in ("value", "wanted"):
        table.add_column(heading, justify="right")
    table.add_column("unit")
    for name, figures in found.items():
        for n, figure in enumerate(figures):
            style = "bold red" if figure.holds is False else None
            shown = name if n == 0 else ""
            large = figure.value >= 1_000
            value = f"{figure.value:,.0f}" if large else f"{figure.value:.3g}"
            table.add_row(shown, figure.what, value, figure.wanted, figure.unit, style=style)
        table.add_section()
    return table


def _as_json(found: dict[str, list[Figure]]) -> dict[str, object]:
    return {
        "machine": _machine(),
        "figures": {
            name: [asdict(figure) | {"holds": figure.holds} for figure in figures]
            for name, figures in found.items()
        },
    }


def _machine() -> str:
    cores = multiprocessing.cpu_count()
    return f"{platform.python_implementation()} {platform.python_version()}, {cores} cores"


if __name__ == "__main__":
    raise SystemExit(main())
