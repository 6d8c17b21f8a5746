"""A form: fields in order, what was sent, what is off with each, and a draft of the unfinished."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.http import QueryDict

from ashore.text import Text
from ashore.web.frame.fields import AshoreField, SecretField, off

_OURS = frozenset({"csrfmiddlewaretoken", "once", "head", "next"})
_SECRETS = frozenset({"passphrase", "again", "old", "recovery_code"})
"""The fields that hold what opens a home."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One field as a template draws it.

    ``value`` is what was typed or stands in the record; ``errors`` are sentences beside the field.
    ``id`` joins the label, the hint and the error to it.
    """

    name: str
    field: AshoreField
    value: str
    values: tuple[str, ...]
    about: bool
    unknown: bool
    words: str
    errors: tuple[Text, ...]

    @property
    def id(self) -> str:
        """Return the name in the page."""
        return f"f-{self.name}"

    @property
    def described(self) -> str:
        """Return the ids of what describes the field, for programs that read the page aloud."""
        hint = f"{self.id}-hint " if self.field.hint else ""
        return f"{hint}{self.id}-error" if self.errors else hint.strip()


class Form(forms.Form):
    """What a page asks. Subclasses name their fields; ``check`` looks at several together.

    Args:
        sent: What was sent; None for a form that is only shown.
        begins: What stands in it before: raw texts by field name, companions included
            (``amount``, ``amount-about``, ``day-unknown``, ``kind-words``).
    """

    def __init__(
        self, sent: Mapping[str, Any] | None = None, *, begins: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(sent)
        self.begins: Mapping[str, Any] = begins or {}

    @property
    def given(self) -> dict[str, Any]:
        """Return what was taken, by the names of the fields."""
        return self.cleaned_data

    def clean(self) -> dict[str, Any]:
        """Return what was taken once the fields were looked at together."""
        if not self.errors:
            self.check()
        return self.cleaned_data

    def check(self) -> None:
        """Look at several fields together; call ``mind`` for what is off."""

    def mind(self, name: str | None, says: Text) -> None:
        """Add a sentence to a field, or to the form as a whole."""
        self.add_error(name, off(says, "together"))

    def draft(self) -> dict[str, list[str]]:
        """Return what was sent as a draft keeps it."""
        return kept_of(self.data)

    def __iter__(self) -> Iterator[Drawn]:  # type: ignore[override]
        """Yield the fields as a template draws them."""
        return (self.drawn(name) for name in self.fields)

    def drawn(self, name: str) -> Drawn:
        """Return one field as a template draws it."""
        field = self.fields[name]
        assert isinstance(field, AshoreField)  # noqa: S101 - our forms hold our fields
        data = self.data if self.is_bound else self.begins
        many = _many(data, name)
        hidden = isinstance(field, SecretField) or not many
        return Drawn(
            name=name,
            field=field,
            value="" if hidden else many[-1],
            values=tuple(many),
            about=bool(data.get(f"{name}-about")),
            unknown=bool(data.get(f"{name}-unknown")),
            words=str(data.get(f"{name}-words") or ""),
            errors=self._off(name),
        )

    @property
    def problems(self) -> tuple[tuple[str, Text], ...]:
        """Return every sentence of what is off with the id of its field, for the top of a page."""
        if not self.is_bound:
            return ()
        together = (("", says) for says in self._off("__all__"))
        beside = ((f"f-{name}", says) for name in self.fields for says in self._off(name))
        return (*together, *beside)

    def _off(self, name: str) -> tuple[Text, ...]:
        if not self.is_bound:
            return ()
        return tuple(cast("Text", one.message) for one in self.errors.as_data().get(name, ()))


def kept_of(sent: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return what may be kept of what was sent, raw: no secret, and none of our own marks."""
    named = {k: sent.getlist(k) if isinstance(sent, QueryDict) else [sent[k]] for k in sent}
    return {k: [str(one) for one in v] for k, v in named.items() if k not in _OURS | _SECRETS}


def begins_from(kept: Mapping[str, list[str]]) -> QueryDict:
    """Return a draft as a form begins with it."""
    begins = QueryDict(mutable=True)
    for name, values in kept.items():
        begins.setlist(name, values)
    return begins


def _many(data: Mapping[str, Any], name: str) -> list[str]:
    found = data.getlist(name) if isinstance(data, QueryDict) else data.get(name)
    if found is None:
        return []
    return [str(one) for one in found] if isinstance(found, (list, tuple)) else [str(found)]
