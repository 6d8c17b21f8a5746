"""One firm's ways of saying its name are one name; two firms never become one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.defend.contacts.claims import firm_from_claim


@pytest.mark.parametrize(
    ("firm", "claims"),
    [
        (
            "驼峰",
            [
                "驼峰", "驼峰法务", "驼峰法务部", "我是驼峰的", "我们是驼峰法务部的", "【驼峰】",
                "驼峰-法务", "驼峰（法务）",
                "驼峰法务部李主任", "您好，我是驼峰法务的小李", "驼峰 贷后管理中心",
                "驼峰客服", "自称驼峰", "驼峰集团", "驼峰法务 工号8812", "驼峰资产管理部",
            ],
        ),
        ("恒信消金", ["恒信消费金融", "恒信消金客服", "恒信消金王经理"]),
        ("camel", ["Camel", "This is Camel", "Camel Legal Dept", "CAMEL collections"]),
    ],
)  # fmt: skip
def test_one_firm(firm: str, claims: list[str]) -> None:
    assert {claim: firm_from_claim(claim) for claim in claims} == dict.fromkeys(claims, firm)


def test_firms_with_different_names_stay_apart() -> None:
    claims = [
        "平安银行", "平安消费金融", "平安小贷", "平安普惠", "驼峰", "驼峰钱包", "驼峰信息科技",
        "恒信", "恒信资产",
        "恒信资产管理有限公司", "江城诉前调解中心", "中诚律师事务所",
    ]  # fmt: skip
    assert len({firm_from_claim(claim) for claim in claims}) == len(claims)


@pytest.mark.parametrize(
    "claim",
    ["", "法务部", "客服", "小陈", "王经理", "‘小陈-资产处置’", "银行", "公安", "法院",
     "律师事务所",
     "未说明",
     "unknown", "lender", "工号 8812", "贷款公司"],
)  # fmt: skip
def test_no_firm_is_named(claim: str) -> None:
    assert firm_from_claim(claim) is None


@given(st.text(max_size=30))
def test_no_claim_breaks_the_reader(claim: str) -> None:
    firm = firm_from_claim(claim)
    assert firm is None or len(firm) >= 2


@pytest.mark.parametrize(
    "claim",
    ["自称是驼峰", "自称驼峰", "对方说是驼峰的", "对方自称是驼峰", "号称是驼峰法务", "駝峰"],
)
def test_how_a_log_puts_a_claim(claim: str) -> None:
    assert firm_from_claim(claim) == "驼峰"
