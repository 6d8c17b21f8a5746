"""What one object of a sheet holds, key by key; a key that nobody reads is kept, never dropped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ashore.case.field_errors import short
from ashore.errors.case import FieldError
from ashore.text import Text

_LIST = Text("应为列表", "it should be a list")
_OBJECT = Text("应为带字段的对象", "it should be an object with fields")
_TEXT = Text("应为文字", "it should be text")
_WHOLE = Text("应为整数", "it should be a whole number")

UNREAD = "unread"
"""The field that keeps what a part of the sheet says beyond the fields of its entry."""


class Given:
    """One object of a sheet and its place; ``rest`` gives what nobody has asked for."""

    def __init__(self, raw: object, where: str) -> None:
        if not isinstance(raw, dict):
            raise FieldError(where=where, problem=_OBJECT, given=short(raw))
        self._raw: Mapping[str, Any] = raw
        self._read: set[str] = set()
        self._under: dict[str, Given] = {}
        self.where = where

    def __contains__(self, key: str) -> bool:
        return self._raw.get(key) is not None

    def take(self, key: str) -> Any:
        """Return what stands under a key, whatever it is, or None."""
        self._read.add(key)
        return self._raw.get(key)

    def peek(self, key: str) -> Any:
        """Return what stands under a key without taking it: what is only interpreted stays left."""
        return self._raw.get(key)

    def text(self, key: str) -> str | None:
        """Return the text under a key, or None where there is none.

        Raises:
            FieldError: If it is something else than text.
        """
        found = self.take(key)
        if found is not None and not isinstance(found, str):
            raise FieldError(where=self._place(key), problem=_TEXT, given=short(found))
        return found

    def whole(self, key: str) -> int | None:
        """Return the whole number under a key, or None where there is none.

        Raises:
            FieldError: If it is something else.
        """
        found = self.take(key)
        if found is not None and (not isinstance(found, int) or isinstance(found, bool)):
            raise FieldError(where=self._place(key), problem=_WHOLE, given=short(found))
        return found

    def under(self, key: str) -> Given:
        """Return the object under a key, the same one each time; an empty one where none is."""
        if key not in self._under:
            found = self.take(key)
            self._under[key] = Given({} if found is None else found, self._place(key))
        return self._under[key]

    def each(self, key: str) -> Iterator[Given]:
        """Yield the objects of the list under a key; one object alone counts as a list of one.

        Raises:
            FieldError: If it is neither.
        """
        found = self.take(key)
        if found is None:
            return
        if isinstance(found, dict):
            yield Given(found, self._place(key))
            return
        if not isinstance(found, list):
            raise FieldError(where=self._place(key), problem=_LIST, given=short(found))
        for n, item in enumerate(found):
            yield Given(item, f"{self._place(key)}[{n}]")

    def copied(self, *keys: str, **renamed: str) -> dict[str, Any]:
        """Return the values of some keys that are there, under their own or another name."""
        names = {key: key for key in keys} | {key: name for name, key in renamed.items()}
        values = {name: self.take(key) for key, name in names.items()}
        return {name: value for name, value in values.items() if value is not None}

    def left(self) -> dict[str, Any]:
        """Return the keys that nobody has read, with what stands under them."""
        return {key: value for key, value in self._raw.items() if key not in self._read}

    def rest(self) -> dict[str, Any]:
        """Return what is left as one field of an entry; empty where nothing is."""
        return {UNREAD: left} if (left := self.left()) else {}

    def _place(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else key
