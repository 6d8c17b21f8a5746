"""Repayment plans as apps show them: a table, or a list of instalments."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping

from PIL import Image

from ashore.money.amounts import yuan_from_fen
from ashore.money.dates import add_months
from tests.intake.screens.pen import Pen, Theme

Row = dict[str, str]


def plan_rows(rng: random.Random) -> list[Row]:
    """Return the rows of a loan that is paid back in equal instalments, cents left to the last."""
    periods, lent = rng.choice([6, 9, 12]), rng.randint(30, 500) * 10_000
    rate, first = rng.choice([12, 15, 20, 30]), dt.date(2026, rng.randint(1, 9), rng.randint(1, 28))
    share = rate / 1_000
    level = round(lent * share / (1 - (1 + share) ** -periods))
    left, rows = lent, []
    paid, late = rng.randint(0, 4), rng.randint(1, 3)
    for n in range(1, periods + 1):
        interest = round(left * share)
        principal = left if n == periods else level - interest
        left -= principal
        status = "已还清" if n <= paid else "已逾期" if n <= paid + late else "未到期"
        rows.append(
            {
                "n": str(n),
                "due_on": add_months(first, n - 1).isoformat(),
                "principal": yuan_from_fen(principal),
                "interest": yuan_from_fen(interest),
                "total": yuan_from_fen(principal + interest),
                "status": status,
            }
        )
    return rows


def plan_screen(
    rng: random.Random, brand: str, theme: Theme
) -> tuple[Image.Image, Mapping[str, str]]:
    """Return a repayment plan as a table with columns or as a list, and what it says."""
    rows = plan_rows(rng)
    pen = Pen(1080, 2340, theme, rng)
    top = pen.head("还款计划")
    draw = _table if rng.random() < 0.5 else _list
    shown = draw(pen, rows, top)
    truth = {f"rows[{row['n']}].{name}": row[name] for row in rows for name in shown}
    return pen.image, truth


def _table(pen: Pen, rows: list[Row], top: float) -> tuple[str, ...]:
    wide = {"期数": (110, "n"), "应还日": (310, "due_on"), "本金": (545, "principal"),
            "利息": (745, "interest"), "应还金额": (950, "total")}  # fmt: skip
    short = {"期次": (120, "n"), "还款日": (380, "due_on"), "金额(元)": (690, "total"),
             "状态": (950, "status")}  # fmt: skip
    columns = pen.rng.choice([wide, short])
    size = 32 if columns is wide else 38
    pen.card(top, top + 110 + 104 * len(rows))
    for heading, (x, _) in columns.items():
        pen.text(x, top + 40, heading, size, pen.theme.grey, "ma")
    for n, row in enumerate(rows, start=1):
        y = top + 40 + 104 * n
        for x, name in columns.values():
            late = name == "status" and row["status"] == "已逾期"
            said = _grouped(row[name]) if name in ("principal", "interest", "total") else row[name]
            pen.text(x, y, said, size, pen.theme.late if late else pen.theme.ink, "ma")
    return tuple(name for _, name in columns.values())


def _list(pen: Pen, rows: list[Row], top: float) -> tuple[str, ...]:
    split = pen.rng.random() < 0.6
    step = min(190, (pen.height - int(top) - 60) // len(rows))
    size = 36 if step >= 150 else 32
    for n, row in enumerate(rows):
        y = top + step * n
        pen.card(y, y + step - 16)
        day = dt.date.fromisoformat(row["due_on"])
        title = f"第{row['n']}期" if n % 2 == 0 or not split else f"第{row['n']}/{len(rows)}期"
        pen.text(80, y + 18, title, size)
        pen.text(pen.width - 80, y + 18, f"¥{_grouped(row['total'])}", size + 6, anchor="ra")
        pen.text(80, y + 22 + size * 1.6, f"{day:%Y-%m-%d}应还", size - 4, pen.theme.grey)
        inside = f"本金{_grouped(row['principal'])} 利息{_grouped(row['interest'])}"
        said = inside if split else row["status"]
        pen.text(pen.width - 80, y + 22 + size * 1.6, said, size - 4, pen.theme.grey, "ra")
    split_names = ("principal", "interest") if split else ("status",)
    return ("n", "due_on", "total", *split_names)


def _grouped(plain: str) -> str:
    whole, cents = plain.split(".")
    return f"{int(whole):,}.{cents}"
