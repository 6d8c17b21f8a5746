"""Whether a court has written: its days come before everything else."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ashore.case.entries_loans import Loan
from ashore.case.entries_papers import CourtPaper, CourtPaperType
from ashore.documents.papers.court_parts import PAPERS
from ashore.plan.triage import questions
from ashore.text import Text
from ashore.web.frame.desk import desk_of
from ashore.web.frame.fields import DayField, PickField, choices_of
from ashore.web.frame.form import Form
from ashore.web.start.asking import answers, ask_step, keep_answers, left_alone
from ashore.web.start.slots import Slots
from ashore.web.start.steps import next_address

_QUESTION = next(one for one in questions() if one.id == "court_paper")
_SLOT = "court-"


class CameForm(Form):
    """Whether anything has come."""

    came = PickField(
        _QUESTION.ask,
        (("yes", Text("收到过", "Yes")), ("no", Text("没有", "No"))),
        hint=_QUESTION.why,
        unknown=True,
    )


@require_http_methods(["GET", "POST"])
def came(request: HttpRequest) -> HttpResponse:
    """Ask whether a court has written; if so, what it was is asked next."""
    desk = desk_of(request)
    slots = Slots(desk)

    def take(form: CameForm) -> str | None:
        if left_alone(form, "came") and "court" in answers(desk):
            return None
        said = form.given["came"].value or "unsure"
        keep_answers(desk, court=said)
        if said != "yes":
            slots.put(dict.fromkeys(slots.names(_SLOT)), about={})
            return None
        if not desk.case.loans or slots.names(_SLOT):
            return None
        query = "?from=summary" if request.GET.get("from") == "summary" else ""
        return reverse("start:court_paper") + query

    said = answers(desk).get("court", "")
    begins = {"came": said} if said in ("yes", "no") else {}
    values = {"papers": papers_of(slots), "following": _next_number(slots), "names": PAPERS}
    return ask_step(request, "court", CameForm, take, begins=begins, values=values)


def papers_of(slots: Slots) -> tuple[tuple[int, CourtPaper], ...]:
    """Return the papers that were recorded here, each with its number."""
    found = ((int(name.removeprefix(_SLOT)), slots.live(name)) for name in slots.names(_SLOT))
    return tuple((n, one) for n, one in sorted(found) if isinstance(one, CourtPaper))


def _next_number(slots: Slots) -> int:
    return max((number for number, _ in papers_of(slots)), default=0) + 1


class PaperForm(Form):
    """What came, when, and about which debt."""

    loan = PickField(Text("是哪一笔的？", "Which debt is it about?"), (), required=True)
    type = PickField(
        Text("是什么？", "What is it?"),
        choices_of(PAPERS),
        hint=Text(
            "看最上面的标题。不确定就选最后一项。",
            "Look at its heading; take the last one if you are not sure.",
        ),
        required=True,
    )
    received_on = DayField(
        Text("哪天收到的？", "When did it come?"),
        hint=Text("期限从这天起算。", "Periods run from this day."),
        unknown=True,
    )


@require_http_methods(["GET", "POST"])
def paper(request: HttpRequest, number: int = 1) -> HttpResponse:
    """Ask what came from the court: one paper, by its number, or the next one."""
    desk = desk_of(request)
    slots = Slots(desk)
    loans = [file.loan for file in desk.case.loans]
    if not 1 <= number <= _next_number(slots):
        raise Http404
    if not loans:
        return redirect(next_address(request, "court"))

    def take(form: Form) -> None:
        given = form.given
        fields = {
            "loan": given["loan"].value,
            "type": CourtPaperType(given["type"].value),
            "received_on": given["received_on"],
        }
        slots.put({f"{_SLOT}{number}": ("court-paper", fields)}, about={})

    found = slots.live(f"{_SLOT}{number}")
    begins = {"loan": loans[0].id} if len(loans) == 1 else {}
    if isinstance(found, CourtPaper):
        begins = {"loan": found.loan, "type": found.type.value}
        begins |= {"received_on": found.received_on.isoformat()} if found.received_on else {}
    return ask_step(
        request, "court", _form_of(loans), take,
        begins=begins, template="start/court_paper.html.j2", name=f"start-court-paper-{number}",
    )  # fmt: skip


def _form_of(loans: list[Loan]) -> type[PaperForm]:
    """Return the form with the debts of the case to choose from."""
    asked = PaperForm.base_fields["loan"]
    assert isinstance(asked, PickField)  # noqa: S101 - it is written above
    listed = [(loan.id, Text(loan.product, loan.product)) for loan in loans]
    field = PickField(asked.asks, listed, required=True)
    return type("PaperFormOfTheCase", (PaperForm,), {"loan": field})
