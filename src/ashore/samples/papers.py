"""The papers of the sample: files as a phone and an operator write them, with days from today."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from ashore.case.fields import SHANGHAI
from ashore.intake.given_file import GivenFile
from ashore.samples.relative import day_from_today

PICKED = frozenset({"10690000110101", "10690000220202", "15400002201", "15400002202"})
"""Whom the person of the sample picked; the papers hold others as well."""

_FOLDER = Path(__file__).parent / "data" / "papers"
LENDERS = {"檐雨小额贷款有限公司": "yanyu"}
"""The loan that is paid back to each lender whom the wallet's bill names."""

_WALLET = ("wallet.csv",)
_TELEPHONE = ("messages.xml", "calls.xml", "operator.csv")
_MOMENT = re.compile(r"\{\{(at|ms) ([^}]+) (\d\d:\d\d)\}\}")


def wallet(today: dt.date) -> tuple[GivenFile, ...]:
    """Return the bill that the sample's payments of one loan are read from."""
    return tuple(_paper(name, today) for name in _WALLET)


def telephone(today: dt.date) -> tuple[GivenFile, ...]:
    """Return the files that the sample's contacts are read from."""
    return tuple(_paper(name, today) for name in _TELEPHONE)


def papers(today: dt.date) -> tuple[GivenFile, ...]:
    """Return all files that the sample is read from."""
    return (*wallet(today), *telephone(today))


def _paper(name: str, today: dt.date) -> GivenFile:
    """Return a file that ships, its moments counted from a day.

    In what ships, ``{{ms -8d 17:35}}`` stands for a moment eight days ago in milliseconds, and
    ``{{at -8d 17:35}}`` for the same as an operator or a wallet writes it.
    """

    def written(found: re.Match[str]) -> str:
        form, steps, time = found.groups()
        day = day_from_today(today, steps)
        moment = dt.datetime.combine(day, dt.time.fromisoformat(time), SHANGHAI)
        return str(int(moment.timestamp()) * 1000) if form == "ms" else f"{moment:%F %T}"

    said = (_FOLDER / name).read_text("utf-8")
    return GivenFile.of(_MOMENT.sub(written, said).encode(), name)
