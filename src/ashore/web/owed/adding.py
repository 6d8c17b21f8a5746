"""Bills, payments, card statements and changes of creditor are added, and corrected again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ashore.case.entries import AnyEntry
from ashore.case.entries_loans import Assignment, Bill, Payment, Statement
from ashore.case.fields import SHANGHAI
from ashore.money.amounts import yuan_from_fen
from ashore.text import Text
from ashore.web.frame.desk import desk_of
from ashore.web.frame.form import Form
from ashore.web.frame.page_form import ask
from ashore.web.owed.adding_loans import more_lines, wants_more
from ashore.web.owed.answers_form import AnswersForm
from ashore.web.owed.files import needed_file
from ashore.web.owed.money_forms import AssignmentForm, BillForm, PaymentForm, StatementForm
from ashore.web.owed.reasons import REASON, with_reason

Given = Mapping[str, Any]
Values = dict[str, Any]


class Kind(NamedTuple):
    """How one kind of entry is asked for: its form, its words, and the way there and back."""

    form: type[AnswersForm]
    model: type[AnyEntry]
    title: Text
    values: Callable[[Given], Values]
    begins: Callable[[Any], Values]
    keeps: Callable[[Any, Values], Values] = lambda _, values: values


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, loan: str, kind: str) -> HttpResponse:
    """Return the form of one kind of entry about a debt."""
    desk, made = desk_of(request), KINDS[kind]
    file = needed_file(desk, loan)
    draft = f"{kind}-{file.loan.id}"
    values = {"file": file, "title": made.title, "draft": draft, "correcting": None}
    if wants_more(request):
        return more_lines(request, made.form, "owed/note.html.j2", values, draft)

    def done(filled: Form) -> str:
        said = desk.stamp(kind, loan=file.loan.id) | made.values(filled.given)
        entry = made.model.model_validate(said)
        desk.add(entry)
        return reverse("owed:bill", args=[entry.id]) if kind == "bill" else _back(file.loan.id)

    begins = _begins(kind, desk.today)
    return ask(
        request, made.form, "owed/note.html.j2", done, name=draft, begins=begins, values=values
    )


def corrected(request: HttpRequest, entry: AnyEntry) -> HttpResponse:
    """Return the form of an entry with what it says, to be corrected."""
    desk, kind = desk_of(request), entry.kind
    made = KINDS[kind]
    form = with_reason(made.form)
    file = needed_file(desk, getattr(entry, "loan", ""))
    draft = f"correct-{entry.id}"
    values = {"file": file, "title": made.title, "draft": draft, "correcting": entry}
    if wants_more(request):
        return more_lines(request, form, "owed/note.html.j2", values, draft)

    def done(filled: Form) -> str:
        # What the form does not ask about stays as it was said before.
        said = {n: getattr(entry, n) for n in entry.model_fields_set} | (entry.model_extra or {})
        said = {name: value for name, value in said.items() if name not in _asked(made)}
        values = made.keeps(entry, made.values(filled.given))
        said |= desk.stamp(kind, loan=file.loan.id) | values
        said.pop("prev", None)
        new = made.model.model_validate(said)
        desk.correct(entry.id, new, reason=filled.given[REASON], says=_CORRECTED)
        return reverse("owed:bill", args=[new.id]) if kind == "bill" else _back(file.loan.id)

    begins = made.begins(entry)
    return ask(request, form, "owed/note.html.j2", done, name=draft, begins=begins, values=values)


def _asked(made: Kind) -> set[str]:
    return {*made.form.base_fields, *_ASKED_AS.get(made.model, ())}


def _back(loan: str) -> str:
    return reverse("owed:debt", args=[loan])


def _begins(kind: str, today: dt.date) -> Values:
    return {"captured_on": today.isoformat()} if kind == "bill" else {}


def _bill(given: Given) -> Values:
    at = dt.datetime.combine(given["captured_on"], given["captured_at"] or dt.time(), SHANGHAI)
    items = tuple({"name": line.name, "amount": line.fen} for line in given["items"])
    values: Values = {"captured_at": at, "items": items}
    values |= _known("total_shown", given["total"].fen)
    values |= _known("overdue_days_shown", given["overdue_days"])
    return values | _known("source_name", given["source_name"] or None)


def _bill_begins(bill: Bill) -> Values:
    at = bill.captured_at
    begins: Values = {
        "captured_on": at.date().isoformat(),
        "source_name": bill.source_name or "",
        "items-name": [item.name for item in bill.items],
        "items-sum": [yuan_from_fen(item.amount) for item in bill.items],
    }
    if at.time() != dt.time():
        begins["captured_at"] = f"{at:%H:%M}"
    begins |= _yuan("total", bill.total_shown)
    return begins | _known("overdue_days", bill.overdue_days_shown)


def _bill_keeps(bill: Bill, values: Values) -> Values:
    """Return a bill's values with what else was known of each line whose name is as before."""
    known = {item.name: item for item in reversed(bill.items)}
    items = (
        known[line["name"]].model_copy(update=line) if line["name"] in known else line
        for line in values["items"]
    )
    return values | {"items": tuple(items)}


