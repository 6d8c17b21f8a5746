"""One sentence in both languages: Simplified Chinese first, English second."""

from __future__ import annotations

from typing import Literal, NamedTuple

Language = Literal["zh", "en"]


class Text(NamedTuple):
    """A sentence in Simplified Chinese and in English, so that neither can be missing.

    Examples:
        >>> greeting = Text("还差 {amount} 元", "{amount} yuan are left")
        >>> greeting.fill(amount="3.00").in_language("en")
        '3.00 yuan are left'
    """

    zh: str
    en: str

    def in_language(self, language: Language) -> str:
        """Return the sentence in one language."""
        return self.zh if language == "zh" else self.en

    def fill(self, **values: object) -> Text:
        """Return the sentence with its named places filled, a ``Text`` in its own language."""
        return Text(
            self.zh.format(**{k: v.zh if isinstance(v, Text) else v for k, v in values.items()}),
            self.en.format(**{k: v.en if isinstance(v, Text) else v for k, v in values.items()}),
        )
