"""The form of a record that has none of its own: its plain fields, one by one."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from pydantic import ValidationError

from ashore.case.entries import AnyEntry
from ashore.case.field_errors import one_error
from ashore.documents.entry_view import field_name, value_words
from ashore.documents.records import record_line
from ashore.text import Text
from ashore.web.frame.desk import desk_of
from ashore.web.frame.fields import AshoreField, PickField, WordsField
from ashore.web.frame.form import Form
from ashore.web.frame.page_form import ask
from ashore.web.owed.reasons import REASON, reason_field

_FRAME = frozenset({"id", "kind", "recorded_at", "source", "prev", "exhibits", "loan"})
_LONG = frozenset({"text", "story", "description", "notes", "clause", "answer"})
_YES_NO = (("true", Text("是", "yes")), ("false", Text("否", "no")))
_CORRECTED = Text("更正好了，原来的记录还留着。", "Corrected; the record before it is kept.")


def corrected_plainly(request: HttpRequest, entry: AnyEntry) -> HttpResponse:
    """Return an entry's plain fields as a form; what is a list or a part of its own stays."""
    desk = desk_of(request)
    said = entry.model_dump(mode="json", by_alias=True, exclude_unset=True, warnings=False)
    plain = {key: said.get(key) for key in _plain(entry, said)}
    form = _form(entry, plain)

    def done(filled: Form) -> str:
        changed = said | {key: _value(filled.given[key]) for key in plain}
        changed = {k: v for k, v in changed.items() if v is not None and k != "prev"}
        stamp = desk.stamp(entry.kind)
        changed |= {"id": stamp["id"]}
        try:
            new = type(entry).model_validate(changed)
        except ValidationError as error:
            raise one_error(error, entry.id) from None
        new = new.model_copy(update={k: stamp[k] for k in ("recorded_at", "source")})
        desk.correct(entry.id, new, reason=filled.given[REASON], says=_CORRECTED)
        return reverse("owed:entry", args=[new.id])

    begins = {key: _written(value) for key, value in plain.items() if value is not None}
    draft = f"correct-{entry.id}"
    values = {"entry": entry, "line": record_line(entry), "draft": draft}
    return ask(request, form, "owed/plain.html.j2", done, name=draft, begins=begins, values=values)


def _plain(entry: AnyEntry, said: dict[str, Any]) -> list[str]:
    """Return the fields whose value is one word, number, day or sum, or is not there yet."""
    return [
        name
        for name in type(entry).model_fields
        if name not in _FRAME and not isinstance(said.get(name), dict | list)
        and (name in said or _takes_text(entry, name))
    ]  # fmt: skip


def _takes_text(entry: AnyEntry, name: str) -> bool:
    described = str(type(entry).model_fields[name].annotation)
    return name != "happened_at" and not any(
        word in described for word in ("tuple", "dict", "ashore.case.")
    )


def _form(entry: AnyEntry, plain: dict[str, Any]) -> type[Form]:
    fields: dict[str, AshoreField] = {}
    for key, value in plain.items():
        choices = _choices(entry, key)
        if isinstance(value, bool):
            fields[key] = PickField(field_name(key), _YES_NO)
        elif choices:
            fields[key] = PickField(field_name(key), choices)
        else:
            fields[key] = WordsField(field_name(key), long=key in _LONG)
    fields[REASON] = reason_field()
    return type("PlainForm", (Form,), fields)


def _choices(entry: AnyEntry, key: str) -> list[tuple[str, Text]]:
    """Return what a field can be where it is one of a few, by their names."""
    kind = type(entry).model_fields[key].annotation
    if not (isinstance(kind, type) and issubclass(kind, StrEnum)):
        return []
    return [(one.value, value_words(key, one.value)) for one in kind]


def _value(given: Any) -> Any:
    if isinstance(given, str):
        whole = given.lstrip("-")
        return given or None if not whole.isascii() or not whole.isdigit() else _number(given)
    return {"true": True, "false": False}.get(given.value, given.value or None)


def _number(given: str) -> str | int:
    """Return a whole number as one; a long one is a number of something, kept as it is written."""
    return int(given) if len(given) < 7 and str(int(given)) == given else given


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
