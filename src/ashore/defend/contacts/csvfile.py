"""A contact log from a CSV file: each good row a contact, each odd one named."""

from __future__ import annotations

import re
from typing import NamedTuple

from ashore.case.entries_dealings import Channel, Observed
from ashore.defend.contacts.contact import (
    NOTHING_OBSERVED,
    LoggedContact,
    local_time,
    reached_by,
)
from ashore.defend.contacts.moments import Precision, TimeFault, moment_from_text
from ashore.defend.contacts.numbers import is_lost, number_from_text
from ashore.defend.contacts.problems import HEADER, RowProblem, problem
from ashore.defend.contacts.reached import Person, reached_from_text
from ashore.defend.contacts.table import Cells, table_of
from ashore.defend.contacts.words import (
    Direction,
    channel_from_text,
    direction_from_text,
    in_digits,
    plain,
    seconds_from_text,
    truth_from_text,
    was_missed,
    went_to_mailbox,
)

MOST_TEXT = 20_000
"""Characters of one text that are read; no message is longer and no rule needs more."""
_MOST_WORDS = 200
_FORMULA = re.compile(r"[=@]|[+-](?!\d|\s*$)")
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_COUNT = re.compile(r"(\d{1,3})(?:\.0+)?(?:\s*(?:个人|个|人|名|位|persons?|people))?", re.ASCII)
_WITHOUT_UNIT = re.compile(r"[\d.,]+", re.ASCII)
_BETWEEN = re.compile(r"[;；,，、|\s]+")
_UNREADABLE = "\ufffd"
_TEXTS = ("text", "counterpart_claims", "to_whom", "to_whom_relation", "agency", "creditor")


class ReadContacts(NamedTuple):
    """What a file holds: how many data rows, the contacts, and what is wrong with which row."""

    rows: int
    contacts: tuple[LoggedContact, ...]
    problems: tuple[RowProblem, ...]


def read_contacts(data: bytes, *, where: str = "") -> ReadContacts:
    """Return the contacts of a CSV file.

    The columns are those of the exchange format, in any order and in English or Chinese; only the
    time must be there.

    Raises:
        DataError: If the file is too large, no table, or has no column for the time.
    """
    table = table_of(data, where=where)
    rows, contacts = 0, []
    problems = [problem(HEADER, "column-unknown", heading) for heading in table.unknown]
    problems += [problem(HEADER, "column-twice", heading) for heading in table.twice]
    for cells in table.rows:
        rows = cells.row
        reader = _RowReader(cells)
        contact = reader.contact()
        problems += reader.problems
        if contact is not None:
            contacts.append(contact)
    return ReadContacts(rows, tuple(contacts), tuple(problems))


class _RowReader:
    """Reads one row and keeps what is wrong with it."""

    def __init__(self, cells: Cells) -> None:
        self.row = cells.row
        self.problems: list[RowProblem] = []
        joined = "".join(cells.values.values())
        values = cells.values
        if _CONTROL.search(joined):
            self._note("control-characters")
            values = {name: _CONTROL.sub("", cell) for name, cell in values.items()}
        self.values = {name: cell.strip() for name, cell in values.items()}
        if cells.loose:
            self._note("quote-open")
        if cells.surplus:
            self._note("cells")
        if _UNREADABLE in joined:
            self._note("encoding")
        for name in _TEXTS:
            cell = self.values.get(name)
            if cell and cell[0] in "=@+-" and _FORMULA.match(cell):
                self._note("formula")
                break

    def contact(self) -> LoggedContact | None:
        """Return the row as a contact, None where it cannot be one."""
        written = self._cell("at")
        moment = moment_from_text(written)
        if isinstance(moment, TimeFault):
            self._note(moment.value, written)
            return None
        if moment.precision is Precision.DAY:
            self._note("day-only")
        channel = self._channel()
        direction = self._direction()
        if direction is None:
            return None
        answered = self._answered(direction)
        duration = self._duration()
        number = self._cell("counterpart_number")
        if number and is_lost(number):
            self._note("number-lost", number)
        to_whom, relation = self._words("to_whom"), self._words("to_whom_relation")
        reached = reached_from_text(to_whom, relation)
        if reached.person is Person.UNKNOWN and direction.inbound:
            self._note("relation-unknown", f"{to_whom} {relation}".strip())
        local, text = local_time(moment), self._text()
        return LoggedContact(
            row=self.row,
            at=moment.at,
            precision=moment.precision,
            channel=channel,
            inbound=direction.inbound,
            number=number_from_text(number) if number else None,
            claims=self._words("counterpart_claims"),
            reached=reached_by(channel, text, reached),
            duration=duration,
            answered=answered,
            text=text,
            day=local.day,
            second=local.second,
            clock=local.clock,
            agency=self._words("agency") or None,
            creditor=self._words("creditor") or None,
            observed=self._observed(),
            persons=self._persons(),
        )

    def _cell(self, name: str) -> str:
        return self.values.get(name, "")

    def _words(self, name: str) -> str:
        return self._cell(name)[:_MOST_WORDS]

    def _note(self, kind: str, given: object = "") -> None:
        self.problems.append(problem(self.row, kind, given))

    def _channel(self) -> Channel:
        written = self._cell("channel")
        channel = channel_from_text(written)
        if channel is None:
            self._note("channel-unknown", written)
            return Channel.OTHER
        return channel

    def _direction(self) -> Direction | None:
        written = self._cell("direction")
        if not written:
            self._note("direction-missing")
            return Direction(inbound=True)
        direction = direction_from_text(written)
        if direction is None:
            self._note("direction-unknown", written)
        return direction

    def _answered(self, direction: Direction) -> bool | None:
        written = self._cell("answered")
        if not written:
            noted = not self._cell("duration_s") and was_missed(self._cell("text"))
            missed = noted or went_to_mailbox(self._cell("channel"))
            return False if missed else direction.answered
        answered = truth_from_text(written)
        if answered is None:
            self._note("word-unknown", written)
        return answered

    def _duration(self) -> int | None:
        written, minutes = self._cell("duration_s"), self._cell("duration_min")
        if not written and minutes:
            written = f"{minutes}:00" if minutes.isdecimal() else minutes
            if _WITHOUT_UNIT.fullmatch(written):
                # 1.5 in a column of minutes is not a second and a half.
                self._note("duration-unreadable", written)
                return None
        if not written:
            return None
        seconds = seconds_from_text(written)
        if seconds is None:
            self._note("duration-unreadable", written)
        return seconds

    def _text(self) -> str:
        text = self._cell("text")
        if len(text) > MOST_TEXT:
            self._note("text-long", MOST_TEXT)
        return text[:MOST_TEXT]

    def _observed(self) -> frozenset[Observed]:
        written = self._cell("observed")
        if not written:
            return NOTHING_OBSERVED
        known = set()
        for word in filter(None, _BETWEEN.split(written)):
            if word in list(Observed):
                known.add(Observed(word))
            else:
                self._note("word-unknown", word)
        return frozenset(known)

    def _persons(self) -> int | None:
        written = self._cell("persons")
        if not written:
            return None
        match = _COUNT.fullmatch(in_digits(plain(written)))
        if match is None:
            self._note("word-unknown", written)
        return int(match[1]) or None if match else None
