"""Whatever a file holds, reading it ends in a reading or in one of our errors."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.errors.base import AshoreError
from ashore.intake.given_file import GivenFile
from ashore.intake.money.reader import READERS
from ashore.intake.money.table import Form, form_of
from tests.intake.money.exports import ALIPAY_ROWS, ASKED, SPDB, WECHAT_ROWS, alipay, kept, wechat
from tests.intake.money.sheets import page, pdf, xls, xlsx
from tests.intake.money.test_pdf_table import PAGES, WIDTHS

WECHAT_CELLS = [line.split(",") for line in wechat(*WECHAT_ROWS).splitlines()]
SEEDS = {
    "gb18030": alipay(*ALIPAY_ROWS).encode("gb18030"),
    "utf-8": wechat(*WECHAT_ROWS).encode(),
    "utf-16": kept("jd").encode("utf-16"),
    "bank": kept("icbc_debit").encode(),
    "card": kept("cmb_credit").encode(),
    "xlsx": xlsx(WECHAT_CELLS),
    "xls": xls(SPDB),
    "page": page(SPDB),
    "pdf": pdf(PAGES, widths=WIDTHS),
}
CHANGES = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True),
        st.sampled_from(["set", "cut", "drop", "put", "twice"]),
        st.binary(min_size=1, max_size=6),
    ),
    min_size=1,
    max_size=6,
)


def changed(data: bytes, changes: list[tuple[float, str, bytes]]) -> bytes:
    """Return some bytes with changes at places that are shares of their length."""
    for share, how, piece in changes:
        at = int(share * len(data))
        if how == "set":
            data = data[:at] + piece + data[at + len(piece) :]
        elif how == "cut":
            data = data[:at]
        elif how == "drop":
            data = data[:at] + data[at + len(piece) :]
        elif how == "put":
            data = data[:at] + piece + data[at:]
        else:
            data = data[:at] + data[at : at + 40] * 2 + data[at + 40 :]
    return data


def read_by_all(data: bytes) -> None:
    """Read bytes with every reader that takes them; each must account for every row."""
    file = GivenFile.of(data, "a.csv")
    for reader in READERS:
        if reader.recognises(file):
            try:
                reading = reader.read(file, ASKED)
            except AshoreError:
                continue
            assert reading.rows == len(reading.entries) + len(reading.left_out)
            assert len({entry.id for entry in reading.entries}) == len(reading.entries)


@pytest.mark.parametrize("seed", [name for name in SEEDS if not name.startswith("xls")])
@given(CHANGES)
@settings(max_examples=40)
def test_changed_bytes(seed: str, changes: list[tuple[float, str, bytes]]) -> None:
    read_by_all(changed(SEEDS[seed], changes))


@pytest.mark.parametrize("seed", ["xlsx", "xls"])
@given(CHANGES)
@settings(max_examples=8)
def test_changed_bytes_of_a_spreadsheet(seed: str, changes: list[tuple[float, str, bytes]]) -> None:
    # Each is read in a process of its own, so there are fewer of them.
    read_by_all(changed(SEEDS[seed], changes))


@given(st.binary(max_size=200), st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.4\n", b"<table>"]))
@settings(max_examples=100)
def test_any_bytes(data: bytes, begin: bytes) -> None:
    read_by_all(begin + data)


@given(st.text(max_size=80))
def test_any_text_in_a_cell(text: str) -> None:
    row = "2026-03-05 12:10:01|餐饮美食|河湾面馆|午饭|支出|18.50|余额|交易成功|A1"
    cell = text.replace("|", "").encode("utf-8", "replace").decode()
    read_by_all(alipay(row.replace("午饭", cell)).encode("utf-8"))


def test_forms() -> None:
    assert [form_of(GivenFile.of(data, "x")) for data in SEEDS.values()] == [
        *[Form.TEXT] * 5,
        Form.WORKBOOK,
        Form.WORKBOOK,
        Form.PAGE,
        Form.PDF,
    ]
    assert form_of(GivenFile.of(b"", "x")) is Form.NONE
    assert form_of(GivenFile.of(b"\x00\x01\x02", "x")) is Form.NONE
