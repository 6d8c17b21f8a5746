"""What is brought along: a backup that becomes a home again, or a plain case from elsewhere."""

from __future__ import annotations

import tempfile
from pathlib import Path, PurePath

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ashore.errors.case import CaseTooLargeError
from ashore.errors.web import NoFileError
from ashore.intake import ledger_from_bytes
from ashore.store.backups import ENDING, restore
from ashore.store.places import new_folder
from ashore.text import Text
from ashore.web.frame.clock import now
from ashore.web.frame.desk import needs_no_case
from ashore.web.frame.fields import WordsField
from ashore.web.frame.form import Form
from ashore.web.frame.given_files import MOST_BYTES, too_large
from ashore.web.frame.page_form import ask
from ashore.web.home.making import NewForm, make


class RestoreForm(Form):
    """What the restored case is called; the file comes beside it."""

    name = WordsField(
        Text("放回来以后叫什么", "What to call it here"),
        hint=Text("留空就用备份文件的名字。", "Left empty it has the name of the file."),
        most=60,
    )


@needs_no_case
@require_http_methods(["GET", "POST"])
def restore_backup(request: HttpRequest) -> HttpResponse:
    """Ask for a backup and make a new home of it; an existing one is never written over."""

    def done(form: RestoreForm) -> str:
        given = _file_of(request)
        name = form.given["name"] or PurePath(given.name or "").name.removesuffix(ENDING)
        with tempfile.TemporaryDirectory(prefix="ashore-restore-") as folder:
            # An error names the file as the person does.
            place = Path(folder) / (PurePath(given.name or "").name or "file")
            with place.open("wb") as out:
                for chunk in given.chunks():
                    out.write(chunk)
            home = new_folder(name)
            restore(place, home)
        return reverse("home:open", args=[home.name])

    return ask(request, RestoreForm, "home/restore.html.j2", done, name="home-restore", kept=False)


@needs_no_case
@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Ask for a plain case and a passphrase, and keep the case encrypted from now on."""

    def done(form: NewForm) -> str:
        given = _file_of(request)
        name = PurePath(given.name or "case").name
        data = given.read()
        # What does not say that it is JSON is read as a case file, and named as the person does.
        place = (
            Path(name) if name.lower().endswith((".json", ".ashore")) else Path(f"{name}.ashore")
        )
        ledger = ledger_from_bytes(place, data, recorded_at=now())
        return make(request, form, ledger, leads_to=reverse("today:index"))

    return ask(request, NewForm, "home/bring.html.j2", done, name="home-bring", kept=False)


def _file_of(request: HttpRequest) -> UploadedFile[bytes]:
    """Return the file that was sent.

    Raises:
        CaseTooLargeError: If it is larger than any case.
        NoFileError: If none was chosen, or an empty one.
    """
    for name in too_large(request):
        raise CaseTooLargeError(where=PurePath(name).name, size=f"> {MOST_BYTES}", limit=MOST_BYTES)
    given = request.FILES.get("file")
    if not isinstance(given, UploadedFile) or not given.size:
        raise NoFileError
    return given
