"""Cases of damaged sources, each from its number alone, and what must hold of reading them.

``KINDS`` gives for each kind of reader what makes and reads one case: it raises AssertionError, or
whatever else is none of our errors, where the reader falls.
"""

from __future__ import annotations

import datetime as dt
import functools
import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence
from unittest import mock

import docx

from ashore.case.entry import Source
from ashore.case.fields import SHANGHAI
from ashore.errors.base import AshoreError
from ashore.intake.archives import files_inside, is_archive
from ashore.intake.contacts import calls_xml, chat_json, chat_tables, own_log, sms_xml, vmsg
from ashore.intake.contacts import lists as contact_lists
from ashore.intake.given_file import GivenFile
from ashore.intake.locked_pdf import unlocked
from ashore.intake.money import reader as money_reader
from ashore.intake.pages.words import Word, lines_of
from ashore.intake.papers import reader as paper_reader
from ashore.intake.papers import text_reader, word_reader
from ashore.intake.reading import Asked, Box, Reader, Reading
from ashore.intake.screens.bill_page import bill_entry, read_bill_page
from ashore.intake.screens.conversation import contact_entries, read_conversation
from ashore.intake.screens.court_page import fields_with_receipt, paper_entry, read_paper
from ashore.intake.screens.plan_table import read_plan, schedule_entry
from tests.intake.contacts.exports import COLLECTOR
from tests.intake.contacts.test_fuzz import SEEDS as CONTACT_SEEDS
from tests.intake.money.test_damaged import SEEDS as MONEY_SEEDS
from tests.intake.pages.layout import row, same, word
from tests.intake.papers.card_papers import CARD, STATEMENT
from tests.intake.papers.contracts import AGREEMENT, CONTRACT
from tests.intake.papers.pdf_pages import lines, pdf_of
from tests.intake.papers.reports import SHORT, long_report
from tests.intake.papers.test_text_reader import BILL, PLAN

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=SHANGHAI)
_CONTACTS: tuple[Reader, ...] = (
    *sms_xml.READERS, *calls_xml.READERS, *vmsg.READERS, *own_log.READERS, *contact_lists.READERS,
    *chat_tables.READERS, *chat_json.READERS,
)  # fmt: skip
_PIECES = (
    b"<sms ", b'"', b"'", b"&#55357;", b"\0", b"<!DOCTYPE", b"]]>", b",", b"\n", b"\t", b"[", b"{",
    b"\xff\xfe", b"9" * 30, b"=", b"-", b"</smses>", b"\xe3\x80\x90", b"PK\x03\x04", b"%PDF-1.7",
    b"stream", b"endobj", b"<< /Length 99999999 >>", b"/Encrypt 1 0 R", b"0.00", b"2026-02-30",
)  # fmt: skip
_SIGNS = "0123456789,.，。：:；-/¥元年月日期%‰（）()【】 零壹贰万\u200b\ud83d"
_NUMBER = re.compile(r"\d+")
_COURT = (
    "临江市东湖区人民法院", "传  票", "案号：（2026）浙0102民初1371号",
    "原告：云帆消费金融有限公司", "被告：林晓", "开庭时间：2026年11月12日下午2时30分",
    "借款本金17,064.65元", "2026年10月24日",
)  # fmt: skip


def money(rng: random.Random) -> None:
    """Read a damaged bill or statement: every row is an entry or left for a reason."""
    # A spreadsheet is read in a process of its own: few of them, or nothing else is tried.
    names = [name for name in MONEY_SEEDS if not name.startswith("xls") or rng.random() < 0.02]
    file = GivenFile.of(damaged(MONEY_SEEDS[rng.choice(names)], rng), "a.csv")
    for reading in _readings(file, money_reader.READERS, Asked(recorded_at=NOW)):
        _require_all_rows(reading)
        ids = [entry.id for entry in reading.entries]
        assert len(set(ids)) == len(ids)


def contacts(rng: random.Random) -> None:
    """Read a damaged list or backup: every row is an entry or counted as left."""
    file = GivenFile.of(damaged(rng.choice(CONTACT_SEEDS), rng), "given")
    picked = frozenset({COLLECTOR, "13800138000"})
    for asked in (
        Asked(recorded_at=NOW),
        Asked(recorded_at=NOW, picked=picked, year=2026, month=3, day_first=True),
    ):
        for reading in _readings(file, _CONTACTS, asked):
            _require_all_rows(reading)


def papers(rng: random.Random) -> None:
    """Read a damaged PDF or Word file: what is read is offered, what is not is an error."""
    file = GivenFile.of(_paper(rng), "a.pdf")
    asked = Asked(recorded_at=NOW)
    try:
        given = unlocked(file, None)
        files = files_inside(given, asked) if is_archive(given) else (given,)
    except AshoreError:
        return
    for one in files:
        # What a scan shows is read by recognising it, which is damaged as pages of words are.
        with mock.patch.object(paper_reader, "scanned_words", return_value=()):
            readers = (*paper_reader.READERS, *word_reader.READERS)
            found = _readings(one, readers, asked)
        for reading in found:
            assert _told(reading) >= reading.rows
            _require_told(reading)


