"""`ashore import` and `undo`: papers are shown first, added as one and taken back as one."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import docx
import pytest
import pyzipper  # type: ignore[import-untyped]

from ashore.case.casefile import open_case
from ashore.case.entries_dealings import Contact
from ashore.case.entries_papers import Evidence
from ashore.case.entries_people import Transaction
from ashore.case.replay import replay
from tests.cli.conftest import Ashore
from tests.intake.contacts.exports import COLLECTOR, LENDER, MOTHER, smses
from tests.intake.money.exports import ALIPAY_ROWS, alipay
from tests.intake.papers.contracts import AGREEMENT


@pytest.fixture
def messages(tmp_path: Path) -> Path:
    """A backup of messages: a lender, a collector, and the person's mother."""
    place = tmp_path / "sms.xml"
    place.write_bytes(smses())
    return place


@pytest.fixture
def wallet(tmp_path: Path) -> Path:
    """A wallet's export with one repayment and rows that moved no money."""
    place = tmp_path / "alipay.csv"
    place.write_bytes(alipay(*ALIPAY_ROWS).encode("gb18030"))
    return place


def test_nobody_is_recorded_who_was_not_picked(
    messages: Path, tmp_path: Path, ashore: Ashore
) -> None:
    into = tmp_path / "mine.ashore"
    found = ashore("import", messages, "--into", into, "--yes", "--json").json
    assert (found["added"], into.exists()) == (0, False)
    [read] = found["read"]
    assert (read["reader"], read["rows"], read["entries"]) == ("sms-backup-restore", 7, {})
    [question] = read["questions"]
    assert question["answers"] == "picked"
    assert MOTHER in {choice["value"] for choice in question["choices"]}
    assert "炖了汤" not in json.dumps(found, ensure_ascii=False)


def test_only_who_was_picked_is_kept(messages: Path, tmp_path: Path, ashore: Ashore) -> None:
    into = tmp_path / "mine.ashore"
    told = ashore("import", messages, "--into", into, "--yes", "--pick", COLLECTOR)
    assert told.code == 0
    assert told.out.endswith(f"已把 3 条加入 {into}。\n")
    case = replay(open_case(into))
    assert [(c.direction, c.text) for c in case.of(Contact)] == [
        ("in", "今天不处理就安排上门\n请知悉"),
        ("out", "我下周还"),
    ]
    [file] = case.of(Evidence)
    assert (file.name, file.size) == ("sms.xml", messages.stat().st_size)
    assert "妈妈" not in into.read_text(encoding="utf-8")
    again = ashore("import", messages, "--into", into, "--yes", "--pick", COLLECTOR, "--json").json
    assert (again["added"], again["already_there"]) == (0, 2)
    more = ashore("import", messages, "--into", into, "--yes", "--pick", LENDER, "--json").json
    assert more["kinds"] == {"contact": 1}


def test_an_import_is_taken_back_as_one(
    messages: Path, wallet: Path, tmp_path: Path, ashore: Ashore
) -> None:
    into = tmp_path / "mine.ashore"
    ashore("import", wallet, "--into", into, "--yes")
    before = replay(open_case(into)).entries
    told = ashore("import", messages, "--into", into, "--yes", "--pick", COLLECTOR)
    assert told.out.endswith(f"要整批撤回：ashore undo {into}\n")
    undone = ashore("undo", into, "--yes", "--json").json
    assert (undone["withdrawn"], undone["kinds"]) == (3, {"contact": 2, "evidence": 1})
    assert replay(open_case(into)).entries == before
    again = ashore("import", messages, "--into", into, "--yes", "--pick", COLLECTOR, "--json").json
    assert again["added"] == 3
    assert ashore("undo", into, "--yes").code == ashore("undo", into, "--yes").code == 0
    assert replay(open_case(into)).entries == ()
    told = ashore("undo", into, "--yes")
    assert (told.code, told.err.splitlines()[-1]) == (2, "[intake.nothing-to-undo]")


def test_undo_asks_first(wallet: Path, tmp_path: Path, ashore: Ashore) -> None:
    into = tmp_path / "mine.ashore"
    ashore("import", wallet, "--into", into, "--yes")
    before = into.read_bytes()
    told = ashore("undo", into)
    assert (told.code, told.err.splitlines()[-1]) == (2, "[cli.answer-needed]")
    assert into.read_bytes() == before


def test_a_wallet_is_shown_before_it_is_added(wallet: Path, tmp_path: Path, ashore: Ashore) -> None:
    into = tmp_path / "mine.ashore"
    told = ashore("import", wallet, "--into", into, "--preview", "--lang", "en")
    assert told.code == 0
    assert "alipay.csv: " in told.out
    assert "What became no entry:" in told.out
    assert "[money.repayments]" in told.out
    assert told.out.endswith("A preview only: nothing was added.\n")
    assert not into.exists()
    found = ashore("import", wallet, "--into", into, "--preview", "--json").json
    [read] = found["read"]
    left = sum(group["count"] for group in read["left_out"])
    assert read["rows"] == len(ALIPAY_ROWS) == left + sum(read["entries"].values())


