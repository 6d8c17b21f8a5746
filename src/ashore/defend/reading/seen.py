"""What was found in a text before it is judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ashore.defend.reading.folded import Folded
from ashore.defend.reading.lexicon import Hit
from ashore.defend.reading.notions import Notions
from ashore.defend.reading.patterns import Match
from ashore.defend.reading.turns import Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """All that was found in a text; ``notions`` numbers those that its hits name."""

    original: str
    folded: Folded
    turns: Sequence[Turn]
    hits: Sequence[Hit]
    matches: Sequence[Match]
    channel: str
    recipient: str
    notions: Notions
