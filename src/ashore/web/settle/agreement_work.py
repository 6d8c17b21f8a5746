"""Reading the text of an agreement in its file: Word, PDF, picture or scan."""

from __future__ import annotations

import re
from typing import Any

from ashore.errors.intake import PaperWithoutTextError
from ashore.intake.given_file import GivenFile
from ashore.intake.papers.agreement_text import agreement_sentences
from ashore.text import Text
from ashore.web.jobs.kind import Made, Tell

_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_READING = Text("正在认图里的字", "Recognising the text")


def read(values: dict[str, Any], tell: Tell) -> Made:
    """Return the words in a file, as long work: pictures take seconds a page.

    Args:
        values: ``data`` and ``name`` of the file.
        tell: Is told that it is being read; how far is not known.
    """
    tell(0, 0, _READING)
    file = GivenFile.of(values["data"], values["name"])
    return Made({"text": words_in(file), "name": file.name, "digest": file.digest})


def words_in(file: GivenFile) -> str:
    """Return the sentences of an agreement's file, one a line.

    Raises:
        PaperWithoutTextError: If it holds no text.
        OcrMissingError: If it is a picture or a scan and no recogniser is installed.
        DataError: If it is broken, locked or too large.
    """
    sentences = agreement_sentences(file)
    if any(_NO_TEXT.search(one.text) for one in sentences):
        raise PaperWithoutTextError(where=file.name)
    return "\n".join(one.text for one in sentences)
