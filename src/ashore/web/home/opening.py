"""How a case that is there is opened: by its passphrase, or by the recovery code on paper."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from ashore.store import homes
from ashore.store.keys import Passphrase, RecoveryCode, Secret
from ashore.store.places import KnownHome, known_homes
from ashore.text import Text
from ashore.web.frame.clock import now
from ashore.web.frame.desk import needs_no_case
from ashore.web.frame.fields import SecretField, WordsField
from ashore.web.frame.form import Form
from ashore.web.frame.page_form import ask
from ashore.web.home.opened import begin, close
from ashore.web.home.views import next_of


class OpenForm(Form):
    """The passphrase."""

    passphrase = SecretField(
        Text("口令", "Passphrase"), autocomplete="current-password", required=True
    )


class CodeForm(Form):
    """The recovery code, as it stands on paper; spaces, hyphens and small letters are fine."""

    recovery_code = WordsField(
        Text("恢复码", "Recovery code"),
        hint=Text(
            "25 个字符，照纸上抄；空格、横线和大小写都没关系。",
            "25 characters as on the paper; spaces, hyphens and capitals do not matter.",
        ),
        most=100,
        required=True,
    )


@needs_no_case
@require_http_methods(["GET", "POST"])
def unlock(request: HttpRequest, name: str) -> HttpResponse:
    """Ask for the passphrase; a wrong one is told kindly and slows the next try."""

    def done(form: OpenForm) -> str:
        return _open(request, name, Passphrase(form.given["passphrase"]))

    return _asked(request, OpenForm, name, done)


@needs_no_case
@require_http_methods(["GET", "POST"])
def unlock_by_code(request: HttpRequest, name: str) -> HttpResponse:
    """Ask for the recovery code."""

    def done(form: CodeForm) -> str:
        return _open(request, name, RecoveryCode(form.given["recovery_code"]))

    return _asked(request, CodeForm, name, done)


def _asked(request: HttpRequest, form: type[Form], name: str, done: object) -> HttpResponse:
    _home(name)
    values = {"name": name, "next": next_of(request, ""), "by_code": form is CodeForm}
    return ask(
        request, form, "home/open.html.j2", done,  # type: ignore[arg-type]
        name="home-open", values=values, kept=False,
    )  # fmt: skip


def _open(request: HttpRequest, name: str, secret: Secret) -> str:
    """Return where the person was going, once the case is open.

    Raises:
        CallError: If the secret does not open it, or the next try has to wait.
    """
    # Another case that is open is closed first, and this very one too: its key is asked anew.
    close(request)
    begin(homes.open_home(_home(name).folder, secret, now=now()))
    return next_of(request, "/today/")


def _home(name: str) -> KnownHome:
    found = next((one for one in known_homes() if one.name == name), None)
    if found is None:
        raise Http404
    return found
