"""Where terms came from: no term without a source, and the words of each that was read."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.settle.promises.origins import How, Origin, origins_of, shown_terms
from ashore.settle.promises.terms import terms_of
from tests.plan.households import case_of
from tests.settle.promises.histories import history
from tests.settle.promises.test_creditor import AGREED, LOAN
from tests.settle.promises.test_terms import GOOD, agreement


def origins(*entries: dict[str, Any]) -> tuple[Origin, ...]:
    [file] = case_of(LOAN, *entries).loans
    return origins_of(file, terms_of(file)[0])


@pytest.mark.parametrize("name", GOOD)
def test_the_words_of_a_text_are_its_own(name: str) -> None:
    [file] = case_of(LOAN, agreement(clause=GOOD[name].text)).loans
    [terms] = terms_of(file)
    found = origins_of(file, terms)
    assert {one.term for one in found} == set(shown_terms(terms))
    text = "".join(GOOD[name].text.split())
    assert all(one.how is How.TEXT and "".join(one.words.split()) in text for one in found)
    assert all(one.words for one in found)


@given(st.integers(0, 10**9))
def test_every_term_of_a_history_has_a_source(seed: int) -> None:
    case, _, _ = history(seed, None)
    [file] = case.loans
    [terms] = terms_of(file)
    found = origins_of(file, terms)
    assert {one.term for one in found} == set(shown_terms(terms))
    assert {one.entry for one in found} <= set(terms.entries)


def test_an_offer_a_promise_and_a_later_agreement_are_sources() -> None:
    offers = [
        {"kind": "offer", "id": f"o{n}", "loan": "l", "by": by, "made_on": "2026-01-02",
         "pay_to": pay_to}
        for n, (by, pay_to) in enumerate([("creditor", "青杉消金"), ("person", "别处")])
    ]  # fmt: skip
    said = {"kind": "promise", "id": "s", "loan": "l", "by": "creditor", "made_on": "2026-01-06",
            "what": "免利息"}  # fmt: skip
    later = AGREED | {"id": "b", "signed_on": "2026-02-01"}
    found = {(one.term, one.how, one.entry) for one in origins(AGREED, *offers, said, later)}
    assert ("pay_to", How.OFFER, "o0") in found
    assert ("ended_on", How.LATER, "b") in found
    assert {("waived", How.RECORD, "a"), ("waived", How.PROMISE, "s")} <= found
    assert len(found) == 9


def test_promises_alone_are_their_own_source() -> None:
    said = {"kind": "promise", "id": "s", "loan": "l", "by": "creditor", "what": "停止催收"}
    assert origins(said) == (
        Origin(term="collection_stops", how=How.PROMISE, entry="s", words="停止催收"),
    )
