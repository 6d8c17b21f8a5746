"""Which lines of a statement are about a loan: paid out, paid back, or taken off right after."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ashore.intake.money.line import Line
from ashore.intake.money.source import read_data

_ROW = re.compile(r"[^\u4e00-\u9fffA-Za-z]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanLines:
    """The lines of a statement that are about loans, each by its place.

    ``lenders`` gives the name of the loan or the lender for each line that was paid out or paid
    back; ``deducted`` gives the lines that left right after for the one that came in.
    """

    lenders: dict[int, str]
    paid_out: tuple[int, ...]
    repaid: tuple[int, ...]
    deducted: dict[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    any: re.Pattern[str]
    products: tuple[tuple[str, re.Pattern[str]], ...]
    company: re.Pattern[str]
    card: re.Pattern[str]
    debt: re.Pattern[str]
    paid_back: re.Pattern[str]
    repaid: re.Pattern[str]
    paid_out: re.Pattern[str]
    deducted: re.Pattern[str]
    never: re.Pattern[str]
    before_name: re.Pattern[str]
    within: dt.timedelta


def loan_lines(lines: Sequence[Line]) -> LoanLines:
    """Return the lines about loans, and mark them as such.

    Charges that were taken before the money came in as they were after are no deductions.
    """
    words = _words()
    lenders: dict[int, str] = {}
    paid_out, repaid = [], []
    for place, line in enumerate(lines):
        said = line.words
        if line.kind == "refund" or not words.any.search(said) or words.never.search(said):
            continue
        if line.fen > 0 and _came_from_lender(line, said, words):
            line.kind = "loan"
            paid_out.append(place)
        elif line.fen < 0 and _went_to_lender(line, said, words):
            repaid.append(place)
        else:
            continue
        lenders[place] = _lender(line, said, words)
    deducted = {place: _deducted(lines, place, words) for place in paid_out}
    taken = {place for places in deducted.values() for place in places}
    for place in repaid:
        lines[place].kind = "" if place in taken else "repayment"
    return LoanLines(
        lenders=lenders,
        paid_out=tuple(paid_out),
        repaid=tuple(place for place in repaid if place not in taken),
        deducted=deducted,
    )


def _came_from_lender(line: Line, said: str, words: _Words) -> bool:
    if line.kind in ("transfer", "repayment"):
        return False
    if line.kind == "loan" or words.paid_out.search(said):
        return True
    came_back = words.repaid.search(said) or words.paid_back.search(said)
    return bool(words.company.search(said)) and not came_back


def _went_to_lender(line: Line, said: str, words: _Words) -> bool:
    if line.kind == "repayment" or words.company.search(said) or words.paid_back.search(said):
        return True
    if not words.repaid.search(said):
        return False
    return any(pattern.search(said) for _, pattern in words.products) or bool(
        words.card.search(said) or words.debt.search(said)
    )


def _lender(line: Line, said: str, words: _Words) -> str:
    """Return the name of the loan: its product, the lender, the bank's card, or whom it went to."""
    for name, pattern in words.products:
        if pattern.search(said):
            return name
    company = words.company.search(said)
    if company:
        return words.before_name.sub("", company[0])
    banks = [card[1] or "" for card in words.card.finditer(said)]
    if banks:
        return f"{max(banks, key=len)}信用卡"
    return _ROW.sub("", line.counterpart or line.text)[:30] or line.account


def _deducted(lines: Sequence[Line], paid_out: int, words: _Words) -> tuple[int, ...]:
    came = lines[paid_out]
    until = came.on + words.within
    places, left = [], came.fen
    usual = {
        (line.counterpart, line.fen)
        for line in lines
        if line.fen < 0 and line.on < came.on and words.deducted.search(line.words)
    }
    for place, line in enumerate(lines):
        after = came.on <= line.on <= until and (line.on, line.at or "24") >= (
            came.on,
            came.at or "",
        )
        if not after or line.fen >= 0 or line.kind not in ("", "repayment"):
            continue
        if (line.counterpart, line.fen) in usual or -line.fen > left:
            continue
        if words.deducted.search(line.words):
            places.append(place)
            left += line.fen
    return tuple(places)


@functools.cache
def _words() -> _Words:
    data = read_data("lending.yaml")
    named = (
        "any",
        "company",
        "card",
        "debt",
        "paid_back",
        "repaid",
        "paid_out",
        "deducted",
        "never",
        "before_name",
    )
    products = tuple((name, re.compile(words)) for name, words in data["products"].items())
    return _Words(
        products=products,
        within=dt.timedelta(days=int(data["within_days"])),
        **{name: re.compile(data[name]) for name in named},
    )
