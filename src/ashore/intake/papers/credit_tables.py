"""The accounts of a credit report in its long form, where each is a block of ruled tables."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ashore.intake.pages.figures import day_of, folded
from ashore.intake.pages.words import Line
from ashore.intake.papers.credit_account import CODES, CreditAccount, months_overdue
from ashore.intake.papers.pdf import PdfPage
from ashore.intake.reading import Box

_LABELS = {
    "reporter": ("管理机构", "发卡机构", "授信机构", "机构"),
    "opened_on": ("开立日期", "开户日期", "发放日期"),
    "lent": ("借款金额", "贷款金额", "账户授信额度", "授信额度", "信用额度"),
    "kind": ("业务种类", "账户类型", "业务类型"),
    "status": ("账户状态",),
    "balance": ("余额", "已用额度", "透支余额"),
    "overdue": ("当前逾期总额", "当前逾期金额"),
    "periods": ("当前逾期期数",),
    "closed_on": ("账户关闭日期", "结清日期"),
}  # fmt: skip
_NAMES = {label: name for name, labels in _LABELS.items() for label in labels}
_NOTHING = ("", "--", "-", "—", "——")
_MONTHS = [str(n) for n in range(1, 13)]


def accounts_in_tables(pages: Sequence[PdfPage]) -> Iterator[CreditAccount]:
    """Yield the accounts of the long form; an account goes on until the next names its lender."""
    held: dict[str, str] = {}
    grid: dict[tuple[int, int], str] = {}
    box: Box | None = None
    for number, table in ((page.number, table) for page in pages for table in page.tables):
        rows = [tuple(re.sub(r"\s", "", folded(cell)) for cell in row) for row in table]
        found = _values(rows)
        if "reporter" in found and held:
            yield _account(held, grid, box)
            held, grid = {}, {}
        if not held and "reporter" in found:
            box = Box(number, 0, 0, 0, 0)
        held |= {name: value for name, value in found.items() if name not in held or value}
        grid |= _grid(rows)
    if held:
        yield _account(held, grid, box)


def is_long_form(lines: Sequence[Line]) -> bool:
    """Return whether a report shows its accounts as tables."""
    said = "".join(line.text for line in lines)
    return "管理机构" in said or "账户标识" in said


def _values(rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """Return the values below their headings, cell by cell."""
    found: dict[str, str] = {}
    for heads, values in pairwise(rows):
        if sum(head in _NAMES for head in heads) == 0 or any(v in _NAMES for v in values):
            continue
        for head, value in zip(heads, values, strict=False):
            if head in _NAMES and value not in _NOTHING:
                found.setdefault(_NAMES[head], value)
    return found


def _grid(rows: Sequence[Sequence[str]]) -> dict[tuple[int, int], str]:
    """Return the code of each month: rows of a year below a row that counts the months."""
    codes: dict[tuple[int, int], str] = {}
    counts: list[int] | None = None
    for row in rows:
        cells = list(row)
        if [cell for cell in cells if cell in _MONTHS] == _MONTHS:
            counts = [cells.index(month) for month in _MONTHS]
            continue
        year = re.fullmatch(r"(\d{4})年?", cells[0]) if cells else None
        if counts and year:
            for month, place in enumerate(counts, start=1):
                code = cells[place] if place < len(cells) else ""
                if code and code in CODES:
                    codes[int(year[1]), month] = code
    return codes


def _account(
    held: dict[str, str], grid: dict[tuple[int, int], str], box: Box | None
) -> CreditAccount:
    codes = _run(grid)
    overdue, balance = _fen(held.get("overdue")), _fen(held.get("balance"))
    periods = held.get("periods", "")
    last = codes[-1:] or "N"
    off: list[str] = []
    # A month code of 1 to 7 goes with an amount overdue now, and N with none.
    if overdue is not None and ((last in "1234567") != (overdue > 0)) and last in "N1234567":
        off += ["overdue", "grid"]
    if periods.isdigit() and last in "1234567" and min(int(periods), 7) != int(last):
        off.append("grid")
    opened = day_of(held.get("opened_on", ""))
    return CreditAccount(
        reporter=held.get("reporter", "").strip('"“”'),
        kind=held.get("kind", ""),
        text=" ".join(held.values()),
        opened_on=dt.date.fromisoformat(opened.value) if opened else None,
        lent=_fen(held.get("lent")),
        status=held.get("status") or ("结清" if "closed_on" in held else None),
        balance=balance,
        overdue=overdue,
        overdue_months=months_overdue(codes) if codes else None,
        grid=codes,
        box=box,
        off=tuple(dict.fromkeys(off)),
    )


def _run(grid: dict[tuple[int, int], str]) -> str:
    """Return the codes month by month from the first to the last, ``#`` where one is missing."""
    if not grid:
        return ""
    (year, month), end = min(grid), max(grid)
    out = ""
    while (year, month) <= end:
        out += grid.get((year, month), "#")
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return out


def _fen(text: str | None) -> int | None:
    match = re.fullmatch(r"(-?)(\d[\d,]*)(?:\.(\d{1,2}))?元?", text or "")
    if match is None:
        return None
    fen = int(match[2].replace(",", "")) * 100 + int((match[3] or "").ljust(2, "0"))
    return -fen if match[1] else fen
