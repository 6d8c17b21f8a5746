"""`ashore paper`: what there is to send, its files, and the clock of what was sent."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ashore.case.casefile import open_case
from ashore.case.entries_dealings import Channel, Request
from ashore.cli.paper import By
from ashore.documents.papers import reply_reminder
from tests.cli.conftest import ON, Ashore

RECORDED: dict[str, Any] = {"recorded_at": "2026-11-24"}
LOAN = RECORDED | {
    "kind": "loan", "id": "l", "product": "小借", "signed_on": "2026-08-10",
    "parties": {"funder": "甲银行"}, "lender_type": "bank",
    "terms": {"method": "equal_principal", "principal": "1200.00", "annual_rate": "0",
              "periods": 12, "first_due_on": "2026-09-10"},
}  # fmt: skip
INCOME = RECORDED | {"kind": "income", "id": "i", "name": "工资", "monthly": "3000.00"}
RENT = RECORDED | {"kind": "expense", "id": "e", "name": "房租", "monthly": "2950.00"}
REQUEST = RECORDED | {
    "kind": "request", "id": "c", "to": "甲银行", "what": "账单申请", "loan": "l",
    "made_on": "2026-11-02", "deadline": "deadlines.lender-complaint",
}  # fmt: skip


@pytest.fixture
def case(tmp_path: Path, ashore: Ashore) -> Path:
    """A small case in the person's own file."""
    given = {"schema": "ashore-case/1", "case_id": "c", "entries": [LOAN, INCOME, RENT, REQUEST]}
    (tmp_path / "given.json").write_text(json.dumps(given))
    path = tmp_path / "mine.ashore"
    assert ashore("import", tmp_path / "given.json", "--into", path, "--yes").code == 0
    return path


def test_the_papers_and_the_answers_that_are_waited_for(case: Path, ashore: Ashore) -> None:
    found = ashore("paper", "list", case, *ON, "--json").json
    assert found["on"] == "2026-11-24"
    papers = {paper["id"]: paper for paper in found["papers"]}
    hardship, reminder = papers["hardship-l"], papers["reply-reminder-c"]
    assert (hardship["to"], hardship["sent_on"], hardship["loan"]) == ("甲银行", [], "l")
    assert "合同编号" in [gap["label"] for gap in hardship["gaps"]]
    assert reminder["answers"] == "c"
    (waiting,) = found["waiting"]
    assert (waiting["entry"], waiting["answer_due_on"], waiting["overdue"]) == (
        "c", "2026-11-17", True,
    )  # fmt: skip


def test_a_page_for_people(case: Path, ashore: Ashore) -> None:
    told = ashore("paper", "list", case, *ON)
    assert (told.code, told.err) == (0, "")
    for part in ("hardship-l", "催促答复函", "寄出前要知道的", "在等的答复",
                 "甲银行：《账单申请》2026-11-02 寄出，2026-11-17 前应答复。"):  # fmt: skip
        assert part in told.out
    in_english = ashore("paper", "list", case, *ON, "--lang", "en").out
    assert "to be answered by 2026-11-17." in in_english


def test_papers_become_files_in_the_forms_asked_for(
    case: Path, tmp_path: Path, ashore: Ashore
) -> None:
    out = tmp_path / "out"
    told = ashore("paper", "write", case, "hardship-l", "--out", out, *ON)
    assert (told.code, told.err) == (0, "")
    assert {path.name for path in out.iterdir()} == {
        "hardship-l.docx", "hardship-l.pdf", "fetch-list.pdf", "fetch-list.txt", "pack.json",
    }  # fmt: skip
    assert "写好了 1 份" in told.out
    assert "处要您自己补" in told.out
    found = ashore("paper", "write", case, "--out", out, "--text", *ON, "--json").json
    assert {"fetch-list.pdf", "hardship-l.txt", "reply-reminder-c.txt"} <= set(found["files"])
    assert not [name for name in found["files"] if name.endswith(".docx")]
    text = (out / "hardship-l.txt").read_text(encoding="utf-8")
    assert f"（案件记录指纹 {open_case(case).head[:12]}）\n" in text


