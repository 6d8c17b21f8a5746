"""The file of the open case: its passphrase and code, a backup, and a readable copy."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ashore.case.exchange import case_to_json
from ashore.case.ledgerfile import ledger_bytes
from ashore.errors.store import RecoveryCodeMistypedError
from ashore.store.backups import ENDING, back_up
from ashore.store.keys import Passphrase, RecoveryCode, Secret
from ashore.store.recovery import code_from_text
from ashore.text import Text
from ashore.web.frame.desk import desk_of
from ashore.web.frame.fields import PickField, SecretField, TickField
from ashore.web.frame.form import Form
from ashore.web.frame.page_form import ask
from ashore.web.frame.show import show
from ashore.web.home.making import PassphraseForm
from ashore.web.home.opened import visit_of

BACKED_UP = "backup:last"
"""The setting that says when a backup was last taken."""
_CHANGED = Text("口令换好了；恢复码没有变。", "The passphrase is changed; the code stays.")
_SAMPLE = Text(
    "示例没有口令，也不用备份，关掉就没有了。",
    "The sample has no passphrase and needs no backup; it is gone once closed.",
)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Return what can be done with the file of the open case."""
    return show(request, "home/file.html.j2", {"last": desk_of(request).setting(BACKED_UP)})


class ChangeForm(PassphraseForm):
    """The passphrase of today, and another one."""

    old = SecretField(
        Text("现在的口令，或者恢复码", "The passphrase of today, or the recovery code"),
        autocomplete="current-password",
        required=True,
    )
    field_order = ("old", "passphrase", "again")


@require_http_methods(["GET", "POST"])
def passphrase(request: HttpRequest) -> HttpResponse:
    """Ask for another passphrase."""
    home = desk_of(request).home
    if home.sample:
        return _not_for_the_sample(request)

    def done(form: ChangeForm) -> str:
        home.change_passphrase(_secret(form.given["old"]), form.given["passphrase"])
        visit_of(request).say(_CHANGED)
        return reverse("home:file")

    return ask(
        request, ChangeForm, "home/passphrase.html.j2", done, name="home-passphrase", kept=False
    )


def _secret(typed: str) -> Secret:
    """Return what was typed as a recovery code where it is one: the passphrase may be forgotten."""
    try:
        code_from_text(typed)
    except RecoveryCodeMistypedError:
        return Passphrase(typed)
    return RecoveryCode(typed)


class ConfirmForm(Form):
    """What opens the case, for what must not be done by somebody who found the page open."""

    old = SecretField(
        Text("口令，或者恢复码", "Passphrase, or recovery code"),
        autocomplete="current-password",
        required=True,
    )


@require_http_methods(["GET", "POST"])
def new_code(request: HttpRequest) -> HttpResponse:
    """Ask for the passphrase and make another recovery code; the old one opens nothing."""
    home = desk_of(request).home
    if home.sample:
        return _not_for_the_sample(request)

    def done(form: ConfirmForm) -> str:
        visit = visit_of(request)
        visit.code = home.change_recovery_code(_secret(form.given["old"]))
        visit.strength, visit.goes_on = None, reverse("home:file")
        return reverse("home:code")

    return ask(request, ConfirmForm, "home/new_code.html.j2", done, name="home-code", kept=False)


@require_POST
def backup(request: HttpRequest) -> HttpResponseBase:
    """Return the whole case as one file, encrypted as it lies here."""
    desk = desk_of(request)
    if desk.sample:
        return _not_for_the_sample(request)
    with tempfile.TemporaryDirectory(prefix="ashore-backup-") as folder:
        made = back_up(desk.home, Path(folder) / "backup", now=desk.moment)
        sent = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
        with made.path.open("rb") as file:
            shutil.copyfileobj(file, sent)
    sent.seek(0)
    desk.keep_setting(BACKED_UP, desk.moment.isoformat())
    name = f"{desk.home.folder.name}-{desk.moment:%Y%m%d-%H%M}{ENDING}"
    return FileResponse(sent, as_attachment=True, filename=name)


class PlainForm(Form):
    """In which form the readable copy is wanted, and that its reader is known."""

    form = PickField(
        Text("要哪一种", "Which form"),
        (
            ("ashore", Text("案件文件（.ashore），可以再读回来", "A case file, to be read back")),
            ("json", Text("JSON，给别的程序用", "JSON, for other programs")),
        ),
        required=True,
    )  # fmt: skip
    known = TickField(
        Text(
            "我知道：这个文件没有加密，谁拿到都能看",
            "I know: this file is not encrypted, and whoever has it can read it",
        ),
        required=True,
    )


@require_http_methods(["GET", "POST"])
def plain(request: HttpRequest) -> HttpResponse:
    """Return the case as a file that anybody can read, once the person said they know."""
    form = PlainForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return show(request, "home/plain.html.j2", {"form": PlainForm(begins={"form": "ashore"})})
    if not form.is_valid():
        return show(request, "home/plain.html.j2", {"form": form}, status=422)
    desk = desk_of(request)
    kind = form.given["form"].value
    data = case_to_json(desk.ledger).encode() if kind == "json" else ledger_bytes(desk.ledger)
    response = HttpResponse(data, content_type="application/octet-stream")
    name = f"ashore-{desk.moment:%Y%m%d}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _not_for_the_sample(request: HttpRequest) -> HttpResponse:
    visit_of(request).say(_SAMPLE, tone="note")
    return redirect("home:file")
