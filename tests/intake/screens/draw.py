"""Screens and papers with everything that stands on them known: the truth that a reader is held to.

Every brand, name, number and case is made up.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from PIL import Image

from ashore.money.amounts import yuan_from_fen
from tests.intake.screens.draw_chat import chat_screen, court_letter, sms_screen
from tests.intake.screens.draw_plan import plan_screen
from tests.intake.screens.pen import THEMES, Pen, Theme, Wear, picture

WIDTH = 1080
DAY = dt.date(2026, 10, 28)
FEES = {
    "guarantee_fee": ("担保费", "融资担保费"),
    "service_fee": ("服务费", "平台服务费", "技术服务费"),
    "membership": ("会员费", "会员服务费"),
}
LATE = {"penalty_interest": ("罚息", "逾期罚息"), "late_fee": ("违约金", "逾期违约金")}
TOTALS = ("本期应还", "应还总额", "本期应还总额", "逾期应还", "本期待还(元)", "应还金额")
WEAR = (
    Wear(),
    Wear(quality=80),
    Wear(quality=55),
    Wear(scale=0.67, quality=75),
    Wear(scale=0.5, quality=60),
    Wear(noise=60, quality=85),
    Wear(scale=1.2),
    Wear(scale=0.42, quality=45),
)
DUES = ("到期日", "还款日", "应还日期", "最后还款日")


@dataclass(frozen=True)
class Screen:
    """One picture, what kind of page it shows, and the values on it by the names of fields."""

    name: str
    kind: str
    data: bytes = field(repr=False)
    truth: Mapping[str, str] = field(repr=False)


def all_screens(count: int = 60, seed: int = 1) -> list[Callable[[], Screen]]:
    """Return how to draw each of some screens, in a fixed mix of kinds, apps and qualities."""
    kinds = ["bill", "plan", "bill", "sms", "plan", "bill", "chat", "bill", "plan", "court"]
    return [
        lambda n=n: screen(kinds[n % len(kinds)], seed * 1_000 + n)  # type: ignore[misc]
        for n in range(count)
    ]


def screen(kind: str, seed: int) -> Screen:
    """Return one screen of a kind; the same seed gives the same picture."""
    rng = random.Random(seed)
    brand = rng.choice(sorted(THEMES))
    draw = {
        "bill": bill_screen,
        "plan": plan_screen,
        "sms": sms_screen,
        "chat": chat_screen,
        "court": court_letter,
    }[kind]
    image, truth = draw(rng, brand, THEMES[brand])
    wear = rng.choice(WEAR)
    if kind == "court":
        wear = replace(wear, turn=rng.uniform(-0.8, 0.8), blur=0.6)
    data = picture(image, wear, rng)
    return Screen(f"{kind}-{seed}-{brand}", kind, data, truth)


def bill_screen(
    rng: random.Random, brand: str, theme: Theme
) -> tuple[Image.Image, Mapping[str, str]]:
    """Return a page of one bill in one of four layouts, and what it says."""
    facts = bill_facts(rng)
    pen = Pen(WIDTH, rng.choice([1920, 2160, 2340, 2400]), theme, rng)
    top = pen.head(rng.choice(["账单详情", "本期账单", "逾期账单", f"{brand}账单"]))
    layout = rng.choice([_hero_and_rows, _grid, _colons, _values_above])
    layout(pen, facts, top)
    pen.button(pen.height - 220, "立即还款")
    return pen.image, {fact.name: fact.value for fact in facts}


@dataclass(frozen=True)
class Fact:
    """One label and value as an app shows them, and what the value is."""

    name: str
    label: str
    shown: str
    value: str


def bill_facts(rng: random.Random) -> list[Fact]:
    """Return a bill whose lines add up to its total."""
    yuan = rng.choice(["{}", "¥{}", "{}元", "￥{}"])
    money = {"principal": rng.randint(20_000, 600_000), "interest": rng.randint(500, 30_000)}
    labels = {"principal": rng.choice(["本金", "应还本金"]), "interest": "利息"}
    for name in rng.sample(sorted(FEES), rng.randint(0, 2)):
        money[name], labels[name] = rng.randint(900, 30_000), rng.choice(FEES[name])
    for name in rng.sample(sorted(LATE), rng.randint(1, 2)):
        money[name], labels[name] = rng.randint(100, 20_000), rng.choice(LATE[name])
    total = sum(money.values())
    facts = [_money("total_shown", rng.choice(TOTALS), total, yuan)]
    facts += [_money(name, labels[name], fen, yuan) for name, fen in money.items()]
    days = rng.randint(1, 120)
    due = DAY - dt.timedelta(days)
    facts += [
        Fact("due_on", rng.choice(DUES), _shown_day(rng, due), due.isoformat()),
        Fact("overdue_days_shown", "逾期天数", f"{days}天", str(days)),
    ]
    lent = rng.choice([5_000, 8_000, 12_000, 20_000, 36_000, 50_000]) * 100
    rate = rng.choice(["7.2", "14.4", "18", "23.94", "24", "35.9"])
    share = f"{float(rate) / 100:.6f}".rstrip("0")
    extra = [
        _money("left_to_pay", rng.choice(["剩余待还", "剩余未还"]), lent - 12_345, yuan),
        _money("lent", "借款金额", lent, yuan),
        Fact("annual_rate", rng.choice(["年利率", "年化利率(单利)"]), f"{rate}%", share),
    ]
    return facts + rng.sample(extra, rng.randint(1, 3))


def _money(name: str, label: str, fen: int, yuan: str) -> Fact:
    plain = yuan_from_fen(fen)
    whole, cents = plain.split(".")
    return Fact(name, label, yuan.format(f"{int(whole):,}.{cents}"), plain)


def _shown_day(rng: random.Random, day: dt.date) -> str:
    return rng.choice(
        [
            day.isoformat(),
            f"{day.year}年{day.month}月{day.day}日",
            f"{day:%Y/%m/%d}",
            f"{day:%Y.%m.%d}",
        ]
    )


def _hero_and_rows(pen: Pen, facts: list[Fact], top: float) -> None:
    """The total in large type, then a row for each value with the label at its left."""
    total, *rest = facts
    pen.text(pen.width / 2, top + 40, total.label, 40, pen.theme.grey, "ma")
    pen.text(pen.width / 2, top + 110, total.shown, 92, pen.theme.late, "ma")
    top += 290
    step = min(118, (pen.height - top - 320) // (len(rest) + 2))
    pen.card(top - 20, top + step * (len(rest) + 2))
    for fact in rest:
        pen.text(80, top, fact.label, 40, pen.theme.grey)
        pen.text(pen.width - 80, top, fact.shown, 42, pen.theme.ink, "ra")
        top += step
    for label, said in (("还款方式", "等额本息"), ("收款账户", "尾号 3391 储蓄卡")):
        pen.text(80, top, label, 40, pen.theme.grey)
        pen.text(pen.width - 80, top, said, 42, pen.theme.ink, "ra")
        top += step


def _grid(pen: Pen, facts: list[Fact], top: float) -> None:
    """Two values beside each other, each below its label."""
    pen.card(top, top + 70 + 190 * ((len(facts) + 1) // 2))
    for n, fact in enumerate(facts):
        x, y = (90, 590)[n % 2], top + 50 + 190 * (n // 2)
        pen.text(x, y, fact.label, 36, pen.theme.grey)
        pen.text(x, y + 58, fact.shown, 48, pen.theme.ink)


def _values_above(pen: Pen, facts: list[Fact], top: float) -> None:
    """Two values beside each other, each above its label."""
    pen.card(top, top + 70 + 190 * ((len(facts) + 1) // 2))
    for n, fact in enumerate(facts):
        x, y = (300, 780)[n % 2], top + 50 + 190 * (n // 2)
        pen.text(x, y, fact.shown, 50, pen.theme.ink, "ma")
        pen.text(x, y + 66, fact.label, 36, pen.theme.grey, "ma")


def _colons(pen: Pen, facts: list[Fact], top: float) -> None:
    """Each label and value in one run of text."""
    for fact in facts:
        pen.text(70, top + 20, f"{fact.label}：{fact.shown}", 42, pen.theme.ink)
        pen.rule(top + 98)
        top += 118
