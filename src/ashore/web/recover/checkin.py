"""The ten-second check-in: asked, answered as the core says, kept only if the person wants it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ashore.recover.care.checkin import CheckIn, GoingOn, questions
from ashore.recover.care.journal import Journal
from ashore.recover.care.reply import Reply, reply_to
from ashore.text import Text
from ashore.web.frame.desk import desk_of
from ashore.web.frame.fields import PickField, TickField, WordsField
from ashore.web.frame.form import Form
from ashore.web.frame.page_cache import fresh
from ashore.web.frame.page_form import ask
from ashore.web.frame.show import show

_TEMPLATE = "recover/checkin.html.j2"
_EMPTY = Text(
    "什么都没选也没关系；想记的时候选一项，或者写一句。",
    "Nothing picked is fine; to note something, pick one answer or write a line.",
)


class CheckInForm(Form):
    """Four questions and words of one's own; every one may be left out."""

    pressure, sleep, day, going_on = (
        PickField(question.asks, [(str(value), words) for value, words in question.answers])
        for question in questions()
    )
    text = WordsField(Text("想写的话（可以不写）", "Words, if you like"), long=True)
    forget = TickField(
        Text("这次不记下来", "Do not keep this one"),
        hint=Text(
            "不勾会记在这份加密的记录里，只有您看得到，随时能删。",
            "Unticked it is kept in this encrypted case, for you alone; delete it any time.",
        ),
    )

    def check(self) -> None:
        """Ask for one answer at least; what nobody answered cannot be answered."""
        if not any(_picked(self.given[name]) for name in _NAMES) and not self.given["text"]:
            self.mind(None, _EMPTY)


_NAMES = tuple(question.name for question in questions())


@require_http_methods(["GET", "HEAD", "POST"])
def checkin(request: HttpRequest) -> HttpResponse:
    """Return the questions, or the answer to what was sent."""
    desk = desk_of(request)
    if request.method == "POST":
        sent = CheckInForm(request.POST)
        if sent.is_valid() and sent.given["forget"]:
            one = _checkin(sent.given, desk.moment, desk.journal)
            return _answered(request, one, kept=False)

    def done(form: CheckInForm) -> str:
        one = _checkin(form.given, desk.moment, desk.journal)
        desk.keep_journal(desk.journal.with_checkin(one))
        return reverse("recover:answer", args=[one.id])

    # No draft is kept: what is said here has to be gone once it is deleted.
    return ask(request, CheckInForm, _TEMPLATE, done, name="recover.checkin", kept=False)


@require_safe
def answer(request: HttpRequest, name: str) -> HttpResponse:
    """Return the answer to a check-in that was kept."""
    for one in desk_of(request).journal.checkins:
        if one.id == name:
            return _answered(request, one, kept=True)
    raise Http404


def _answered(request: HttpRequest, one: CheckIn, *, kept: bool) -> HttpResponse:
    desk = desk_of(request)
    fresh(request)
    reply: Reply = reply_to(one, desk.journal, desk.book)
    values = {"reply": reply, "one": one, "kept": kept}
    return show(request, "recover/answer.html.j2", values)


def _checkin(given: dict[str, Any], at: dt.datetime, journal: Journal) -> CheckIn:
    going_on = _picked(given["going_on"])
    numbers = {name: _picked(given[name]) for name in ("pressure", "sleep", "day")}
    return CheckIn(
        id=_free_id(at, journal),
        at=at,
        going_on=GoingOn(going_on) if going_on else None,
        text=given["text"],
        **{name: int(value) if value else None for name, value in numbers.items()},
    )


def _picked(chosen: Any) -> str:
    return str(chosen.value)


def _free_id(at: dt.datetime, journal: Journal) -> str:
    """Return a name that no other check-in has, also for two within one second."""
    taken = {one.id for one in journal.checkins}
    begin = f"c{at:%Y%m%dT%H%M%S}"
    names = (begin, *(f"{begin}-{n}" for n in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)
