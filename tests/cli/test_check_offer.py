"""`ashore check offer`: a text, a file of lines, the input; bad lines are named, good ones kept."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Ashore

ON = ("--on", "2026-11-24")
FEE = "先付启动款2800,三天内专员开工,不退"


def rows(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def test_a_text_is_answered_with_reason_fee_and_ways_out(ashore: Ashore) -> None:
    ran = ashore("check", "offer", FEE, "--charges", "1930", *ON)

    assert (ran.code, ran.err) == (0, "")
    assert "可能是：先收费，或不论结果都收费。原话「" in ran.out
    assert "还差 870.00 元" in ran.out
    assert "不花钱的办法：" in ran.out
    assert "公共法律服务热线 12348" in ran.out


def test_a_clear_text_says_that_nothing_was_seen(ashore: Ashore) -> None:
    ran = ashore("check", "offer", "三战考研终于上岸,谢谢室友!", "--lang", "en", *ON)

    assert ran.out == ("1\n  No warning sign of an agent seen: nothing to do with debt agents\n")


def test_a_file_is_answered_line_by_line_and_bad_lines_are_named(
    ashore: Ashore, tmp_path: Path
) -> None:
    file = tmp_path / "offers.jsonl"
    good = {
        "id": "a",
        "text": FEE,
        "charges": "1930.00",
        "channel": "wechat",
        "recipient": "debtor",
    }
    file.write_text(
        "\n".join(
            [json.dumps(good, ensure_ascii=False), "{", '{"id": "b"}', '{"id":"c","text":"你好"}']
        ),
        encoding="utf-8",
    )

    ran = ashore("check", "offer", str(file), "--json", *ON)
    told = rows(ran.out)

    assert ran.code == 3
    assert [row.get("id", row.get("line")) for row in told] == ["a", 2, 3, "c"]
    assert told[0].keys() == {
        "id",
        "labels",
        "scores",
        "spans",
        "basis",
        "reasons",
        "alternatives",
        "fee",
    }
    assert "upfront_fee" in told[0]["labels"]  # type: ignore[operator]
    assert told[0]["fee"]["left_over"] == "-870.00"  # type: ignore[index]
    assert told[1]["error"]["code"] == "reading.line"  # type: ignore[index]
    assert told[3]["reasons"] == []


def test_a_sum_that_is_none_spoils_only_the_fee(ashore: Ashore, tmp_path: Path) -> None:
    file = tmp_path / "offers.jsonl"
    file.write_text(json.dumps({"id": 1, "text": FEE, "owed": "many"}), encoding="utf-8")

    [told] = rows(ashore("check", "offer", str(file), "--json", *ON).out)

    assert "upfront_fee" in told["labels"]  # type: ignore[operator]
    assert told["fee"]["error"]["where"] == "owed"  # type: ignore[index]


@pytest.mark.parametrize("given", [FEE, json.dumps({"id": 1, "text": FEE})])
def test_the_input_is_a_text_or_lines(
    ashore: Ashore, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))

    [told] = rows(ashore("check", "offer", "-", "--json", *ON).out)

    assert "upfront_fee" in told["labels"]  # type: ignore[operator]


def test_a_missing_file_is_said_to_be_missing(ashore: Ashore) -> None:
    ran = ashore("check", "offer", "nowhere.jsonl", *ON)

    assert ran.code == 2
    assert "nowhere.jsonl" in ran.err


def test_a_wrong_sum_stops_the_call(ashore: Ashore) -> None:
    ran = ashore("check", "offer", FEE, "--charges", "much", *ON)

    assert ran.code == 3
    assert ran.out == ""
