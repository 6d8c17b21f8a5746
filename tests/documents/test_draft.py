"""A draft is a value: the same words make the same draft, and nothing in it changes later."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from ashore.documents.draft import Blank, Field
from ashore.text import Text
from tests.documents.drafts import asks, draft


def test_two_drafts_of_the_same_words_are_one_value() -> None:
    one, other = draft(asks("请答复。")), draft(asks("请答复。"))
    assert one == other
    assert len({one, other}) == 1
    assert one != draft(asks("请书面答复。"))


def test_nothing_is_changed_after_it_was_drafted() -> None:
    made = draft(asks("请答复。"))
    with pytest.raises(FrozenInstanceError):
        made.title = "别的"  # type: ignore[misc]


def test_what_is_not_said_is_not_there() -> None:
    made = draft()
    assert (made.channel, made.clock, made.loan, made.answers) == (None, None, None, None)
    assert (made.attached, made.notes, made.addressed_at_end) == ((), (), False)
    assert Field("姓名", ("周一",)).claims == ()


def test_gaps_are_the_same_by_label_and_place_to_look() -> None:
    here, there = Text("看合同。", "In the contract."), Text("看账单。", "On the bill.")
    assert Blank("编号", here) == Blank("编号", here)
    assert Blank("编号", here) != Blank("编号", there)
