"""A loan that somebody else took in the person's name: the objection, and the report to the police.

A loan that the person took for somebody else is another matter. It is not denied; what is reported
is who took the money.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from ashore.case.entries_loans import Classification, Disbursement
from ashore.case.entries_people import Cause
from ashore.case.replay import Case, LoanFile
from ashore.documents.draft import Blank, Block, Draft, Sentence
from ashore.documents.exhibits import Exhibits
from ashore.documents.paper import day_in_words
from ashore.documents.papers.desk_letter import Desk, Matter, desk_letter
from ashore.documents.papers.earlier import LENDER, POLICE, History, history_of, is_open
from ashore.documents.papers.police_statement import SLIP, STATION
from ashore.documents.papers.sentences import Facts, ask, listed, moment_zh, money, run_on
from ashore.documents.papers.side import Side, sides_of
from ashore.law.book import LawBook
from ashore.text import Text

FOUND_ON = Blank(
    "发现这笔借款的日期和经过",
    Text(
        "照实写：哪天、从哪里（信用报告、短信、来电）知道的。",
        "As it was: when and from what (credit report, message, call) you learnt of it.",
    ),
)
WHERE_THEN = Blank(
    "办理当天我在哪里、有什么记录",
    Text(
        "考勤、打卡、行程、就诊记录都可以；没有就删掉。",
        "Attendance, travel or hospital records; strike it where there are none.",
    ),
)
RECEIVER = Blank(
    "用款人的姓名和联系方式", Text("知道多少写多少，不猜。", "As far as you know; do not guess.")
)
THEIR_WORDS = Blank(
    "对方当时怎么说、为什么转这笔钱",
    Text(
        "照聊天记录写原话，附截图；不猜对方的想法。",
        "In the words of the chat, with screenshots; do not guess what they meant.",
    ),
)
_PAY_NOTHING = Text(
    "核查清楚以前一分不付，也不要“先还一点再查”；但法院文书一定要按时回应。",
    "Pay nothing until it is checked, not even a part; but always answer a court in time.",
)
_BUREAU = Text(
    "征信异议另有一份材料，交征信中心或这家机构；报案回执拿到后补给对方。",
    "The objection to the credit record is a paper of its own; hand in the police slip later.",
)
_TWO_QUESTIONS = Text(
    "寄出前再想一遍：你有没有扫过脸、报过验证码？钱有没有进过你的卡？有一项是，就不是冒名，不要寄这份。",
    "Before sending: did you scan your face or tell a code? Did the money reach your card? If "
    "either is so, somebody did not take it in your name: do not send this.",
)
_NOT_GONE = Text(
    "报案是为了追用款人和中介，不会让这笔借款消失；同时和机构谈延期或分期。",
    "The report is about who took the money and does not end the loan; talk to the lender about "
    "time or parts as well.",
)


_NOT_YET = re.compile("待取|待补|待办|还没|尚未")
"""Marks a proof that the person names and does not have."""


def drafts(case: Case, book: LawBook, on: dt.date) -> tuple[Draft, ...]:
    """Return the objection and the statement for a loan in the person's name, or who took it.

    Where the records say both that somebody else took the loan and that its money reached the
    person's own account, nothing comes back: that has to be cleared up first.
    """
    facts = Facts(Exhibits(case))
    sides = {loan.id: side for side in sides_of(case, on) for loan in side.loans}
    found: list[Draft] = []
    for file in case.loans:
        side = sides[file.loan.id].with_only(file)
        history = history_of(case, side, "fraud", book, on)
        if not is_open(book, LENDER, on) or not is_open(book, POLICE, on):
            continue
        if file.loan.classification is Classification.NOMINEE:
            found += _for_somebody_else(file, side, history, facts, case, book, on)
        elif file.loan.classification is Classification.IDENTITY_FRAUD and not _contradicted(file):
            found += _not_mine(file, side, history, facts, case, book, on)
    return tuple(found)


def _contradicted(file: LoanFile) -> bool:
    return file.loan.own is True or any(paid.own_account for paid in file.disbursements)


def _not_mine(
    file: LoanFile,
    side: Side,
    history: History,
    facts: Facts,
    case: Case,
    book: LawBook,
    on: dt.date,
) -> Iterator[Draft]:
    keys = facts.keys([file.loan, *file.disbursements, *_causes(case)])
    if not history.at(LENDER) and not _objected(file):
        desk = Desk(
            channel=LENDER,
            kind="fraud-dispute",
            title="冒名借款异议书",
            to=side.to,
            writer="异议人",
            extra=(_TWO_QUESTIONS, _PAY_NOTHING, _BUREAU),
        )
        asks = tuple(_asks_of_lender())
        matter = Matter(facts=_denied(file, facts, case), asks=asks, keys=keys)
        yield desk_letter(desk, matter, side, case=case, book=book, on=on)
    if not history.at(POLICE):
        matter = Matter(
            facts=_denied(file, facts, case),
            asks=tuple(_asks_of_police()),
            keys=keys,
        )
        desk = _police("fraud-report", "被冒名借款的报案陈述", (_TWO_QUESTIONS, SLIP))
        prior = history.at(LENDER)
        yield desk_letter(desk, matter, side, case=case, book=book, on=on, prior=prior)


def _objected(file: LoanFile) -> bool:
    """Return whether the person has objected to the lender already."""
    return any("冒名" in request.what or "异议" in request.what for request in file.requests)


def _for_somebody_else(
    file: LoanFile,
    side: Side,
    history: History,
    facts: Facts,
    case: Case,
    book: LawBook,
    on: dt.date,
) -> Iterator[Draft]:
    paid_on = [paid for paid in file.disbursements if paid.onward]
    if not paid_on or history.at(POLICE):
        return
    loan = file.loan
    matter = Matter(
        facts=(
            run_on(
                facts.fact(
                    f"借款「{loan.product}」是我本人操作的，我不否认这笔借款；"
                    "钱到账以后转给了别人，经过如下。",
                    of=(loan, *paid_on),
                )
            ),
            *listed(_went_on(paid_on, facts)),
            run_on(ask("对方当时的说法：", THEIR_WORDS, "。"), ask("用款人：", RECEIVER, "。")),
        ),
        asks=tuple(_asks_about_receivers()),
        keys=facts.keys([loan, *paid_on]),
    )
    desk = _police("nominee-report", "替他人借款被转走款项的报案陈述", (_NOT_GONE, SLIP))
    yield desk_letter(desk, matter, side, case=case, book=book, on=on)


def _denied(file: LoanFile, facts: Facts, case: Case) -> tuple[Block, ...]:
    loan = file.loan
    signed_on = f"记载日期为{day_in_words(loan.signed_on)}，" if loan.signed_on else ""
    number = f"（合同号 {loan.contract_no}）" if loan.contract_no else ""
    sentences = [
        facts.fact(
            f"记在我名下的借款「{loan.product}」{number}，{signed_on}"
            f"金额 {money(loan.terms.principal)}，不是我申请、签署或授权他人办理的。",
            of=(loan,),
        ),
        *_paid_out(file.disbursements, facts),
    ]
    sentences += [
        facts.fact(f"我手里有这些材料：{'、'.join(held)}。", of=(cause,))
        for cause in _causes(case)
        if (held := [proof for proof in cause.proofs if not _NOT_YET.search(proof)])
    ]
    sentences += [ask("发现经过：", FOUND_ON, "。"), ask("办理当天：", WHERE_THEN, "。")]
    return listed(sentences)


def _paid_out(disbursements: tuple[Disbursement, ...], facts: Facts) -> Iterator[Sentence]:
    for paid in disbursements:
        account = f"，收款账户为{paid.to_account}" if paid.to_account else ""
        mine = "；该账户不是我的" if paid.own_account is False else ""
        yield facts.fact(
            f"{day_in_words(paid.on)}放款 {money(paid.gross)}{account}{mine}；我没有收到这笔钱。",
            of=(paid,),
        )


def _went_on(disbursements: list[Disbursement], facts: Facts) -> Iterator[Sentence]:
    for paid in disbursements:
        yield facts.fact(f"{day_in_words(paid.on)}放款 {money(paid.gross)}到我的账户。", of=(paid,))
        for move in paid.onward:
            at = move.at
            when = "" if at is None else moment_zh(at) if isinstance(at, dt.datetime) else f"{at}"
            to = f"“{move.to}”" if move.to else "没有记清的收款人"
            yield facts.fact(f"{when} 转给{to} {money(move.amount)}。".lstrip(), of=(paid,))


def _causes(case: Case) -> tuple[Cause, ...]:
    return tuple(cause for cause in case.of(Cause) if "fraud" in cause.type.lower())


def _police(kind: str, title: str, extra: tuple[Text, ...]) -> Desk:
    return Desk(
        channel=POLICE,
        kind=kind,
        title=title,
        to=(STATION,),
        writer="报案人",
        consequences=True,
        extra=extra,
    )


def _asks_of_lender() -> Iterator[Sentence]:
    yield ask("请立即核查，核查期间停止催收；需要核对的，请只联系我本人。")
    yield ask(
        "请提供：完整合同和电子签名证书、人脸影像和比对日志、放款流水和收款账户开户人、"
        "申请时的设备号、IP、定位和手机号实名信息。"
    )
    yield ask("请对该笔信用记录加注异议；核实不是我本人办理的，请更正或删除，并书面告知。")
    yield ask("核查清楚以前我不付款；请不要要求我“先还一部分再处理”。")
    yield ask("请登记本异议，告知编号，并书面答复。")


def _asks_of_police() -> Iterator[Sentence]:
    yield ask("请受理并出具受案或立案回执。")
    yield ask("请调取收款账户开户人、申请时的设备、IP、手机号实名和人脸影像，查明办理人。")


def _asks_about_receivers() -> Iterator[Sentence]:
    yield ask("请受理并出具受案或立案回执。")
    yield ask("请核查收款人和介绍人的身份、款项去向，以及他们以什么名义取得款项。")
