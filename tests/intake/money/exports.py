"""Small made-up exports in the forms that wallets, shops and banks hand out."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path

from ashore.case.fields import SHANGHAI
from ashore.intake.given_file import GivenFile
from ashore.intake.locked_pdf import unlocked
from ashore.intake.readers import reader_of
from ashore.intake.reading import Asked, Reading

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=SHANGHAI)
ASKED = Asked(recorded_at=NOW)
DATA = Path(__file__).parent / "data"
Rows = Sequence[Sequence[str]]

ALIPAY_ABOVE = """\
------------------------------------------------------------------------------------
导出信息：
姓名：钟一苇
支付宝账户：harbour@example.com
起始时间：[2026-01-01 00:00:00]    终止时间：[2026-03-31 23:59:59]
共9笔记录
特别提示：
1.本明细仅供个人对账使用。

------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------
"""
ALIPAY = ("交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,"
          "交易订单号,商家订单号,备注,")  # fmt: skip
WECHAT_ABOVE = """\
微信支付账单明细,,,,,,,,,,
微信昵称：[一苇],,,,,,,,,,
起始时间：[2026-01-01 00:00:00] 终止时间：[2026-03-31 23:59:59],,,,,,,,,,
,,,,,,,,,,
----------------------微信支付账单明细列表--------------------,,,,,,,,,,
"""
WECHAT = ("交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,"
          "交易单号,商户单号,备注")  # fmt: skip


def kept(name: str) -> str:
    """Return the text of an export that is kept as a file."""
    return (DATA / f"{name}.csv").read_text(encoding="utf-8")


def given(text: str, encoding: str = "utf-8", name: str = "bill.csv") -> GivenFile:
    """Return a text as a file in some encoding."""
    return GivenFile.of(text.encode(encoding), name)


def read(file: GivenFile, asked: Asked = ASKED) -> Reading:
    """Return what the reader that knows a file best says of it; every row must be accounted for."""
    plain = unlocked(file, asked.password)
    reading = reader_of(plain).read(plain, asked)
    assert reading.rows == len(reading.entries) + len(reading.left_out)
    return reading


def table(headings: str, rows: Rows, above: str = "") -> str:
    """Return headings and rows as a text table."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return f"{above}{headings}\n{out.getvalue()}"


def alipay(*rows: str) -> str:
    """Return an app export; a row gives time, kind, whom, what, way, sum, by, state, order."""
    cells = [row.split("|") for row in rows]
    return table(
        ALIPAY,
        [
            (at, kind, whom, "/", what, way, yuan, by, state, f"{order}\t", "\t", "", "")
            for at, kind, whom, what, way, yuan, by, state, order in cells
        ],
        ALIPAY_ABOVE,
    )


def wechat(*rows: str) -> str:
    """Return a bill; a row gives time, kind, whom, what, way, sum, by, state, order, note."""
    return table(
        WECHAT,
        [
            (at, kind, whom, what, way, yuan, by, state, f"{order}\t", f"m{order}\t", note)
            for at, kind, whom, what, way, yuan, by, state, order, note in (
                row.split("|") for row in rows
            )
        ],
        WECHAT_ABOVE,
    )


ALIPAY_ROWS = (
    "2026-03-05 12:10:01|餐饮美食|河湾面馆|午饭|支出|18.50|余额|交易成功|A1",
    "2026-03-04 09:00:00|信用借还|花呗|花呗还款-03月账单|不计收支|320.00|余额宝|还款成功|A2",
    "2026-03-03 20:15:30|转账红包|钟二|转账|收入|200.00|余额|交易成功|A3",
    "2026-03-02 10:00:00|退款|同乐百货|退款-雨伞|不计收支|39.90|余额|退款成功|A5_B5",
    "2026-03-01 18:00:00|日用百货|同乐百货|雨伞|支出|39.90|余额|交易关闭|A5",
    "2026-03-01 17:00:00|日用百货|同乐百货|水壶|支出|25.00||交易关闭|A6",
    "2026-02-28 08:00:00|投资理财|余额宝|余额宝-自动转入|不计收支|500.00|余额|交易成功|A7",
    "2026-02-27 08:00:00|餐饮美食|河湾面馆|早饭|支出|8.00|亲情卡(老王)|交易成功|A8",
    "2026-02-26 08:00:00|餐饮美食|河湾面馆|试吃|支出|0.00|余额|交易成功|A9",
)
WECHAT_ROWS = (
    "2026-03-05 12:45:27|商户消费|青禾米线店|总共消费:28.16|支出|¥28.16|零钱|支付成功|31|/",
    "2026-03-04 18:36:44|信用卡还款|东岭银行信用卡还款|/|/|￥548.58|零钱|支付成功|32|/",
    "2026-03-03 16:29:37|零钱提现|南屏银行()|/|/|¥1,100.10|南屏银行|提现已到账|33|服务费¥1.10",
    "2026-03-02 10:10:11|微信红包|同学|/|收入|¥0.35|/|已存入零钱|34|/",
    "2026-03-01 10:00:00|商户消费|同乐百货|毛巾|支出|¥20.00|零钱|已退款(￥5.00)|35|/",
    "2026-03-01 11:00:00|商户消费-退款|同乐百货|毛巾|收入|¥5.00|零钱|已退款(￥5.00)|35|/",
)
CITIC = (
    ("本期账单明细(人民币)", "", "", "", "", "", "", ""),
    (
        "交易日期",
        "入账日期",
        "交易描述",
        "卡末四位",
        "交易币种",
        "结算币种",
        "交易金额",
        "结算金额",
    ),
    ("2026-01-09", "2026-01-09", "云闪付－河湾公司", 6688.0, "人民币", "人民币", "5.90", "5.90"),
    ("2026-01-09", "2026-01-09", "财付通还款", 6688.0, "人民币", "人民币", "-1.21", "-1.21"),
)  # fmt: skip
SPDB = (
    ("账号", "6200000000001230", "账户类型", "借记卡", "日期范围", "20260101-20260131", "", "", ""),
    ("顺序号", "交易日期", "交易类型", "存入金额", "取出金额", "余额", "交易对手名称",
     "交易对手账号", "附言"),
    ("1", "2026/01/03  14:06:51", "网上支付", "", "3.88", "1981.33", "某公司", "123", ""),
    ("2", "2026/01/05  07:22:32", "汇入", "10.00", "", "1991.33", "某公司", "123", ""),
)  # fmt: skip
