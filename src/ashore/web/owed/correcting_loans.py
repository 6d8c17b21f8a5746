"""A debt is corrected a page at a time; what was there before stays in the records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ashore.case.entries_loans import Classification, Disbursement, Loan
from ashore.case.replay import LoanFile
from ashore.case.terms import LoanTerms, Method
from ashore.documents.words import CLASSIFICATIONS
from ashore.owed.creditor import party_name
from ashore.text import Text
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.fields import PickField, WordsField
from ashore.web.frame.form import Form
from ashore.web.frame.page_form import ask
from ashore.web.owed.adding_loans import more_lines, wants_more
from ashore.web.owed.files import needed_file
from ashore.web.owed.loan_entries import (
    answers_of,
    fee_terms,
    late_terms,
    money_terms,
    payback_terms,
    payout_values,
    who_values,
)
from ashore.web.owed.loan_forms import PART_NAMES, PARTS
from ashore.web.owed.reasons import REASON, with_reason

_CORRECTED = Text("更正好了，原来的记录还留着。", "Corrected; the record before it is kept.")
_OWN_TERMS = {
    "money": ("principal",),
    "payback": (
        "method", "periods", "first_due_on", "payment", "rows", "annual_rate",
        "flat_monthly_rate", "daily_rate",
    ),
    "late": ("penalty", "acceleration"),
    "fees": ("fees",),
}  # fmt: skip


class WhoseForm(Form):
    """Whose debt it is: the two questions that tell, and the answer in the person's words."""

    own_account = PickField(
        Text("钱进过您自己的卡吗", "Did the money come to your own card?"),
        [("yes", Text("进过", "yes")), ("no", Text("没有", "no"))],
        unknown=True,
    )
    whose = PickField(
        Text("这笔借款是", "This debt is"),
        [(kind.value, says) for kind, says in CLASSIFICATIONS.items() if kind.value != "unknown"],
        hint=Text(
            "没有扫过脸、没有输过验证码的，可能是冒名；替别人借的和冒名不是一回事。",
            "One without a face scan or a code may have been taken in your name; borrowed for "
            "somebody else is another thing.",
        ),
        unknown=True,
    )
    words = WordsField(Text("想补一句的话", "A word about it, if you like"), long=True)


@require_http_methods(["GET", "POST"])
def correct_debt(request: HttpRequest, name: str, part: str) -> HttpResponse:
    """Return one page of a debt to be corrected."""
    desk = desk_of(request)
    file = needed_file(desk, name)
    if part not in PARTS:
        raise Http404
    form, template = with_reason(PARTS[part]), "owed/correct_debt.html.j2"
    draft = f"debt-{file.loan.id}-{part}"
    values = {"file": file, "title": PART_NAMES[part], "draft": draft}
    if wants_more(request):
        return more_lines(request, form, template, values, draft)

    def done(filled: Form) -> str:
        return reverse("owed:debt", args=[_correct(desk, file, part, filled.given)])

    payout = file.disbursements[0] if file.disbursements else None
    begins = answers_of(file.loan, payout, desk.case)
    return ask(request, form, template, done, name=draft, begins=begins, values=values)


@require_http_methods(["GET", "POST"])
def whose(request: HttpRequest, name: str) -> HttpResponse:
    """Return the question whose debt it is; one that is not the person's counts in no total."""
    desk = desk_of(request)
    file = needed_file(desk, name)
    draft = f"debt-{file.loan.id}-whose"

    def done(filled: Form) -> str:
        given = filled.given
        kind = Classification(given["whose"].value or "unknown")
        own = None if kind is Classification.UNKNOWN else kind is not Classification.IDENTITY_FRAUD
        changed = {"classification": kind, "own": own, "notes": given["words"]}
        _into_own_account(desk, file, given["own_account"].value)
        return reverse("owed:debt", args=[_replace_loan(desk, file.loan, changed)])

    account = next((d.own_account for d in file.disbursements), None)
    kind = file.loan.classification
    begins = {"words": file.loan.notes}
    begins |= {} if kind is Classification.UNKNOWN else {"whose": kind.value}
    begins |= {} if account is None else {"own_account": "yes" if account else "no"}
    values = {"file": file, "draft": draft, "account": bool(file.disbursements)}
    template = "owed/whose.html.j2"
    return ask(request, WhoseForm, template, done, name=draft, begins=begins, values=values)


