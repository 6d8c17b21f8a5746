"""Timestamps: the request is saved here, carried to a server by the person, and brought back.

The app itself reaches no server.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from ashore.errors.base import AshoreError
from ashore.evidence.stamps import (
    MOST_REPLY_BYTES,
    REPLY,
    REQUEST,
    STATEMENT,
    Reading,
    Stamp,
    ask,
    certificates,
    keep_reply,
    read_bytes,
    read_reply,
    stamps_in,
)
from ashore.evidence.vault import Vault
from ashore.store.vaults import vault_of
from ashore.text import Text
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.downloads import download
from ashore.web.frame.page_cache import fresh
from ashore.web.frame.show import show
from ashore.web.frame.visit import Visit

_KEPT = Text("答复收好了：{at}。", "The reply is kept: {at}.")
_FIRST = Text("先封存一个文件，再取时间戳。", "Seal a file first, then ask for a timestamp.")
_CHOOSE = Text("请选服务器给的 .tsr 文件。", "Choose the .tsr file that the server gave.")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Return how a timestamp is asked for, and those that there are."""
    fresh(request)
    vault = _vault(desk_of(request))
    shown = [(one, _reading(vault, one)) for one in stamps_in(vault)] if vault else []
    return show(request, "evidence/stamps.html.j2", {"stamps": shown, "vault": vault, "off": None})


@require_POST
def ask_for_one(request: HttpRequest) -> HttpResponse:
    """Make a request over the whole chain as it stands."""
    desk = desk_of(request)
    vault = _vault(desk)
    if vault is None:
        _say(request, _FIRST)
    else:
        ask(vault, desk.ledger)
    return redirect("evidence:stamps")


@require_safe
def request_file(request: HttpRequest, number: str) -> HttpResponse:
    """Return a request as the file that a server takes."""
    vault, stamp = _stamp(request, number)
    return download(read_bytes(stamp.path(vault.stamps, REQUEST)), f"{number}{REQUEST}")


@require_POST
def reply(request: HttpRequest, number: str) -> HttpResponse:
    """Keep the reply that a server gave, if it is for this request."""
    vault, stamp = _stamp(request, number)
    given, roots = request.FILES.get("reply"), request.FILES.get("roots")
    content = given.read() if given is not None else b""
    if not content or len(content) > MOST_REPLY_BYTES:
        _say(request, _CHOOSE)
        return redirect("evidence:stamps")
    pem = roots.read() if roots is not None else None
    try:
        # It is looked at before it takes the place of an earlier one.
        read_reply(
            content, read_bytes(stamp.path(vault.stamps, STATEMENT)), where=f"{number}{REPLY}"
        )
        if pem is not None:
            certificates(pem, where=getattr(roots, "name", "") or "pem")
        kept = keep_reply(vault, stamp, content, pem)
    except AshoreError as error:
        _say(request, Text("".join(error.parts("zh")), " ".join(error.parts("en"))))
    else:
        _say(request, _KEPT.fill(at=kept.at.isoformat(" ", "seconds")))
    return redirect("evidence:stamps")


def _vault(desk: Desk) -> Vault | None:
    return vault_of(desk.home) if desk.home.vault.is_dir() else None


def _stamp(request: HttpRequest, number: str) -> tuple[Vault, Stamp]:
    vault = _vault(desk_of(request))
    if vault is not None:
        for one in stamps_in(vault):
            if one.number == number:
                return vault, one
    raise Http404


def _reading(vault: Vault, stamp: Stamp) -> Reading | None:
    if not stamp.answered:
        return None
    try:
        said = read_bytes(stamp.path(vault.stamps, STATEMENT))
        return read_reply(read_bytes(stamp.path(vault.stamps, REPLY)), said, where=stamp.number)
    except AshoreError:
        return None


def _say(request: HttpRequest, says: Text) -> None:
    visit: Visit | None = getattr(request, "visit", None)
    if visit is not None:
        visit.say(says, tone="note")
