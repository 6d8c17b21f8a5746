"""The debts, one after the other: who, how much, by when; rough is fine."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ashore.text import Text
from ashore.web.frame.desk import desk_of
from ashore.web.frame.fields import AmountField, DayField, PickField, WordsField
from ashore.web.frame.form import Form
from ashore.web.frame.show import show
from ashore.web.start.asking import ask_step, begins_sum
from ashore.web.start.rough_loan import Rough, as_entry, from_entry
from ashore.web.start.slots import Slots
from ashore.web.start.steps import SECTIONS, next_address, section_of

WHOSE = (
    ("mine", Text("是我借的", "I took it")),
    (
        "fees",
        Text("是我借的，但有说不清的费用", "I took it, but there are charges nobody explains"),
    ),
    ("nominee", Text("我出面，钱给别人用了", "In my name, for somebody else's use")),
    ("not_mine", Text("不是我借的", "I did not take it")),
)


class DebtForm(Form):
    """One debt, as roughly as the person knows it."""

    who = WordsField(
        Text("欠谁的？", "Who do you owe?"),
        hint=Text(
            "平台、银行或产品的名字，例如“某某白条”。",
            "The name of the platform, bank or product.",
        ),
        most=60,
        required=True,
    )
    left = AmountField(
        Text("一共还剩多少没还？", "How much is left in all?"),
        hint=Text("对方现在要多少也行。", "What they ask for now will do, too."),
        about=True,
        unknown=True,
    )
    monthly = AmountField(
        Text("每月要还多少？", "What is to be paid each month?"), about=True, unknown=True
    )
    due_on = DayField(
        Text("最早没还的那一期，是哪天到期的？", "When did the oldest unpaid part fall due?"),
        hint=Text(
            "没有逾期，就填下一个还款日。不记得哪天，填大概的也行。",
            "If nothing is late, give the next due day. About is fine.",
        ),
        unknown=True,
    )
    whose = PickField(Text("是您自己借的吗？", "Did you take it yourself?"), WHOSE, unknown=True)


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Return the debts so far; the first one is asked at once."""
    slots = Slots(desk_of(request))
    found = [
        (_number(name), from_entry(slots.live(name)), slots.untouched(name), slots.live(name))
        for name in slots.names("debt-")
    ]
    if not found and request.GET.get("from") != "summary":
        return redirect("start:debt_new")
    number, section = section_of("debts")
    values = {
        "debts": sorted(found, key=lambda one: one[0]), "step": "debts", "section": section,
        "number": number, "of": len(SECTIONS), "leads_to": next_address(request, "debts"),
        "from_summary": request.GET.get("from") == "summary",
    }  # fmt: skip
    return show(request, "start/debts.html.j2", values)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Ask for one more debt."""
    slots = Slots(desk_of(request))
    numbers = [_number(name) for name in slots.names("debt-")]
    return _asked(request, slots, max(numbers, default=0) + 1, new=True)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for one debt again."""
    slots = Slots(desk_of(request))
    found = slots.live(f"debt-{number}")
    if found is None:
        raise Http404
    if not slots.untouched(f"debt-{number}"):
        # It was made more exact elsewhere, and these few answers would make it rough again.
        return redirect("owed:debt", found.id)
    return _asked(request, slots, number)


def _asked(request: HttpRequest, slots: Slots, number: int, *, new: bool = False) -> HttpResponse:
    desk, slot = desk_of(request), f"debt-{number}"

    def take(form: DebtForm) -> str:
        left, monthly = form.given["left"], form.given["monthly"]
        rough = Rough(
            who=form.given["who"],
            left=left.fen,
            monthly=monthly.fen or None,
            due_on=form.given["due_on"],
            whose=form.given["whose"].value,
        )
        about = {slot: left.about, f"{slot}-monthly": monthly.about}
        slots.put({slot: as_entry(rough, desk.today)}, about=about)
        query = "?from=summary" if request.GET.get("from") == "summary" else ""
        return reverse("start:debts") + query

    begins: dict[str, str] = {}
    found = None if new else from_entry(slots.live(slot))
    if found is not None:
        begins = {"who": found.who, "whose": found.whose}
        begins |= begins_sum(slots, slot, found.left, "left")
        begins |= begins_sum(slots, f"{slot}-monthly", found.monthly, "monthly")
        begins |= {"due_on": found.due_on.isoformat()} if found.due_on else {}
    values = {"first": not slots.names("debt-"), "new": new}
    return ask_step(
        request, "debts", DebtForm, take,
        begins=begins, values=values, template="start/debt.html.j2",
        name="start-debt-new" if new else f"start-{slot}",
    )  # fmt: skip


def _number(slot: str) -> int:
    return int(slot.rpartition("-")[2])