def test_a_suggestion_is_added_only_when_taken(
    wallet: Path, tmp_path: Path, ashore: Ashore
) -> None:
    plain, taken = tmp_path / "plain.ashore", tmp_path / "taken.ashore"
    without = ashore("import", wallet, "--into", plain, "--yes", "--json").json["kinds"]
    assert set(without) == {"transaction", "evidence"}
    accepted = ("--accept", "money.repayments")
    found = ashore("import", wallet, "--into", taken, "--yes", *accepted, "--json").json
    assert {kind: n for kind, n in found["kinds"].items() if kind not in without} == {
        "loan": 1,
        "payment": 1,
    }
    assert [file.loan.product for file in replay(open_case(taken)).loans] == ["花呗"]


def packed(password: str | None, **files: bytes) -> bytes:
    data = io.BytesIO()
    if password is None:
        with zipfile.ZipFile(data, "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return data.getvalue()
    with pyzipper.AESZipFile(
        data, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
    ) as archive:
        archive.setpassword(password.encode())
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def test_an_archive_is_opened_and_what_is_unknown_in_it_named(
    wallet: Path, tmp_path: Path, ashore: Ashore
) -> None:
    place, into = tmp_path / "bills.zip", tmp_path / "mine.ashore"
    place.write_bytes(packed(None, **{"a.csv": wallet.read_bytes(), "readme.txt": b"hello"}))
    found = ashore("import", place, "--into", into, "--yes", "--json").json
    assert ([read["file"] for read in found["read"]], found["unknown"]) == (
        ["a.csv"],
        ["readme.txt"],
    )
    assert len(replay(open_case(into)).of(Transaction)) == found["kinds"]["transaction"]


def test_a_locked_archive_asks_for_its_password(
    wallet: Path, tmp_path: Path, ashore: Ashore
) -> None:
    place, into = tmp_path / "bills.zip", tmp_path / "mine.ashore"
    place.write_bytes(packed("801230", **{"a.csv": wallet.read_bytes()}))
    told = ashore("import", place, "--into", into, "--yes")
    assert (told.code, told.err.splitlines()[-1]) == (3, "[intake.archive-password]")
    word = tmp_path / "word.txt"
    word.write_text("801230\n")
    found = ashore("import", place, "--into", into, "--yes", "--json", "--password-file", word)
    assert found.json["kinds"]["transaction"] > 0
    assert "801230" not in found.out + into.read_text(encoding="utf-8")


def test_a_password_is_asked_for_once_however_often_the_file_is_read(
    messages: Path, tmp_path: Path, ashore: Ashore, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, into = tmp_path / "sms.zip", tmp_path / "mine.ashore"
    place.write_bytes(packed("801230", **{"sms.xml": messages.read_bytes()}))
    asked: list[str] = []

    def answer(said: str, **_: object) -> str:
        asked.append(said)
        return "801230" if "密码" in said else "1"

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("typer.confirm", lambda _: True)
    monkeypatch.setattr("typer.prompt", answer)
    assert ashore("import", place, "--into", into).code == 0
    assert [said[:2] for said in asked] == ["sm", "要留"]
    assert len(replay(open_case(into)).of(Contact)) == 2


def test_the_person_answers_on_the_way(
    messages: Path, tmp_path: Path, ashore: Ashore, monkeypatch: pytest.MonkeyPatch
) -> None:
    into = tmp_path / "mine.ashore"
    shown: list[str] = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)

    def agrees(said: str) -> bool:
        shown.append(said)
        return True

    def first(said: str, **_: object) -> str:
        shown.append(said)
        return "1"

    monkeypatch.setattr("typer.confirm", agrees)
    monkeypatch.setattr("typer.prompt", first)
    told = ashore("import", messages, "--into", into)
    assert told.code == 0
    assert [said[:6] for said in shown] == ["要留下哪些？", "把这 3 条加入"[:6]]
    assert len(replay(open_case(into)).of(Contact)) == 2


def test_only_enter_keeps_nobody(
    messages: Path, tmp_path: Path, ashore: Ashore, monkeypatch: pytest.MonkeyPatch
) -> None:
    into = tmp_path / "mine.ashore"
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("typer.prompt", lambda *_, **__: "")
    told = ashore("import", messages, "--into", into)
    assert told.out.endswith(f"没有新的内容，{into} 没有变。\n")
    assert not into.exists()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "intake.unknown"),
        (b"\0" * 5000, "intake.unknown"),
        (b"PK\x03\x04broken", "intake.archive-damaged"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><smses count='1'>", None),
    ],
)
def test_what_cannot_be_read_changes_nothing(
    data: bytes, code: str | None, wallet: Path, tmp_path: Path, ashore: Ashore
) -> None:
    into, odd = tmp_path / "mine.ashore", tmp_path / "odd"
    ashore("import", wallet, "--into", into, "--yes")
    before = into.read_bytes()
    odd.write_bytes(data)
    told = ashore("import", wallet, odd, "--into", into, "--yes", "--json")
    assert told.code == 3
    assert told.json["code"] == code or code is None
    assert into.read_bytes() == before


