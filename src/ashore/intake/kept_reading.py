"""A reading as plain JSON, so that it can wait in the store until the person has looked at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ashore.case.entries import AnyEntry, reader_of
from ashore.intake.given_file import GivenFile
from ashore.intake.reading import Box, Choice, LeftOut, Proposal, Question, Reading, SeenField
from ashore.text import Text


def as_kept(reading: Reading) -> dict[str, Any]:
    """Return a reading as JSON; of its findings only their words stay."""
    file = reading.file
    said = [_text(one.says) for one in reading.findings]
    return {
        "reader": reading.reader,
        "title": _text(reading.title),
        "file": {
            "name": file.name, "size": file.size, "digest": file.digest, "inside": file.inside,
        },
        "rows": reading.rows,
        "entries": _entries(reading.entries),
        "proposals": [
            {
                "code": one.code,
                "entries": _entries(one.entries),
                "because": _text(one.because),
                "rows": list(one.rows),
            }
            for one in reading.proposals
        ],
        "left_out": [
            [one.code, _text(one.says), one.row, one.place, one.rows] for one in reading.left_out
        ],
        "questions": [
            [one.answers, _text(one.says), [[c.value, _text(c.says)] for c in one.choices]]
            for one in reading.questions
        ],
        "fields": [
            [one.name, one.value, one.text, one.percent, one.box and list(one.box), one.asks]
            for one in reading.fields
        ],
        "odd": said,
    }  # fmt: skip


def from_kept(kept: Mapping[str, Any]) -> Reading:
    """Return a reading that was kept; its file has its name and hash and no content any more."""
    file = kept["file"]
    return Reading(
        reader=kept["reader"],
        title=Text(*kept["title"]),
        file=GivenFile(
            file["name"], file["size"], b"", data=b"", inside=file["inside"], locked=file["digest"]
        ),
        rows=kept["rows"],
        entries=_read(kept["entries"]),
        proposals=tuple(
            Proposal(one["code"], _read(one["entries"]), Text(*one["because"]), tuple(one["rows"]))
            for one in kept["proposals"]
        ),
        left_out=tuple(
            LeftOut(code, Text(*says), row, place, rows)
            for code, says, row, place, rows in kept["left_out"]
        ),
        questions=tuple(
            Question(answers, Text(*says), tuple(Choice(v, Text(*s)) for v, s in choices))
            for answers, says, choices in kept["questions"]
        ),
        fields=tuple(
            SeenField(name, value, text, percent, Box(*box) if box else None, asks)
            for name, value, text, percent, box, asks in kept["fields"]
        ),
    )


def odd_in(kept: Mapping[str, Any]) -> tuple[Text, ...]:
    """Return the sentences of what was found about the file itself."""
    return tuple(Text(*one) for one in kept["odd"])


def _entries(entries: Sequence[AnyEntry]) -> list[dict[str, Any]]:
    return [
        entry.model_dump(mode="json", by_alias=True, exclude_unset=True) | {"kind": entry.kind}
        for entry in entries
    ]


def _read(kept: Sequence[Mapping[str, Any]]) -> tuple[AnyEntry, ...]:
    if not kept:
        return ()
    kinds = frozenset(str(one["kind"]) for one in kept)
    return reader_of(kinds).validate_python(list(kept))


def _text(text: Text) -> list[str]:
    return [text.zh, text.en]