def texts(rng: random.Random) -> None:
    """Read a damaged paper or page that was copied out as text."""
    lines = rng.choice((CONTRACT, AGREEMENT, CARD, STATEMENT, BILL, PLAN))
    said = [_changed_text(line, rng) if rng.random() < 0.2 else line for line in lines]
    if rng.random() < 0.3:
        rng.shuffle(said)
    encoding = rng.choice(("utf-8", "gb18030", "utf-16"))
    data = "\n".join(said).encode(encoding, "ignore")
    file = GivenFile.of(damaged(data, rng) if rng.random() < 0.5 else data, "a.txt")
    for reading in _readings(file, text_reader.READERS, Asked(recorded_at=NOW)):
        # All rows of a plan are in one entry.
        _require_told(reading)


def _told(reading: Reading) -> int:
    offered = sum(len(proposal.entries) for proposal in reading.proposals)
    return offered + len(reading.entries) + sum(left.rows for left in reading.left_out)


def _require_told(reading: Reading) -> None:
    assert _told(reading) or any(field.asks for field in reading.fields), reading.title


def screens(rng: random.Random) -> None:
    """Read a page on which any word may be cut, moved, doubled or misread."""
    words = _moved(rng.choice(_pages()), rng)
    other = _slips(words, rng)
    _read_page(words, lambda seen: [other.get(one, one.text) for one in seen])


def slips(rng: random.Random) -> None:
    """Misread one figure of a page: what is not asked about must be as it stands there."""
    page = rng.choice(_pages())
    place = rng.choice([n for n, one in enumerate(page) if any(map(str.isdigit, one.text))])
    true = page[place]
    at = rng.choice([n for n, sign in enumerate(true.text) if sign.isdigit()])
    digit = rng.choice([sign for sign in "0123456789" if sign != true.text[at]])
    wrong = true._replace(text=true.text[:at] + digit + true.text[at + 1 :])
    seen = [*page[:place], wrong, *page[place + 1 :]]
    said = {(_NUMBER.sub("", name), value) for name, value, _ in _read_page(page, same)}
    found = _read_page(seen, lambda some: [true.text if one == wrong else one.text for one in some])
    silent = {(_NUMBER.sub("", name), value) for name, value, asks in found if not asks}
    assert silent <= said, silent - said


KINDS: dict[str, Callable[[random.Random], None]] = {
    "money": money,
    "contacts": contacts,
    "papers": papers,
    "texts": texts,
    "screens": screens,
    "slips": slips,
}


def run(kind: str, number: int) -> None:
    """Make and read the case of a kind that has this number."""
    KINDS[kind](random.Random(f"{kind} {number}"))


def damaged(data: bytes, rng: random.Random) -> bytes:
    """Return bytes with stretches cut out, doubled, replaced, put in or lost at the end."""
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(data) + 1)
        end = at + rng.choice((1, 2, 8, 60, 400))
        piece = rng.choice(_PIECES) if rng.random() < 0.5 else rng.randbytes(rng.randint(1, 6))
        data = rng.choice((
            data[:at] + piece + data[at + len(piece) :],
            data[:at] + data[end:],
            data[:at] + piece + data[at:],
            data[:end] + data[at:],
            data[:at] if rng.random() < 0.3 else data,
        ))  # fmt: skip
    return data


def _readings(file: GivenFile, readers: Sequence[Reader], asked: Asked) -> list[Reading]:
    found = []
    for reader in readers:
        if not reader.recognises(file):
            continue
        try:
            found.append(reader.read(file, asked))
        except AshoreError:
            continue
    return found


def _require_all_rows(reading: Reading) -> None:
    left = sum(one.rows for one in reading.left_out)
    assert reading.rows == len(reading.entries) + left, (reading.reader, reading.rows, left)


def _changed_text(text: str, rng: random.Random) -> str:
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(text) + 1)
        end = at + rng.randint(0, 4)
        sign = rng.choice(_SIGNS)
        text = rng.choice((
            text[:at] + sign + text[at:],
            text[:at] + text[end:],
            text[:end] + text[at:],
            text[:at] + sign + text[at + 1 :],
        ))  # fmt: skip
    return text.encode("utf-8", "replace").decode()


@functools.cache
def _paper_seeds() -> tuple[bytes, ...]:
    pages = [pdf_of([lines(said, step=24)]) for said in (CONTRACT, AGREEMENT, SHORT, _COURT)]
    locked = pdf_of([lines(CONTRACT)], password="x")  # noqa: S106
    return (*pages, long_report(), locked, _docx(CONTRACT))


