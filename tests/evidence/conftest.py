"""A case with a vault whose key is plain, and a short way to put files into it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ashore.case.casefile import append, create, open_case
from ashore.case.entries_papers import Evidence
from ashore.case.entry import Note
from ashore.case.fields import SHANGHAI
from ashore.case.ledger import Ledger
from ashore.evidence.adding import Given, add
from ashore.evidence.age import Identity
from ashore.evidence.checking import Checked, check
from ashore.evidence.keys import unlock
from ashore.evidence.vault import Vault, make_vault, vault_folder

NOW = dt.datetime(2026, 11, 24, 18, 30, tzinfo=SHANGHAI)


@dataclass(frozen=True)
class Box:
    """A case file, its vault, and a folder where the person's own files lie."""

    folder: Path
    case: Path
    vault: Vault

    @property
    def ledger(self) -> Ledger:
        return open_case(self.case)

    @property
    def identity(self) -> Identity:
        return unlock(self.vault.folder, None)

    @property
    def sealed(self) -> list[str]:
        """What lies in the folder of sealed files, by name."""
        return sorted(path.name for path in self.vault.sealed.iterdir())

    def file(self, name: str, data: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(data)
        return path

    def add(self, name: str, data: bytes, **said: Any) -> Evidence:
        added = add(self.case, self.vault, [Given(path=self.file(name, data), **said)], now=NOW)
        return added.kept[0].item

    def note(self, text: str) -> None:
        name = self.ledger.next_id("note")
        append(self.case, [Note(id=name, recorded_at=NOW, text=text)], self.ledger.head)

    def check(self, *, opens: bool = False, **asked: Any) -> Checked:
        identity = self.identity if opens else None
        return check(self.case, self.vault.folder, identity=identity, **asked)

    def codes(self, **asked: Any) -> list[tuple[str, str]]:
        return [(found.code, found.where) for found in self.check(**asked).findings]


def box_in(folder: Path) -> Box:
    """Return a new case with an empty vault, and a folder for the person's files."""
    own = folder / "own"
    own.mkdir(parents=True)
    case = create(folder / "mine.ashore", Ledger.begin("case-1"))
    vault = make_vault(vault_folder(case), open_case(case), passphrase=None)
    return Box(own, case, vault)


@pytest.fixture
def box(tmp_path: Path) -> Box:
    return box_in(tmp_path)
