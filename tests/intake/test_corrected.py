"""What a person corrects of a reading goes into its entries, and nowhere else."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.case.entries_dealings import Channel, Contact
from ashore.case.entries_loans import Bill, BillItem, InstalmentSchedule
from ashore.case.entry import Source
from ashore.case.fields import SHANGHAI
from ashore.case.terms import CustomRow
from ashore.errors.intake import CorrectionError
from ashore.intake.corrected import corrected, editable, from_edit
from ashore.intake.given_file import GivenFile
from ashore.intake.kept_reading import as_kept, from_kept
from ashore.intake.reading import (
    Box,
    Choice,
    LeftOut,
    Proposal,
    Question,
    Reading,
    SeenField,
)
from ashore.text import Text

AT = dt.datetime(2026, 11, 20, 9, 30, tzinfo=SHANGHAI)
FILE = GivenFile.of(b"abc", "a.png")
STAMP = {"recorded_at": AT, "source": Source(how="photo", file_hash=FILE.digest)}


def _seen(name: str, value: str, *, asks: bool = False) -> SeenField:
    return SeenField(name, value, value, 90, Box(1, 1, 2, 30, 40), asks)


def _reading(*proposed: object, fields: tuple[SeenField, ...], own: tuple[object, ...] = ()):  # type: ignore[no-untyped-def]
    return Reading(
        reader="picture",
        title=Text("图", "picture"),
        file=FILE,
        rows=1,
        entries=own,  # type: ignore[arg-type]
        proposals=(Proposal("screen.x", proposed, Text("看", "look"), (1, 2)),) if proposed else (),  # type: ignore[arg-type]
        left_out=(LeftOut("x", Text("不读", "left"), 3, "p", 2),),
        questions=(Question("year", Text("年？", "year?"), (Choice("2026", Text("a", "b")),)),),
        fields=fields,
    )


BILL = Bill(
    id="bill-1",
    loan="loan-1",
    captured_at=AT,
    items=(BillItem(name="本金", amount=100_00), BillItem(name="罚息", amount=5_00)),
    total_shown=105_00,
    **STAMP,
)
BILL_FIELDS = (
    _seen("total_shown", "105.00"),
    _seen("due_on", "2026-11-01"),
    _seen("principal", "100.00"),
    _seen("penalty_interest", "5.00", asks=True),
)


def test_the_lines_of_a_bill_are_its_values_in_their_order() -> None:
    reading = _reading(BILL, fields=BILL_FIELDS)
    assert editable(reading) == {0, 2, 3}
    better = corrected(reading, {3: "15.00", 0: "115.00", 2: "100.00"})
    (bill,) = better.proposals[0].entries
    assert isinstance(bill, Bill)
    assert [item.amount for item in bill.items] == [100_00, 15_00]
    assert (bill.total_shown, bill.id) == (115_00, "bill-1")
    assert better.fields[3].value == "15.00"
    # The reading that was corrected is as it was.
    assert [item.amount for item in BILL.items] == [100_00, 5_00]


def test_an_empty_value_takes_it_out_of_the_entry() -> None:
    better = corrected(_reading(BILL, fields=BILL_FIELDS), {0: ""})
    (bill,) = better.proposals[0].entries
    assert isinstance(bill, Bill)
    assert bill.total_shown is None


@pytest.mark.parametrize("given", ["一百", "1.234", "-", "NaN"])
def test_a_value_that_cannot_stand_there_names_its_field(given: str) -> None:
    with pytest.raises(CorrectionError) as told:
        corrected(_reading(BILL, fields=BILL_FIELDS), {3: given})
    assert told.value.values == {"given": given, "place": 3}
    assert told.value.where == "penalty_interest"


def test_a_row_of_a_plan_is_found_by_its_number() -> None:
    plan = InstalmentSchedule(
        id="plan-1",
        loan="loan-1",
        rows=tuple(
            CustomRow(n=n, due_on=dt.date(2026, n, 5), principal=10_00, interest=n) for n in (4, 5)
        ),
        **STAMP,
    )
    fields = (
        _seen("rows[4].interest", "0.04"), _seen("rows[5].interest", "0.05"),
        _seen("rows[5].status", "未还"),
    )  # fmt: skip
    reading = _reading(plan, fields=fields)
    assert editable(reading) == {0, 1}
    (better,) = corrected(reading, {1: "0.50"}).proposals[0].entries
    assert isinstance(better, InstalmentSchedule)
    assert [row.interest for row in better.rows] == [4, 50]


def test_a_number_on_the_screen_is_that_of_every_message() -> None:
    contacts = tuple(
        Contact(id=f"c-{n}", at=AT, channel=Channel.SMS, counterpart_number="1069", text=t, **STAMP)
        for n, t in enumerate(("一", "二"))
    )
    fields = (_seen("counterpart_number", "1069"), _seen("messages[2].text", "二"))
    reading = _reading(own=contacts, fields=fields)
    better = corrected(reading, {0: "10690000", 1: "贰"})
    assert [(c.counterpart_number, c.text) for c in better.entries] == [  # type: ignore[union-attr]
        ("10690000", "一"),
        ("10690000", "贰"),
    ]


def test_what_was_not_touched_stays_to_the_second() -> None:
    before = "2026-11-26T13:47:25.714189+08:00"
    assert from_edit("2026-11-26 13:47", before) == before
    assert from_edit("2026-11-26 13:48", before) == "2026-11-26T13:48:00+08:00"
    assert from_edit("昨天", before) == "昨天"


def test_a_reading_that_waited_says_the_same() -> None:
    reading = _reading(BILL, own=(BILL,), fields=BILL_FIELDS)
    again = from_kept(as_kept(reading))
    assert (again.entries, again.proposals, again.fields) == (
        reading.entries,
        reading.proposals,
        reading.fields,
    )
    assert (again.left_out, again.questions, again.rows) == (
        reading.left_out,
        reading.questions,
        1,
    )
    assert (again.file.digest, again.file.name) == (FILE.digest, "a.png")
