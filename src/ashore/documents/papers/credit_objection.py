"""The objection to a credit record (征信异议), to both desks, and a statement of one's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from ashore.case.entries_papers import CreditRecord
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
    Sentence,
    Signature,
)
from ashore.documents.exhibits import Exhibits
from ashore.documents.paper import day_in_words
from ashore.documents.papers.court_exhibits import keys_of, shown_in
from ashore.documents.papers.court_parts import citation, figure, identity_fields, named, rule
from ashore.documents.papers.credit_differences import Difference, differences, loan_of
from ashore.documents.papers.credit_shown import as_shown, other_reports, other_source
from ashore.documents.papers.people import name_of
from ashore.documents.papers.sentences import Facts, about_rule, ask, money
from ashore.law.book import LawBook
from ashore.text import Text

_CLOCK = "credit-record.objection-days"
_BUREAU = "中国人民银行征信中心"
_REPORTER = Blank(
    "报送机构全称",
    Text("抄信用报告上这个账户的机构名称。", "Copy the institution's name from the report."),
)
_ACCOUNT = Blank(
    "账户或业务号",
    Text("抄信用报告上的账户编号，没有就写开立日期。", "Copy the account's number or opening day."),
)
_FREE = Text(
    "异议不收费，不需要代办；收费“洗征信”的都是骗局。",
    "An objection is free and needs no agent; who charges for repairing a record is a fraud.",
)
_WHERE = Text(
    "可以到人民银行征信查询网点、线上，或者直接向报送机构提；留好受理回执和受理日期。",
    "Hand it in at a credit-report desk of the central bank, online, or to who reported; keep the "
    "receipt and its day.",
)
_TRUE = Text(
    "只改确实错的。真实的逾期改不了，还清以后按规定年限保存，到期删除。",
    "Only what is wrong is corrected. A true delay stays until its years after repayment are over.",
)
_FRAUD = Text(
    "冒名的同时报案，拿回执；查清以前不要“先还一点”，也不要点“确认借款”。",
    "If it is not yours, report it to the police and keep the receipt; pay nothing and confirm "
    "nothing until it is cleared up.",
)
_OPTION = Text(
    "这是可选的：异议核不清、或者想说明情况时才交；它只说明，不删除记录。",
    "This is optional, for when the objection cannot be settled or you want to explain. It "
    "deletes nothing.",
)
_UNKNOWN = Text(
    "信用报告里有一个账户对不上案件里的借款：{reporter}，{opened} 开立，{lent}。"
    "是您的，补录这笔借款；不是您借的，录成冒名，再生成异议。",
    "An account on the credit report fits no loan of the case: {reporter}, opened {opened}, "
    "{lent}. If it is yours, record the loan; if it is not, record it as taken by somebody else "
    "and make the objection then.",
)


def drafts(case: Case, book: LawBook, on: dt.date) -> tuple[Draft, ...]:
    """Return the papers for each record that differs and was not objected to yet.

    Each gives one to the bureau, one to who reported, and a statement that the person may add.
    """
    exhibits = Exhibits(case)
    says = Facts(exhibits)
    found: list[Draft] = []
    for record in _latest(case, on):
        points = differences(record, case, book, says)
        if not points:
            continue
        to: dict[str, tuple[Piece, ...]] = {
            "bureau": (_BUREAU,),
            "reporter": (record.reporter or _REPORTER,),
        }
        for desk, name in to.items():
            found.append(_objection(desk, name, record, points, case, book, on, exhibits))
        found.append(_statement(record, points, case, book, on, exhibits))
    return tuple(found)


def notes(
    case: Case,
    book: LawBook,  # noqa: ARG001  # the shape of all notes
    on: dt.date,
) -> tuple[Text, ...]:
    """Return what the person is told of accounts for which the case has no loan."""
    open_ = [one for one in _latest(case, on) if loan_of(one, case) is None]
    return tuple(
        _UNKNOWN.fill(
            reporter=one.reporter or "？",
            opened=one.opened_on or "？",
            lent=money(one.lent) if one.lent is not None else "？",
        )
        for one in open_
    )


def _loan_id(record: CreditRecord, case: Case) -> str | None:
    file = loan_of(record, case)
    return file.loan.id if file is not None else None


def _latest(case: Case, on: dt.date) -> Iterator[CreditRecord]:
    """Yield each account's record on its latest report, where no objection runs."""
    latest: dict[tuple[object, ...], CreditRecord] = {}
    for record in case.of(CreditRecord):
        key = (record.loan, record.reporter, record.account, record.opened_on)
        if record.report_on <= on and (
            key not in latest or latest[key].report_on <= record.report_on
        ):
            latest[key] = record
    for record in latest.values():
        if record.objected_on is None:
            yield record


