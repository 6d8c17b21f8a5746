"""What every entry of a ledger has: an id, when it was recorded, and where it was read."""

from typing import Literal

from pydantic import Field

from ashore.case.fields import DayOrInstant, Digest, EntryId, Instant, Record, Yuan


class Source(Record):
    """Where an entry was read: by hand, or at a place in a file that is named by its hash."""

    how: Literal["typed", "file", "photo", "import", "sample"] = "typed"
    file_hash: Digest | None = None
    file_name: str | None = None
    row: int | None = Field(default=None, ge=1)
    locator: str | None = None


class Transfer(Record):
    """Money that went from the person to somebody, beside the loan's own payments."""

    amount: Yuan
    to: str | None = None
    at: DayOrInstant | None = None
    to_account: str | None = None
    note: str | None = None


class EntryBase(Record):
    """What every kind of entry has.

    ``exhibits`` are the ids of the evidence entries that show it. ``prev`` is the hash of the line
    before, and None until the entry is in a ledger.
    """

    id: EntryId
    recorded_at: Instant
    happened_at: DayOrInstant | None = None
    source: Source = Source()
    exhibits: tuple[EntryId, ...] = ()
    prev: Digest | None = Field(default=None, repr=False)


class LoanMention(EntryBase):
    """An entry that may be about one loan, named by the id of its ``loan`` entry."""

    loan: EntryId | None = None


class LoanEntry(LoanMention):
    """An entry that is always about one loan."""

    loan: EntryId


class Note(EntryBase):
    """Something to remember, in the person's own words."""

    kind: Literal["note"] = "note"
    text: str
    about: tuple[EntryId, ...] = ()


class Supersede(EntryBase):
    """A correction: an earlier entry no longer counts, and another may stand in its place.

    Without ``with`` the entry is withdrawn. A correction itself is never corrected: correct the
    entry that it put in place.
    """

    kind: Literal["supersede"] = "supersede"
    replaces: EntryId
    with_: EntryId | None = Field(default=None, alias="with")
    reason: str = ""
