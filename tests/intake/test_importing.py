"""What an import adds: each row once, from whatever file, and back again after an undo."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.case.entries import AnyEntry
from ashore.case.entries_loans import Disbursement, Loan
from ashore.case.entries_people import Transaction
from ashore.case.entry import Note, Source
from ashore.case.fields import SHANGHAI
from ashore.case.ledger import Ledger
from ashore.case.replay import replay
from ashore.case.terms import LoanTerms, Method
from ashore.errors.intake import NothingToUndoError
from ashore.intake.given_file import GivenFile
from ashore.intake.importing import evidence_of, grouped, open_questions, preview
from ashore.intake.readers import readers, readers_for
from ashore.intake.reading import Asked, ContentIds, LeftOut, Proposal, Question, Reading
from ashore.intake.undo import undo_last_import
from ashore.text import Text

NOW = dt.datetime(2026, 11, 24, 9, tzinfo=SHANGHAI)
LATER = NOW + dt.timedelta(hours=1)
TITLE = Text("账单", "statement")


def rows(*amounts: int, file: GivenFile, at: dt.datetime = NOW) -> tuple[Transaction, ...]:
    ids = ContentIds("row")
    return tuple(
        Transaction(
            id=ids.of("2026-11-01", amount),
            recorded_at=at,
            source=Source(how="import", file_hash=file.digest, file_name=file.name, row=number),
            on=dt.date(2026, 11, 1),
            amount=amount,
        )
        for number, amount in enumerate(amounts, start=1)
    )


def reading(*amounts: int, name: str = "a.csv", at: dt.datetime = NOW) -> Reading:
    file = GivenFile.of(name.encode(), name)
    entries = rows(*amounts, file=file, at=at)
    return Reading(reader="test", title=TITLE, file=file, rows=len(entries), entries=entries)


def added(ledger: Ledger, *entries: AnyEntry) -> Ledger:
    longer = ledger.append(*entries)
    replay(longer)
    return longer


CASE = Ledger.begin("mine")


@given(st.lists(st.integers(-5, 5), max_size=12), st.data())
def test_overlapping_files_add_each_row_once(amounts: list[int], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(amounts)))
    over = data.draw(st.integers(0, cut))
    whole = preview(CASE, [reading(*amounts)])
    ledger = added(CASE, *preview(CASE, [reading(*amounts[:cut])]).new)
    rest = preview(ledger, [reading(*amounts, name="b.csv")])
    assert len(ledger.entries) + len(rest.new) == len(amounts)
    assert rest.known == cut
    ledger = added(ledger, *rest.new)
    assert {e.id for e in ledger.entries} == {e.id for e in whole.new}
    again = preview(ledger, [reading(*amounts[over:], name="c.csv")])
    assert len(again.new) + again.known == len(amounts) - over


def test_the_same_file_twice_adds_nothing() -> None:
    first = preview(CASE, [reading(100, 100, -5)])
    assert [e.amount for e in first.new if isinstance(e, Transaction)] == [100, 100, -5]
    again = preview(added(CASE, *first.new), [reading(100, 100, -5)])
    assert (again.new, again.known) == ((), 3)


def test_two_files_of_one_import_share_rows() -> None:
    found = preview(CASE, [reading(7, 8), reading(8, 9, name="b.csv")])
    assert [e.amount for e in found.new if isinstance(e, Transaction)] == [7, 8, 9]
    assert found.known == 1


def test_an_undone_import_can_be_repeated_and_undone_again() -> None:
    ledger = added(CASE, *preview(CASE, [reading(1, 2)]).new)
    for again in (2, 3):
        undo = undo_last_import(ledger, now=LATER)
        assert len(undo.withdrawn) == 2
        ledger = added(ledger, *undo.corrections)
        assert replay(ledger).of(Transaction) == ()
        found = preview(ledger, [reading(1, 2, at=LATER)])
        assert [e.id.partition("-again-")[2] for e in found.new] == [str(again)] * 2
        ledger = added(ledger, *found.new)
        assert [e.amount for e in replay(ledger).of(Transaction)] == [1, 2]
        assert preview(ledger, [reading(1, 2)]).new == ()


def loan_and_payout(at: dt.datetime = NOW) -> Proposal:
    source = Source(how="import", file_name="a.csv", row=1)
    terms = LoanTerms(method=Method.OPEN, principal=100_000)
    return Proposal(
        "loan",
        (
            Loan(id="loan-x", recorded_at=at, source=source, product="借呗", terms=terms),
            Disbursement(
                id="out-x",
                recorded_at=at,
                source=source,
                loan="loan-x",
                on=dt.date(2026, 11, 1),
                gross=100_000,
            ),
        ),
        Text("看起来是一笔放款", "it looks like a payout"),
    )


def test_what_was_accepted_comes_back_with_its_loan() -> None:
    ledger = added(CASE, *preview(CASE, [], [loan_and_payout()]).new)
    undo = undo_last_import(ledger, now=LATER)
    assert [e.kind for e in undo.withdrawn] == ["loan", "disbursement"]
    assert [c.replaces for c in undo.corrections] == ["out-x", "loan-x"]
    ledger = added(ledger, *undo.corrections)
    assert replay(ledger).loans == ()
    ledger = added(ledger, *preview(ledger, [], [loan_and_payout(LATER)]).new)
    (file,) = replay(ledger).loans
    assert (file.loan.id, [d.id for d in file.disbursements]) == (
        "loan-x-again-2",
        ["out-x-again-2"],
    )
    assert preview(ledger, [], [loan_and_payout(LATER)]).new == ()


def test_undo_takes_only_the_last_import_and_nothing_typed() -> None:
    ledger = added(CASE, *preview(CASE, [reading(1)]).new)
    ledger = added(ledger, *preview(ledger, [reading(2, 3, name="b.csv", at=LATER)]).new)
    ledger = added(ledger, Note(id="note-1", recorded_at=LATER, text="记一笔"))
    ledger = added(ledger, *undo_last_import(ledger, now=LATER).corrections)
    assert [e.amount for e in replay(ledger).of(Transaction)] == [1]
    assert [e.text for e in replay(ledger).of(Note)] == ["记一笔"]
    ledger = added(ledger, *undo_last_import(ledger, now=LATER).corrections)
    assert replay(ledger).of(Transaction) == ()
    with pytest.raises(NothingToUndoError) as stopped:
        undo_last_import(ledger, now=LATER)
    assert stopped.value.as_json("zh")["code"] == "intake.nothing-to-undo"


def test_an_entry_corrected_since_is_not_withdrawn_twice() -> None:
    ledger = added(CASE, *preview(CASE, [reading(1, 2)]).new)
    ledger = ledger.supersede(ledger.entries[0].id, recorded_at=LATER)
    undo = undo_last_import(ledger, now=LATER)
    assert [e.id for e in undo.withdrawn] == [ledger.entries[1].id]
    replay(added(ledger, *undo.corrections))


def test_each_file_is_named_once_by_its_hash() -> None:
    read = [reading(1), reading(2), reading(3, name="b.csv")]
    files = evidence_of(read, CASE, NOW)
    assert [(f.name, f.size) for f in files] == [("a.csv", 5), ("b.csv", 5)]
    assert files[0].blob == read[0].file.digest
    assert evidence_of(read, added(CASE, *files), LATER) == ()


def test_rows_left_out_are_counted_by_reason() -> None:
    closed, zero = Text("已关闭", "closed"), Text("金额为 0", "no amount")
    left = [LeftOut("closed", closed, n) for n in range(1, 9)] + [LeftOut("zero", zero, 3)]
    first, second = grouped(left)
    assert (first.code, first.count, first.rows) == ("closed", 8, (1, 2, 3, 4, 5))
    assert (second.code, second.count, second.rows) == ("zero", 1, (3,))
    assert grouped([]) == ()


def test_a_question_of_two_files_is_asked_once() -> None:
    year = Question("year", Text("哪一年？", "Which year?"))
    file = GivenFile.of(b"", "x")
    one = Reading(reader="t", title=TITLE, file=file, rows=0, questions=(year,))
    assert open_questions([one, one]) == (year,)


def test_a_password_is_never_shown() -> None:
    assert "secret" not in repr(Asked(recorded_at=NOW, password="secret"))  # noqa: S106


def test_a_text_loads_no_reader_of_pages() -> None:
    code = (
        "import sys; from ashore.intake.importing import reader_of\n"
        "from ashore.intake.given_file import GivenFile\n"
        "from ashore.errors.intake import FileUnknownError\n"
        "try:\n    reader_of(GivenFile.of(b'{\"a\": 1}', 'a.json'))\n"
        "except FileUnknownError:\n"
        "    print(sorted({'pypdf', 'pdfplumber', 'PIL'} & {*sys.modules}))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


@pytest.mark.parametrize(
    ("head", "asked"),
    [
        (b"\x89PNG", {"picture"}),
        (b"\xff\xd8\xff", {"picture"}),
        (b"\0\0\0\x18ftypheic", {"picture"}),
        (b"PK\x03\x04", {"paper"}),
        (b"x %PDF-1.7", {"paper"}),
        (b"x %PDF-1.7\n\0", {"paper", "picture"}),
        (b"2026-11-24,1.00", set()),
    ],
)
def test_readers_of_pages_are_asked_of_what_may_be_one(head: bytes, asked: set[str]) -> None:
    found = readers_for(GivenFile.of(head, "a"))
    assert {reader.name for reader in found} & {"picture", "paper"} == asked
    others = [reader for reader in readers() if reader.name not in ("picture", "paper")]
    assert [reader for reader in found if reader in others] == others
