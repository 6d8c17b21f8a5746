"""Taking in what a form brings: each file becomes a row of its own, each once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.http import HttpRequest

from ashore.intake.pages.pictures import is_picture
from ashore.store import uploads
from ashore.store.uploads import UploadRow
from ashore.text import Text
from ashore.web.frame.clock import now
from ashore.web.frame.given_files import MOST_BYTES, too_large
from ashore.web.intake.reading_job import begin_reading, is_quick

PASTED = "粘贴的文字.txt"
_EMPTY = Text("“{name}”是空的，没有收下。", "“{name}” is empty and was not taken.")
_LARGE = Text(
    "“{name}”超过 {most} MB，没有收下。请分段导出，或者用命令行 ashore import 读。",
    "“{name}” is larger than {most} MB and was not taken. Export it in parts, or read it with "
    "ashore import on the command line.",
)
_TWICE = Text(
    "“{name}”和“{other}”一模一样，只留一份。", "“{name}” is the same as “{other}”; it stays once."
)


@dataclass(slots=True)
class Taken:
    """What became of a form's files: rows in order, and sentences about what was left."""

    rows: list[UploadRow] = field(default_factory=list)
    says: list[Text] = field(default_factory=list)


def take_files(request: HttpRequest, case: int) -> Taken:
    """Return what became of the files and the words of a form; reading them has begun.

    One file is in hand at a time: together they may be larger than what should be in memory twice.

    Raises:
        HomeWriteError: If they cannot be kept; those before stay.
    """
    taken, pictures, fresh = Taken(), [], []
    known = {row.sha256: row for row in uploads.uploads_of(case)}
    for name, content in _given(request):
        if not content:
            taken.says.append(_EMPTY.fill(name=name))
            continue
        digest = hashlib.sha256(content).hexdigest()
        there = known.get(digest)
        if there is not None:
            taken.says.append(_TWICE.fill(name=name, other=there.file_name))
            taken.rows.append(there)
            continue
        row = known[digest] = uploads.add_upload(case, name, content, now=now())
        taken.rows.append(row)
        fresh.append((row, is_quick(content)))
        if is_picture(content[:16]):
            pictures.append(row)
    taken.says += [_LARGE.fill(name=n, most=MOST_BYTES >> 20) for n in too_large(request)]
    if request.POST.get("one_page") and len(pictures) > 1:
        _join(case, pictures)
        fresh = [one for one in fresh if one[0] not in pictures[1:]]
        taken.rows = [row for row in taken.rows if row not in pictures[1:]]
    for row, quick in fresh:
        begin_reading(case, uploads.find_upload(case, row.id), quick=quick)
    return taken


def _given(request: HttpRequest) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each file, and of what was pasted; a file is let go of."""
    for part in ("files", "photo"):
        for file in request.FILES.getlist(part):
            content = file.read()
            file.close()
            yield file.name or "file", content
    pasted = request.POST.get("text", "").strip()
    if pasted:
        yield PASTED, pasted.encode("utf-8", errors="replace")


def _join(case: int, pictures: list[UploadRow]) -> None:
    """Make several pictures one page: the first is read, the others go with it."""
    first, *others = pictures
    names = {"others": [str(row.id) for row in others]}
    uploads.change_upload(case, first.id, first.state, found=names)
    for row in others:
        uploads.change_upload(case, row.id, row.state, found={"part_of": str(first.id)})
