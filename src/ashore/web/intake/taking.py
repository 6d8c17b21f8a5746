"""Taking in what a form brings: each file becomes a row of its own, each once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from ashore.intake.pages.pictures import is_picture
from ashore.store import uploads
from ashore.store.uploads import UploadRow
from ashore.text import Text
from ashore.web.frame.clock import now
from ashore.web.frame.given_files import MOST_BYTES, too_large
from ashore.web.intake.reading_job import read_upload

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

    Raises:
        HomeWriteError: If they cannot be kept; those before stay.
    """
    taken = Taken()
    given = [*_given(request.FILES.getlist("files")), *_given(request.FILES.getlist("photo"))]
    taken.says += [_LARGE.fill(name=n, most=MOST_BYTES >> 20) for n in too_large(request)]
    pasted = request.POST.get("text", "").strip()
    if pasted:
        given.append((PASTED, pasted.encode("utf-8", errors="replace")))
    known = {row.sha256: row for row in uploads.uploads_of(case)}
    fresh = []
    for name, content in given:
        if not content:
            taken.says.append(_EMPTY.fill(name=name))
            continue
        row = uploads.add_upload(case, name, content, now=now())
        there = known.get(row.sha256)
        if there is not None:
            uploads.drop_upload(case, row.id)
            taken.says.append(_TWICE.fill(name=name, other=there.file_name))
            taken.rows.append(there)
            continue
        known[row.sha256] = row
        taken.rows.append(row)
        fresh.append((row, content))
    pictures = [row for row, content in fresh if is_picture(content[:16])]
    if request.POST.get("one_page") and len(pictures) > 1:
        _join(case, pictures)
        fresh = [one for one in fresh if one[0] not in pictures[1:]]
        taken.rows = [row for row in taken.rows if row not in pictures[1:]]
    for row, _ in fresh:
        read_upload(case, uploads.find_upload(case, row.id))
    return taken


def _given(files: Iterable[UploadedFile[bytes]]) -> list[tuple[str, bytes]]:
    return [(file.name or "file", file.read()) for file in files]


def _join(case: int, pictures: list[UploadRow]) -> None:
    """Make several pictures one page: the first is read, the others go with it."""
    first, *others = pictures
    names = {"others": [str(row.id) for row in others]}
    uploads.change_upload(case, first.id, first.state, found=names)
    for row in others:
        uploads.change_upload(case, row.id, row.state, found={"part_of": str(first.id)})
