"""The private file of check-ins beside a case: never in its chain, so deleted means gone."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from ashore.case.atomic import locked, replace_file
from ashore.case.fields import ClockTime, Day, EntryId, Instant, Record
from ashore.errors.recover import JournalUnreadableError, NoSuchCheckInError
from ashore.recover.care.checkin import CheckIn
from ashore.recover.quiet_hours import QuietHours
from ashore.text import Text

WAIT_SECONDS = 10
_MOST_BYTES = 8 * 1024 * 1024
_TOO_LARGE = Text("它大得不像一份近况记录", "it is too large to be a journal")
_BROKEN = Text("内容断了或被改过", "it is broken or was changed")
_NEWER = Text("它来自更新的版本", "it is from a newer version")
_NO_FILE = Text("系统不让读", "the system refuses to read it")


class StepDone(Record):
    """A small step that was taken; what it was and when, nothing about how well."""

    step: str
    at: Instant


class HabitKept(Record):
    """The one habit that is being tried: since when, and when to look at it."""

    habit: str
    since: Day
    review_on: Day


class Journal(Record):
    """What the person keeps for themselves: check-ins, small steps, one habit, the hard hour.

    ``quiet_from`` and ``quiet_until`` are the person's own quiet hours.
    """

    format: Literal["ashore-care/1"] = "ashore-care/1"
    checkins: tuple[CheckIn, ...] = ()
    steps: tuple[StepDone, ...] = ()
    hard_hour: Mapping[str, str] = {}
    habit: HabitKept | None = None
    quiet_from: ClockTime | None = None
    quiet_until: ClockTime | None = None

    @property
    def quiet_hours(self) -> QuietHours:
        """Return the hours in which amounts are put away."""
        usual = QuietHours()
        begin, end = self.quiet_from, self.quiet_until
        return QuietHours(
            usual.begin if begin is None else dt.time.fromisoformat(begin),
            usual.end if end is None else dt.time.fromisoformat(end),
        )

    def with_checkin(self, one: CheckIn) -> Journal:
        """Return the journal with a check-in in its place in time."""
        kept = sorted((*self.checkins, one), key=lambda checkin: checkin.at)
        return self.model_copy(update={"checkins": tuple(kept)})

    def with_step(self, step: str, at: dt.datetime) -> Journal:
        """Return the journal with a step that was taken."""
        return self.model_copy(update={"steps": (*self.steps, StepDone(step=step, at=at))})

    def without(self, checkin: EntryId) -> Journal:
        """Return the journal without one check-in.

        Raises:
            NoSuchCheckInError: If there is none of that name.
        """
        kept = tuple(one for one in self.checkins if one.id != checkin)
        if len(kept) == len(self.checkins):
            raise NoSuchCheckInError(given=checkin)
        return self.model_copy(update={"checkins": kept})


def journal_place(case: Path) -> Path:
    """Return where the journal of a case lies: beside its file, or in its folder."""
    return case / "care.json" if case.is_dir() else case.with_name(f"{case.stem}.care.json")


def read_journal(case: Path) -> Journal:
    """Return the journal of a case, an empty one where there is none.

    Raises:
        JournalUnreadableError: If it is damaged or from a newer version.
    """
    place = journal_place(case)
    if not place.exists():
        return Journal()
    try:
        if place.stat().st_size > _MOST_BYTES:
            raise JournalUnreadableError(where=place.name, problem=_TOO_LARGE)
        raw = json.loads(place.read_bytes())
        if isinstance(raw, dict) and raw.get("format") not in {None, "ashore-care/1"}:
            raise JournalUnreadableError(where=place.name, problem=_NEWER)
        return Journal.model_validate_json(json.dumps(raw))
    except OSError:
        raise JournalUnreadableError(where=place.name, problem=_NO_FILE) from None
    except (ValidationError, ValueError, RecursionError):
        raise JournalUnreadableError(where=place.name, problem=_BROKEN) from None


def keep_journal(case: Path, journal: Journal) -> Path:
    """Return the file that now holds a journal and nothing of an older one.

    The file can be read by its owner only. An empty journal leaves no file behind.

    Raises:
        CaseLockedError: If another program holds it.
        CaseWriteError: If it cannot be written; the old one is untouched.
    """
    place = journal_place(case)
    with locked(place, seconds=WAIT_SECONDS):
        if journal == Journal():
            place.unlink(missing_ok=True)
        else:
            replace_file(place, journal.model_dump_json(exclude_defaults=True).encode() + b"\n")
    return place
