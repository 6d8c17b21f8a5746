"""A credit card's statement: what is due by when, the least to pay, and what was charged."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ashore.case.entries_loans import CardPosting, Statement
from ashore.case.entry import Source
from ashore.intake.pages.figures import AMOUNT, DAY, amount_of, day_of, folded
from ashore.intake.pages.words import Line, Word, lines_of
from ashore.intake.reading import ContentIds, LeftOut, SeenField
from ashore.intake.unchosen import UNCHOSEN
from ashore.money.amounts import fen_from_yuan
from ashore.text import Text

_VALUES = (
    ("statement_on", rf"(?:本期)?账单日(?:期)?[:|\s]*({DAY})"),
    ("due_on", rf"(?:本期)?(?:到期|最[后迟晚])?还款日(?:期)?[:|\s]*({DAY})"),
    ("minimum", rf"最低(?:应)?还款额?(?:\([^)]*\))?[:|\s]*({AMOUNT})"),
    ("balance",
     rf"(?:(?:全部)?应还款?(?:总|金)?额|账单[金余总]额)(?:\([^)]*\))?[:|\s]*({AMOUNT})"),
)  # fmt: skip
_ISSUER = re.compile(r"([一-龥]{2,12}银行)(?:股份有限公司)?[一-龥]{0,4}信用卡")
_NEEDED = ("statement_on", "due_on", "balance")
_SURE, _DOUBTED = 95, 40
_UNREAD = Text(
    "账单明细里有一行没有读懂，请自己核对：{text}",
    "A line of the statement could not be read; look at it yourself: {text}",
)


class CardStatement(NamedTuple):
    """A statement as it was read: its values, its lines, and the lines that could not be read."""

    fields: tuple[SeenField, ...]
    postings: tuple[CardPosting, ...]
    left_out: tuple[LeftOut, ...]

    def value(self, name: str) -> str | None:
        """Return the value of a field, None where the statement does not say it."""
        return next((field.value for field in self.fields if field.name == name), None)

    @property
    def rows(self) -> int:
        """Return how many lines it has."""
        return len(self.postings) + len(self.left_out)


def looks_like_statement(words: Sequence[Word]) -> bool:
    """Return whether a page gives a statement's day, its due day, its sum and the least to pay."""
    found = {name for line in lines_of(words) for name, _, _ in _values(line)}
    return found >= {*_NEEDED, "minimum"}


def read_statement(words: Sequence[Word]) -> CardStatement:
    """Return what a statement says; sums that its lines do not come to are asked about."""
    lines = lines_of(words)
    found: dict[str, tuple[str, Line]] = {}
    for line in lines:
        for name, value, _ in _values(line):
            found.setdefault(name, (value, line))
    issuer = next(((m[1], line) for line in lines if (m := _ISSUER.search(_close(line)))), None)
    if issuer:
        found["issuer"] = issuer
    day = dt.date.fromisoformat(found["statement_on"][0]) if "statement_on" in found else None
    postings, left = _postings(lines, day)
    balance = fen_from_yuan(found["balance"][0], negative=True) if "balance" in found else None
    apart = bool(postings) and sum(one.amount for one in postings) != balance
    fields = tuple(
        _field(name, value, line, off=apart and name == "balance")
        for name, (value, line) in found.items()
    )
    return CardStatement(fields, postings, left)


def statement_entry(
    found: CardStatement, *, recorded_at: dt.datetime, source: Source
) -> Statement | None:
    """Return the statement for a card that is still to be chosen, None where a day or sum lacks."""
    said = {name: found.value(name) for name in (*_NEEDED, "minimum")}
    statement_on, due_on, balance = (said[name] for name in _NEEDED)
    if not (statement_on and due_on and balance):
        return None
    lines = [(one.on, one.amount, one.text) for one in found.postings]
    return Statement(
        id=ContentIds("statement").of(*said.values(), *lines),
        recorded_at=recorded_at,
        source=source,
        loan=UNCHOSEN,
        statement_on=dt.date.fromisoformat(statement_on),
        due_on=dt.date.fromisoformat(due_on),
        balance=fen_from_yuan(balance, negative=True),
        minimum=fen_from_yuan(said["minimum"]) if said["minimum"] else None,
        entries=found.postings,
    )


def _values(line: Line) -> Iterator[tuple[str, str, str]]:
    """Yield the name, value and words of each value that a line gives with its label."""
    text = folded(line.text)
    for name, pattern in _VALUES:
        match = re.search(pattern, text)
        figure = (day_of if name.endswith("_on") else amount_of)(match[1]) if match else None
        if match and figure and not (name == "minimum" and figure.value.startswith("-")):
            yield name, figure.value, match[0]


def _postings(
    lines: Sequence[Line], near: dt.date | None
) -> tuple[tuple[CardPosting, ...], tuple[LeftOut, ...]]:
    """Return the lines that begin with a day and end with a sum, and those that cannot be read."""
    found, left = [], []
    for line in lines:
        days = []
        for word in line.words:
            day = day_of(word.text, near=near)
            if day is None:
                break
            days.append(day)
        if not days:
            continue
        rest = line.words[len(days) :]
        amount = amount_of(rest[-1].text) if rest else None
        if amount is None or len(rest) < 2:
            left.append(LeftOut("paper.statement-row", _UNREAD.fill(text=line.text[:80])))
            continue
        found.append(
            CardPosting(
                on=dt.date.fromisoformat(days[-1].value),
                amount=fen_from_yuan(amount.value, negative=True),
                text=" ".join(word.text for word in rest[:-1]),
            )
        )
    return tuple(found), tuple(left)


def _field(name: str, value: str, line: Line, *, off: bool) -> SeenField:
    percent = min(_DOUBTED if off else _SURE, line.percent)
    return SeenField(name, value, line.text, percent, line.box, percent < 90)


def _close(line: Line) -> str:
    return re.sub(r"\s", "", folded(line.text))
