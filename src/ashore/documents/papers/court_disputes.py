"""What the records let a person dispute before a court: who asks, how much, and whether still."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from ashore.case.entries_dealings import NoticeType
from ashore.case.entries_papers import Complaint
from ashore.documents.draft import Claim, Sentence
from ashore.documents.paper import day_in_words
from ashore.documents.papers.court_amounts import amount_disputes
from ashore.documents.papers.court_limitation import limitation_of
from ashore.documents.papers.court_parts import about, figure, named, not_theirs, rule
from ashore.documents.papers.court_reductions import reduction_disputes
from ashore.documents.papers.court_sides import Dispute, Side
from ashore.documents.papers.sentences import about_rule, ask, money
from ashore.documents.words import yuan
from ashore.law.lenders import PRIVATE, LenderType
from ashore.owed.standing import Footing


def disputes(side: Side) -> tuple[Dispute, ...]:
    """Return everything that the records let a person dispute, what decides most first."""
    if not_theirs(side.suit.file.loan):
        # Whoever denies the loan says nothing of its sums: that would admit it.
        return tuple(_not_yours(side))
    found: list[Dispute] = []
    for look in _LOOKS:
        found += look(side)
    return (*found, *amount_disputes(side), *reduction_disputes(side))


def _not_yours(side: Side) -> Iterator[Dispute]:
    loan = side.suit.file.loan
    says, me = side.says, side.me
    sentences = [says.fact(f"{me}没有申请、签订或授权他人办理「{loan.product}」这笔借款。")]
    for paid_out in side.suit.file.disbursements:
        if paid_out.own_account is False:
            to = f"（{paid_out.to_account}）" if paid_out.to_account else ""
            sentences.append(
                says.fact(
                    f"记录显示款项于{day_in_words(paid_out.on)}划入他人账户{to}，没有进入{me}的账户。",
                    of=(paid_out,),
                )
            )
    for complaint in side.suit.case.of(Complaint):
        if complaint.loan == loan.id:
            receipt = f"（编号 {complaint.receipt_no}）" if complaint.receipt_no else ""
            sentences.append(
                says.fact(
                    f"{me}于{day_in_words(complaint.filed_on)}向{complaint.to}提出：{complaint.about}"
                    f"{receipt}。",
                    of=(complaint,),
                )
            )
    sentences.append(
        ask(
            f"请求责令{side.them}提交本笔借款的身份认证、人脸影像、签名或验证码记录，"
            "以及收款账户的开户资料；必要时请求鉴定。"
        )
    )
    yield Dispute("not-yours", "借款不是本人所借", tuple(sentences), denies_all=True)


def _creditor(side: Side) -> Iterator[Dispute]:
    debt = side.suit.debt
    if debt is None or debt.creditor.how == "original" or not side.suit.file.assignments:
        yield from _stranger(side)
        return
    change, new = side.suit.file.assignments[-1], debt.creditor
    says, me, them = side.says, side.me, side.them
    if new.how == "subrogation":
        if new.verified:
            return
        day = f"于{day_in_words(new.since)}" if new.since else ""
        sentences = [
            says.fact(f"记录记载，「{new.name}」{day}代偿了本案借款。", of=(change,)),
            says.fact(f"{me}没有收到可以核实代偿日期和金额的凭证。"),
            ask(
                f"请{them}提交代偿的付款凭证、委托担保合同，并列明代偿的本金、利息和罚息；"
                f"提交之前，{me}对{them}的债权人身份和代偿金额不予认可。"
            ),
        ]
        yield Dispute("creditor", "代偿和债权人身份", tuple(sentences))
        return
    told = min((day for day in (change.notified_on, *_notices(side)) if day), default=None)
    if told and new.verified:
        return
    if told is None:
        sentences = [
            says.fact(f"{me}没有收到原债权人或「{new.name}」的债权转让通知。"),
            *rule(side.suit.book, "civil-code.assignment-notice", side.suit.began_on),
        ]
    else:
        sentences = [
            says.fact(
                f"{me}于{day_in_words(told)}收到「{new.name}」受让债权的通知。", of=(change,)
            ),
            says.fact("这次转让还没有得到原债权人的确认。"),
        ]
    sentences.append(
        ask(
            f"请{them}提交债权转让协议、载有本笔债权的清单和通知的送达凭证；"
            f"提交之前，{me}对{them}的债权人身份不予认可。"
        )
    )
    yield Dispute("creditor", "债权转让和债权人身份", tuple(sentences))


def _stranger(side: Side) -> Iterator[Dispute]:
    """Yield where the one who sues is not the lender on record and no change was told of."""
    suit, them = side.suit, side.them
    named = suit.named(them)
    lenders = suit.lenders()
    if named is None or not lenders or any(_same_firm(named[0], one) for one in lenders):
        return
    sentences = [
        side.says.fact(
            f"记录里的出借方是「{'」、「'.join(lenders)}」，{them}是「{named[0]}」。",
            of=(suit.file.loan, named[1]),
        ),
        side.says.fact(f"{side.me}没有收到债权转让或者代偿的通知。"),
        *rule(suit.book, "civil-code.assignment-notice", suit.began_on),
        ask(
            f"请{them}说明依据什么主张本笔债权，并提交债权转让或者代偿的凭证和通知；"
            f"提交之前，{side.me}对{them}的债权人身份不予认可。"
        ),
    ]
    yield Dispute("creditor", f"{them}是不是债权人", tuple(sentences))


def _same_firm(one: str, other: str) -> bool:
    """Return whether two names can be one firm's: a full name holds the short one."""
    return one in other or other in one


