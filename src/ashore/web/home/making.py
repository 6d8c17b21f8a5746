"""How a case is made: a name, a passphrase, and a recovery code to be written down."""

from __future__ import annotations

import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from ashore.case.ledger import Ledger
from ashore.store import homes
from ashore.store.keys import SHORTEST
from ashore.store.places import new_folder
from ashore.store.strength import WORDS, strength_of
from ashore.text import Text
from ashore.web.frame.clock import now
from ashore.web.frame.desk import needs_no_case
from ashore.web.frame.fields import SecretField, TickField, WordsField
from ashore.web.frame.form import Form
from ashore.web.frame.page_form import ask
from ashore.web.frame.show import show
from ashore.web.home.opened import begin, close, visit_of

_UNLIKE = Text("两次写的不一样，再写一遍。", "The two are not alike; write it once more.")
_SHORT = Text("口令至少要 {least} 个字符。", "A passphrase has at least {least} characters.")
USUAL_NAME = Text("我的案件", "My case")


class PassphraseForm(Form):
    """A new passphrase, written twice because nobody sees it."""

    passphrase = SecretField(
        Text("口令", "Passphrase"),
        hint=Text(
            "至少 8 个字符，别的没有要求。几个不相干的词连起来，又长又好记。",
            "At least 8 characters and no other rule. A few unrelated words are long and easy to "
            "keep.",
        ),
        autocomplete="new-password",
        required=True,
    )
    again = SecretField(
        Text("再写一遍口令", "The passphrase once more"), autocomplete="new-password", required=True
    )

    def check(self) -> None:
        """Look whether both are alike and long enough."""
        if len(self.given["passphrase"]) < SHORTEST:
            self.mind("passphrase", _SHORT.fill(least=SHORTEST))
        elif self.given["passphrase"] != self.given["again"]:
            self.mind("again", _UNLIKE)


class NewForm(PassphraseForm):
    """A new case: what it is called, and what opens it."""

    name = WordsField(
        Text("给它起个名字", "What to call it"),
        hint=Text(
            "这个名字不加密，别写进不想让人看到的内容。留空就叫“我的案件”。",
            "The name is not encrypted: nothing private in it. Left empty it is “My case”.",
        ),
        most=60,
    )
    field_order = ("name", "passphrase", "again")


@needs_no_case
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Ask for a name and a passphrase, and make the case."""

    def done(form: NewForm) -> str:
        return make(request, form, Ledger.begin(f"case-{secrets.token_hex(4)}"))

    return ask(request, NewForm, "home/new.html.j2", done, name="home-new", kept=False)


def make(request: HttpRequest, form: NewForm, ledger: Ledger, *, leads_to: str = "") -> str:
    """Return where the recovery code is shown, once a home holds the ledger.

    Args:
        request: Its visit keeps the code until it is written down.
        form: The name and the passphrase.
        ledger: What the home begins with.
        leads_to: Where the person goes on from there; the start where it is left out.

    Raises:
        DataError: If the ledger does not add up, or nothing can be written.
    """
    close(request)
    folder = new_folder(form.given["name"] or USUAL_NAME.zh)
    home, code = homes.create(folder, form.given["passphrase"], ledger, now=now())
    begin(home)
    visit = visit_of(request)
    visit.code = code
    visit.strength = WORDS[strength_of(form.given["passphrase"])]
    visit.goes_on = leads_to or reverse("start:index")
    return reverse("home:code")


@needs_no_case
@require_POST
def strength(request: HttpRequest) -> HttpResponse:
    """Return in words how strong a passphrase seems; it is looked at and forgotten."""
    typed = request.POST.get("passphrase", "")
    says = WORDS[strength_of(typed)] if typed else None
    return show(request, "home/strength.html.j2", {"says": says})


class WrittenForm(Form):
    """That the code was written down."""

    written = TickField(
        Text("我已经把恢复码抄下来了", "I have written the code down"), required=True
    )


@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Show the recovery code until it is said to be written down, and never again."""
    visit = visit_of(request)
    if not visit.code and request.method != "POST":
        return redirect("home:file")

    def done(form: WrittenForm) -> str:
        leads_to, visit.code = visit.goes_on or reverse("today:index"), ""
        return leads_to

    values = {"code": visit.code, "strength": visit.strength}
    return ask(
        request, WrittenForm, "home/code.html.j2", done, name="home-code", values=values, kept=False
    )
