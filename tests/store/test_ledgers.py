"""Ledgers as rows, on both databases: nothing lost, nothing changed, all or none."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings

from ashore.case import casefile
from ashore.case.entries_loans import Payment
from ashore.case.ledger import Ledger
from ashore.case.ledgerfile import ledger_bytes
from ashore.errors.case import (
    BrokenChainError,
    ChangedElsewhereError,
    DuplicateIdError,
    UnknownLoanError,
)
from ashore.errors.store import RowMissingError
from ashore.store import ledgers, models
from tests.store.conftest import NOW, SENTENCE, begun, note
from tests.strategies import ledgers as drawn_ledgers


def test_what_was_appended_is_loaded_again(case: int) -> None:
    before = ledgers.load(case)
    longer = ledgers.append(case, [note(1), note(2)], before.head)
    ledgers.forget_loaded()
    again = ledgers.load(case)
    assert again == longer
    assert [entry.id for entry in again.entries] == ["note-1", "note-2"]
    assert ledgers.all_cases()[0].count == 2


def test_an_unchanged_ledger_is_read_once(case: int) -> None:
    assert ledgers.load(case) is ledgers.load(case)


def test_a_head_that_is_no_longer_the_head_adds_nothing(case: int) -> None:
    seen = ledgers.load(case).head
    first = ledgers.append(case, [note(1)], seen)
    with pytest.raises(ChangedElsewhereError) as caught:
        ledgers.append(case, [note(2)], seen)
    assert caught.value.values == {"found": first.head[:8], "expected": seen[:8]}
    ledgers.forget_loaded()
    assert ledgers.load(case) == first


def test_of_two_threads_with_one_head_one_is_told(case: int) -> None:
    head, start = ledgers.load(case).head, threading.Barrier(2, timeout=30)
    ends: list[str] = []

    def add(number: int) -> None:
        start.wait()
        try:
            ledgers.append(case, [note(number)], head)
            ends.append("added")
        except ChangedElsewhereError:
            ends.append("told")
        finally:
            connection.close()

    threads = [threading.Thread(target=add, args=(n,), daemon=True) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    ledgers.forget_loaded()
    assert sorted(ends) == ["added", "told"]
    assert len(ledgers.load(case).lines) == 1


def test_entries_that_do_not_add_up_leave_nothing(case: int) -> None:
    before = ledgers.append(case, [note(1)], ledgers.load(case).head)
    with pytest.raises(DuplicateIdError):
        ledgers.append(case, [note(2), note(1)], before.head)
    ledgers.forget_loaded()
    assert ledgers.load(case) == before
    assert models.Entry.objects.count() == 1


def test_a_failure_in_the_middle_of_writing_leaves_nothing(
    case: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ledgers.load(case)

    def fails(*_: object, **__: object) -> None:
        raise OSError

    with monkeypatch.context() as patched:
        patched.setattr(models.Case, "save", fails)
        with pytest.raises(OSError):  # noqa: PT011
            ledgers.append(case, [note(1)], before.head)
    ledgers.forget_loaded()
    assert ledgers.load(case) == before
    assert models.Entry.objects.count() == 0


def test_a_ledger_that_does_not_add_up_is_no_case(case: int) -> None:
    off = Ledger.begin("case-2").append(note(1), note(1))
    with pytest.raises(DuplicateIdError):
        ledgers.add_case(off, now=NOW)
    assert len(ledgers.all_cases()) == 1


def test_a_line_that_was_changed_is_noticed(case: int) -> None:
    ledgers.append(case, [note(1), note(2)], ledgers.load(case).head)
    line = bytes(models.Entry.objects.get(case_id=case, position=1).line)
    with connection.cursor() as cursor:
        changed = line.replace(SENTENCE.encode(), "另一句".encode())
        cursor.execute("UPDATE store_entry SET line = %s WHERE position = 1", [changed])
    ledgers.forget_loaded()
    with pytest.raises(BrokenChainError) as caught:
        ledgers.load(case)
    assert caught.value.where == "case-1:2"


def test_a_line_that_is_gone_is_noticed(case: int) -> None:
    ledgers.append(case, [note(1), note(2)], ledgers.load(case).head)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM store_entry WHERE position = 2")
    ledgers.forget_loaded()
    with pytest.raises(BrokenChainError):
        ledgers.load(case)


def test_an_entry_is_neither_changed_nor_taken_away(case: int) -> None:
    ledgers.append(case, [note(1)], ledgers.load(case).head)
    row = models.Entry.objects.get()
    for change in (row.delete, models.Entry.objects.all().delete, models.Entry.objects.update):
        with pytest.raises(NotImplementedError):
            change()
    with pytest.raises(Exception, match=r"(?i)unique"):
        row.save()


def test_a_case_that_is_not_there_is_named(case: int) -> None:
    with pytest.raises(RowMissingError) as caught:
        ledgers.load(case + 1)
    assert caught.value.values["given"] == case + 1


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ledger=drawn_ledgers())
def test_any_ledger_comes_out_as_it_went_in(case: int, ledger: Ledger) -> None:
    row = ledgers.add_case(ledger, now=NOW)
    ledgers.forget_loaded()
    assert ledger_bytes(ledgers.load(row.id)) == ledger_bytes(ledger)


@pytest.mark.parametrize("name", ["mine.ashore", "mine.json"])
def test_a_file_goes_in_and_comes_out(case: int, tmp_path: Path, name: str) -> None:
    place = casefile.create(tmp_path / name, begun("标题", notes=3))
    row = ledgers.import_file(place, now=NOW)
    ledgers.forget_loaded()
    out = ledgers.export_file(row.id, tmp_path / f"again-{name}")
    assert out.read_bytes() == place.read_bytes()


def test_a_case_of_many_lines_is_loaded_whole(case: int) -> None:
    ledger = begun(notes=1500)
    row = ledgers.add_case(ledger, now=NOW)
    ledgers.forget_loaded()
    assert ledgers.load(row.id).head == ledger.head


def test_an_unknown_loan_is_told_like_in_a_file(case: int) -> None:
    paid = Payment(id="p", recorded_at=NOW, loan="none", on=NOW.date(), amount=100)
    with pytest.raises(UnknownLoanError):
        ledgers.append(case, [paid], ledgers.load(case).head)
