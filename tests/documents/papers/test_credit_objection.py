"""An objection to a credit record says what differs, from which source, and never guesses."""

from __future__ import annotations

from typing import Any

import pytest

from ashore.documents.draft import Draft, Paragraph
from ashore.documents.guard import words_of
from ashore.documents.papers import credit_objection
from tests.documents.page import BOOK, TODAY, case_of
from tests.documents.papers.court_cases import PERSON, Json, loan, paid, paid_out
from tests.documents.papers.dump import words

PAID = [f"2026-{month:02d}-10" for month in range(2, 11)]
"""Nine of twelve instalments, each on its day; 3,203.91 yuan of principal are left."""


def made(*entries: Json, **record: Any) -> tuple[Draft, ...]:
    said = {"kind": "credit-record", "id": "R", "loan": "A", "report_on": "2026-11-01",
            "reporter": "己银行"} | record  # fmt: skip
    base = (PERSON, loan("A", "贷"), paid_out("A"), *paid("A", *PAID))
    return credit_objection.drafts(case_of(*base, *entries, said), BOOK, TODAY)


def numbered(draft: Draft) -> list[str]:
    blocks = [block for block in draft.blocks if isinstance(block, Paragraph) and block.numbered]
    return [words_of(block.sentences[0]) for block in blocks]


@pytest.mark.parametrize(
    "record",
    [
        {"balance": "3203.91", "overdue": "0.00", "grid": "NNNN", "overdue_months": 0},
        {"balance": "3204.00"},  # reports show whole yuan
        {"balance": "100.00"},
        {"lent": "12000.00", "opened_on": "2026-01-10", "status": "正常"},
        {"grid": "*NNNNNN#"},
        {},
    ],
)
def test_what_agrees_or_is_lower_is_not_objected_to(record: Json) -> None:
    assert made(**record) == ()


@pytest.mark.parametrize(
    ("record", "fact"),
    [
        (
            {"balance": "3205.00"},
            (
                "报告记载余额 3,205.00 元，按合同和还款记录计算，"
                "当日未还本金是 3,203.91 元，相差 1.09 元。"
            ),
        ),
        (
            {"overdue": "50.00"},
            (
                "报告记载当前逾期金额 50.00 元，按合同和还款记录计算，"
                "当日逾期金额是 0.00 元，相差 50.00 元。"
            ),
        ),
        ({"lent": "13000.00"}, "报告记载借款金额 13,000.00 元，放款记录是 12,000.00 元。"),
        (
            {"opened_on": "2025-01-10"},
            "报告记载开立日期2025年1月10日，合同和放款记录是2026年1月10日。",
        ),
        (
            {"grid": "NN1N"},
            (
                "报告的逐月还款状态最高是“1”（逾期 1 至 30 天），"
                "按合同和还款记录，到2026年11月1日没有逾期。"
            ),
        ),
        ({"overdue_months": 2}, "报告记载近五年逾期 2 个月，按合同和还款记录没有逾期。"),
    ],
)
def test_what_differs_is_said_with_both_figures(record: Json, fact: str) -> None:
    bureau, reporter, _statement = made(**record)
    assert numbered(bureau)[0] == fact
    assert numbered(reporter)[0] == fact
    assert [words(draft.to) for draft in (bureau, reporter)] == ["中国人民银行征信中心", "己银行"]


def test_a_true_delay_is_not_objected_to_and_a_longer_one_is() -> None:
    late = (PERSON, loan("A", "贷"), paid_out("A"), *paid("A", "2026-03-05", amount="1130.00"))
    record = {"kind": "credit-record", "id": "R", "loan": "A", "report_on": "2026-03-06"}
    assert credit_objection.drafts(case_of(*late, record | {"grid": "N1"}), BOOK, TODAY) == ()
    found = credit_objection.drafts(case_of(*late, record | {"grid": "N2"}), BOOK, TODAY)
    # Due on 10 February, paid on 5 March: 22 days late on the eve.
    assert "最长逾期 22 天" in numbered(found[0])[0]


