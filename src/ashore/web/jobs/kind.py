"""What a kind of long work is: what it is called, what it needs, and what is kept of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ashore.text import Text

if TYPE_CHECKING:  # the other process knows no database
    from ashore.store.homes import Home
    from ashore.store.jobs import JobRow

Tell = Callable[[int, int, Text], None]
"""Is told how many of how many steps are done, and what is being done; 0 of 0 is not known."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a piece of work made: values for a page, and a file where there is one."""

    result: Any = None
    file: bytes | None = None


class CalledOffError(Exception):
    """The work was called off, or the case is being locked: its worker stops."""


def _as_it_is(home: Home, job: JobRow, made: Made) -> Made:
    del home, job
    return made


def _nothing(home: Home, job: JobRow, code: str, says: Text) -> None:
    del home, job, code, says


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of long work.

    Args:
        title: What it is called on a page.
        prepare: Gives the values that the work needs. It runs beside the open home; what it gives
            goes to another process, so it never holds the key of the database.
        work: Where the work itself is, as ``module:function``; the function takes those values and
            a ``Tell`` and gives what was made. None where ``beside`` does it.
        beside: Does the work in the server's own process, where it cannot be done without the open
            home; it stops when it next tells how far it is.
        keep: Takes what was made and gives what is kept with the job.
        off: Is told why it could not be done: the code of the error, and its words.
        leads_to: The address of the page that shows the result; "" is the job's own.
    """

    title: Text
    prepare: Callable[[Home, JobRow], dict[str, Any]] = lambda _home, _job: {}
    work: str | None = None
    beside: Callable[[Home, JobRow, Tell], Made] | None = None
    keep: Callable[[Home, JobRow, Made], Made] = _as_it_is
    off: Callable[[Home, JobRow, str, Text], None] = _nothing
    leads_to: Callable[[JobRow], str] = lambda _job: ""
