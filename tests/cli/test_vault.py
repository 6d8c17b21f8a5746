"""The vault from the command line: sealed, listed, handed over, checked; exit 5 where it is off."""

from __future__ import annotations

import http.server
import io
import json
import socket
import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from ashore.case.casefile import create, open_case
from ashore.case.entries_papers import Capture
from ashore.case.ledger import Ledger
from ashore.cli.vault import How
from tests.cli.conftest import Ashore
from tests.evidence.age_files import by_passphrase
from tests.evidence.tsa import OPENSSL, Authority

OPEN = "--no-passphrase"
WORDS = "上岸 2026"


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a new case in the folder where the commands run, beside two files."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_bytes(b"a" * 2000)
    Path("b.txt").write_bytes(b"b")
    return create(Path("mine.ashore"), Ledger.begin("case-1"))


@pytest.fixture
def locked(case: Path, ashore: Ashore) -> Path:
    """Return a case with one sealed file whose vault asks for a passphrase."""
    ashore("vault", "add", "mine.ashore", "a.txt", OPEN)
    key = Path("mine.vault/key")
    key.write_bytes(by_passphrase(key.read_bytes(), WORDS))
    Path("words.txt").write_text(f"{WORDS}\n", encoding="utf-8")
    return case


def test_how_a_file_came_about_is_typed_as_it_is_kept() -> None:
    assert [how.value for how in How] == [capture.value for capture in Capture]


def test_files_are_added_and_listed(case: Path, ashore: Ashore) -> None:
    added = ashore(
        "vault", "add", "mine.ashore", "a.txt", OPEN, "--how", "screenshot", "--at",
        "2026-11-24T18:05", "--device", "手机", "--note", "催收短信",
    )  # fmt: skip
    assert added.code == 0
    assert added.out.splitlines()[0] == "已封存 evidence-1：a.txt（2.0 KB，text/plain）"
    assert "保险箱没有设密码" in added.out
    listed = ashore("vault", "list", "mine.ashore")
    assert "2026-11-24 18:05+08:00" in listed.out
    assert "催收短信" in listed.out
    again = ashore("vault", "add", "mine.ashore", "a.txt", "--lang", "en")
    assert again.out.splitlines()[0] == (
        "The content of a.txt is kept already as evidence-1; it was not stored again."
    )


def test_json_of_adding_and_listing(case: Path, ashore: Ashore) -> None:
    added = ashore("vault", "add", "mine.ashore", "a.txt", "b.txt", OPEN, "--json").json
    ledger = open_case(case)
    assert [item["id"] for item in added["items"]] == ["evidence-1", "evidence-2"]
    assert [item["already"] for item in added["items"]] == [False, False]
    assert (added["head"], added["entries"], added["key_is_open"]) == (ledger.head, 2, True)
    listed = ashore("vault", "list", "mine.ashore", "--json").json
    assert [item["name"] for item in listed["items"]] == ["a.txt", "b.txt"]
    assert listed["not_sealed"] == 0


def test_a_new_vault_needs_a_choice(case: Path, ashore: Ashore) -> None:
    ran = ashore("vault", "add", "mine.ashore", "a.txt")
    assert (ran.code, "[vault.passphrase-choice]" in ran.err) == (5, True)
    assert not Path("mine.vault").exists()


def test_an_empty_list_says_so(case: Path, ashore: Ashore) -> None:
    assert "还没有封存的文件。" in ashore("vault", "list", "mine.ashore").out


def test_export_and_verify(case: Path, ashore: Ashore) -> None:
    ashore("vault", "add", "mine.ashore", "a.txt", "b.txt", OPEN)
    made = ashore(
        "vault", "export", "mine.ashore", "--out", "o.zip", "--only", "evidence-2", "--json"
    )
    assert (made.code, made.json["items"]) == (0, [{"id": "evidence-2", "file": "files/001-b.txt"}])
    checked = ashore("vault", "verify", "o.zip", "--head", made.json["head"])
    assert checked.code == 0
    assert "Passed: every file, the manifest and the chain are as they were made." in checked.out
    with zipfile.ZipFile("o.zip") as file:
        file.extractall("o")
    Path("o/files/001-b.txt").write_bytes(b"c")
    off = ashore("vault", "verify", "o", "--json")
    assert (off.code, off.json["ok"]) == (5, False)
    assert off.json["problems"][0]["en"] == "files/001-b.txt was changed"
    again = ashore("vault", "export", "mine.ashore", "--out", "o.zip")
    assert (again.code, "[vault.bundle-exists]" in again.err) == (5, True)
    whole = ashore("vault", "export", "mine.ashore", "--out", "w.zip", "--whole-chain")
    assert "案件的全部记录都在包里" in whole.out