def _objection(
    desk: str,
    to: tuple[Piece, ...],
    record: CreditRecord,
    points: Sequence[Difference],
    case: Case,
    book: LawBook,
    on: dt.date,
    exhibits: Exhibits,
) -> Draft:
    fraud = any(point.is_theirs for point in points)
    blocks = tuple(_blocks(record, points, case, book, on, Facts(exhibits)))
    return Draft(
        id=f"credit-objection-{desk}-{record.id}",
        kind="credit-objection",
        title="个人征信异议申请书",
        to=to,
        on=on,
        blocks=blocks,
        attached=_attached(blocks, case, exhibits),
        clock=_CLOCK,
        loan=_loan_id(record, case),
        notes=(*_clock_note(book, on), _WHERE, _FREE, _FRAUD if fraud else _TRUE),
    )


def _attached(blocks: Sequence[Block], case: Case, exhibits: Exhibits) -> tuple[str, ...]:
    """Return the exhibits that a paper points to, in the order of the list of evidence."""
    said = [one for block in blocks if isinstance(block, Paragraph) for one in block.sentences]
    pointed_to = {key for sentence in said for key in sentence.exhibits}
    return tuple(key for key in keys_of(shown_in(case, exhibits)) if key in pointed_to)


def _clock_note(book: LawBook, on: dt.date) -> Iterator[Text]:
    days = figure(book, _CLOCK, on)
    if days is not None:
        yield Text(
            f"从收到那天起 {days.text} 日内要书面答复，是自然日；到期没有答复，向人民银行投诉。",
            f"A written answer is due within {days.text} calendar days of receipt; after that "
            "complain to the local office of the central bank.",
        )


def _blocks(
    record: CreditRecord,
    points: Sequence[Difference],
    case: Case,
    book: LawBook,
    on: dt.date,
    says: Facts,
) -> Iterator[Block]:
    yield Fields(
        (
            *identity_fields(case, "异议人"),
            Field("信用报告日期", (day_in_words(record.report_on),)),
            Field("报送机构", (record.reporter or _REPORTER,)),
            Field("账户", (record.account or _ACCOUNT,)),
        )
    )
    yield Heading("一、报告显示的内容")
    yield Paragraph((as_shown(record, says),))
    yield Heading("二、与事实不符的地方")
    for point in points:
        for fact in (point.fact, *point.more):
            yield Paragraph((fact,), numbered=True)
    yield from other_reports(record, case, says)
    yield from other_source(record, case, says)
    yield Heading("三、请求")
    for point in points:
        yield Paragraph((ask(f"{point.change}；"),), numbered=True)
    yield Paragraph(
        (ask("核查期间对相关信息作出异议标注，核查结果书面答复异议人。"),), numbered=True
    )
    for sentence in _rules(book, on):
        yield Paragraph((sentence,))
    yield Signature(label="异议人（签名）", name=name_of(case))


def _rules(book: LawBook, on: dt.date) -> Iterator[Sentence]:
    yield from rule(book, "credit-record.objection-handling", on)
    days, cited = figure(book, _CLOCK, on), citation(book, _CLOCK, on)
    if days is not None and cited is not None:
        yield about_rule(
            f"根据{named(cited)}，征信机构或者信息提供者应当自收到异议之日起 "
            f"{days.text} 日内核查处理，并书面答复。",
            cited,
        )


def _statement(
    record: CreditRecord,
    points: Sequence[Difference],
    case: Case,
    book: LawBook,
    on: dt.date,
    exhibits: Exhibits,
) -> Draft:
    says = Facts(exhibits)
    who = record.reporter or _REPORTER
    blocks: list[Block] = [
        Fields(identity_fields(case, "声明人")[:2]),
        Paragraph(
            (
                says.fact(
                    f"{day_in_words(record.report_on)}信用报告中，由",
                    who,
                    "报送的账户信息与本人掌握的合同、还款记录不一致。",
                    of=(record,),
                ),
                *(point.fact for point in points),
            )
        ),
        *(Paragraph((sentence,)) for sentence in rule(book, "credit-record.own-statement", on)),
        Paragraph((ask("请将本声明记载于本人信用报告。"),)),
        Signature(label="声明人（签名）", name=name_of(case)),
    ]
    return Draft(
        id=f"own-statement-{record.id}",
        kind="own-statement",
        title="本人声明",
        to=(_BUREAU,),
        on=on,
        blocks=tuple(blocks),
        attached=_attached(blocks, case, exhibits),
        loan=_loan_id(record, case),
        notes=(_OPTION, _FREE),
    )
