"""What is kept between pages: nothing that was changed since, nothing after a lock."""

from __future__ import annotations

import datetime as dt

from django.test import Client

from ashore.case.ledger import Ledger
from ashore.law.book import LawBook
from ashore.store import homes, journals
from ashore.web.frame import locking, revision
from ashore.web.frame.answers import Kept
from ashore.web.frame.until_changed import until_changed
from tests.web.conftest import NOON

_DAY = dt.date(2026, 11, 26)


def test_a_value_is_read_once_until_something_is_written() -> None:
    read = iter(range(10))
    revision.changed()
    assert [until_changed("a", lambda: next(read)) for _ in range(3)] == [0, 0, 0]
    revision.changed()
    assert [until_changed("a", lambda: next(read)) for _ in range(2)] == [1, 1]
    assert until_changed("b", lambda: next(read)) == 2


def test_a_value_read_while_another_wrote_is_not_used_again() -> None:
    def read() -> str:
        revision.changed()
        return "old"

    assert until_changed("c", read) == "old"
    assert until_changed("c", lambda: "new") == "new"


def test_nothing_read_outlives_a_lock(app: Client) -> None:
    until_changed("d", lambda: "of the case")
    locking.lock()
    assert until_changed("d", lambda: "read anew") == "read anew"


def test_a_check_in_is_there_on_the_next_page(app: Client) -> None:
    app.get("/today/")
    home = homes.current()
    assert home is not None
    assert journals.read_journal(home.case).checkins == ()
    app.post("/api/care/check-ins", {"pressure": 1}, "application/json")
    assert len(app.get("/api/care").json()["checkins"]) == 1


def test_answers_of_a_ledger_that_grew_are_let_go() -> None:
    kept, book = Kept(), LawBook.standard()
    short = Ledger.begin("case-1")
    before = kept.of(short, _DAY, book)
    assert before.once("n", lambda: 1) == 1
    assert kept.of(short, _DAY, book) is before
    kept.of(short, NOON.date() + dt.timedelta(days=1), book)
    # Whoever still holds the old ones is answered, by working it out once more.
    assert before.once("n", lambda: 2) == 2
    kept.forget()
