"""What papers state, and our own figures beside it: nothing is chosen where they differ."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from ashore.case.entries_papers import CourtPaper
from ashore.case.terms import Item
from ashore.documents.draft import Blank, Piece
from ashore.documents.paper import day_in_words
from ashore.documents.papers.court_parts import PAPERS
from ashore.documents.papers.sentences import money
from ashore.money.amounts import fen_from_yuan
from ashore.text import Text

T = TypeVar("T", bound=Hashable)

_YUAN = r"[^，。；、\d合共]{0,10}?((?:\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?:\.\d{1,2})?)元"
_WORDS = {
    Item.INTEREST: "(?<!逾期)(?<!债务)利息",
    Item.PENALTY_INTEREST: "罚息|逾期利息",
    Item.COMPOUND_INTEREST: "复利",
    Item.LATE_FEE: "违约金",
    Item.GUARANTEE_FEE: "担保(?:服务)?费",
    Item.LEGAL_FEE: "律师(?:代理)?费",
}


class Own(NamedTuple):
    """A figure of our own in fen, and what it was computed on where there is more than one."""

    fen: int
    basis: str


def stated(
    papers: Sequence[CourtPaper], value: Callable[[CourtPaper], str | None], gap: Blank
) -> tuple[Piece, ...]:
    """Return what papers say: the one value, or a gap, which names every value if they differ."""
    said = once((value(paper), paper) for paper in papers)
    if not said:
        return (gap,)
    if len(said) == 1:
        return (said[0][0],)
    both = "；".join(f"{words}（{paper_name(paper)}）" for words, paper in said)
    ask_which = Text(
        "几份文书写的不一样，打 12368 或问送达的人，核对以后只留一个。",
        "The papers differ: ask 12368 or who served them, and keep only the right one.",
    )
    return (Blank(f"{gap.label}：{both}", ask_which),)


def sums(claimed: Sequence[tuple[int, CourtPaper]]) -> str:
    """Return sums as a cell shows them: one alone, several with their papers.

    Examples:
        >>> sums(())
        ''
    """
    if len(claimed) == 1:
        return money(claimed[0][0])
    return "；".join(f"{money(fen)}（{paper_name(paper)}）" for fen, paper in claimed)


def owns(figures: Sequence[Own]) -> str:
    """Return figures of our own as a cell shows them, each with its basis where they differ.

    Examples:
        >>> owns((Own(100, "甲"), Own(100, "乙"))), owns((Own(100, "甲"), Own(200, "乙")))
        ('1.00 元', '1.00 元（甲）；2.00 元（乙）')
    """
    if len({own.fen for own in figures}) == 1:
        return money(figures[0].fen)
    return "；".join(f"{money(own.fen)}（{own.basis}）" for own in figures)


def paper_name(paper: CourtPaper) -> str:
    """Return what a paper is, with the day it bears or came."""
    day = paper.dated or paper.received_on
    name = PAPERS[paper.type].zh
    return f"{day_in_words(day)}{name}" if day else name


def once(said: Iterable[tuple[T | None, CourtPaper]]) -> tuple[tuple[T, CourtPaper], ...]:
    """Return each value once, with the first paper that states it."""
    found: dict[T, CourtPaper] = {}
    for value, paper in said:
        if value is not None:
            found.setdefault(value, paper)
    return tuple(found.items())


def sum_in(text: str, item: Item) -> int | None:
    """Return what a text claims for an item where it names one sum; two sums are left alone."""
    if item not in _WORDS:
        return None
    found = set(re.findall(f"(?:{_WORDS[item]}){_YUAN}", re.sub(r"\s", "", text)))
    return fen_from_yuan(found.pop().replace(",", "")) if len(found) == 1 else None


def side_in(text: str, role: str) -> str | None:
    """Return whom a paper's words name in a role, from a line of its own."""
    match = re.search(
        rf"^\s*{role}(?:[（(][^）)]*[）)])?[:：]\s*([^\s，,。；;]{{2,40}})", text, re.MULTILINE
    )
    return match[1] if match else None
