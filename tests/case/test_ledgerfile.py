"""No change to a file's bytes goes unseen, and each is named."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import ledgers

from ashore.case.canonical import digest
from ashore.case.ledger import Ledger
from ashore.case.ledgerfile import ledger_bytes, ledger_from_bytes
from ashore.errors.base import DataError
from ashore.errors.case import BrokenChainError, CaseSchemaError, CaseTruncatedError

NAMED = re.compile(r"a\.ashore:(\d+)")


@settings(max_examples=50)
@given(ledgers())
def test_the_bytes_read_back_as_the_ledger(ledger: Ledger) -> None:
    assert ledger_from_bytes(ledger_bytes(ledger)) == ledger


def test_the_file_is_a_header_a_line_an_entry_and_a_seal(small: Ledger) -> None:
    *lines, seal, rest = ledger_bytes(small).split(b"\n")
    assert tuple(lines) == (small.header_line, *small.lines)
    assert seal.decode() == f'{{"count":4,"head":"{small.head}"}}'
    assert rest == b""


def named_line(data: bytes) -> int:
    """Return the line that is named when these bytes are refused."""
    with pytest.raises(DataError) as caught:
        ledger_from_bytes(data, where="a.ashore")
    assert caught.value.code in {"case.broken-chain", "case.truncated", "case.schema"}
    match = NAMED.fullmatch(caught.value.where)
    assert match is not None
    return int(match[1])


def test_every_flipped_bit_is_seen_and_its_line_named(small: Ledger) -> None:
    data = ledger_bytes(small)
    lines = data.count(b"\n")
    for at in range(len(data)):
        for bit in (1 << n for n in range(8)):
            changed = data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :]
            line = data.count(b"\n", 0, at) + 1
            # The last entry and the seal vouch for each other, so either may be named; a line
            # break that appears or goes moves the lines around it by one.
            near = 1 if line >= lines - 1 or changed.count(b"\n") != lines else 0
            assert abs(named_line(changed) - line) <= near


def test_every_cut_is_seen(small: Ledger) -> None:
    data = ledger_bytes(small)
    for length in range(len(data)):
        with pytest.raises(CaseTruncatedError) as caught:
            ledger_from_bytes(data[:length], where="a.ashore")
        last = max(1, len(data[:length].splitlines()))
        assert caught.value.where == f"a.ashore:{last}"


@settings(max_examples=50)
@given(ledgers(), st.data())
def test_any_changed_byte_is_seen(ledger: Ledger, data: st.DataObject) -> None:
    file = ledger_bytes(ledger)
    at = data.draw(st.integers(0, len(file) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != file[at]))
    named_line(file[:at] + bytes([byte]) + file[at + 1 :])


@settings(max_examples=50)
@given(ledgers(), st.data())
def test_any_removed_repeated_or_swapped_line_is_seen(ledger: Ledger, data: st.DataObject) -> None:
    lines = ledger_bytes(ledger).splitlines(keepends=True)
    a, b = data.draw(st.lists(st.integers(0, len(lines) - 1), min_size=2, max_size=2, unique=True))
    removed = lines[:a] + lines[a + 1 :]
    repeated = [*lines[:a], lines[a], *lines[a:]]
    swapped = list(lines)
    swapped[a], swapped[b] = swapped[b], swapped[a]
    for changed in (removed, repeated, swapped):
        named_line(b"".join(changed))


def test_a_removed_line_is_named_as_removed(small: Ledger) -> None:
    lines = ledger_bytes(small).splitlines(keepends=True)
    with pytest.raises(BrokenChainError) as caught:
        ledger_from_bytes(b"".join(lines[:2] + lines[3:]), where="a.ashore")
    assert str(caught.value).startswith(
        "a.ashore:2: the ledger is not as it was written; something after this is gone."
    )
    assert "这里之后少了内容" in caught.value.message("zh")


def test_an_empty_file_is_truncated_at_its_first_line() -> None:
    with pytest.raises(CaseTruncatedError) as caught:
        ledger_from_bytes(b"", where="a.ashore")
    assert "it stops at line 1, column 1" in str(caught.value)


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"[]\n", b"\xff\xfe{", b'{\n  "schema"'])
def test_another_kind_of_file_is_no_case(data: bytes) -> None:
    with pytest.raises(CaseSchemaError) as caught:
        ledger_from_bytes(data, where="a.ashore")
    assert caught.value.where == "a.ashore:1"


def test_a_newer_version_is_named() -> None:
    newer = Ledger.begin("c").header_line.replace(b"ashore-case/1", b"ashore-case/9")
    seal = b'{"count":0,"head":"%b"}' % digest(newer).encode()
    with pytest.raises(CaseSchemaError) as caught:
        ledger_from_bytes(newer + b"\n" + seal + b"\n", where="a.ashore")
    assert "“ashore-case/9”; this program reads ashore-case/1" in str(caught.value)
