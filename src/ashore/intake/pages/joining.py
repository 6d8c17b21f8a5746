"""Several pictures of one page put together, what they share kept once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ashore.intake.pages.words import Word

_LEAST_SHARED = 2
_LEAST_LETTERS = 3
_STEP = 6


def joined(pictures: Sequence[Sequence[Word]]) -> tuple[Word, ...]:
    """Return the words of pictures that were taken while scrolling down, as one page.

    Where the next picture lies is found from the words that both show; words that stay in the same
    place on both, like a title or the clock, are kept once. Pictures that share nothing follow
    each other. Each word keeps the place on its own picture.
    """
    page: list[Word] = list(pictures[0]) if pictures else []
    for before, after in pairwise(pictures):
        shift = _shift(page, before, after)
        fixed = {(word.text, word.box.top // _STEP) for word in before}
        for word in after:
            stays = any((word.text, word.box.top // _STEP + near) in fixed for near in (-1, 0, 1))
            moved = word._replace(shift=shift)
            if not (stays and shift) and not any(_same(moved, other) for other in page):
                page.append(moved)
    return tuple(sorted(page, key=lambda word: (word.top, word.left)))


def _shift(page: Sequence[Word], before: Sequence[Word], after: Sequence[Word]) -> int:
    """Return how far down the page the next picture begins: where most of its words agree.

    Words that stand only once on each say more than an amount that comes in every row.
    """
    still = {(word.text, word.box.top // _STEP) for word in before}
    moved = [
        word
        for word in after
        if len(word.text) >= _LEAST_LETTERS and (word.text, word.box.top // _STEP) not in still
    ]
    often = Counter(word.text for word in page), Counter(word.text for word in moved)
    once = [word for word in moved if often[0][word.text] == often[1][word.text] == 1]
    for words in (once, moved):
        steps = sorted(
            other.top - word.box.top
            for word in words
            for other in page
            if other.text == word.text and abs(other.left - word.left) <= _STEP
        )
        agreed = max(
            ([step for step in steps if 0 <= step - first <= _STEP] for first in steps),
            key=len,
            default=[],
        )
        if len(agreed) >= _LEAST_SHARED:
            return agreed[len(agreed) // 2]
    return max((word.bottom for word in page), default=0)


def _same(one: Word, other: Word) -> bool:
    near = abs(one.middle - other.middle) < min(one.height, other.height) / 2
    return near and min(one.right, other.right) > max(one.left, other.left)
