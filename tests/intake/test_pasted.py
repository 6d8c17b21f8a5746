"""Words that were pasted and are no paper: a message, or nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.case.entries_dealings import Channel, Contact
from ashore.case.fields import SHANGHAI
from ashore.errors.intake import PastedEmptyError
from ashore.intake.given_file import GivenFile
from ashore.intake.pasted import read_pasted
from ashore.intake.reading import Asked

ASKED = Asked(recorded_at=dt.datetime(2026, 11, 26, 9, 0, 30, tzinfo=SHANGHAI))


def _read(text: str):  # type: ignore[no-untyped-def]
    return read_pasted(GivenFile.of(text.encode(), "粘贴.txt"), ASKED)


def test_a_message_is_proposed_with_its_sender_and_its_time_is_asked() -> None:
    reading = _read("【虚构钱包】请于今日还款1,234.50元，致电13800000000。")
    (entry,) = reading.proposals[0].entries
    assert isinstance(entry, Contact)
    assert (entry.channel, entry.counterpart_claims) == (Channel.SMS, "虚构钱包")
    assert entry.counterpart_number is None
    asked = {field.name: field for field in reading.fields}
    assert asked["messages[1].at"].asks
    # The number in the words is offered to look at, and is not taken for the sender's.
    assert (asked["counterpart_number"].value, asked["counterpart_number"].text) == (
        "",
        "13800000000",
    )
    assert reading.entries == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("请还款12345678901.00元", ""),
        ("10690000123 请还款", "10690000123"),
        ("编号2026112600011380", ""),
    ],
)
def test_only_a_number_of_a_phone_is_one(text: str, number: str) -> None:
    (field,) = [one for one in _read(text).fields if one.name == "counterpart_number"]
    assert field.text == number


@pytest.mark.parametrize("text", ["", "  \n\t "])
def test_nothing_is_told(text: str) -> None:
    with pytest.raises(PastedEmptyError):
        _read(text)
