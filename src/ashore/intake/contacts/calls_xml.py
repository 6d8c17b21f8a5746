"""Calls in XML: SMS Backup & Restore, and what OPPO's own backup writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from ashore.case.entries_dealings import Channel
from ashore.findings import Finding
from ashore.intake.contacts.heard import Heard, RowSource, epoch_second
from ashore.intake.contacts.xml_reader import XmlReader
from ashore.intake.contacts.xmlrows import row_element, row_pieces, row_start
from ashore.intake.given_file import GivenFile
from ashore.text import Text


class _Kind(NamedTuple):
    """What a type of call means; ``answered`` is None where its length says so."""

    inbound: bool
    answered: bool | None
    has_length: bool = True


_KINDS = {
    "1": _Kind(inbound=True, answered=None),
    "2": _Kind(inbound=False, answered=None),
    "3": _Kind(inbound=True, answered=False),
    "4": _Kind(inbound=True, answered=False),  # the mailbox took it
    "5": _Kind(inbound=True, answered=False),  # rejected
    "6": _Kind(inbound=True, answered=False),  # blocked
    "7": _Kind(inbound=True, answered=True, has_length=False),  # taken on another telephone
}
_NONE = frozenset({"", "null", "(Unknown)", "(unknown)"})
_SECONDS = re.compile(r"\d{1,7}", re.ASCII)


class _CallSource(RowSource):
    def __init__(self, file: GivenFile, root: str, tag: str) -> None:
        self._file = file
        self._root, self._tag = root, tag
        self.findings: list[Finding] = []

    def heard(self) -> Iterator[Heard]:
        """Yield each call."""
        pieces = row_pieces(
            self._file, root=self._root, starts=row_start(self._tag), findings=self.findings
        )
        for row, (raw, _) in enumerate(pieces, start=1):
            element = row_element(raw)
            if element is None:
                yield Heard(row, "", Channel.CALL, inbound=True, second=None, fault="broken")
                continue
            said = {str(name): str(value) for name, value in element.items()}
            yield call(row, said, name=said.get("contact_name", said.get("name", "")))


def call(row: int, said: dict[str, str], *, name: str) -> Heard:
    """Return a call from Android's own words for it: number, duration, date and type."""
    kind = _KINDS.get(said.get("type", ""))
    second = epoch_second(said.get("date", ""))
    written = said.get("duration", "")
    duration = int(written) if _SECONDS.fullmatch(written) else None
    answered = None if kind is None else kind.answered
    if kind is None or not kind.has_length:
        duration = None
    elif answered is None and duration is not None:
        answered = duration > 0
    elif answered is False:
        duration = 0
    return Heard(
        row,
        said.get("number", "").strip(),
        Channel.CALL,
        inbound=kind is None or kind.inbound,
        second=second,
        name="" if name.strip() in _NONE else name.strip(),
        fault="direction" if kind is None else "" if second is not None else "time",
        duration=duration,
        answered=answered,
    )


READERS = (
    XmlReader(
        "calls-backup-restore",
        Text("通话记录备份（SMS Backup & Restore）", "calls of SMS Backup & Restore"),
        "calls",
        partial(_CallSource, root="calls", tag="call"),
    ),
    XmlReader(
        "oppo-calls",
        Text("OPPO 通话记录备份", "calls of an OPPO backup"),
        "CallLog",
        partial(_CallSource, root="CallLog", tag="CALL_RECORDS"),
    ),
)
