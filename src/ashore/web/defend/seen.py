"""Which messages the person has looked at or put behind them; kept beside the ledger."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from ashore.case.entries_dealings import Contact
from ashore.web.frame.desk import Desk

_SETTING = "inbox:seen"
_MOST = 5000


def unseen(desk: Desk, messages: Sequence[Contact]) -> list[Contact]:
    """Return the messages that were not marked as seen."""
    until, ids = _kept(desk)
    return [one for one in messages if one.id not in ids and not (until and one.at <= until)]


def mark(desk: Desk, name: str) -> None:
    """Keep that a message was seen."""
    until, ids = _kept(desk)
    _keep(desk, until, [*ids, name][-_MOST:])


def mark_all(desk: Desk) -> None:
    """Keep that everything up to now was seen."""
    _keep(desk, desk.moment, [])


def _kept(desk: Desk) -> tuple[dt.datetime | None, Collection[str]]:
    given = desk.setting(_SETTING)
    if not isinstance(given, dict):
        return None, set()
    until, ids = given.get("until"), given.get("ids")
    return (
        dt.datetime.fromisoformat(until) if isinstance(until, str) else None,
        dict.fromkeys(str(one) for one in ids) if isinstance(ids, list) else set(),
    )


def _keep(desk: Desk, until: dt.datetime | None, ids: list[str]) -> None:
    desk.keep_setting(_SETTING, {"until": until.isoformat() if until else None, "ids": ids})
