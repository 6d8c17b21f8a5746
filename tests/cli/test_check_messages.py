"""`ashore check messages`: a file in, an answer a line, and how it fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Ashore

ROWS = [
    {"id": "a", "text": "再不还钱就打断你的腿", "channel": "sms", "recipient": "debtor"},
    {"id": "b", "text": "您好，您的账单今日到期，如已还款请忽略。", "channel": "sms"},
]


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    lines = [json.dumps(row, ensure_ascii=False) for row in ROWS]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_one_json_object_a_line(rows: Path, ashore: Ashore) -> None:
    ran = ashore("check", "messages", rows, "--json")
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 0
    assert [(one["id"], one["labels"]) for one in found] == [
        ("a", ["threat_violence"]),
        ("b", ["clean_reminder"]),
    ]


def test_words_never_say_more_than_may_be(rows: Path, ashore: Ashore) -> None:
    ran = ashore("check", "messages", rows)
    assert "可能是：威胁人身或财产" in ran.out
    assert "正常提醒或催告" in ran.out
    assert "违法" not in ran.out
    assert "public-security.threats" in ran.out


def test_english(rows: Path, ashore: Ashore) -> None:
    assert "May be: threatens harm" in ashore("check", "messages", rows, "--lang", "en").out


def test_a_line_that_is_off_gives_three_and_keeps_the_others(rows: Path, ashore: Ashore) -> None:
    rows.write_text('{"id": "x"}\n' + rows.read_text(encoding="utf-8"), encoding="utf-8")
    ran = ashore("check", "messages", rows, "--json")
    off, *good = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 3
    assert off["line"] == 1
    assert off["error"]["says"].startswith("第 1 行：缺少“text”。")
    assert [one["id"] for one in good] == ["a", "b"]


def test_a_missing_file_is_a_call_that_is_off(tmp_path: Path, ashore: Ashore) -> None:
    ran = ashore("check", "messages", tmp_path / "none.jsonl", "--json")
    assert (ran.code, json.loads(ran.out)["code"]) == (2, "cli.file")