def test_verify_a_vault(case: Path, ashore: Ashore) -> None:
    ashore("vault", "add", "mine.ashore", "a.txt", OPEN)
    sound = ashore("vault", "verify", "mine.ashore", "--open")
    assert sound.code == 0
    assert "打开核对了 1 个，内容和账本一致。" in sound.out
    assert "加 --open" in ashore("vault", "verify", "mine.ashore").out
    [blob] = Path("mine.vault/sealed").iterdir()
    blob.write_bytes(blob.read_bytes()[:-1])
    off = ashore("vault", "verify", "mine.ashore", "--json")
    assert off.code == 5
    assert [(one["code"], one["where"]) for one in off.json["findings"]] == [
        ("vault.truncated", "evidence-1")
    ]
    head = ashore("vault", "verify", "mine.ashore", "--head", "0" * 64, "--lang", "en")
    assert "No entry has the fingerprint 000000000000" in head.out
    typed = ashore("vault", "verify", "mine.ashore", "--head", "nonsense")
    assert (typed.code, "[vault.head-text]" in typed.err) == (5, True)


def test_a_broken_chain_is_told_and_the_exit_is_5(case: Path, ashore: Ashore) -> None:
    ashore("vault", "add", "mine.ashore", "a.txt", OPEN)
    case.write_bytes(case.read_bytes().replace(b"a.txt", b"x.txt"))
    ran = ashore("vault", "verify", "mine.ashore")
    assert (ran.code, "[vault.chain-edited]" in ran.out) == (5, True)


def test_a_passphrase_comes_from_a_file_or_the_input_and_is_never_shown(
    locked: Path, ashore: Ashore, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = ashore("vault", "add", "mine.ashore", "b.txt")
    assert "保险箱没有设密码" not in added.out
    needed = ashore("vault", "export", "mine.ashore", "--out", "o.zip")
    assert (needed.code, "[vault.passphrase-needed]" in needed.err) == (5, True)
    made = ashore(
        "vault", "export", "mine.ashore", "--out", "o.zip", "--passphrase-file", "words.txt"
    )
    assert made.code == 0
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{WORDS}\n"))
    opened = ashore("vault", "verify", "mine.ashore", "--passphrase-file", "-")
    assert "打开核对了 2 个" in opened.out
    Path("wrong.txt").write_text("falsch\n", encoding="utf-8")
    wrong = ashore("vault", "verify", "mine.ashore", "--passphrase-file", "wrong.txt")
    assert (wrong.code, "[vault.passphrase]" in wrong.err) == (5, True)
    for ran in (added, needed, made, opened, wrong):
        assert WORDS not in ran.out + ran.err
        assert "falsch" not in ran.out + ran.err


@pytest.mark.parametrize(("name", "code"), [("none.txt", 2), ("empty.txt", 5)])
def test_a_passphrase_file_that_does_not_serve(
    locked: Path, ashore: Ashore, name: str, code: int
) -> None:
    Path("empty.txt").write_bytes(b"\n")
    ran = ashore("vault", "verify", "mine.ashore", "--passphrase-file", name)
    assert ran.code == code


def test_the_passphrase_is_taken_off(locked: Path, ashore: Ashore) -> None:
    ran = ashore("vault", "passphrase", "mine.ashore", "--passphrase-file", "words.txt", OPEN)
    assert (ran.code, "不再要密码" in ran.out) == (0, True)
    assert ashore("vault", "verify", "mine.ashore", "--open").code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        (("list", "gone.ashore"), 2, "case.missing"),
        (("verify", "mine.ashore"), 5, "vault.missing"),
        (("export", "mine.ashore", "--out", "o.zip"), 5, "vault.missing"),
        (("add", "mine.ashore", "gone.txt", OPEN), 5, "vault.file-missing"),
        (("add", "mine.ashore", ".", OPEN), 5, "vault.file-kind"),
        (("add", "mine.ashore", "a.txt", OPEN, "--at", "yesterday"), 2, "cli.day"),
        (("add", "mine.ashore", "a.txt", OPEN, "--redacts", "e"), 5, "vault.item"),
        (("add", "mine.ashore", "a.txt", OPEN, "--about", "e"), 5, "vault.about"),
        (("add", "mine.ashore", "a.txt", OPEN, "--how", "dream"), 2, "cli.usage"),
        (("timestamp", "mine.ashore", "--server", "file:///etc"), 5, "vault.stamp-server"),
    ],
)
def test_what_cannot_be_done_is_told(
    case: Path, ashore: Ashore, arguments: tuple[str, ...], code: int, error: str
) -> None:
    ran = ashore("vault", *arguments, "--json")
    assert (ran.code, ran.json["code"]) == (code, error)
    assert open_case(case).entries == ()


