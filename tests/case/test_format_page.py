"""The test vector of the format page is what the program writes."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from ashore.case.entry import Note
from ashore.case.exchange import case_from_json, case_to_json
from ashore.case.ledgerfile import ledger_bytes, ledger_from_bytes
from ashore.case.replay import replay

PAGE = Path(__file__).parents[2] / "docs" / "format" / "case-file.md"


def test_the_vector_is_a_case_file_to_the_byte() -> None:
    page = PAGE.read_text(encoding="utf-8")
    block = re.search(r"```json-lines\n(.*?)```", page, re.DOTALL)
    stated = re.search(r"This file has (\d+) bytes; its SHA-256 is `([0-9a-f]{64})`", page)
    assert block is not None
    assert stated is not None
    data = block[1].encode()
    assert (str(len(data)), hashlib.sha256(data).hexdigest()) == stated.groups()
    ledger = ledger_from_bytes(data)
    assert ledger_bytes(ledger) == data
    assert case_from_json(case_to_json(ledger)) == ledger
    (note,) = replay(ledger).of(Note)
    assert note.text == "还差 2.00 元"
    assert ledger.entries[0].model_extra == {"x-colour": "blue"}
