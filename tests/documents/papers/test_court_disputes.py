"""What a person may dispute before a court: only what the records carry, and never too much."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.documents.draft import Draft, Heading, Table
from ashore.documents.guard import sentences_of, words_of
from ashore.documents.papers import payment_order_objection, statement_of_defence
from ashore.money.amounts import yuan_from_fen
from tests.documents.page import BOOK, TODAY, case_of
from tests.documents.papers.court_cases import PERSON, Json, call, court, loan, paid, paid_out
from tests.documents.papers.dump import words

CLAIM = court("claim", "A", "claim", dated="2026-11-02", received_on="2026-11-16",
              court="宁波市海曙区人民法院", principal="8000.00")  # fmt: skip
DUE = "5.00"
"""A claim that is less than is owed, so that its sums are not in dispute."""


def answer(*entries: Json) -> Draft:
    (draft,) = statement_of_defence.drafts(case_of(PERSON, *entries), BOOK, TODAY)
    return draft


def objection(*entries: Json) -> tuple[Draft, ...]:
    return payment_order_objection.drafts(case_of(PERSON, *entries), BOOK, TODAY)


def headings(draft: Draft) -> list[str]:
    found = [block.words for block in draft.blocks if isinstance(block, Heading)]
    return [re.sub(r"^（.+?）", "", one) for one in found if one.startswith("（")]


def said(draft: Draft) -> str:
    return "".join(words_of(sentence) for sentence in sentences_of(draft))


def cited(draft: Draft) -> set[str]:
    return {c.id for sentence in sentences_of(draft) for c in sentence.citations}


def elements(draft: Draft) -> dict[str, list[str]]:
    """Return the rows of the first table: claimed, billed, recomputed, answer, by label."""
    table = next(block for block in draft.blocks if isinstance(block, Table))
    rows = {words((row[0],)): [words((cell,)) for cell in row[1:]] for row in table.rows}
    if len(table.columns) == 4:  # no bill is on record
        return {label: [row[0], "—", *row[1:]] for label, row in rows.items()}
    return rows


def claim(**changes: Any) -> Json:
    return CLAIM | changes


def old_loan(**changes: Any) -> list[Json]:
    return [loan("A", "旧贷", **({"signed_on": "2021-06-10"} | changes)),
            paid_out("A", on="2021-06-10")]  # fmt: skip


def test_limitation_is_raised_only_where_nothing_on_record_stands_against_it() -> None:
    draft = answer(*old_loan(), claim())
    assert headings(draft)[0] == "诉讼时效"
    assert "本笔借款最后一期于2022年6月10日到期。" in said(draft)
    # Three years to the matching day; the tenth of June 2025 is a Tuesday.
    assert "诉讼时效期间于2025年6月10日届满，原告于2026年11月2日才向法院主张" in said(draft)
    assert "不表示同意履行已过诉讼时效的债务" in said(draft)
    assert {"limitation.years", "limitation.instalments-start"} <= cited(draft)
    assert "诉讼时效期间是 3 年" in said(draft)
    assert elements(draft)["本金"][-1] == "提出诉讼时效抗辩（见第三部分）"
    assert "调解" not in said(draft)


def test_an_article_that_is_not_confirmed_is_not_cited_and_the_person_is_told() -> None:
    older = [loan("A", "旧贷", signed_on="2018-01-10"), paid_out("A", on="2018-01-10")]
    draft = answer(*older, claim())
    assert headings(draft)[0] == "诉讼时效"
    assert "limitation.years" not in cited(draft)
    assert "limitation.after-expiry" in cited(draft)
    assert any("那时候的条文没有核实" in note.zh for note in draft.notes)


@pytest.mark.parametrize(
    ("event", "named"),
    [
        (paid("A", "2024-05-01")[0] | {"at": "18:05"}, "记录里 2024-05-01 还有还款"),
        (call("c", "2024-05-01T10:00:00+08:00"), "记录里 2024-05-01 还有联络"),
        ({"kind": "notice", "id": "n", "loan": "A", "type": "demand", "received_on": "2024-05-01"},
         "记录里 2024-05-01 还有书面通知"),
        ({"kind": "request", "id": "r", "loan": "A", "made_on": "2024-05-01", "what": "延期"},
         "记录里 2024-05-01 还有请求"),
    ],
)  # fmt: skip
def test_whatever_may_have_begun_it_anew_keeps_limitation_out(event: Json, named: str) -> None:
    draft = answer(*old_loan(), event, claim())
    assert "诉讼时效" not in headings(draft)
    assert any(named in note.zh for note in draft.notes)


def test_a_call_about_another_loan_begins_nothing_anew() -> None:
    other = loan("B", "另一笔")
    about_it = call("c", "2024-05-01T10:00:00+08:00", loan="B")
    assert headings(answer(*old_loan(), other, about_it, claim()))[0] == "诉讼时效"


@settings(max_examples=25, deadline=None)
@given(first=st.integers(0, 2_000_000), second=st.integers(0, 2_000_000))
def test_no_more_is_ever_conceded_than_is_claimed_or_owed(first: int, second: int) -> None:
    draft = answer(
        loan("A", "小舟贷"),
        paid_out("A"),
        *paid("A", "2026-02-10", "2026-03-10"),
        claim(principal=yuan_from_fen(first), interest_and_fees=yuan_from_fen(first)),
        court("summons", "A", "summons", principal=yuan_from_fen(second)),
    )
    principal = 10_145_88
    rows = elements(draft)
    for label, own in (("本金", principal), ("利息和各项费用合计", 1_519_83)):
        shown, conceded = rows[label][2], rows[label][3]
        assert shown == f"{own // 100:,}.{own % 100:02d} 元"
        for yuan in re.findall(r"认可(?:不超过|已到期的) ([\d,.]+) 元", conceded):
            fen = round(float(yuan.replace(",", "")) * 100)
            assert fen <= own
            if label == "本金" and "已到期" in conceded:
                assert fen <= min(first, second)
        if conceded == "数额没有异议":
            assert max(first, second if label == "本金" else first) <= own


def test_a_licensed_lender_is_never_held_to_the_cap_of_private_lending() -> None:
    sums = {"principal": "90000.00", "interest_and_fees": "1.00"}
    for kind in ("bank", "consumer_finance", "small_loan", "unknown"):
        draft = answer(loan("A", "贷", lender_type=kind, terms={"annual_rate": "0.36"}),
                       paid_out("A"), claim(**sums))  # fmt: skip
        assert not any(one.startswith("private-lending") for one in cited(draft))
        assert ("请求调减过高的息费" in headings(draft)) == (kind != "unknown")
    bank = answer(loan("A", "贷", lender_type="bank"), paid_out("A"), claim(**sums))
    assert "参照《" not in said(bank)


def test_a_local_lender_is_held_to_the_line_by_analogy() -> None:
    draft = answer(loan("A", "贷", lender_type="small_loan"), paid_out("A"),
                   claim(principal="90000.00", interest_and_fees="1.00"))  # fmt: skip
    assert "参照《最高人民法院关于进一步加强金融审判工作的若干意见（法发〔2017〕22号）》" in said(
        draft
    )


def test_a_lender_without_a_licence_is_held_to_four_times_the_prime_rate() -> None:
    draft = answer(loan("A", "贷", lender_type="unlicensed", terms={"annual_rate": "0.36"}),
                   paid_out("A"), claim())  # fmt: skip
    assert "private-lending.charges-together" in cited(draft)
    assert "court.total-cost-line" not in cited(draft)
    assert "按年利率 12.00% 计息" in said(draft)


def test_what_was_paid_in_full_is_said_to_be_paid() -> None:
    days = [f"2026-{month:02d}-10" for month in range(2, 11)]
    draft = answer(loan("A", "贷", terms={"periods": 9}), paid_out("A"),
                   *paid("A", *days, amount="1435.32"), claim())  # fmt: skip
    assert headings(draft)[0] == "已经还清"
    assert elements(draft)["本金"][2:] == ["0.00 元", "不认可（见第三部分）"]


def transfer(**more: Any) -> Json:
    return {"kind": "assignment", "id": "sold", "loan": "A", "type": "transfer", "on": "2026-06-01",
            "to_party": "壬资产公司"} | more  # fmt: skip


def test_an_assignment_that_was_not_notified_has_no_effect_on_the_debtor() -> None:
    draft = answer(loan("A", "贷"), paid_out("A"), transfer(), claim(principal=DUE))
    assert headings(draft) == ["债权转让和债权人身份"]
    assert "civil-code.assignment-notice" in cited(draft)
    assert elements(draft)["本金"][-1] == "对方证明是债权人以后，数额没有异议"


def test_an_early_call_by_a_creditor_who_proved_nothing_is_answered_under_that_condition() -> None:
    draft = answer(loan("A", "贷"), paid_out("A"), transfer(), claim(principal="12000.00"))
    assert elements(draft)["本金"][-1] == (
        "对方证明是债权人以后，认可已到期的 9,848.19 元；其余还没有到期，不认可（见第三部分）"
    )


def test_the_hearing_is_told_in_local_time() -> None:
    draft = answer(loan("A", "贷"), claim(hearing_at="2026-12-15T01:30:00+00:00"))
    assert any(note.zh == "开庭：2026-12-15 09:30。" for note in draft.notes)


def test_an_assignment_that_only_the_new_creditor_told_of_is_asked_about() -> None:
    told = transfer(notified_on="2026-06-20")
    draft = answer(loan("A", "贷"), paid_out("A"), told, claim(principal=DUE))
    assert "答辩人于2026年6月20日收到「壬资产公司」受让债权的通知。" in said(draft)
    assert "civil-code.assignment-notice" not in cited(draft)


def test_an_assignment_that_was_told_and_checked_is_not_disputed() -> None:
    told = transfer(notified_on="2026-06-20", verified=True)
    draft = answer(loan("A", "贷"), paid_out("A"), told, claim(principal=DUE))
    assert headings(draft) == []
    assert elements(draft)["本金"][-1] == "数额没有异议"


@pytest.mark.parametrize(
    ("plaintiff", "disputed"),
    [
        ("甲消费金融公司", False),
        ("甲消费金融公司宁波分公司", False),
        ("丁担保公司", True),
        ("小舟平台信息科技公司", True),
    ],
)
def test_somebody_who_did_not_lend_has_to_show_why_they_sue(plaintiff: str, disputed: bool) -> None:
    text = f"原告：{plaintiff}"
    draft = answer(loan("A", "贷"), paid_out("A"), claim(principal=DUE, text=text))
    assert ("原告是不是债权人" in headings(draft)) == disputed
    assert (f"原告是「{plaintiff}」。" in said(draft)) == disputed


def test_a_lender_s_full_name_is_the_lender() -> None:
    party = {"kind": "party", "id": "p", "name": "甲消费金融公司", "full_name": "甲甲有限公司"}
    draft = answer(party, loan("A", "贷"), paid_out("A"),
                   claim(principal=DUE, text="原告：甲甲有限公司"))  # fmt: skip
    assert headings(draft) == []


def test_a_loan_that_is_not_theirs_is_denied_whole_and_never_described_as_signed() -> None:
    taken = paid_out("A", to_account="尾号 1", own_account=False)
    draft = answer(loan("A", "贷", own=False), taken, claim())
    assert headings(draft) == ["借款不是本人所借"]
    assert "分期履行" not in said(draft)
    assert elements(draft)["本金"][2] == "—"
    assert "签订借款合同" not in said(draft).replace("没有申请、签订", "")
    assert "没有进入答辩人的账户" in said(draft)
    assert elements(draft)["本金"][-1] == "不认可（见第三部分）"


def test_a_loan_that_was_called_by_notice_is_not_said_to_be_uncalled() -> None:
    notice = {"kind": "notice", "id": "n", "loan": "A", "type": "acceleration",
              "received_on": "2026-10-01"}  # fmt: skip
    open_ = [loan("A", "贷"), paid_out("A")]
    assert "提前到期" in headings(answer(*open_, claim(principal="12000.00")))
    assert "提前到期" not in headings(answer(*open_, notice, claim(principal="12000.00")))
    assert "提前到期" not in headings(answer(*open_, claim(principal=DUE)))


def test_an_acceleration_clause_that_is_not_met_is_said_so_with_its_day() -> None:
    late = {"acceleration": {"over_days": 400}}
    draft = answer(loan("A", "贷", terms=late), paid_out("A"), claim(principal="12000.00"))
    # 401 days after the first due day, 2026-02-10.
    assert "提前到期的条件到2027年3月18日才会满足。" in said(draft)


def test_a_bank_s_penalty_above_the_band_is_named_and_another_lender_s_is_not() -> None:
    high = {"penalty": {"multiplier": "2", "base": "principal"}}
    bank = answer(loan("A", "贷", lender_type="bank", terms=high), paid_out("A"), claim())
    assert "penalty.band-high" in cited(bank)
    assert "最高是合同利率的 1.5 倍。" in said(bank)
    other = answer(loan("A", "贷", terms=high), paid_out("A"), claim())
    assert "penalty.band-high" not in cited(other)


def test_a_bill_that_shows_only_what_is_due_contradicts_no_claim_for_all() -> None:
    bill = {"kind": "bill", "id": "b", "loan": "A", "captured_at": "2026-11-20T09:00:00+08:00",
            "items": [{"name": "本金", "amount": "9848.19"}]}  # fmt: skip
    draft = answer(loan("A", "贷"), paid_out("A"), bill, claim(principal="12000.00"))
    assert elements(draft)["本金"][1] == "9,848.19 元（到期部分）"
    assert "关于本金" not in said(draft)
    other = bill | {"items": [{"name": "本金", "amount": "9000.00"}]}
    draft = answer(loan("A", "贷"), paid_out("A"), other, claim(principal="12000.00"))
    assert "2026年11月20日的账单写的是 9,000.00 元，最多相差 3,000.00 元" in said(draft)


def test_an_agreement_is_told_with_its_own_words() -> None:
    signed = {"kind": "agreement", "id": "g", "loan": "A", "signed_on": "2026-03-10",
              "total": "9000.00", "periods": 30, "monthly": "300.00", "waived": "500.00",
              "first_due_on": "2026-04-10", "clause": "任一期未还，协议终止。"}  # fmt: skip
    draft = answer(loan("A", "贷"), paid_out("A"), signed, claim())
    assert (
        "2026年3月10日，双方签订还款协议，约定总额 9,000.00 元，分 30 期，每期 300.00 元，"
        "减免 500.00 元；协议写明：“任一期未还，协议终止”。" in said(draft)
    )


def test_what_the_words_of_a_claim_ask_for_has_a_row_of_its_own() -> None:
    text = "诉讼请求：偿还本金 8000 元及利息 900.50 元；罚息 1,200 元；律师费3000元"
    rows = elements(answer(loan("A", "贷"), paid_out("A"), claim(text=text)))
    assert rows["其中：利息"][0] == "900.50 元"
    assert rows["其中：罚息"][0] == "1,200.00 元"
    assert rows["其中：律师费等"] == [
        "3,000.00 元", "—", "0.00 元", "不认可；请提交合同约定和实际支出的凭证",
    ]  # fmt: skip


def test_a_sum_for_several_things_or_given_twice_is_read_as_none_of_them() -> None:
    for text in ("利息、罚息合计 900 元", "利息合计 900 元", "利息 900 元，利息 800 元"):
        rows = elements(answer(loan("A", "贷"), paid_out("A"), claim(text=text)))
        assert rows["其中：利息"][0] == "【主张的金额】"


def test_our_figures_are_those_of_the_day_up_to_which_the_claim_counts() -> None:
    rows = elements(answer(loan("A", "贷"), paid_out("A"), claim(interest_to="2026-03-12")))
    # One instalment is 30 days late and one 2 days: 920.16 and 933.96 at 27 % over 360 days.
    assert rows["其中：罚息"][2] == "22.10 元"


def test_nothing_is_answered_once_a_court_has_judged() -> None:
    judged = court("j", "A", "judgment", principal="1.00")
    case = case_of(loan("A", "贷"), paid_out("A"), claim(), judged)
    assert statement_of_defence.drafts(case, BOOK, TODAY) == ()


def test_the_last_day_moves_past_a_holiday_and_a_day_that_is_gone_is_said_to_be() -> None:
    late = answer(loan("A", "贷"), claim(received_on="2026-09-16"))
    assert late.notes[0].zh.startswith("按 2026-09-16 收到算，期限到 2026-10-08，已经过了。")


ORDER = court("order", "A", "payment-order", received_on="2026-11-18")


def test_a_payment_order_for_what_is_owed_gets_a_note_and_no_paper() -> None:
    entries = [loan("A", "贷"), paid_out("A"), ORDER | {"principal": DUE}]
    assert objection(*entries) == ()
    (note,) = payment_order_objection.notes(case_of(*entries), BOOK, TODAY)
    assert "记录里没有对债务本身的争议" in note.zh
    assert "“没有钱”“想分期”不是异议" in note.zh
    assert "最晚 2026-12-03 交到法院" in note.zh


def test_a_wish_for_a_reduction_alone_is_no_objection() -> None:
    costly = loan("A", "贷", terms={"annual_rate": "0.36"})
    notice = {"kind": "notice", "id": "n", "loan": "A", "type": "acceleration",
              "received_on": "2026-10-01"}  # fmt: skip
    sums = {"principal": "12000.00", "interest_and_fees": "2600.00"}
    suit = answer(costly, paid_out("A"), notice, claim(**sums))
    assert headings(suit) == ["请求调减过高的息费"]
    assert objection(costly, paid_out("A"), notice, ORDER | sums) == ()


def test_a_fee_on_a_bill_is_no_objection_to_an_order_that_cannot_hold_it() -> None:
    bill = {"kind": "bill", "id": "b", "loan": "A", "captured_at": "2026-11-20T09:00:00+08:00",
            "items": [{"name": "催收费", "amount": "80.00"}]}  # fmt: skip
    entries = [loan("A", "贷"), paid_out("A"), bill]
    assert objection(*entries, ORDER | {"principal": DUE, "interest_and_fees": "1.00"}) == ()
    assert len(objection(*entries, ORDER | {"principal": DUE})) == 1


def test_an_objection_disputes_the_sum_and_concedes_nothing_of_it() -> None:
    (draft,) = objection(loan("A", "贷"), paid_out("A"), ORDER | {"principal": "13000.00"})
    assert "本金数额" in headings(draft)
    answer_ = elements(draft)["本金"][-1]
    assert answer_ == "有异议：超过 12,000.00 元的部分没有依据（见第三部分）"
    assert "以上异议针对债务本身，不是请求延期。" in said(draft)
    assert "认可不超过" not in "".join("".join(row) for row in elements(draft).values())


def test_papers_that_differ_leave_a_gap_that_names_both() -> None:
    draft = answer(
        loan("A", "贷"),
        claim(case_no="甲号"),
        court("s", "A", "summons", case_no="乙号", dated="2026-11-10"),
    )
    assert words(draft.to) == "宁波市海曙区人民法院"
    field = next(f for block in draft.blocks if hasattr(block, "fields") for f in block.fields)
    assert words(field.value) == "【案号：乙号（2026年11月10日传票）；甲号（2026年11月2日起诉状）】"


def test_an_old_day_is_judged_by_what_held_then() -> None:
    on = dt.date(2026, 11, 24)
    before = loan("A", "贷", signed_on="2020-06-01", terms={"first_due_on": "2026-02-10"})
    out = paid_out("A", on="2020-06-01", deductions=[{"name": "费", "amount": "100.00"}])
    draft = statement_of_defence.drafts(case_of(before, out, claim()), BOOK, on)[0]
    # The article on interest withheld is in force since 2021, after this contract.
    assert "实际得到的金额" in headings(draft)
    assert "civil-code.interest-withheld" not in cited(draft)
