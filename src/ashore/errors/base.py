"""The families of errors and the one shape in which every edge shows them."""

from __future__ import annotations

from typing import ClassVar

from ashore.text import Language, Text


class AshoreError(Exception):
    """Stop the work with a sentence that a frightened person can act on.

    Subclasses name their places (``{given}``) in ``says``; the values come as keyword arguments.
    """

    code: ClassVar[str] = "ashore.error"
    exit_code: ClassVar[int] = 70
    says: ClassVar[Text]
    safe: ClassVar[Text] = Text("没有改动任何内容。", "Nothing was changed.")
    next_step: ClassVar[Text]

    def __init__(self, *, where: str = "", **values: object) -> None:
        self.where = where
        self.values = values
        super().__init__(self.message("en"))

    def message(self, language: Language) -> str:
        """Return what happened, what is safe and the next step, in one language."""
        return " ".join(part for part in self.parts(language) if part)

    def parts(self, language: Language) -> tuple[str, str, str]:
        """Return what happened, what is safe and the next step as three sentences."""
        values = {"where": self.where or "—", **self.values}
        return (
            self.says.fill(**values).in_language(language),
            self.safe.in_language(language),
            self.next_step.fill(**values).in_language(language),
        )

    def as_json(self, language: Language) -> dict[str, object]:
        """Return the one shape that every edge shows: code, says, try_this, where."""
        says, safe, next_step = self.parts(language)
        return {
            "ok": False,
            "code": self.code,
            "says": f"{says} {safe}",
            "try_this": next_step,
            "where": self.where,
        }


class CallError(AshoreError):
    """The command or function was called with something it cannot use."""

    exit_code = 2


class DataError(AshoreError):
    """A file or a figure cannot be read as what it should be."""

    exit_code = 3


class LawDataError(AshoreError):
    """The law book holds something it must not, or lacks something asked of it."""

    exit_code = 4


class VaultError(AshoreError):
    """Evidence cannot be sealed, opened or verified."""

    exit_code = 5
