"""What a text says once its disguise is off: one form for each character, nothing inside words.

Full width, traditional characters, look-alike symbols, emoji, split characters, signs between
characters, spelled-out sounds: each is folded, and each folded character knows where it came from.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Mapping

from ashore.defend.reading.data_files import read_table
from ashore.defend.reading.folded import Edit, Folded
from ashore.defend.simplified import simplified

MOST_CHARACTERS = 20_000
"""Beyond this a text is cut: no message is longer, and reading stays quick."""

_PLACES = tuple(range(MOST_CHARACTERS + 1))
HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_DROPPED = frozenset({"Cf", "Mn", "Me", "Cc", "Cs", "Co", "Cn"})
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_LONG_RUN = re.compile(r"([^\d\s])\1{2,}")
_JUNK = r"\s·•・‧∙*\-_~^|/\\+#@&=.,'`\"<>{}\[\]()$%※★☆●○◆◇■□▲△→←↓↑…—–:;!?、。,"
_SPELLED = re.compile(rf"(?<![{HAN}a-z0-9])[{HAN}](?:[{_JUNK}]{{1,3}}[{HAN}])+(?![{HAN}])")
_INSIDE = re.compile(
    rf"(?<=[{HAN}])[·•・‧∙*_~^|/\\+#@&=.\-`'\"<>※★☆●○◆◇■□▲△—–$%]{{1,4}}(?=[{HAN}])"
)
_LONE = re.compile(rf"(?<=[{HAN}]) (?=[{HAN}](?![{HAN}]))|(?<=(?<![{HAN}])[{HAN}]) (?=[{HAN}])")
_AROUND_ONE = re.compile(rf"(?<=[{HAN}]) (?=[{HAN}] [{HAN}])|(?<=[{HAN}] [{HAN}]) (?=[{HAN}])")
_PLAIN = re.compile(rf"[{HAN},。!?:;、()0-9\n]*")


def fold(text: str, respell: Callable[[Folded], Folded] | None = None) -> Folded:
    """Return the text in one form, with the way back to the original.

    Args:
        text: As it was sent; longer than :data:`MOST_CHARACTERS` is cut.
        respell: Puts words that were spelled by sound back into characters.

    Examples:
        >>> folded = fold("還ＱＩＡＮ，法·院")
        >>> folded.text, folded.original(6, 8)
        ('还qian,法院', (6, 9))
    """
    folded = _characters(text[:MOST_CHARACTERS])
    folded = folded.edited(
        [Edit(m.start(), m.end(), m[1] * 2) for m in _LONG_RUN.finditer(folded.text)]
    )
    folded = _without(_AROUND_ONE, folded)
    folded = folded.edited(_spelled(folded.text))
    if not _PLAIN.fullmatch(folded.text):
        folded = _without(_LONE, _without(_INSIDE, folded))
    folded = _whole_characters(folded)
    return respell(folded) if respell else folded


def _characters(text: str) -> Folded:
    """Return the text with each character in its one form."""
    forms = list(map(_one_form, text))
    joined = "".join(forms)
    if len(joined) == len(text) and "" not in forms:
        return Folded(joined, _PLACES[: len(text)], _PLACES[1 : len(text) + 1])
    out, starts, ends = [], list[int](), list[int]()
    for at, form in enumerate(forms):
        for one in form:
            out.append(one)
            starts.append(at)
            ends.append(at + 1)
    return Folded("".join(out), tuple(starts), tuple(ends))


@functools.lru_cache(maxsize=8192)
def _one_form(character: str) -> str:
    """Return what a single character stands for: nothing, itself, or other characters."""
    if character in "\n\t ":
        return character
    words = _emoji().get(character)
    if words is not None:
        return words
    plain = unicodedata.normalize("NFKC", character).lower()
    if unicodedata.category(character) in _DROPPED or ord(character) in _SKIN_TONES:
        return ""
    plain = "".join(one for one in plain if unicodedata.category(one) not in _DROPPED)
    return _looks_like().get(plain) or simplified(plain)


def _without(signs: re.Pattern[str], folded: Folded) -> Folded:
    """Return the text without signs that were put inside its words."""
    return folded.edited([Edit(m.start(), m.end(), "") for m in signs.finditer(folded.text)])


def _spelled(text: str) -> list[Edit]:
    """Return the edits that close up characters written one by one, as in 「法 院 传 票」."""
    return [
        Edit(m.start(), m.end(), re.sub(rf"[^{HAN}]", "", m[0]))
        for m in _SPELLED.finditer(text)
        if len(re.findall(rf"[{HAN}]", m[0])) >= 3 or not re.search(r"[、。,:;!?…\n]", m[0])
    ]


def _whole_characters(folded: Folded) -> Folded:
    """Return the text with characters put together again that were split into their parts."""
    pattern, whole = _parts()
    if not pattern.search(folded.text):
        return folded
    return folded.edited(
        [Edit(m.start(), m.end(), whole[m[0]]) for m in pattern.finditer(folded.text)]
    )


@functools.cache
def _emoji() -> Mapping[str, str]:
    return read_table("shared/folding.yaml", "emoji")


@functools.cache
def _looks_like() -> Mapping[str, str]:
    return read_table("shared/folding.yaml", "looks_like")


@functools.cache
def _parts() -> tuple[re.Pattern[str], Mapping[str, str]]:
    whole = read_table("shared/folding.yaml", "parts")
    longest_first = sorted(whole, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), whole
