"""A JSON value under a name: how drafts and settings are kept alike."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ashore.store.failures import kept
from ashore.store.jsontext import Json, storable
from ashore.store.models import Draft, Setting

_WHERE = "case.db"


@dataclass(frozen=True, slots=True)
class NamedValue:
    """A value, its name, and when it was last kept."""

    name: str
    value: Json
    updated_at: dt.datetime


def keep(
    rows: type[Draft | Setting], case: int, name: str, value: object, *, now: dt.datetime
) -> None:
    """Return once a value is kept under a name, in the place of an earlier one."""
    with kept(_WHERE):
        rows.objects.update_or_create(
            case_id=case, name=name, defaults={"value": storable(value), "updated_at": now}
        )


def find(rows: type[Draft | Setting], case: int, name: str) -> NamedValue | None:
    """Return what is kept under a name, or None."""
    with kept(_WHERE):
        found = rows.objects.filter(case_id=case, name=name).first()
    return None if found is None else NamedValue(found.name, found.value, found.updated_at)


def every(rows: type[Draft | Setting], case: int, prefix: str = "") -> tuple[NamedValue, ...]:
    """Return what is kept under names that begin alike, the latest first."""
    with kept(_WHERE):
        found = rows.objects.filter(case_id=case).order_by("-updated_at", "-pk")
        return tuple(
            NamedValue(one.name, one.value, one.updated_at)
            for one in found
            # Compared here: databases differ in whether LIKE tells capitals apart.
            if one.name.startswith(prefix)
        )


def drop(rows: type[Draft | Setting], case: int, name: str) -> bool:
    """Return whether something was kept under a name; it is gone now."""
    with kept(_WHERE):
        return rows.objects.filter(case_id=case, name=name).delete()[0] > 0
