"""How a figure that is published every month is read: one CSV row a publication."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import MappingProxyType

from ashore.errors.law import LawDateError, LawFileError
from ashore.findings import Confidence
from ashore.law.answers import Figure
from ashore.law.fields import Fields, exact_number
from ashore.law.heading import Heading
from ashore.law.reading import read_csv


def series_from(heading: Heading, series: Fields, folder: Path) -> list[Figure]:
    """Return a figure for each row of the CSV file that ``series`` names.

    The file has the columns ``from`` and ``confidence`` and one column for each figure in it.

    Raises:
        LawDataError: If the file cannot be read or a cell of it is off.
    """
    name, column, at = series.text("file"), series.text("column"), series.text("at")
    source = heading.find_source(series.text("source"), series.where)
    series.done()
    citations = {
        confidence.value: heading.citation(source, at, confidence) for confidence in Confidence
    }
    figures = []
    for line, row in enumerate(read_csv(folder / name, name), 2):
        place = f"{name}:{line}"
        if not {"from", column, "confidence"} <= row.keys():
            raise LawFileError(where=place, given=column)
        if row["confidence"] not in citations:
            raise LawFileError(where=place, given=row["confidence"])
        figures.append(
            Figure(
                id=heading.id,
                title=heading.title,
                value=exact_number(row[column], place),
                text=row[column],
                unit=heading.unit,
                citation=citations[row["confidence"]],
                from_date=_day(row["from"], place),
                until=None,
                published=_day(row["from"], place),
                note=None,
                limits=heading.limits,
                data=MappingProxyType({}),
            )
        )
    return figures


def _day(text: str, where: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise LawDateError(where=where, given=text) from None
