"""What the log shows in short, the log itself page by page, and one contact."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ashore.case.entries_papers import Evidence
from ashore.defend.reading.contact_words import contact_labels
from ashore.defend.reading.scheme import scheme_of
from ashore.defend.shielded import messages_of
from ashore.documents.contact_names import CHANNELS, MARKS, OBSERVED
from ashore.documents.words import STRENGTHS
from ashore.findings import Severity, Strength
from ashore.text import Text
from ashore.web.defend.callers import open_on
from ashore.web.defend.contact_log import Sought, channel_named, contact_at, log_on, sought
from ashore.web.defend.seen import unseen
from ashore.web.defend.waiting import when_ready
from ashore.web.frame.desk import desk_of
from ashore.web.frame.show import show

ON_A_PAGE = 50
_WEEK = dt.timedelta(days=7)
_WITHDRAWN = Text("这条不再算数了，原来的记录还留着。", "It no longer counts; the record is kept.")


@require_safe
@when_ready
def index(request: HttpRequest) -> HttpResponse:
    """Return what the log shows in short: how much, how firm, what is open, what to do next."""
    desk = desk_of(request)
    log = log_on(desk)
    strengths = Counter(one.finding.strength for one in log.findings)
    since = desk.today - _WEEK
    values = {
        "log": log,
        "total": len(log.rows),
        "lately": sum(1 for one in log.rows if one.inbound and one.day > since),
        "strengths": [(one, strengths[one]) for one in Strength if strengths[one]],
        "strength_words": STRENGTHS,
        "urgent": [
            (place, one)
            for place, one in enumerate(log.findings)
            if one.finding.severity is Severity.URGENT
        ],
        "questions": open_on(desk),
        "unseen": unseen(desk, messages_of(desk.case)),
        "marks": [(mark, text, log.marked(mark)) for mark, text in MARKS.items()],
    }
    return show(request, "defend/index.html.j2", values)


@require_safe
@when_ready
def contacts(request: HttpRequest) -> HttpResponse:
    """Return a page of the log, all of it or what was looked for."""
    desk = desk_of(request)
    log, asked = log_on(desk), request.GET
    mark, finding = asked.get("mark", ""), asked.get("finding", "")
    what = Sought(
        number=asked.get("number", "")[:40],
        who=asked.get("who", "")[:100],
        channel=channel_named(asked.get("channel", "")),
        loan=asked.get("loan", "")[:80],
        mark=mark if mark == "any" or mark in MARKS else "",
        finding=int(finding) if finding.isascii() and finding.isdigit() else None,
    )
    rows = sought(log, what)
    pages = max(-(-len(rows) // ON_A_PAGE), 1)
    number = min(max(_whole(asked.get("page", "")), 1), pages)
    kept = {key: value for key in ("number", "who", "channel", "loan", "mark", "finding")
            if (value := asked.get(key, "")) and len(value) <= 100}  # fmt: skip
    values = {
        "log": log,
        "rows": rows[(number - 1) * ON_A_PAGE : number * ON_A_PAGE],
        "found": len(rows),
        "number": number,
        "of": pages,
        "what": what,
        "kept": kept,
        "channels": CHANNELS,
        "marks": MARKS,
    }
    return show(request, "defend/contacts.html.j2", values)


@require_safe
@when_ready
def contact(request: HttpRequest, name: str) -> HttpResponse:
    """Return one contact: its facts, its marks, what it may not accord with, and its words."""
    desk = desk_of(request)
    entry, log = contact_at(desk, name), log_on(desk)
    row = next(one for one in log.rows if one.id == name)
    said = contact_labels(entry) if entry.text else ()
    conduct = set(scheme_of("messages").conduct)
    values = {
        "entry": entry,
        "row": row,
        "who": log.who.get(row.row, ""),
        "flags": log.flags.get(row.row, ()),
        "repeats": log.ids.get(log.repeats.get(row.row, 0), ""),
        "places": [(n, log.findings[n]) for n in log.of_row.get(row.row, ())],
        "harsh": bool(conduct & set(said)),
        "channels": CHANNELS,
        "marks": MARKS,
        "observed": [OBSERVED[one] for one in entry.observed],
        "evidence": [
            one for one in desk.case.of(Evidence) if name in one.about or one.id in entry.exhibits
        ],
    }
    return show(request, "defend/contact.html.j2", values)


@require_POST
def withdraw(request: HttpRequest, name: str) -> HttpResponse:
    """Return the way back to the log once a contact no longer counts."""
    desk = desk_of(request)
    desk.withdraw([contact_at(desk, name).id], reason="不是催收联系或记错了", says=_WITHDRAWN)
    return HttpResponseRedirect(reverse("defend:contacts"))


def _whole(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 1
