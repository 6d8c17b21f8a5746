"""Calls in XML: taken, missed, rejected, sent to the mailbox, in no order of time."""

from __future__ import annotations

import pytest

from ashore.case.entries_dealings import Channel
from tests.intake.contacts.exports import COLLECTOR, call, calls, contacts, everyone, left, ms

AT = "2026-03-02 21:15:10"


@pytest.mark.parametrize(
    ("kind", "length", "direction", "duration", "answered"),
    [
        ("1", 505, "in", 505, True),
        ("1", 0, "in", 0, False),
        ("2", 33, "out", 33, True),
        ("2", 0, "out", 0, False),
        ("3", 0, "in", 0, False),
        ("4", 12, "in", 0, False),
        ("5", 0, "in", 0, False),
        ("6", 0, "in", 0, False),
        ("7", 0, "in", None, True),
    ],
)
def test_what_a_type_means(
    kind: str, length: int, direction: str, duration: int | None, answered: bool
) -> None:
    [one] = contacts(everyone(calls(call(COLLECTOR, AT, kind, length))))
    assert one.channel is Channel.CALL
    assert (one.direction, one.duration_s, one.answered) == (direction, duration, answered)


def test_a_type_that_is_not_known_is_named() -> None:
    reading = everyone(calls(call(COLLECTOR, AT, "9", 5), call(COLLECTOR, AT, "1", 5)))
    assert len(reading.entries) == 1
    assert left(reading) == {"direction": 1}


def test_a_call_without_a_moment_is_named() -> None:
    bad = call(COLLECTOR, AT, "1", 5).replace(ms(AT), "0")
    reading = everyone(calls(bad, call(COLLECTOR, AT, "1", 5)))
    assert left(reading) == {"time": 1}


def test_a_length_that_is_none_is_open() -> None:
    [one] = contacts(everyone(calls(call(COLLECTOR, AT, "1", 5).replace('"5"', '"-5"'))))
    assert (one.duration_s, one.answered) == (None, None)


def test_calls_of_an_oppo_telephone() -> None:
    data = (
        "<?xml version='1.0' standalone='no' ?><CallLog>"
        f'<CALL_RECORDS _id="7" number="{COLLECTOR}" duration="0" type="3" date="{ms(AT)}" '
        'name=" " numbertype="0" numberlabel=" " ring_time="32" new="0" countryiso="CN" />'
        "</CallLog>"
    ).encode()
    reading = everyone(data)
    assert reading.reader == "oppo-calls"
    [one] = contacts(reading)
    assert (one.counterpart_number, one.answered) == (COLLECTOR, False)
    [same] = contacts(everyone(calls(call(COLLECTOR, AT, "3", 0))))
    assert one.id == same.id
