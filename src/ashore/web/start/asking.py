"""How every step of the start is asked: with its section, its draft, and a way past it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse

from ashore.money.amounts import yuan_from_fen
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.fields import Sum
from ashore.web.frame.form import Form
from ashore.web.frame.page_form import ask
from ashore.web.start.slots import Given, Slots
from ashore.web.start.steps import SECTIONS, next_address, note_seen, section_of

_F = TypeVar("_F", bound=Form)
ANSWERS = "start:answers"
"""The setting with the answers that are no entries: what is expected, feared, or not sure."""


def ask_step(
    request: HttpRequest,
    step: str,
    form: type[_F],
    take: Callable[[_F], str | None],
    *,
    begins: Mapping[str, Any] | None = None,
    values: Mapping[str, object] | None = None,
    template: str = "",
    name: str = "",
) -> HttpResponse:
    """Return the page of a step, or where it leads once it was answered.

    Args:
        request: What was asked.
        step: The step's name.
        form: What it asks.
        take: Keeps a valid form; gives another address where it leads elsewhere.
        begins: What stands in the form before.
        values: What the template shows beside it.
        template: Another template than the step's own.
        name: Of the draft, where it is not the step's.
    """
    number, section = section_of(step)

    def done(filled: _F) -> str:
        leads_to = take(filled)
        note_seen(desk_of(request), step)
        return leads_to or next_address(request, step)

    draft = name or f"start-{step}"
    shown = {
        "step": step,
        "section": section,
        "number": number,
        "of": len(SECTIONS),
        "from_summary": request.GET.get("from") == "summary",
        "draft": draft,
        "had": _had,
        **(values or {}),
    }
    page = template or f"start/{step}.html.j2"
    return ask(request, form, page, done, name=draft, begins=begins, values=shown)


def left_alone(form: Form, name: str, value: str = "") -> bool:
    """Return whether a field was empty when it was shown, and still is.

    Such a blank says nothing: another tab may have answered it meanwhile, and that stays.

    Args:
        form: The form as it was sent.
        name: The field.
        value: One tick of several.
    """
    now = form.drawn(name)
    mark = f"{name}={value}" if value else name
    filled = value in now.values if value else bool(now.value.strip()) or now.unknown
    return not filled and mark not in str(form.data.get("had", "")).split()


def _had(form: Form) -> str:
    """Return which fields hold something as they are shown; a form sent back keeps its own."""
    if form.is_bound:
        return str(form.data.get("had", ""))
    marks = []
    for one in form:
        many = one.field.many
        marks += [f"{one.name}={value}" for value in one.values] if many else []
        marks += [one.name] if one.value and not many else []
    return " ".join(marks)


def answers(desk: Desk) -> dict[str, Any]:
    """Return the answers that are no entries."""
    kept = desk.setting(ANSWERS, {})
    return dict(kept) if isinstance(kept, dict) else {}


def keep_answers(desk: Desk, **given: object) -> None:
    """Keep answers that are no entries."""
    before = answers(desk)
    after = before | given
    if after != before:
        desk.keep_setting(ANSWERS, after)


def begins_sum(slots: Slots, slot: str, fen: int | None, field: str) -> dict[str, str]:
    """Return how a sum stands in its field again."""
    if fen is None:
        return {}
    begins = {field: yuan_from_fen(fen)}
    return begins | {f"{field}-about": "1"} if slots.is_about(slot) else begins


def monthly(kind: str, given: Sum, **fields: object) -> Given | None:
    """Return an entry with a monthly sum, None where the sum is not known yet."""
    return None if given.fen is None else (kind, {"monthly": given.fen, **fields})
