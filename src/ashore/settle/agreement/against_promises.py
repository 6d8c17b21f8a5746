"""An agreement held against what was promised and offered before it was written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from ashore.case.entries_dealings import Offer, Promise
from ashore.findings import Finding, Severity, Working
from ashore.money.amounts import fen_from_yuan, yuan_from_fen
from ashore.settle.agreement.fields import AgreementText, FieldName, State
from ashore.settle.agreement.finding import agreement_finding, recorded
from ashore.text import Text

_PROMISED: tuple[tuple[str, FieldName], ...] = (
    (r"结清证明", FieldName.CERTIFICATE),
    (r"征信", FieldName.CREDIT_RECORD),
    (r"停止(?:催收|联系)|不再(?:催收|联系)|不催", FieldName.STOP_COLLECTION),
    (r"撤诉|解冻|解除保全", FieldName.LITIGATION),
    (r"先(?:还|抵)本", FieldName.ALLOCATION),
    (r"宽限", FieldName.DEFAULT),
)
_WAIVING = re.compile(r"免|减免|不收|不计")
_ITEMS = {"罚息": "penalty", "违约金": "late_charge", "利息": "interest", "费": "fees"}


def promise_findings(
    text: AgreementText, promises: Sequence[Promise], day: dt.date
) -> Iterator[Finding]:
    """Yield what the other side promised by a day and an agreement does not write down."""
    for promise in promises:
        if promise.by != "person" and (promise.made_on is None or promise.made_on <= day):
            yield from _promise(text, promise)


def offer_findings(text: AgreementText, offers: Sequence[Offer], day: dt.date) -> Iterator[Finding]:
    """Yield each term in which an agreement is not what was offered last, by a day."""
    made = [o for o in offers if o.by != "person" and (o.made_on is None or o.made_on <= day)]
    if made:
        yield from _offer(text, made[-1])


def _promise(text: AgreementText, promise: Promise) -> Iterator[Finding]:
    """Yield a promise of the other side that the agreement does not write down."""
    for words, name in _PROMISED:
        if re.search(words, promise.what) and text.field(name).state is not State.FOUND:
            yield _not_written(promise)
            return
    if _WAIVING.search(promise.what):
        items = {name for word, name in _ITEMS.items() if word in promise.what}
        waived = {one.value for one in text.said if one.name == "waived_item"}
        stated = text.value("waived")
        enough = promise.amount is None or (
            stated is not None and fen_from_yuan(stated) >= promise.amount
        )
        covered = items <= waived or text.value("waived_rest") or (not items and stated)
        if not covered or (stated and not enough):
            yield _not_written(promise)
        return
    if promise.amount is None:
        return
    stated = text.value("monthly") if re.search(r"每[期月]", promise.what) else text.total
    if stated is not None and fen_from_yuan(stated) != promise.amount:
        yield _not_written(promise)


def _not_written(promise: Promise) -> Finding:
    when = f"{promise.made_on} " if promise.made_on else ""
    return agreement_finding(
        "case.promise-not-written",
        "promises",
        Text(
            f"对方{when}答应过「{promise.what}」，协议里没有照样写。",
            f"The other side promised “{promise.what}” {when}and the agreement does not say so.",
        ),
        Text(
            f"请把此前答应的「{promise.what}」写进协议。",
            f"Please write into the agreement what was promised: “{promise.what}”.",
        ),
        severity=Severity.CHECK,
        amount=promise.amount,
        workings=(
            Working(
                label=Text("答应的话", "what was promised"),
                shown=promise.what,
                entries=tuple(e for e in (promise.id, promise.contact) if e),
            ),
        ),
    )


def _offer(text: AgreementText, offer: Offer) -> Iterator[Finding]:
    """Yield each term in which the agreement is not what was offered last."""
    ours: dict[str, tuple[Text, str | None]] = {
        "one_off": (Text("一次付清的数", "one-off sum"), _yuan(offer.one_off)),
        "monthly": (Text("每期金额", "monthly sum"), _yuan(offer.monthly)),
        "periods": (Text("期数", "number of payments"), _str(offer.periods)),
        "first_due_on": (Text("首期日", "first day"), _str(offer.first_due_on)),
        "waived": (Text("减免", "waiver"), _yuan(offer.waived)),
        "pay_to": (Text("收款人", "payee"), offer.pay_to),
    }
    for name, (title, offered) in ours.items():
        written = _str(text.periods) if name == "periods" else text.value(name)
        if name == "one_off":
            if offered and (text.periods or 1) > 1:
                yield _not_at_once(text, offer, offered)
                continue
            written = text.total
        if offered is None or written is None or written == offered:
            continue
        yield agreement_finding(
            "case.offer-differs",
            "plan",
            Text(
                f"{title.zh}：对方提过 {offered}，协议写的是 {written}。",
                f"The {title.en} offered was {offered} and the agreement says {written}.",
            ),
            Text(
                f"{title.zh}与此前的方案（{offered}）不一致，请按原方案更正或说明原因。",
                f"The {title.en} is not the {offered} that was offered; please correct or explain.",
            ),
            workings=(recorded(offer.id),),
        )


def _not_at_once(text: AgreementText, offer: Offer, offered: str) -> Finding:
    """Return that what was offered for one payment is written as payments over time."""
    count, total = text.periods, text.total
    whole = Text(f"，合计 {total}", f", {total} in all") if total else Text("", "")
    return agreement_finding(
        "case.offer-differs",
        "plan",
        Text(
            f"对方提过一次付清 {offered}，协议写的是分 {count} 期{whole.zh}。",
            f"{offered} paid at once was offered and the agreement says {count} payments"
            f"{whole.en}.",
        ),
        Text(
            f"此前的方案是一次付清（{offered}），协议写成了分期，请按原方案更正或说明原因。",
            f"The offer was {offered} paid at once and the agreement has instalments; please "
            "correct or explain.",
        ),
        workings=(recorded(offer.id),),
    )


def _yuan(fen: int | None) -> str | None:
    return None if fen is None else yuan_from_fen(fen)


def _str(value: object) -> str | None:
    return None if value is None else str(value)
