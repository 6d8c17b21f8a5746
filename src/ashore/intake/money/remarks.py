"""What is worth knowing of a whole statement: refunds elsewhere, and payments seen twice."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence

from ashore.findings import Finding, Severity, Strength
from ashore.intake.money.line import Line
from ashore.intake.money.refunds import missing_refunds
from ashore.intake.money.source import read_data
from ashore.money.amounts import yuan_from_fen
from ashore.text import Text

_REFUNDS = Text(
    "有 {count} 笔写着已退款、但退款那一行不在这个文件里，合计 {amount} 元；支出会显得多这么多。",
    "{count} payments say that {amount} yuan in all were refunded, and the refunds are not in this"
    " file; spending looks larger by as much.",
)
_CARDS = Text(
    "有 {count} 笔是用银行卡付的；那张卡的流水里会再出现一次，请不要重复计算。",
    "{count} payments were made with a bank card, whose own statement shows them once more: count"
    " them once.",
)


def remarks_on(
    lines: Sequence[Line], refunds: Mapping[int, int], *, where: str
) -> Iterator[Finding]:
    """Yield what is worth knowing of some lines.

    Args:
        lines: The lines of a file.
        refunds: For a refund's place the place of its payment.
        where: The name of the file.
    """
    missing = [fen for _, fen in missing_refunds(lines, refunds)]
    if missing:
        yield Finding(
            code="money.refund-elsewhere",
            severity=Severity.CHECK,
            where=where,
            says=_REFUNDS.fill(count=len(missing), amount=yuan_from_fen(sum(missing))),
            strength=Strength.ARITHMETIC,
            amount=sum(missing),
        )
    by_card = sum(1 for line in lines if line.method and _is_card(line.method))
    if by_card:
        yield Finding(
            code="money.paid-by-card",
            severity=Severity.INFO,
            where=where,
            says=_CARDS.fill(count=by_card),
            strength=Strength.DEPENDS,
        )


@functools.lru_cache(maxsize=1024)
def _is_card(method: str) -> bool:
    return re.search(read_data("words.yaml")["own_card"], method) is not None
