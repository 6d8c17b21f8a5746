"""How strong a passphrase is, told in words; only its length is ever asked for."""

from __future__ import annotations

from enum import StrEnum

from ashore.store.keys import SHORTEST
from ashore.text import Text


class Strength(StrEnum):
    """A rough measure by length and variety; no list of words is looked into."""

    TOO_SHORT = "too-short"
    FAIR = "fair"
    GOOD = "good"
    STRONG = "strong"


WORDS = {
    Strength.TOO_SHORT: Text(
        f"还差几个字符，至少 {SHORTEST} 个", f"a little longer: at least {SHORTEST} characters"
    ),
    Strength.FAIR: Text(
        "能用；再加一两个词会稳得多", "it will do; one or two more words make it far safer"
    ),
    Strength.GOOD: Text("不错", "good"),
    Strength.STRONG: Text("很稳", "strong"),
}


def strength_of(passphrase: str) -> Strength:
    """Return how strong a passphrase seems.

    Examples:
        >>> [str(strength_of(p)) for p in ("1234567", "aaaaaaaaaaaaaaaa", "窗外的老槐树又开花")]
        ['too-short', 'fair', 'good']
        >>> str(strength_of("lantern river 42 sparrow"))
        'strong'
    """
    length, different = len(passphrase), len(set(passphrase))
    if length < SHORTEST:
        return Strength.TOO_SHORT
    # One hanzi is drawn from far more than one letter is.
    weight = sum(2 if ord(letter) > 0x2E7F else 1 for letter in passphrase)
    if different < SHORTEST or weight < 14:
        return Strength.FAIR
    return Strength.STRONG if weight >= 20 and different >= 12 else Strength.GOOD
