"""How the sample's files are read: entries as in a case file, with days told from today.

``!day -17d -2m`` is the day 17 days ago, and from there two months back; ``!at -6d 16:20`` is a
moment in China, and ``!day-of-month +5d`` the day of the month in five days. ``!owed interest``
stands for what the contract gives for one item of a bill.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import ScalarNode

from ashore.case.fields import SHANGHAI
from ashore.case.terms import Item
from ashore.money.dates import add_months

_STEP = re.compile(r"([+-]?\d+)([dm])", re.ASCII)


@dataclass(frozen=True, slots=True)
class OwedItem:
    """The place of a sum that the contract gives."""

    item: Item


def day_from_today(today: dt.date, steps: str) -> dt.date:
    """Return the day that some steps lead to, taken one after the other.

    Examples:
        >>> day_from_today(dt.date(2026, 11, 24), "-17d -2m").isoformat()
        '2026-09-07'
    """
    day = today
    for count, unit in _STEP.findall(steps):
        if unit == "d":
            day += dt.timedelta(days=int(count))
        else:
            day = add_months(day, int(count))
    return day


def read_entries(path: Path, today: dt.date) -> list[dict[str, Any]]:
    """Return the entries of one file with their days counted from a given day."""
    loader = _Loader(path.read_text(encoding="utf-8"))
    loader.today = today
    entries: list[dict[str, Any]] = loader.get_single_data()
    return entries


class _Loader(yaml.SafeLoader):
    """PyYAML's safe loader with our three tags."""

    today: dt.date

    def day(self, node: ScalarNode) -> str:
        return day_from_today(self.today, node.value).isoformat()

    def moment(self, node: ScalarNode) -> str:
        steps, time = node.value.rsplit(" ", 1)
        day = day_from_today(self.today, steps)
        at = dt.datetime.combine(day, dt.time.fromisoformat(time), SHANGHAI)
        return at.isoformat()

    def day_of_month(self, node: ScalarNode) -> int:
        return day_from_today(self.today, node.value).day

    def owed_item(self, node: ScalarNode) -> OwedItem:
        return OwedItem(Item(node.value))


# In YAML 1.1 the field `on` would be a truth value.
_Loader.yaml_implicit_resolvers = {
    first: pairs for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items() if first != "o"
}
_Loader.add_constructor("!day", _Loader.day)
_Loader.add_constructor("!at", _Loader.moment)
_Loader.add_constructor("!day-of-month", _Loader.day_of_month)
_Loader.add_constructor("!owed", _Loader.owed_item)
