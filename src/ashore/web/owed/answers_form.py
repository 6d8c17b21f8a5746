"""A form that can show its lines and sum up its answers."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

from ashore.documents.words import yuan
from ashore.money.amounts import decimal_from_fraction
from ashore.text import Text
from ashore.web.frame.fields import OTHER, AshoreField, Chosen, Sum
from ashore.web.frame.form import Form
from ashore.web.owed.number_fields import Line, columns

_YUAN = Text("{sum} 元", "{sum} yuan")
_ABOUT = Text("约 {sum} 元", "about {sum} yuan")
_ROWS = Text("{n} 期", "{n} instalments")
_YES = Text("是", "yes")


class AnswersForm(Form):
    """A form with lines in it, or one whose answers are shown again before they are noted."""

    def lines(self, name: str) -> list[tuple[str, str, str]]:
        """Return the lines as they were typed, and an empty one after them."""
        found = columns(self.data if self.is_bound else self.begins, name)
        return found if found and found[-1][:2] == ("", "") else [*found, ("", "", "")]

    @property
    def summary(self) -> list[tuple[Text, list[Text]]]:
        """Return each question with its answer in words; an open one has none."""
        return [
            (field.asks, _words(field, self.cleaned_data.get(name)))
            for name, field in self.fields.items()
            if isinstance(field, AshoreField)
        ]


def _words(field: AshoreField, value: Any) -> list[Text]:
    if isinstance(value, Sum):
        says = _ABOUT if value.about else _YUAN
        return [] if value.fen is None else [says.fill(sum=yuan(value.fen))]
    if isinstance(value, Chosen):
        return _chosen(field, value)
    if isinstance(value, tuple):
        rows = bool(value) and not isinstance(value[0], Line)
        lines = [] if rows else [_same(f"{line.name} {yuan(line.fen)}") for line in value]
        return [_ROWS.fill(n=len(value))] if rows else lines
    return _plain(value)


def _plain(value: Any) -> list[Text]:
    if isinstance(value, bool):
        return [_YES] if value else []
    if isinstance(value, Fraction):
        return [_same(decimal_from_fraction(value))]
    return [_same(str(value))] if isinstance(value, dt.date | int) or value else []


def _chosen(field: AshoreField, value: Chosen) -> list[Text]:
    if value.value == OTHER:
        return [_same(value.words)]
    choices: dict[str, Text] = dict(getattr(field, "choices", ()))
    return [choices[value.value]] if value.value in choices else []


def _same(said: str) -> Text:
    return Text(said, said)
