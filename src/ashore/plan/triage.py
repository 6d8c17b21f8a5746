"""Under a minute of questions before any form: what an answer points to, and what to record."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ashore.case.entries_loans import Classification
from ashore.case.replay import Case
from ashore.law.fields import Fields
from ashore.law.reading import read_yaml
from ashore.plan.causes import BY_WEIGHT, CauseKind
from ashore.text import Text

Answer = Literal["yes", "no", "unsure"]

_FILE = Path(__file__).parent / "data" / "triage.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: its words, why it is asked, what yes or no points to, and what to record."""

    id: str
    ask: Text
    why: Text
    points_to: Mapping[str, tuple[CauseKind, ...]]
    record: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Triage:
    """What some answers come to.

    ``causes`` are the kinds that they point to, those that outrank the others first; ``record``
    the kinds of entry to make next, in that order; ``open`` the questions not answered for sure.
    """

    causes: tuple[CauseKind, ...]
    record: tuple[str, ...]
    open: tuple[str, ...]


@functools.cache
def questions() -> tuple[Question, ...]:
    """Return the questions in the order in which they are asked."""
    listed = read_yaml(_FILE, _FILE.name)
    assert isinstance(listed, list)  # noqa: S101 - the file is part of the program
    return tuple(_question(one, f"{_FILE.name}[{n}]") for n, one in enumerate(listed))


def triage(answers: Mapping[str, Answer]) -> Triage:
    """Return what answers point to; a question without an answer stays open.

    Hardship is for a time only where income is said to return, and then it is not for long.

    Args:
        answers: The answer to each question, by its id.

    Examples:
        >>> found = triage({"covers_living": "no", "will_recover": "yes", "court_paper": "yes"})
        >>> [cause.value for cause in found.causes], found.record[0]
        (['sued', 'temporary_hardship'], 'court-paper')
    """
    pointed: dict[CauseKind, tuple[str, ...]] = {}
    for question in questions():
        for cause in question.points_to.get(answers.get(question.id, "unsure"), ()):
            pointed[cause] = question.record
    if CauseKind.TEMPORARY in pointed:
        pointed.pop(CauseKind.LONG_TERM, None)
    causes = tuple(cause for cause in BY_WEIGHT if cause in pointed)
    record = dict.fromkeys(kind for cause in causes for kind in pointed[cause])
    unanswered = (q.id for q in questions() if answers.get(q.id, "unsure") == "unsure")
    return Triage(causes=causes, record=tuple(record), open=tuple(unanswered))


def open_questions(case: Case) -> tuple[Question, ...]:
    """Return the questions that the records of a case leave open, in the order they are asked.

    Whose a loan is and where its money went is told by each loan; everything else by entries of
    the kinds in which the answer would be recorded.
    """
    recorded = {entry.kind for entry in case.entries}
    unsaid = {
        "face_scan": any(f.loan.classification is Classification.UNKNOWN for f in case.loans),
        "money_in_own_card": any(
            all(paid_out.own_account is None for paid_out in f.disbursements) for f in case.loans
        ),
    }
    return tuple(
        question
        for question in questions()
        if unsaid.get(question.id, not recorded >= set(question.record))
    )


def _question(given: object, where: str) -> Question:
    fields = Fields(given, where)
    points = fields.under("points_to")
    question = Question(
        id=fields.text("id"),
        ask=fields.both("ask"),
        why=fields.both("why"),
        points_to={
            "yes": points.words("if_yes", CauseKind),
            "no": points.words("if_no", CauseKind),
        },
        record=fields.texts("record"),
    )
    points.done()
    fields.done()
    return question
