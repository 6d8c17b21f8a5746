"""What the words of contracts on late payment are read as."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.case.terms import Base
from ashore.intake.clauses import acceleration, late_fee, late_terms, number_of, share_of
from ashore.money.daycount import DayCount

PENALTY = [
    ("逾期本金按 1.5 倍计罚息，逾期利息按罚息率计复利", "multiplier", "1.5", "penalty"),
    (
        "罚息=合同日利率×1.5，自应还款日次日起计；宽限期 1 天内还清视为按时",
        "multiplier",
        "1.5",
        None,
    ),
    ("罚息 1.5 倍", "multiplier", "1.5", None),
    ("罚息 1.5 倍+复利", "multiplier", "1.5", "penalty"),
    ("罚息按合同利率的一点五倍收取", "multiplier", "1.5", None),
    ("罚息利率为合同利率上浮50%", "multiplier", "1.5", None),
    ("在约定利率基础上加收 30% 计收罚息，不计复利", "multiplier", "1.3", None),
    ("罚息利率为借款利率的150%", "multiplier", "1.5", None),
    ("逾期利息按 1.5 倍计复利；本金到期未还另计罚息", "multiplier", "1.5", "penalty"),
    ("罚息 1.5 倍，逾期利息按合同利率计复利", "multiplier", "1.5", "contract"),
    ("逾期按日利率 1.5 倍", "multiplier", "1.5", None),
    ("日罚息按年 24% 的 1.5 倍", "annual_rate", "0.36", None),
    ("罚息按年 36%", "annual_rate", "0.36", None),
    ("逾期罚息：每日万分之五", "daily_rate", "0.0005", None),
    ("按日 0.065% 收取罚息", "daily_rate", "0.00065", None),
    ("自逾期之日起每天按千分之一计罚息", "daily_rate", "0.001", None),
    ("罚息年化３６％", "annual_rate", "0.36", None),
    ("每逾期一日按未还本金的千分之一计收罚息", "daily_rate", "0.001", None),
    ("罚息0.05%/日", "daily_rate", "0.0005", None),
    ("日息万5", "daily_rate", "0.0005", None),
    ("逾期罚息日利率万分之六点五", "daily_rate", "0.00065", None),
    ("罚息日息5‱", "daily_rate", "0.0005", None),
    ("每日加收0.05%罚息", "daily_rate", "0.0005", None),
    ("罚息=逾期本金×0.1%×逾期天数", "daily_rate", "0.001", None),
    ("日利率0.0333%上浮50%", "daily_rate", "0.0004995", None),
    ("罚息月利率2%", "annual_rate", "0.24", None),
    ("每月按2%计收罚息", "annual_rate", "0.24", None),
    ("罚息利率18%/年", "annual_rate", "0.18", None),
    ("罚息=逾期本金×18%÷360×逾期天数", "annual_rate", "0.18", None),
    ("罚息利率为年化18%，按日计收", "annual_rate", "0.18", None),
    ("按年利率18%按日计收罚息", "annual_rate", "0.18", None),
    ("逾期利率为24%", "annual_rate", "0.24", None),
    ("罚息按合同利率加50%", "multiplier", "1.5", None),
    ("罚息150%", "multiplier", "1.5", None),
    ("罚息利率为合同日利率的150%", "multiplier", "1.5", None),
    ("罚息利率在合同利率基础上上浮五成", "multiplier", "1.5", None),
    ("罚息为贷款利率加收百分之五十，按日计收", "multiplier", "1.5", None),
    ("借款利率12%，罚息上浮50%", "multiplier", "1.5", None),
    ("合同年利率12%，逾期罚息利率为合同利率的150%", "multiplier", "1.5", None),
    ("依第5.2条，罚息1．5倍", "multiplier", "1.5", None),
    ("日罚息率=借款年利率/360×150%", "multiplier", "1.5", None),
    ("罚息利率为合同利率×（1+50%）", "multiplier", "1.5", None),
    ("逾期罚息：逾期本金×合同年利率×1.5/360×逾期天数", "multiplier", "1.5", None),
]


@pytest.mark.parametrize(("words", "field", "rate", "compound"), PENALTY)
def test_penalty_clauses(words: str, field: str, rate: str, compound: str | None) -> None:
    found = late_terms(words, 360)
    assert found.understood
    assert found.penalty is not None
    values = found.penalty.model_dump(include={"multiplier", "annual_rate", "daily_rate"})
    assert {name for name, value in values.items() if value is not None} == {field}
    assert getattr(found.penalty, field) == Fraction(rate)
    assert found.penalty.day_count is DayCount.ACT_360
    assert (found.compound.rate if found.compound else None) == compound


@pytest.mark.parametrize(
    ("words", "base"),
    [
        ("逾期本金按 1.5 倍计罚息", Base.PRINCIPAL),
        ("以逾期本息为基数，1.5 倍", Base.PRINCIPAL_AND_INTEREST),
        ("按剩余本金的 1.5 倍利率计收", Base.OUTSTANDING),
        ("以当期应还金额为基数日 0.05%", Base.INSTALMENT),
        ("罚息 1.5 倍", None),
        ("逾期未还的借款本金按 1.5 倍计罚息", Base.PRINCIPAL),
        ("每日按当期应还本金的千分之一", Base.PRINCIPAL),
        ("每日按未还本金的千分之一", None),
        ("每日按借款本金的千分之一", None),
    ],
)
def test_the_base_is_read_or_left_open(words: str, base: Base | None) -> None:
    found = late_terms(words, None).penalty
    assert found is not None
    assert found.base is base
    assert found.day_count is None


@pytest.mark.parametrize(
    "grace",
    ["宽限期三天", "宽限期3天", "给予3天宽限期", "有3日宽限期", "宽限期为3个自然日", "宽限 3 天",
     "宽限3个自然日", "宽限期内（3天）不计罚息", "3个工作日宽限期", "宽限期为3个工作日",
     "还款宽限期：3日", "宽限期(3天)"],
)  # fmt: skip
def test_grace_days_in_the_penalty_clause(grace: str) -> None:
    found = late_terms(f"罚息 1.5 倍；{grace}", 365)
    assert (found.grace_days, found.understood) == (3, True)


def test_no_grace_days_in_the_penalty_clause() -> None:
    assert late_terms("无宽限期，罚息 1.5 倍", 365).penalty is not None
    assert late_terms("罚息 1.5 倍，无宽限期", 365).grace_days is None
    assert late_terms("罚息 1.5 倍", 365).grace_days is None


@pytest.mark.parametrize(
    "words",
    ["按央行规定执行", "详见附件二", "罚息另行通知", "罚息按LPR的4倍", "罚息按合同利率上浮30%-50%",
     "罚息1.3-1.5倍", "罚息 1,5 倍", "逾期一天罚 5 元", "罚息按合同利率加 5 个百分点",
     "罚息不超过合同利率的1.5倍", "逾期30日内1.3倍，之后1.5倍", "自第3期起罚息2倍",
     "罚息1.5倍，逾期不满7天不收", "罚息50%", "罚息5‰", "罚息按合同利率的50%加收", "罚息日利率24%",
     "罚息年利率150%", "月息2分", "罚息利率：贷款利率+50%",
     "罚息日利率0.05%，最高不超过年化24%", "罚息1.5倍，宽限期两周", "没有宽限期"],
)  # fmt: skip
def test_a_clause_that_cannot_be_read_is_not_understood(words: str) -> None:
    found = late_terms(words, 360)
    assert not found.understood
    assert found.penalty is None


@pytest.mark.parametrize(
    "words", ["无", "不收罚息", "没有约定罚息", "无罚息", "免收罚息", "罚息：无"]
)
def test_a_clause_that_excludes_penalty_is_understood(words: str) -> None:
    found = late_terms(words, 360)
    assert found.understood
    assert found.penalty is None
    assert found.compound is None


@pytest.mark.parametrize(
    ("words", "rate", "per", "base", "minimum"),
    [
        ("担保方逾期违约金：每日 0.05%×当期应还总额", "0.0005", "day", Base.INSTALMENT, None),
        ("日0.1%×当期应还", "0.001", "day", Base.INSTALMENT, None),
        ("每日按未还金额 0.05%", "0.0005", "day", Base.INSTALMENT, None),
        ("每逾期一日按逾期本金的千分之一", "0.001", "day", Base.PRINCIPAL, None),
        ("违约金=最低还款额未还部分×5%", "0.05", "once", Base.UNPAID_MINIMUM, None),
        ("按最低还款额未还部分的 5% 收取，最低 10 元", "0.05", "once", Base.UNPAID_MINIMUM, 1000),
        ("逾期违约金为当期应还金额的 3%", "0.03", "once", Base.INSTALMENT, None),
        ("日息 5‰，按逾期本金", "0.005", "day", Base.PRINCIPAL, None),
        ("逾期本金×0.1%×逾期天数", "0.001", "day", Base.PRINCIPAL, None),
        ("日万分之五，按逾期本金", "0.0005", "day", Base.PRINCIPAL, None),
        ("0.05%/日", "0.0005", "day", Base.INSTALMENT, None),
    ],
)
def test_late_fees(words: str, rate: str, per: str, base: Base, minimum: int | None) -> None:
    found = late_fee(words)
    assert found is not None
    assert (found.rate, found.per, found.base, found.minimum) == (
        Fraction(rate), per, base, minimum,
    )  # fmt: skip


def test_a_fixed_late_fee_for_each_instalment() -> None:
    found = late_fee("每期固定 50 元")
    assert found is not None
    assert (found.amount, found.rate, found.per) == (5000, None, "once")


@pytest.mark.parametrize(
    "words",
    ["无", "按公司规定收取", "不收", "每日0.05%，最高不超过本金的 10%", "每月 2%",
     "滞纳金 10 元/天", "每日0.05%，最低 10 元", "逾期金额的万分之五",
     "每日按未还本金的千分之一", "借款本金的10%", "年化 24%", "5%"],
)  # fmt: skip
def test_no_late_fee(words: str) -> None:
    assert late_fee(words) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("连续 3 期或累计 6 期未还可宣布提前到期", (None, None, 3, 6)),
        ("任一期逾期超过 60 日或累计 3 期，贷款人可书面宣布提前到期", (60, None, None, 3)),
        ("连续两期未付息可提前收回", (None, None, 2, None)),
        ("逾期满 30 日", (None, 30, None, None)),
        ("逾期 90 日书面通知后提前到期", (None, 90, None, None)),
        ("逾期达到九十天的", (None, 90, None, None)),
        ("逾期超过三十个自然日", (30, None, None, None)),
        ("任意一期未按时足额还款即可宣布", (None, None, 1, None)),
    ],
)
def test_acceleration(words: str, expected: tuple[int | None, ...]) -> None:
    found = acceleration(words)
    assert found is not None
    assert (found.over_days, found.from_days, found.consecutive, found.total) == expected
    assert found.notice_required


def test_acceleration_without_notice_and_none() -> None:
    found = acceleration("逾期满 30 日自动到期，无需另行通知")
    assert found is not None
    assert not found.notice_required
    assert acceleration("见合同第九条") is None


@given(st.integers(0, 999))
def test_chinese_numbers_read_like_digits(number: int) -> None:
    assert number_of(_in_chinese(number)) == number == number_of(str(number))


@given(st.integers(1, 9999), st.sampled_from([("%", 100), ("‰", 1000)]))
def test_shares_are_exact(number: int, sign: tuple[str, int]) -> None:
    written, parts = sign
    assert share_of(f"每日 {number / 100:.2f}{written}") == Fraction(number, 100 * parts)


def _in_chinese(number: int) -> str:
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{digits[hundreds]}百" if hundreds else ""
    if tens:
        text += f"{digits[tens]}十" if hundreds or tens > 1 else "十"
    elif hundreds and ones:
        text += "零"
    return text + (digits[ones] if ones or not number else "")


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("千分之零点零五", Fraction(5, 100_000)),
        ("百分之十二点七五", Fraction(1275, 10_000)),
        ("万分之点五", Fraction(5, 100_000)),
    ],
)
def test_shares_with_decimals_in_chinese(words: str, share: Fraction) -> None:
    assert share_of(words) == share
