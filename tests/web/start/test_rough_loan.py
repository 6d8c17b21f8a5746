"""A rough debt is as much of a loan as its answers give, and is read back as it was said."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from ashore.case.entries import KINDS, AnyEntry
from ashore.case.entries_loans import Loan
from ashore.case.entry import Note
from ashore.case.fields import SHANGHAI
from ashore.case.terms import Method
from ashore.web.start.rough_loan import Rough, as_entry, from_entry

ON = dt.date(2026, 11, 26)
AT = dt.datetime(2026, 11, 26, 12, tzinfo=SHANGHAI)


def entry_of(rough: Rough) -> AnyEntry:
    """Return the entry of a rough debt."""
    kind, fields = as_entry(rough, ON)
    return KINDS[kind].model_validate({"id": f"{kind}-1", "recorded_at": AT, **fields})


def test_without_what_is_left_only_the_parts_due_by_now_and_the_next_are_counted() -> None:
    found = entry_of(Rough(who="甲", monthly=100_00, due_on=dt.date(2026, 10, 1)))
    assert isinstance(found, Loan)
    days = [row.due_on for row in found.terms.rows]
    assert days == [dt.date(2026, 10, 1), dt.date(2026, 11, 1), dt.date(2026, 12, 1)]


def test_a_sum_without_a_day_has_no_due_day() -> None:
    found = entry_of(Rough(who="甲", left=100_00, monthly=10_00))
    assert isinstance(found, Loan)
    assert (found.terms.method, found.terms.rows) == (Method.OPEN, ())


def test_a_part_far_too_small_ends_all_the_same() -> None:
    found = entry_of(Rough(who="甲", left=10_000_000, monthly=1, due_on=ON))
    assert isinstance(found, Loan)
    assert len(found.terms.rows) == 120
    assert sum(row.principal for row in found.terms.rows) == 10_000_000


@given(
    st.builds(
        Rough,
        who=st.text("甲乙丙Ab 1", min_size=1, max_size=20),
        left=st.none() | st.integers(1, 10**9),
        monthly=st.none() | st.integers(1, 10**7),
        due_on=st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)),
        whose=st.sampled_from(["", "mine", "fees", "nominee", "not_mine"]),
    )
)
def test_what_was_said_is_read_back(rough: Rough) -> None:
    found = entry_of(rough)
    read = from_entry(found)
    if isinstance(found, Note):
        assert read == Rough(who=rough.who)
        return
    assert isinstance(found, Loan)
    assert read == rough
    rows = found.terms.rows
    if rows and rough.left is not None:
        assert sum(row.principal for row in rows) == rough.left
    assert all(row.principal > 0 for row in rows)
