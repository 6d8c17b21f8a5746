"""The promise ledger as plain JSON values: the form that programs read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from ashore.case.entries_dealings import Promise
from ashore.case.replay import Case
from ashore.money.amounts import yuan_from_fen
from ashore.owed.exchange import finding_as_json
from ashore.settle.promises.afterwards import Waiting
from ashore.settle.promises.breach import Breach
from ashore.settle.promises.kept import Kept, PaymentStanding, kept_of, payment_standings
from ashore.settle.promises.ledger import PromiseLedger
from ashore.settle.promises.origins import Origin, origins_of
from ashore.settle.promises.terms import Terms
from ashore.settle.promises.within import Within
from ashore.text import Language

Json = dict[str, Any]


def promises_as_json(
    case: Case, ledgers: Sequence[PromiseLedger], on: dt.date, language: Language
) -> Json:
    """Return the ledgers of a case as JSON values."""
    files = {file.loan.id: file for file in case.loans}
    found = []
    for ledger in ledgers:
        terms, file = ledger.terms, files[ledger.terms.loan]
        found.append({
            "agreement": terms.agreement,
            "loan": terms.loan,
            "product": file.loan.product,
            "starts": terms.starts.isoformat(),
            "total": yuan_from_fen(terms.total) if terms.payments else None,
            "paid": yuan_from_fen(ledger.paid),
            "completed_on": _day(ledger.completed_on),
            "ended_on": _day(ledger.ended_on),
            "payments": [_payment(one) for one in payment_standings(file, ledger)],
            "terms": _terms(terms),
            "spoken": [_promise(one) for one in ledger.spoken],
            "origins": [_origin(one) for one in origins_of(file, terms)],
            "kept": [_kept(one, language) for one in kept_of(file, ledger)],
            "breaches": [_breach(one, language) for one in ledger.breaches],
            "waiting": [_waiting(one, language) for one in ledger.waiting],
        })  # fmt: skip
    return {"on": on.isoformat(), "agreements": found}


def _payment(one: PaymentStanding) -> Json:
    return {
        "n": one.due.number,
        "on": one.due.day.isoformat(),
        "last": one.due.last.isoformat(),
        "amount": yuan_from_fen(one.due.amount),
        "state": one.state.value,
        "made_good": _day(one.made_good),
    }


def _terms(terms: Terms) -> Json:
    return {
        "cure_days": terms.cure_days or None,
        "misses_end": terms.misses_end,
        "waived": sorted(item.value for item in terms.waived_items),
        "charges_stop": terms.charges_stop,
        "collection_stops": terms.collection_stops,
        "certificate": _within(terms.certificate),
        "record": _within(terms.record),
        "withdrawal": _within(terms.withdrawal),
        "pay_to": terms.pay_to,
    }


def _promise(one: Promise) -> Json:
    return {
        "entry": one.id,
        "by": one.by,
        "made_on": _day(one.made_on),
        "what": one.what,
        "amount": None if one.amount is None else yuan_from_fen(one.amount),
        "until": _day(one.until),
    }


def _within(within: Within | None) -> Json | None:
    if within is None:
        return None
    days = None if within.by else within.days
    return {"days": days, "working": within.working, "by": _day(within.by)}


def _origin(one: Origin) -> Json:
    return {
        "term": one.term,
        "how": one.how.value,
        "entry": one.entry or None,
        "words": one.words or None,
    }


def _kept(one: Kept, language: Language) -> Json:
    return {
        "side": one.side.value,
        "term": one.term,
        "says": one.says.in_language(language),
        "entries": list(one.entries),
    }


def _breach(one: Breach, language: Language) -> Json:
    return {
        "code": one.code,
        "side": one.side.value,
        "on": one.on.isoformat(),
        "entries": list(one.entries),
        "finding": finding_as_json(one.finding, language),
    }


def _waiting(one: Waiting, language: Language) -> Json:
    return {
        "what": one.what,
        "name": one.name.in_language(language),
        "since": one.since.isoformat(),
        "by": one.by.isoformat(),
        "arrived": _day(one.arrived),
        "entry": one.entry or None,
        "wrong": one.wrong,
    }


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
