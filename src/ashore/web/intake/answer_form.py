"""The questions that a file leaves open, as a form; its answers go into the next reading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from ashore.intake.money.columns import columns_from
from ashore.intake.reading import Question
from ashore.text import Text
from ashore.web.frame.fields import AshoreField, PickField, TicksField, WholeField
from ashore.web.frame.form import Form

_PICKED = Text(
    "只留下勾选的，其余的不进记录。", "Only those that are ticked are noted; the rest is left out."
)
_LATER = Text("可以先不答，看看读到了什么。", "It can be left open to see what was read.")


def answer_form(questions: Sequence[Question]) -> type[Form]:
    """Return the form that asks some questions; its fields are ``q0``, ``q1`` and so on."""
    fields = {f"q{n}": _field(question) for n, question in enumerate(questions)}
    return cast("type[Form]", type("AnswerForm", (Form,), fields))


def _field(question: Question) -> AshoreField:
    choices = [(one.value, one.says) for one in question.choices]
    if question.answers == "picked":
        return TicksField(question.says, choices, hint=_PICKED)
    if choices:
        return PickField(question.says, choices, hint=_LATER, unknown=True)
    least, most = (1, 12) if question.answers == "month" else (1990, 2100)
    return WholeField(question.says, least=least, most=most, hint=_LATER)


def answers_with(
    before: dict[str, Any], questions: Sequence[Question], given: dict[str, Any]
) -> dict[str, Any]:
    """Return the answers so far together with what a form said."""
    answers = dict(before)
    for n, question in enumerate(questions):
        value = given[f"q{n}"]
        if question.answers == "picked":
            answers["picked"] = sorted({*(answers.get("picked") or ()), *value})
        elif question.answers == "columns" and value.value:
            answers["columns"] = {**(answers.get("columns") or {}), **columns_from([value.value])}
        elif question.answers == "day_first" and value.value:
            answers["day_first"] = value.value == "true"
        elif question.answers in {"year", "month"} and value is not None:
            picked = value.value if hasattr(value, "value") else value
            if picked:
                answers[question.answers] = int(picked)
    return answers
