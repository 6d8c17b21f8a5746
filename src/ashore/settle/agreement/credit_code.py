"""The unified social credit code of a company: eighteen signs, the last one checks the rest."""

from __future__ import annotations

import re
from enum import StrEnum

_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_CODE = re.compile(rf"[{_SIGNS}]{{18}}", re.ASCII)


class CodeState(StrEnum):
    """What a code turned out to be."""

    RIGHT = "right"
    WRONG = "wrong"
    UNREADABLE = "unreadable"


def code_state(code: str) -> CodeState:
    """Return whether a code fits its check character; unreadable with signs that no code has.

    Examples:
        >>> [code_state(code).value for code in ("91990000MA9A100165", "91990000MA9A100171")]
        ['right', 'wrong']
        >>> code_state("91990000MA9A1OO165").value
        'unreadable'
    """
    if _CODE.fullmatch(code) is None:
        return CodeState.UNREADABLE
    total = sum(
        _SIGNS.index(sign) * weight for sign, weight in zip(code[:17], _WEIGHTS, strict=True)
    )
    return CodeState.RIGHT if _SIGNS[(31 - total % 31) % 31] == code[17] else CodeState.WRONG
