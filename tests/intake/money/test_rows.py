"""Many rows read column by column say what each says on its own."""

from __future__ import annotations

from dataclasses import asdict

from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.intake.money.line import Line
from ashore.intake.money.rows import NoRow, RowReader
from ashore.intake.money.source import layout_of, sources
from tests.intake.money.exports import ASKED

ALIPAY = next(source for source in sources() if source.name == "alipay-app")
HEADINGS = ("交易时间", "交易分类", "交易对方", "商品说明", "收/支", "金额", "收/付款方式",
            "交易状态", "交易订单号", "商家订单号", "备注")  # fmt: skip
CELLS = (
    (
        "2026-03-05 12:10:01",
        "2026-03-05 12:10:01\t ",
        "2026-02-30 12:10:01",
        "2026/3/5",
        "",
        "合计",
    ),
    ("餐饮美食", "退款", "", "信用借还"),
    ("河湾面馆", "/", " 河湾面馆 ", "=1+1"),
    ("午饭", "退款-午饭", "", "余额宝-自动转入", "放款"),
    ("支出", "收入 ", "不计收支", "", "何方"),
    ("18.50", "18.5", " 18.50 ", "-18.50", "¥18.50", "0.00", "USD 3.00", "18.50(已退款3.00)", ""),
    ("余额", "亲情卡", "先用后付", ""),
    ("交易成功", "交易关闭", "退款成功", "已退款3.00", ""),
    ("A1", "", "A2_1\t"),
    ("", "S1"),
    ("", "还款", "/"),
)
ROW = st.tuples(*map(st.sampled_from, CELLS)).map(list)
ANY_ROW = st.one_of(
    ROW,
    ROW.flatmap(lambda row: st.integers(0, len(row)).map(lambda most: row[:most])),
    ROW.map(lambda row: [*row, "", "another"]),
    st.sampled_from([[], [""], ["-" * 30], list(HEADINGS)]),
)


def reader() -> RowReader:
    layout = layout_of(ALIPAY, HEADINGS)
    assert layout
    return RowReader(ALIPAY, layout, "", ASKED, table="", row=0)


def plain(one: object) -> object:
    return asdict(one) if isinstance(one, Line) else one


@given(st.lists(ANY_ROW, max_size=12))
@settings(max_examples=200)
def test_many_rows_say_what_each_says(rows: list[list[str]]) -> None:
    alone, together = reader(), reader()
    one_by_one: list[object] = []
    for row in rows:
        one_by_one.append(plain(alone.read(list(row))))
        if one_by_one[-1] is NoRow.END:
            break
    assert [plain(one) for one in together.read_some(rows)] == one_by_one
    assert together.row == alone.row


def test_nothing_is_read_below_the_end() -> None:
    row = [cells[0] for cells in CELLS]
    one = reader()
    found = one.read_some([row, ["-" * 30], row])
    assert [isinstance(found[0], Line), *found[1:]] == [True, NoRow.END]
    assert one.row == 1
