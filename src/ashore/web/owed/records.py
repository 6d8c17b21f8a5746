"""The records behind every figure: each entry with its history; nothing is ever erased."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote, urlencode, urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ashore.case.entries import AnyEntry
from ashore.case.entry import LoanMention, Supersede
from ashore.case.ledger import Ledger
from ashore.documents.entry_view import entry_rows
from ashore.documents.records import record_line, source_words
from ashore.documents.words import ENTRY_KINDS
from ashore.text import Text
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.fields import WordsField
from ashore.web.frame.form import Form
from ashore.web.frame.page_form import ask
from ashore.web.frame.show import show
from ashore.web.owed.adding import KINDS, corrected
from ashore.web.owed.files import current_name, entry_of, replacements
from ashore.web.owed.plain_form import corrected_plainly

PAGE = 50
_MOST_CITED = 30
_WITHDRAWN = Text(
    "撤销了，原来的记录还留着，只是不再算数。", "Undone; the record is kept and no longer counts."
)


class Listed(NamedTuple):
    """One entry as a list shows it, and whether it still counts."""

    entry: AnyEntry
    line: Text
    counts: bool


class WithdrawForm(Form):
    """Why a record no longer counts."""

    reason = WordsField(
        Text("为什么撤销", "Why it is withdrawn"),
        hint=Text(
            "一句话就行，例如：记重了。原来的记录会一直留着。",
            "One sentence will do, such as: noted twice. The record itself is always kept.",
        ),
        required=True,
        most=400,
    )


@require_safe
def entry(request: HttpRequest, name: str) -> HttpResponse:
    """Return one entry: all it says, where it came from, its corrections, and who cites it."""
    desk = desk_of(request)
    found = _needed(desk.ledger, name)
    replaced = replacements(desk.ledger)
    now = current_name(desk.ledger, name)
    before = next((one.replaces for one in replaced.values() if one.with_ == name), None)
    values = {
        "entry": found,
        "rows": entry_rows(found),
        "source": source_words(found.source),
        "correction": replaced.get(name),
        "now": now if now != name else None,
        "before": before,
        "cited": list(_cited(desk.ledger, name)),
        "counts": name not in replaced,
        "may_change": name not in replaced and not isinstance(found, Supersede),
        "loan": _loan_of(desk, found),
        "n": next(n for n, one in enumerate(desk.ledger.entries, 1) if one.id == name),
    }
    return show(request, "owed/entry.html.j2", values)


@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """Return the whole history a page at a time, newest first, of one kind or one debt if asked."""
    desk = desk_of(request)
    kind, loan = request.GET.get("kind", ""), request.GET.get("loan", "")
    kinds = {one.kind for one in desk.ledger.entries}
    entries = [one for one in reversed(desk.ledger.entries) if kind in ("", one.kind)]
    replaced = replacements(desk.ledger)
    if loan:
        entries = [one for one in entries if _about(replaced, one, loan)]
    pages = max(-(-len(entries) // PAGE), 1)
    number = min(max(_whole(request.GET.get("page")), 1), pages)
    shown = entries[(number - 1) * PAGE : number * PAGE]
    values = {
        "entries": [Listed(one, record_line(one), one.id not in replaced) for one in shown],
        "kinds": [(name, says) for name, says in ENTRY_KINDS.items() if name in kinds],
        "kind": kind if kind in kinds else "",
        "loan": loan,
        "files": desk.case.loans,
        "number": number,
        "of": pages,
        "count": len(entries),
        "address": f"{reverse('owed:history')}?{_query(kind=kind, loan=loan)}",
    }
    return show(request, "owed/history.html.j2", values)


@require_POST
def withdraw(request: HttpRequest, names: str) -> HttpResponse:
    """Withdraw entries that were just added; nothing is erased."""
    desk, ids = desk_of(request), names.split(",")
    for name in ids:
        _needed(desk.ledger, name)
    # What rests on others goes before them: a payout before its loan.
    desk.withdraw(reversed(ids), reason="撤销", says=_WITHDRAWN)
    back = request.META.get("HTTP_REFERER", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        return redirect("today:index")
    parts = unquote(urlsplit(back).path).split("/")
    # The page of what was just withdrawn is gone; its record is not.
    gone = next((name for name in ids if name in parts), None)
    return redirect("owed:entry", gone) if gone else redirect(back)


@require_http_methods(["GET", "POST"])
def take_back(request: HttpRequest, name: str) -> HttpResponse:
    """Return the question why a record no longer counts; it is withdrawn with the answer."""
    desk = desk_of(request)
    found = _needed(desk.ledger, name)

    with_it = _with_it(desk, found)

    def done(filled: Form) -> str:
        names = (*(one.id for one in with_it), name)
        desk.withdraw(names, reason=filled.given["reason"], says=_WITHDRAWN)
        return reverse("owed:entry", args=[name])

    values = {
        "entry": found,
        "line": record_line(found),
        "with_it": [record_line(one) for one in with_it[:_MOST_CITED]],
        "more": max(len(with_it) - _MOST_CITED, 0),
        "draft": f"withdraw-{name}",
    }
    template = "owed/take_back.html.j2"
    return ask(request, WithdrawForm, template, done, name=f"withdraw-{name}", values=values)


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, name: str) -> HttpResponse:
    """Return the form in which a record is corrected: its own where it has one."""
    desk = desk_of(request)
    found = _needed(desk.ledger, name)
    if name in replacements(desk.ledger) or isinstance(found, Supersede):
        return redirect("owed:entry", name)
    if found.kind == "loan":
        return redirect("owed:debt", name)
    if found.kind in {"income", "expense", "asset"}:
        return redirect("plan:correct_line", name)
    return corrected(request, found) if found.kind in KINDS else corrected_plainly(request, found)


def _needed(ledger: Ledger, name: str) -> AnyEntry:
    found = entry_of(ledger, name)
    if found is None:
        raise Http404
    return found


def _with_it(desk: Desk, found: AnyEntry) -> list[AnyEntry]:
    """Return what must be withdrawn for an entry to go: with a loan all that belongs to it."""
    if found.kind != "loan":
        return []
    replaced = replacements(desk.ledger)
    about = (one for one in desk.case.entries if isinstance(one, LoanMention) and one.loan)
    return [one for one in about if _about(replaced, one, found.id)]


def _loan_of(desk: Desk, found: AnyEntry) -> str | None:
    """Return the live loan that an entry is about or is."""
    named = found.id if found.kind == "loan" else getattr(found, "loan", None)
    return current_name(desk.ledger, named) if isinstance(named, str) else None


def _about(replaced: Mapping[str, Supersede], one: AnyEntry, loan: str) -> bool:
    """Return whether an entry is about a loan, or about one that the loan took the place of."""
    named = one.id if one.kind == "loan" else getattr(one, "loan", None)
    while isinstance(named, str) and named != loan and named in replaced:
        named = replaced[named].with_
    return named == loan


def _cited(ledger: Ledger, name: str) -> Iterator[tuple[str, Text]]:
    """Yield the entries that name another one, the newest first, some of them at most."""
    written = json.dumps(name, ensure_ascii=False).encode()
    found = 0
    for line, one in zip(reversed(ledger.lines), reversed(ledger.entries), strict=True):
        if written in line and one.id != name:
            yield one.id, record_line(one)
            found += 1
            if found == _MOST_CITED:
                return


def _query(**given: str) -> str:

    said = urlencode({key: value for key, value in given.items() if value})
    return f"{said}&" if said else ""


def _whole(given: str | None) -> int:
    return int(given) if given and given.isascii() and given.isdigit() and len(given) < 7 else 1
