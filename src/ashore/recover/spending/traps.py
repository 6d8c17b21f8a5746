"""Kinds of spending that are easily lost sight of, counted and named without blame."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from statistics import median

from ashore.money.dates import add_months
from ashore.recover.spending.sorting import Sorted, kinds_of, plain_name
from ashore.text import Text

_TIMES = 3
_MONTH_DAYS = (26, 35)
_SPREAD = Fraction(1, 10)
_NIGHT_FROM, _NIGHT_UNTIL = "22:00", "06:00"
_NIGHT_SHARE, _NIGHT_TIMES = Fraction(1, 5), 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Trap:
    """One kind of spending worth a look.

    ``total`` is fen over all its payments, ``monthly`` a month's share of it where it comes
    monthly, ``next_on`` the day on which it is likely to come again.
    """

    kind: str
    name: str
    total: int
    payments: tuple[str, ...]
    says: Text
    monthly: int | None = None
    next_on: dt.date | None = None


_SAYS = {
    "paylater": Text(
        "用先用后付、分期付的有 {n} 笔。它们会在以后几个月一起到期，先停新的，再看旧的。",
        "{n} payments were put off or split. They come due together later; stop new ones first.",
    ),
    "gambling": Text(
        "彩票、棋牌这一类有 {n} 笔。赢输都会让人想再来一次，这不是谁的毛病；可以先把付款方式解绑。",
        "{n} went to lotteries or games for money. Wanting another go is how they are made; taking "
        "the card off is a first step.",
    ),
    "gifts": Text(
        "直播、打赏这一类有 {n} 笔。可以先关掉免密支付，想送的时候等一晚。",
        "{n} went to live streams and gifts. Payment without a code can be turned off; wait a "
        "night before the next.",
    ),
    "games": Text(
        "游戏这一类有 {n} 笔。可以给自己定一个月的数，用完就到下个月。",
        "{n} went to games. A sum for the month can be set; after it comes next month.",
    ),
    "subscription": Text(
        "「{name}」像是每月自动扣的，已经 {n} 次。还用得着吗？不用就关掉自动续费。",
        "“{name}” seems to be taken every month, {n} times so far. Is it still used? If not, turn "
        "it off.",
    ),
    "night": Text(
        "夜里十点到早上六点付的占了不少（{n} 笔）。累的时候容易花，可以先放进购物车，早上再看。",
        "Many payments ({n}) are made from ten at night to six. Tired people spend more easily; "
        "leave it in the basket until morning.",
    ),
}


def traps(spent: Sequence[Sorted]) -> tuple[Trap, ...]:
    """Return the kinds of spending worth a look, the largest sum first."""
    found = [*_named(spent), *_subscriptions(spent), *_at_night(spent)]
    return tuple(sorted(found, key=lambda trap: (-trap.total, trap.kind, trap.name)))


def _named(spent: Sequence[Sorted]) -> Iterator[Trap]:
    by_kind: dict[str, list[Sorted]] = {}
    for one in spent:
        for kind in kinds_of(one.payment):
            by_kind.setdefault(kind, []).append(one)
    for kind, payments in by_kind.items():
        yield _trap(kind, "", payments)


def _subscriptions(spent: Sequence[Sorted]) -> Iterator[Trap]:
    by_name: dict[str, list[Sorted]] = {}
    for one in spent:
        name = plain_name(one.payment.counterpart)
        if name:
            by_name.setdefault(name, []).append(one)
    for name, payments in by_name.items():
        payments.sort(key=lambda one: one.payment.on)
        if len(payments) >= _TIMES and _monthly(payments):
            last = payments[-1].payment
            yield _trap(
                "subscription",
                last.counterpart or name,
                payments,
                monthly=-int(median(one.payment.amount for one in payments)),
                next_on=add_months(last.on, 1),
            )


def _monthly(payments: Sequence[Sorted]) -> bool:
    """Return whether payments come a month apart and are much alike."""
    days = [one.payment.on for one in payments]
    gaps = [(after - before).days for before, after in pairwise(days)]
    sums = [-one.payment.amount for one in payments]
    middle = median(sums)
    alike = all(abs(fen - middle) <= middle * float(_SPREAD) for fen in sums)
    return alike and all(_MONTH_DAYS[0] <= gap <= _MONTH_DAYS[1] for gap in gaps)


def _at_night(spent: Sequence[Sorted]) -> Iterator[Trap]:
    timed = [one for one in spent if one.payment.at is not None]
    night = [one for one in timed if _is_night(one.payment.at or "")]
    if len(night) >= _NIGHT_TIMES and len(night) >= _NIGHT_SHARE * len(timed):
        yield _trap("night", "", night)


def _is_night(at: str) -> bool:
    return at >= _NIGHT_FROM or at < _NIGHT_UNTIL


def _trap(
    kind: str,
    name: str,
    payments: Sequence[Sorted],
    *,
    monthly: int | None = None,
    next_on: dt.date | None = None,
) -> Trap:
    return Trap(
        kind=kind,
        name=name,
        total=-sum(one.payment.amount for one in payments),
        payments=tuple(one.payment.id for one in payments),
        says=_SAYS[kind].fill(n=len(payments), name=name),
        monthly=monthly,
        next_on=next_on,
    )
