"""How pages are printed: plain where there is no terminal, and never more than text."""

from __future__ import annotations

import contextlib
import textwrap
from collections.abc import Callable, Iterator
from typing import Any, Literal

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from ashore.cli.streams import without_controls
from ashore.cli.wrapping import wrapped

_NAME = 8
"""Cells that a column of words keeps at the least."""


class Page(Console):
    """A console for text that came from files: no mark-up in it is obeyed."""

    def __init__(self, *, stderr: bool = False) -> None:
        super().__init__(highlight=False, markup=False, emoji=False, stderr=stderr)

    def render_str(self, text: str, **options: Any) -> Line:
        """Return text as Rich shows it, cleaned first."""
        return super().render_str(without_controls(text), **options)

    def heading(self, text: str) -> None:
        """Print a heading with an empty line above it."""
        self.print(f"\n{text}", style="bold", soft_wrap=True)

    def paragraph(self, text: str, *, style: str = "", by: int = 0) -> None:
        """Print a paragraph some cells from the left, every line of it."""
        for line in wrapped(without_controls(text), self.width - by):
            self.print(f"{' ' * by}{line}", style=style, soft_wrap=True)


def table(*columns: str, title: str | None = None, numbers: int = 0) -> Table:
    """Return an empty table in the one look of all pages.

    Args:
        columns: The headings.
        title: What the table shows.
        numbers: How many columns at the right hold numbers.
    """
    made = Table(box=box.SIMPLE, title=title, title_justify="left", pad_edge=False, padding=(0, 1))
    for place, heading in enumerate(columns):
        number = place >= len(columns) - numbers
        justify: Literal["left", "right"] = "right" if number else "left"
        made.add_column(
            _in_two(heading) if number else heading,
            justify=justify,
            no_wrap=number,
            overflow="fold",
            min_width=None if number else _NAME,
        )
    return made


def _in_two(heading: str) -> str:
    """Return the heading of narrow cells on two lines where it is long; they keep to one."""
    return "\n".join(textwrap.wrap(heading, max(len(heading) // 2 + 2, _NAME)))


@contextlib.contextmanager
def working(says: str) -> Iterator[Callable[[str], None]]:
    """Yield what a terminal is told while something takes a moment; silent elsewhere.

    What is yielded changes the words that are shown.
    """
    page = Page(stderr=True)
    if not page.is_terminal:
        yield lambda _: None
        return
    with page.status(without_controls(says)) as status:
        yield lambda said: status.update(without_controls(said))
