"""The plan for the hard hour: written on a calm day, followed from the top, printed if wanted."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ashore.recover.care.crisis import crisis_help
from ashore.recover.care.hard_hour import hard_hour
from ashore.text import Text
from ashore.web.frame.desk import desk_of
from ashore.web.frame.fields import WordsField
from ashore.web.frame.form import Form
from ashore.web.frame.page_form import ask
from ashore.web.frame.show import show

_KEPT = Text("写好了。随时能改。", "It is written. Change it any time.")


class HardHourForm(Form):
    """The parts of the plan; any may stay empty, and clearing one takes it out."""

    signs, alone, places, people, helpers, safe, reason = (
        WordsField(part.title, hint=part.hint, long=True, most=1000) for part in hard_hour({}).parts
    )


@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """Return the plan as it is written, with the numbers to dial."""
    desk = desk_of(request)
    values = {
        "plan": hard_hour(desk.journal.hard_hour),
        "lines": crisis_help(desk.book, desk.moment.date()).lines,
    }
    return show(request, "recover/hard_hour.html.j2", values)


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """Return the form of the plan, or keep what was written."""
    desk = desk_of(request)

    def done(form: HardHourForm) -> str:
        said = {key: words for key, words in form.given.items() if words}
        desk.keep_journal(desk.journal.model_copy(update={"hard_hour": said}))
        if desk.visit is not None:
            desk.visit.say(_KEPT)
        return reverse("recover:hard_hour")

    return ask(
        request,
        HardHourForm,
        "recover/write_hard_hour.html.j2",
        done,
        name="recover.hard-hour",
        begins=dict(desk.journal.hard_hour),
        values={"about": hard_hour({}).about},
        kept=False,
    )
