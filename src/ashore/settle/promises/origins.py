"""Where each term of an agreement came from: its record, its text, an offer, or words spoken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from ashore.case.entries_dealings import Agreement
from ashore.case.replay import LoanFile
from ashore.settle.agreement.fields import AgreementText, read_agreement_text
from ashore.settle.agreement.sentences import sentences_of_text
from ashore.settle.promises.terms import Terms, of_agreement, with_promises


class How(StrEnum):
    """What a term rests on."""

    RECORD = "record"
    TEXT = "text"
    OFFER = "offer"
    PROMISE = "promise"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What gave a term its value: the entry, and its words where it is words that did."""

    term: str
    how: How
    entry: str
    words: str = ""


_SAID = {
    "grace_days": "grace_days",
    "cure_days": "cure_days",
    "misses_end": "trigger",
    "waived": "waived_item",
    "charges_stop": "charges",
    "collection_stops": "stop_collection",
    "certificate": "certificate",
    "record": "update",
    "withdrawal": "withdrawal",
    "pay_to": "pay_to",
}
_PLAN = ("row", "periods", "monthly", "first_due_on", "one_off", "postponed")
TERMS = ("payments", *_SAID, "ended_on")
"""The names of all terms, in the order in which they are shown."""


def origins_of(file: LoanFile, terms: Terms) -> tuple[Origin, ...]:
    """Return where each term that an agreement has came from; two where two sources give it.

    The terms are built up again, one source after the other: what a source changes is its own.

    Args:
        file: The loan.
        terms: One of the terms of that loan.
    """
    found: list[Origin] = []
    built = Terms(agreement=terms.agreement, loan=terms.loan, starts=terms.starts)
    agreement = next((a for a in file.agreements if a.id == terms.agreement), None)
    if agreement is not None:
        recorded = of_agreement(agreement.model_copy(update={"clause": ""}))
        found += _given(built, recorded, How.RECORD, agreement.id)
        built = of_agreement(agreement)
        found += _from_text(recorded, built, agreement)
    if agreement is not None and terms.pay_to != built.pay_to:
        found += (
            Origin(term="pay_to", how=How.OFFER, entry=offer.id)
            for offer in file.offers[::-1]
            if offer.pay_to == terms.pay_to and offer.by != "person"
        )
        built = replace(built, pay_to=terms.pay_to)
    for promise in file.promises:
        if promise.id in terms.entries:
            more = with_promises(built, [promise])
            found += _given(built, more, How.PROMISE, promise.id, promise.what)
            built = more
    if terms.ended_on != built.ended_on:
        replaced = next((a.id for a in file.agreements if a.signed_on == terms.ended_on), "")
        found.append(Origin(term="ended_on", how=How.LATER, entry=replaced))
    return tuple(sorted(found, key=lambda one: TERMS.index(one.term)))


def shown_terms(terms: Terms) -> dict[str, object]:
    """Return the terms that are set, by name in the order of showing."""
    values: dict[str, object] = {
        "payments": tuple((due.day, due.amount) for due in terms.payments),
        "grace_days": max(((due.last - due.day).days for due in terms.payments), default=0),
        "cure_days": terms.cure_days,
        "misses_end": terms.misses_end,
        "waived": terms.waived_items,
        "charges_stop": terms.charges_stop,
        "collection_stops": terms.collection_stops,
        "certificate": terms.certificate,
        "record": terms.record,
        "withdrawal": terms.withdrawal,
        "pay_to": terms.pay_to,
        "ended_on": terms.ended_on,
    }
    return {name: value for name, value in values.items() if value}


def _changed(before: Terms, after: Terms) -> tuple[str, ...]:
    old = shown_terms(before)
    return tuple(name for name, value in shown_terms(after).items() if old.get(name) != value)


def _given(before: Terms, after: Terms, how: How, entry: str, words: str = "") -> Iterator[Origin]:
    for name in _changed(before, after):
        yield Origin(term=name, how=how, entry=entry, words=words)


def _from_text(before: Terms, after: Terms, agreement: Agreement) -> Iterator[Origin]:
    text = read_agreement_text(sentences_of_text(agreement.clause))
    for name in _changed(before, after):
        for words in _sentences(name, text):
            yield Origin(term=name, how=How.TEXT, entry=agreement.id, words=words)


def _sentences(name: str, text: AgreementText) -> tuple[str, ...]:
    """Return the sentences that give a term, each once; of a plan those with its days and sums."""
    names = _PLAN if name == "payments" else (_SAID.get(name, name),)
    said = [one.sentence.text for one in text.said if one.name in names and one.value]
    return tuple(dict.fromkeys(said)) or ("",)
