"""The words of a contact are read as what they are: a call, a message, and whom they reached."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ashore.case.entries_dealings import Contact
from ashore.case.fields import SHANGHAI
from ashore.defend.reading.contact_words import contact_labels
from ashore.defend.reading.messages import read_message

AT = dt.datetime(2026, 11, 19, 10, tzinfo=SHANGHAI)
DEMAND = "你儿子欠了两万多，你让他今天把钱还上，不然你替他还"


def contact(**more: Any) -> Contact:
    return Contact.model_validate(
        {"id": "c", "recorded_at": AT, "at": AT, "channel": "sms", "text": DEMAND} | more
    )


def test_words_are_read_for_whom_they_reached() -> None:
    mother = contact(to_whom="母亲", to_whom_relation="母亲")
    assert contact_labels(mother) == read_message(DEMAND, recipient="family").labels
    assert contact_labels(contact()) == read_message(DEMAND, recipient="debtor").labels
    assert contact_labels(mother) != contact_labels(contact())


def test_a_call_is_read_as_a_transcript() -> None:
    said = "对方：今天不还钱就打断你的腿\n我：请不要这样说"
    call = contact(channel="call", text=said)
    assert contact_labels(call) == read_message(said, channel="call_transcript").labels
