"""Making the pack, or the files of some papers, in another process: a ledger in, a ZIP out."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from typing import Any

from ashore.case.ledger import Ledger
from ashore.case.replay import replay
from ashore.documents.own_words import OwnWords, in_own_words
from ashore.documents.paper_files import LETTERS, Form, PaperFiles
from ashore.documents.papers import chosen, papers_for
from ashore.documents.rescue_pack import Found, rescue_pack
from ashore.law.book import LawBook
from ashore.text import Text
from ashore.web.jobs.kind import Made, Tell

_FIRST_STEPS = 3
_FORMS = (*LETTERS, Form.TEXT)
_SETTING = Text("写材料", "Writing papers")


def pack(values: dict[str, Any], tell: Tell) -> Made:
    """Return the rescue pack as a ZIP, and what is in it.

    Args:
        values: A ledger as ``values_of`` gives it, with ``on``, ``language``, ``only`` and how
            many ``papers`` there are.
        tell: Is told how far it is.
    """
    of = _FIRST_STEPS + len(LETTERS) * values["papers"]
    steps = iter(range(1, 10**6))

    def told(says: Text) -> None:
        tell(min(next(steps), of), of, says)

    on = dt.date.fromisoformat(values["on"])
    found = Found.of(_ledger(values), LawBook.standard(), on, told)
    files = rescue_pack(
        found, language=values["language"], told=told, only=values["only"], own=_own(values)
    )
    return _zipped(files, f"rescue-pack-{on:%Y%m%d}.zip", on)


def paper_files(values: dict[str, Any], tell: Tell) -> Made:
    """Return the files of some papers as a ZIP: DOCX, PDF and text of each."""
    tell(0, 0, _SETTING)
    ledger, book = _ledger(values), LawBook.standard()
    on = dt.date.fromisoformat(values["on"])
    case, own = replay(ledger), _own(values)
    every = [
        in_own_words(one, own[one.id], book) if one.id in own else one
        for one in papers_for(case, book, on)
    ]
    drafts = chosen(every, values["only"])
    made = PaperFiles(
        drafts, case, book, head=ledger.head, language=values["language"], among=every
    )
    files, of = {}, len(drafts) * len(_FORMS)
    for name, data in made.files(_FORMS):
        files[name] = data
        tell(min(len(files), of), of, _SETTING)
    return _zipped(files, f"papers-{on:%Y%m%d}.zip", on)


def _ledger(values: Mapping[str, Any]) -> Ledger:
    return Ledger.read(
        values["header"],
        values["lines"],
        head=values["head"],
        count=len(values["lines"]),
        place=lambda n: f"{values['case_id']}:{n + 1}",
    )


def _own(values: Mapping[str, Any]) -> dict[str, OwnWords]:
    return {
        name: OwnWords(kept["gaps"], kept["sentences"], kept["added"])
        for name, kept in values["own"].items()
    }


def _zipped(files: Mapping[str, bytes], name: str, on: dt.date) -> Made:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for inside, data in files.items():
            # The same pack of the same day has the same bytes.
            info = zipfile.ZipInfo(inside, (on.year, on.month, on.day, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    content = packed.getvalue()
    listed = [[inside, len(data)] for inside, data in files.items()]
    return Made({"file_name": name, "files": listed, "size": len(content)}, content)
