"""Disguised copies of texts, as senders disguise them to slip past filters; by a given seed."""

from __future__ import annotations

import functools
import random
import re
from collections.abc import Callable
from pathlib import Path

from opencc import OpenCC  # type: ignore[import-untyped]

from ashore.defend.reading.normalise import HAN
from ashore.defend.reading.sounds import readings_of

_SIGNS = "·*-_.~^|/+#@&"
_HAN = re.compile(f"[{HAN}]")
_ZERO_WIDTH = "\u200b\u200c\u200d\ufeff"


def disguise(text: str, chance: random.Random) -> str:
    """Return the text with one or two disguises put on; the same seed gives the same text."""
    for way in chance.sample(_WAYS, chance.choice((1, 1, 2))):
        text = way(text, chance)
    return text


def _signs_between(text: str, chance: random.Random) -> str:
    sign = chance.choice(_SIGNS)
    return _at_places(text, chance, lambda one: one + sign, share=0.15, pairs=True)


def _sounds(text: str, chance: random.Random) -> str:
    return _at_places(
        text, chance, lambda one: min(readings_of(one), default=one, key=len), share=0.06
    )


def _swapped(text: str, chance: random.Random) -> str:
    """Put characters of the same sound in place of some."""
    return _at_places(text, chance, lambda one: _same_sound(one, chance), share=0.12)


def _wide(text: str, chance: random.Random) -> str:
    del chance
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text)


def _traditional(text: str, chance: random.Random) -> str:
    del chance
    return str(_T.convert(text))


def _zero_width(text: str, chance: random.Random) -> str:
    return _at_places(text, chance, lambda one: one + chance.choice(_ZERO_WIDTH), share=0.2)


def _spaced(text: str, chance: random.Random) -> str:
    return _at_places(text, chance, lambda one: f" {one} ", share=0.1)


def _at_places(
    text: str,
    chance: random.Random,
    change: Callable[[str], str],
    *,
    share: float,
    pairs: bool = False,
) -> str:
    out = []
    for at, one in enumerate(text):
        fits = _HAN.match(one) and (not pairs or _HAN.match(text[at + 1 : at + 2]))
        out.append(change(one) if fits and chance.random() < share else one)
    return "".join(out)


_T = OpenCC("s2t")
_COMMON = (Path(__file__).parent / "common_characters.txt").read_text(encoding="utf-8").strip()


def _same_sound(character: str, chance: random.Random) -> str:
    like = _alike(character)
    return chance.choice(like) if like else character


@functools.cache
def _alike(character: str) -> str:
    readings = readings_of(character)
    return "".join(one for one in _COMMON if one != character and readings & readings_of(one))


_WAYS = (_signs_between, _sounds, _swapped, _wide, _traditional, _zero_width, _spaced)
