"""Setting a PDF: our templates and fonts only, the same bytes each time, no warning let pass."""

from __future__ import annotations

import functools
import json
from importlib.resources import files
from typing import Any, Final

import typst

from ashore.documents.glyphs import FOLDER
from ashore.errors.documents import PrintError

_STANDARD: Final = "a-2b"
"""The archive form of PDF: fonts inside, nothing that runs, nothing that is fetched."""


def typeset(template: str, data: dict[str, Any], *, where: str) -> bytes:
    """Return the PDF of one of our templates.

    Args:
        template: The name of a template beside this module: ``paper.typ``.
        data: What it shows. Words reach it as data, so that nothing in them is mark-up.
        where: What is set, for the error.

    Raises:
        PrintError: If the template warns or fails: a character no font has, a font that is gone.
    """
    source = _template(template)
    given = {"data": json.dumps(data, ensure_ascii=False)}
    try:
        pdf, warnings = _compiler().compile_with_warnings(
            source, format="pdf", sys_inputs=given, pdf_standards=_STANDARD, timestamp=0
        )
    except (typst.TypstError, UnicodeEncodeError) as error:
        raise PrintError(where=where, problem=str(error).splitlines()[0]) from error
    if warnings or not isinstance(pdf, bytes):
        raise PrintError(where=where, problem="; ".join(one.message for one in warnings))
    return pdf


@functools.cache
def _template(name: str) -> bytes:
    return files("ashore.documents").joinpath("templates", name).read_bytes()


@functools.cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)]
    )
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
