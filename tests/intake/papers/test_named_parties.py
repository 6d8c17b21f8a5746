"""A company with a short name becomes an entry; whoever has one name only needs none."""

from __future__ import annotations

import datetime as dt

from ashore.case.entry import Source
from ashore.case.fields import SHANGHAI
from ashore.case.terms import Role
from ashore.intake.papers.contract_paper import ContractPaper, read_contract
from ashore.intake.papers.sentences import sentences_of_texts

NOW = dt.datetime(2026, 10, 28, 20, 30, tzinfo=SHANGHAI)
SAID = (
    "产品名称：青舟分期",
    "贷款人：海川银行",
    "平台方：青舟信息科技有限公司（以下简称“青舟”）",
    "担保人：临江融资担保有限公司(下称临江担保)",
    "借款金额为人民币6,000元，年利率12%，按月计息，共6期。",
    "还款方式：等额本息。",
    "担保费每期人民币10.00元，由临江融资担保有限公司收取。",
    "逾期违约金：每日按当期应还金额的0.05%收取，由青舟信息科技有限公司收取。",
    "海川银行是贷款人。贷款人可以向征信机构提供还款信息。",
)


def _read(*said: str) -> ContractPaper:
    return read_contract(sentences_of_texts(said), recorded_at=NOW, source=Source(how="file"))


def test_short_names_stand_for_companies() -> None:
    paper = _read(*SAID)
    assert [(one.name, one.full_name, one.type) for one in paper.parties] == [
        ("青舟", "青舟信息科技有限公司", "platform"),
        ("临江担保", "临江融资担保有限公司", "guarantee"),
    ]
    assert paper.loan is not None
    ids = {one.name: one.id for one in paper.parties}
    assert paper.loan.parties == {
        Role.FUNDER: "海川银行", Role.REPORTER: "海川银行",
        Role.GUARANTOR: ids["临江担保"], Role.PLATFORM: ids["青舟"],
    }  # fmt: skip
    assert [fee.payee for fee in paper.loan.terms.fees] == ["临江担保"]
    assert [fee.payee for fee in paper.loan.terms.late_fees] == ["青舟"]


def test_a_company_is_the_same_in_two_contracts() -> None:
    first, other = _read(*SAID), _read(*SAID[:3], "借款金额为900元，年利率9%。")
    assert other.parties[0].id in {one.id for one in first.parties}


def test_by_the_month_is_known_and_needs_no_count_of_days() -> None:
    loan = _read(*SAID).loan
    assert loan is not None
    assert (loan.product, loan.terms.unknown) == ("青舟分期", ("penalty",))
    flat = _read(
        "借款金额900元", "月费率1%，共3期。", "还款方式：等本等息。", "罚息利率为1.5倍"
    ).loan
    assert flat is not None
    assert flat.terms.unknown == ()
    assert flat.terms.clauses["interest"] == "月费率1%，共3期。"