def test_a_loan_that_is_paid_off_and_still_shown_as_open_is_named() -> None:
    ended = loan("A", "贷", terms={"periods": 9})
    days = paid("A", *PAID, amount="1435.32")
    record = {"kind": "credit-record", "id": "R", "loan": "A", "report_on": "2026-11-01",
              "status": "逾期"}  # fmt: skip
    found = credit_objection.drafts(case_of(ended, paid_out("A"), *days, record), BOOK, TODAY)
    assert numbered(found[0])[0] == (
        "这笔借款按记录已于2026年10月10日还清，报告的账户状态仍是“逾期”。"
    )
    settled = record | {"status": "结清"}
    assert credit_objection.drafts(case_of(ended, paid_out("A"), *days, settled), BOOK, TODAY) == ()


def test_after_a_guarantor_paid_the_first_account_shows_no_balance() -> None:
    change = {"kind": "assignment", "id": "s", "loan": "A", "type": "subrogation",
              "on": "2026-10-20", "to_party": "丁担保公司", "total": "3300.00"}  # fmt: skip
    assert "已由担保方代偿" in numbered(made(change, balance="3203.00")[0])[0]
    assert made(change, balance="3300.00", reporter="丁担保公司") == ()


def test_nothing_follows_from_a_sum_that_contract_and_payout_name_differently() -> None:
    apart = loan("A", "贷", terms={"principal": "12600.00"})
    record = {"kind": "credit-record", "id": "R", "loan": "A", "report_on": "2026-11-01",
              "balance": "12600.00", "overdue": "12600.00"}  # fmt: skip
    assert credit_objection.drafts(case_of(apart, paid_out("A"), record), BOOK, TODAY) == ()


def test_an_objection_that_runs_is_not_made_again() -> None:
    assert made(balance="9000.00", objected_on="2026-11-05") == ()


def test_a_card_s_simplified_interest_says_nothing_against_a_report() -> None:
    card = {"kind": "loan", "id": "A", "product": "卡",
            "terms": {"method": "card", "principal": "20000.00"}}  # fmt: skip
    record = {"kind": "credit-record", "id": "R", "loan": "A", "report_on": "2026-11-01",
              "balance": "99999.00"}  # fmt: skip
    assert credit_objection.drafts(case_of(card, record), BOOK, TODAY) == ()


def test_a_record_finds_its_loan_by_two_of_day_sum_and_name() -> None:
    base = (loan("A", "贷"), paid_out("A"), *paid("A", *PAID))
    record: Json = {
        "kind": "credit-record",
        "id": "R",
        "report_on": "2026-11-01",
        "balance": "9000.00",
        "reporter": "甲消费金融公司",
        "opened_on": "2026-01-10",
        "lent": "12000.00",
    }
    for missing in ("reporter", "opened_on", "lent"):
        found = credit_objection.drafts(case_of(*base, record | {missing: None}), BOOK, TODAY)
        assert [draft.loan for draft in found] == ["A", "A", "A"]
    alone = record | {"reporter": None, "opened_on": None}
    assert credit_objection.drafts(case_of(*base, alone), BOOK, TODAY) == ()
    twins = (loan("B", "另一笔"), paid_out("B"))
    assert credit_objection.drafts(case_of(*base, *twins, record), BOOK, TODAY) == ()


def test_an_account_that_fits_no_loan_is_told_and_not_guessed() -> None:
    record = {"kind": "credit-record", "id": "R", "report_on": "2026-11-01", "lent": "9.00",
              "reporter": "某银行", "opened_on": "2025-05-01"}  # fmt: skip
    case = case_of(record)
    assert credit_objection.drafts(case, BOOK, TODAY) == ()
    (note,) = credit_objection.notes(case, BOOK, TODAY)
    assert "某银行，2025-05-01 开立，9.00 元。" in note.zh


def test_the_latest_report_counts_and_the_clock_is_in_calendar_days() -> None:
    older = {"kind": "credit-record", "id": "old", "loan": "A", "report_on": "2026-10-01",
             "reporter": "己银行", "balance": "9000.00"}  # fmt: skip
    assert made(older, balance="3203.00") == ()
    found = made(older, balance="8000.00")
    assert [draft.id for draft in found] == [
        "credit-objection-bureau-R", "credit-objection-reporter-R", "own-statement-R",
    ]  # fmt: skip
    assert [draft.clock for draft in found] == ["credit-record.objection-days"] * 2 + [None]
    assert "20 日内要书面答复，是自然日" in found[0].notes[0].zh
