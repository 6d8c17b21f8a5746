"""The note after a call, from options or from a few questions in a terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TypeVar

import typer

from ashore.errors.base import AshoreError
from ashore.money.amounts import fen_from_yuan
from ashore.money.dates import date_from_text
from ashore.settle.after_call import CallNote
from ashore.text import Language, Text

T = TypeVar("T")

_ASKED = {
    "answered_by": Text("谁接的（姓名、工号）", "Who answered (name, staff number)"),
    "said": Text("对方说了什么", "What they said"),
    "ticket": Text("工单号", "Ticket number"),
    "promised": Text("对方答应了什么", "What they promised"),
    "until": Text("答应哪天前做到（如 2026-12-05）", "By which day (like 2026-12-05)"),
    "amount": Text("答应的金额（元）", "The sum promised, in yuan"),
    "next_step": Text("您下一步做什么", "Your next step"),
    "next_on": Text("下一步哪天前", "By which day"),
}
_SKIP = Text("没有就直接回车。", "Press Enter to leave one out.")


def note_from(
    *,
    answered_by: str | None = None,
    number: str | None = None,
    said: str | None = None,
    asked: str | None = None,
    ticket: str | None = None,
    answer_by: str | None = None,
    promised: str | None = None,
    until: str | None = None,
    amount: str | None = None,
    one_off: str | None = None,
    monthly: str | None = None,
    periods: int | None = None,
    first: str | None = None,
    waived: str | None = None,
    stands_until: str | None = None,
    next_step: str | None = None,
    next_on: str | None = None,
) -> CallNote:
    """Return the note that the options of the command make.

    Raises:
        CallError: If a day or a sum cannot be read.
    """
    return CallNote(
        answered_by=answered_by,
        number=number,
        said=said,
        asked=asked,
        ticket_no=ticket,
        answer_due_on=_day(answer_by, "--answer-by"),
        promised=promised,
        until=_day(until, "--until"),
        amount=_fen(amount, "--amount"),
        one_off=_fen(one_off, "--one-off"),
        monthly=_fen(monthly, "--monthly"),
        periods=periods,
        first_due_on=_day(first, "--first"),
        waived=_fen(waived, "--waived"),
        deadline=_day(stands_until, "--stands-until"),
        next_step=next_step,
        next_on=_day(next_on, "--next-on"),
    )


def prompted(words: Language) -> CallNote:
    """Return the note that a person types, a question at a time; any may be left out."""
    print(_SKIP.in_language(words))
    answered_by, said = _ask("answered_by", words, str), _ask("said", words, str)
    ticket, promised = _ask("ticket", words, str), _ask("promised", words, str)
    until = _ask("until", words, date_from_text) if promised else None
    amount = _ask("amount", words, fen_from_yuan) if promised else None
    step = _ask("next_step", words, str)
    return CallNote(
        answered_by=answered_by,
        said=said,
        ticket_no=ticket,
        promised=promised,
        until=until,
        amount=amount,
        next_step=step,
        next_on=_ask("next_on", words, date_from_text) if step else None,
    )


def _ask(name: str, words: Language, read: Callable[[str], T]) -> T | None:
    """Return what was typed; what cannot be read is asked again, so that nothing is lost."""
    while True:
        question = _ASKED[name].in_language(words)
        typed = typer.prompt(question, default="", show_default=False).strip()
        if not typed:
            return None
        try:
            return read(typed)
        except AshoreError as error:
            print(error.message(words))


def _day(given: str | None, where: str) -> dt.date | None:
    return None if given is None else date_from_text(given, where=where)


def _fen(given: str | None, where: str) -> int | None:
    return None if given is None else fen_from_yuan(given, where=where)
