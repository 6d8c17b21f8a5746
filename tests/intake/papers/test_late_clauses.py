"""Clauses on being late and on fees, in whichever sentence they stand."""

from __future__ import annotations

from fractions import Fraction

from ashore.case.terms import Base, Item
from ashore.intake.papers.late_clauses import late_clauses
from ashore.intake.papers.sentences import sentences_of_texts
from ashore.money.daycount import DayCount
from tests.intake.papers.contracts import CONTRACT


def test_a_whole_contract() -> None:
    found = late_clauses(sentences_of_texts(CONTRACT), 360)
    assert found.penalty is not None
    terms, sentence = found.penalty
    assert terms is not None
    assert (terms.multiplier, terms.base, terms.day_count) == (
        Fraction(3, 2), Base.PRINCIPAL, DayCount.ACT_360,
    )  # fmt: skip
    assert sentence.text.startswith("第五条")
    assert found.compound is not None
    assert found.compound[0].rate == "penalty"
    assert found.acceleration is not None
    called = found.acceleration[0]
    assert called is not None
    assert (called.over_days, called.consecutive, called.notice_required) == (60, 3, True)
    ((late, _),) = found.late_fees
    assert late is not None
    assert (late.name, late.rate, late.base) == ("逾期违约金", Fraction(1, 2000), Base.INSTALMENT)
    first, second = (fee for fee, _ in found.fees)
    assert first is not None
    assert (first.item, first.amount, first.payee, first.when) == (
        Item.GUARANTEE_FEE, 2550, "临江融资担保有限公司", "each",
    )  # fmt: skip
    assert second is not None
    assert (second.item, second.rate, second.payee, second.when) == (
        Item.SERVICE_FEE, Fraction(1, 100), "青舟信息科技有限公司", "deducted",
    )  # fmt: skip


def test_a_clause_that_cannot_be_read_stands_without_a_value() -> None:
    found = late_clauses(
        sentences_of_texts(
            [
                "逾期的，按贷款人公布的标准收取罚息。",
                "逾期违约金按平台规则执行。",
                "出现逾期等情形时，贷款人可宣布借款立即到期。",
                "服务费人民币30元，按平台公示收取。",
            ]
        ),
        None,
    )
    assert found.penalty is not None
    assert found.penalty[0] is None
    assert [fee for fee, _ in found.late_fees] == [None]
    assert found.acceleration is not None
    assert found.acceleration[0] is None
    assert [fee for fee, _ in found.fees] == [None]


def test_a_clause_that_can_be_read_wins_over_one_that_cannot() -> None:
    said = ["逾期将产生罚息。", "罚息按合同利率的1.5倍计收，宽限期3天。"]
    found = late_clauses(sentences_of_texts(said), 365)
    assert found.penalty is not None
    assert found.penalty[0] is not None
    assert found.penalty[0].multiplier == Fraction(3, 2)
    assert found.grace_days == 3


def test_what_is_not_about_being_late() -> None:
    said = ["提前还款的，收取剩余本金1%的违约金。", "担保费另行约定。", "除服务费外不收其他费用。"]
    found = late_clauses(sentences_of_texts(said), 360)
    assert found == (None, None, None, (), None, ())
