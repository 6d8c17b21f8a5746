"""The check character of a unified social credit code."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ashore.settle.agreement.credit_code import CodeState, code_state

SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@given(st.text(SIGNS, min_size=17, max_size=17))
def test_exactly_one_last_sign_fits(body: str) -> None:
    fitting = [sign for sign in SIGNS if code_state(body + sign) is CodeState.RIGHT]
    assert len(fitting) == 1


@given(st.text(SIGNS, min_size=17, max_size=17), st.integers(0, 16), st.sampled_from(SIGNS))
def test_a_single_wrong_sign_is_noticed(body: str, place: int, sign: str) -> None:
    right = next(body + s for s in SIGNS if code_state(body + s) is CodeState.RIGHT)
    wrong = right[:place] + sign + right[place + 1 :]
    assert (code_state(wrong) is CodeState.RIGHT) is (wrong == right)


def test_signs_that_no_code_has_are_unreadable() -> None:
    assert code_state("91990000MA9E5OO54C") is CodeState.UNREADABLE
    assert code_state("") is CodeState.UNREADABLE
