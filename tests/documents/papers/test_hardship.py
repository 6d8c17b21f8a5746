"""The request for time: what happened, what is owed, and only numbers that the plan keeps."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from ashore.case.replay import Case, replay
from ashore.documents.amount_in_words import yuan_in_words
from ashore.documents.draft import Claim, Ground
from ashore.documents.guard import sentences_of, words_of
from ashore.documents.paper import day_in_words
from ashore.documents.paper_text import paper_text
from ashore.documents.papers import hardship
from ashore.documents.words import yuan
from ashore.errors.documents import ContradictionError
from ashore.money.amounts import yuan_from_fen
from ashore.plan.asks import Ask, Asks
from ashore.plan.report import PlanReport, plan_of
from ashore.plan.shares import NO_OFFERS
from ashore.samples.story import sample_case
from ashore.settle.call_script import call_script
from ashore.settle.reasons import NOT_TOLD
from ashore.text import Text
from tests.documents.drafts import draft, printed, says
from tests.documents.page import BOOK, TODAY, case_of, loan

GOLDEN = Path(__file__).parent / "golden_plan" / "hardship-renhe.txt"

LIVING: list[dict[str, Any]] = [
    {"kind": "income", "name": "工资", "monthly": "3000.00"},
    {"kind": "expense", "name": "房租", "monthly": "2950.00"},
]


def sparse(*more: dict[str, Any]) -> Case:
    """Return a loan that 45 yuan a month cannot carry, and nothing else about it."""
    return case_of(loan(), *LIVING, *more)


def text_of(case: Case) -> str:
    made = hardship.drafts(case, BOOK, TODAY)
    return "\n".join(paper_text(paper) for paper in printed(*made, case=case))


@pytest.fixture(scope="module")
def sample() -> tuple[Case, PlanReport]:
    """The sample with its plan, which takes a moment."""
    case = replay(sample_case(TODAY))
    return case, plan_of(case, BOOK, TODAY, ranges=False)


def test_the_samples_letter_word_for_word(sample: tuple[Case, PlanReport]) -> None:
    case, plan = sample
    made = hardship.drafts(case, BOOK, TODAY, plan=plan)
    assert [one.id for one in made] == ["hardship-renhe", "hardship-jichuan"]
    first, second = (paper_text(paper) for paper in printed(*made, case=case))
    assert first == GOLDEN.read_text(encoding="utf-8")
    assert "卡号后四位：【待填：卡号后四位】" in second
    assert "请贵方同意本人每月偿还 " in second
    assert "《商业银行信用卡业务监督管理办法》第70条：" in second


def test_a_sparse_case_has_gaps_and_no_invented_word() -> None:
    text = text_of(sparse())
    for gap in ("姓名", "身份证号码", "联系电话", "合同编号", "放款日期和金额",
                "困难的原因和开始的时间"):  # fmt: skip
        assert f"【待填：{gap}】" in text
    assert "致：甲银行\n" in text


def test_each_sum_that_is_offered_is_one_that_the_plan_shows(
    sample: tuple[Case, PlanReport],
) -> None:
    case, plan = sample
    assert plan.asks.holds
    for made in hardship.drafts(case, BOOK, TODAY, plan=plan):
        asked = [words_of(one) for one in sentences_of(made) if "请贵方同意" in words_of(one)]
        wanted = [one for one in plan.asks.asks if one.debt == made.loan]
        assert len(asked) == len(wanted)
        (share,) = [one for one in plan.offers.offers if one.debt == made.loan]
        assert f"{yuan(share.amount)} 元（大写：{yuan_in_words(share.amount)}）" in asked[0]
    assert plan.offers.total <= min(one.available for one in plan.budgets[:4])
    months = zip(*plan.asks.dues.values(), strict=True)
    paid = list(accumulate(sum(month) for month in months))
    money = list(accumulate(plan.problem.money))
    assert all(out <= have for out, have in zip(paid, money, strict=True))


def test_a_letter_a_call_and_the_plan_name_one_sum_and_its_first_day(
    sample: tuple[Case, PlanReport],
) -> None:
    case, plan = sample
    shares = {one.debt: one.amount for one in plan.offers.offers}
    for made in hardship.drafts(case, BOOK, TODAY, plan=plan):
        (file,) = [one for one in case.loans if one.loan.id == made.loan]
        script = call_script(case, plan, file, BOOK)
        assert script is not None
        assert made.loan is not None
        sum_ = shares[made.loan]
        assert script.ability.amount == sum_
        (asked,) = [words_of(one) for one in sentences_of(made) if "请贵方同意" in words_of(one)]
        named = re.findall(r"([\d,]+\.\d\d) 元", asked)
        assert named == [yuan(sum_)]
        assert script.ability.starts_on is not None
        assert f"，从{day_in_words(script.ability.starts_on)}起，" in asked
        first = script.parts[4].lines[0].zh
        assert first == f"首选：剩余款项每月还 {yuan_from_fen(sum_)} 元，期数据此商定。"


def test_parts_get_no_number_where_the_call_names_no_sum() -> None:
    nothing = replace(plan_of(sparse(), BOOK, TODAY), offers=NO_OFFERS)
    says = Text("剩余款项分 60 期，每月等额", "")
    step = Ask(
        debt="l", creditor="甲银行", kind="instalments", value=60, is_sum=False,
        says=says, because=says, citations=(),
    )  # fmt: skip
    asks = Asks(holds=True, asks=(step,), hard=1.0, dues={"l": (0, 163_521)})
    (made,) = hardship.drafts(sparse(), BOOK, TODAY, plan=replace(nothing, asks=asks))
    text = "".join(words_of(one) for one in sentences_of(made))
    assert "请贵方登记本人的还款困难，书面告知可以申请的延期、分期办法；" in text
    assert "60 期" not in text
    assert "1,635.21" not in text


ACCOUNT = {
    "kind": "cause", "type": "illness",
    "story": "6 月住院，没有收入；以贷养贷到 9 月。中介让我停付，并用伪造病历代投诉。",
    "proofs": ["出院小结", "中介发来的‘诊断证明’图片", "转账记录"],
}  # fmt: skip


def test_a_creditor_is_told_of_the_hardship_and_of_nobody_elses_matters() -> None:
    case = sparse(ACCOUNT)
    (made,) = hardship.drafts(case, BOOK, TODAY)
    text = text_of(case)
    assert "\n6 月住院，没有收入（据我回忆）。本人可以提供：出院小结。\n" in text
    for word in ("以贷养贷", "中介", "伪造", "诊断证明", "转账记录"):
        assert word not in text
    assert NOT_TOLD in made.notes


def test_an_account_of_other_things_leaves_the_gap_for_the_reason() -> None:
    story = "2 月丢失身份证；10 月发现一笔不认识的贷款。另有帮同学扫脸的 8 万贷款。"
    text = text_of(sparse({**ACCOUNT, "story": story, "proofs": ["考勤记录", "报警回执"]}))
    assert "本人遇到困难：【待填：困难的原因和开始的时间】（据我回忆）。\n" in text
    assert "本人可以提供：考勤" not in text


def test_where_an_intermediary_forged_papers_no_proof_is_offered_by_itself() -> None:
    forger = {"kind": "approach", "name": "无忧", "acts": ["用伪造的病历投诉"]}
    told = {**ACCOUNT, "story": "6 月住院，没有收入。", "proofs": ["诊断证明"]}
    assert "本人可以提供：诊断证明。" in text_of(sparse(told))
    text = text_of(sparse(told, forger))
    assert "6 月住院，没有收入（据我回忆）。\n" in text
    assert "诊断证明" not in text


def test_no_more_is_offered_than_is_owed() -> None:
    case = sparse()
    plan = plan_of(case, BOOK, TODAY)
    (share,) = plan.offers.offers
    assert not plan.asks.holds
    much = replace(plan, offers=replace(plan.offers, offers=(replace(share, amount=99_999_99),)))
    (made,) = hardship.drafts(case, BOOK, TODAY, plan=much)
    assert "每月偿还 1,200.00 元（大写：壹仟贰佰元整）" in "".join(
        map(words_of, sentences_of(made))
    )


def test_where_no_request_makes_a_plan_hold_the_share_is_offered() -> None:
    poor = [LIVING[0], {"kind": "expense", "name": "房租", "monthly": "2980.00"}]
    case = case_of(loan(terms={"principal": "120000.00"}), *poor)
    report = plan_of(case, BOOK, TODAY)
    assert not report.asks.holds
    (share,) = report.offers.offers
    text = text_of(case)
    assert f"请贵方同意本人每月偿还 {share.amount / 100:.2f} 元（大写：" in text


def test_a_loan_that_needs_nothing_gets_no_letter() -> None:
    cash = {"kind": "asset", "name": "存款", "value": "5000.00", "liquid": True}
    assert hardship.drafts(sparse(cash), BOOK, TODAY) == ()
    assert hardship.drafts(case_of(loan()), BOOK, TODAY) == ()


def test_a_loan_that_was_paid_off_gets_no_letter_beside_one_that_does() -> None:
    paid = {"kind": "payment", "id": "p", "loan": "done", "on": "2026-09-10", "amount": "1200.00"}
    other = loan(id="done", product="还清的", parties={"funder": "乙银行"})
    case = case_of(loan(), other, paid, *LIVING)
    report = plan_of(case, BOOK, TODAY)
    assert "done" in {debt.id for debt in report.owed.debts} - {debt.id for debt in report.debts}
    made = hardship.drafts(case, BOOK, TODAY, plan=report)
    assert [draft.id for draft in made] == ["hardship-l"]


def test_what_exhibits_show_is_cited_by_number() -> None:
    shown = {"kind": "evidence", "id": "e1", "name": "合同.pdf", "about": ["l"]}
    text = text_of(sparse(shown))
    assert "逐项" in text
    assert "已到期未还 300.00 元，其中本金 300.00 元（证据1）。" in text
    assert "提到、没有随附：证据1 合同.pdf。" in text


def test_a_paper_that_says_another_sum_does_not_leave_with_it() -> None:
    case = sparse()
    (made,) = hardship.drafts(case, BOOK, TODAY)
    other = says("已到期 500.00 元。", recalled=True,
                 claims=(Claim(about=f"loan:l/due@{TODAY}", value="500.00"),))  # fmt: skip
    with pytest.raises(ContradictionError) as caught:
        printed(made, draft(other), case=case)
    assert {caught.value.values["one"], caught.value.values["other"]} == {"300.00", "500.00"}


def test_it_says_before_sending_that_limitation_may_restart() -> None:
    (made,) = hardship.drafts(sparse(), BOOK, TODAY)
    (note,) = made.notes
    assert "列出还款计划的，都当作同意还款。" in note.zh
    assert "Before sending" in note.en


def test_rules_are_cited_from_the_law_book(sample: tuple[Case, PlanReport]) -> None:
    case, plan = sample
    cited = [
        sentence.citations
        for made in hardship.drafts(case, BOOK, TODAY, plan=plan)
        for sentence in sentences_of(made)
        if sentence.ground is Ground.RULE
    ]
    assert [[one.id for one in each] for each in cited] == [["card.personal-instalment-plan"]]
