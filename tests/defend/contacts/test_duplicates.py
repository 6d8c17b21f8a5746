"""Rows that are one contact count once; rows that can be two stay two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.defend.contacts.log import ContactLog
from tests.defend.logs import log_of, row


def repeats(*rows: str) -> dict[int, int]:
    return dict(log_of(*rows).repeats)


def at(time: str, **more: str) -> str:
    return row(f"2026-11-17 {time}", **more)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (at("09:00:00"), at("09:00:00")),
        (at("09:00:00"), row("2026-11-17T01:00:00Z", number="+86 138-0000-6602")),
        (at("09:00:00", seconds="62"), at("09:00:20", seconds="61")),  # it rang for a while
        (at("09:00:00", seconds="62"), at("09:00:45", seconds="30")),  # they overlap
        (at("09:00:17", seconds="62"), at("09:00", seconds="62")),  # one source cuts seconds
        (at("09:00:00", seconds="0"), at("09:00:15", seconds="0")),
        (at("09:00:00", seconds=""), at("09:00:02", seconds="62")),  # the note gives no length
        (
            at("09:00:00", channel="sms", text="请还款"),
            at("09:00:40", channel="短信", text="请 还款"),
        ),
        (at("09:00:00", channel="sms", text="请还款"), at("09:00:03", channel="sms")),
        (
            row("2026-11-17 14:30", channel="visit", number="", text="两人"),
            row("2026-11-17 14:30", channel="上门", number="", text="两人"),
        ),
        (row("2026-11-17", channel="letter"), row("2026-11-17", channel="letter")),
    ],
)
def test_one_contact_from_two_sources(one: str, two: str) -> None:
    assert repeats(one, two) == {2: 1}
    assert repeats(two, one) == {2: 1}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (at("09:00:00"), at("09:05:00")),
        (at("09:00:00", seconds="5"), at("09:00:45", seconds="5")),  # hung up, rang again
        (at("09:00:00", seconds="0"), at("09:00:20", seconds="0")),  # redialled
        (at("09:00", seconds="62"), at("09:00", seconds="15")),
        (at("09:00:00", seconds="0"), at("09:00:01", seconds="62")),  # missed, then taken
        (at("09:00:00"), at("09:00:00", number="13900000000")),
        (at("09:00:00"), at("09:00:00", direction="out")),
        (at("09:00:00"), at("09:00:00", channel="chat")),
        (at("09:00:00", whom="母亲"), at("09:00:00", whom="父亲")),
        (at("09:00:00", number="", seconds="9"), at("09:00:00", number="", seconds="62")),
        (
            at("09:00:00", channel="sms", text="请还款"),
            at("09:00:02", channel="sms", text="再不还就上门"),
        ),
        (
            at("09:00:00", channel="sms", text="请还款"),
            at("09:02:00", channel="sms", text="请还款"),
        ),
        (row("2026-11-17", channel="letter"), row("2026-11-18", channel="letter")),
    ],
)
def test_two_contacts(one: str, two: str) -> None:
    assert repeats(one, two) == {}


def test_a_repeated_text_is_not_chained_away() -> None:
    """One message a minute for ten minutes is ten messages, give or take the minute's edge."""
    rows = [at(f"09:{minute:02}:05", channel="sms", text="请还款") for minute in range(10)]
    rows += [at(f"09:{minute:02}:35", channel="sms", text="请还款") for minute in range(10)]
    assert len(log_of(*rows).counted) == 10


def test_the_first_row_is_kept_with_what_any_row_knows() -> None:
    log = log_of(
        at("09:00", seconds="", claims="", text="说要上门"),
        at("09:00:12", seconds="62", observed="no-id-shown"),
    )
    (contact,) = log.counted
    assert (contact.row, contact.duration, contact.claims, contact.text, contact.connected) == (
        1,
        62,
        "驼峰",
        "说要上门",
        True,
    )
    assert [one.value for one in contact.observed] == ["no-id-shown"]


_CALLS = st.lists(
    st.builds(
        lambda minute, second, seconds: at(f"09:{minute:02}:{second:02}", seconds=seconds),
        st.integers(0, 2),
        st.integers(0, 59),
        st.sampled_from(["", "0", "5", "62", "300"]),
    ),
    max_size=8,
)


def counted(log: ContactLog) -> list[tuple[object, ...]]:
    return sorted((c.at, c.duration or 0, str(c.answered), c.text) for c in log.counted)


@given(_CALLS)
def test_writing_everything_twice_changes_nothing(rows: list[str]) -> None:
    assert counted(log_of(*rows)) == counted(log_of(*rows, *rows))


@given(_CALLS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: list[str], random: object) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert counted(log_of(*rows)) == counted(log_of(*shuffled))


def test_short_calls_one_after_the_other_are_several() -> None:
    times = [("09:00:00", "5"), ("09:00:25", "5"), ("09:00:55", "6"), ("09:01:24", "7")]
    rows = [at(time, seconds=seconds) for time, seconds in times]
    assert repeats(*rows) == {}
    assert repeats(rows[0], at("09:00:20", seconds="5", claims="")) == {2: 1}  # another source
    assert repeats(rows[0], rows[0]) == {2: 1}
    assert repeats(at("09:00", seconds="5"), at("09:00", seconds="6")) == {}
