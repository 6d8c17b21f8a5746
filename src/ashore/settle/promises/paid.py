"""The person's own part: what was paid late, short, ahead of its turn, or to somebody else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ashore.case.entries_loans import Payment
from ashore.findings import Severity, Working
from ashore.money.amounts import yuan_from_fen
from ashore.settle.promises.breach import Breach, Side, breach_of
from ashore.settle.promises.terms import Due, Terms
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A payment that was not full on its last day; ``made_good`` is when it was, if it was."""

    due: Due
    short: int
    made_good: dt.date | None


def paid_by(payments: Sequence[Payment], terms: Terms, day: dt.date) -> int:
    """Return the fen paid under an agreement up to and with a day."""
    return sum(p.amount for p in payments if terms.starts <= p.on <= day)


def completed_on(payments: Sequence[Payment], terms: Terms, on: dt.date) -> dt.date | None:
    """Return the day on which everything was paid, None where it is not by the day asked about."""
    if not terms.payments:
        return None
    days = sorted({p.on for p in payments if terms.starts <= p.on <= on})
    return next((day for day in days if paid_by(payments, terms, day) >= terms.total), None)


def missed(payments: Sequence[Payment], terms: Terms, on: dt.date) -> tuple[Missed, ...]:
    """Return the payments that were not full on their last day, grace included.

    A gap is counted with the payment that it first opened at, and not again with later ones.
    """
    found, owed, gap = [], 0, 0
    days = sorted({p.on for p in payments if terms.starts <= p.on <= on})
    for due in terms.payments:
        owed += due.amount
        if due.last >= on:
            break
        short = max(owed - paid_by(payments, terms, due.last), 0)
        if short > gap:
            made = next(
                (d for d in days if paid_by(payments, terms, d) >= _due_by(terms, due, d) - gap),
                None,
            )
            found.append(Missed(due=due, short=short - gap, made_good=made))
        gap = short
    return tuple(found)


def _due_by(terms: Terms, least: Due, day: dt.date) -> int:
    """Return what is due by a day, and no less than up to one payment.

    Money for a later payment does not close the gap of an earlier one.
    """
    return sum(d.amount for d in terms.payments if d.number <= least.number or d.day <= day)


def ended_on(payments: Sequence[Payment], terms: Terms, on: dt.date) -> dt.date | None:
    """Return the day from which the person's own misses let the other side end it, if they do.

    Misses in a row that were not made good within the days to cure count; without a number of
    them in the agreement nothing ends by itself.
    """
    if terms.ended_on and terms.ended_on <= on:
        return terms.ended_on
    if terms.misses_end is None:
        return None
    open_misses = [
        one
        for one in missed(payments, terms, on)
        if one.made_good is None
        or one.made_good > one.due.last + dt.timedelta(days=terms.cure_days)
    ]
    run: list[Missed] = []
    for one in open_misses:
        run = [*run, one] if run and one.due.number == run[-1].due.number + 1 else [one]
        if len(run) >= terms.misses_end:
            ends = one.due.last + dt.timedelta(days=terms.cure_days + 1)
            return ends if ends <= on else None
    return None


def in_arrears(payments: Sequence[Payment], terms: Terms, day: dt.date) -> bool:
    """Return whether a payment is past its last day and not full on a day."""
    owed = sum(due.amount for due in terms.payments if due.last < day)
    return paid_by(payments, terms, day) < owed


def person_breaches(payments: Sequence[Payment], terms: Terms, on: dt.date) -> Iterator[Breach]:
    """Yield what the person did otherwise than agreed, up to a day."""
    for one in missed(payments, terms, on):
        yield _missed(one, payments, terms)
    yield from _ahead(payments, terms, on)
    yield from _elsewhere(payments, terms, on)


