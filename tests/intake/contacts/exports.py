"""Exports as telephones and operators write them, made up for the tests, and how they are read."""

from __future__ import annotations

import datetime as dt
import html
import io
from collections.abc import Iterable, Sequence
from typing import Any

import openpyxl

from ashore.case.entries_dealings import Contact
from ashore.case.fields import SHANGHAI
from ashore.intake.given_file import GivenFile
from ashore.intake.readers import reader_of
from ashore.intake.reading import Asked, Reading

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=SHANGHAI)
LENDER, COLLECTOR, MOTHER = "1069055512345", "13800001234", "13911112222"


def ms(written: str) -> str:
    """Return a moment in Shanghai as milliseconds since 1970."""
    at = dt.datetime.fromisoformat(written).replace(tzinfo=SHANGHAI)
    return str(int(at.timestamp()) * 1000 + 123)


def sms(address: str, at: str, body: str, kind: str = "1", name: str = "(Unknown)") -> str:
    """Return one message as SMS Backup & Restore writes it."""
    said = html.escape(body).replace("\n", "&#10;")
    return (
        f'  <sms protocol="0" address="{address}" date="{ms(at)}" type="{kind}" subject="null" '
        f'body="{said}" toa="null" sc_toa="null" service_center="null" read="1" status="-1" '
        f'locked="0" date_sent="0" sub_id="1" readable_date="x" contact_name="{name}" />'
    )


SMS_ROWS = (
    sms(LENDER, "2026-03-01 09:30:05", "【驼峰钱包】您的借款已逾期3天，请尽快还款"),
    sms(f"+86{COLLECTOR}", "2026-03-02 21:15:10", "今天不处理就安排上门\n请知悉"),
    sms("138-0000-1234", "2026-03-02 21:20:00", "我下周还", kind="2"),
    sms(MOTHER, "2026-03-03 18:00:00", "晚上回家吃饭吗，妈妈炖了汤", name="妈妈"),
    sms(MOTHER, "2026-03-03 18:05:00", "【汤】在锅里", name="妈妈"),
    sms("1069055599999", "2026-03-04 10:00:00", "【驼峰钱包】本期账单 1,200.00 元"),
    sms(COLLECTOR, "2026-03-05 08:00:00", "草稿", kind="3"),
)


def smses(rows: Iterable[str] = SMS_ROWS, *, count: int = 2) -> bytes:
    """Return a backup of messages; its count is wrong, as counts are."""
    lines = (
        "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>",
        '<?xml-stylesheet type="text/xsl" href="sms.xsl"?>',
        f'<smses count="{count}" backup_set="0" backup_date="1">',
        *rows,
        "</smses>",
    )
    return "\n".join(lines).encode()


def call(number: str, at: str, kind: str, duration: int, name: str = "(Unknown)") -> str:
    """Return one call as SMS Backup & Restore writes it."""
    return (
        f'  <call number="{number}" duration="{duration}" date="{ms(at)}" type="{kind}" '
        f'presentation="1" readable_date="27.04.2026 19:27:56" contact_name="{name}" />'
    )


def calls(*rows: str) -> bytes:
    """Return a backup of calls."""
    return "\n".join(
        ("<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>", '<calls count="7">', *rows,
         "</calls>")
    ).encode()  # fmt: skip


MOBILE = (
    ("起始时间", "通信地点", "通信方式", "对方号码", "通信时长", "通信类型", "套餐优惠",
     "实收通信费(元)"),
    ("2026-03-02 21:15:10", "长沙", "被叫", COLLECTOR, "1分30秒", "本地", "-", "0.00"),
    ("2026-03-02 22:40:00", "长沙", "被叫", f"+86{COLLECTOR}", "00:00:45", "本地", "-", "0.00"),
    ("2026-03-03 12:00:00", "长沙", "主叫", MOTHER, "5分", "本地", "-", "0.00"),
)  # fmt: skip
UNICOM = (
    ("序号", "通话起始时间", "通话时长", "呼叫类型", "对方号码", "小计"),
    ("1", "2026-03-02 21:15:10", "1小时2分3秒", "被叫", COLLECTOR, "0.00"),
    ("2", "2026-03-02 21:40:10", "45秒", "主叫", COLLECTOR, "0.00"),
)
TELECOM = (
    ("序号", "呼叫类型", "对方号码", "起始时间", "通话时长(秒)", "通话类型", "通话地点", "费用"),
    ("1", "被叫", COLLECTOR, "2026-03-02 21:15:10", "90", "国内通话", "长沙", "0"),
    ("合计", "", "", "", "90", "", "", "0"),
)


def table(rows: Iterable[Sequence[str]], *, encoding: str = "utf-8", separator: str = ",") -> bytes:
    """Return rows as a text table."""
    return "".join(f"{separator.join(row)}\r\n" for row in rows).encode(encoding)


def workbook(rows: Iterable[Sequence[object]]) -> bytes:
    """Return rows as a spreadsheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def page(rows: Iterable[Sequence[str]], *, encoding: str = "gb18030") -> bytes:
    """Return rows as the web page that operators call a spreadsheet."""
    lines = "".join(
        f"<tr>{''.join(f'<td>{html.escape(cell)}&nbsp;</td>' for cell in row)}</tr>\n"
        for row in rows
    )
    head = f'<html><head><meta charset="{encoding}"></head><body><table border="1">'
    return f"{head}{lines}</table></body></html>".encode(encoding)


def given(data: bytes, name: str = "given") -> GivenFile:
    """Return bytes as a file."""
    return GivenFile.of(data, name)


def read(data: bytes, *picked: str, name: str = "given", **asked: Any) -> Reading:
    """Return what the reader that knows a file best says of it, with these senders picked."""
    file = given(data, name)
    picks = frozenset(picked) if picked else None
    return reader_of(file).read(file, Asked(recorded_at=NOW, picked=picks, **asked))


def everyone(data: bytes, **asked: Any) -> Reading:
    """Return what a file says with everybody in it picked."""
    return read(data, *offered(read(data, **asked)), **asked)


def offered(reading: Reading) -> list[str]:
    """Return whom there is to pick."""
    return [c.value for one in reading.questions if one.answers == "picked" for c in one.choices]


def contacts(reading: Reading) -> list[Contact]:
    """Return the entries, all of which are contacts."""
    found = [entry for entry in reading.entries if isinstance(entry, Contact)]
    assert len(found) == len(reading.entries)
    return found


def left(reading: Reading) -> dict[str, int]:
    """Return how many rows were left for each reason."""
    return {one.code.removeprefix("contacts."): one.rows for one in reading.left_out}


def add_up(reading: Reading) -> bool:
    """Return whether every row is an entry or was left for a reason."""
    return reading.rows == len(reading.entries) + sum(one.rows for one in reading.left_out)
