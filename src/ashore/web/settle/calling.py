"""The call companion: one page to have open while calling, and the note right after."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ashore.documents.papers import papers_for
from ashore.plan.report import PlanReport
from ashore.settle.after_call import entries_after_call, still_open
from ashore.settle.call_script import CallScript, call_script
from ashore.settle.goal import Goal
from ashore.text import Text
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.page_cache import fresh
from ashore.web.frame.page_form import ask
from ashore.web.settle.call_form import NoteForm
from ashore.web.settle.talks import creditor_of, file_of

GOALS = {
    Goal.PLAN: Text("分期方案", "a plan"),
    Goal.TIME: Text("宽限时间", "more time"),
    Goal.WAIVER: Text("减免罚息", "a waiver"),
    Goal.SETTLE: Text("一次结清", "to settle at once"),
    Goal.ACCOUNT: Text("只核对账目", "only the account"),
}
_NOTED = Text("这通电话记下了。", "The call is noted.")
_NOTED_PROMISE = Text(
    "这通电话记下了。对方答应的只是口头：发一封确认函，请书面回复。",
    "The call is noted. What they promised was only said: send a letter of confirmation and ask "
    "for an answer in writing.",
)
_ASK_NEXT = Text("下次问：{question}", "To ask next time: {question}")
_PATIENCE = 0.3
_DIALLED = re.compile(r"\+?[0-9][0-9 -]{2,19}")


@require_http_methods(["GET", "POST"])
def call(request: HttpRequest, loan: str) -> HttpResponse:
    """Return the call prepared for one loan with the note under it, or lead on once it is noted."""
    desk = desk_of(request)
    file = file_of(desk, loan)
    plan = desk.answers.plan_soon()
    if plan is None:
        fresh(request)
    script = _script(desk, plan, loan, _goal(request)) if plan else None

    def done(form: NoteForm) -> str:
        note, at = form.note(), desk.moment
        made = entries_after_call(note, desk.ledger, file, creditor_of(desk, file), at)
        desk.add(*made, says=_NOTED_PROMISE if note.promised else _NOTED)
        for question in still_open(note):
            if desk.visit:
                desk.visit.say(_ASK_NEXT.fill(question=question), tone="note")
        return reverse("settle:debt", args=[loan])

    phones = script.whom.phones if script else ()
    values = {
        "file": file,
        "creditor": creditor_of(desk, file),
        "script": script,
        "working": plan is None,
        "phones": [(phone, _to_dial(phone)) for phone in phones],
        "papers": _to_send(desk, plan, script),
        "goals": GOALS,
        "draft": f"call-{loan}",
    }
    begins = {"number": phones[0]} if phones else {}
    return ask(
        request, NoteForm, "settle/call.html.j2", done, name=f"call-{loan}", begins=begins,
        values=values,
    )  # fmt: skip


def _goal(request: HttpRequest) -> Goal | None:
    given = request.GET.get("goal", "")
    return Goal(given) if given in set(Goal) else None


def _script(desk: Desk, plan: PlanReport, loan: str, goal: Goal | None) -> CallScript | None:
    answers, file = desk.answers, file_of(desk, loan)
    return answers.once(
        f"settle.call {loan} {goal or ''}",
        lambda: call_script(answers.case, plan, file, answers.book, goal=goal),
    )


def _to_send(
    desk: Desk, plan: PlanReport | None, script: CallScript | None
) -> list[tuple[str, str]]:
    """Return the papers of this stage that the case has something to write in: id and title."""
    if plan is None or script is None or not script.papers:
        return []
    answers = desk.answers
    # All papers of a long case take a second to draft; the call must not wait for them.
    papers = answers.soon(
        "papers",
        lambda: papers_for(answers.case, answers.book, answers.on, plan=plan),
        seconds=_PATIENCE,
    )
    return [
        (draft.id, draft.title)
        for draft in papers or ()
        if draft.loan == script.loan and draft.kind in script.papers
    ]


def _to_dial(phone: str) -> str:
    """Return a number as a telephone dials it, empty where words stand in it."""
    return re.sub(r"[ -]", "", phone) if _DIALLED.fullmatch(phone) else ""
