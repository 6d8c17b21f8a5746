"""The person's choices, and what is remembered for them, such as the columns of a table.

Names with a colon are remembered things, for instance ``columns:`` and a fingerprint of headings.
"""

from __future__ import annotations

import datetime as dt

from ashore.store import named_values
from ashore.store.jsontext import Json
from ashore.store.models import Setting
from ashore.store.named_values import NamedValue

KEY_PREFIX = "vault:"
"""How the names of keys begin: asked for by their whole name, and never listed."""


def keep_setting(case: int, name: str, value: object, *, now: dt.datetime) -> None:
    """Return once a choice is kept."""
    named_values.keep(Setting, case, name, value, now=now)


def setting(case: int, name: str, default: Json = None) -> Json:
    """Return a choice, or what holds where none was made."""
    found = named_values.find(Setting, case, name)
    return default if found is None else found.value


def settings_of(case: int, prefix: str = "") -> tuple[NamedValue, ...]:
    """Return all choices whose names begin alike, the latest first; no key is among them."""
    found = named_values.every(Setting, case, prefix)
    return tuple(one for one in found if not one.name.startswith(KEY_PREFIX))


def drop_setting(case: int, name: str) -> bool:
    """Return whether a choice had been made; it is gone now."""
    return named_values.drop(Setting, case, name)
