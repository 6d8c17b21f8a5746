"""The credit calendar: what each account should show, when to look, and when an entry ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ashore.documents.law_words import brief
from ashore.documents.recover_words import MET, STANDS, VERDICTS
from ashore.law.answers import Figure
from ashore.law.held import held_if_any
from ashore.recover.credit_calendar import Account, CreditCalendar
from ashore.recover.one_off_repair import RULE
from ashore.text import Text
from ashore.web.frame.desk import desk_of
from ashore.web.frame.show import show
from ashore.web.recover.worked import credit_of

_LOOK = Text("可以去看有没有更新", "look whether the report was updated")
_ENDS = Text("不良信息最多留到这天", "the last day on which bad data may be kept")
_ANSWER = Text("异议该有答复了", "the objection is to be answered")
_HIDDEN = Text("起不应再出现（一次性修复）", "no longer to be shown (one-off repair)")
_RULES = (
    "credit-record.kept-years",
    "credit-record.objection-days",
    "credit-record.free-reports-a-year",
    RULE,
)
_REPORT = Text("取下一份免费信用报告", "fetch the next free credit report")


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Return the accounts, and their days in order."""
    desk = desk_of(request)
    found = credit_of(desk)
    held = ((one, held_if_any(desk.book, one, found.on)) for one in _RULES)
    values = {
        "found": found,
        "days": sorted(_days(found), key=lambda one: one[0]),
        "stands": STANDS,
        "verdicts": VERDICTS,
        "met": MET,
        "rules": [
            (desk.book.entry(one), version, isinstance(version, Figure))
            for one, version in held
            if version is not None
        ],
        "brief": brief,
        "objecting": [one for one in found.accounts if one.differs],
    }
    return show(request, "recover/credit.html.j2", values)


def _days(found: CreditCalendar) -> Iterator[tuple[dt.date, Text, Account | None]]:
    """Yield what is ahead: its day, what it is, and the account, None for a report as a whole."""
    yield found.reports.next_on, _REPORT, None
    for account in found.accounts:
        hidden = account.repair.hidden_from if account.repair else None
        for day, says in (
            (account.look_from, _LOOK),
            (account.objection_due, _ANSWER),
            (account.bad_until, _ENDS),
            (hidden, _HIDDEN),
        ):
            if day is not None and day >= found.on:
                yield day, says, account
