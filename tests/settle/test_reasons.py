"""What a creditor may be told of why payments stopped, and what is left for the person to tell."""

from __future__ import annotations

from typing import Any

import pytest

from ashore.case.entries_people import Cause
from ashore.settle.reasons import Reason, reasons_for
from tests.settle.talks import RECORDED, case_of, loan


def told(story: str, proofs: tuple[str, ...] = (), *more: Any, to: str | None = "l-1") -> Reason:
    cause = Cause(id="c", recorded_at=RECORDED, type="other", story=story, proofs=proofs)
    (found,) = reasons_for(case_of(loan(), *more, cause), to)
    return found


def test_an_account_of_the_household_is_told_whole() -> None:
    found = told("8 月摔伤休息三周，跑单收入下降；9 月起断供。", ("急诊病历与发票", "结算单"))
    assert found.story == "8 月摔伤休息三周，跑单收入下降；9 月起断供。"
    assert (found.proofs, found.whole) == (("急诊病历与发票", "结算单"), True)


@pytest.mark.parametrize(
    "words",
    ["中介让我停付", "用伪造病历代投诉", "发现一笔不认识的贷款", "身份证被人冒用",
     "帮同学扫脸贷款", "另有一笔网贷", "以贷养贷到 9 月", "每家都催", "赌博输了"],
)  # fmt: skip
def test_a_sentence_about_something_else_is_left_out_and_the_rest_is_told(words: str) -> None:
    found = told(f"6 月住院；{words}。", ("出院小结", "转账记录"))
    assert (found.story, found.proofs, found.whole) == ("6 月住院。", ("出院小结",), False)
    alone = told(f"{words}。", ("出院小结", "转账记录"))
    assert (alone.story, alone.proofs, alone.whole) == ("", (), False)


def test_another_loans_name_is_not_told_and_this_ones_is() -> None:
    other = loan("l-2", parties={"funder": "乙银行"})
    assert told("借款 l-1 的扣款卡换了。", (), other).story == "借款 l-1 的扣款卡换了。"
    assert told("先还了乙银行。", (), other).story == ""
    assert told("先还了乙银行。", (), other, to="l-2").story == "先还了乙银行。"
    assert told("先还了乙银行。", (), other, to=None).story == ""
