"""Agreements: all of them, and one with its terms and what both sides made of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ashore.case.entries_dealings import Agreement, Promise
from ashore.documents.records import record_line
from ashore.documents.words import ITEMS
from ashore.settle.promises.breach import Side
from ashore.settle.promises.kept import kept_of, payment_standings
from ashore.settle.promises.ledger import PromiseLedger
from ashore.settle.promises.origins import origins_of, shown_terms
from ashore.settle.promises.words import NAMES, SOURCES, STATES, value_words, waiting_words
from ashore.settle.round_events import oral_promises
from ashore.text import Text
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.page_form import ask
from ashore.web.frame.show import show
from ashore.web.settle.agreement_forms import TermsForm, begins_from_entry
from ashore.web.settle.agreement_reading import check_words, checked
from ashore.web.settle.talks import agreement_at, creditor_of, ledgers_on, letters_on

_CORRECTED = Text("协议的内容改好了。", "The terms are corrected.")


@require_safe
def agreements(request: HttpRequest) -> HttpResponse:
    """Return every agreement with how it stands, and where one is checked before it is signed."""
    desk = desk_of(request)
    by_agreement = {one.terms.agreement: one for one in ledgers_on(desk)}
    rows = [
        (file, one, by_agreement.get(one.id), _next_due(by_agreement.get(one.id)))
        for file in desk.case.loans
        for one in file.agreements
    ]
    return show(request, "settle/agreements.html.j2", {"rows": rows, "loans": desk.case.loans})


@require_safe
def agreement(request: HttpRequest, name: str) -> HttpResponse:
    """Return one agreement: terms with their origin, payments, what was kept, what is awaited."""
    desk = desk_of(request)
    file, entry = agreement_at(desk, name)
    ledger = next((one for one in ledgers_on(desk) if one.terms.agreement == name), None)
    values: dict[str, object] = {
        "file": file,
        "creditor": creditor_of(desk, file),
        "entry": entry,
        "ledger": ledger,
        "check": checked(desk, file, entry.clause) if entry.clause else None,
        "letter": letters_on(desk).get(file.loan.id),
        **check_words(),
    }
    if ledger is not None:
        values |= ledger_values(desk, ledger)
    return show(request, "settle/agreement.html.j2", values)


@require_http_methods(["GET", "POST"])
def edit_agreement(request: HttpRequest, name: str) -> HttpResponse:
    """Return the terms of an agreement to correct; the first version is kept in the ledger."""
    desk = desk_of(request)
    file, entry = agreement_at(desk, name)

    def done(form: TermsForm) -> str:
        before = entry.model_dump(exclude_unset=True, by_alias=True, exclude={"prev"})
        kept = {key: value for key, value in before.items() if key not in form.fields}
        values = kept | {"id": desk.next_id("agreement"), "recorded_at": desk.moment}
        by = Agreement.model_validate(values | form.values())
        desk.correct(entry.id, by, reason="更正协议内容", says=_CORRECTED)
        return reverse("settle:agreement", args=[by.id])

    values = {"file": file, "creditor": creditor_of(desk, file), "draft": f"terms-{name}"}
    return ask(
        request, TermsForm, "settle/edit_agreement.html.j2", done, name=f"terms-{name}",
        begins=begins_from_entry(entry), values=values,
    )  # fmt: skip


@require_safe
def promises(request: HttpRequest) -> HttpResponse:
    """Return every promise of either side, and what stands of those that no paper confirms."""
    desk = desk_of(request)
    oral = {p.id for file in desk.case.loans for p in oral_promises(desk.case, file, desk.today)}
    names = {file.loan.id: file.loan.product for file in desk.case.loans}
    every = sorted(desk.case.of(Promise), key=lambda one: (one.until is None, one.until, one.id))
    spoken = [one for one in ledgers_on(desk) if one.terms.agreement is None]
    values = {
        "theirs": [one for one in every if one.by != "person"],
        "own": [one for one in every if one.by == "person"],
        "oral": oral,
        "names": names,
        "letters": letters_on(desk),
        "spoken": [(one, ledger_values(desk, one)) for one in spoken],
        "agreed": [
            (one, names[one.terms.loan], _next_due(one))
            for one in ledgers_on(desk)
            if one.terms.agreement
        ],
        "loans": desk.case.loans,
    }
    return show(request, "settle/promises.html.j2", values)


def ledger_values(desk: Desk, ledger: PromiseLedger) -> dict[str, object]:
    """Return what a page shows of one promise ledger."""
    file = next(one for one in desk.case.loans if one.loan.id == ledger.terms.loan)
    origins = origins_of(file, ledger.terms)
    still = () if ledger.ended_on else ledger.waiting
    lines = desk.answers.once(
        "records", lambda: {entry.id: record_line(entry) for entry in desk.case.entries}
    )
    return {
        "terms": [
            (
                NAMES[name],
                value_words(name, ledger.terms, ITEMS),
                [(SOURCES[o.how], o.words, o.entry) for o in origins if o.term == name],
            )
            for name in shown_terms(ledger.terms)
        ],
        "payments": [
            (one.due, STATES[one.state].fill(made_good=one.made_good))
            for one in payment_standings(file, ledger)
        ],
        "kept": [(one.side is Side.PERSON, one) for one in kept_of(file, ledger)],
        "theirs_not_kept": ledger.by_side(Side.CREDITOR),
        "own_not_kept": ledger.by_side(Side.PERSON),
        "waiting": [
            waiting_words(one, ledger.on) for one in still if one.arrived is None or one.wrong
        ],
        "next_due": _next_due(ledger),
        "record_lines": lines,
    }


def _next_due(ledger: PromiseLedger | None) -> object:
    """Return the next payment that is agreed and not made yet, None where there is none."""
    if ledger is None or ledger.completed_on or ledger.ended_on:
        return None
    return next((due for due in ledger.terms.payments if due.last >= ledger.on), None)
