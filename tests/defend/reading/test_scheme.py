"""The labels of a kind: which exclude each other, what they rest on, what names are known."""

from __future__ import annotations

import pytest

from ashore.defend.reading.scheme import Kind, scheme_of
from ashore.law.book import LawBook

PROMISED = [
    "threat_violence",
    "threat_family_or_dox",
    "insult",
    "impersonate_authority",
    "false_legal_claim",
    "third_party_demand",
    "third_party_disclosure",
    "workplace_contact",
    "private_account",
    "excessive_fee_claim",
    "refuse_identity",
    "obscene",
    "induce_borrowing",
    "clean_reminder",
    "clean_negotiation",
    "clean_court_notice",
    "other_spam_or_fraud",
    "unrelated",
]


def test_the_labels_are_those_that_were_promised() -> None:
    assert list(scheme_of("messages").labels) == PROMISED


@pytest.mark.parametrize("kind", ["messages", "offers"])
def test_every_basis_is_in_the_law_book(kind: Kind) -> None:
    scheme = scheme_of(kind)
    known = set(LawBook.standard().ids())
    assert [rule for rules in scheme.basis.values() for rule in rules if rule not in known] == []
    assert all(scheme.basis[label] for label in scheme.conduct)


@pytest.mark.parametrize(
    ("labels", "problem"),
    [
        (("insult",), None),
        (("insult", "obscene"), None),
        (("other_spam_or_fraud", "impersonate_authority"), None),
        ((), "no label"),
        (("rude",), "unknown label rude"),
        (("insult", "insult"), "a label twice"),
        (("unrelated", "insult"), "insult and unrelated exclude each other"),
        (("unrelated", "clean_reminder"), "clean_reminder and unrelated exclude each other"),
        (
            ("other_spam_or_fraud", "impersonate_authority", "insult"),
            "impersonate_authority and other_spam_or_fraud exclude each other",
        ),
    ],
)
def test_what_can_stand_together(labels: tuple[str, ...], problem: str | None) -> None:
    assert scheme_of("messages").problem_with(labels) == problem


@pytest.mark.parametrize(
    ("given", "channel"),
    [("sms", "sms"), ("短信", "sms"), (" Phone_Call ", "call_transcript"), ("fax", "other")],
)
def test_other_names_of_a_channel(given: str, channel: str) -> None:
    assert scheme_of("messages").channel(given) == channel


@pytest.mark.parametrize(
    ("given", "recipient"),
    [
        ("debtor", "debtor"),
        ("co_borrower", "guarantor"),
        ("母亲", "other"),
        ("neighbour", "contact"),
        ("employer", "colleague"),
        ("", "other"),
    ],
)
def test_other_names_of_a_recipient(given: str, recipient: str) -> None:
    assert scheme_of("messages").recipient(given) == recipient
