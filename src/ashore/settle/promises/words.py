"""What the terms of an agreement are called, and their values in a sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from ashore.case.entries_dealings import Promise
from ashore.case.terms import Item
from ashore.money.amounts import yuan_from_fen
from ashore.settle.promises.afterwards import Waiting
from ashore.settle.promises.kept import PaymentState
from ashore.settle.promises.origins import How
from ashore.settle.promises.terms import Terms
from ashore.settle.promises.within import Within
from ashore.text import Text

NAMES = {
    "payments": Text("还款", "payments"),
    "grace_days": Text("每期宽限", "grace for each payment"),
    "cure_days": Text("催告后补足", "time to make good"),
    "misses_end": Text("什么时候终止", "what ends it"),
    "waived": Text("免除", "waived"),
    "charges_stop": Text("不再加收", "nothing more is charged"),
    "collection_stops": Text("停止催收", "collection stops"),
    "certificate": Text("结清证明", "settlement certificate"),
    "record": Text("征信更新", "credit record"),
    "withdrawal": Text("撤诉、解冻", "suit withdrawn, freezes lifted"),
    "pay_to": Text("付给谁", "paid to"),
    "ended_on": Text("不再有效", "no longer holds"),
}
SOURCES = {
    How.RECORD: Text("协议记录", "the agreement's record"),
    How.TEXT: Text("协议原文", "the agreement's text"),
    How.OFFER: Text("对方的方案", "their offer"),
    How.PROMISE: Text("对方说过", "their words"),
    How.LATER: Text("后来的协议", "a later agreement"),
}
STATES = {
    PaymentState.IN_TIME: Text("付清", "paid"),
    PaymentState.MADE_GOOD: Text("迟付，{made_good} 补足", "late, made good on {made_good}"),
    PaymentState.OPEN: Text("没有付足", "not paid in full"),
    PaymentState.TO_COME: Text("还没到", "to come"),
    PaymentState.FELL_AWAY: Text("协议已终止", "the agreement ended"),
}


def value_words(name: str, terms: Terms, items: dict[Item, Text]) -> Text:
    """Return the value of a term as words.

    Args:
        name: One of ``NAMES`` whose term is set.
        terms: The terms.
        items: What items of a debt are called.
    """
    if name == "waived":
        named = sorted(terms.waived_items)
        return Text("、".join(items[i].zh for i in named), ", ".join(items[i].en for i in named))
    return _VALUES[name](terms)


def promise_words(promise: Promise, on: dt.date) -> Text:
    """Return what was promised in words, with its sum and its day, and whether that has passed.

    Args:
        promise: The promise.
        on: The day asked about.
    """
    zh, en = [promise.what], [promise.what]
    if promise.amount is not None:
        zh.append(f"{yuan_from_fen(promise.amount)} 元")
        en.append(f"{yuan_from_fen(promise.amount)} yuan")
    if promise.until is not None:
        passed = promise.until < on
        zh.append(f"说好 {promise.until} 前" + ("，日子已过" if passed else ""))
        en.append(f"by {promise.until}" + (", which has passed" if passed else ""))
    made = f"{promise.made_on} " if promise.made_on else ""
    return Text(made + " · ".join(zh), made + " · ".join(en))


def waiting_words(one: Waiting, on: dt.date) -> Text:
    """Return how something that is owed to the person stands on a day, and what can be done."""
    if one.wrong:
        says = _NOT_AS_AGREED
    elif one.by >= on:
        says = _DUE_BY
    else:
        says = _UNSEEN if one.what == "record" else _NOT_COME
    return says.fill(name=one.name, by=one.by)


_DUE_BY = Text("{name}：{by} 前应办好。", "{name}: due by {by}.")
_NOT_COME = Text(
    "{name}：应在 {by} 前，还没有收到，可以书面催。",
    "{name}: due by {by} and has not come. Ask for it in writing.",
)
_UNSEEN = Text(
    "{name}：应在 {by} 前，此后还没有新的信用报告，查一次再看。",
    "{name}: due by {by}; no report since then shows it. Draw one and look.",
)
_NOT_AS_AGREED = Text(
    "{name}：应在 {by} 前，报告上还不是，可以书面要求更正。",
    "{name}: due by {by}; a report does not show it. Ask for a correction in writing.",
)


def _payments(terms: Terms) -> Text:
    number, total = len(terms.payments), yuan_from_fen(terms.total)
    first, last = terms.payments[0].day, terms.payments[-1].day
    return Text(
        f"{number} 期共 {total} 元，{first} 到 {last}",
        f"{number}, {total} yuan in all, {first} to {last}",
    )


def _grace(terms: Terms) -> Text:
    grace = max((due.last - due.day).days for due in terms.payments)
    return Text(f"{grace} 天", f"{grace} days")


def _misses(terms: Terms) -> Text:
    number = terms.misses_end
    return Text(f"连续 {number} 期没有付足", f"payments missed in a row: {number}")


def _within(within: Within | None, event: Text) -> Text:
    if within is None:
        return Text("", "")
    if within.by is not None:
        return Text(f"{within.by} 前", f"by {within.by}")
    kind = Text("个工作日", "working days") if within.working else Text("天", "days")
    return Text(
        f"{event.zh} {within.days} {kind.zh}内", f"within {within.days} {kind.en} of {event.en}"
    )


_PAID = Text("付清后", "the last payment")
_FIRST = Text("首期付款后", "the first payment")
_SIGNED = Text("签署后", "signing")
_YES = Text("是", "yes")
_VALUES: dict[str, Callable[[Terms], Text]] = {
    "payments": _payments,
    "grace_days": _grace,
    "cure_days": lambda terms: Text(f"{terms.cure_days} 天内", f"within {terms.cure_days} days"),
    "misses_end": _misses,
    "charges_stop": lambda _: _YES,
    "collection_stops": lambda _: _YES,
    "certificate": lambda terms: _within(terms.certificate, _PAID),
    "record": lambda terms: _within(terms.record, _PAID),
    "withdrawal": lambda terms: _within(
        terms.withdrawal, _FIRST if terms.withdrawal_after_first else _SIGNED
    ),
    "pay_to": lambda terms: Text(terms.pay_to or "", terms.pay_to or ""),
    "ended_on": lambda terms: Text(f"{terms.ended_on} 起", f"from {terms.ended_on}"),
}