def test_a_json_case_has_no_vault(case: Path, ashore: Ashore) -> None:
    ashore("export", "mine.ashore", "--out", "mine2.json")
    ran = ashore("vault", "add", "mine2.json", "a.txt", OPEN, "--json")
    assert (ran.code, ran.json["code"]) == (2, "case.read-only")
    assert not Path("mine2.vault").exists()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[str, Authority, list[str]]]:
    """Yield the address of a timestamp server on this machine, and the requests that it got."""
    if OPENSSL is None:
        pytest.skip("there is no openssl program")
    authority, seen = Authority.new(tmp_path / "tsa"), list[str]()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = self.rfile.read(int(self.headers["Content-Length"]))
            seen.append(str(self.headers["Content-Type"]))
            reply = b"busy" if self.path == "/busy" else authority.answer(request)
            self.send_response(404 if self.path == "/gone" else 200)
            self.end_headers()
            self.wfile.write(reply)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as serving:
        thread = threading.Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{serving.server_port}", authority, seen
        serving.shutdown()
        thread.join()


def test_a_timestamp_is_asked_for_kept_and_verified(
    case: Path, ashore: Ashore, server: tuple[str, Authority, list[str]]
) -> None:
    address, _, seen = server
    ashore("vault", "add", "mine.ashore", "a.txt", OPEN)
    ran = ashore("vault", "timestamp", "mine.ashore", "--server", address, "--root", "tsa/ca.pem",
                 "--json")  # fmt: skip
    assert (ran.code, ran.json["number"], ran.json["entries"]) == (0, "0001", 1)
    assert seen == ["application/timestamp-query"]
    checked = ashore("vault", "verify", "mine.ashore", "--root", "tsa/ca.pem", "--json").json
    assert (checked["ok"], checked["findings"]) == (True, [])
    assert [stamp["signed"] for stamp in checked["stamps"]] == [True]
    assert "签名用给出的根证书验过。" in ashore(
        "vault", "verify", "mine.ashore", "--root", "tsa/ca.pem"
    ).out  # fmt: skip
    bad = ashore("vault", "verify", "mine.ashore", "--root", "a.txt", "--json")
    assert (bad.code, bad.json["code"]) == (5, "vault.certificate")


def test_a_server_that_does_not_stamp_is_told_and_its_reply_is_kept(
    case: Path, ashore: Ashore, server: tuple[str, Authority, list[str]]
) -> None:
    ashore("vault", "add", "mine.ashore", "a.txt", OPEN)
    gone = ashore("vault", "timestamp", "mine.ashore", "--server", f"{server[0]}/gone")
    assert (gone.code, "127.0.0.1 没有给出答复：Not Found" in gone.err) == (5, True)
    busy = ashore("vault", "timestamp", "mine.ashore", "--server", f"{server[0]}/busy", "--json")
    assert (busy.code, busy.json["code"]) == (5, "vault.stamp-reply")
    assert Path("mine.vault/stamps/0002.tsr").read_bytes() == b"busy"
    assert ashore("vault", "verify", "mine.ashore").code == 5


def test_only_the_timestamp_goes_online(
    case: Path, ashore: Ashore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a command opened a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    ashore("vault", "add", "mine.ashore", "a.txt", OPEN)
    ashore("vault", "list", "mine.ashore")
    ashore("vault", "export", "mine.ashore", "--out", "o.zip")
    assert ashore("vault", "verify", "mine.ashore").code == 0
    assert ashore("vault", "verify", "o.zip").code == 0


def test_names_command_no_terminal(case: Path, ashore: Ashore) -> None:
    Path("a\x1b[31m\u202e.txt").write_bytes(b"x")
    added = ashore("vault", "add", "mine.ashore", "a\x1b[31m\u202e.txt", OPEN)
    listed = ashore("vault", "list", "mine.ashore")
    assert "\x1b" not in added.out + listed.out
    assert "\u202e" not in added.out + listed.out
    kept = json.loads(case.read_bytes().split(b"\n")[1])
    assert kept["name"] == "a\x1b[31m\u202e.txt"


def test_at_a_terminal_the_passphrase_is_asked_for(
    locked: Path, ashore: Ashore, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    asked: list[tuple[str, bool]] = []

    def typed(question: str, *, hide_input: bool, **_: object) -> str:
        asked.append((question, hide_input))
        return WORDS

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(typer, "prompt", typed)
    ran = ashore("vault", "verify", "mine.ashore", "--open")
    assert (ran.code, asked) == (0, [("mine.vault 的密码", True)])
    assert WORDS not in ran.out + ran.err
