"""How far a long piece of work has come, on a terminal and nowhere else."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def of_bytes(says: str, total: int | None) -> Iterator[Callable[[int], object]]:
    """Yield what is told how many more bytes were read, and shows it as a bar.

    Args:
        says: What is being done.
        total: The bytes in all, None where they are not known.
    """
    from ashore.cli.page import Page

    page = Page(stderr=True)
    if not page.is_terminal:
        yield lambda _: None
        return
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(says), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=page, transient=True) as progress:
        task = progress.add_task(says, total=total)
        yield lambda more: progress.advance(task, more)
