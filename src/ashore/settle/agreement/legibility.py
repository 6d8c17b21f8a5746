"""How much of a scanned agreement can be read, and which lines to photograph again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ashore.settle.agreement.amounts import BLOT
from ashore.settle.agreement.said import TORN
from ashore.settle.agreement.sentences import Sentence

LEAST_SURE = 60
"""A line read with less certainty, in percent, counts as unreadable."""
_BLOTS = re.compile(rf"[{BLOT}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Legibility:
    """The lines of a paper, and which of them cannot be read to the last sign.

    ``torn`` and ``lost`` hold (page, line); a lost line gives nothing at all.
    """

    lines: int
    torn: tuple[tuple[int, int], ...]
    lost: tuple[tuple[int, int], ...]

    @property
    def poor(self) -> bool:
        """Return whether any line has to be photographed again."""
        return bool(self.torn or self.lost)

    @property
    def share(self) -> Fraction:
        """Return the share of lines that cannot be read to the last sign."""
        bad = len({*self.torn, *self.lost})
        return Fraction(bad, self.lines) if self.lines else Fraction(0)


def legibility(sentences: Sequence[Sentence]) -> Legibility:
    r"""Return how much of a paper can be read.

    Examples:
        >>> from ashore.settle.agreement.sentences import sentences_of_text
        >>> found = legibility(sentences_of_text("本金5□0.00元。\n先还本金。"))
        >>> found.share, found.torn
        (Fraction(1, 2), ((1, 1),))
    """
    by_line: dict[tuple[int, int], list[Sentence]] = {}
    for sentence in sentences:
        by_line.setdefault((sentence.page, sentence.line), []).append(sentence)
    torn, lost = [], []
    for place, parts in by_line.items():
        text = "".join(part.plain for part in parts)
        blots = len(_BLOTS.findall(text))
        if 2 * blots > len(text):
            lost.append(place)
        elif blots or TORN.search(_figures(text)) or min(p.percent for p in parts) < LEAST_SURE:
            torn.append(place)
    return Legibility(lines=len(by_line), torn=tuple(torn), lost=tuple(lost))


def _figures(text: str) -> str:
    """Return a line without its links and names, in which letters beside digits are meant."""
    return re.sub(
        r"[A-Za-z0-9._-]*@\S+|https?://\S+|(?<![\d.,])[A-Za-z]{2,}[-\d]*|[0-9A-Z]{18}", "", text
    )
