"""The ledger only grows, and shows where it was touched."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import ledgers

from ashore.case.canonical import canonical_bytes, digest
from ashore.case.entries_loans import Payment
from ashore.case.entry import Note
from ashore.case.fields import SHANGHAI
from ashore.case.ledger import Ledger
from ashore.errors.case import BrokenChainError, CaseNumberError, CaseTextError, FieldError

NOW = dt.datetime(2026, 11, 24, 10, tzinfo=SHANGHAI)


def note(name: str, text: str = "") -> Note:
    return Note(id=name, recorded_at=NOW, text=text)


def test_an_empty_ledger_is_sealed_by_its_header() -> None:
    ledger = Ledger.begin("case-1", title="一")
    assert (
        ledger.header_line == '{"case_id":"case-1","schema":"ashore-case/1","title":"一"}'.encode()
    )
    assert (ledger.head, ledger.entries) == (digest(ledger.header_line), ())
    assert (ledger.case_id, ledger.header.title) == ("case-1", "一")


def test_an_entry_is_written_as_it_was_given_with_the_hash_before() -> None:
    empty = Ledger.begin("case-1")
    ledger = empty.append(note("n", "问"))
    assert ledger.lines[0].decode() == (
        f'{{"id":"n","kind":"note","prev":"{empty.head}",'
        '"recorded_at":"2026-11-24T10:00:00+08:00","text":"问"}'
    )
    assert ledger.head == digest(ledger.lines[0])
    assert empty.lines == ()


def test_amounts_are_written_in_yuan() -> None:
    payment = Payment(id="p", recorded_at=NOW, loan="l", on=dt.date(2026, 1, 2), amount=150)
    ledger = Ledger.begin("c").append(payment)
    assert b'"amount":"1.50"' in ledger.lines[0]
    (read,) = ledger.entries
    assert isinstance(read, Payment)
    assert (read.amount, read.on) == (150, dt.date(2026, 1, 2))


@settings(max_examples=50)
@given(ledgers())
def test_each_line_holds_the_hash_of_the_one_before(ledger: Ledger) -> None:
    lines = (ledger.header_line, *ledger.lines)
    assert [e.prev for e in ledger.entries] == [digest(a) for a, _ in pairwise(lines)]
    assert ledger.head == digest(lines[-1])


@settings(max_examples=50)
@given(ledgers(), st.data())
def test_appending_is_associative(ledger: Ledger, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(ledger.entries)))
    first, second = ledger.entries[:cut], ledger.entries[cut:]
    empty = Ledger.begin(ledger.case_id)
    assert empty.append(*first).append(*second) == empty.append(*ledger.entries)


@settings(max_examples=50)
@given(ledgers())
def test_an_entry_taken_to_another_ledger_keeps_what_it_says(ledger: Ledger) -> None:
    copied = Ledger.begin("other").append(*ledger.entries)
    alone = {"prev": None}
    assert [e.model_copy(update=alone) for e in copied.entries] == [
        e.model_copy(update=alone) for e in ledger.entries
    ]


def test_a_correction_names_both_entries() -> None:
    ledger = Ledger.begin("c").append(note("a")).supersede("a", note("b"), recorded_at=NOW)
    correction = ledger.entries[2]
    assert correction.kind == "supersede"
    assert (correction.id, correction.replaces, correction.with_) == ("supersede-1", "a", "b")
    assert b'"with":"b"' in ledger.lines[2]


def test_a_withdrawal_names_no_other_entry() -> None:
    ledger = Ledger.begin("c").append(note("a")).supersede("a", recorded_at=NOW, reason="重复")
    correction = ledger.entries[1]
    assert correction.kind == "supersede"
    assert (correction.with_, correction.reason) == (None, "重复")
    assert b'"with"' not in ledger.lines[1]


def test_corrections_together_are_those_made_one_after_another() -> None:
    ledger = Ledger.begin("c").append(*map(note, ("a", "b", "c", "supersede-2")))
    corrected = [("a", None), ("b", note("d")), ("c", None)]
    together = ledger.supersede_all(corrected, recorded_at=NOW, reason="重复")
    alone = ledger
    for replaces, by in corrected:
        alone = alone.supersede(replaces, by, recorded_at=NOW, reason="重复")
    assert together == alone
    names = [entry.id for entry in together.entries[4:]]
    assert names == ["supersede-1", "d", "supersede-3", "supersede-4"]
    assert ledger.supersede_all((), recorded_at=NOW) == ledger


def test_the_next_id_is_the_first_free_one() -> None:
    ledger = Ledger.begin("c").append(note("note-1"), note("note-3"))
    assert (ledger.next_id("note"), ledger.next_id("bill")) == ("note-2", "bill-1")


def test_a_binary_fraction_is_not_written() -> None:
    odd = Note.model_validate({"id": "n", "recorded_at": NOW, "text": "", "new": {"a": [1, 0.5]}})
    with pytest.raises(CaseNumberError) as caught:
        Ledger.begin("c").append(odd)
    assert caught.value.where == "entries[0].new.a[1]"


def test_half_a_character_is_not_written() -> None:
    with pytest.raises(CaseTextError):
        Ledger.begin("c").append(note("n").model_copy(update={"text": "\ud800"}))


def test_what_was_slipped_past_the_fields_is_read_again() -> None:
    with pytest.raises(FieldError) as caught:
        Ledger.begin("c").append(note("n"), note("m").model_copy(update={"text": 5}))
    assert caught.value.where == "entries[1].text"


def chain(*texts: str) -> Ledger:
    return Ledger.begin("c").append(*(note(f"n{n}", text) for n, text in enumerate(texts)))


def broken(ledger: Ledger, lines: list[bytes], count: int | None = None) -> tuple[str, str]:
    with pytest.raises(BrokenChainError) as caught:
        Ledger.read(ledger.header_line, lines, head=ledger.head, count=count, place=str)
    return caught.value.where, caught.value.message("en").split("; ")[1].split(".")[0]


@pytest.mark.parametrize("line", range(1, 6))
def test_an_edited_line_is_named(line: int) -> None:
    ledger = chain(*"abcde")
    lines = list(ledger.lines)
    lines[line - 1] = lines[line - 1].replace(b'"text":"', b'"text":"x')
    assert broken(ledger, lines, 5) == (str(line), "it was edited here")


@pytest.mark.parametrize("line", range(1, 6))
def test_an_edited_link_is_named(line: int) -> None:
    ledger = chain(*"abcde")
    lines = list(ledger.lines)
    lines[line - 1] = lines[line - 1].replace(b'"prev":"', b'"prev":"0')
    assert broken(ledger, lines, 5) == (str(line), "it was edited here")


@pytest.mark.parametrize("line", range(1, 6))
def test_the_line_before_a_removed_one_is_named(line: int) -> None:
    ledger = chain(*"abcde")
    lines = list(ledger.lines)
    del lines[line - 1]
    assert broken(ledger, lines, 5) == (str(line - 1), "something after this is gone")


@pytest.mark.parametrize("line", range(1, 7))
def test_an_inserted_line_is_named(line: int) -> None:
    ledger = chain(*"abcde")
    before = (ledger.header_line, *ledger.lines)[line - 1]
    added = {"id": "x", "kind": "note", "recorded_at": "2026-11-24", "text": ""}
    for prev in (digest(before), "0" * 64):
        lines = list(ledger.lines)
        lines.insert(line - 1, canonical_bytes(added | {"prev": prev}))
        assert broken(ledger, lines, 5) == (str(line), "it was added here")


@pytest.mark.parametrize("line", range(1, 5))
def test_the_first_of_two_swapped_lines_is_named(line: int) -> None:
    ledger = chain(*"abcde")
    lines = list(ledger.lines)
    lines[line - 1 : line + 1] = lines[line], lines[line - 1]
    assert broken(ledger, lines, 5) == (str(line), "the order was changed here")


def test_an_edited_header_is_named() -> None:
    ledger = chain("a", "b")
    other = Ledger.begin("d").header_line
    with pytest.raises(BrokenChainError) as caught:
        Ledger.read(other, ledger.lines, head=ledger.head, count=2, place=str)
    assert caught.value.where == "0"


def test_without_a_count_the_place_is_named_and_the_cause_left_open() -> None:
    ledger = chain("a", "b", "c")
    assert broken(ledger, [ledger.lines[0], ledger.lines[2]]) == (
        "1",
        "it was edited, removed or added to here",
    )


def test_a_link_hidden_deeper_in_a_line_does_not_count() -> None:
    ledger = Ledger.begin("c")
    hidden = {"prev": ledger.head}
    entry = {"id": "n", "kind": "note", "recorded_at": "2026-11-24", "text": "", "x": hidden}
    line = canonical_bytes(entry | {"prev": "0" * 64})
    with pytest.raises(BrokenChainError) as caught:
        Ledger.read(ledger.header_line, [line], head=digest(line), place=str)
    assert caught.value.where == "1"
