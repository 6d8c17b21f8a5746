"""Message screens: times, sides and words, and what is asked about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.case.entries_dealings import Channel
from ashore.case.entry import Source
from ashore.case.fields import SHANGHAI
from ashore.intake.pages.joining import joined
from ashore.intake.pages.words import Word
from ashore.intake.screens.bubbles import bubbles_of, sides_of
from ashore.intake.screens.conversation import (
    Conversation,
    contact_entries,
    looks_like_messages,
    read_conversation,
)
from ashore.intake.screens.shown_times import moment_of
from ashore.intake.screens.sureness import Again
from tests.intake.pages.layout import HIGH, reading, same, word

WIDTH, HEIGHT = 1080, 2340
SEEN = dt.datetime(2026, 10, 28, 20, 30, tzinfo=SHANGHAI)
WHITE, GREEN = (233, 233, 235), (149, 236, 105)


def _time(said: str, top: int) -> Word:
    wide = sum(25 if char.isascii() else HIGH for char in said)
    return word(said, (WIDTH - wide) // 2, top)


def _out(said: str, top: int) -> Word:
    wide = sum(25 if char.isascii() else HIGH for char in said)
    return word(said, WIDTH - 70 - wide, top)


def _screen() -> list[Word]:
    return [
        word("9:12", 60, 24), word("5G 87%", 880, 24), _time("10690123456", 112),
        _time("10月12日 上午9:05", 300),
        word("【青舟借款】您已逾期23天，逾", 60, 380), word("期金额1,331.93元。", 60, 442),
        _time("昨天 14:30", 600),
        word("今天能还多少？", 60, 680),
        _out("请发明细。", 860),
    ]  # fmt: skip


def _read(words: Sequence[Word] = (), again: Again = same, *, known: bool = True) -> Conversation:
    return read_conversation(
        words or _screen(), again=again, width=WIDTH, height=HEIGHT,
        colour=lambda one: GREEN if one.left > 500 else WHITE,
        seen_at=SEEN, seen_at_known=known,
    )  # fmt: skip


def test_a_thread_of_text_messages() -> None:
    seen = _read()
    assert (seen.channel, seen.number, seen.name) == (Channel.SMS, "10690123456", None)
    assert [(f"{m.at:%m-%d %H:%M}", m.direction, m.text) for m in seen.messages] == [
        ("10-12 09:05", "in", "【青舟借款】您已逾期23天，逾期金额1,331.93元。"),
        ("10-27 14:30", "in", "今天能还多少？"),
        ("10-27 14:30", "out", "请发明细。"),
    ]
    assert not any(message.asks for message in seen.messages)
    assert seen.left_out == ()


def test_a_chat_with_a_name() -> None:
    words = [_time("青舟客服", 112) if one.text == "10690123456" else one for one in _screen()]
    words = [one._replace(text=one.text.replace("【青舟借款】", "")) for one in words]
    seen = _read(words)
    assert (seen.channel, seen.number, seen.name) == (Channel.CHAT, None, "青舟客服")


def test_times_that_count_from_an_unknown_day_are_asked_about() -> None:
    seen = _read(known=False)
    assert [message.asks for message in seen.messages] == [True, True, True]
    full = [one._replace(text="2026年10月12日 9:05") if "上午" in one.text else one
            for one in _screen()]  # fmt: skip
    assert [message.asks for message in _read(full, known=False).messages] == [False, True, True]


def test_a_picture_of_no_known_day_gives_the_same_messages_on_any_day() -> None:
    def ids(seen_at: dt.datetime, digest: str, *, known: bool) -> list[str]:
        seen = read_conversation(
            _screen(), again=same, width=WIDTH, height=HEIGHT,
            colour=lambda one: GREEN if one.left > 500 else WHITE,
            seen_at=seen_at, seen_at_known=known,
        )  # fmt: skip
        source = Source(how="photo", file_hash=digest * 64)
        return [one.id for one in contact_entries(seen, recorded_at=SEEN, source=source)]

    first, later = SEEN, SEEN + dt.timedelta(days=3)
    assert ids(first, "a", known=False) == ids(later, "a", known=False)
    # Another picture may be of another day or year, so that its messages are others.
    assert not {*ids(first, "a", known=False)} & {*ids(first, "b", known=False)}
    # Where the phone says when it was taken, yesterday is another day.
    here, there = ids(first, "a", known=True), ids(later, "a", known=True)
    assert [one == other for one, other in zip(here, there, strict=True)] == [True, False, False]


def test_times_out_of_order_are_asked_about() -> None:
    words = [one._replace(text="10月10日 14:30") if "昨天" in one.text else one
             for one in _screen()]  # fmt: skip
    seen = _read(words)
    asked = {field.name for field in seen.fields if field.asks}
    assert asked == {"messages[2].at", "messages[3].at"}


def test_figures_that_a_second_look_reads_otherwise_are_asked_about() -> None:
    seen = _read(again=reading({"期金额1,331.93元。": "期金额1,381.93元。"}))
    assert {field.name for field in seen.fields if field.asks} == {"messages[1].text"}


def test_a_message_without_a_time_is_left_out_and_said() -> None:
    words = [one for one in _screen() if "上午" not in one.text]
    seen = _read(words)
    assert len(seen.messages) == 2
    (left,) = seen.left_out
    assert left.code == "screen.no-time"
    assert "逾期23天" in left.says.zh


def test_contacts() -> None:
    entries = contact_entries(_read(), recorded_at=SEEN, source=Source(how="photo"))
    assert [(entry.direction, entry.counterpart_number) for entry in entries] == [
        ("in", "10690123456"), ("in", "10690123456"), ("out", "10690123456"),
    ]  # fmt: skip
    assert len({entry.id for entry in entries}) == 3


def test_the_clock_of_the_phone_is_no_time_of_a_message() -> None:
    assert not looks_like_messages([_time("9:12", 24)], width=WIDTH, height=HEIGHT)
    assert looks_like_messages([_time("9:12", 300)], width=WIDTH, height=HEIGHT)
    assert not looks_like_messages([word("9:12", 60, 300)], width=WIDTH, height=HEIGHT)


def test_a_message_as_wide_as_the_screen_is_theirs_whose_colour_it_has() -> None:
    wide = word("很" * 18, 90, 100)
    left, right = word("好的", 60, 300), _out("收到", 500)
    tints = {wide.text: GREEN, "好的": WHITE, "收到": GREEN}
    bubbles = list(bubbles_of([wide, left, right]))
    sides = sides_of(bubbles, width=WIDTH, colour=lambda one: tints[one.text])
    assert [(side.direction, side.percent) for side in sides] == [
        ("out", 93), ("in", 97), ("out", 97),
    ]  # fmt: skip


def test_place_and_colour_that_disagree_are_not_sure() -> None:
    left, other, right = word("好的", 60, 300), word("在吗", 60, 500), _out("收到", 700)
    tints = {"好的": WHITE, "在吗": GREEN, "收到": GREEN}
    bubbles = list(bubbles_of([left, other, right]))
    sides = sides_of(bubbles, width=WIDTH, colour=lambda one: tints[one.text])
    assert [side.percent for side in sides] == [97, 97, 97]
    alone = sides_of(bubbles[1:2], width=WIDTH, colour=lambda _: GREEN)
    assert alone[0].direction == "in"
    middle = word("很" * 18, 90, 100)
    unsure = sides_of(list(bubbles_of([middle])), width=WIDTH, colour=lambda _: GREEN)
    assert unsure[0].percent < 90


HALVES = [("凌晨", 0, 5), ("上午", 0, 12), ("下午", 12, 24), ("晚上", 18, 24), ("", 0, 24)]


@given(
    st.integers(0, 6 * 24 * 60),
    st.sampled_from(HALVES),
    st.booleans(),
)
def test_any_moment_of_the_last_week_comes_back(
    back: int, half: tuple[str, int, int], weekday: bool
) -> None:
    name, start, end = half
    at = SEEN - dt.timedelta(minutes=back)
    if not start <= at.hour < end:
        return
    hour = (at.hour - 1) % 12 + 1 if name else at.hour
    days = (SEEN.date() - at.date()).days
    day = {0: "", 1: "昨天"}.get(days, "")
    if days > 1 or (weekday and days):
        day = f"星期{'一二三四五六日'[at.weekday()]}"
    found = moment_of(f"{day} {name}{hour}:{at:%M}", seen_at=SEEN)
    assert found is not None
    assert found.at == at.replace(second=0)


@pytest.mark.parametrize("text", ["25:00", "12:61", "13月1日 9:00", "2026-02-30 9:00", "明天 9:00"])
def test_times_there_are_not(text: str) -> None:
    assert moment_of(text, seen_at=SEEN) is None


def test_a_second_picture_goes_on_where_the_first_ends() -> None:
    first = _screen()
    again = [word("9:14", 60, 24, page=2), word("5G 86%", 880, 24, page=2),
             _time("10690123456", 112), word("今天能还多少？", 60, 280),
             _out("请发明细。", 460), _time("20:11", 640), word("尽快处理。", 60, 720)]  # fmt: skip
    second = [one._replace(box=one.box._replace(page=2)) for one in again]
    seen = _read(joined([first, second]))
    assert [message.text for message in seen.messages] == [
        "【青舟借款】您已逾期23天，逾期金额1,331.93元。",
        "今天能还多少？",
        "请发明细。",
        "尽快处理。",
    ]  # fmt: skip
    assert seen.messages[-1].at == dt.datetime(2026, 10, 28, 20, 11, tzinfo=SHANGHAI)
    assert not any(field.asks for field in seen.fields)


def test_a_time_that_cannot_be_read_is_no_message_and_is_not_guessed() -> None:
    words = [one._replace(text="昨夭 14:30") if "昨天" in one.text else one for one in _screen()]
    seen = _read(words)
    assert [message.text for message in seen.messages] == [
        "【青舟借款】您已逾期23天，逾期金额1,331.93元。"
    ]
    assert [left.code for left in seen.left_out] == ["screen.no-time"] * 2


def test_a_line_of_a_message_that_ends_in_a_time_stays_in_it() -> None:
    words = [_time("昨天 14:30", 300), word("请您务必在今天下午处理，最晚到", 60, 380),
             word("今天晚上的最后时间是今日晚18:00", 60, 442)]  # fmt: skip
    (message,) = _read([_time("10690123456", 112), *words]).messages
    assert message.text == "请您务必在今天下午处理，最晚到今天晚上的最后时间是今日晚18:00"


def test_a_gap_where_a_time_may_be_missing_is_asked_about() -> None:
    words = [one for one in _screen() if "昨天" not in one.text]
    seen = _read(words)
    assert {field.name for field in seen.fields if field.asks} == {
        "messages[2].at", "messages[3].at",
    }  # fmt: skip
