"""Messages on a phone, in a text-message app or a chat, and letters from a court on paper."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping
from dataclasses import replace

from PIL import Image

from ashore.case.fields import SHANGHAI
from tests.intake.screens.pen import SERIF, Pen, Theme, font, wrapped

Drawn = tuple[Image.Image, Mapping[str, str]]

TAKEN = dt.datetime(2026, 10, 28, 20, 30, tzinfo=SHANGHAI)
TEXTS = (
    "【青舟借款】您尾号3391的借款已逾期23天，逾期金额1,331.93元，请于今日18:00前处理。",
    "您好，我是云帆金服委托的还款提醒专员，您本期应还2,486.50元，请尽快安排还款。",
    "【小禾分期】温馨提示：您本期账单856.20元将于10月30日到期，请确保账户余额充足。",
    "再不处理我们将联系您的家人和单位，请自重。",
    "您的案件已进入法务流程，请于2026-10-29前还清12,045.66元。",
    "今天能还多少？最少先还500元。",
)
ANSWERS = (
    "我正在筹款，请通过短信联系我。",
    "请把欠款明细发给我，分项列出。",
    "收到，我本月工资15日到账。",
)
WEEKDAYS = "一二三四五六日"


def message_facts(rng: random.Random) -> list[tuple[str, dt.datetime, str, str]]:
    """Return some messages in order: the shown time, the moment, who, and the words."""
    moments = sorted(
        TAKEN - dt.timedelta(days=days, minutes=rng.randint(0, 700))
        for days in (rng.randint(8, 40), rng.randint(2, 5), 1, 0)
    )
    facts = []
    for at in moments[rng.randint(0, 1) :]:
        theirs = rng.choice(TEXTS)
        facts.append((_shown(rng, at), at, "in", theirs))
        if rng.random() < 0.5:
            facts.append(("", at, "out", rng.choice(ANSWERS)))
    return facts


def _shown(rng: random.Random, at: dt.datetime) -> str:
    hour = f"{at.hour}:{at:%M}"
    if rng.random() < 0.4:
        half = "上午" if at.hour < 12 else "下午"
        hour = f"{half}{(at.hour - 1) % 12 + 1}:{at:%M}"
    days = (TAKEN.date() - at.date()).days
    if days == 0:
        return hour
    if days == 1:
        return f"昨天 {hour}"
    if days < 7:
        return f"星期{WEEKDAYS[at.weekday()]} {hour}"
    full = f"{at.year}年{at.month}月{at.day}日 {hour}"
    return rng.choice([full, f"{at.month}月{at.day}日 {hour}"])


def _truth(facts: list[tuple[str, dt.datetime, str, str]]) -> dict[str, str]:
    truth: dict[str, str] = {}
    for n, (_, at, way, said) in enumerate(facts, start=1):
        truth[f"messages[{n}].at"] = f"{at:%Y-%m-%dT%H:%M}:00+08:00"
        truth[f"messages[{n}].direction"] = way
        truth[f"messages[{n}].text"] = said
    return truth


def _bubbles(
    pen: Pen, facts: list[tuple[str, dt.datetime, str, str]], top: float, *, faces: bool
) -> None:
    """Draw the messages; ``faces`` draws the round pictures of a chat beside them."""
    size, inset, wide = 42, 150 if faces else 40, 690
    for shown, _, way, said in facts:
        if shown:
            pen.text(pen.width / 2, top + 10, shown, 32, pen.theme.grey, "ma")
            top += 80
        lines = wrapped(said, size, wide, pen.theme.font)
        high = 62 * len(lines) + 44
        face = font(pen.theme.font, size)
        broad = max(pen.on.textlength(line, font=face) for line in lines) + 56
        left = inset if way == "in" else pen.width - inset - broad
        fill = pen.theme.card if way == "in" else "#95ec69"
        pen.on.rounded_rectangle((left, top, left + broad, top + high), 20, fill=fill)
        if faces:
            x = 40 if way == "in" else pen.width - 130
            pen.on.rounded_rectangle((x, top, x + 90, top + 90), 12, fill=pen.theme.accent)
        ink = pen.theme.ink if way == "in" else "#111111"
        for n, line in enumerate(lines):
            pen.text(left + 28, top + 20 + 62 * n, line, size, ink)
        top += high + 46


def sms_screen(rng: random.Random, brand: str, theme: Theme) -> Drawn:
    """Return a thread of text messages with one number, and what it says."""
    facts = message_facts(rng)
    pen = Pen(1080, 2340, replace(theme, card="#e9e9eb", ink="#1a1a1a", page="#ffffff"), rng)
    number = rng.choice(["106900001234", "10690123456789", "95500123", "17012345678"])
    top = pen.head(number)
    _bubbles(pen, facts, top, faces=False)
    return pen.image, {"counterpart_number": number, **_truth(facts)}


def chat_screen(rng: random.Random, brand: str, theme: Theme) -> Drawn:
    """Return a chat with one person, and what it says."""
    facts = message_facts(rng)
    pen = Pen(1080, 2340, theme, rng)
    name = f"{brand}客服"
    top = pen.head(name)
    _bubbles(pen, facts, top, faces=True)
    return pen.image, {"counterpart_claims": name, **_truth(facts)}


def court_letter(rng: random.Random, brand: str, theme: Theme) -> Drawn:
    """Return a summons or a payment order as it lies on a table, and what it says."""
    pen = Pen(1080, 1500, Theme("#fbfaf6", "#fbfaf6", "#1a1a1a", "#555555", "#900", font=SERIF))
    court = rng.choice(["临江市东湖区人民法院", "南浦县人民法院", "海川市中级人民法院"])
    number = f"（2026）{rng.choice(['浙0102', '川0107', '粤03'])}民初{rng.randint(100, 9999)}号"
    at = dt.datetime(
        2026, 11, rng.randint(2, 28), rng.choice([9, 14]), rng.choice([0, 30]), tzinfo=SHANGHAI
    )
    dated = dt.date(2026, 10, rng.randint(8, 25))
    pen.text(540, 110, court, 58, anchor="ma")
    if rng.random() < 0.5:
        pen.text(540, 220, "传  票", 66, anchor="ma")
        lines = [f"案号：{number}", "案由：金融借款合同纠纷", "被传唤人：林晓",
                 "原告：云帆消费金融有限公司", "被告：林晓",
                 f"开庭时间：{at.year}年{at.month}月{at.day}日{at.hour}时{at:%M}分",
                 "应到处所：第三审判庭"]  # fmt: skip
        truth = {"type": "summons", "hearing_at": f"{at:%Y-%m-%dT%H:%M}:00+08:00"}
    else:
        pen.text(540, 220, "支 付 令", 66, anchor="ma")
        sum_ = rng.randint(100_000, 2_000_000)
        yuan = f"{sum_ // 100}.{sum_ % 100:02d}"
        lines = [f"案号：{number}", "申请人：云帆消费金融有限公司", "被申请人：林晓",
                 "被申请人应当自收到本支付令之日起十五日内",
                 f"给付借款本金{yuan}元。"]  # fmt: skip
        truth = {"type": "payment-order", "principal": yuan}
    top = 380.0
    for line in lines:
        pen.text(110, top, line, 40)
        top += 96
    pen.text(970, top + 60, f"{dated.year}年{dated.month}月{dated.day}日", 40, anchor="ra")
    truth |= {"court": court, "case_no": number, "dated": dated.isoformat()}
    return pen.image, truth