def _payment(given: Given) -> Values:
    values: Values = {"on": given["on"], "amount": given["amount"].fen}
    meant = _known("item", given["item"].value or None) | _known("instalment", given["instalment"])
    values |= {"designated": (meant,)} if meant else {}
    return values | _known("channel", given["channel"] or None) | _known("to", given["to"] or None)


def _payment_begins(payment: Payment) -> Values:
    begins: Values = {"on": payment.on.isoformat(), "amount": yuan_from_fen(payment.amount)}
    begins |= {"channel": payment.channel or "", "to": payment.to or ""}
    for meant in payment.designated or ():
        begins |= _known("item", meant.item and meant.item.value)
        begins |= _known("instalment", meant.instalment)
    return begins


def _payment_keeps(payment: Payment, values: Values) -> Values:
    """Return a payment's values; what it was meant for stays whole where it was not touched."""
    begins = _payment_begins(payment)
    meant: Values = dict(*values.get("designated", ()))
    untouched = {name: begins[name] for name in ("item", "instalment") if name in begins} == meant
    return values | {"designated": payment.designated} if untouched and meant else values


def _statement(given: Given) -> Values:
    values: Values = {name: given[name] for name in ("statement_on", "due_on")}
    return values | {"balance": given["balance"].fen} | _known("minimum", given["minimum"].fen)


def _statement_begins(one: Statement) -> Values:
    days = {"statement_on": one.statement_on.isoformat(), "due_on": one.due_on.isoformat()}
    return days | _yuan("balance", one.balance) | _yuan("minimum", one.minimum)


def _assignment(given: Given) -> Values:
    values: Values = {"type": given["type"].value, "verified": given["verified"]}
    for name in ("on", "notified_on", "to_party", "from_party"):
        values |= _known(name, given[name] or None)
    for name in _SUMS:
        values |= _known(name, given[name].fen)
    return values


def _assignment_begins(one: Assignment) -> Values:
    begins: Values = {"type": one.type.value, "verified": "1" if one.verified else ""}
    begins |= {"to_party": one.to_party or "", "from_party": one.from_party or ""}
    for name in ("on", "notified_on"):
        day = getattr(one, name)
        begins |= {name: day.isoformat()} if day else {}
    for name in _SUMS:
        begins |= _yuan(name, getattr(one, name))
    return begins


def _known(name: str, value: object) -> Values:
    """Return a value under its name, nothing where it is not known: an entry says what was said."""
    return {} if value is None else {name: value}


def _yuan(name: str, fen: int | None) -> Values:
    return {} if fen is None else {name: yuan_from_fen(fen)}


_CORRECTED = Text("更正好了，原来的记录还留着。", "Corrected; the record before it is kept.")
_SUMS = ("total", "principal", "interest", "penalty")
_ASKED_AS: dict[type[AnyEntry], tuple[str, ...]] = {
    Bill: ("total_shown", "overdue_days_shown", "captured_at"),
    Payment: ("designated",),
}
KINDS: dict[str, Kind] = {
    "bill": Kind(
        BillForm, Bill, Text("记一份账单", "Add a bill"), _bill, _bill_begins, _bill_keeps
    ),
    "payment": Kind(
        PaymentForm, Payment, Text("记一笔还款", "Add a payment"), _payment, _payment_begins,
        _payment_keeps,
    ),
    "statement": Kind(
        StatementForm, Statement, Text("记一份信用卡账单", "Add a card statement"), _statement,
        _statement_begins,
    ),
    "assignment": Kind(
        AssignmentForm, Assignment, Text("债主换了", "The creditor changed"), _assignment,
        _assignment_begins,
    ),
}  # fmt: skip
