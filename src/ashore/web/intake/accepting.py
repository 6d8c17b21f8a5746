"""Noting what was accepted of a file: all of it in one step, which can be taken back as one."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from ashore.case.entries import AnyEntry
from ashore.case.ledger import Ledger
from ashore.intake.importing import evidence_of, preview
from ashore.intake.merge import entries_to_add
from ashore.intake.money.columns import columns_as_json, fingerprint
from ashore.intake.reading import Proposal, Reading
from ashore.intake.taking import Answers, linked, taken
from ashore.intake.undo import undo_import
from ashore.store import uploads
from ashore.store.uploads import UploadRow, UploadState
from ashore.web.frame.desk import Desk
from ashore.web.intake.accept_form import AcceptForm
from ashore.web.intake.preview import found_in
from ashore.web.intake.reading_job import COLUMNS
from ashore.web.intake.reading_work import CASE

_UNDONE = "撤销导入 import undone"


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was noted: how many entries, and how many the case held already."""

    new: int
    known: int


def accept(desk: Desk, upload: UploadRow, form: AcceptForm) -> Accepted:
    """Return what was noted of a file; an unchanged file adds nothing the second time.

    Raises:
        DataError: If the case would not add up; nothing is changed.
    """
    accepted = _taken(desk, form)
    files = [one for one in form.readings if one.reader != CASE]
    readings = linked(files, desk.case.entries, accepted)
    found = preview(desk.ledger, readings, accepted)
    new: tuple[AnyEntry, ...] = found.new
    if new:
        new += evidence_of(readings, desk.ledger, desk.moment)
        # All of it is recorded now, at one moment: that makes it one import.
        new = tuple(one.model_copy(update={"recorded_at": desk.moment}) for one in new)
    cases = [one for one in form.readings if one.reader == CASE]
    merged, there = entries_to_add(desk.ledger, [_as_ledger(one) for one in cases])
    if merged or new:
        desk.append(*merged, *new)
    _remember(desk, upload)
    done = Accepted(len(merged) + len(new), found.known + there)
    added = {
        "at": desk.moment.isoformat(),
        "new": done.new,
        "known": done.known,
        "ids": [one.id for one in merged],
    }
    kept = found_in(upload) | {"added": added}
    uploads.change_upload(desk.case_row, upload.id, UploadState.ACCEPTED, found=kept)
    return done


def take_back(desk: Desk, upload: UploadRow) -> int:
    """Return how many entries no longer count: all that accepting a file had noted.

    Raises:
        NothingToUndoError: If nothing of it counts any more.
    """
    added = found_in(upload)["added"]
    if added["ids"]:
        count = _withdraw(desk, frozenset(added["ids"]))
    else:
        at = dt.datetime.fromisoformat(added["at"])
        undone = undo_import(desk.ledger, at, now=desk.moment)
        desk.append(*undone.corrections)
        count = len(undone.withdrawn)
    kept = found_in(upload) | {"added": None}
    uploads.change_upload(desk.case_row, upload.id, UploadState.READ, found=kept)
    return count


def _withdraw(desk: Desk, names: frozenset[str]) -> int:
    """Return how many entries of a case that was merged in no longer count."""
    counting = [one for one in desk.case.entries if one.id in names]
    # What belongs to a loan goes before the loan.
    ordered = sorted(counting, key=lambda entry: entry.kind == "loan")
    longer = desk.ledger.supersede_all(
        ((one.id, None) for one in ordered), recorded_at=desk.moment, reason=_UNDONE
    )
    desk.append(*longer.entries[len(desk.ledger.entries) :])
    return len(counting)


def _as_ledger(reading: Reading) -> Ledger:
    return Ledger.begin(reading.file.name).append(*reading.entries)


def files_of(case: int, upload: UploadRow) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each file of an upload: one, or the pictures of a page."""
    for one in (upload.id, *map(uuid.UUID, found_in(upload).get("others") or ())):
        yield uploads.find_upload(case, one).file_name, uploads.content_of(case, one)


def _taken(desk: Desk, form: AcceptForm) -> tuple[Proposal, ...]:
    """Return what was taken, contracts first, so that bills find the loans that they bring."""
    held: list[AnyEntry] = list(desk.case.entries)
    found: list[Proposal] = []
    both = zip(form.parts, form.readings, strict=True)
    for part, reading in sorted(both, key=lambda one: not one[0].own):
        chosen = {
            id(proposal)
            for ticked, proposal in zip(form.taken(part), reading.proposals, strict=True)
            if ticked
        }
        one = taken(
            [reading],
            held,
            Answers(loan=form.loan_of(part) or None, own=form.own_of(part)),
            takes=_Among(chosen),
        )
        found += one
        held += (entry for proposal in one for entry in proposal.entries)
    return tuple(found)


class _Among:
    """Says of a proposal whether the person ticked it."""

    def __init__(self, chosen: set[int]) -> None:
        self._chosen = chosen

    def __call__(self, proposal: Proposal) -> bool:
        return id(proposal) in self._chosen


def _remember(desk: Desk, upload: UploadRow) -> None:
    """Keep what was said of a table's columns, for the next file like it."""
    kept = found_in(upload)
    headings, columns = tuple(kept.get("headings") or ()), kept.get("columns") or {}
    if headings and columns:
        name = f"{COLUMNS}{fingerprint(headings)}"
        desk.keep_setting(name, columns_as_json(headings, columns))
