"""Which licence a company's name points to."""

from __future__ import annotations

import pytest

from ashore.intake.lender_names import lender_type
from ashore.law.lenders import LenderType


@pytest.mark.parametrize(
    ("name", "licence"),
    [
        ("星河银行股份有限公司", LenderType.BANK),
        ("江原农村商业银行", LenderType.BANK),
        ("东乡农村信用合作社", LenderType.BANK),
        ("瑞柏消费金融有限公司", LenderType.CONSUMER_FINANCE),
        ("禾光小额贷款有限公司", LenderType.SMALL_LOAN),
        ("信佑融资担保", LenderType.GUARANTEE),
        ("云帆汽车金融有限公司", LenderType.AUTO_FINANCE),
        ("中桥信托", LenderType.TRUST),
        ("宁辰资产管理有限公司", LenderType.UNKNOWN),
        ("驼峰信息科技", LenderType.UNKNOWN),
    ],
)
def test_by_name(name: str, licence: LenderType) -> None:
    assert lender_type(name) is licence


def test_the_surest_name_comes_first_and_family_is_family() -> None:
    assert lender_type(None, "禾光小额贷款", "某某银行") is LenderType.SMALL_LOAN
    assert lender_type("堂姐", product="亲友借款") is LenderType.NATURAL_PERSON
    assert lender_type(None) is LenderType.UNKNOWN