def _notices(side: Side) -> Iterator[dt.date]:
    """Yield when notices came that the debt was assigned."""
    for notice in side.suit.file.notices:
        if notice.type is NoticeType.ASSIGNMENT:
            yield notice.received_on


def _limitation(side: Side) -> Iterator[Dispute]:
    found = limitation_of(side.suit)
    if found is None or not found.expired:
        return
    suit, me, them = side.suit, side.me, side.them
    years = figure(suit.book, "limitation.years", found.since)
    after = (
        ""
        if found.entry is None
        else (f"；此后最近一次记录是{day_in_words(found.since)}的{found.what.zh}")
    )
    of = (suit.file.loan, *suit.file.schedules, *((found.entry,) if found.entry else ()))
    sentences = [
        side.says.fact(f"本笔借款最后一期于{day_in_words(found.last_due_on)}到期{after}。", of=of),
        *rule(suit.book, "limitation.instalments-start", found.last_due_on),
    ]
    if years is not None:
        sentences.append(
            about_rule(
                f"根据{named(years.citation)}，"
                f"诉讼时效期间是 {years.text} 年，法律另有规定的除外。",
                years.citation,
            )
        )
    sentences += [
        *rule(suit.book, "limitation.after-expiry", suit.began_on),
        ask(
            f"据此诉讼时效期间于{day_in_words(found.ended_on)}届满，{them}于"
            f"{day_in_words(suit.began_on)}才向法院主张，{me}提出诉讼时效抗辩。"
        ),
        ask(f"{me}在本件中核对金额，只为说明争议，不表示同意履行已过诉讼时效的债务。"),
    ]
    yield Dispute("limitation", "诉讼时效", tuple(sentences), denies_all=True)


def _received(side: Side) -> Iterator[Dispute]:
    debt, file = side.suit.debt, side.suit.file
    if debt is None or debt.facts.gross == debt.facts.received:
        return
    facts = debt.facts
    taken = "、".join(
        f"{one.name} {money(one.amount)}" + (f"（收取方：{one.payee}）" if one.payee else "")
        for paid_out in file.disbursements
        for one in paid_out.deductions
    )
    private = LenderType(file.loan.lender_type) in PRIVATE
    entry = "private-lending.interest-withheld" if private else "civil-code.interest-withheld"
    sentences: list[Sentence] = [
        side.says.fact(
            f"合同记载的借款金额是 {money(facts.gross)}，{side.me}实际得到 "
            f"{money(facts.received)}，相差 {money(facts.gross - facts.received)}：{taken}。",
            of=file.disbursements,
            claims=(Claim(about=about(facts.id, "net-received"), value=yuan(facts.received)),),
        ),
        *rule(side.suit.book, entry, facts.contract_on),
        ask(
            "请求查明上述扣款与借款的关系；属于预先扣除的，按实际得到的金额认定本金，"
            "并相应扣减利息。"
        ),
    ]
    yield Dispute("net-received", "实际得到的金额", tuple(sentences))


def _acceleration(side: Side) -> Iterator[Dispute]:
    debt, standing, suit = side.suit.debt, side.suit.standing, side.suit
    if debt is None or standing is None or standing.arrears is None:
        return
    ahead = standing.arrears.principal_not_yet_due
    due = standing.arrears.past_due("principal")
    watch, claimed = debt.acceleration, suit.claimed("principal")
    if standing.footing is not Footing.INSTALMENTS or not ahead or watch.noticed_on:
        return
    if claimed and all(fen <= due for fen, _ in claimed):
        return
    if not watch.notice_required and watch.met:
        return
    says, me, them = side.says, side.me, side.them
    by = "合同金额的还款计划" if suit.by_payout is not None else "还款计划"
    sentences = [
        says.fact(
            f"截至{day_in_words(standing.on)}，按{by}已到期未还的本金是 {money(due)}，"
            f"还没有到期的本金是 {money(ahead)}。",
            of=suit.records,
        )
    ]
    if watch.notice_required:
        sentences.append(says.fact(f"起诉或申请以前，{me}没有收到宣布全部贷款提前到期的书面通知。"))
    if watch.met_on and not watch.met:
        sentences.append(
            says.fact(
                f"按合同约定的条件和还款记录，提前到期的条件到{day_in_words(watch.met_on)}才会满足。",
                of=suit.records,
            )
        )
    sentences.append(
        ask(
            f"请{them}提交提前到期的合同条款、书面通知和送达凭证；不能提交的，"
            f"{me}对未到期部分不予认可，请求仍按原计划分期履行。"
        )
    )
    yield Dispute("acceleration", "提前到期", tuple(sentences))


def _paid_off(side: Side) -> Iterator[Dispute]:
    standing, suit = side.suit.standing, side.suit
    if standing is None or not suit.payments or standing.due_now or standing.outstanding_principal:
        return
    last = suit.payments[-1]
    yield Dispute(
        "paid-off",
        "已经还清",
        (
            side.says.fact(
                f"按合同和还款记录，这笔借款已经还清，最后一次还款是{day_in_words(last.on)}的 "
                f"{money(last.amount)}。",
                of=suit.records,
            ),
        ),
        denies_all=True,
    )


_LOOKS: tuple[Callable[[Side], Iterator[Dispute]], ...] = (
    _limitation,
    _creditor,
    _paid_off,
    _received,
    _acceleration,
)
