"""The clauses of contracts, and words that look like them and are not."""

from __future__ import annotations

import pytest

from ashore.intake.papers.contract import clauses_of, differing, money_in
from ashore.intake.papers.sentences import Sentence, sentences_of_texts
from tests.intake.papers.contracts import CONTRACT


def _read(text: str) -> dict[str, str]:
    return {clause.name: clause.value for clause in clauses_of([Sentence(text)])}


def test_a_whole_contract() -> None:
    clauses = clauses_of(sentences_of_texts(CONTRACT))
    assert {clause.name: clause.value for clause in clauses} == {
        "contract_no": "HT-2026-00981",
        "signed_on": "2026-01-10",
        "parties.funder": "云帆消费金融有限公司",
        "borrower": "林晓",
        "parties.guarantor": "临江融资担保有限公司",
        "parties.platform": "青舟信息科技有限公司",
        "principal": "20000.00",
        "periods": "12",
        "first_due_on": "2026-02-12",
        "annual_rate": "0.18",
        "daily_rate": "0.0005",
        "day_count": "act/360",
        "accrual": "daily",
        "method": "equal_instalment",
        "jurisdiction": "贷款人所在地人民法院",
    }
    assert differing(clauses) == frozenset()
    assert not any(clause.doubted for clause in clauses)


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("借款本金：20,000元", "principal", "20000.00"),
        ("贷款金额 | 2万元", "principal", "20000.00"),
        ("借款金额（大写）：人民币壹万贰仟元整", "principal", "12000.00"),
        ("贷款年利率（单利）为14.4%", "annual_rate", "0.144"),
        ("年化利率：23.94%", "annual_rate", "0.2394"),
        ("日利率为万分之五", "daily_rate", "0.0005"),
        ("月利率1.2%，等本等息", "monthly_rate", "0.012"),
        ("借款期限为三十六个月", "periods", "36"),
        ("本借款分12期偿还", "periods", "12"),
        ("日利率=年利率/365，按实际天数计息", "day_count", "act/365"),
        ("计息时一年按360天、每月按30天计算", "day_count", "30/360"),
        ("争议提交海川仲裁委员会仲裁", "arbitration", "海川仲裁委员会"),
        ("双方同意向合同签订地临江市东湖区人民法院提起诉讼", "jurisdiction",
         "合同签订地临江市东湖区人民法院"),
        ("还款方式：先息后本，按月付息", "method", "interest_only"),
        ("综合年化成本为23.5%", "stated_annual_cost", "0.235"),
        ("出借人：海川银行", "parties.funder", "海川银行"),
    ],
)  # fmt: skip
def test_clauses(text: str, name: str, value: str) -> None:
    assert _read(text)[name] == value


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("罚息按年利率36%计收", "annual_rate"),
        ("综合年化成本为23.5%", "annual_rate"),
        ("逾期违约金按日利率0.1%收取", "daily_rate"),
        ("提前还款应一次性还清剩余本金", "method"),
        ("争议提交海川仲裁委员会，不服可向法院起诉", "jurisdiction"),
        ("本合同一式两份，360日内有效", "day_count"),
        ("借款人应在收到通知后3期内说明", "principal"),
        ("逾期按实际天数计收罚息", "accrual"),
    ],
)
def test_what_is_another_thing(text: str, name: str) -> None:
    assert name not in _read(text)


def test_a_sum_that_its_words_contradict_is_doubted() -> None:
    (clause,) = clauses_of([Sentence("借款金额为人民币贰万元整（¥26,000.00元）")])
    assert (clause.value, clause.doubted) == ("26000.00", True)


def test_a_value_given_in_two_ways_is_named() -> None:
    said = ["借款年利率为18%。", "贷款年利率：24%。", "借款本金：500元"]
    assert differing(clauses_of(sentences_of_texts(said))) == {"annual_rate"}


def test_money() -> None:
    assert money_in("人民币1,234.5元") == "1234.50"
    assert money_in("没有金额") is None
