"""`ashore triage`: answers in, what they point to out, and nothing kept."""

from __future__ import annotations

import io
import sys

import pytest

from tests.cli.conftest import Ashore


class _Terminal(io.StringIO):
    """Answers typed at a terminal."""

    def isatty(self) -> bool:
        return True


def test_answers_point_to_a_cause_and_to_what_to_record(ashore: Ashore) -> None:
    told = ashore("triage", "court_paper=yes", "covers_living=no")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("\n听下来像是\n  · 已经有法院文书\n  · 长期还不起\n")
    assert "\n接着先记这些（ashore import）\n" in told.out
    assert "[face_scan]" in told.out
    assert "[court_paper]" not in told.out


def test_without_answers_every_question_is_open(ashore: Ashore) -> None:
    found = ashore("triage", "--json").json
    ids = [question["id"] for question in found["questions"]]
    assert ids[:2] == ["face_scan", "money_in_own_card"]
    assert (found["causes"], found["record"], found["open"]) == ([], [], ids)


def test_as_json(ashore: Ashore) -> None:
    found = ashore("triage", "face_scan=yes", "fees=no", "--json", "--lang", "en").json
    assert [cause["kind"] for cause in found["causes"]] == ["identity_fraud"]
    assert found["record"] == ["loan"]
    assert "fees" not in found["open"]


@pytest.mark.parametrize("given", ["face_scan", "face_scan=maybe", "nobody=yes", "=yes"])
def test_an_answer_that_is_none_is_named(given: str, ashore: Ashore) -> None:
    told = ashore("triage", given)
    assert (told.code, told.out) == (2, "")
    assert f"看不懂这个回答：{given}。" in told.err
    assert told.err.endswith("[plan.answer]\n")


def test_at_a_terminal_they_are_asked_one_by_one(
    ashore: Ashore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", _Terminal("n\nn\n\nn\ny\n是\nx\nn\n"))
    told = ashore("triage")
    assert told.out.startswith("八个问题，不到一分钟。")
    assert told.out.count("y / n") == 8
    assert "听下来像是\n  · 忘了，或者扣款没成功\n" in told.out
    assert "[court_paper]" in told.out
    assert "[will_recover]" in told.out
    assert "[forgot]" not in told.out