def _missed(one: Missed, payments: Sequence[Payment], terms: Terms) -> Breach:
    due = one.due
    whole = one.short >= due.amount
    then = (
        Text(f"{one.made_good} 已补上。", f"It was made good on {one.made_good}.")
        if one.made_good
        else Text("还没有补上。", "It is still open.")
    )
    says = (
        Text(
            f"第 {due.number} 期 {yuan_from_fen(due.amount)} 元应在 {due.last} 前付（含宽限），"
            f"那天还没有付。{then.zh}",
            f"Payment {due.number} of {yuan_from_fen(due.amount)} yuan was due by {due.last}, "
            f"grace included, and was not paid by then. {then.en}",
        )
        if whole
        else Text(
            f"第 {due.number} 期 {yuan_from_fen(due.amount)} 元，到 {due.last} 还差 "
            f"{yuan_from_fen(one.short)} 元。{then.zh}",
            f"Payment {due.number} of {yuan_from_fen(due.amount)} yuan was "
            f"{yuan_from_fen(one.short)} short on {due.last}. {then.en}",
        )
    )
    near = [p.id for p in payments if due.day <= p.on <= (one.made_good or due.last)]
    return breach_of(
        terms,
        "late" if whole else "short",
        Side.PERSON,
        due.last + dt.timedelta(days=1),
        says,
        amount=one.short,
        severity=Severity.INFO if one.made_good else Severity.URGENT,
        workings=(
            Working(
                label=Text("到期累计应付减去已付", "what was due by then less what was paid"),
                shown=yuan_from_fen(one.short),
            ),
        ),
        entries=near,
    )


def _ahead(payments: Sequence[Payment], terms: Terms, on: dt.date) -> Iterator[Breach]:
    """Yield payments that came before the payment before theirs was due."""
    made = sorted((p for p in payments if terms.starts <= p.on <= on), key=lambda p: p.on)
    for number, payment in enumerate(made):
        before = sum(one.amount for one in made[:number])
        owed = 0
        for earlier, due in zip((None, *terms.payments), terms.payments, strict=False):
            if before == owed and earlier is not None and payment.on < earlier.day:
                yield breach_of(
                    terms,
                    "ahead",
                    Side.PERSON,
                    payment.on,
                    Text(
                        f"{payment.on} 付的 {yuan_from_fen(payment.amount)} 元，比第 {due.number} "
                        f"期的 {due.day} 早了一期以上，可能被记成别的款。",
                        f"The {yuan_from_fen(payment.amount)} yuan of {payment.on} came more than "
                        f"a payment ahead of {due.day} and may be booked as something else.",
                    ),
                    ask=Text(
                        f"请确认 {payment.on} 的还款已记入第 {due.number} 期。",
                        f"Please confirm that the payment of {payment.on} counts for payment "
                        f"{due.number}.",
                    ),
                    severity=Severity.INFO,
                    entries=(payment.id,),
                )
                break
            owed += due.amount


def _elsewhere(payments: Sequence[Payment], terms: Terms, on: dt.date) -> Iterator[Breach]:
    for payment in payments:
        paid_to = payment.to
        if not terms.starts <= payment.on <= on or not (paid_to and terms.pay_to):
            continue
        if paid_to in terms.pay_to or terms.pay_to in paid_to:
            continue
        yield breach_of(
            terms,
            "other-payee",
            Side.PERSON,
            payment.on,
            Text(
                f"{payment.on} 的 {yuan_from_fen(payment.amount)} 元付给了「{paid_to}」，"
                f"协议写的是「{terms.pay_to}」。",
                f"The {yuan_from_fen(payment.amount)} yuan of {payment.on} went to “{paid_to}”; "
                f"the agreement names “{terms.pay_to}”.",
            ),
            ask=Text(
                "请书面确认这笔款已入账，并说明收款人与债权人的关系。",
                "Please confirm in writing that it was booked, and how the payee is related.",
            ),
            amount=payment.amount,
            severity=Severity.URGENT,
            entries=(payment.id,),
        )
