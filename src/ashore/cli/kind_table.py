"""How many entries there are of each kind, as one table wherever a case or a file is looked at."""

from __future__ import annotations

from collections import Counter

from ashore.cli.page import Page, table
from ashore.documents.words import ENTRY_KINDS
from ashore.text import Language, Text

_KIND = Text("种类", "kind")


def print_kinds(kinds: Counter[str], title: Text, number: Text, words: Language) -> None:
    """Print a row a kind.

    Args:
        kinds: How many there are of each.
        title: What the table shows.
        number: What is counted.
        words: The language.
    """
    shown = table(
        *(text.in_language(words) for text in (_KIND, number)),
        title=title.in_language(words),
        numbers=1,
    )
    for kind, count in kinds.items():
        shown.add_row(ENTRY_KINDS[kind].in_language(words), str(count))
    Page().print(shown)
