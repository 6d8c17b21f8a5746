"""Any words at any place: every reader of a page answers, and an entry only holds what it may."""

from __future__ import annotations

import datetime as dt
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.case.entry import Source
from ashore.case.fields import SHANGHAI
from ashore.intake.pages.joining import joined
from ashore.intake.pages.words import Word, lines_of
from ashore.intake.reading import Box
from ashore.intake.screens.bill_page import bill_entry, looks_like_bill, read_bill_page
from ashore.intake.screens.conversation import contact_entries, read_conversation
from ashore.intake.screens.court_page import paper_entry, read_paper
from ashore.intake.screens.plan_table import looks_like_plan, read_plan, schedule_entry
from tests.intake.pages.layout import same

NOW = dt.datetime(2026, 10, 28, 20, 30, tzinfo=SHANGHAI)
SOURCE = Source(how="photo")
PARTS = (
    "本金", "利息", "罚息", "本期应还", "还款日", "逾期天数", "年利率", "日利率", "借款金额",
    "期数", "应还日", "应还金额", "状态", "第1期", "第2/6期", "第999期", "已逾期", "0天",
    "9999天", "1,331.93", "-12.00", "¥0.00", "0.00", "133193", "2026-10-12", "2026年2月30日",
    "1990-01-01", "2099-12-31", "10月12日", "0%", "999%", "23.9%", "1", "2", "昨天 14:30",
    "星期三 9:05", "2026年10月12日 9:05", "99:99", "10690123456", "【青舟】您好",
    "本金-5.00 利息0.00", "传票", "支付令", "案号：（2026）浙0102民初1号",
    "开庭时间：2026年11月31日9时", "借款本金5,000.00元", "律师函", "某某人民法院", "受理费0元",
    "到期日：2026-10-12", "", "¥", "元", "：", "期",
)  # fmt: skip

WORDS = st.lists(
    st.builds(
        lambda text, percent, left, top, wide, high: Word(
            text, percent, Box(1, left, top, left + wide, top + high)
        ),
        st.sampled_from(PARTS) | st.text(max_size=6),
        st.integers(0, 100),
        st.sampled_from([40, 300, 440, 800]) | st.integers(0, 1_000),
        st.integers(0, 40).map(lambda row: 60 * row),
        st.integers(1, 700),
        st.sampled_from([40, 50, 1]),
    ),
    max_size=24,
)


@settings(max_examples=200)
@given(WORDS)
def test_bills_and_plans(words: list[Word]) -> None:
    looks_like_bill(words)
    looks_like_plan(words)
    page = read_bill_page(words, again=same, on=NOW.date(), name="a.png")
    bill = bill_entry(page, captured_at=NOW, recorded_at=NOW, source=SOURCE)
    assert bill is None or bill.items or bill.total_shown is not None
    plan = read_plan(words, again=same)
    entry = schedule_entry(plan, recorded_at=NOW, valid_from=NOW.date(), source=SOURCE)
    assert entry is None or len(entry.rows) == len(plan.rows)
    assert all(0 <= field.percent <= 100 for field in (*page.fields, *plan.fields))


@settings(max_examples=200)
@given(WORDS)
def test_messages_and_papers(words: list[Word]) -> None:
    seen = read_conversation(
        words, again=same, width=1080, height=2340, colour=lambda _: (255, 255, 255),
        seen_at=NOW, seen_at_known=True,
    )  # fmt: skip
    entries = contact_entries(seen, recorded_at=NOW, source=SOURCE)
    assert len(entries) == len(seen.messages)
    lines = lines_of(words)
    assert sum(len(line.words) for line in lines) == len(words)
    paper = read_paper(lines, again=same, on=NOW.date())
    if paper is not None:
        entry = paper_entry(paper, recorded_at=NOW, received_on=NOW.date(), source=SOURCE)
        assert entry.text == paper.text


@given(WORDS, WORDS)
def test_pages_put_together_keep_the_first(first: list[Word], second: list[Word]) -> None:
    page = joined([first, second])
    assert all(page.count(word) >= first.count(word) for word in first)


@given(WORDS, st.randoms(use_true_random=False))
def test_any_order_of_the_words_gives_the_same_bill(words: list[Word], rng: random.Random) -> None:
    apart = list(dict.fromkeys(words))
    mixed = rng.sample(apart, len(apart))
    one = read_bill_page(apart, again=same, on=NOW.date(), name="a.png")
    other = read_bill_page(mixed, again=same, on=NOW.date(), name="a.png")
    key = [sorted((field.name, field.value) for field in page.fields) for page in (one, other)]
    assert key[0] == key[1]
