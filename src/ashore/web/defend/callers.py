"""Who is this number: what only the person can say, asked and answered."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ashore.case.entries_loans import Party
from ashore.case.terms import Role
from ashore.defend.conduct.callers import OpenQuestion
from ashore.text import Text
from ashore.web.defend.contact_log import log_on
from ashore.web.defend.waiting import when_ready
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.fields import OTHER, Chosen, PickField
from ashore.web.frame.form import Form
from ashore.web.frame.page_form import ask
from ashore.web.frame.show import show

_LEFT = "callers:left"
_NOTED = Text("记下了，联系记录按这个重新归类。", "Noted; the log is sorted by it.")
_LEFT_OPEN = Text("先放着，随时可以再答。", "Left for now; it can be answered any time.")
_LEAVE, _SAME, _APART = "leave", "same", "apart"
_LATER = (_LEAVE, Text("还不知道，先放着", "I don't know yet; leave it"))
_NUMBER = Text("这个号码是谁的", "Whose number is it")
_FIRM = Text("是同一家吗", "Are they one firm")


class CallerForm(Form):
    """The answer to one question; the choices come from the log."""

    answer = PickField(_NUMBER, (), required=True)


@require_safe
@when_ready
def callers(request: HttpRequest) -> HttpResponse:
    """Return the open questions about who called, those left for later last."""
    desk = desk_of(request)
    questions = desk.answers.conduct.questions
    still = open_on(desk)
    values = {
        "questions": [(n, one, one in still) for n, one in enumerate(questions)],
        "log": log_on(desk),
    }
    return show(request, "defend/callers.html.j2", values)


@require_http_methods(["GET", "POST"])
@when_ready
def caller(request: HttpRequest, number: int) -> HttpResponse:
    """Return one question with its answers to choose from."""
    desk = desk_of(request)
    questions = desk.answers.conduct.questions
    if number >= len(questions):
        raise Http404
    question = questions[number]

    def done(form: CallerForm) -> str:
        _answer(desk, question, form.given["answer"])
        return reverse("defend:callers")

    values = {"question": question, "draft": f"caller-{_key(question)}", "log": log_on(desk)}
    return ask(
        request, _form(question), "defend/caller.html.j2", done, name=f"caller-{_key(question)}",
        values=values, kept=False,
    )  # fmt: skip


def open_on(desk: Desk) -> list[OpenQuestion]:
    """Return the questions that were neither answered nor left for later."""
    left = set(_left(desk))
    return [one for one in desk.answers.conduct.questions if _key(one) not in left]


def _form(question: OpenQuestion) -> type[CallerForm]:
    """Return the form with this question's own choices."""
    if question.number is not None:
        names = tuple((name, Text(name, name)) for name in question.names)
        field = PickField(_NUMBER, (*names, _LATER), other=True, required=True)
    else:
        same = Text("是同一家", "Yes, one firm")
        apart = Text("不是同一家", "No, two firms")
        field = PickField(_FIRM, ((_SAME, same), (_APART, apart), _LATER), required=True)
    return type("OneCallerForm", (CallerForm,), {"answer": field})


def _answer(desk: Desk, question: OpenQuestion, given: Chosen) -> None:
    name = given.words if given.value == OTHER else given.value
    if name in {"", _LEAVE, _APART}:
        desk.keep_setting(_LEFT, [*_left(desk), _key(question)])
        if desk.visit:
            desk.visit.say(_NOTED if name == _APART else _LEFT_OPEN)
        return
    if question.number is None:
        short, longer = question.names
        desk.add(_party(desk, short, full_name=longer), says=_NOTED)
        return
    _tie(desk, name, question.number)


def _tie(desk: Desk, name: str, number: str) -> None:
    """Tie a number to a firm as one that calls: it is never offered as a number to dial."""
    # A company of the case may be named by the id of its entry, so that entry is left as it is.
    desk.add(_party(desk, name, phones=(number,)), says=_NOTED)


def _party(desk: Desk, name: str, **others: object) -> Party:
    stamp = desk.stamp("party", name=name, roles=(Role.COLLECTOR,))
    return Party.model_validate(stamp | others)


def _key(question: OpenQuestion) -> str:
    return "|".join((question.code, question.number or "", *question.names))[:200]


def _left(desk: Desk) -> list[str]:
    given = desk.setting(_LEFT)
    return [str(one) for one in given] if isinstance(given, list) else []
