"""Which firm a caller claims to be, so that one firm's many ways of saying it are one name."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Any

from ashore.defend.contacts.vocabulary import any_of, vocabulary
from ashore.defend.contacts.words import plain
from ashore.defend.simplified import simplified

_MOST_CHARACTERS = 60
_FEWEST_CHARACTERS = 2

_WORDS: dict[str, Any] = vocabulary()["claims"]
_NO_FIRM = frozenset(_WORDS["no_firm"])
_INTRODUCTION = re.compile(
    rf"^(?:{any_of(*_WORDS['introductions'])}|\b(?:hello|hi|this\s+is|we\s+are|i\s+am|i'm|"
    r"calling\s+from|claims?\s+to\s+be|claiming\s+to\s+be|from)\b|[,:\s])+"
)
_MARKS = re.compile(r"[\"'“”‘’「」『』《》〈〉【】\[\](){}·•|/\\,，.。;；:：!！?？~\-—_\s]+")
_STAFF_NO = re.compile(r"(?:工号|编号|staff\s*no\.?|\bid)\s*:?\s*[a-z0-9]+")
_SURNAME = f"[{_WORDS['surnames']}]"
_UNIT = any_of(*_WORDS["units"])
_TAILS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{_SURNAME}姓?|某)?{any_of(*_WORDS['roles'])}$",
        rf"(?:小|老|阿){_SURNAME}$",
        rf"{any_of(*_WORDS['departments'])}{_UNIT}?$",
        rf"{any_of(*_WORDS['departments_as_unit'])}{_UNIT}$",
        r"\s+(?:department|dept|team|desk|centre|center|division|staff|officer|agent|hotline)$",
        r"\s+(?:legal|collections?|recovery|(?:customer\s+)?service|debt|official|app)$",
        rf"(?:{any_of(*_WORDS['legal_forms'])}|\s(?:co\s*ltd|ltd|limited|inc|company))$",
        r"(?:平台|app|的)$",
    )
)
_PERSON_ONLY = re.compile(rf"(?:小|老|阿)?{_SURNAME}(?:姓|某|总|哥|姐|工)?|\d+号?")


@functools.lru_cache(maxsize=16384)
def firm_from_claim(claim: str) -> str | None:
    """Return the name of the firm in what a caller claims, None where no firm is named.

    Introductions, departments, titles and legal forms fall away; the words that tell one lender
    from another (bank, consumer finance, small loans, a place) stay, so that no two firms with
    different names become one.

    Examples:
        >>> [firm_from_claim(claim) for claim in ("驼峰法务", "驼峰法务部", "我是驼峰的", "法务部")]
        ['驼峰', '驼峰', '驼峰', None]
        >>> firm_from_claim("自称恒信消费金融有限公司贷后管理中心王经理")
        '恒信消金'
    """
    text = simplified(unicodedata.normalize("NFKC", claim[:_MOST_CHARACTERS]).lower())
    words = _INTRODUCTION.sub("", _MARKS.sub(" ", _STAFF_NO.sub("", text)))
    # A space means something between Latin words only.
    name = re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", words).strip()
    name = _INTRODUCTION.sub("", name)
    for long, short in _WORDS["same"]:
        name = name.replace(long, short)
    name = _without_tails(name)
    if len(name) < _FEWEST_CHARACTERS or name in _NO_FIRM or _PERSON_ONLY.fullmatch(name):
        return None
    return name


def firm_key(name: str) -> str:
    """Return the key of a firm that the person named, whatever its name looks like."""
    return firm_from_claim(name) or plain(name)


def _without_tails(name: str) -> str:
    """Return the name with every department, title and legal form at its end taken off."""
    before = None
    while name != before:
        before = name
        for tail in _TAILS:
            if name in _NO_FIRM:
                return name
            name = tail.sub("", name).strip()
    return name