def test_a_paper_that_somebody_changed_is_left_alone(
    case: Path, tmp_path: Path, ashore: Ashore
) -> None:
    out = tmp_path / "out"
    ashore("paper", "write", case, "--out", out, "--text", *ON)
    (out / "hardship-l.txt").write_text("我改过的")
    told = ashore("paper", "write", case, "--out", out, "--text", *ON)
    assert (told.code, told.err.splitlines()[-1]) == (2, "[documents.changed]")
    assert (out / "hardship-l.txt").read_text() == "我改过的"


def test_a_paper_that_is_not_there(case: Path, tmp_path: Path, ashore: Ashore) -> None:
    for words in (("write", case, "x", "--out", tmp_path / "out"),
                  ("sent", case, "x", "--by", "letter")):  # fmt: skip
        told = ashore("paper", *words, *ON)
        assert told.code == 2
        assert told.err.startswith("案件里没有叫“x”的材料。")
        assert "可用的：hardship-l, " in told.err
        assert "reply-reminder-c" in told.err
    assert not (tmp_path / "out").exists()


def test_an_empty_case_has_nothing_to_send(tmp_path: Path, ashore: Ashore) -> None:
    ashore("init", tmp_path / "new.ashore")
    for words in (("list",), ("write", "--out", tmp_path / "out")):
        told = ashore("paper", words[0], tmp_path / "new.ashore", *words[1:], *ON)
        assert (told.code, told.out) == (0, "现在没有要寄的材料。\n")
    assert not (tmp_path / "out").exists()
    found = ashore("paper", "write", tmp_path / "new.ashore", "--json", *ON).json
    assert found == {"folder": None, "files": [], "gaps": 0}


def test_what_was_sent_is_recorded_and_the_reminder_does_not_come_twice(
    case: Path, ashore: Ashore
) -> None:
    told = ashore(
        "paper", "sent", case, "reply-reminder-c", *ON, "--by", "letter", "--receipt", "EMS9"
    )
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(
        "已记下：2026-11-24 寄出《催促答复函》。\n这一份没有法定的答复期限。"
    )
    entry = open_case(case).entries[-1]
    assert isinstance(entry, Request)
    assert (entry.id, entry.follows, entry.ticket_no) == ("sent-reply-reminder-c", "c", "EMS9")
    found = ashore("paper", "list", case, *ON, "--json").json
    papers = [paper["id"] for paper in found["papers"]]
    assert "hardship-l" in papers
    assert "reply-reminder-c" not in papers


def test_a_clock_is_shown_when_it_starts_and_today(
    case: Path, ashore: Ashore, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = reply_reminder.drafts

    def timed(*given: Any) -> Any:
        return tuple(replace(d, clock="deadlines.lender-complaint") for d in drafts(*given))

    monkeypatch.setattr(reply_reminder, "drafts", timed)
    found = ashore("paper", "sent", case, "reply-reminder-c", *ON, "--by", "app", "--json").json
    assert found == {
        "entry": "sent-reply-reminder-c",
        "kind": "request",
        "sent_on": "2026-11-24",
        "answer_due_on": "2026-12-09",
        "uncertain": None,
        "deadline": "deadlines.lender-complaint",
    }
    listed = ashore("today", case, *ON, "--json").json
    tasks = [*listed["today"], *listed["soon"], *listed["later"]]
    assert "2026-12-10" in [task["by"] for task in tasks if task["code"] == "chase_the_answer"]
    told = ashore("paper", "sent", case, "hardship-l", *ON, "--by", "app")
    assert told.code == 0


def test_every_channel_of_a_case_can_be_named() -> None:
    assert {way.value for way in By} == {channel.value for channel in Channel}


def test_a_way_that_there_is_not(case: Path, ashore: Ashore) -> None:
    told = ashore("paper", "sent", case, "hardship-l", *ON, "--by", "pigeon")
    assert (told.code, told.err.splitlines()[-1]) == (2, "[cli.usage]")


def test_a_case_that_is_only_read_is_not_added_to(tmp_path: Path, ashore: Ashore) -> None:
    given = {"schema": "ashore-case/1", "case_id": "c", "entries": [LOAN, INCOME, RENT]}
    path = tmp_path / "given.json"
    path.write_text(json.dumps(given))
    before = path.read_bytes()
    told = ashore("paper", "sent", path, "hardship-l", *ON, "--by", "letter")
    assert (told.code, told.err.splitlines()[-1]) == (2, "[case.read-only]")
    assert path.read_bytes() == before
    assert ashore("paper", "list", path, *ON).code == 0
