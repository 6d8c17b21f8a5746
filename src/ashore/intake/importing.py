"""What an import would add to a case: what is new, what is there, what was offered and left."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ashore.case.entries import AnyEntry
from ashore.case.entries_papers import Evidence
from ashore.case.entry import Source, Supersede
from ashore.case.ledger import Ledger
from ashore.errors.intake import FileUnknownError
from ashore.intake.archives import files_inside, is_archive
from ashore.intake.given_file import GivenFile
from ashore.intake.locked_pdf import unlocked
from ashore.intake.readers import reader_of, readers_for
from ashore.intake.reading import Asked, LeftOut, Proposal, Question, Reading
from ashore.text import Text


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do; nothing is done yet.

    ``new`` are the entries to append, in order, and ``known`` counts what the case holds already.
    """

    new: tuple[AnyEntry, ...]
    known: int


@dataclass(frozen=True, slots=True)
class Group:
    """Rows left out for one reason: how many, the first few of them, and the reason."""

    code: str
    says: Text
    count: int
    rows: tuple[int, ...]


def is_case(path: Path) -> bool:
    """Return whether a path holds a case of ours, or an adviser's sheet, by what is in it."""
    if path.is_dir() or path.suffix.lower() == ".ashore":
        return True
    return holds_case(GivenFile.at(path))


def holds_case(file: GivenFile) -> bool:
    """Return whether a file is a case of ours, or an adviser's sheet, by what is in it."""
    if file.suffix == ".ashore" or b"ashore-case/" in file.head:
        return True
    # Chats are exported as JSON too; JSON that no reader knows is looked into as a case.
    return file.suffix == ".json" and not any(
        reader.recognises(file) for reader in readers_for(file)
    )


def readings_of(path: Path, asked: Asked) -> tuple[tuple[Reading, ...], tuple[str, ...]]:
    """Return what the file at a path says; see ``readings_in``."""
    return readings_in(GivenFile.at(path), asked)


def readings_in(file: GivenFile, asked: Asked) -> tuple[tuple[Reading, ...], tuple[str, ...]]:
    """Return what a file says, or each file inside an archive, and the names of unknown ones there.

    Raises:
        DataError: If it cannot be read, or nothing here knows what it is.
    """
    given = unlocked(file, asked.password)
    if not is_archive(given):
        return (reader_of(given).read(given, asked),), ()
    readings, unknown = [], []
    for packed in files_inside(given, asked):
        part = unlocked(packed, asked.password)
        try:
            reader = reader_of(part)
        except FileUnknownError:
            unknown.append(part.name)
        else:
            readings.append(reader.read(part, asked))
    if not readings:
        raise FileUnknownError(where=given.name)
    return tuple(readings), tuple(unknown)


def preview(
    target: Ledger, readings: Sequence[Reading], accepted: Iterable[Proposal] = ()
) -> Preview:
    """Return what readings would add to a case; the same row is added once, from any file.

    Ids of imported entries follow from what a row says, so an entry that the case holds is the same
    whatever file it came from. One that was withdrawn by undoing an import comes back under an id
    of its own.

    Args:
        target: The case.
        readings: What was read.
        accepted: The proposals that the person took.
    """
    withdrawn = _withdrawn(target)
    taken = {entry.id for entry in target.entries}
    names: dict[str, str] = {}
    new: list[AnyEntry] = []
    known = 0
    for entry in _entries(readings, accepted):
        if entry.id in names:
            known += 1
            continue
        names[entry.id] = _current(entry.id, taken, withdrawn)
        if names[entry.id] in taken:
            known += 1
        else:
            new.append(entry)
    return Preview(tuple(_renamed(entry, names) for entry in new), known)


def _withdrawn(target: Ledger) -> set[str]:
    return {e.replaces for e in target.entries if isinstance(e, Supersede) and not e.with_}


def _entries(readings: Sequence[Reading], accepted: Iterable[Proposal]) -> Iterator[AnyEntry]:
    for reading in readings:
        yield from reading.entries
    for proposal in accepted:
        yield from proposal.entries


def _current(name: str, taken: set[str], withdrawn: set[str]) -> str:
    """Return the id under which an entry counts in a case, or would if it were added."""
    current, again = name, 1
    while current in taken and current in withdrawn:
        again += 1
        current = f"{name}-again-{again}"
    return current


def _renamed(entry: AnyEntry, names: Mapping[str, str]) -> AnyEntry:
    """Return an entry under the id, and of the loan, that count now."""
    loan = getattr(entry, "loan", None)
    changed = {"id": names[entry.id], "loan": names.get(loan, loan) if loan else None}
    said = {name: value for name, value in changed.items() if getattr(entry, name, None) != value}
    return entry.model_copy(update=said) if said else entry


def evidence_of(
    readings: Sequence[Reading], target: Ledger, recorded_at: dt.datetime
) -> tuple[Evidence, ...]:
    """Return an entry for each file that was read and that a case does not name yet."""
    withdrawn = _withdrawn(target)
    taken = {e.blob for e in target.entries if isinstance(e, Evidence) and e.id not in withdrawn}
    files = {r.file.digest: r.file for r in readings if r.file.digest not in taken}
    return tuple(
        Evidence(
            id=f"file-{digest[:24]}-{len(target.entries)}",
            recorded_at=recorded_at,
            source=Source(how="import", file_hash=digest, file_name=file.name),
            name=file.name,
            blob=digest,
            size=file.size,
        )
        for digest, file in files.items()
    )


def grouped(left_out: Sequence[LeftOut], *, shown: int = 5) -> tuple[Group, ...]:
    """Return what was left out by reason, the most frequent first."""
    counts: Counter[tuple[str, Text]] = Counter()
    for one in left_out:
        counts[one.code, one.says] += one.rows
    return tuple(
        Group(
            code,
            says,
            count,
            tuple(o.row for o in left_out if (o.code, o.says) == (code, says) and o.row)[:shown],
        )
        for (code, says), count in counts.most_common()
    )


def open_questions(readings: Sequence[Reading]) -> tuple[Question, ...]:
    """Return the questions that the readings leave open, each once."""
    return tuple(dict.fromkeys(q for reading in readings for q in reading.questions))
