"""Files of messages: good lines are answered, lines that are off are named, nothing stops."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.defend.reading import exchange
from ashore.defend.reading.exchange import lines_of, read_lines
from ashore.defend.reading.normalise import MOST_CHARACTERS, fold
from ashore.defend.reading.scheme import scheme_of

GOOD = {"id": "m1", "text": "再不还钱就打断你的腿", "channel": "sms", "recipient": "debtor"}


def line(**change: Any) -> bytes:
    return json.dumps(GOOD | change, ensure_ascii=False).encode()


def answers(*lines: bytes | None) -> list[dict[str, Any]]:
    return list(read_lines("messages", lines, "en"))


def test_an_answer_has_what_was_promised() -> None:
    [answer] = answers(line())
    assert list(answer) == ["id", "labels", "scores", "spans", "basis"]
    assert answer["id"] == "m1"
    assert answer["labels"] == ["threat_violence"]
    assert set(answer["scores"]) == set(scheme_of("messages").labels)
    assert all(0 <= score <= 1 for score in answer["scores"].values())
    [[start, end, label]] = answer["spans"]
    assert "打断你的腿" in GOOD["text"][start:end]
    assert label == "threat_violence"
    assert "public-security.threats" in answer["basis"]


def test_who_the_sender_claims_to_be_plays_no_part() -> None:
    plain = answers(line())
    for key in ("sender_claims", "sender_type_claimed", "note", "difficulty"):
        for claim in ("police", "friend", "collector"):
            assert answers(line(**{key: claim})) == plain


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"{", "it is no JSON"),
        (b"[1]", "it is no JSON object"),
        (b'"text"', "it is no JSON object"),
        (b'{"text": "x"}', "“id” is missing"),
        (b'{"id": "x"}', "“text” is missing"),
        (b'{"id": 1.5, "text": "x"}', "“id” should be text or a whole number"),
        (b'{"id": true, "text": "x"}', "“id” should be text or a whole number"),
        (b'{"id": "x", "text": null}', "“text” should be text"),
        (b'{"id": "x", "text": "y", "channel": 3}', "“channel” should be text"),
        (b'{"id": "x", "text": "y", "recipient": ["a"]}', "“recipient” should be text"),
        (b'{"id": "x", "text": "\xff\xff"}', "its encoding is unknown"),
        (b"[" * 100_000, "it is no JSON"),
        (None, "more than 16777216 bytes"),
    ],
)
def test_a_line_that_is_off_is_named_and_the_others_are_answered(
    raw: bytes | None, problem: str
) -> None:
    first, off, last = answers(line(id="a"), raw, line(id="b"))
    assert (first["id"], last["id"]) == ("a", "b")
    assert off["line"] == 2
    assert off["error"]["code"] == "reading.line"
    assert off["error"]["says"].startswith(f"Line 2: {problem}.")


@pytest.mark.parametrize(
    "raw",
    [
        json.dumps(GOOD, ensure_ascii=False).encode("gb18030"),
        b"\xef\xbb\xbf" + line(),
        json.dumps(GOOD).encode(),
        line() + b"\r\n",
    ],
)
def test_encodings_that_files_come_in(raw: bytes) -> None:
    assert answers(raw) == answers(line())


def test_blank_lines_are_passed_over_but_counted() -> None:
    assert [a.get("line") for a in answers(b"\n", b"  \r\n", line(), b"{")] == [None, 4]


def test_control_characters_and_lone_surrogates_do_no_harm() -> None:
    [answer] = answers(b'{"id": "x", "text": "\\u0000\\u001b[31m\\ud800\\u202e\\u7684"}')
    assert answer["labels"]


def test_an_empty_text_is_unrelated_to_anything() -> None:
    [answer] = answers(line(text=""))
    assert answer["labels"][0] in scheme_of("messages").clear
    assert answer["spans"] == []


def test_a_very_long_text_is_read_up_to_a_bound() -> None:
    [answer] = answers(line(text="还" * 10_000_000))
    assert answer["read_up_to"] == MOST_CHARACTERS
    assert all(end <= MOST_CHARACTERS for _, end, _ in answer["spans"])


def test_lines_are_read_one_at_a_time_and_long_ones_skipped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(exchange, "MOST_LINE_BYTES", 10)
    source = io.BytesIO(b"short\n" + b"x" * 35 + b"\nlast")
    assert list(lines_of(source)) == [b"short\n", None, b"last"]


@given(st.text(max_size=80), st.sampled_from(["debtor", "family", "?"]))
def test_any_text_has_labels_that_can_stand_together(text: str, recipient: str) -> None:
    row = json.dumps({"id": 1, "text": text, "channel": "sms", "recipient": recipient}).encode()
    [answer] = answers(row)
    assert scheme_of("messages").problem_with(tuple(answer["labels"])) is None
    assert all(0 <= start < end <= len(text) for start, end, _ in answer["spans"])
    spanned = {label for _, _, label in answer["spans"]}
    wanted = set(answer["labels"]) & set(scheme_of("messages").conduct)
    assert spanned == (wanted if fold(text).text else set())


def test_lines_are_answered_in_order_however_many() -> None:
    """Lines are read some at a time: 128, or fewer where they are long."""
    given = [line(id=number) if number % 50 else b"{" for number in range(1, 201)]
    given[9] = line(id=10, note="." * 1_100_000)
    assert [answer.get("id", answer.get("line")) for answer in answers(*given)] == [*range(1, 201)]
