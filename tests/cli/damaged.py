"""Case files that are wrong in one way each, and what is said of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ashore.case.exchange import case_to_json
from ashore.case.ledgerfile import ledger_bytes
from ashore.samples.story import sample_case
from tests.cli.conftest import TODAY


@dataclass(frozen=True)
class Damage:
    """One way of being wrong: how to make it, and the code, exit and place that it gives."""

    make: Callable[[Path], Path]
    code: str
    exit: int
    place: str


def _plain_case() -> dict[str, Any]:
    """Return the sample as JSON without its chain, as somebody would write it by hand."""
    case: dict[str, Any] = json.loads(case_to_json(sample_case(TODAY)))
    del case["head"]
    for entry in case["entries"]:
        del entry["prev"]
    return case


def _number_of(case: dict[str, Any], name: str) -> int:
    return next(n for n, entry in enumerate(case["entries"]) if entry["id"] == name)


FIRST_PAYMENT = next(
    n
    for n, entry in enumerate(_plain_case()["entries"])
    if entry["kind"] == "payment" and entry["loan"] == "shizhou"
)
FIRST_PAYMENT_ID: str = _plain_case()["entries"][FIRST_PAYMENT]["id"]
LOAN = _number_of(_plain_case(), "shizhou")


def _with(entry: int, **fields: object) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        case = _plain_case()
        case["entries"][entry] |= fields
        return _written(folder / "case.json", json.dumps(case).encode())

    return make


def _bytes(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], Path]:
    return lambda folder: _written(folder / name, change(ledger_bytes(sample_case(TODAY))))


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _folder(folder: Path) -> Path:
    place = folder / "empty"
    place.mkdir()
    return place


def _huge(folder: Path) -> Path:
    place = folder / "case.json"
    with place.open("wb") as file:
        file.write(b'{"schema":"ashore-case/1","case_id":"')
        file.write(b"x" * (50 * 1024 * 1024))
        file.write(b'","entries":[]}')
    return place


DAMAGES = {
    "missing": Damage(lambda folder: folder / "gone.ashore", "case.missing", 2, "gone.ashore"),
    "folder-without-a-ledger": Damage(_folder, "case.missing", 2, "ledger.ashore"),
    "broken-chain": Damage(
        _bytes("case.ashore", lambda data: data.replace("石舟分期·安心借".encode(), b"?")),
        "case.broken-chain",
        3,
        f"case.ashore:{LOAN + 2}",
    ),
    "truncated": Damage(
        _bytes("case.ashore", lambda data: data[: len(data) // 2]),
        "case.truncated",
        3,
        "case.ashore:",
    ),
    "unknown-kind": Damage(
        _with(FIRST_PAYMENT, kind="karma"), "case.unknown-kind", 3, f"entries[{FIRST_PAYMENT}]"
    ),
    "three-decimals": Damage(
        _with(FIRST_PAYMENT, amount="951.634"),
        "money.amount",
        3,
        f"case.json: entries[{FIRST_PAYMENT}].amount",
    ),
    "negative": Damage(
        _with(FIRST_PAYMENT, amount="-951.63"),
        "money.negative",
        3,
        f"case.json: entries[{FIRST_PAYMENT}].amount",
    ),
    "payment-before-disbursement": Damage(
        _with(FIRST_PAYMENT, on="2025-12-01"),
        "case.payment-before-disbursement",
        3,
        FIRST_PAYMENT_ID,
    ),
    "duplicate-id": Damage(
        _with(FIRST_PAYMENT, id="shizhou"), "case.duplicate-id", 3, f"entries[{FIRST_PAYMENT}]"
    ),
    "impossible-date": Damage(
        _with(FIRST_PAYMENT, on="2026-02-30"),
        "money.date",
        3,
        f"case.json: entries[{FIRST_PAYMENT}].on",
    ),
    "fifty-megabytes": Damage(_huge, "case.too-large", 3, "case.json"),
    "not-json": Damage(
        lambda folder: _written(folder / "case.json", "合同.pdf\n".encode()),
        "case.json",
        3,
        "case.json",
    ),
    "not-a-case": Damage(
        lambda folder: _written(folder / "case.json", b'{"schema":"other/1","entries":[]}'),
        "case.schema",
        3,
        "case.json",
    ),
}
