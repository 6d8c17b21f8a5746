"""Every text that can be shown at high distress keeps the rules; and the rules can be broken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from ashore.law.book import LawBook
from ashore.recover.care import reply, trends
from ashore.recover.care.checkin import questions
from ashore.recover.care.crisis import crisis_help, not_a_diagnosis, quiet_line
from ashore.recover.care.hard_hour import hard_hour
from ashore.recover.care.steps import steps
from ashore.recover.care.telling import Side, telling
from ashore.text import Text
from tests.recover.safe_messaging import problems_of

DAY = dt.date(2026, 11, 24)


def _shown() -> Iterator[tuple[str, Text]]:
    book = LawBook.standard()
    for question in questions():
        yield question.name, question.asks
        for value, words in question.answers:
            yield f"{question.name}={value}", words
    crisis = crisis_help(book, DAY)
    yield "crisis", crisis.title
    for line in (*crisis.lines, quiet_line(book, DAY)):
        yield line.key, line.says
    yield "about", not_a_diagnosis()
    for step in steps():
        yield step.id, step.says
        yield f"{step.id} evidence", step.evidence
    plan = hard_hour({})
    yield "hard hour", plan.about
    for part in plan.parts:
        yield part.key, part.title
        yield f"{part.key} hint", part.hint
    for side in Side:
        for number, said in enumerate(telling(side)):
            yield f"{side} {number}", said
    yield from _sentences_in_code()


def _sentences_in_code() -> Iterator[tuple[str, Text]]:
    for module in (reply, trends):
        for name, value in vars(module).items():
            if isinstance(value, Text):
                yield f"{module.__name__}.{name}", value


@pytest.mark.parametrize(("name", "said"), [pytest.param(n, s, id=n) for n, s in _shown()])
def test_no_text_breaks_a_rule(name: str, said: Text) -> None:
    assert problems_of(said.zh) == []
    assert problems_of(said.en) == []


def test_there_is_a_lot_to_check() -> None:
    assert len(list(_shown())) > 90


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("吃了多少安眠药", "method"),
        ("想想家人，别做傻事", "blame"),
        ("一切都会好起来的", "promise"),
        ("今天必须处理！", "push"),
        ("你还欠 1,331.93 元", "money"),
        ("你的得分说明你有抑郁症", "label"),
        ("You will be fine", "promise"),
        ("hurry, this is your last chance", "push"),
    ],
)
def test_a_broken_rule_is_named(text: str, rule: str) -> None:
    assert rule in problems_of(text)
