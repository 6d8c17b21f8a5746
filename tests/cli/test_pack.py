"""`ashore pack`: one folder with everything, replaced whole or left as it was."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import ON, Ashore

REPORTS = {"README.txt", "report.pdf", "report.html", "calendar.ics", "pack.json"}


def test_the_pack_of_the_sample(sample: Path, tmp_path: Path, ashore: Ashore) -> None:
    out = tmp_path / "pack"
    told = ashore("pack", sample, "--out", out, *ON, "--only", "hardship-renhe")
    assert (told.code, told.err) == (0, "")
    assert {path.name for path in out.iterdir()} == REPORTS | {
        "hardship-renhe.docx", "hardship-renhe.pdf", "fetch-list.pdf", "fetch-list.txt",
    }  # fmt: skip
    assert told.out.startswith(f"救援包在这里：{out}\n  README.txt\n")
    assert told.out.endswith("先看 README.txt。\n")


def test_an_empty_case_as_json(tmp_path: Path, ashore: Ashore) -> None:
    ashore("init", tmp_path / "new.ashore")
    out = tmp_path / "pack"
    found = ashore("pack", tmp_path / "new.ashore", "--out", out, *ON, "--json").json
    assert (found["folder"], found["on"]) == (str(out), "2026-11-24")
    assert {*found["files"], "pack.json"} == REPORTS == {path.name for path in out.iterdir()}


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path, ashore: Ashore) -> None:
    ashore("init", tmp_path / "new.ashore")
    told = ashore("pack", tmp_path / "new.ashore", "--out", tmp_path, *ON)
    assert (told.code, told.err.splitlines()[-1]) == (2, "[documents.place]")
    assert not REPORTS & {path.name for path in tmp_path.iterdir()}


def test_a_paper_that_is_not_there(tmp_path: Path, ashore: Ashore) -> None:
    ashore("init", tmp_path / "new.ashore")
    out = tmp_path / "pack"
    told = ashore("pack", tmp_path / "new.ashore", "--out", out, *ON, "--only", "x")
    assert (told.code, told.err.splitlines()[-1]) == (2, "[documents.paper]")
    assert not out.exists()
