"""Settings: language, light or dark, text size, locking, quiet hours, the file."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ashore.text import Text
from ashore.web.frame import locking
from ashore.web.frame.desk import desk_of, needs_no_case
from ashore.web.frame.fields import PickField, TimeField
from ashore.web.frame.form import Form
from ashore.web.frame.page_form import ask
from ashore.web.frame.preferences import Preferences
from ashore.web.frame.show import show
from ashore.web.home.opened import LOCK_MINUTES, visit_of

_DONE = Text("记下了。", "Noted.")
MINUTES = {
    "5": Text("5 分钟", "5 minutes"),
    "15": Text("15 分钟", "15 minutes"),
    "30": Text("30 分钟", "30 minutes"),
    "60": Text("1 小时", "an hour"),
    "0": Text("不自动锁", "never"),
}


class LookForm(Form):
    """How pages look; kept in the browser, nothing of it in the case."""

    language = PickField(
        Text("语言", "Language"),
        (("zh", Text("中文", "中文")), ("en", Text("English", "English"))),
        required=True,
    )
    theme = PickField(
        Text("明暗", "Light or dark"),
        (
            ("auto", Text("跟着设备", "As the device has it")),
            ("light", Text("浅色", "Light")),
            ("dark", Text("深色", "Dark")),
        ),
        required=True,
    )
    size = PickField(
        Text("字的大小", "Size of text"),
        (
            ("usual", Text("平常", "Usual")),
            ("large", Text("大", "Large")),
            ("larger", Text("更大", "Larger")),
        ),
        required=True,
    )


@needs_no_case
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Return the settings; what a browser prefers is set here, case or no case."""
    now = Preferences.of(request)
    begins = {"language": now.language, "theme": now.theme, "size": now.size}
    form = LookForm(request.POST) if request.method == "POST" else LookForm(begins=begins)
    if request.method == "POST" and form.is_valid():
        picked: Any = {name: one.value for name, one in form.given.items()}
        response = HttpResponseRedirect(reverse("settings:index"))
        Preferences(**picked).keep(response)
        return response
    status = 422 if request.method == "POST" else 200
    values = {"form": form, "minutes": MINUTES.get(str(locking.minutes()))}
    return show(request, "settings/index.html.j2", values, status=status)


class RestForm(Form):
    """The hours in which amounts are put away."""

    begin = TimeField(Text("从几点", "From"), required=True)
    end = TimeField(Text("到几点", "Until"), required=True)


@require_http_methods(["GET", "POST"])
def rest(request: HttpRequest) -> HttpResponse:
    """Ask for the quiet hours."""
    desk = desk_of(request)

    def done(form: RestForm) -> str:
        hours = {
            "quiet_from": _clock(form.given["begin"]),
            "quiet_until": _clock(form.given["end"]),
        }
        desk.keep_journal(desk.journal.model_copy(update=hours))
        _say(request)
        return reverse("settings:index")

    hours = desk.journal.quiet_hours
    begins = {"begin": _clock(hours.begin), "end": _clock(hours.end)}
    return ask(
        request, RestForm, "settings/rest.html.j2", done, name="settings-rest", begins=begins
    )


class LockForm(Form):
    """After how many minutes of rest the case locks itself."""

    minutes = PickField(
        Text("多久没有动就锁上？", "Lock after how long without a touch?"),
        MINUTES.items(),
        hint=Text(
            "锁上以后，正在填的内容还在，输口令就接着填。",
            "What is being filled in is kept; the passphrase brings it back.",
        ),
        required=True,
    )


@require_http_methods(["GET", "POST"])
def lock_after(request: HttpRequest) -> HttpResponse:
    """Ask when the case locks itself."""
    desk = desk_of(request)

    def done(form: LockForm) -> str:
        minutes = int(form.given["minutes"].value)
        desk.keep_setting(LOCK_MINUTES, minutes)
        locking.allow(minutes)
        _say(request)
        return reverse("settings:index")

    begins = {"minutes": str(locking.minutes())}
    return ask(
        request, LockForm, "settings/lock.html.j2", done, name="settings-lock", begins=begins
    )


@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """Return what is kept of the person, where, and how it goes away."""
    desk = desk_of(request)
    values = {
        "folder": str(desk.home.folder),
        "entries": len(desk.ledger.entries),
        "checkins": len(desk.journal.checkins),
        "head": desk.ledger.head,
    }
    return show(request, "settings/kept.html.j2", values)


def _clock(at: dt.time) -> str:
    return f"{at:%H:%M}"


def _say(request: HttpRequest) -> None:
    visit_of(request).say(_DONE)
