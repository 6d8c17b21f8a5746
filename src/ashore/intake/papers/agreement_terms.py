"""What an agreement's text sets for later, as the values that the promise ledger goes by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ashore.case.entries_dealings import AgreedPayment
from ashore.case.terms import Item
from ashore.intake.papers.contract import Clause
from ashore.intake.papers.sentences import Sentence
from ashore.money.dates import add_months
from ashore.settle.agreement.fields import AgreementText, read_agreement_text
from ashore.settle.agreement.inner_checks import signed_on
from ashore.settle.agreement.said import first
from ashore.settle.agreement.sentences import sentences_of_text
from ashore.settle.promises.terms import WAIVED

_AS_READ = (
    ("periods", "periods"),
    ("monthly", "monthly"),
    ("first_due_on", "first_due_on"),
    ("waived", "waived"),
    ("pay_to", "pay_to"),
    ("grace_days", "grace_days"),
    ("cure_days", "cure_days"),
)
_IN_DAYS = (("certificate_days", "certificate"), ("record_days", "update"))
_TOTALS = ("total", "split", "one_off", "monthly")
"""What gives the sum of all payments: said as such, else added up from its parts."""


def text_of(sentences: Sequence[Sentence]) -> AgreementText:
    """Return an agreement as the ledger reads its text: a line for each sentence."""
    lines = (" ".join(one.text.splitlines()) for one in sentences)
    return read_agreement_text(sentences_of_text("\n".join(lines)))


def agreed_clauses(sentences: Sequence[Sentence], text: AgreementText) -> Iterator[Clause]:
    """Yield what the text sets, each value with its sentence; times in working days stay words.

    Args:
        sentences: The sentences as the paper was read.
        text: The same as ``text_of`` gives it.
    """
    for name, value, said in (*_figures(text), *_duties(text)):
        one = first(text.said, said)
        if value and one is not None:
            yield Clause(name, value, sentences[one.sentence.line - 1])


def _figures(text: AgreementText) -> Iterator[tuple[str, str, str]]:
    """Yield names and values with the name of what says them; empty where nothing does."""
    for name, said in _AS_READ:
        yield name, text.value(said) or "", said
    yield "total", text.total or "", next((said for said in _TOTALS if text.value(said)), "row")
    day = signed_on(text)
    dated = "signed_on" if text.value("signed_on") else "dated"
    yield "signed_on", day.isoformat() if day else "", dated


def _duties(text: AgreementText) -> Iterator[tuple[str, str, str]]:
    for name, said in _IN_DAYS:
        value = text.value(said) or ""
        yield name, value[:-1] if value.endswith("d") else "", said
    yield "charges_stop", "true" if text.value("charges") == "none" else "", "charges"
    yield "collection_stops", "true" if text.value("stop_collection") else "", "stop_collection"
    yield "waived_items", " ".join(waived_items(text)), "waived_item"


def waived_items(text: AgreementText) -> tuple[Item, ...]:
    """Return the items that the text waives, in order."""
    said = [one.value for one in text.said if one.name == "waived_item"]
    return tuple(sorted({item for name in said for item in WAIVED.get(name, ())}))


def uneven_payments(text: AgreementText) -> tuple[AgreedPayment, ...]:
    """Return the payments that are not equal parts a month apart, none where they are."""
    rows = text.plan.rows
    even = all(
        row.amount == rows[0].amount and row.day == add_months(rows[0].day, number)
        for number, row in enumerate(rows)
    )
    return () if even else tuple(AgreedPayment(on=row.day, amount=row.amount) for row in rows)
