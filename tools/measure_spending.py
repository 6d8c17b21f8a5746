"""Measure how well payments are sorted, on the labelled payments of the corpus.

python -m tools.measure_spending          the figures of both parts
python -m tools.measure_spending --wrong  and what is sorted wrongly or not, of the open part only
"""

from __future__ import annotations

import argparse
import csv
import functools
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal, get_args

from ashore.plan.categories import Category
from ashore.recover.spending.words import spent_on

FILE = Path(__file__).parent.parent / "corpus" / "spending" / "payments.csv"
UNCLEAR = "unclear"
_YUAN = re.compile(r"\d+\.\d\d")
Part = Literal["open", "held_out"]
Source = Literal["alipay", "wechat_pay", "bank", "jd", "meituan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A labelled payment: ``label`` has a ``|`` between categories where honest people differ."""

    merchant: str
    source: str
    hint: str
    counterpart: str
    text: str
    amount: str
    label: str

    @property
    def part(self) -> Part:
        """Return the part that all payments to this merchant are in, by the hash of the name."""
        digest = hashlib.sha256(self.merchant.encode()).digest()
        return "held_out" if digest[0] % 3 == 0 else "open"

    @property
    def accepted(self) -> frozenset[str]:
        """Return the answers that are right, ``unclear`` for none."""
        return frozenset(self.label.split("|"))

    def sorted_as(self, *, hinted: bool) -> str:
        """Return the category that the rules give, ``unclear`` where they give none."""
        found = spent_on(self.hint if hinted else None, self.counterpart or None, self.text)
        return found[0].value if found else UNCLEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Counts on some payments.

    ``told`` are those whose words tell an adviser something, ``sorted_told`` those of them that got
    a category. ``sorted`` and ``right`` are over all, so that a guess at what cannot be told counts
    as wrong.
    """

    rows: int
    told: int
    sorted_told: int
    sorted: int
    right: int

    @property
    def coverage(self) -> float:
        """Return the share of payments that can be told and got a category."""
        return self.sorted_told / self.told if self.told else 1.0

    @property
    def accuracy(self) -> float:
        """Return the share of payments with a category whose category is right."""
        return self.right / self.sorted if self.sorted else 1.0


@functools.cache
def load() -> tuple[Row, ...]:
    """Return the labelled payments.

    Raises:
        ValueError: A source, a label or an amount that cannot be, a payment twice, other headings.
    """
    with FILE.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames != [field.name for field in fields(Row)]:
            message = f"headings: {reader.fieldnames}"
            raise ValueError(message)
        rows = tuple(Row(**row) for row in reader)
    labels = {*Category, UNCLEAR}
    said: set[tuple[str, ...]] = set()
    for row in rows:
        key = (row.source, row.hint, row.counterpart, row.text)
        known = row.source in get_args(Source) and row.accepted <= labels
        if not known or key in said or not _YUAN.fullmatch(row.amount):
            message = f"unknown source, label or amount, or twice: {row}"
            raise ValueError(message)
        said.add(key)
    return rows


def measure(rows: Iterable[Row], *, hinted: bool) -> Measured:
    """Return how the rules do on payments, with the source's own sort or without it."""
    pairs = [(row, row.sorted_as(hinted=hinted)) for row in rows]
    told = [(row, given) for row, given in pairs if row.accepted != {UNCLEAR}]
    given_some = [(row, given) for row, given in pairs if given != UNCLEAR]
    return Measured(
        rows=len(pairs),
        told=len(told),
        sorted_told=sum(given != UNCLEAR for _, given in told),
        sorted=len(given_some),
        right=sum(given in row.accepted for row, given in given_some),
    )


def of_part(part: Part) -> tuple[Row, ...]:
    """Return the payments of one part."""
    return tuple(row for row in load() if row.part == part)


def groups(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Return payments by source, then by label; those with several labels are one group."""
    found = {source: [row for row in rows if row.source == source] for source in get_args(Source)}
    for label in (*Category, UNCLEAR):
        found[str(label)] = [row for row in rows if row.accepted == {label}]
    found["several"] = [row for row in rows if len(row.accepted) > 1]
    return found


def confusions(rows: Iterable[Row], *, hinted: bool) -> Counter[tuple[str, str]]:
    """Return how often which label was sorted as which other category."""
    pairs = ((row, row.sorted_as(hinted=hinted)) for row in rows)
    return Counter(
        (row.label, given) for row, given in pairs if given != UNCLEAR and given not in row.accepted
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="list errors of the open part")
    given = parser.parse_args(arguments)
    for part in get_args(Part):
        rows = of_part(part)
        print(f"{part}: {len(rows)} payments, {len({row.merchant for row in rows})} merchants")
        for hinted in (True, False):
            name = "with the source's own sort" if hinted else "by words alone"
            print(f"  {name}: {_said(measure(rows, hinted=hinted))}")
        for name, some in groups(rows).items():
            print(f"    {name:10} {_said(measure(some, hinted=True))}")
        for (label, other), count in confusions(rows, hinted=True).most_common():
            print(f"    {label} sorted as {other}: {count}")
    if given.wrong:
        _list(of_part("open"))


def _said(said: Measured) -> str:
    return (
        f"{said.rows} payments, {said.sorted_told} of {said.told} sorted ({said.coverage:.1%}),"
        f" {said.right} of {said.sorted} right ({said.accuracy:.1%})"
    )


def _list(rows: Iterable[Row]) -> None:
    for row in rows:
        for hinted in (True, False):
            given = row.sorted_as(hinted=hinted)
            if given not in row.accepted:
                how = "hinted" if hinted else "words"
                words = (row.source, row.hint, row.counterpart, row.text)
                print(f"{how}: {row.label} sorted as {given}: {' / '.join(words)}")


if __name__ == "__main__":
    main()
