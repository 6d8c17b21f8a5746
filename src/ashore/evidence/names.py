"""Names under which files can be unpacked on every system, whatever they were called before."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

_MOST_BYTES = 96
_MOST_ENDING = 12
_RESERVED = re.compile(r"(CON|PRN|AUX|NUL|CLOCK\$|(COM|LPT)[0-9¹²³])(\..*)?", re.IGNORECASE)
_FORBIDDEN = '<>:"/\\|?*'


def safe_name(name: str) -> str:
    r"""Return a name that every system can unpack and that shows what it is.

    No separators, no control or direction characters, nothing that Windows reserves, no dot or
    space at an end, and at most 96 bytes with the ending kept.

    Examples:
        >>> safe_name("../通话 录音\u202egpj.exe")
        '通话 录音gpj.exe'
        >>> safe_name("NUL.txt"), safe_name("...")
        ('_NUL.txt', 'file')
    """
    flat = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join("_" if c in _FORBIDDEN else c for c in flat if _shown(c))
    kept = unicodedata.normalize("NFC", kept).strip(". ")
    if not kept:
        return "file"
    ending = PurePosixPath(kept).suffix
    if len(ending.encode()) > _MOST_ENDING:
        ending = ""
    stem = _cut(kept[: len(kept) - len(ending)], _MOST_BYTES - len(ending.encode()))
    whole = f"{stem.rstrip('. ')}{ending}"
    return f"_{whole}" if _RESERVED.fullmatch(whole) else whole


def _shown(character: str) -> bool:
    return unicodedata.category(character)[0] != "C"


def _cut(text: str, most: int) -> str:
    return text.encode()[:most].decode(errors="ignore")
