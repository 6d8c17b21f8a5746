"""Entries are what reading them would give, and the same line has one id in every export."""

from __future__ import annotations

import gc
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.case.entries_people import Transaction
from ashore.case.ledger import Ledger
from ashore.case.many import collector_paused
from ashore.intake.given_file import GivenFile
from ashore.intake.reading import Reading
from tests.intake.money.exports import (
    ALIPAY_ROWS,
    CITIC,
    NOW,
    WECHAT_ROWS,
    alipay,
    kept,
    read,
    wechat,
)
from tests.intake.money.exports import given as file_of
from tests.intake.money.sheets import xls


def readings() -> list[Reading]:
    kept_ones = ("jd", "meituan", "cmb_credit", "icbc_debit", "boc_debit", "bocom_debit")
    files = [file_of(text) for text in (alipay(*ALIPAY_ROWS), wechat(*WECHAT_ROWS))]
    files += [file_of(kept(name)) for name in kept_ones]
    return [read(file) for file in (*files, GivenFile.of(xls(CITIC), "a.xls"))]


def test_every_entry_is_what_reading_it_would_give() -> None:
    entries: list[Any] = [entry for reading in readings() for entry in reading.entries]
    assert len(entries) > 25
    for entry in entries:
        said = entry.model_dump(mode="json", exclude_unset=True)
        again = Transaction.model_validate_json(entry.model_dump_json(exclude_unset=True))
        assert entry == again
        assert list(entry.__dict__) == list(again.__dict__)
        assert [type(value) for value in entry.__dict__.values()] == [
            type(value) for value in again.__dict__.values()
        ]
        assert entry.model_fields_set == again.model_fields_set
        assert entry.source.model_fields_set == again.source.model_fields_set
        assert (entry.model_extra, entry.source.model_extra) == ({}, {})
        assert again.model_dump(mode="json", exclude_unset=True) == said


def test_entries_go_into_a_ledger_and_come_back() -> None:
    entries = read(file_of(alipay(*ALIPAY_ROWS))).entries
    ledger = Ledger.begin("harbour").append(*entries)
    assert [entry.model_copy(update={"prev": None}) for entry in ledger.entries] == list(entries)


@given(st.data())
@settings(max_examples=30)
def test_overlapping_exports_have_the_same_ids(data: st.DataObject) -> None:
    rows = [row for row in ALIPAY_ROWS if "退款" not in row and "关闭" not in row]
    start = data.draw(st.integers(0, 3))
    one, other = rows[:5], rows[start:]
    ids = {
        entry.order_no: entry.id  # type: ignore[union-attr]
        for entry in read(file_of(alipay(*one))).entries
    }
    for entry in read(file_of(alipay(*other), "gb18030")).entries:
        assert ids.get(entry.order_no, entry.id) == entry.id  # type: ignore[union-attr]


def test_lines_that_say_the_same_are_told_apart() -> None:
    row = "2026-03-05 12:10:01|餐饮美食|河湾面馆|午饭|支出|18.50|余额|交易成功|"
    first, second = read(file_of(alipay(row, row))).entries
    assert second.id == f"{first.id}-2"


def test_the_moment_of_recording_carries_a_zone() -> None:
    [entry] = read(file_of(alipay(ALIPAY_ROWS[0]))).entries
    assert entry.recorded_at == NOW
    assert entry.recorded_at.tzinfo is not None


def test_the_collector_runs_again_afterwards() -> None:
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_changed_copy_leaves_the_others_as_they_are() -> None:
    row = "2026-03-05 12:10:01|餐饮美食|河湾面馆|午饭|支出|18.50|余额|交易成功|"
    first, second = read(file_of(alipay(row, row))).entries
    before = set(second.model_fields_set)
    changed = first.model_copy(update={"prev": "0" * 64, "unheard_of": 1})
    assert changed.model_fields_set == before | {"prev", "unheard_of"}
    assert changed.model_extra == {"unheard_of": 1}
    assert first.model_extra == second.model_extra == {}
    assert first.model_fields_set == second.model_fields_set == before
