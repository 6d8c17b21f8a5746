"""`ashore init`, `open`, `import` and `export`: cases come and go without loss."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ashore.case.casefile import open_case
from ashore.case.ledgerfile import ledger_bytes
from ashore.samples.story import sample_case
from tests.cli.conftest import TODAY, Ashore


def test_init_makes_a_case_that_opens(tmp_path: Path, ashore: Ashore) -> None:
    made = ashore("init", tmp_path / "mine", "--title", "我的借款", "--json")
    assert made.json == {"case_id": "mine", "path": str(tmp_path / "mine.ashore")}
    opened = ashore("open", tmp_path / "mine.ashore", "--json").json
    assert (opened["title"], opened["entries"], opened["chain"]) == ("我的借款", 0, "intact")
    told = ashore("open", tmp_path / "mine.ashore")
    assert told.out.startswith("还没有内容。\n我的借款：账本完整，从写下起没有被改过。\n")


def test_init_never_overwrites(sample: Path, ashore: Ashore) -> None:
    before = sample.read_bytes()
    told = ashore("init", sample)
    assert (told.code, told.err.splitlines()[-1]) == (2, "[case.exists]")
    assert sample.read_bytes() == before


def test_init_in_a_folder(tmp_path: Path, ashore: Ashore) -> None:
    made = ashore("init", tmp_path, "--lang", "en")
    assert made.out == f"Made: {tmp_path / 'ledger.ashore'}\n"
    assert open_case(tmp_path).case_id == tmp_path.name


def test_open_says_what_a_case_holds(sample: Path, ashore: Ashore) -> None:
    told = ashore("open", sample)
    assert "还款           20" in told.out
    assert "指纹" in told.out
    in_english = ashore("open", sample, "--lang", "en", "--why").out
    assert "payment 2026-01-07 08:00:00 951.63 yuan [payment-" in in_english
    assert "; imported paper-bank.csv row 4]" in in_english
    found = ashore("open", sample, "--json").json
    assert found["kinds"]["payment"] == 20
    assert found["head"] == sample_case(TODAY).head


def test_export_and_import_give_the_same_case(sample: Path, tmp_path: Path, ashore: Ashore) -> None:
    out = tmp_path / "out.json"
    wrote = ashore("export", sample, "--out", out, "--json").json
    assert wrote == {"path": str(out), "entries": 124, "head": open_case(sample).head}
    assert open_case(out) == open_case(sample)
    printed = ashore("export", sample)
    assert printed.out == out.read_text(encoding="utf-8")
    told = ashore("export", sample, "--out", tmp_path / "copy.ashore")
    assert told.out == f"已写出 124 条到 {tmp_path / 'copy.ashore'}。\n"
    assert (tmp_path / "copy.ashore").read_bytes() == sample.read_bytes()


def test_export_never_overwrites(sample: Path, tmp_path: Path, ashore: Ashore) -> None:
    (tmp_path / "out.json").write_text("mine")
    assert ashore("export", sample, "--out", tmp_path / "out.json").code == 2
    assert (tmp_path / "out.json").read_text() == "mine"


def test_import_several_files_at_once(sample: Path, tmp_path: Path, ashore: Ashore) -> None:
    more = tmp_path / "more.json"
    note = {"kind": "note", "id": "note-1", "recorded_at": "2026-11-24", "text": "合同在抽屉里"}
    more.write_text(json.dumps({"schema": "ashore-case/1", "case_id": "m", "entries": [note]}))
    into = tmp_path / "all.ashore"
    found = ashore("import", sample, more, sample, "--into", into, "--yes", "--json").json
    assert (found["added"], found["already_there"], found["kinds"]["note"]) == (125, 124, 1)
    again = ashore("import", more, "--into", into, "--yes")
    assert again.out == (
        f"文件：more.json\n已经有的 1 条不再重复。\n没有新的内容，{into} 没有变。\n"
    )
    assert len(open_case(into).entries) == 125


def test_a_preview_adds_nothing(sample: Path, tmp_path: Path, ashore: Ashore) -> None:
    into = tmp_path / "all.ashore"
    told = ashore("import", sample, "--into", into, "--preview", "--lang", "en")
    assert told.out.endswith("A preview only: nothing was added.\n")
    found = ashore("import", sample, "--into", into, "--preview", "--json").json
    assert (found["added"], found["new"]) == (0, 124)
    assert not into.exists()


def test_nobody_there_to_say_yes(sample: Path, tmp_path: Path, ashore: Ashore) -> None:
    into = tmp_path / "all.ashore"
    told = ashore("import", sample, "--into", into)
    assert (told.code, told.err.splitlines()[-1]) == (2, "[cli.answer-needed]")
    assert ashore("import", sample, "--into", into, "--json").json["code"] == "cli.answer-needed"
    assert not into.exists()


@pytest.mark.parametrize(("answer", "entries"), [("y\n", 124), ("n\n", None)])
def test_the_person_is_asked(
    answer: str,
    entries: int | None,
    sample: Path,
    tmp_path: Path,
    ashore: Ashore,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("typer.confirm", lambda _: answer == "y\n")
    into = tmp_path / "all.ashore"
    told = ashore("import", sample, "--into", into)
    assert told.code == 0
    if entries is None:
        assert told.out.endswith("没有加入，什么都没有改。\n")
        assert not into.exists()
    else:
        assert told.out.endswith(f"已把 124 条加入 {into}。\n")
        assert len(open_case(into).entries) == entries


def test_one_id_twice_with_another_content(sample: Path, tmp_path: Path, ashore: Ashore) -> None:
    other = tmp_path / "other.json"
    note = {"kind": "note", "id": "shizhou", "recorded_at": "2026-11-24", "text": "x"}
    other.write_text(json.dumps({"schema": "ashore-case/1", "case_id": "o", "entries": [note]}))
    before = sample.read_bytes()
    told = ashore("import", other, "--into", sample, "--yes", "--lang", "en")
    assert told.code == 3
    assert told.err.startswith(
        "The id “shizhou” of o: entries[0] is already taken by sample: entries[15]."
    )
    assert sample.read_bytes() == before == ledger_bytes(sample_case(TODAY))
