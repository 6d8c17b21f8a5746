"""Which column of a contact file a heading means."""

from __future__ import annotations

import re

from ashore.defend.contacts.vocabulary import vocabulary
from ashore.defend.contacts.words import plain
from ashore.defend.simplified import simplified

_BRACKETS = re.compile(r"[(\[【]([^()\[\]【】]*)[)\]】]")
_LOOSE = re.compile(r"[\s_\-]+")


def _key(heading: str) -> str:
    return _LOOSE.sub("", simplified(plain(heading)))


_COLUMNS: dict[str, str] = {
    _key(name): to for to, names in vocabulary()["columns"].items() for name in names
}
_NOTES = frozenset(map(_key, vocabulary()["heading_notes"]))


def column_from_heading(heading: str) -> str | None:
    """Return the column that a heading means, None where it means none that we know.

    A note in brackets falls away where it changes nothing: a length in minutes is no length in
    seconds, and a time by another zone's clock no time by ours.

    Examples:
        >>> [column_from_heading(name) for name in ("通话时长（秒）", "Caller Number", "时间(UTC)")]
        ['duration_s', 'counterpart_number', None]
        >>> column_from_heading("Duration (min)")
        'duration_min'
    """
    key = _key(heading)
    if key in _COLUMNS:
        return _COLUMNS[key]
    notes = [_key(note) for note in _BRACKETS.findall(key)]
    column = _COLUMNS.get(_BRACKETS.sub("", key).rstrip(":"))
    if column == "duration_s" and notes and _MINUTES.issuperset(notes):
        return "duration_min"
    return column if _NOTES.issuperset(notes) else None


_MINUTES = frozenset({"分", "分钟", "min", "mins", "minute", "minutes"})
