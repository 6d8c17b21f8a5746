"""“This was confusing”: kept here with its page, to be handed on by the person if they like."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ashore.text import Text
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.fields import WordsField
from ashore.web.frame.form import Form
from ashore.web.frame.page_form import ask
from ashore.web.frame.show import show
from ashore.web.home.opened import visit_of

KEPT = "confusing"
"""The setting that lists what was confusing."""
_THANKS = Text("记下了，只存在这里。", "Noted; it is kept here alone.")


class ConfusingForm(Form):
    """What was not clear, in the person's own words."""

    question = WordsField(
        Text("哪一句、哪一题？", "Which sentence or question?"),
        hint=Text("可以照抄几个字。", "A few of its words will do."),
        most=300,
    )
    words = WordsField(
        Text("哪里不明白？", "What was not clear?"), long=True, most=2000, required=True
    )


@require_http_methods(["GET", "POST"])
def note(request: HttpRequest) -> HttpResponse:
    """Ask what was not clear on a page, and keep it."""
    desk = desk_of(request)
    page = _page_of_ours(request.GET.get("page", ""))

    def done(form: ConfusingForm) -> str:
        one = {
            "page": page,
            "question": form.given["question"],
            "words": form.given["words"],
            "at": desk.moment.isoformat(timespec="minutes"),
        }
        desk.keep_setting(KEPT, [*kept_of(desk), one])
        visit_of(request).say(_THANKS)
        return page or "/today/"

    values = {"of": page}
    return ask(
        request, ConfusingForm, "settings/confusing.html.j2", done,
        name="settings-confusing", values=values,
    )  # fmt: skip


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Return everything that was confusing so far."""
    values = {"kept": list(enumerate(kept_of(desk_of(request))))}
    return show(request, "settings/confusions.html.j2", values)


@require_safe
def as_text(request: HttpRequest) -> HttpResponse:
    """Return the list as a text file, to be handed on."""
    lines = [
        "\n".join(str(one.get(name, "")) for name in ("at", "page", "question", "words"))
        for one in kept_of(desk_of(request))
    ]
    response = HttpResponse("\n\n".join(lines), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="ashore-confusing.txt"'
    return response


@require_POST
def forget(request: HttpRequest, number: int) -> HttpResponse:
    """Forget one of them."""
    desk = desk_of(request)
    before = kept_of(desk)
    desk.keep_setting(KEPT, [one for n, one in enumerate(before) if n != number])
    return redirect("settings:confusions")


def _page_of_ours(given: str) -> str:
    """Return the address of a page of ours, nothing for any other: two slashes lead elsewhere."""
    ours = given.startswith("/") and given[1:2] not in {"/", "\\"} and given.isprintable()
    return given[:200] if ours else ""


def kept_of(desk: Desk) -> list[dict[str, Any]]:
    """Return what was confusing so far, oldest first."""
    found = desk.setting(KEPT, [])
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