def _correct(desk: Desk, file: LoanFile, part: str, given: Mapping[str, Any]) -> str:
    loan = file.loan
    if part == "who":
        names = {role: party_name(desk.case, name) for role, name in loan.parties.items()}
        told = who_values(given, loan.parties, names)
        return _replace_loan(desk, loan, told, reason=given[REASON])
    terms = _said(loan.terms)
    before = {key: terms.pop(key, None) for key in _OWN_TERMS[part]}
    terms |= _terms(part, given, loan.terms) or {}
    terms.setdefault("method", before.get("method"))
    unknown = _unknown(part, given, loan.terms)
    if unknown != loan.terms.unknown:
        terms["unknown"] = unknown
    new = {"terms": LoanTerms.model_validate(terms)}
    changed = _replace_loan(desk, loan, new, reason=given[REASON])
    if part == "money":
        _replace_payout(desk, file, changed, given)
    return changed


def _terms(part: str, given: Mapping[str, Any], before: LoanTerms) -> dict[str, Any]:
    if part == "money":
        return money_terms(given)
    if part == "payback":
        return payback_terms(given)
    if part == "fees":
        return fee_terms(given, before.fees)
    terms = late_terms(given)
    if "penalty" in terms and before.penalty is not None:
        kept = {"base": before.penalty.base, "day_count": before.penalty.day_count}
        terms["penalty"] = terms["penalty"].model_copy(
            update={key: value for key, value in kept.items() if value is not None}
        )
    if before.acceleration is not None:
        days = {"over_days": given["over_days"]}
        terms["acceleration"] = before.acceleration.model_copy(update=days)
    return terms


def _unknown(part: str, given: Mapping[str, Any], before: LoanTerms) -> tuple[str, ...]:
    """Return what is not known yet once a page was answered, the page's own point seen to."""
    point = {"money": "principal", "payback": "method", "late": "penalty"}.get(part)
    if point is None:
        return before.unknown
    answer = given[point]
    if getattr(answer, "fen" if part == "money" else "value", answer) not in (None, ""):
        return tuple(one for one in before.unknown if one != point)
    was_known = getattr(before, point) and before.method is not Method.OPEN
    add = was_known and point not in before.unknown
    return (*before.unknown, point) if add else before.unknown


def _replace_loan(desk: Desk, loan: Loan, changed: Mapping[str, Any], *, reason: str = "") -> str:
    said = _said(loan) | desk.stamp("loan") | dict(changed)
    new = Loan.model_validate(said)
    desk.correct(loan.id, new, reason=reason, says=_CORRECTED)
    return new.id


def _replace_payout(desk: Desk, file: LoanFile, loan: str, given: Mapping[str, Any]) -> None:
    terms = next(one.loan.terms for one in desk.case.loans if one.loan.id == loan)
    values = payout_values(given, loan, terms.principal)
    if values is None or len(file.disbursements) > 1:
        return
    before = file.disbursements[0] if file.disbursements else None
    if before is None:
        desk.add(Disbursement.model_validate(desk.stamp("disbursement") | values), undo=False)
        return
    net = given["net"].fen
    if values["gross"] - before.gross == 0 and net == (
        before.net_received if before.net_received != before.gross else None
    ):
        # What was taken off is told line by line already; only the day may be another.
        values["deductions"] = before.deductions
    said = _said(before)
    said.pop("deductions", None)
    new = Disbursement.model_validate(said | desk.stamp("disbursement") | values)
    desk.correct(before.id, new, says=_CORRECTED)


def _into_own_account(desk: Desk, file: LoanFile, said: str) -> None:
    for payout in file.disbursements:
        answer = {"yes": True, "no": False}.get(said)
        if payout.own_account is not answer:
            values = _said(payout) | desk.stamp("disbursement") | {"own_account": answer}
            desk.correct(payout.id, Disbursement.model_validate(values), says=_CORRECTED)


def _said(record: Any) -> dict[str, Any]:
    """Return what a record says and nothing that it leaves unsaid, a part of it as it is."""
    said = {name: getattr(record, name) for name in record.model_fields_set}
    said.pop("prev", None)
    return said | (record.model_extra or {})
