"""Help comes before everything; otherwise a few fitting steps, and always somebody to call."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.case.fields import SHANGHAI
from ashore.law.book import LawBook
from ashore.recover.care.checkin import CheckIn, GoingOn, questions
from ashore.recover.care.danger import Danger
from ashore.recover.care.journal import Journal
from ashore.recover.care.reply import help_kept_close, reply_to
from ashore.recover.care.steps import SHOWN, steps_for

BOOK = LawBook.standard()
NOON = dt.datetime(2026, 11, 24, 12, tzinfo=SHANGHAI)
NIGHT = NOON.replace(hour=3)


def _checkin(at: dt.datetime = NOON, **answers: object) -> CheckIn:
    return CheckIn.model_validate({"id": "c1", "at": at, **answers})


@pytest.mark.parametrize("answer", [GoingOn.SOMETIMES, GoingOn.OFTEN, GoingOn.NOW])
def test_thoughts_of_not_going_on_bring_help_and_nothing_else(answer: GoingOn) -> None:
    reply = reply_to(_checkin(pressure=3, going_on=answer), Journal(), BOOK)
    assert reply.crisis is not None
    assert [line.phones for line in reply.crisis.lines if line.phones] == [
        ("12356",),
        ("120",),
        ("110",),
    ]
    assert reply.crisis.lines[1].key == "person"
    assert reply.steps == ()


def test_words_are_heard_even_where_every_answer_is_light() -> None:
    light = _checkin(pressure=3, sleep=3, day=3, going_on=GoingOn.NONE, text="其实不想活了")
    assert reply_to(light, Journal(), BOOK).crisis is not None


def test_not_saying_is_no_sign() -> None:
    reply = reply_to(_checkin(pressure=2, going_on=GoingOn.UNSAID), Journal(), BOOK)
    assert reply.crisis is None
    assert reply.danger is Danger.NONE
    assert reply.foot.phones == ("12356",)


def test_a_heavy_sentence_is_asked_about_with_steps() -> None:
    reply = reply_to(_checkin(text="撑不住了"), Journal(), BOOK)
    assert "安全" in reply.says.zh
    assert len(reply.steps) == SHOWN


answers = st.none() | st.integers(0, 3)


@given(answers, answers, answers, st.booleans(), st.integers(0, 40))
def test_steps_are_few_and_of_different_kinds(
    pressure: int | None, sleep: int | None, day: int | None, night: bool, before: int
) -> None:
    found = steps_for(_checkin(pressure=pressure, sleep=sleep, day=day), night=night, before=before)
    assert len(found) <= SHOWN
    assert len({step.kind for step in found}) == len(found)
    if not night and (pressure, sleep, day) == (3, 3, 3):
        assert found == ()


def test_the_same_day_twice_brings_other_steps() -> None:
    one = _checkin(pressure=0, sleep=0, day=0)
    first = steps_for(one, night=False, before=0)
    second = steps_for(one, night=False, before=1)
    assert first != second


def test_at_night_there_is_a_step_for_sleep_or_the_phone() -> None:
    kinds = {step.kind for n in range(9) for step in steps_for(_checkin(), night=True, before=n)}
    assert {"sleep", "phone"} <= kinds


def test_help_stays_for_three_days_unless_a_later_look_is_lighter() -> None:
    sign = _checkin(going_on=GoingOn.NOW)
    journal = Journal(checkins=(sign,))
    assert help_kept_close(journal, NOON + dt.timedelta(days=3), BOOK) is not None
    assert help_kept_close(journal, NOON + dt.timedelta(days=3, seconds=1), BOOK) is None
    lighter = _checkin(NOON + dt.timedelta(hours=9), going_on=GoingOn.NONE)
    assert help_kept_close(journal.with_checkin(lighter), lighter.at, BOOK) is None
    assert help_kept_close(Journal(), NOON, BOOK) is None


def test_four_questions_with_four_or_five_answers() -> None:
    shape = [(question.name, len(question.answers)) for question in questions()]
    assert shape == [("pressure", 4), ("sleep", 4), ("day", 4), ("going_on", 5)]