def test_a_file_that_is_not_there(tmp_path: Path, ashore: Ashore) -> None:
    told = ashore("import", tmp_path / "none.csv", "--into", tmp_path / "mine.ashore", "--yes")
    assert (told.code, told.err.splitlines()[-1]) == (2, "[intake.missing]")


TABLE = "哪天,数额,摘要\n2026-03-01,18.50,午饭\n2026-03-02,7.00,公交\n"


def test_what_columns_hold_is_asked_once_and_remembered(
    tmp_path: Path, ashore: Ashore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("typer.get_app_dir", lambda _: str(tmp_path / "settings"))
    into, place = tmp_path / "mine.ashore", tmp_path / "table.csv"
    place.write_text(TABLE, encoding="utf-8")
    found = ashore("import", place, "--into", into, "--yes", "--json").json
    [read] = found["read"]
    assert (found["added"], {q["answers"] for q in read["questions"]}) == (0, {"columns"})
    said = ("--column", "哪天=on", "--column", "数额=spent")
    found = ashore("import", place, "--into", into, "--yes", "--json", *said).json
    assert found["kinds"] == {"transaction": 2, "evidence": 1}
    [kept] = (tmp_path / "settings" / "columns").iterdir()
    assert set(json.loads(kept.read_text(encoding="utf-8"))["columns"].values()) == {"on", "spent"}
    assert "午饭" not in kept.read_text(encoding="utf-8")
    place.write_text(TABLE + "2026-03-03,3.00,水\n", encoding="utf-8")
    found = ashore("import", place, "--into", into, "--yes", "--json").json
    assert (found["kinds"]["transaction"], found["already_there"]) == (1, 2)
    kept.write_text("{", encoding="utf-8")
    found = ashore("import", place, "--into", into, "--yes", "--json").json
    assert (found["added"], found["read"][0]["questions"][0]["answers"]) == (0, "columns")


LIST = "何时,谁,怎么来的\n2026-03-05 09:20:00,10690001,被叫\n2026-03-06 18:05:00,10690001,主叫\n"


def test_what_columns_of_a_contact_list_hold_is_remembered_too(
    tmp_path: Path, ashore: Ashore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("typer.get_app_dir", lambda _: str(tmp_path / "settings"))
    into, place = tmp_path / "mine.ashore", tmp_path / "calls.csv"
    place.write_text(LIST, encoding="utf-8")
    call = ("import", place, "--into", into, "--yes", "--json", "--pick", "10690001")
    found = ashore(*call).json
    [read] = found["read"]
    assert (read["reader"], found["added"]) == ("contact-list", 0)
    said = ("--column", "何时=at", "--column", "谁=number", "--column", "怎么来的=direction")
    assert ashore(*call, *said).json["kinds"] == {"contact": 2, "evidence": 1}
    [kept] = (tmp_path / "settings" / "columns").iterdir()
    assert "10690001" not in kept.read_text(encoding="utf-8")
    place.write_text(LIST + "2026-03-07 08:00:00,10690001,被叫\n", encoding="utf-8")
    found = ashore(*call).json
    assert (found["kinds"]["contact"], found["already_there"]) == (1, 2)


@pytest.fixture
def agreement(tmp_path: Path) -> Path:
    """An agreement on paying back, as a Word file."""
    document = docx.Document()
    for line in AGREEMENT:
        document.add_paragraph(line)
    document.save(str(tmp_path / "agreement.docx"))
    return tmp_path / "agreement.docx"


def test_a_paper_belongs_to_the_loan_that_is_named(
    agreement: Path, sample: Path, ashore: Ashore
) -> None:
    before = sample.read_bytes()
    found = ashore("import", agreement, "--into", sample, "--preview", "--json").json
    [proposal] = found["read"][0]["proposals"]
    taken = ("import", agreement, "--into", sample, "--yes", "--accept", proposal["code"])
    told = ashore(*taken)
    assert (told.code, told.err.splitlines()[-1]) == (2, "[intake.loan-not-chosen]")
    assert "jichuan" in told.err
    assert sample.read_bytes() == before
    assert ashore(*taken, "--loan", "jichuan").code == 0
    [file] = [file for file in replay(open_case(sample)).loans if file.loan.id == "jichuan"]
    assert [(one.periods, one.monthly) for one in file.agreements] == [(12, 100_000)]
    again = ashore(*taken, "--loan", "jichuan", "--json").json
    assert (again["added"], again["already_there"]) == (0, 1)


def test_the_loan_is_asked_for(
    agreement: Path, sample: Path, ashore: Ashore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("typer.confirm", lambda _: True)
    monkeypatch.setattr("typer.prompt", lambda *_, **__: "2")
    assert ashore("import", agreement, "--into", sample).code == 0
    files = {file.loan.id: file for file in replay(open_case(sample)).loans}
    assert [name for name, file in files.items() if file.agreements] == ["renhe"]
