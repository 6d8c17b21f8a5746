"""The collected samples of real exports, where they are at hand, are read to the last row."""

from __future__ import annotations

from pathlib import Path

import pytest

from ashore.case.entries_people import Transaction
from ashore.intake.given_file import GivenFile
from ashore.intake.readers import reader_of
from tests.intake.money.exports import ASKED

FOLDER = Path(__file__).parents[4] / "shared" / "formats"
ROWS = {
    "alipay/alipay_app_gbk.csv": ("alipay-app", 10, {"closed": 1}),
    "alipay/alipay_app_invest_refund.csv": ("alipay-app", 2, {}),
    "alipay/alipay_app_neutral_types.csv": ("alipay-app", 9, {}),
    "alipay/alipay_web_gb18030_minimal.csv": ("alipay-web", 4, {}),
    "alipay/alipay_web_tax_refund.csv": ("alipay-web", 1, {}),
    "wechat_pay/wechat_pay_fullwidth_yen.csv": ("wechat-pay", 4, {}),
    "wechat_pay/wechat_pay_quoted_newline.csv": ("wechat-pay", 1, {}),
    "wechat_pay/wechat_pay_thousands.csv": ("wechat-pay", 1, {}),
    "wechat_pay/wechat_pay_utf8.csv": ("wechat-pay", 27, {}),
    "wechat_pay/wechat_pay.xlsx": ("wechat-pay", 54, {"twice": 27}),
    "jd/jd_baitiao_repayment.csv": ("jd", 1, {}),
    "jd/jd_partial_refund.csv": ("jd", 4, {}),
    "jd/jd_quoted_newline_duplicate_column.csv": ("jd", 1, {}),
    "jd/jd_utf8_bom.csv": ("jd", 26, {"zero": 2, "paid-later": 1}),
    "meituan/meituan_utf8_bom.csv": ("meituan", 29, {}),
    "bank/boc_credit.csv": ("boc-credit", 14, {"foreign": 1}),
    "bank/boc_debit.csv": ("boc-debit", 17, {}),
    "bank/bocom_credit.csv": ("bocom-credit", 8, {}),
    "bank/bocom_debit.csv": ("bocom-debit", 6, {}),
    "bank/cgb_credit.csv": ("cgb-credit", 4, {}),
    "bank/citic_credit.xls": ("citic-credit", 13, {}),
    "bank/cmb_credit.csv": ("cmb-credit", 6, {}),
    "bank/cmb_debit.csv": ("cmb-debit", 5, {}),
    "bank/icbc_credit.csv": ("icbc-credit", 9, {}),
    "bank/icbc_debit_v1.csv": ("icbc-debit", 11, {}),
    "bank/icbc_debit_v2.csv": ("icbc-debit", 11, {}),
    "bank/spdb_debit.xls": ("spdb-debit", 4, {}),
}

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the samples are not here")


@pytest.mark.parametrize("name", ROWS)
def test_every_row_is_read_or_named(name: str) -> None:
    file = GivenFile.at(FOLDER / name)
    reading = reader_of(file).read(file, ASKED)
    why = [one.code for one in reading.left_out]
    assert (reading.reader, reading.rows, {code: why.count(code) for code in why}) == ROWS[name]
    assert len(reading.entries) + len(reading.left_out) == reading.rows
    assert len({entry.id for entry in reading.entries}) == len(reading.entries)


def test_the_sums_are_those_of_the_exports() -> None:
    sums = {}
    for name in ("bank/boc_debit.csv", "bank/icbc_debit_v1.csv", "meituan/meituan_utf8_bom.csv"):
        file = GivenFile.at(FOLDER / name)
        entries = reader_of(file).read(file, ASKED).entries
        amounts = [entry.amount for entry in entries if isinstance(entry, Transaction)]
        sums[name] = (sum(a for a in amounts if a > 0), sum(a for a in amounts if a < 0))
    # Meituan's own summary: 23 payments of 1,175.68 yuan and 6 refunds of 209.73.
    assert sums["meituan/meituan_utf8_bom.csv"][0] == 18_973 + 2_000
    assert sums["bank/boc_debit.csv"][0] == 982_100
    assert sums["bank/icbc_debit_v1.csv"][0] == 284_174
