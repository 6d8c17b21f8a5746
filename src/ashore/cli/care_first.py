"""How pages that name sums begin: help first, and no amounts in quiet hours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ashore.cli.options import day, now
from ashore.text import Language, Text

if TYPE_CHECKING:
    from ashore.case.replay import Case
    from ashore.plan.report import PlanReport

_WORKING = Text("正在算……", "Working it out…")

AmountsOption = Annotated[
    bool, typer.Option("--amounts", help="休息时间也显示金额。Show amounts in quiet hours too.")
]


def helped_first(case: Path, words: Language, *, amounts: bool, as_json: bool) -> bool:
    """Return whether crisis help was printed instead of a page: it comes before everything."""
    from ashore.law.book import LawBook
    from ashore.recover.care.journal import read_journal
    from ashore.recover.care.reply import help_kept_close

    close = help_kept_close(read_journal(case), now(), LawBook.standard())
    if close is None or as_json or amounts:
        return False
    from ashore.cli.care_pages import print_crisis

    print_crisis(close, words)
    return True


def shown(case: Path, *, amounts: bool) -> Callable[[str], str]:
    """Return how a sentence is shown now: in quiet hours without its amounts."""
    from ashore.recover.quiet_hours import without_amounts

    return without_amounts if at_rest(case, amounts=amounts) else str


def at_rest(case: Path, *, amounts: bool) -> bool:
    """Return whether amounts are put away now: in quiet hours, unless they were asked for."""
    from ashore.recover.care.journal import read_journal

    return not amounts and read_journal(case).quiet_hours.hold(now())


def planned(case: Case, on: str | None, words: Language) -> PlanReport:
    """Return the plan of a case on the day asked for."""
    from ashore.cli.page import working
    from ashore.law.book import LawBook
    from ashore.plan.report import plan_of

    with working(_WORKING.in_language(words)):
        return plan_of(case, LawBook.standard(), day(on, case.as_of), ranges=False)
