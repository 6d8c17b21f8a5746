"""Exhibits are cut to what a desk takes."""

from __future__ import annotations

from ashore.documents.papers.attachments import attachments
from tests.documents.page import BOOK, TODAY
from tests.documents.papers.stories import (
    MB,
    evidence,
    known,
)


def test_attachments_are_cut_to_what_a_desk_takes() -> None:
    channel = BOOK.channel("channels.internet-finance-association", on=TODAY)
    case = known(
        evidence("small", size=2 * MB),
        evidence("large", size=2 * MB + 1),
        evidence("unknown", size=None),
    )
    found = attachments(case, ("ev-small", "ev-large", "ev-unknown"), channel)
    assert found.keys == ("ev-small", "ev-unknown")
    assert ["large.png" in found.notes[0].zh, "有 1 份" in found.notes[1].zh] == [True, True]
    assert attachments(case, ("ev-large",), None).keys == ("ev-large",)
