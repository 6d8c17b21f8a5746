"""The ten-second look at how one is: four questions, each with answers in plain words."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import Field

from ashore.case.fields import EntryId, Instant, Record
from ashore.errors.recover import AnswerError
from ashore.law.fields import Fields
from ashore.law.reading import read_yaml
from ashore.recover.care.danger import Danger, danger_in
from ashore.text import Text

_FILE = Path(__file__).parent / "data" / "questions.yaml"


class GoingOn(StrEnum):
    """How often there are thoughts of not going on; not saying is an answer."""

    NONE = "none"
    SOMETIMES = "sometimes"
    OFTEN = "often"
    NOW = "now"
    UNSAID = "unsaid"


class CheckIn(Record):
    """One look at how one is; 0 is the hardest and 3 the easiest, and any answer may be missing."""

    id: EntryId
    at: Instant
    pressure: int | None = Field(default=None, ge=0, le=3)
    sleep: int | None = Field(default=None, ge=0, le=3)
    day: int | None = Field(default=None, ge=0, le=3)
    going_on: GoingOn | None = None
    text: str = ""

    @property
    def empty(self) -> bool:
        """Return whether nothing was answered, so that there is nothing to keep."""
        answers = (self.pressure, self.sleep, self.day, self.going_on)
        return not self.text and all(answer is None for answer in answers)

    @property
    def danger(self) -> Danger:
        """Return whether help comes before everything else."""
        if self.going_on in {GoingOn.SOMETIMES, GoingOn.OFTEN, GoingOn.NOW}:
            return Danger.SIGN
        return danger_in(self.text)


def going_on_from_text(given: str) -> GoingOn:
    """Return an answer to the last question.

    Raises:
        AnswerError: If it is none of its answers.
    """
    try:
        return GoingOn(given.strip().lower())
    except ValueError:
        allowed = ", ".join(GoingOn)
        raise AnswerError(where="--going-on", given=given, allowed=allowed) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: its name in a :class:`CheckIn`, its words, and its answers by their values."""

    name: str
    asks: Text
    answers: tuple[tuple[int | GoingOn, Text], ...]


@functools.cache
def questions() -> tuple[Question, ...]:
    """Return the questions in the order in which they are asked."""
    fields = Fields(read_yaml(_FILE, _FILE.name), _FILE.name)
    found = tuple(_question(fields.under(name), name) for name in ("pressure", "sleep", "day"))
    going_on = fields.under("going_on")
    answers = going_on.under("answers")
    last = Question(
        name="going_on",
        asks=going_on.both("asks"),
        answers=tuple((word, answers.both(word)) for word in GoingOn),
    )
    answers.done()
    going_on.done()
    fields.done()
    return (*found, last)


def _question(fields: Fields, name: str) -> Question:
    answers = tuple(
        (value, Fields(raw, f"{fields.where} answers {value}"))
        for value, raw in enumerate(fields.items("answers"))
    )
    question = Question(
        name=name,
        asks=fields.both("asks"),
        answers=tuple((value, Text(one.text("zh"), one.text("en"))) for value, one in answers),
    )
    fields.done()
    return question
