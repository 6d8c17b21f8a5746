"""Papers from a court or a creditor: what they are, which case, what day, which sums."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from ashore.case.entries_dealings import Notice, NoticeType
from ashore.case.entries_papers import CourtPaper, CourtPaperType
from ashore.case.entry import Source
from ashore.case.fields import SHANGHAI
from ashore.intake.pages.figures import Figure, amount_of, day_of, folded
from ashore.intake.pages.words import Line, Word
from ashore.intake.reading import ContentIds, SeenField
from ashore.intake.screens.sureness import Again, Find, Value, confirm, look_again
from ashore.intake.unchosen import UNCHOSEN
from ashore.money.amounts import fen_from_yuan

_PAPERS: tuple[tuple[str, CourtPaperType], ...] = (
    (r"支付令", CourtPaperType.PAYMENT_ORDER),
    (r"传票", CourtPaperType.SUMMONS),
    (r"(?:民事)?起诉状(?:副本)?|应诉通知书", CourtPaperType.CLAIM),
    (r"(?:民事)?调解书|(?:诉前)?调解(?:通知书|邀请函|告知书)", CourtPaperType.MEDIATION),
    (r"(?:民事)?判决书", CourtPaperType.JUDGMENT),
    (r"(?:财产)?保全(?:裁定书|通知书)|查封、?冻结通知书", CourtPaperType.PRESERVATION),
    (r"(?:民事|执行)?裁定书", CourtPaperType.RULING),
    (r"(?:仲裁)?裁决书", CourtPaperType.AWARD),
    (r"仲裁通知书|仲裁申请书", CourtPaperType.ARBITRATION),
    (r"执行通知书|报告财产令|限制消费令", CourtPaperType.ENFORCEMENT_NOTICE),
)
_NOTICES: tuple[tuple[str, NoticeType], ...] = (
    (r"债权转让.{0,6}通知书?", NoticeType.ASSIGNMENT),
    (r".{0,6}提前(?:到期|收回).{0,4}(?:通知书?|函|告知书)", NoticeType.ACCELERATION),
    (r"(?:逾期)?(?:催收|催告|还款|催款|律师).{0,4}(?:通知书?|函)", NoticeType.DEMAND),
)  # fmt: skip
_PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵黔云滇藏陕甘青宁新兵"
_CASE_NO = re.compile(
    r"\((20\d{2})\)((?:最高法|[一-龥])[一-龥]?\d{0,4}[一-龥]{1,5}\d{1,6}(?:之[一二三四五\d]+)?号)"
)
_COURT = re.compile(r"[一-龥]{2,20}?(?:人民法院|仲裁委员会)")
_DAY = r"(20\d{2})年(\d{1,2})月(\d{1,2})日"
_HEARING = re.compile(
    rf"(?:开庭|应到)(?:时间|日期)?:?(?:定于)?{_DAY}(上午|下午)?(\d{{1,2}})(?:时|点|:)(\d{{1,2}})?"
)
_ROLES = ("原告", "被告", "申请人", "被申请人", "第三人", "被传唤人")
_LATE = r"(?:利息|罚息|复利|违约金|费用)"
_SUMS: tuple[tuple[str, str], ...] = (
    ("principal", r"(?:借款|贷款|剩余|未还|尚欠|偿还|欠付)?本金(?:人民币)?"),
    ("interest_and_fees", rf"{_LATE}(?:[、及和]{_LATE})*(?:共计|合计)?(?:人民币)?"),
    ("court_fee", r"(?:案件)?(?:受理费|申请费)(?:人民币)?"),
)
_LONGEST_TITLE = 18


class Paper(NamedTuple):
    """What a paper says: what it is, and its values with how sure they are."""

    type: CourtPaperType | NoticeType
    fields: tuple[SeenField, ...]
    text: str

    def value(self, name: str) -> str | None:
        """Return the value of a field, None where the paper does not show it."""
        return next((field.value for field in self.fields if field.name == name), None)

    @property
    def asks(self) -> bool:
        """Return whether a person must look at a value before it counts."""
        return any(field.asks for field in self.fields)


def kind_of_paper(lines: Sequence[Line]) -> CourtPaperType | NoticeType | None:
    """Return what a page says it is in a line of its own, None where no line does."""
    found = _heading(lines)
    return found[1] if found else None


def read_paper(lines: Sequence[Line], *, again: Again, on: dt.date) -> Paper | None:
    """Return what a court's or a creditor's paper says, None where it is neither.

    Args:
        lines: Its lines from the top.
        again: A second look at words.
        on: The day by which it was taken; no paper is dated after it.
    """
    heading = _heading(lines)
    if heading is None:
        return None
    values = [value for name, find in _FINDERS if (value := _first(lines, name, find))]
    _check(values, on)
    look_again(values, again)
    text = "\n".join(line.text for line in lines)
    return Paper(heading[1], tuple(value.seen() for value in values), text)


def paper_entry(
    paper: Paper, *, recorded_at: dt.datetime, received_on: dt.date, source: Source
) -> CourtPaper | Notice:
    """Return a paper for a loan that is still to be chosen; when it came is the person's to say."""
    dated = paper.value("dated")
    day = dt.date.fromisoformat(dated) if dated else None
    said = [(field.name, field.value) for field in paper.fields]
    common = {"recorded_at": recorded_at, "source": source, "loan": UNCHOSEN, "dated": day}
    if isinstance(paper.type, NoticeType):
        return Notice(
            id=ContentIds("notice").of(*said),
            type=paper.type,
            received_on=received_on,
            by=paper.value("by"),
            text=paper.text,
            **common,
        )
    hearing = paper.value("hearing_at")
    sums = {
        name: fen_from_yuan(value) for name, _ in _SUMS if (value := paper.value(name)) is not None
    }
    return CourtPaper(
        id=ContentIds("court").of(*said),
        type=paper.type,
        court=paper.value("court"),
        case_no=paper.value("case_no"),
        hearing_at=dt.datetime.fromisoformat(hearing) if hearing else None,
        text=paper.text,
        **sums,
        **common,
    )


