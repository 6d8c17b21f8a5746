"""A paper that went out, and the answer that came: noted, and the clock that runs meanwhile."""

from __future__ import annotations

import datetime as dt
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ashore.case.entries_dealings import Channel, Request
from ashore.case.entries_papers import Complaint
from ashore.documents.draft import Blank
from ashore.documents.sent import sent_paper
from ashore.text import Text
from ashore.web.frame.desk import desk_of
from ashore.web.frame.fields import DayField, PickField, WordsField, choices_of
from ashore.web.frame.form import Form
from ashore.web.frame.page_form import ask
from ashore.web.papers.drafts import as_written, paper_of

_BY = {
    Channel.APP: Text("App 里提交", "in the app"),
    Channel.LETTER: Text("寄信（挂号信、快递）", "by post"),
    Channel.EMAIL: Text("电子邮件", "by e-mail"),
    Channel.COUNTER: Text("柜台当面交", "at a counter"),
    Channel.CHAT: Text("在线客服", "in a chat"),
    Channel.SMS: Text("短信", "by text message"),
    Channel.CALL: Text("电话里说", "by telephone"),
    Channel.VISIT: Text("上门交", "by hand"),
    Channel.OTHER: Text("别的方式", "another way"),
}
_SENT = Text("记下了：{day} 寄出《{title}》。", "Noted: “{title}” went out on {day}.")
_DUE = Text("答复期限是 {day}，到时会提醒。", "An answer is due by {day}; you will be reminded.")
_NO_CLOCK = Text("这一份没有法定的答复期限。", "No rule sets a time to answer this one.")
_ANSWERED = Text("答复记下了。", "The answer is noted.")
_REASON = "收到答复"
_LATER = Text("寄出的日子不会在今天以后。", "It cannot have gone out after today.")


class SentForm(Form):
    """When, how and to whom a paper went out."""

    on = DayField(Text("哪一天寄出的？", "On which day did it go out?"), required=True)
    by = PickField(Text("怎么寄的？", "How?"), choices_of(_BY), required=True)
    receipt = WordsField(
        Text("受理号、工单号或快递单号", "The number on the receipt"),
        hint=Text("有就写；以后查进度要用。", "If there is one; it is needed to ask later."),
        most=80,
    )
    to = WordsField(Text("寄给谁", "To whom"), most=120)

    today: dt.date

    def check(self) -> None:
        """See that it went out already."""
        if self.given["on"] and self.given["on"] > self.today:
            self.mind("on", _LATER)


class AnswerForm(Form):
    """When an answer came and what it says."""

    on = DayField(Text("哪一天收到答复？", "On which day did the answer come?"), required=True)
    says = WordsField(
        Text("答复怎么说？", "What does it say?"),
        long=True,
        hint=Text(
            "照原话摘要点；原件请封存为证据。", "The main points as written; seal the original."
        ),
    )

    today: dt.date

    def check(self) -> None:
        """See that it came already."""
        if self.given["on"] and self.given["on"] > self.today:
            self.mind("on", _LATER)


@require_http_methods(["GET", "HEAD", "POST"])
def sent(request: HttpRequest, paper: str) -> HttpResponse:
    """Return the form by which a paper is noted as sent, and note it; its clock starts."""
    desk = desk_of(request)
    if any(one.paper == paper for one in desk.case.of(Complaint) + desk.case.of(Request)) and (
        not any(one.id == paper for one in desk.answers.papers)
    ):
        return redirect("papers:index")  # it went out already and is no longer to be sent
    draft = as_written(desk, paper_of(desk, paper))
    form = cast("type[SentForm]", type("SentForm", (SentForm,), {"today": desk.today}))

    def done(filled: SentForm) -> str:
        given = filled.given
        made = sent_paper(
            desk.ledger, desk.book, draft,
            on=given["on"], channel=Channel(given["by"].value), recorded_at=desk.moment,
            receipt=given["receipt"] or None, to=given["to"] or None,
        )  # fmt: skip
        said = _SENT.fill(day=given["on"], title=draft.title)
        clock = _DUE.fill(day=made.due.on) if made.due else _NO_CLOCK
        uncertain = made.due.uncertain if made.due else None
        zh = f"{said.zh}{clock.zh}{uncertain.zh if uncertain else ''}"
        en = f"{said.en} {clock.en}{' ' + uncertain.en if uncertain else ''}"
        desk.add(made.entry, says=Text(zh, en))
        return reverse("papers:index")

    begins = {
        "on": desk.today.isoformat(),
        "to": "" if _open(draft.to) else "".join(map(str, draft.to)),
    }
    return ask(
        request, form, "papers/sent.html.j2", done, name=f"sent-{paper}", begins=begins,
        values={"draft": draft},
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def answered(request: HttpRequest, entry: str) -> HttpResponse:
    """Return the form by which an answer is noted, and note it; its clock stops."""
    desk = desk_of(request)
    found = next((one for one in desk.case.entries if one.id == entry), None)
    if not isinstance(found, (Complaint, Request)):
        raise Http404
    form = cast("type[AnswerForm]", type("AnswerForm", (AnswerForm,), {"today": desk.today}))

    def done(filled: AnswerForm) -> str:
        given = filled.given
        stamp = desk.stamp(found.kind, prev=None, answered_on=given["on"])
        says = given["says"] or None
        said = {"outcome": says} if isinstance(found, Complaint) else {"answer": says}
        desk.correct(
            found.id, found.model_copy(update=stamp | said), reason=_REASON, says=_ANSWERED
        )
        return reverse("papers:index")

    return ask(
        request, form, "papers/answered.html.j2", done, name=f"answer-{entry}",
        begins={"on": desk.today.isoformat()}, values={"entry": found},
    )  # fmt: skip


def _open(to: tuple[object, ...]) -> bool:
    return any(isinstance(piece, Blank) for piece in to)
