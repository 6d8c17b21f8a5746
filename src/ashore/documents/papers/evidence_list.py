"""The list of evidence with a court's columns, for a suit and for the whole case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from ashore.case.entries_papers import CourtPaperType
from ashore.case.entry import EntryBase
from ashore.case.replay import Case
from ashore.documents.draft import (
    Blank,
    Block,
    Draft,
    Field,
    Fields,
    Heading,
    Paragraph,
    Piece,
    Signature,
    Table,
)
from ashore.documents.exhibits import Exhibits
from ashore.documents.paper import day_in_words
from ashore.documents.papers.court_exhibits import Shown, keys_of, of_loan, purpose, shown_in
from ashore.documents.papers.court_parts import rule
from ashore.documents.papers.court_suit import Suit, suits
from ashore.documents.papers.people import name_of
from ashore.documents.papers.sentences import Facts, ask
from ashore.law.book import LawBook
from ashore.owed.report import owed_on
from ashore.text import Text

_TITLE = "证据目录"
_COLUMNS = ("序号", "证据名称", "证据形式和来源", "份数/页数", "证明对象", "原件/复印件")
_SUED = frozenset({CourtPaperType.CLAIM, CourtPaperType.SUMMONS, CourtPaperType.PAYMENT_ORDER})
_PAPER_KINDS = frozenset({"loan", "court-paper", "agreement", "notice", "assignment"})
_FORMS = (
    ("image/", "照片或截图"),
    ("audio/", "录音"),
    ("video/", "录像"),
    ("application/pdf", "PDF 文件"),
    ("text/csv", "表格文件"),
    ("text/", "文字文件"),
)
_PAGES = Blank("份/页", Text("打印以后数清再填。", "Count after printing."))
_ORIGINAL_PAPER = Blank(
    "照片（复印件）；原件在谁手里",
    Text(
        "有纸质原件就带去；没有就写“无原件”。", "Bring the paper original, or write “no original”."
    ),
)
_CARRIER = Blank(
    "电子数据；原始载体",
    Text(
        "写存在哪部手机、哪个账号，不要删，开庭时能打开。",
        "Write which phone or account holds it; keep it and be able to open it in court.",
    ),
)
_PROVES = Blank(
    "证明什么",
    Text(
        "写它能说明哪一件事；说明不了的不要交。",
        "Write which fact it shows; leave out what shows none.",
    ),
)
_WHO_TO = Blank(
    "收件法院或机构", Text("写交给哪个法院或机构。", "Write which court or body gets it.")
)
_NOTES = (
    Text(
        "按对方人数加一份准备副本，法院一份、对方各一份、自己留一份。",
        "Make copies: one for the court, one for each other side, one for yourself.",
    ),
    Text(
        "原件、复印件按事实写。手机里的原始记录不要删、不要剪。",
        "Say truthfully what is original and what a copy. Keep what is on the phone, uncut.",
    ),
    Text(
        "目录里有别人的电话和姓名时，只交给法院和调解、援助机构，不要发到网上。",
        "It may name other people: hand it to courts and advisers only, never publish it.",
    ),
)


def drafts(case: Case, book: LawBook, on: dt.date) -> tuple[Draft, ...]:
    """Return a list for each loan before a court, and one over all exhibits where that is more.

    An exhibit has one number in all of them: the first list counts from 1, the next one goes on.
    """
    exhibits = Exhibits(case)
    numbers: dict[str, int] = {}
    found = []
    for suit in suits(case, owed_on(case, book, on), book, on, _SUED):
        shown = shown_in(case, exhibits, of_loan(suit.loan))
        if shown:
            _number(shown, numbers)
            found.append(_of_suit(suit, shown, exhibits, numbers))
    everything = shown_in(case, exhibits)
    if everything and not any(len(draft.attached) == len(everything) for draft in found):
        _number(everything, numbers)
        found.append(_of_case(everything, case, exhibits, numbers, book, on))
    return tuple(found)


def _number(shown: Sequence[Shown], numbers: dict[str, int]) -> None:
    for key in keys_of(shown):
        numbers.setdefault(key, len(numbers) + 1)


def _of_suit(
    suit: Suit, shown: Sequence[Shown], exhibits: Exhibits, numbers: Mapping[str, int]
) -> Draft:
    return Draft(
        id=f"evidence-list-{suit.loan}",
        kind="evidence-list",
        title=_TITLE,
        to=suit.court(),
        on=suit.on,
        blocks=(
            Fields((*suit.head_fields(), Field("提交人", (name_of(suit.case),)))),
            *_blocks(shown, suit.case, exhibits, numbers, suit.book, suit.on),
        ),
        attached=keys_of(shown),
        channel="channels.court",
        loan=suit.loan,
        notes=_NOTES,
    )


def _of_case(
    shown: Sequence[Shown],
    case: Case,
    exhibits: Exhibits,
    numbers: Mapping[str, int],
    book: LawBook,
    on: dt.date,
) -> Draft:
    return Draft(
        id="evidence-list",
        kind="evidence-list",
        title=_TITLE,
        to=(_WHO_TO,),
        on=on,
        blocks=(
            Fields((Field("提交人", (name_of(case),)),)),
            *_blocks(shown, case, exhibits, numbers, book, on),
        ),
        attached=keys_of(shown),
        notes=_NOTES,
    )


def _blocks(
    shown: Sequence[Shown],
    case: Case,
    exhibits: Exhibits,
    numbers: Mapping[str, int],
    book: LawBook,
    on: dt.date,
) -> Iterator[Block]:
    says = Facts(exhibits)
    for n, (title, members) in enumerate(groupby(shown, key=lambda one: one.group), start=1):
        group = list(members)
        of = [entry for one in group for entry in _behind(one)]
        yield Heading(f"第{n}组　{title}")
        yield Table(
            caption="",
            columns=_COLUMNS,
            rows=tuple(_row(numbers[one.exhibit.key], one) for one in group),
            rests_on=says.fact("以上各件的名称和来源，以所附文件为准。", of=of),
        )
    sealed = [one for one in shown if one.exhibit.digest]
    if sealed:
        yield Heading("附表　电子文件校验值（SHA-256）")
        yield Table(
            caption="校验值用来核对文件自保存以来没有改动，不证明内容真实",
            columns=("序号", "文件名", "SHA-256", "取得时间", "来源设备"),
            rows=tuple(_hash_row(numbers[one.exhibit.key], one) for one in sealed),
            rests_on=says.fact(
                "校验值由所附文件算出。", of=[e for one in sealed for e in _behind(one)]
            ),
        )
    for sentence in rule(book, "evidence.electronic-data", on):
        yield Paragraph((sentence,))
    yield Paragraph((ask("以上证据由提交人提供，原件或者原始载体留存备查。"),))
    yield Signature(label="提交人（签名）", name=name_of(case))


def _behind(one: Shown) -> tuple[EntryBase, ...]:
    return (one.sealed,) if one.sealed else one.entries[:1]


def _row(number: int, one: Shown) -> tuple[Piece, ...]:
    return (
        str(number),
        one.exhibit.description or one.exhibit.name,
        _form(one),
        _PAGES,
        purpose(one) or _PROVES,
        _original(one),
    )


def _form(one: Shown) -> str:
    media = one.exhibit.media_type or ""
    form = next((words for start, words in _FORMS if media.startswith(start)), "电子文件")
    parts = [form if one.sealed is not None else "导入的电子文件"]
    if one.sealed is not None and one.sealed.device:
        parts.append(f"来自{one.sealed.device}")
    if one.exhibit.captured_at:
        parts.append(f"取得于{day_in_words(one.exhibit.captured_at.date())}")
    return "，".join(parts)


def _original(one: Shown) -> Piece:
    """Return what is handed in: a photo of a paper is a copy, everything else electronic data."""
    media = one.exhibit.media_type or ""
    if one.own_work:
        return "本人制作"
    if media.startswith("image/") and one.kinds & _PAPER_KINDS:
        return _ORIGINAL_PAPER
    if one.sealed is not None and one.sealed.device:
        handed_in = "拷贝" if media.startswith(("audio/", "video/")) else "打印件"
        return f"电子数据（{handed_in}）；原始载体：{one.sealed.device}"
    return _CARRIER


def _hash_row(number: int, one: Shown) -> tuple[Piece, ...]:
    device = one.sealed.device if one.sealed is not None else None
    at = one.exhibit.captured_at
    return (
        str(number),
        one.exhibit.name,
        one.exhibit.digest or "",
        at.strftime("%Y-%m-%d %H:%M") if at else "未记录",
        device or "未记录",
    )