def fields_with_receipt(paper: Paper, entry: CourtPaper | Notice) -> tuple[SeenField, ...]:
    """Return a paper's fields, and for a notice the day it came, which the person must confirm."""
    if isinstance(entry, CourtPaper):
        return paper.fields
    day = entry.received_on.isoformat()
    return (*paper.fields, SeenField("received_on", day, "", 0, None, asks=True))


def _heading(lines: Sequence[Line]) -> tuple[Line, CourtPaperType | NoticeType] | None:
    return next(((line, kind) for line in lines if (kind := _kind(line.text))), None)


def _kind(text: str) -> CourtPaperType | NoticeType | None:
    said = _close(text)
    if len(said) > _LONGEST_TITLE:
        return None
    kinds: tuple[tuple[str, CourtPaperType | NoticeType], ...] = (*_PAPERS, *_NOTICES)
    whose = r"(?:.{2,16}(?:人民法院|仲裁委员会|公司))?"
    return next((kind for words, kind in kinds if re.fullmatch(f"{whose}(?:{words})", said)), None)


def _first(lines: Sequence[Line], name: str, find: Find) -> Value | None:
    """Return a value from the first line that holds it, the whole line as its place."""
    for line in lines:
        figure = find(line.text)
        if figure:
            whole = Word(line.text, line.percent, line.box, line.words[0].shift)
            return Value(name, figure, line.text, whole, find)
    return None


def _type(text: str) -> Figure | None:
    kind = _kind(text)
    return Figure(kind.value, plain=True) if kind else None


def _case_no(text: str) -> Figure | None:
    number = _CASE_NO.search(_close(text))
    return Figure(f"（{number[1]}）{number[2]}", plain=True) if number else None


def _court(text: str) -> Figure | None:
    court = _COURT.match(_close(text))
    return Figure(court[0], plain=True) if court else None


def _hearing(text: str) -> Figure | None:
    match = _HEARING.search(_close(text))
    if match is None:
        return None
    year, month, day, half, hour, minute = match.groups()
    later = 12 if half == "下午" and int(hour) < 12 else 0
    try:
        at = dt.datetime(int(year), int(month), int(day), int(hour) + later, int(minute or 0),
                         tzinfo=SHANGHAI)  # fmt: skip
    except ValueError:
        return None
    return Figure(at.isoformat(), plain=True)


def _dated(text: str) -> Figure | None:
    day = day_of(text)
    return day if day and day.plain else None


def _party(role: str) -> Find:
    named = re.compile(rf"{role}(?:\([^)]*\))?:(.{{2,40}})")

    def find(text: str) -> Figure | None:
        match = named.fullmatch(_close(text))
        return Figure(match[1], plain=True) if match else None

    return find


def _sum(words: str) -> Find:
    sum_ = re.compile(rf"{words}:?([\d,]+(?:\.\d{{1,2}})?)元")

    def find(text: str) -> Figure | None:
        match = sum_.search(_close(text))
        return amount_of(match[1]) if match else None

    return find


_FINDERS: tuple[tuple[str, Find], ...] = (
    ("type", _type),
    ("case_no", _case_no),
    ("court", _court),
    ("hearing_at", _hearing),
    ("dated", _dated),
    *((f"parties.{role}", _party(role)) for role in _ROLES),
    *((name, _sum(words)) for name, words in _SUMS),
)


def _check(values: Sequence[Value], on: dt.date) -> None:
    """A paper is not dated after it was seen, and a case number begins with a place there is."""
    for value in values:
        if value.name == "dated" and dt.date.fromisoformat(value.value) > on:
            confirm([value], holds=False)
        if value.name == "case_no":
            place = value.value.partition("）")[2]
            if not (place.startswith("最高法") or place[0] in _PROVINCES):
                confirm([value], holds=False)


def _close(text: str) -> str:
    return re.sub(r"\s", "", folded(text))
