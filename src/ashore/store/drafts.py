"""The answers of forms that are not finished: kept at every answer, gone once they are used."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from ashore.store import named_values
from ashore.store.jsontext import Json
from ashore.store.models import Draft
from ashore.store.named_values import NamedValue


def keep_draft(case: int, name: str, answers: Mapping[str, Json], *, now: dt.datetime) -> None:
    """Return once the answers of a form are kept, in the place of earlier ones."""
    named_values.keep(Draft, case, name, answers, now=now)


def find_draft(case: int, name: str) -> NamedValue | None:
    """Return the answers of a form that were kept, or None."""
    return named_values.find(Draft, case, name)


def drafts_of(case: int, prefix: str = "") -> tuple[NamedValue, ...]:
    """Return all kept answers of forms whose names begin alike, the latest first."""
    return named_values.every(Draft, case, prefix)


def drop_draft(case: int, name: str) -> bool:
    """Return whether there was a draft of that name; it is gone now."""
    return named_values.drop(Draft, case, name)
