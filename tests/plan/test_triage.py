"""A few questions, the two first about face and card, and what their answers come to."""

from __future__ import annotations

import itertools

import pytest

from ashore.case.entries import KINDS
from ashore.plan.causes import CauseKind
from ashore.plan.triage import Answer, open_questions, questions, triage
from tests.plan.households import case_of, expense, income, loan

ANSWERS: tuple[Answer, ...] = ("yes", "no", "unsure")


def test_no_more_than_eight_questions_and_the_two_first_tell_whose_loan_it_is() -> None:
    asked = questions()
    assert len(asked) <= 8
    assert [question.id for question in asked[:2]] == ["face_scan", "money_in_own_card"]
    assert "扫过脸" in asked[0].ask.zh
    assert "自己的卡" in asked[1].ask.zh
    # About 300 characters are read in a minute.
    assert sum(len(question.ask.zh) for question in asked) < 300
    assert all(question.why.zh and question.why.en for question in asked)


def test_every_cause_can_be_pointed_to_and_every_kind_of_entry_exists() -> None:
    pointed = {
        cause
        for question in questions()
        for kinds in question.points_to.values()
        for cause in kinds
    }
    assert pointed == set(CauseKind)
    assert {kind for question in questions() for kind in question.record} <= set(KINDS)


@pytest.mark.parametrize(
    ("answers", "causes"),
    [
        ({}, []),
        ({"face_scan": "yes"}, ["identity_fraud"]),
        ({"face_scan": "no", "money_in_own_card": "yes"}, ["nominee"]),
        ({"covers_living": "no"}, ["long_term_inability"]),
        ({"covers_living": "no", "will_recover": "yes"}, ["temporary_hardship"]),
        ({"forgot": "yes", "court_paper": "yes"}, ["sued", "forgot"]),
        ({"fees": "yes", "intermediary": "yes"}, ["intermediary", "disputed_fees"]),
        ({"forgot": "unsure"}, []),
        ({"no such question": "yes"}, []),
    ],
)
def test_what_answers_point_to(answers: dict[str, Answer], causes: list[str]) -> None:
    assert [cause.value for cause in triage(answers).causes] == causes


def test_what_to_record_follows_the_most_urgent_cause() -> None:
    found = triage({"covers_living": "no", "court_paper": "yes"})
    assert found.record == ("court-paper", "income", "expense")
    assert "face_scan" in found.open
    assert "court_paper" not in found.open


def test_any_answers_give_an_answer() -> None:
    ids = [question.id for question in questions()]
    for chosen in itertools.product(ANSWERS, repeat=4):
        found = triage(dict(zip(ids[-4:], chosen, strict=True)))
        assert len(set(found.causes)) == len(found.causes)
        assert not {CauseKind.TEMPORARY, CauseKind.LONG_TERM} <= set(found.causes)
        assert set(found.open) == {
            *ids[:-4], *(i for i, a in zip(ids[-4:], chosen, strict=True) if a == "unsure")
        }  # fmt: skip


def test_what_is_recorded_is_not_asked() -> None:
    told = [
        *loan("a", started="2026-05-10", classification="genuine"),
        income(monthly="3000.00"),
        expense(monthly="2000.00"),
        {"kind": "cause", "type": "oversight"},
    ]
    assert [question.id for question in open_questions(case_of(*told))] == [
        "money_in_own_card", "court_paper", "intermediary", "fees",
    ]  # fmt: skip
