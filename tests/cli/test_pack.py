"""`ashore pack`: one folder with everything, replaced whole or left as it was."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

from pypdf import PdfReader

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


def test_the_pack_carries_the_sealed_evidence_that_a_stranger_can_check(
    sample: Path, tmp_path: Path, ashore: Ashore
) -> None:
    (tmp_path / "来电.txt").write_text("录音的文字", encoding="utf-8")
    assert ashore("vault", "add", sample, tmp_path / "来电.txt", "--no-passphrase").code == 0
    out = tmp_path / "pack"
    found = ashore("pack", sample, "--out", out, *ON, "--only", "hardship-renhe", "--json").json
    assert "evidence.zip" in found["files"]
    with zipfile.ZipFile(out / "evidence.zip") as bundle:
        page = PdfReader(io.BytesIO(bundle.read("index.pdf"))).pages[0].extract_text()
        assert bundle.read("files/001-来电.txt").decode() == "录音的文字"
        verifier = bundle.read("verify.py")
    assert "证据文件清单" in page
    assert "来电.txt" in page
    (tmp_path / "verify.py").write_bytes(verifier)
    checked = subprocess.run(
        [sys.executable, tmp_path / "verify.py", out / "evidence.zip"], check=False
    )
    assert checked.returncode == 0
    without = ashore(
        "pack", sample, "--out", tmp_path / "other", *ON, "--only", "hardship-renhe",
        "--no-evidence", "--json",
    ).json  # fmt: skip
    assert "evidence.zip" not in without["files"]
