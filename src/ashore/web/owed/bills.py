"""A bill held against its basis line by line, and the readings of the contract that give it."""

from __future__ import annotations

from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ashore.case.entries_loans import Bill
from ashore.case.replay import LoanFile
from ashore.case.terms import Item
from ashore.documents.bill_words import answers, asks, remarks, verdict
from ashore.documents.finding_view import in_order
from ashore.documents.words import ITEMS
from ashore.errors.base import AshoreError, DataError
from ashore.errors.owed import FootingError
from ashore.owed.bill_check import BillCheck, check_bill
from ashore.owed.explain.explanation import DIMENSION_WORDS, MOST_SHOWN, Explanation
from ashore.owed.explain.of_case import explain_bill_of
from ashore.text import Text
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.page_cache import fresh
from ashore.web.frame.show import show
from ashore.web.owed.files import debt_of

_AT_ONCE = 1.0
"""Seconds for which a page waits for the readings before it says that they are being tried."""


class Line(NamedTuple):
    """One item of a bill: what the bill calls it, what it shows, what its basis gives, to whom."""

    name: Text
    shown: int
    supported: int
    gap: int
    payee: str


@require_safe
def bill(request: HttpRequest, name: str) -> HttpResponse:
    """Return a bill with its check and its explanation, as soon as that is there."""
    desk = desk_of(request)
    file, shown = _found(desk, name)
    check = _check(desk, file, shown)
    values: dict[str, object] = {
        "file": file,
        "bill": shown,
        "check": check,
        "lines": tuple(_lines(check)) if check else (),
        "findings": in_order(check.findings) if check else (),
        "explained": None,
        "waiting": False,
        "why_not": None,
    }
    try:
        found = desk.answers.soon(
            f"explanation of {name}",
            lambda: explain_bill_of(desk.case, file.loan.id, name, desk.book, desk.today),
            seconds=_AT_ONCE,
        )
    except (FootingError, DataError) as error:
        values["why_not"] = _says(error)
    else:
        values["waiting"] = found is None
        values["explained"] = found and _explained(found)
    if values["waiting"]:
        fresh(request)
    return show(request, "owed/bill.html.j2", values)


def _found(desk: Desk, name: str) -> tuple[LoanFile, Bill]:
    for file in desk.case.loans:
        for shown in file.bills:
            if shown.id == name:
                return file, shown
    raise Http404


def _check(desk: Desk, file: LoanFile, shown: Bill) -> BillCheck | None:
    debt = debt_of(desk, file.loan.id)
    if debt is None:
        return None
    if debt.bill is not None and debt.bill.bill.id == shown.id:
        return debt.bill
    called = debt.acceleration.called
    return check_bill(debt.facts, shown, desk.book, debt.standing, called=called)


def _lines(check: BillCheck) -> list[Line]:
    """Return the items in the bill's own order, then what the bill leaves out."""
    if not check.sums.itemised:
        return []
    payees = {line.item: line.payee or "" for line in check.sums.lines}
    items = dict.fromkeys((*(line.item for line in check.sums.lines), *check.supported))
    return [
        Line(
            name=_named(check, item),
            shown=check.sums.shown(item),
            supported=check.supported.get(item, 0),
            gap=check.differences.get(item, 0),
            payee=payees.get(item, ""),
        )
        for item in items
    ]


def _named(check: BillCheck, item: Item) -> Text:
    names = dict.fromkeys(line.name for line in check.sums.lines if line.item is item)
    said = "、".join(names)
    return Text(said, said) if said else ITEMS[item]


def _explained(found: Explanation) -> dict[str, object]:
    """Return what the page says of the readings: the best, the others that give it, the rest."""
    others = [
        [(DIMENSION_WORDS[key], option.says) for key, option in reading.options]
        for reading in found.readings[1:MOST_SHOWN]
    ]
    best = answers(found)
    return {
        "on": found.on,
        "verdict": verdict(found),
        "answers": best,
        "exact": found.exact,
        "others": [[pair for pair in one if pair not in best] for one in others],
        "matching": found.matching,
        "undetermined": [
            (DIMENSION_WORDS[key], [option.says for option in options])
            for key, options in found.undetermined
        ],
        "remarks": tuple(remarks(found)),
        "asks": asks(found),
        "rest": [(ITEMS[item], fen) for item, fen in found.rest.items()],
        "overcharge": found.overcharge,
    }


def _says(error: AshoreError) -> Text:
    zh, en = error.parts("zh"), error.parts("en")
    return Text(zh[0], en[0])