def _paper(rng: random.Random) -> bytes:
    how = rng.random()
    if how < 0.4:
        return damaged(rng.choice(_paper_seeds()), rng)
    said = [
        _changed_text(line, rng) if rng.random() < 0.2 else line
        for line in rng.choice((CONTRACT, AGREEMENT, SHORT, _COURT))
        if rng.random() > 0.05
    ]
    if how < 0.7:
        return pdf_of([lines(said, step=24)])
    return _docx(said) if how < 0.85 else _docx_part_damaged(_docx(said), rng)


def _docx(said: Sequence[str]) -> bytes:
    document = docx.Document()
    for line in said:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _docx_part_damaged(data: bytes, rng: random.Random) -> bytes:
    """Return a Word file one part of which is damaged under a whole archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w") as again:
        names = packed.namelist()
        hurt = "word/document.xml" if rng.random() < 0.6 else rng.choice(names)
        for name in names:
            content = packed.read(name)
            again.writestr(name, damaged(content, rng) if name == hurt else content)
    return out.getvalue()


@functools.cache
def _pages() -> tuple[tuple[Word, ...], ...]:
    bill = {
        "本期应还(元)": "1,331.93", "本金": "1,200.00", "利息": "98.61", "罚息": "12.20",
        "担保费": "21.12", "到期日": "2026-10-05", "逾期天数": "50天", "借款金额": "20,000.00",
    }  # fmt: skip
    plan = [("期数", "应还日", "本金", "利息", "应还金额(元)"),
            ("1", "2026-01-31", "2,160.03", "244.80", "2,404.83"),
            ("2", "2026-02-28", "2,185.95", "218.88", "2,404.83"),
            ("3", "2026-03-31", "2,212.18", "192.65", "2,404.83")]  # fmt: skip
    chat = (
        word("9:12", 60, 24), word("10690123456", 402, 112), word("2026年10月12日 9:05", 340, 300),
        word("【青舟借款】您已逾期23天，逾", 60, 380), word("期金额1,331.93元。", 60, 442),
        word("2026年10月27日 14:30", 340, 600), word("今天能还多少？", 60, 680),
        word("请发明细。", 760, 860),
    )  # fmt: skip
    return (
        tuple(one for n, (label, value) in enumerate(bill.items())
              for one in row(100 + 120 * n, (label, 60), (value, 800))),
        (word("还款计划", 400, 40),
         *(one for n, cells in enumerate(plan) for one in
           row(120 + 100 * n, *zip(cells, (70, 220, 520, 740, 920), strict=True)))),
        chat,
        tuple(word(text, 100, 100 + 100 * n) for n, text in enumerate(_COURT)),
    )  # fmt: skip


def _moved(page: Sequence[Word], rng: random.Random) -> list[Word]:
    words: list[Word] = []
    for one in page:
        if rng.random() < 0.05:
            continue
        if rng.random() < 0.1:
            one = one._replace(text=_changed_text(one.text, rng))  # noqa: PLW2901
        if rng.random() < 0.1:
            across, down = rng.randint(-200, 200), rng.randint(-120, 120)
            box = one.box
            left, top = max(0, box.left + across), max(0, box.top + down)
            box = Box(
                box.page, left, top, left + max(1, box.right - box.left), top + rng.choice((1, 50))
            )
            one = one._replace(box=box, percent=rng.randint(0, 100))  # noqa: PLW2901
        words += [one] * rng.choice((1, 1, 1, 1, 1, 1, 1, 2))
    if rng.random() < 0.2:
        rng.shuffle(words)
    return words


def _slips(words: Sequence[Word], rng: random.Random) -> dict[Word, str]:
    return {one: _changed_text(one.text, rng) for one in words if rng.random() < 0.1}


def _read_page(
    words: Sequence[Word], again: Callable[[Sequence[Word]], Sequence[str]]
) -> list[tuple[str, str, bool]]:
    """Read a page as each kind of page; return the name, the value and the doubt of its fields."""
    source = Source(how="photo", file_hash="0" * 64)
    bill = read_bill_page(words, again=again, on=NOW.date(), name="a.png")
    bill_entry(bill, captured_at=NOW, recorded_at=NOW, source=source)
    plan = read_plan(words, again=again)
    schedule = schedule_entry(plan, recorded_at=NOW, valid_from=NOW.date(), source=source)
    assert schedule is None or len(schedule.rows) == len(plan.rows)
    seen = read_conversation(
        words, again=again, width=1080, height=2340,
        colour=lambda one: (149, 236, 105) if one.left > 500 else (233, 233, 235),
        seen_at=NOW, seen_at_known=True,
    )  # fmt: skip
    messages = contact_entries(seen, recorded_at=NOW, source=source)
    assert len(messages) == len(seen.messages)
    fields = [*bill.fields, *plan.fields, *seen.fields]
    paper = read_paper(lines_of(words), again=again, on=NOW.date())
    if paper is not None:
        entry = paper_entry(paper, recorded_at=NOW, received_on=NOW.date(), source=source)
        fields += fields_with_receipt(paper, entry)
    assert all(0 <= field.percent <= 100 for field in fields)
    return [(field.name, field.value, field.asks) for field in fields]
