"""The contact log that a person keeps as a CSV file: all of it was written down for this."""

from __future__ import annotations

from ashore.case.entry import Source
from ashore.defend.contacts.contact import LoggedContact
from ashore.defend.contacts.csvfile import read_contacts
from ashore.defend.contacts.headings import column_from_heading
from ashore.defend.contacts.moments import Precision
from ashore.defend.contacts.problems import HEADER
from ashore.defend.contacts.reached import reached_from_text
from ashore.defend.contacts.words import plain
from ashore.intake.contacts.heard import file_finding
from ashore.intake.contacts.left_out import left_out
from ashore.intake.contacts.rows import Form, form_of, head_rows
from ashore.intake.given_file import GivenFile
from ashore.intake.reading import Asked, ContentIds, LeftOut, Reading
from ashore.text import Text

_ONLY_OURS = frozenset(
    {"counterpart_claims", "to_whom", "to_whom_relation", "agency", "creditor", "observed"}
)
"""Columns that no telephone and no operator knows."""
_TELLING = frozenset({"counterpart_number", "channel", "direction"})
_MOST_BYTES = 64 * 1024 * 1024


class OwnLogReader:
    """Reads a contact log in the exchange format.

    Whoever is in it was put there by the person, so nobody has to be picked again.
    """

    name = "contact-log"
    title = Text("自己记的联系记录", "a contact log of one's own")

    def recognises(self, file: GivenFile) -> int:
        """Return how surely it is such a log."""
        if form_of(file) is not Form.CSV:
            return 0
        rows = head_rows(file)
        fields = {column_from_heading(cell) for cell in rows[0]} if rows else set()
        if "at" not in fields or not fields & _TELLING:
            return 0
        written_so = {plain(cell) for cell in rows[0]} > _TELLING
        return 95 if fields & _ONLY_OURS or written_so else 0

    def read(self, file: GivenFile, asked: Asked) -> Reading:
        """Return every contact of the log.

        Raises:
            DataError: If the file is too large, no table, or has no column for the time.
        """
        read = read_contacts(file.content(most=_MOST_BYTES), where=file.name)
        timed = [one for one in read.contacts if one.precision is not Precision.DAY]
        ids = ContentIds("contact")
        entries = tuple(
            contact.as_entry().model_copy(
                update={
                    "id": _id(ids, contact),
                    "to_whom_relation": _relation(contact),
                    "recorded_at": asked.recorded_at,
                    "source": Source(
                        how="import",
                        file_hash=file.digest,
                        file_name=file.name,
                        row=contact.row,
                        locator=file.inside,
                    ),
                }
            )
            for contact in timed
        )
        kept = {contact.row for contact in timed}
        said = {one.row: one for one in read.problems if one.row not in kept}
        left = tuple(
            LeftOut(said[row].code, said[row].says, row=row) if row in said
            else left_out("note", 1, row)
            for row in range(1, read.rows + 1)
            if row not in kept
        )  # fmt: skip
        findings = tuple(
            file_finding(one.code, f"{file.name}:{one.row}" if one.row else file.name, one.says)
            for one in read.problems
            if one.row in kept or one.row == HEADER
        )
        return Reading(
            reader=self.name,
            title=self.title,
            file=file,
            rows=read.rows,
            entries=entries,
            left_out=left,
            findings=findings,
        )


def _relation(contact: LoggedContact) -> str | None:
    """Return who was reached, where the name that the person wrote does not tell by itself."""
    told = reached_from_text(contact.reached.name, "").person is contact.reached.person
    return None if told else contact.reached.person.value


def _id(ids: ContentIds, contact: LoggedContact) -> str:
    """Return an id over all that the row says."""
    return ids.of(*(str(part) for part in contact._replace(row=0)))


READERS = (OwnLogReader(),)
