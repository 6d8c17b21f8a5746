"""Which promises need a letter."""

from __future__ import annotations

from typing import Any

import pytest

from tests.documents.papers.golden import drafts_of
from tests.documents.papers.stories import (
    contact,
    evidence,
    known,
)


@pytest.mark.parametrize(
    "more",
    [
        {"by": "本人"},
        {"until": "2026-11-01"},
        {"contact": None},
        {"exhibits": ["ev-letter"]},
    ],
)
def test_promises_that_need_no_letter(more: dict[str, Any]) -> None:
    call = contact("c1", "2026-10-12T14:20", counterpart_claims="临江银行客服")
    said = {"kind": "promise", "id": "P1", "loan": "L1", "by": "临江银行", "what": "可以分期"}
    letter = evidence("letter", media_type="application/pdf")
    promise = said | {"contact": "c1"}
    assert len(drafts_of("promise_confirmation", known(letter, call, promise))) == 1
    assert drafts_of("promise_confirmation", known(letter, call, promise | more)) == ()


def test_an_agreement_signed_since_ends_the_need_to_confirm() -> None:
    call = contact("c1", "2026-10-12T14:20")
    said = {"kind": "promise", "id": "P1", "loan": "L1", "by": "临江银行", "what": "可以分期"}
    signed = {"kind": "agreement", "id": "G1", "loan": "L1", "signed_on": "2026-10-20"}
    assert drafts_of("promise_confirmation", known(call, said | {"contact": "c1"}, signed)) == ()
