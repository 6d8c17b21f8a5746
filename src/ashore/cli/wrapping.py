"""How a paragraph breaks into lines when Chinese and Latin words stand together.

Chinese may break between any two characters, but no line begins with a closing mark, and an amount
keeps its unit.
"""

from __future__ import annotations

import re

from rich.cells import cell_len

_OPENING = "「『“（《〔［【"
_CLOSING = "」』”），。；：、！？》〕］】…%"
_UNIT = "元天期处种条笔个倍次行"
_PIECES = re.compile(
    rf"[{_OPENING}]*"  # an opening mark belongs to what follows it, a closing one to what precedes
    rf"(?:[\d.,%+−-]+ [{_UNIT}]|[!-~]+|[^ ])"
    rf"[{_CLOSING}]*[ ]*"
)


def wrapped(text: str, width: int) -> list[str]:
    """Return a paragraph as lines of at most some cells, without spaces at their ends.

    Examples:
        >>> wrapped("现在共 1,009.16 元。可以问：先还这一期", 16)
        ['现在共', '1,009.16 元。可', '以问：先还这一期']
    """
    lines = [""]
    for piece in _PIECES.findall(" ".join(text.split())):
        if lines[-1] and cell_len(lines[-1]) + cell_len(piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]
