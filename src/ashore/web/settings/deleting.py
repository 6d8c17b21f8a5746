"""Everything of a case is deleted: only when its person typed that they want it."""

from __future__ import annotations

import shutil

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ashore.errors.web import NotDeletedError
from ashore.text import Text
from ashore.web.frame.desk import desk_of
from ashore.web.frame.fields import WordsField
from ashore.web.frame.form import Form
from ashore.web.frame.page_form import ask
from ashore.web.home.copies import BACKED_UP
from ashore.web.home.opened import close, visit_of

WORD = Text("删除", "delete")
_TYPE_IT = Text("请照写“删除”两个字。", "Please write “delete”.")
_GONE = Text(
    "都删掉了。备份文件如果还在别处，要另外删。", "All of it is deleted. Backups elsewhere are not."
)


class DeleteForm(Form):
    """The word that says that it is meant."""

    word = WordsField(
        Text("要删，就在这里写“删除”", "To delete it, write “delete” here"), most=20, required=True
    )

    def check(self) -> None:
        """Look whether it is the word, in either language."""
        if self.given["word"].lower() not in WORD:
            self.mind("word", _TYPE_IT)


@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest) -> HttpResponse:
    """Ask whether everything shall go, and let it go: the keys first, so that no rest is read."""
    desk = desk_of(request)
    visit = visit_of(request)

    def done(form: DeleteForm) -> str:
        del form
        folder = desk.home.folder
        close(request)
        visit.forget()
        # Without its keys whatever a disk keeps of the file is noise.
        for name in ("keys.json", "attempts.json"):
            (folder / name).unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
        if folder.exists():
            raise NotDeletedError(where=folder.name)
        visit.say(_GONE)
        return reverse("home:index")

    values = {"last": desk.setting(BACKED_UP), "name": desk.home.folder.name}
    return ask(
        request, DeleteForm, "settings/delete.html.j2", done,
        name="settings-delete", values=values, kept=False,
    )  # fmt: skip
