"""What the tests of this part share: a page as a tree, its words, and payments to sort."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import lxml.html

from ashore.case.entries import ENTRIES
from ashore.recover.care.journal import Journal
from ashore.store import homes, journals, ledgers
from tests.web.conftest import NOON

if TYPE_CHECKING:
    from django.test import Client

TODAY = NOON.date()
FIGURE = r"\d[\d,]*\.\d{2}"
Spent = tuple[str, str, str, str]


def page_at(app: Client, path: str, *, status: int = 200) -> lxml.html.HtmlElement:
    """Return a page as a tree."""
    response = app.get(path)
    assert response.status_code == status, response.status_code
    return lxml.html.fromstring(response.content.decode())


def main_of(page: lxml.html.HtmlElement) -> str:
    """Return the words of a page's own part, blanks made one."""
    return " ".join(page.xpath("//main")[0].text_content().split())


def all_of(page: lxml.html.HtmlElement) -> str:
    """Return every word that a page shows."""
    return " ".join(page.xpath("//body")[0].text_content().split())


def journal() -> Journal:
    """Return the journal of the open case as the store has it."""
    opened = homes.current()
    assert opened is not None
    return journals.read_journal(opened.case)


def keep(kept: Journal) -> None:
    """Put a journal into the open case."""
    opened = homes.current()
    assert opened is not None
    journals.keep_journal(opened.case, kept)


def spend(*payments: Spent) -> None:
    """Append payments to the open case: id, day, yuan, who was paid."""
    opened = homes.current()
    assert opened is not None
    ledger = ledgers.load(opened.case)
    told = [
        {
            "kind": "transaction",
            "id": name,
            "recorded_at": NOON,
            "source": {"how": "typed"},
            "on": on,
            "amount": f"-{yuan}",
            "counterpart": who,
        }
        for name, on, yuan, who in payments
    ]
    ledgers.append(opened.case, ENTRIES.validate_python(told), ledger.head)


def three_months(who: str = "小满的店", times: int = 2) -> Sequence[Spent]:
    """Return payments of the three months before, known from each month's first day on."""
    firsts = [dt.date(2026, month, 1) for month in (8, 9, 10)]
    food = [(f"food-{n}", str(day), "30.00", "沙县小吃") for n, day in enumerate(firsts)]
    unclear = [
        (f"unclear-{n}", str(day + dt.timedelta(days=5 + n)), "45.50", who)
        for n, day in enumerate(firsts[:times])
    ]
    return (*food, *unclear)


def once_planned(app: Client, path: str) -> lxml.html.HtmlElement:
    """Return a page once the plan behind it is worked out."""
    for _ in range(100):
        page = page_at(app, path)
        if not page.xpath("//*[@hx-trigger='load delay:2s']"):
            return page
        time.sleep(0.1)
    raise AssertionError(path)
