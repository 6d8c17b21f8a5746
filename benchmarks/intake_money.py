"""How fast a long wallet bill becomes entries, and against the bare reading of its cells."""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
import resource
import time
from collections.abc import Callable

from benchmarks.figures import Figure, in_turn, seconds

from ashore.case.fields import SHANGHAI
from ashore.intake.given_file import GivenFile
from ashore.intake.readers import reader_of
from ashore.intake.reading import Asked, Reading

ROWS = 200_000
ASKED = Asked(recorded_at=dt.datetime(2026, 11, 24, 12, tzinfo=SHANGHAI))
_FIRST = dt.datetime(2024, 1, 1)  # noqa: DTZ001  # a wallet's bill gives local time without a zone
_ABOVE = (
    "------------------------------------------------------------------------------------\n"
    "导出信息：\n姓名：示例\n支付宝账户：a@example.com\n"
    "起始时间：[2024-01-01 00:00:00]    终止时间：[2024-12-31 23:59:59]\n导出交易类型：[全部]\n"
    "------------------------支付宝（中国）网络技术有限公司  电子客户回单"
    "------------------------\n"
    "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,"
    "交易订单号,商家订单号,备注,\n"
)
_SHOPS = tuple(
    f"{name}{n}号店" for name in ("面馆", "百货", "药房", "书店", "五金") for n in range(80)
)
_KINDS = ("餐饮美食", "日用百货", "交通出行", "文化休闲", "充值缴费", "医疗健康")


def figures() -> list[Figure]:
    """Return times of reading a long bill and of the csv module alone, and the peak memory."""
    data = bill(ROWS)
    calls: dict[str, Callable[[], object]] = {
        "entries": lambda: read(data),
        "csv": lambda: cells(data),
    }
    took = in_turn(calls, runs=3)
    alone = seconds(calls["entries"], runs=3, clock=time.process_time)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    reading = read(data)
    lost = ROWS - len(reading.entries) - len(reading.left_out)
    return [
        Figure(what=f"{ROWS:,} rows to entries", value=took["entries"], unit="s", below=5),
        Figure(what="the same, time on the processor", value=alone, unit="s"),
        Figure(what="size of the file", value=len(data) / 1e6, unit="MB"),
        Figure(what="its cells by the csv module alone", value=took["csv"], unit="s"),
        Figure(
            what="entries against bare cells",
            value=took["entries"] / took["csv"],
            unit="times as long",
        ),
        Figure(what="peak memory", value=peak, unit="MB"),
        Figure(what="rows neither read nor named", value=lost, unit="rows", below=1),
    ]


def bill(rows: int, seed: int = 1) -> bytes:
    """Return a wallet's bill of so many rows, in the encoding and with the padding of the app."""
    rng = random.Random(seed)
    lines = [_ABOVE]
    at = _FIRST
    for n in range(rows):
        at += dt.timedelta(seconds=rng.randrange(300))
        way = rng.choice(("支出", "支出", "支出", "支出", "收入", "不计收支"))
        shop = rng.choice(_SHOPS)
        what = f"{shop}-订单{n}" if way != "不计收支" else "余额宝-自动转入"
        state = "交易成功" if rng.random() > 0.02 else "交易关闭"
        amount = f"{rng.randrange(1, 40_000)}.{rng.randrange(100):02}"
        lines.append(
            f"{at} ,{rng.choice(_KINDS):<20},{shop:<20},/                   ,{what},{way:<20},"
            f"{amount:<20},余额宝                 ,{state},{2024_0000_0000 + n}\t,"
            f"T{n}\t,                    ,\n"
        )
    return "".join(lines).encode("gb18030")


def read(data: bytes) -> Reading:
    """Return the bill, read as a file that was never seen before."""
    file = GivenFile.of(data, "bill.csv")
    return reader_of(file).read(file, ASKED)


def cells(data: bytes) -> int:
    """Return how many cells the csv module finds."""
    text = io.TextIOWrapper(io.BytesIO(data), encoding="gb18030", newline="")
    return sum(len(row) for row in csv.reader(text))


if __name__ == "__main__":
    for figure in figures():
        print(f"{figure.what}: {figure.value:.4g} {figure.unit} {figure.wanted}")
