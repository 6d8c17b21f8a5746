"""What one mapping of a law file holds, key by key; a key that nobody asks for is refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import TypeVar

from ashore.errors.law import LawDateError, LawMissingKeyError, LawUnknownKeyError, LawValueError
from ashore.errors.money import RateError
from ashore.money.amounts import fraction_from_decimal
from ashore.text import Text

Data = str | tuple["Data", ...] | Mapping[str, "Data"]
"""What a rule holds beside its words: text, lists of it and mappings of it, never numbers."""

Word = TypeVar("Word", bound=StrEnum)


class Fields:
    """One mapping of a law file; each key is read once, with what it has to be."""

    def __init__(self, raw: object, where: str) -> None:
        if not isinstance(raw, dict):
            raise _not(raw, where, "一组键", "keys and values")
        self._raw = raw
        self._asked: set[object] = set()
        self.where = where

    def __contains__(self, key: str) -> bool:
        return self._raw.get(key) is not None

    def done(self) -> None:
        """Refuse every key that was not asked for.

        Raises:
            LawUnknownKeyError: If there is one.
        """
        for key in self._raw:
            if key not in self._asked:
                raise LawUnknownKeyError(where=self.where, key=key)

    def pairs(self) -> list[tuple[object, object]]:
        """Return all keys with what is under them, in the order of the file."""
        self._asked.update(self._raw)
        return list(self._raw.items())

    def cell(self, key: str) -> str:
        """Return a text that may be empty."""
        found = self._take(key)
        if not isinstance(found, str):
            raise _not(found, f"{self.where} {key}", "带引号的文字", "text in quotes")
        return found

    def text(self, key: str) -> str:
        """Return a text that is not empty."""
        found = self.cell(key)
        if not found.strip():
            raise _not(found, f"{self.where} {key}", "文字", "some text")
        return found

    def text_or_none(self, key: str) -> str | None:
        """Return a text, or None where it is missing or null."""
        return self.text(key) if self._has(key) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; an empty one where the key is missing."""
        texts: list[str] = []
        for item in self.items(key) if self._has(key) else []:
            if not isinstance(item, str):
                raise _not(item, f"{self.where} {key}", "带引号的文字", "text in quotes")
            texts.append(item)
        return tuple(texts)

    def number(self, key: str) -> tuple[str, Fraction]:
        """Return a plain decimal as it is written and as an exact fraction."""
        written = self.text(key)
        return written, exact_number(written, f"{self.where} {key}")

    def both(self, key: str) -> Text:
        """Return a sentence in both languages."""
        inner = self.under(key)
        sentence = Text(inner.text("zh"), inner.text("en"))
        inner.done()
        return sentence

    def both_or_none(self, key: str) -> Text | None:
        """Return a sentence in both languages, or None where it is missing."""
        return self.both(key) if self._has(key) else None

    def date(self, key: str) -> dt.date:
        """Return a day."""
        return bare_date(self._take(key), f"{self.where} {key}")

    def date_or_none(self, key: str) -> dt.date | None:
        """Return a day, or None where it is missing or null."""
        return self.date(key) if self._has(key) else None

    def flag(self, key: str) -> bool:
        """Return whether a key is there; the only thing it may say is ``true``."""
        if not self._has(key):
            return False
        found = self._take(key)
        if found is not True:
            raise _not(found, f"{self.where} {key}", " true", "true")
        return True

    def word(self, key: str, words: type[Word]) -> Word:
        """Return one of a set of words."""
        return _word(self.text(key), f"{self.where} {key}", words)

    def words(self, key: str, words: type[Word]) -> tuple[Word, ...]:
        """Return a list of words of a set; an empty one where the key is missing."""
        return tuple(
            _word(item, f"{self.where} {key}", words)
            for item in (self.items(key) if self._has(key) else [])
        )

    def items(self, key: str) -> list[object]:
        """Return a list that is not empty."""
        found = self._take(key)
        if not isinstance(found, list) or not found:
            raise _not(found, f"{self.where} {key}", "列表", "a list")
        return found

    def under(self, key: str) -> Fields:
        """Return the mapping under a key."""
        return Fields(self._take(key), f"{self.where} {key}")

    def data(self, key: str) -> Mapping[str, Data]:
        """Return the structured part of a rule; an empty mapping where the key is missing."""
        if not self._has(key):
            return MappingProxyType({})
        place = f"{self.where} {key}"
        frozen = frozen_data(self._take(key), place)
        if not isinstance(frozen, Mapping):
            raise _not(frozen, place, "一组键", "keys and values")
        return frozen

    def _has(self, key: str) -> bool:
        self._asked.add(key)
        return key in self

    def _take(self, key: str) -> object:
        if not self._has(key):
            raise LawMissingKeyError(where=self.where, key=key)
        return self._raw[key]


def bare_date(found: object, where: str) -> dt.date:
    """Return a day written without quotes and without a time.

    Raises:
        LawDateError: If it is anything else.
    """
    if type(found) is not dt.date:
        raise LawDateError(where=where, given=found)
    return found


def exact_number(written: str, where: str) -> Fraction:
    """Return the exact fraction of a plain decimal.

    Raises:
        LawValueError: If it is not one.
    """
    try:
        return fraction_from_decimal(written)
    except RateError:
        raise _not(written, where, "小数", "a plain decimal") from None


def frozen_data(found: object, where: str) -> Data:
    """Return text, lists and mappings of text that nobody can change afterwards.

    Raises:
        LawValueError: If something in it is not text.
    """
    if isinstance(found, str):
        return found
    if isinstance(found, list):
        return tuple(frozen_data(item, where) for item in found)
    if isinstance(found, dict) and all(isinstance(key, str) for key in found):
        return MappingProxyType(
            {key: frozen_data(item, f"{where} {key}") for key, item in found.items()}
        )
    raise _not(found, where, "带引号的文字", "text in quotes")


def _word(found: object, where: str, words: type[Word]) -> Word:
    if isinstance(found, str) and found in list(words):
        return words(found)
    allowed = ", ".join(words)
    raise _not(found, where, f"其中之一（{allowed}）", f"one of {allowed}")


def _not(found: object, where: str, zh: str, en: str) -> LawValueError:
    shown = str(found)
    given = shown if len(shown) <= 40 else f"{shown[:39]}…"
    return LawValueError(where=where, given=given, wanted=Text(zh, en))
