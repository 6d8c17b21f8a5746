"""The bundle: what was kept, in one ZIP file that a stranger can check without Ashore."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from ashore.case.canonical import canonical_bytes
from ashore.case.ledger import Ledger
from ashore.case.replay import replay
from ashore.errors.vault import BundleEmptyError, BundlePlaceError, ItemDamagedError
from ashore.evidence.age import Identity, Writable
from ashore.evidence.bundle_readme import readme
from ashore.evidence.disk import UNFINISHED, NewFile
from ashore.evidence.head import Head, head_of, line_hashes
from ashore.evidence.index import IndexRow, index_html
from ashore.evidence.items import chosen_items, without_redacted
from ashore.evidence.keeper import Keeper, keeper_of
from ashore.evidence.names import safe_name
from ashore.evidence.sealing import Told, unseal
from ashore.evidence.source import opened
from ashore.evidence.stamps import CHAIN as CERTIFICATES
from ashore.evidence.stamps import REPLY, REQUEST, STATEMENT, read_bytes, stamps_in
from ashore.evidence.vault import Vault
from ashore.evidence.verify import CHAIN, FILES, MANIFEST, SCHEMA, SUMS, chain_of
from ashore.evidence.zipping import Into, Memory, ZipWriter

README, INDEX, VERIFIER, STAMPS = "README.txt", "index.html", "verify.py", "stamps/"


@dataclass(frozen=True, slots=True)
class Exported:
    """A bundle that was written: what is in it, its size, and the SHA-256 of its SHA256SUMS."""

    path: Path
    rows: tuple[IndexRow, ...]
    head: Head
    size: int
    fingerprint: str


More = Callable[[Sequence[IndexRow], Ledger], Mapping[str, bytes]]
"""Makes more pages of a bundle from its files and the ledger."""


def export(
    case: Path | Keeper,
    vault: Vault,
    identity: Identity,
    out: Path,
    *,
    made_at: dt.datetime,
    only: Sequence[str] = (),
    redacted: bool = False,
    whole_chain: bool = False,
    more: More | None = None,
    told: Told = lambda _: None,
) -> Exported:
    """Return what was written, once the bundle is on the disk, whole.

    Entries that are no item of the bundle are held back: only their hashes go with it.

    Args:
        case: The case file, its folder, or who keeps the case.
        vault: The vault beside it.
        identity: Opens the sealed files.
        out: The ZIP file to make.
        made_at: The moment at which it is made.
        only: The ids of the items to hand over; all that count where none is named.
        redacted: Leave out each original of which a redacted copy goes along.
        whole_chain: Hand over every entry of the case, also those that are about something else.
        more: Gives more small files by their names, like an index in another form.
        told: Is told how many more bytes were read.

    Raises:
        BundlePlaceError: If there is a file already.
        BundleEmptyError: If nothing is sealed.
        ItemUnknownError: If an id names no sealed item.
        ItemDamagedError: If a sealed file is not as it was sealed; nothing is written.
        VaultWriteError: If it cannot be written; nothing is left behind.
    """
    if out.exists():
        raise BundlePlaceError(where=out.name)
    ledger = keeper_of(case).load()
    rows = _rows(ledger, vault, only, redacted=redacted)
    with NewFile(out.with_name(f".{out.name}{UNFINISHED}")) as into:
        fingerprint = _write(
            into, ledger, vault, rows, identity,
            name=out.name, made_at=made_at, whole_chain=whole_chain, more=more, told=told,
        )  # fmt: skip
        into.place_at(out)
    return Exported(out, rows, head_of(ledger), out.stat().st_size, fingerprint)


def bundle_in_memory(
    case: Path | Keeper,
    vault: Vault,
    identity: Identity,
    name: str,
    *,
    made_at: dt.datetime,
    only: Sequence[str] = (),
    redacted: bool = False,
    whole_chain: bool = False,
    more: More | None = None,
    told: Told = lambda _: None,
) -> tuple[bytes, Exported]:
    """Return a bundle as bytes, and what is in it; nothing of it is written to the disk.

    The arguments are those of ``export``, but for ``name``, what the file will be called.

    Raises:
        BundleEmptyError: If nothing is sealed.
        ItemUnknownError: If an id names no sealed item.
        ItemDamagedError: If a sealed file is not as it was sealed.
    """
    ledger, into = keeper_of(case).load(), Memory()
    rows = _rows(ledger, vault, only, redacted=redacted)
    fingerprint = _write(
        into, ledger, vault, rows, identity,
        name=name, made_at=made_at, whole_chain=whole_chain, more=more, told=told,
    )  # fmt: skip
    content = into.content
    return content, Exported(Path(name), rows, head_of(ledger), len(content), fingerprint)


def _write(
    into: Into,
    ledger: Ledger,
    vault: Vault,
    rows: Sequence[IndexRow],
    identity: Identity,
    *,
    name: str,
    made_at: dt.datetime,
    whole_chain: bool,
    more: More | None,
    told: Told,
) -> str:
    """Return the SHA-256 of a bundle's SHA256SUMS, once all of it is written."""
    shown = range(len(ledger.lines) + 1) if whole_chain else [row.line for row in rows]
    writer = ZipWriter(into, made_at)
    pages = _pages(ledger, vault, rows, sorted(shown), made_at, name)
    added = more(rows, ledger) if more else {}
    for place, data in (*pages, *added.items()):
        writer.add_bytes(place, data)
    for row in rows:
        _add_item(writer, vault, row, identity, told)
    sums = "".join(f"{digest}  {place}\n" for place, digest in writer.sums)
    writer.add_bytes(SUMS, sums.encode())
    writer.finish()
    return writer.sums[-1][1]


