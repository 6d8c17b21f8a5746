"""A head is printed in full, in short and as a QR code, and read back as it was typed."""

from __future__ import annotations

import pytest
import segno

from ashore.case.ledger import Ledger
from ashore.errors.vault import HeadTextError
from ashore.evidence.head import (
    Head,
    digits_from_text,
    head_of,
    line_hashes,
    qr_matrix,
    qr_svg,
)

HEAD = Head("c38319d17ff1d77c5a4d7be6ac51b1dc1ba4c4f4a0cb3a3ad8fcbe4dbb4ac5e9", 12)


def test_the_head_of_a_ledger() -> None:
    ledger = Ledger.begin("case-1")
    assert head_of(ledger) == Head(ledger.head, 0)
    assert line_hashes(ledger) == [ledger.head]


@pytest.mark.parametrize(
    "written",
    [
        HEAD.text,
        HEAD.grouped,
        HEAD.digest.upper(),
        f"  {HEAD.short} ",
        f"ASHORE:HEAD:12:{HEAD.digest}",
        HEAD.digest[:12],
    ],
)
def test_a_head_is_read_as_it_was_written(written: str) -> None:
    digits = digits_from_text(written)
    assert len(digits) >= 12
    assert HEAD.digest.startswith(digits)


@pytest.mark.parametrize(
    "written", ["", "c38319d17ff", "没有", HEAD.digest + "0", "ASHORE HEAD 12", "g" * 64]
)
def test_what_is_no_head_is_told(written: str) -> None:
    with pytest.raises(HeadTextError):
        digits_from_text(written)


def test_the_code_holds_the_text() -> None:
    matrix = qr_matrix(HEAD)
    expected = segno.make_qr(HEAD.text, error="m", mode="alphanumeric").matrix
    assert matrix == tuple(tuple(map(bool, row)) for row in expected)
    assert len(matrix) == len(matrix[0]) == 33


def test_the_picture_is_one_svg_without_a_head_of_xml() -> None:
    svg = qr_svg(HEAD)
    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" width="41mm" height="41mm"')
    assert svg.endswith("</svg>")
    assert "<?xml" not in svg
