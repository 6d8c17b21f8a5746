"""Why a record is corrected: a question at the end of every form that corrects one."""

from __future__ import annotations

import functools
from typing import TypeVar

from ashore.text import Text
from ashore.web.frame.fields import WordsField
from ashore.web.frame.form import Form

F = TypeVar("F", bound=Form)

REASON = "why_corrected"
_WHY = Text("为什么更正（可以不写）", "Why it is corrected, if you like")


def reason_field() -> WordsField:
    """Return the field that asks why; it may stay open."""
    return WordsField(_WHY, most=400)


@functools.cache
def with_reason(form: type[F]) -> type[F]:
    """Return a form that asks why at its end, its answer under ``REASON``."""
    return type(f"Corrected{form.__name__}", (form,), {REASON: reason_field()})
