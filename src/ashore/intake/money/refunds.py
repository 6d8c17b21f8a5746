"""Which payment each refund belongs to, and what was refunded by rows that are not there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ashore.intake.money.line import Line

_REFUND = re.compile(r"^(退款|退货|退回)[-－:：\s]*|[-－\s]*退款$")
_JOINED = re.compile(r"[_*]")


def paired_refunds(lines: Sequence[Line]) -> dict[int, int]:
    """Return for each refund the payment that it belongs to, both by their place in the lines.

    They belong together by the number of the order, else by that of the shop, else by the same
    words. A payment takes no more refunds than it says or than it was, and none from a day before.
    """
    refunds = [
        place
        for place, line in enumerate(lines)
        if line.kind == "refund" and line.fen > 0 and not line.closed
    ]
    wanted = {key for place in refunds for key in _keys(lines[place])}
    if not wanted:
        return {}
    payments: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        if line.fen < 0:
            for key in _keys(line):
                if key in wanted:
                    payments[key].append(place)
    left: dict[int, int] = {}
    pairs: dict[int, int] = {}
    # The largest first: a refund of part of an order leaves room for what is refunded later.
    for place in sorted(refunds, key=lambda n: (-lines[n].fen, lines[n].on, lines[n].at or "")):
        for key in _keys(lines[place]):
            found = _best(lines, place, payments.get(key, ()), left)
            if found is not None:
                pairs[place] = found
                left[found] = left.get(found, _refundable(lines[found])) - lines[place].fen
                break
    return pairs


def missing_refunds(lines: Sequence[Line], pairs: Mapping[int, int]) -> Iterator[tuple[Line, int]]:
    """Yield each payment that says more was refunded than its refunds here, and the fen missing."""
    found: dict[int, int] = defaultdict(int)
    for refund, payment in pairs.items():
        found[payment] += lines[refund].fen
    for place, line in enumerate(lines):
        if line.refunded > found.get(place, 0):
            yield line, line.refunded - found.get(place, 0)


def _best(
    lines: Sequence[Line], refund: int, payments: Sequence[int], left: dict[int, int]
) -> int | None:
    """Return the payment that fits best: one that says so, one of the same sum, the latest."""
    back = lines[refund]
    fits = [
        place
        for place in payments
        if left.get(place, _refundable(lines[place])) >= back.fen and lines[place].on <= back.on
    ]
    return max(
        fits,
        key=lambda place: (
            lines[place].refunded == back.fen,
            lines[place].refunded > 0,
            -lines[place].fen == back.fen,
            (lines[place].on, lines[place].at or ""),
        ),
        default=None,
    )


def _refundable(payment: Line) -> int:
    return payment.refunded or -payment.fen


def _keys(line: Line) -> tuple[tuple[str, str], ...]:
    keys = []
    if line.order_no:
        keys.append(("order", _JOINED.split(line.order_no)[0]))
    if line.merchant_no:
        keys.append(("shop", line.merchant_no))
    words = _REFUND.sub("", line.text)
    if words:
        keys.append(("words", f"{line.counterpart}\x1f{words}"))
    return tuple(keys)
