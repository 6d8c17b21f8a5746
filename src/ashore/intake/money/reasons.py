"""Why a row became no transaction: one sentence for each reason."""

from __future__ import annotations

from ashore.intake.reading import LeftOut
from ashore.text import Text

_REASONS = {
    "closed": Text("交易没有成功，钱没有动。", "The payment did not go through: no money moved."),
    "zero": Text("金额是 0。", "The amount is zero."),
    "paid-by-another": Text("这是别人的账户付的。", "Another person's account paid for this."),
    "paid-later": Text(
        "先享后付，当时还没有付钱；付款另有一行。",
        "Ordered to be paid later: the payment comes in a row of its own.",
    ),
    "foreign": Text("是外币，没有折成人民币的金额。", "It is in a foreign currency, not in yuan."),
    "no-day": Text("没有读得出的日期。", "It has no day that can be read."),
    "no-year": Text("日期没有年份。", "Its day has no year."),
    "no-amount": Text("没有精确到分的金额。", "It has no amount that is exact to the fen."),
    "two-amounts": Text("收入和支出两栏都有金额。", "It has an amount both in and out."),
    "no-direction": Text("看不出是收入还是支出。", "It does not say whether money came or went."),
    "twice": Text("同一文件里前面已有这一行。", "An earlier table of this file has the same row."),
    "asks": Text("要先知道每一列是什么。", "It must be known first what each column is."),
    "cut-off": Text("这一行不完整，文件可能被截断。", "The row is cut off; the file may be too."),
}


def left_out(code: str, row: int, place: str = "") -> LeftOut:
    """Return one row that was left, by its reason, and the cell or the table that shows it."""
    return LeftOut(code, _REASONS[code], row, place)
