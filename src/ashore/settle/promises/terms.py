"""What an agreement, and what was promised beside it, come to as terms that a program can check."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ashore.case.entries_dealings import Agreement, Offer, Promise
from ashore.case.replay import LoanFile
from ashore.case.terms import Item
from ashore.money.dates import add_months
from ashore.settle.promises.within import Within, next_working_day

if TYPE_CHECKING:
    from ashore.settle.agreement.fields import AgreementText

WAIVED: dict[str, tuple[Item, ...]] = {
    "interest": (Item.INTEREST,),
    "penalty": (Item.PENALTY_INTEREST, Item.COMPOUND_INTEREST),
    "late_charge": (Item.LATE_FEE,),
    "fees": (Item.SERVICE_FEE, Item.COLLECTION_FEE, Item.OTHER_FEE, Item.GUARANTEE_FEE),
}
_PROMISED_ITEMS: tuple[tuple[str, tuple[Item, ...]], ...] = (
    ("罚息", (Item.PENALTY_INTEREST,)),
    ("复利", (Item.COMPOUND_INTEREST,)),
    ("违约金", WAIVED["late_charge"]),
    ("利息", WAIVED["interest"]),
    ("(?<!消)费", WAIVED["fees"]),
)
"""What words alone waive: no more than what they name, for nothing else was promised."""
_WAIVES = re.compile(r"(?<![不难以避])(?<!不能)(?<!不予)(?<!无法)(?<!没有)免|不收|不计")
_STOPS = re.compile(r"停止(?:催收|联系)|不再(?:催收|联系)|不催")


@dataclass(frozen=True, slots=True)
class Due:
    """One payment that is agreed: its number, its day and its fen; ``last`` is with grace."""

    number: int
    day: dt.date
    amount: int
    last: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What both sides have to do; ``entries`` are the papers and words that say so.

    ``starts`` is the day from which it holds. ``total`` and sums are fen. ``misses_end`` is how
    many payments in a row have to be missed before it may be ended, None where that is not said.
    """

    agreement: str | None
    loan: str
    starts: dt.date
    payments: tuple[Due, ...] = ()
    cure_days: int = 0
    misses_end: int | None = None
    waived_items: frozenset[Item] = frozenset()
    charges_stop: bool = False
    collection_stops: bool = False
    certificate: Within | None = None
    record: Within | None = None
    withdrawal: Within | None = None
    withdrawal_after_first: bool = False
    pay_to: str | None = None
    ended_on: dt.date | None = None
    entries: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """Return what is to be paid in all."""
        return sum(due.amount for due in self.payments)


def terms_of(file: LoanFile) -> tuple[Terms, ...]:
    """Return the terms of each agreement of a loan, the promises made with it included.

    Where there is no agreement, what the other side promised stands by itself.
    """
    promised = [p for p in file.promises if p.by != "person"]
    if not file.agreements:
        return (_of_promises(file.loan.id, promised),) if promised else ()
    found = []
    for number, agreement in enumerate(file.agreements):
        following = file.agreements[number + 1 :]
        until = following[0].signed_on if following else None
        own = [p for p in promised if until is None or p.made_on is None or p.made_on < until]
        offers = [o for o in file.offers if o.made_on is None or o.made_on <= agreement.signed_on]
        found.append(of_agreement(agreement, own, offers, until))
    return tuple(found)