def _rows(
    ledger: Ledger, vault: Vault, only: Sequence[str], *, redacted: bool
) -> tuple[IndexRow, ...]:
    items = chosen_items(replay(ledger), only)
    if redacted:
        items = without_redacted(items)
    if not items:
        raise BundleEmptyError(where=vault.folder.name)
    lines = {entry.id: n for n, entry in enumerate(ledger.entries, start=1)}
    return tuple(
        IndexRow(
            number=n,
            line=lines[item.id],
            path=f"{FILES}{n:03d}-{safe_name(item.name)}",
            item=item,
        )
        for n, item in enumerate(items, start=1)
    )


def _pages(
    ledger: Ledger,
    vault: Vault,
    rows: Sequence[IndexRow],
    shown: list[int],
    made_at: dt.datetime,
    bundle_name: str,
) -> Iterator[tuple[str, bytes]]:
    """Yield the small files of a bundle, in their order."""
    head, stamps = head_of(ledger), dict(_stamps(vault))
    named = [_named(number, found) for number, found in stamps.items()]
    whole = len(shown) == len(ledger.lines) + 1
    page = readme(head, named, whole_chain=whole, bundle_name=bundle_name)
    yield README, page.encode()
    yield INDEX, index_html(rows, head, made_at=made_at).encode()
    yield MANIFEST, _manifest(ledger, rows, shown, named, made_at)
    yield CHAIN, chain_bytes(ledger, frozenset(shown))
    yield VERIFIER, files("ashore.evidence").joinpath(VERIFIER).read_bytes()
    for number, found in stamps.items():
        for ending, data in sorted(found.items()):
            yield f"{STAMPS}{number}{ending}", data


def chain_bytes(ledger: Ledger, shown: frozenset[int]) -> bytes:
    """Return the lines of a case file, those that are not shown as their hash alone.

    Args:
        ledger: The ledger.
        shown: The numbers of the lines that are shown; 0 is the header.
    """
    lines = (ledger.header_line, *ledger.lines)
    seal = canonical_bytes({"count": len(ledger.lines), "head": ledger.head})
    written = [
        line if n in shown else canonical_bytes({"withheld": hashed})
        for n, (line, hashed) in enumerate(zip(lines, line_hashes(ledger), strict=True))
    ]
    return b"\n".join((*written, seal, b""))


def _manifest(
    ledger: Ledger,
    rows: Sequence[IndexRow],
    shown: list[int],
    stamps: list[dict[str, str]],
    made_at: dt.datetime,
) -> bytes:
    items = [
        {
            "number": row.number,
            "entry": row.item.id,
            "line": row.line,
            "file": row.path,
            "sha256": row.item.blob,
            "size": row.item.size,
        }
        for row in rows
    ]
    values = {
        "schema": SCHEMA,
        "made_at": made_at.isoformat(),
        "chain": chain_of(line_hashes(ledger), shown),
        "items": items,
        "stamps": stamps,
    }
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode()


def _stamps(vault: Vault) -> Iterator[tuple[str, dict[str, bytes]]]:
    """Yield the files of each timestamp that has a reply."""
    for stamp in stamps_in(vault):
        if stamp.files >= {STATEMENT, REQUEST, REPLY}:
            paths = {ending: stamp.path(vault.stamps, ending) for ending in stamp.files}
            yield stamp.number, {ending: read_bytes(path) for ending, path in paths.items()}


def _named(number: str, found: Mapping[str, bytes]) -> dict[str, str]:
    place = f"{STAMPS}{number}"
    roles = {"statement": STATEMENT, "request": REQUEST, "reply": REPLY}
    roles |= {"certificates": CERTIFICATES} if CERTIFICATES in found else {}
    return {role: f"{place}{ending}" for role, ending in roles.items()}


def _add_item(
    writer: ZipWriter, vault: Vault, row: IndexRow, identity: Identity, told: Told
) -> None:
    content, size = row.item.blob or "", row.item.size or 0

    def fill(into: Writable) -> None:
        with opened(vault.blob(content)) as file:
            found = unseal(file, into, identity, where=row.item.id, told=told)
        if (found.digest, found.size) != (content, size):
            raise ItemDamagedError(where=row.item.id)

    writer.add(row.path, size, fill)
