"""From the rows of a source to contacts: those of the senders picked, and a count of the rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from ashore.case.entries_dealings import Contact
from ashore.case.entry import Source as ReadFrom
from ashore.case.fields import SHANGHAI
from ashore.defend.contacts.csvfile import MOST_TEXT
from ashore.defend.contacts.numbers import NumberKind, number_from_text
from ashore.errors.intake import TooManyContactsError
from ashore.findings import Finding
from ashore.intake.contacts.heard import Heard, Source, file_finding, printable, sender_key
from ashore.intake.contacts.hints import is_company_number, signature_of
from ashore.intake.contacts.left_out import left_out
from ashore.intake.contacts.senders import MOST_SENDERS, Senders
from ashore.intake.given_file import GivenFile
from ashore.intake.reading import Asked, ContentIds, LeftOut, Question, Reader, Reading
from ashore.text import Text

MOST_CONTACTS = 100_000
_MOST_CLAIM = 200
_TEXT_LONG = Text(
    "有 {count} 条内容太长，只用了前 {most} 字。",
    "The text of {count} rows is very long; the first {most} characters were used.",
)
_NO_ROWS = Text(
    "文件里只有表头，没有一条记录。请确认导出时选对了月份。",
    "The file has its headings and no record. Check which month was exported.",
)
_UNPICKED = frozenset({"waiting", "not-picked"})


class Picks:
    """Whom the person picked: numbers in any spelling, senders, and 【signatures】."""

    def __init__(self, picked: Iterable[str]) -> None:
        given = [pick.strip() for pick in picked]
        self._signatures = frozenset(
            pick[1:-1].strip() for pick in given if pick.startswith("【") and pick.endswith("】")
        )
        self._keys = frozenset(given) | frozenset(map(sender_key, given))
        self._known: dict[str, bool] = {}

    def hold(self, heard: Heard, source: Source) -> bool:
        """Return whether a row is of somebody picked."""
        written = heard.written
        known = self._known.get(written)
        if known is None:
            if len(self._known) > MOST_SENDERS:
                self._known.clear()
            known = self._known[written] = sender_key(written) in self._keys
        if known or not self._signatures or not is_company_number(written):
            return known
        return source.signature(heard) in self._signatures

    def never(self, written: str) -> bool:
        """Return whether no row of a number or sender can be of somebody picked."""
        signed = bool(self._signatures) and is_company_number(written)
        return not signed and sender_key(written) not in self._keys


class _Gathered:
    """What became of the rows so far."""

    def __init__(self, file: GivenFile, recorded_at: dt.datetime) -> None:
        self.contacts: list[Contact] = []
        self._file = file
        self._recorded_at = recorded_at
        self._ids = ContentIds("contact")
        self.rows = 0
        self._left: dict[str, int] = {}
        self._first: dict[str, int | None] = {}
        self._long = 0

    def leave(self, code: str, row: int, rows: int = 1) -> None:
        """Count rows that become no contact."""
        self.rows += rows
        if code in self._left:
            self._left[code] += rows
        else:
            self._left[code] = rows
            # Of whom nobody picked not even the place is remembered.
            self._first[code] = None if code in _UNPICKED else row

    def keep(self, heard: Heard) -> None:
        """Add a row as a contact.

        Raises:
            TooManyContactsError: If there are more than one case takes at once.
        """
        assert heard.second is not None  # noqa: S101  # a row without a moment has a fault
        if len(self.contacts) >= MOST_CONTACTS:
            raise TooManyContactsError(where=self._file.name, most=MOST_CONTACTS)
        text = printable(heard.text).replace("\r\n", "\n").strip()
        self._long += len(text) > MOST_TEXT
        text = text[:MOST_TEXT]
        claims = heard.claims or (signature_of(text) if heard.inbound else "")
        number = _number(heard.written)
        contact = Contact(
            id=self._ids.of(
                heard.channel, heard.inbound, number, heard.second, heard.duration,
                heard.answered, " ".join(text.split()),
            ),
            recorded_at=self._recorded_at,
            source=ReadFrom(
                how="import",
                file_hash=self._file.digest,
                file_name=self._file.name,
                row=heard.row,
                locator=self._file.inside,
            ),
            at=dt.datetime.fromtimestamp(heard.second, SHANGHAI),
            channel=heard.channel,
            direction="in" if heard.inbound else "out",
            counterpart_number=number,
            counterpart_claims=printable(claims).strip()[:_MOST_CLAIM] or None,
            to_whom="群聊" if heard.group else "本人",
            to_whom_relation=None if heard.group else "本人",
            duration_s=heard.duration,
            answered=heard.answered,
            text=text,
        )  # fmt: skip
        self.contacts.append(contact)
        self.rows += 1

    def rest(self) -> tuple[LeftOut, ...]:
        """Return what was left, one line for each reason."""
        return tuple(
            left_out(code, count, self._first[code]) for code, count in sorted(self._left.items())
        )

    def odd(self) -> tuple[Finding, ...]:
        """Return what the person should know beside the rows: texts cut short, or no rows."""
        found = []
        if self._long:
            says = _TEXT_LONG.fill(count=self._long, most=MOST_TEXT)
            found.append(file_finding("intake.text-long", self._file.name, says))
        if not self.rows:
            found.append(file_finding("intake.no-rows", self._file.name, _NO_ROWS))
        return tuple(found)


def reading_of(
    reader: Reader,
    file: GivenFile,
    asked: Asked,
    source: Source,
    questions: Iterable[Question] = (),
) -> Reading:
    """Return the contacts of the senders picked; without picks, the question whom to pick.

    Args:
        reader: Who reads.
        file: The file that is read.
        asked: What the person said beforehand.
        source: The rows of the file.
        questions: What else the file does not say.

    Raises:
        DataError: If the file cannot be read, or is larger than one telephone's memory.
    """
    gathered = _Gathered(file, asked.recorded_at)
    ask = list(questions)
    if asked.picked is None:
        ask += _offer(source, gathered, file.name)
    else:
        _keep(source, gathered, Picks(asked.picked))
    return Reading(
        reader=reader.name,
        title=reader.title,
        file=file,
        rows=gathered.rows,
        entries=tuple(gathered.contacts),
        left_out=gathered.rest(),
        questions=tuple(ask),
        findings=(*source.findings, *gathered.odd()),
    )


def _offer(source: Source, gathered: _Gathered, where: str) -> tuple[Question, ...]:
    """Count who is in a source, and return the question whom to pick."""
    senders = Senders(source, where)
    for rows, heard in source.summed():
        fault = heard.fault
        gathered.leave(fault or "waiting", heard.row, rows)
        if not fault or fault in _UNTIMED:
            senders.note(heard, rows)
    return (senders.question(),) if senders else ()


def _keep(source: Source, gathered: _Gathered, picks: Picks) -> None:
    """Gather the rows of those picked."""
    for rows, heard in source.heard_of(picks.never):
        fault = heard.fault
        if fault and fault not in _UNTIMED:
            gathered.leave(fault, heard.row, rows)
        elif not picks.hold(heard, source):
            gathered.leave("not-picked", heard.row, rows)
        elif fault or (whole := source.whole(heard)) is None:
            gathered.leave(fault or "broken", heard.row)
        else:
            gathered.keep(whole)


_UNTIMED = frozenset({"year", "day-first", "day-only", "time"})
"""Rows of a known sender whose moment does not read: they count only where the sender is picked."""


def _number(written: str) -> str | None:
    number = number_from_text(written)
    if number is None:
        return None
    # An account keeps its own spelling; a number has one.
    return printable(written).strip() if number.kind is NumberKind.ACCOUNT else number.key
