"""`ashore demo`: the sample is shown, a pack is written, and nobody's files are lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ashore.case.casefile import open_case
from tests.cli.conftest import Ashore


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_demo_shows_and_writes(here: Path, ashore: Ashore) -> None:
    told = ashore("demo", "--no-serve")
    assert (told.code, told.err) == (0, "")
    pack = here / "rescue-pack"
    assert {path.name for path in here.iterdir()} == {"rescue-pack"}
    assert {path.name for path in pack.iterdir()} >= {
        "pack.json",
        "README.txt",
        "report.pdf",
        "report.html",
        "calendar.ics",
        "hardship-renhe.docx",
        "hardship-renhe.pdf",
        "fetch-list.pdf",
        "sample.ashore",
        "paper-answers.json",
        "paper-contract-shizhou.docx",
        "paper-contract-yanyu.txt",
        "paper-bank.csv",
        "paper-bill-renhe.txt",
        "paper-statement-jichuan.txt",
        "paper-contacts.csv",
        "paper-messages.xml",
    }
    assert told.out.startswith("这是一个示例：人物和机构都是虚构的，算式是真的。\n")
    assert "账单里有 231.80 元目前没有依据" in told.out
    for part in ("走哪条路", "每个月怎么还", "要谈什么", "这样还，会不会断", "今天\n"):
        assert part in told.out
    assert "12 个月内断掉的可能" in told.out
    assert told.out.index("今天\n") < told.out.index("催收联系")
    assert "· 核对 · 夜间联系 · 第 19 行" in told.out
    assert "违法" not in told.out
    assert "\n半年以后（还是示例）\n" in told.out
    assert f"救援包在这里：{pack}" in told.out
    assert f"  {(pack / 'report.html').as_uri()}\n" in told.out
    assert len(open_case(pack / "sample.ashore").entries) == 124


def test_twice_gives_one_pack(here: Path, ashore: Ashore) -> None:
    assert (
        ashore("demo", "--no-serve").code == ashore("demo", "--no-serve", "--lang", "en").code == 0
    )
    assert 'lang="en"' in (here / "rescue-pack" / "report.html").read_text(encoding="utf-8")
    assert {path.name for path in here.iterdir()} == {"rescue-pack"}


def test_as_json(here: Path, ashore: Ashore) -> None:
    found = ashore("demo", "--out", "there/pack", "--json").json
    assert (found["served"], found["owed"]["asked_about"]) == (False, "231.80")
    assert found["plan"]["route"] == "negotiate"
    assert found["plan"]["proven"] is True
    assert {ask["rests_on"] for ask in found["plan"]["asks"]} == {"rule", "goodwill"}
    assert set(found["plan"]["odds"]["breaks_within"]) == {"12", "24", "36", "60"}
    assert found["today"]["today"]
    rules = {one["rule"] for one in found["conduct"]["findings"]}
    assert {"V01", "V02", "V05", "V06", "V07", "V17", "V20"} <= rules
    assert Path(found["report"]) == here / "there" / "pack" / "report.html"
    assert Path(found["case"]).is_file()


def test_a_persons_own_folder_is_left_alone(here: Path, ashore: Ashore) -> None:
    own = here / "rescue-pack"
    own.mkdir()
    (own / "照片.jpg").write_bytes(b"mine")
    told = ashore("demo", "--no-serve")
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("rescue-pack 里有不是上岸生成的内容：照片.jpg。\n")
    assert [path.name for path in own.iterdir()] == ["照片.jpg"]


def test_a_case_that_was_added_to_is_left_alone(here: Path, ashore: Ashore) -> None:
    ashore("demo", "--no-serve")
    note = {"kind": "note", "id": "mine", "recorded_at": "2026-11-24", "text": "我的记录"}
    (here / "more.json").write_text(
        json.dumps({"schema": "ashore-case/1", "case_id": "m", "entries": [note]})
    )
    case = here / "rescue-pack" / "sample.ashore"
    ashore("import", "more.json", "--into", case, "--yes")
    before = case.read_bytes()
    told = ashore("demo", "--no-serve", "--lang", "en")
    assert told.code == 2
    assert told.err.splitlines()[-1] in ("[documents.changed]", "[documents.place]")
    assert case.read_bytes() == before
