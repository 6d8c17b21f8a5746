"""The test vectors of the format pages are what the program writes and reads."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from base64 import b64decode
from pathlib import Path

from ashore.case.entries_papers import Evidence, Sealed
from ashore.case.entry import Note
from ashore.case.fields import SHANGHAI
from ashore.case.ledger import Ledger
from ashore.evidence import verdicts
from ashore.evidence.age import identity_of
from ashore.evidence.bundle import chain_bytes
from ashore.evidence.disk import NewFile
from ashore.evidence.head import line_hashes
from ashore.evidence.sealing import unseal
from ashore.evidence.verify import statement
from ashore.evidence.zipping import ZipWriter

PAGES = Path(__file__).parents[2] / "docs" / "format"
VAULT = (PAGES / "vault.md").read_text(encoding="utf-8")
BUNDLE = (PAGES / "evidence-bundle.md").read_text(encoding="utf-8")
AT = dt.datetime(2026, 11, 24, 10, tzinfo=SHANGHAI)


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)


def vector() -> tuple[str, str, bytes]:
    key, recipient, sealed = blocks(VAULT, "text")[-1].splitlines()
    return key, recipient, b64decode(sealed)


def test_the_sealed_bytes_open(tmp_path: Path) -> None:
    key, _, sealed = vector()
    stated = re.search(r"The sealed bytes are (\d+); their SHA-256 is `([0-9a-f]{64})`", VAULT)
    assert stated is not None
    assert (str(len(sealed)), hashlib.sha256(sealed).hexdigest()) == stated.groups()
    (tmp_path / "sealed").write_bytes(sealed)
    with (tmp_path / "sealed").open("rb") as file, (tmp_path / "open").open("wb") as into:
        found = unseal(file, into, identity_of(key), where="a", told=lambda _: None)
    assert (tmp_path / "open").read_bytes() == b"abc"
    assert (found.digest, found.size) == (hashlib.sha256(b"abc").hexdigest(), 3)


def test_the_chain_and_the_statement() -> None:
    _, recipient, sealed = vector()
    seal = Sealed(hash=hashlib.sha256(sealed).hexdigest(), size=len(sealed), to=recipient)
    ledger = Ledger.begin("case-1").append(
        Note(id="note-1", recorded_at=AT, text="别的事"),
        Evidence(
            id="evidence-1",
            recorded_at=AT,
            name="a.txt",
            blob=hashlib.sha256(b"abc").hexdigest(),
            media_type="text/plain",
            size=3,
            sealed=seal,
        ),
    )
    chain, said = (block.encode() for block in blocks(BUNDLE, "json-lines"))
    assert chain_bytes(ledger, frozenset({2})) == chain
    assert statement(line_hashes(ledger)) == said


def test_the_zip_file(tmp_path: Path) -> None:
    with NewFile(tmp_path / ".new") as into:
        writer = ZipWriter(into, dt.datetime(2026, 11, 25, 9, 30, 20, tzinfo=SHANGHAI))
        writer.add_bytes("a.txt", b"abc")
        writer.finish()
        into.place_at(tmp_path / "a.zip")
    data = (tmp_path / "a.zip").read_bytes()
    stated = re.search(r"It has (\d+) bytes; its SHA-256 is `([0-9a-f]{64})`", BUNDLE)
    assert stated is not None
    assert (str(len(data)), hashlib.sha256(data).hexdigest()) == stated.groups()
    assert data.hex() == blocks(BUNDLE, "text")[-1].strip()


def test_every_finding_is_on_the_page() -> None:
    listed = set(re.findall(r"`vault\.([a-z-]+)`", VAULT)) - {"json"}
    own = set(verdicts._WORDS) | set(verdicts._CHANGES.values()) | {"chain-unreadable"}
    assert own == listed
