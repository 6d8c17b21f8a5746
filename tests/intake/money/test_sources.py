"""Each known export is told by what is in it, and each of its rows becomes the right entry."""

from __future__ import annotations

import pytest

from ashore.intake.given_file import GivenFile
from ashore.intake.reading import Reading
from tests.intake.money.exports import (
    ALIPAY_ROWS,
    CITIC,
    SPDB,
    WECHAT_ROWS,
    alipay,
    given,
    kept,
    read,
    wechat,
)
from tests.intake.money.sheets import page, xls

Told = list[tuple[object, ...]]


def told(reading: Reading) -> Told:
    """Return day, time, fen, category and account of each entry."""
    return [(str(e.on), e.at, e.amount, e.category, e.account) for e in reading.entries]  # type: ignore[union-attr]


def left(reading: Reading) -> list[tuple[int | None, str]]:
    return [(one.row, one.code) for one in reading.left_out]


def test_alipay_from_the_app() -> None:
    reading = read(given(alipay(*ALIPAY_ROWS), "gb18030"))
    account = "支付宝 harbour@example.com"
    assert reading.reader == "alipay-app"
    assert told(reading) == [
        ("2026-03-05", "12:10:01", -1_850, "food", account),
        ("2026-03-04", "09:00:00", -32_000, "repayment", account),
        ("2026-03-03", "20:15:30", 20_000, None, account),
        ("2026-03-02", "10:00:00", 3_990, "refund", account),
        ("2026-03-01", "18:00:00", -3_990, "daily", account),
        ("2026-02-28", "08:00:00", 50_000, "transfer", account),
    ]
    assert left(reading) == [(6, "closed"), (8, "paid-by-another"), (9, "zero")]
    refund, payment = reading.entries[3:5]
    assert refund.refund_of == payment.id  # type: ignore[union-attr]
    first = reading.entries[0]
    assert first.model_dump(exclude_unset=True, exclude={"id", "recorded_at", "source"}) == {
        "on": first.on,  # type: ignore[union-attr]
        "at": "12:10:01",
        "amount": "-18.50",
        "counterpart": "河湾面馆",
        "text": "午饭",
        "category": "food",
        "account": account,
        "method": "余额",
        "status": "交易成功",
        "order_no": "A1",
    } | {"on": "2026-03-05"}
    assert first.source.row == 1
    assert first.source.file_hash == reading.file.digest


def test_alipay_from_the_web_ends_at_the_ruled_line() -> None:
    reading = read(given(kept("alipay_web"), "gb18030"))
    assert reading.reader == "alipay-web"
    account = "支付宝 harbour@example.com"
    assert told(reading) == [
        ("2026-03-05", "01:23:45", -3_990, "daily", account),
        ("2026-03-04", "23:59:59", 5, "transfer", account),
    ]
    [finding] = reading.findings
    assert (finding.code, finding.amount) == ("money.refund-elsewhere", 1_000)


def test_wechat_pay() -> None:
    reading = read(given(wechat(*WECHAT_ROWS)))
    account = "微信支付 一苇"
    assert reading.reader == "wechat-pay"
    assert told(reading) == [
        ("2026-03-05", "12:45:27", -2_816, "food", account),
        ("2026-03-04", "18:36:44", -54_858, "repayment", account),
        ("2026-03-03", "16:29:37", -110_010, "transfer", account),
        ("2026-03-02", "10:10:11", 35, None, account),
        ("2026-03-01", "10:00:00", -2_000, "daily", account),
        ("2026-03-01", "11:00:00", 500, "refund", account),
    ]
    assert reading.entries[5].refund_of == reading.entries[4].id  # type: ignore[union-attr]
    assert reading.entries[3].text == "微信红包"  # type: ignore[union-attr]
    assert [finding.code for finding in reading.findings] == ["money.paid-by-card"]


def test_jd_pairs_a_part_refund_and_leaves_what_is_not_paid_yet() -> None:
    reading = read(given(kept("jd"), "utf-8-sig"))
    assert reading.reader == "jd"
    assert told(reading) == [
        ("2026-03-05", "17:16:02", 8_984, "refund", "京东 jd_harbour"),
        ("2026-03-04", "13:27:56", -13_177, "daily", "京东 jd_harbour"),
        ("2026-03-01", "01:23:45", -12_005, "repayment", "京东 jd_harbour"),
    ]
    assert left(reading) == [(3, "paid-later"), (4, "zero")]
    assert reading.entries[0].refund_of == reading.entries[1].id  # type: ignore[union-attr]
    assert [finding.code for finding in reading.findings] == ["money.paid-by-card"]


