"""Days told from today: in the sample's answers, and in its papers.

In YAML ``!day -17d -2m`` is the day 17 days ago, and from there two months back.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import ScalarNode

from ashore.money.dates import add_months

_STEP = re.compile(r"([+-]?\d+)([dm])", re.ASCII)


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
    """PyYAML's safe loader with our own tag."""

    today: dt.date

    def day(self, node: ScalarNode) -> str:
        return day_from_today(self.today, node.value).isoformat()


# In YAML 1.1 the field `on` would be a truth value.
_Loader.yaml_implicit_resolvers = {
    first: pairs for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items() if first != "o"
}
_Loader.add_constructor("!day", _Loader.day)
