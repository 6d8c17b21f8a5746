"""Sentences of a letter: each is made together with what it rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from ashore.case.entry import EntryBase
from ashore.case.fields import SHANGHAI
from ashore.documents.draft import Block, Claim, Ground, Heading, Paragraph, Piece, Sentence
from ashore.documents.exhibits import Exhibits
from ashore.documents.paper import day_in_words
from ashore.documents.words import yuan
from ashore.findings import Citation

_NUMERALS = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Facts:
    """Makes sentences that state facts of one case; they look up by themselves what shows them."""

    exhibits: Exhibits

    def fact(
        self, *pieces: Piece, of: Iterable[EntryBase] = (), claims: Iterable[Claim] = ()
    ) -> Sentence:
        """Return a sentence that states a fact.

        Args:
            pieces: Its words and gaps.
            of: The entries that it rests on; where nothing shows one of them, or there is none, it
                is from memory.
            claims: What it states that another paper may state too.
        """
        entries = tuple(of)
        keys = self.exhibits.of(*entries)
        return Sentence(
            pieces=pieces,
            ground=Ground.FACT,
            exhibits=keys,
            recalled=not keys or self.exhibits.recalled(*entries),
            claims=tuple(claims),
        )

    def keys(self, entries: Iterable[EntryBase]) -> tuple[str, ...]:
        """Return the exhibits that show some entries, each once."""
        return self.exhibits.of(*entries)


def ask(*pieces: Piece) -> Sentence:
    """Return a sentence that asks, offers or declares something."""
    return Sentence(pieces=pieces, ground=Ground.ASK)


def about_rule(words: str, *citations: Citation) -> Sentence:
    """Return a sentence about what a rule says."""
    return Sentence(pieces=(words,), ground=Ground.RULE, citations=citations)


def run_on(*sentences: Sentence) -> Paragraph:
    """Return sentences as one paragraph."""
    return Paragraph(sentences)


def listed(sentences: Iterable[Sentence]) -> tuple[Paragraph, ...]:
    """Return each sentence as a numbered paragraph of its own."""
    return tuple(Paragraph((sentence,), numbered=True) for sentence in sentences)


def parts(*sections: tuple[str, Iterable[Block]]) -> tuple[Block, ...]:
    """Return the blocks of a letter's sections under numbered headings; empty ones fall away.

    Examples:
        >>> [block.words for block in parts(("事实", ()), ("请求", listed([ask("请答复。")])))
        ...  if isinstance(block, Heading)]
        ['一、请求']
    """
    blocks: list[Block] = []
    filled = ((title, tuple(found)) for title, found in sections)
    for n, (title, found) in enumerate(one for one in filled if one[1]):
        blocks += [Heading(f"{_NUMERALS[n]}、{title}"), *found]
    return tuple(blocks)


def moment_zh(at: dt.datetime) -> str:
    """Return a moment to the minute by Shanghai's clock.

    Examples:
        >>> moment_zh(dt.datetime(2026, 3, 5, 0, 30, tzinfo=dt.timezone.utc))
        '2026-03-05 08:30'
    """
    return f"{at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"


def days_zh(days: Iterable[dt.date]) -> str:
    """Return the first and the last of some days, or the only one.

    Examples:
        >>> days_zh([dt.date(2026, 3, 5), dt.date(2026, 3, 9)])
        '2026年3月5日至2026年3月9日'
    """
    first, *rest = sorted(set(days))
    return f"{day_in_words(first)}至{day_in_words(rest[-1])}" if rest else day_in_words(first)


def money(fen: int) -> str:
    """Return an amount with its unit.

    Examples:
        >>> money(120_500)
        '1,205.00 元'
    """
    return f"{yuan(fen)} 元"


def numbers_zh(numbers: Iterable[int]) -> str:
    """Return row numbers as a sentence names them, runs of them joined.

    Examples:
        >>> numbers_zh([1, 2, 3, 7])
        '1–3、7'
    """
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(f"{r[0]}–{r[-1]}" if len(r) > 1 else str(r[0]) for r in runs)