def test_meituan_takes_what_was_paid_and_not_what_was_ordered() -> None:
    reading = read(given(kept("meituan")))
    assert reading.reader == "meituan"
    assert told(reading) == [
        ("2026-03-05", "20:35:25", -2_117, "food", "美团 harbour"),
        ("2026-03-04", "07:04:18", 2_000, "refund", "美团 harbour"),
        ("2026-03-03", "07:04:18", -2_000, "food", "美团 harbour"),
        ("2026-03-02", "20:59:20", -4_812, "repayment", "美团 harbour"),
    ]
    assert reading.entries[1].refund_of == reading.entries[2].id  # type: ignore[union-attr]


BANKS: dict[str, tuple[Told, list[tuple[int, str]]]] = {
    "cmb_credit": (
        [
            ("2025-12-29", None, 123, "repayment", "招商银行信用卡 1234"),
            ("2026-01-03", None, 390, None, "招商银行信用卡 1234"),
            ("2026-01-05", None, -800_000, "phone", "招商银行信用卡 1234"),
        ],
        [],
    ),
    "cmb_debit": (
        [
            ("2026-01-01", None, 123_400, None, "招商银行"),
            ("2026-01-02", None, -300, "utilities", "招商银行"),
        ],
        [(3, "foreign")],
    ),
    "icbc_credit": (
        [
            ("2026-01-22", None, -1_201, "food", "工商银行信用卡 1234"),
            ("2026-01-25", None, 462_101, "repayment", "工商银行信用卡 1234"),
        ],
        [],
    ),
    "icbc_debit": (
        [
            ("2026-01-02", None, -1_340, "food", "工商银行 1234"),
            ("2026-01-03", None, 123_456, None, "工商银行 1234"),
        ],
        [],
    ),
    "boc_credit": (
        [
            ("2025-12-13", None, -5_000, "transport", "中国银行信用卡 4260"),
            ("2025-12-20", None, 1, None, "中国银行信用卡"),
        ],
        [(3, "foreign")],
    ),
    "boc_debit": (
        [
            ("2026-01-22", "17:57:17", -7_189, None, "中国银行 3167"),
            ("2026-01-22", "12:23:04", 5_000, "refund", "中国银行 3167"),
        ],
        [],
    ),
    "bocom_credit": (
        [
            ("2026-01-10", None, 12_318, "refund", "交通银行信用卡"),
            ("2026-01-29", None, 1_350, "repayment", "交通银行信用卡"),
            ("2026-01-18", None, -4_985, None, "交通银行信用卡"),
        ],
        [],
    ),
    "bocom_debit": (
        [
            ("2026-01-01", "00:00:00", 123, None, "交通银行"),
            ("2026-02-02", "13:15:12", -321, "repayment", "交通银行"),
        ],
        [],
    ),
    "cgb_credit": (
        [
            ("2026-01-05", None, -1_590, None, "广发银行信用卡"),
            ("2026-01-04", None, 9_720, "refund", "广发银行信用卡"),
            ("2026-01-03", None, -38_742, None, "广发银行信用卡"),
            ("2025-12-25", None, 113_068, "repayment", "广发银行信用卡"),
        ],
        [],
    ),
}


@pytest.mark.parametrize("name", BANKS)
def test_banks(name: str) -> None:
    reading = read(given(kept(name)))
    assert reading.reader == name.replace("_", "-")
    assert (told(reading), left(reading)) == BANKS[name]


def test_citic_in_a_spreadsheet_of_the_old_form() -> None:
    reading = read(GivenFile.of(xls(CITIC), "a.dat"))
    assert reading.reader == "citic-credit"
    assert told(reading) == [
        ("2026-01-09", None, -590, None, "中信银行信用卡 6688"),
        ("2026-01-09", None, 121, "repayment", "中信银行信用卡 6688"),
    ]
    assert reading.entries[0].source.locator == "sheet"


@pytest.mark.parametrize("data", [xls(SPDB), page(SPDB)], ids=["binary", "page"])
def test_spdb_in_a_spreadsheet_or_in_a_page_named_like_one(data: bytes) -> None:
    reading = read(GivenFile.of(data, "a.xls"))
    assert reading.reader == "spdb-debit"
    assert told(reading) == [
        ("2026-01-03", "14:06:51", -388, None, "浦发银行 1230"),
        ("2026-01-05", "07:22:32", 1_000, None, "浦发银行 1230"),
    ]


def test_a_name_decides_nothing() -> None:
    text = kept("jd")
    readers = {read(given(text, name=name)).reader for name in ("a.csv", "支付宝.xls", "微信")}
    assert readers == {"jd"}


def test_a_table_without_the_lines_above_it_is_known_by_its_headings() -> None:
    text = wechat(*WECHAT_ROWS)
    bare = text[text.index("交易时间,") :]
    reading = read(given(bare))
    assert reading.reader == "wechat-pay"
    assert {entry.account for entry in reading.entries} == {"微信支付"}  # type: ignore[union-attr]
