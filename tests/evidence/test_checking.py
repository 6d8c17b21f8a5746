"""Whatever was done to a vault or to the chain is found and called by its name."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pyrage  # type: ignore[import-untyped]
import pytest

from ashore.case.casefile import append, create
from ashore.case.entries_papers import Evidence, Sealed
from ashore.case.ledger import Ledger
from ashore.evidence.checking import check
from ashore.evidence.head import head_of
from ashore.findings import Severity
from tests.evidence.conftest import NOW, Box, box_in

FIRST, SECOND = "evidence-1", "evidence-2"


@pytest.fixture
def two(box: Box) -> Box:
    """Return a vault with two files of the same length, and a note after them."""
    box.add("a.txt", b"a" * 1000)
    box.add("b.txt", b"b" * 1000)
    box.note("打过电话")
    return box


def blob(box: Box, number: int) -> Path:
    entry = box.ledger.entries[number - 1]
    assert isinstance(entry, Evidence)
    return box.vault.blob(str(entry.blob))


def test_a_vault_as_it_was_left_is_sound(two: Box) -> None:
    sealed, opened = two.check(), two.check(opens=True)
    assert (sealed.items, sealed.opened, sealed.findings) == (2, None, ())
    assert (opened.items, opened.opened, opened.sound) == (2, 2, True)
    assert sealed.head == head_of(two.ledger)


def rename(box: Box) -> None:
    blob(box, 1).rename(box.vault.sealed / "other.age")


def copy(box: Box) -> None:
    shutil.copy(blob(box, 1), box.vault.sealed / "again.age")


def edit(box: Box) -> None:
    data = bytearray(blob(box, 1).read_bytes())
    data[-1] ^= 1
    blob(box, 1).write_bytes(data)


def truncate(box: Box) -> None:
    blob(box, 1).write_bytes(blob(box, 1).read_bytes()[:-1])


def extend(box: Box) -> None:
    blob(box, 1).write_bytes(blob(box, 1).read_bytes() + b"xy")


def remove(box: Box) -> None:
    blob(box, 1).unlink()


def swap(box: Box) -> None:
    one, other = blob(box, 1), blob(box, 2)
    aside = box.folder / "aside"
    one.rename(aside)
    other.rename(one)
    aside.rename(other)


def link(box: Box) -> None:
    aside = box.folder / "aside"
    blob(box, 1).rename(aside)
    blob(box, 1).symlink_to(aside)


def stranger(box: Box) -> None:
    (box.vault.sealed / "note.txt").write_bytes(b"hello")
    (box.vault.folder / "more").mkdir()


def unfinished(box: Box) -> None:
    (box.vault.sealed / ".new").write_bytes(b"half")
    (box.vault.folder / ".head.json.new").write_bytes(b"half")


def orphan(box: Box) -> None:
    (box.vault.sealed / f"{'0' * 64}.age").write_bytes(b"sealed")


def lose_the_key(box: Box) -> None:
    (box.vault.folder / "key").unlink()


def open_the_key(box: Box) -> None:
    (box.vault.folder / "key").chmod(0o644)


def swap_the_key(box: Box) -> None:
    other = box_in(box.folder / "elsewhere")
    for name in ("key", "vault.json"):
        data = (other.vault.folder / name).read_bytes()
        (box.vault.folder / name).write_bytes(data.replace(other.vault.case.encode(), b""))
    record = (other.vault.folder / "vault.json").read_bytes()
    (box.vault.folder / "vault.json").write_bytes(record)


def forget(box: Box) -> None:
    (box.vault.folder / "head.json").unlink()


@pytest.mark.parametrize(
    ("harm", "found"),
    [
        (rename, [("vault.renamed", FIRST)]),
        (copy, [("vault.copied", "again.age")]),
        (edit, [("vault.edited", FIRST)]),
        (truncate, [("vault.truncated", FIRST)]),
        (extend, [("vault.extended", FIRST)]),
        (remove, [("vault.missing", FIRST)]),
        (swap, [("vault.swapped", FIRST), ("vault.swapped", SECOND)]),
        (link, [("vault.link", FIRST)]),
        (stranger, [("vault.unknown", "note.txt"), ("vault.unknown", "more")]),
        (unfinished, [("vault.leftover", ".new"), ("vault.leftover", ".head.json.new")]),
        (orphan, [("vault.orphan", f"{'0' * 64}.age")]),
        (lose_the_key, [("vault.key-missing", "key")]),
        (open_the_key, [("vault.key-open", "key")]),
        (swap_the_key, [("vault.key-changed", "vault.json")]),
        (forget, [("vault.head-forgotten", "head.json")]),
    ],
)
def test_each_harm_is_named(
    two: Box, harm: Callable[[Box], None], found: list[tuple[str, str]]
) -> None:
    harm(two)
    assert two.codes() == found
    assert two.check().sound is (harm is unfinished)


def test_the_words_of_a_finding(two: Box) -> None:
    truncate(two)
    [found] = two.check().findings
    size = blob(two, 1).stat().st_size
    assert found.severity is Severity.URGENT
    assert found.says.en == (
        f"The sealed file was cut short: it should hold {size + 1} bytes and holds {size}."
    )
    assert found.says.zh == f"封存件被截短：应有 {size + 1} 字节，现有 {size} 字节。"


def test_a_renamed_file_is_pointed_to(two: Box) -> None:
    rename(two)
    [found] = two.check().findings
    assert found.says.en == "The sealed file was renamed; it is now other.age."


def test_sealed_bytes_of_something_else_are_seen_once_they_are_opened(box: Box) -> None:
    sealed = pyrage.encrypt(b"other", [pyrage.x25519.Recipient.from_str(box.vault.recipient)])
    forged = "0" * 64
    box.vault.blob(forged).write_bytes(sealed)
    _record(box, forged, sealed)
    assert box.codes() == []
    assert box.codes(opens=True) == [("vault.content", FIRST)]


def test_sealed_to_another_key_is_seen_once_it_is_opened(box: Box) -> None:
    other = pyrage.x25519.Identity.generate().to_public()
    sealed = pyrage.encrypt(b"other", [other])
    forged = "0" * 64
    box.vault.blob(forged).write_bytes(sealed)
    _record(box, forged, sealed)
    assert box.codes(opens=True) == [("vault.not-opened", FIRST)]


def _record(box: Box, content: str, sealed: bytes) -> None:
    seal = Sealed(hash=hashlib.sha256(sealed).hexdigest(), size=len(sealed), to=box.vault.recipient)
    entry = Evidence(id=FIRST, recorded_at=NOW, name="forged", blob=content, size=5, sealed=seal)
    append(box.case, [entry], box.ledger.head)


# The chain.


def lines(box: Box) -> list[bytes]:
    return box.case.read_bytes().split(b"\n")[:-1]


def put(box: Box, changed: list[bytes]) -> None:
    box.case.write_bytes(b"\n".join((*changed, b"")))


def reorder(box: Box) -> None:
    header, one, two, *rest = lines(box)
    put(box, [header, two, one, *rest])


def edit_entry(box: Box) -> None:
    header, one, *rest = lines(box)
    put(box, [header, one.replace(b"a.txt", b"x.txt"), *rest])


def cut_entry(box: Box) -> None:
    header, one, _, *rest = lines(box)
    put(box, [header, one, *rest])


def insert_entry(box: Box) -> None:
    header, one, *rest = lines(box)
    put(box, [header, one, one.replace(b"evidence-1", b"evidence-9"), *rest])


def tear(box: Box) -> None:
    box.case.write_bytes(box.case.read_bytes()[:-20])


@pytest.mark.parametrize(
    ("harm", "code", "where"),
    [
        (reorder, "vault.chain-reordered", "mine.ashore:2"),
        (edit_entry, "vault.chain-edited", "mine.ashore:2"),
        (cut_entry, "vault.chain-cut", "mine.ashore:2"),
        (insert_entry, "vault.chain-inserted", "mine.ashore:2"),
        (tear, "vault.chain-unreadable", "mine.ashore:5"),
    ],
)
def test_a_broken_chain_is_named(
    two: Box, harm: Callable[[Box], None], code: str, where: str
) -> None:
    harm(two)
    checked = two.check()
    assert [(found.code, found.where) for found in checked.findings] == [(code, where)]
    assert checked.findings[0].limits is not None
    assert (checked.head, checked.sound) == (None, False)


def test_an_old_chain_put_back_is_named(two: Box) -> None:
    old = two.case.read_bytes()
    two.add("c.txt", b"c")
    two.case.write_bytes(old)
    found = two.check().findings
    assert [one.code for one in found] == ["vault.rolled-back", "vault.orphan"]
    assert found[0].says.en == (
        "The ledger was put back to an older one: the vault remembers 4 entries, there are 3."
    )


def test_another_history_of_the_same_length_is_named(two: Box) -> None:
    old = two.case.read_bytes()
    two.add("c.txt", b"c")
    kept = two.case.read_bytes()
    two.case.write_bytes(old)
    two.note("改写的历史")
    assert ("vault.other-history", "head.json") in two.codes()
    two.case.write_bytes(kept)
    assert two.codes() == []


def test_a_printed_head_shows_what_the_machine_alone_cannot(two: Box) -> None:
    case, vault = two.case.read_bytes(), two.folder / "vault"
    shutil.copytree(two.vault.folder, vault)
    printed = two.check().head
    two.add("c.txt", b"c")
    later = two.check().head
    assert printed is not None
    assert later is not None
    assert two.codes(head=later.digest) == []
    assert two.codes(head=printed.digest[:12]) == [("vault.head-older", "--head")]
    two.case.write_bytes(case)  # the ledger and the vault are put back together
    shutil.rmtree(two.vault.folder)
    shutil.move(vault, two.vault.folder)
    assert two.codes() == []
    assert two.codes(head=later.digest) == [("vault.head-unknown", "--head")]


def test_a_vault_of_another_case_is_named(two: Box, tmp_path: Path) -> None:
    other = create(tmp_path / "other.ashore", Ledger.begin("case-2"))
    codes = [found.code for found in check(other, two.vault.folder).findings]
    assert codes == ["vault.other-case", "vault.orphan", "vault.orphan"]


def test_looking_changes_nothing(two: Box) -> None:
    everything = {
        path: path.read_bytes() for path in two.vault.folder.parent.rglob("*") if path.is_file()
    }
    two.check(opens=True)
    after = {
        path: path.read_bytes() for path in two.vault.folder.parent.rglob("*") if path.is_file()
    }
    assert after == everything