def of_agreement(
    agreement: Agreement,
    promised: Sequence[Promise] = (),
    offers: Sequence[Offer] = (),
    replaced_on: dt.date | None = None,
) -> Terms:
    """Return the terms of one agreement, with what was promised and offered beside it.

    Args:
        agreement: The agreement; its typed fields count before its text.
        promised: What the other side promised while it held.
        offers: The offers before it.
        replaced_on: The day on which another agreement took its place.
    """
    # What reads a text takes a third of a second to load: only where there is an agreement.
    from ashore.settle.agreement.fields import read_agreement_text  # noqa: PLC0415
    from ashore.settle.agreement.sentences import sentences_of_text  # noqa: PLC0415

    text = read_agreement_text(sentences_of_text(agreement.clause))
    grace = _number(agreement.grace_days, text, "grace_days") or 0
    postponed = any(one.name == "postponed" for one in text.said)
    waived = set(agreement.waived_items)
    for one in text.said:
        waived |= set(WAIVED.get(one.value, ())) if one.name == "waived_item" else set()
    accepted = [o for o in offers if o.by != "person"]
    ends = [day for day in (agreement.ended_on, replaced_on) if day]
    terms = Terms(
        agreement=agreement.id,
        loan=agreement.loan,
        starts=agreement.signed_on,
        payments=_payments(agreement, text, grace, postponed=postponed),
        cure_days=_number(agreement.cure_days, text, "cure_days") or 0,
        misses_end=1 if agreement.any_miss_ends else _number(None, text, "trigger"),
        waived_items=frozenset(waived),
        charges_stop=_said(agreement.charges_stop, text.value("charges") == "none"),
        collection_stops=_said(
            agreement.collection_stops, text.value("stop_collection") is not None
        ),
        certificate=_within(agreement.certificate_days, text, "certificate"),
        record=_within(agreement.record_days, text, "update"),
        withdrawal=_within(None, text, "withdrawal"),
        withdrawal_after_first=any(
            one.name == "withdrawal" and re.search(r"首期款|首期后|第1期", one.sentence.plain)
            for one in text.said
        ),
        pay_to=agreement.pay_to or text.value("pay_to") or next(
            (offer.pay_to for offer in reversed(accepted) if offer.pay_to), None
        ),
        ended_on=min(ends, default=None),
        entries=(agreement.id,),
    )  # fmt: skip
    return with_promises(terms, promised)


def with_promises(terms: Terms, promised: Sequence[Promise]) -> Terms:
    """Return terms with what the other side promised in words added to them."""
    waived, stops = set(terms.waived_items), terms.collection_stops
    dated: dict[str, Within | None] = {
        "结清证明": terms.certificate,
        "征信": terms.record,
        "撤诉": terms.withdrawal,
    }
    used = []
    for promise in promised:
        before = (frozenset(waived), stops, tuple(dated.values()))
        if _WAIVES.search(promise.what):
            for words, items in _PROMISED_ITEMS:
                waived |= set(items) if re.search(words, promise.what) else set()
        stops = stops or bool(_STOPS.search(promise.what))
        for word, known in dated.items():
            if word in promise.what and promise.until and known is None:
                dated[word] = Within(by=promise.until)
        if before != (frozenset(waived), stops, tuple(dated.values())):
            used.append(promise.id)
    return replace(
        terms,
        waived_items=frozenset(waived),
        collection_stops=stops,
        certificate=dated["结清证明"],
        record=dated["征信"],
        withdrawal=dated["撤诉"],
        entries=(*terms.entries, *used),
    )


def _of_promises(loan: str, promised: Sequence[Promise]) -> Terms:
    days = [p.made_on for p in promised if p.made_on]
    starts = min(days, default=min(p.recorded_at.date() for p in promised))
    return with_promises(Terms(agreement=None, loan=loan, starts=starts), promised)


def _payments(
    agreement: Agreement, text: AgreementText, grace: int, *, postponed: bool
) -> tuple[Due, ...]:
    """Return the payments: as typed in one by one, as equal parts, else as the text lists them."""
    rows = [(payment.on, payment.amount) for payment in agreement.payments]
    if not rows and agreement.first_due_on and agreement.periods and agreement.monthly:
        days = [add_months(agreement.first_due_on, n) for n in range(agreement.periods)]
        sums = [agreement.monthly] * agreement.periods
        if agreement.total:
            sums[-1] = agreement.total - sum(sums[:-1])
        rows = list(zip(days, sums, strict=True))
    if not rows and agreement.first_due_on and agreement.total and agreement.periods in (None, 1):
        rows = [(agreement.first_due_on, agreement.total)]
    rows = rows or [(row.day, row.amount) for row in text.plan.rows]
    dues = []
    for number, (day, amount) in enumerate(rows, start=1):
        due = next_working_day(day) if postponed else day
        dues.append(Due(number, due, amount, due + dt.timedelta(days=grace)))
    return tuple(dues)


def _number(typed: int | None, text: AgreementText, name: str) -> int | None:
    value = text.value(name)
    return typed if typed is not None else int(value) if value else None


def _said(typed: bool | None, read: bool) -> bool:  # noqa: FBT001  # two facts, of one kind
    return typed if typed is not None else read


def _within(typed: int | None, text: AgreementText, name: str) -> Within | None:
    if typed is not None:
        return Within(days=typed)
    value = text.value(name)
    return Within(days=int(value[:-1]), working=value.endswith("w")) if value else None
