"""Which telephone number a text means, so that one number is one key however it was written."""

from __future__ import annotations

import functools
import re
import unicodedata
from enum import StrEnum
from typing import NamedTuple

from ashore.defend.contacts.vocabulary import vocabulary


class NumberKind(StrEnum):
    """What sort of number it is; it says nothing about who holds it."""

    MOBILE = "mobile"
    LANDLINE = "landline"
    SERVICE = "service"
    TOLL = "toll"
    PORT = "port"
    ABROAD = "abroad"
    PARTIAL = "partial"
    ACCOUNT = "account"
    OTHER = "other"


class Number(NamedTuple):
    """A number in its one spelling; two texts with the same key are the same number."""

    key: str
    kind: NumberKind


_WITHHELD = frozenset(vocabulary()["withheld_numbers"])
_MOST_CHARACTERS = 80
_FEWEST_SEEN = 4
"""A masked number with fewer digits in sight could be anybody's."""

_EXTENSION = re.compile(r"(?:转|分机|ext\.?|#|,|;).*$")
_HYPHEN_EXTENSION = re.compile(r"^(0\d{2,3}-?\d{7,8})-\d{1,6}$")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?e\+?\d+")
_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_LANDLINE = re.compile(r"0[1-9]\d{1,2}\d{7,8}")
_LANDLINE_BARE = re.compile(r"(?:10|2\d|[3-9]\d{2})\d{7,8}")
_TOLL = re.compile(r"[48]00\d{7}")
_SERVICE = re.compile(r"9[56]\d{3,10}|1(?:00|1|2)\d{1,3}")
_PORT = re.compile(r"106\d{3,20}")
_MASKED = re.compile(r"[+\dx*×●•…?()-]+", re.ASCII)
_MASK = re.compile(r"[x*×●•…?]")


def is_lost(written: str) -> bool:
    """Return whether a spreadsheet has turned the number into a power of ten."""
    return _SCIENTIFIC.fullmatch(written.strip().lower()) is not None


@functools.lru_cache(maxsize=65536)
def number_from_text(written: str) -> Number | None:
    """Return the number that a text means, None where it shows none.

    Spaces, hyphens, brackets, the country code and an extension do not matter. What is no number
    (a chat name, an address) is kept as an account.

    Examples:
        >>> number_from_text("+86 138-0000-1234") == number_from_text("13800001234")
        True
        >>> number_from_text("+86 (21) 5555 1234").key, number_from_text("021-55551234-8001").key
        ('02155551234', '02155551234')
        >>> number_from_text("尾号 6602"), number_from_text("95xxx")
        (Number(key='tail:6602', kind=<NumberKind.PARTIAL: 'partial'>), None)
    """
    if _MOBILE.fullmatch(written):
        return Number(written, NumberKind.MOBILE)
    text = unicodedata.normalize("NFKC", written[:_MOST_CHARACTERS]).strip().lower()
    text = re.sub(r"\s+", "", text).removeprefix("'").removeprefix("tel:").strip("\"'“”‘’")
    if not text or text in _WITHHELD or is_lost(text):
        return None
    if "尾号" in text or (_MASKED.fullmatch(text) and _MASK.search(text)):
        return _partial(text)
    bare = _EXTENSION.sub("", text)
    bare = _HYPHEN_EXTENSION.sub(r"\1", bare)
    digits = re.sub(r"[-‐‑–—().·/_]", "", bare.removesuffix(".0"))
    if not re.fullmatch(r"\+?\d{3,25}", digits, re.ASCII):
        return Number(text, NumberKind.ACCOUNT)
    return _known(digits)


def _known(digits: str) -> Number:
    national = re.sub(r"^(?:\+86|0086)", "", digits)
    with_code = national != digits
    if not with_code and re.fullmatch(r"861[3-9]\d{9}", digits):
        national, with_code = digits[2:], True
    if national.startswith(("+", "00")):
        return Number("+" + re.sub(r"^(?:\+|00)", "", national), NumberKind.ABROAD)
    for kind, pattern in _PATTERNS:
        if pattern.fullmatch(national):
            return Number(national, kind)
    if with_code and _LANDLINE_BARE.fullmatch(national):
        # Behind the country code an area code has lost its nought.
        return Number(f"0{national}", NumberKind.LANDLINE)
    return Number(national, NumberKind.OTHER)


_PATTERNS = (
    (NumberKind.MOBILE, _MOBILE),
    (NumberKind.PORT, _PORT),
    (NumberKind.TOLL, _TOLL),
    (NumberKind.SERVICE, _SERVICE),
    (NumberKind.LANDLINE, _LANDLINE),
)


def _partial(text: str) -> Number | None:
    seen = re.sub(r"\D", "", text)
    if len(seen) < _FEWEST_SEEN:
        return None
    if "尾号" in text:
        return Number(f"tail:{seen}", NumberKind.PARTIAL)
    return Number(_MASK.sub("*", re.sub(r"[-()]", "", text)), NumberKind.PARTIAL)
