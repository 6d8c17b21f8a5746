"""The head and the foot of a letter: who writes, about which loan and companies, and the day."""

from __future__ import annotations

import datetime as dt

from ashore.case.entries_loans import Loan
from ashore.case.entries_people import Person
from ashore.case.replay import Case
from ashore.case.terms import Role
from ashore.documents.draft import (
    Blank,
    Claim,
    Field,
    Fields,
    Piece,
    Sentence,
    Signature,
)
from ashore.documents.paper import day_in_words
from ashore.documents.papers.sentences import Facts, ask
from ashore.documents.papers.side import Side
from ashore.documents.words import ROLES
from ashore.errors.base import LawDataError
from ashore.law.book import LawBook
from ashore.law.channel import Need
from ashore.law.deadlines import due_date
from ashore.law.words import LENDERS
from ashore.text import Text

NAME = Blank("姓名", Text("按身份证填写。", "As on the identity card."))
ID_NUMBER = Blank(
    "身份证号码",
    Text("提交时再填；案件里不存。", "Fill it in when you hand it in; the case does not keep it."),
)
PHONE = Blank("手机号", Text("填能接通、对方已登记的号码。", "A number that reaches you."))
ADDRESS = Blank("联系地址", Text("填能收到书面答复的地址。", "Where a written answer reaches you."))
CONTRACT_NO = Blank(
    "合同号",
    Text(
        "在 App“查看合同”或合同首页右上角抄。",
        "Copy it from the app's contract view or the contract's first page.",
    ),
)
REGISTERED_AT = Blank(
    "注册地",
    Text(
        "在合同里或国家企业信用信息公示系统里查这家公司的注册地址。",
        "Look up the company's registered address in the contract or the public register.",
    ),
)
_ROLES = (
    Role.PLATFORM,
    Role.FUNDER,
    Role.GUARANTOR,
    Role.INSURER,
    Role.CREDITOR,
    Role.COLLECTOR,
)


def person_of(case: Case) -> Person | None:
    """Return the person's entry, the latest where there is more than one."""
    people = case.of(Person)
    return people[-1] if people else None


def writer_fields(case: Case, label: str, *, identity: bool) -> Fields:
    """Return who writes; number and address only where the desk asks for them."""
    fields = [Field(label, (name_of(case),))]
    if identity:
        fields += [Field("身份证号码", (ID_NUMBER,))]
    fields += [Field("手机号", (phone_of(case),))]
    if identity:
        fields += [Field("联系地址", (ADDRESS,))]
    return Fields(tuple(fields))


def side_fields(
    side: Side, needs: frozenset[Need], *, local: bool = False, label: str = "对方机构"
) -> Fields:
    """Return the companies by the parts they play, and the loan where the desk asks for it.

    Args:
        side: The other side.
        needs: What the desk asks for.
        local: Whether the desk is that of the place where the company is registered.
        label: What the paper calls whom it is about.
    """
    fields = [Field(label, side.to)] if Need.RESPONDENT in needs or local else []
    parts: dict[str, list[str]] = {}
    for role in _ROLES:
        for name in side.of(role):
            if role is not Role.CREDITOR or name not in side.unsure:
                parts.setdefault(name, []).append(ROLES[role].zh)
    fields += [Field("、".join(roles), (name,)) for name, roles in parts.items()]
    fields += [Field("自称的新债权人", (f"{name}（没有核实）",)) for name in side.unsure]
    if Need.LOAN in needs or local:
        fields += [field for loan in side.loans for field in _loan_fields(loan)]
        if side.loans:
            fields.append(Field("机构类型", (LENDERS[side.licence].zh,)))
    if local:
        fields.append(Field("注册地", (side.registered_at or REGISTERED_AT,)))
    return Fields(tuple(fields))


def opening(facts: Facts, side: Side) -> Sentence:
    """Return which loan a letter is about, as the person sees it."""
    if not side.files:
        return facts.fact("有人以催收为名联系我，受哪一家机构委托、为哪一笔借款，还没有核实。")
    names = "、".join(_called(loan.product, loan.contract_no) for loan in side.loans)
    if side.denied:
        return facts.fact(
            f"贵机构记在我名下的借款{names}不是我本人办理，异议另行书面提出；"
            "这份材料只说联系方式。",
            of=side.loans,
        )
    return facts.fact(f"这份材料关于我的借款{names}。", of=side.loans, claims=_claims(side))


def loans_zh(side: Side) -> str:
    """Return the loans of a side by product and contract number."""
    return "、".join(_called(loan.product, loan.contract_no) for loan in side.loans)


def signed(case: Case, label: str, on: dt.date | None = None) -> Signature:
    """Return where the person signs; the day is left for the hand unless it is given."""
    return Signature(label=label, name=name_of(case), on=on)


def declared(*, consequences: bool) -> Sentence:
    """Return the declaration that a desk asks for."""
    more = "，知悉虚假陈述要承担的后果" if consequences else ""
    return ask(f"以上所述是我所知的事实；凭记忆写的地方已经注明{more}。")


def answer_by(book: LawBook, on: dt.date) -> str:
    """Return by when an answer is asked for: the time that lenders have for a complaint.

    It is a wish and no rule; without that figure it names no day.
    """
    last = asked_by(book, on)
    return f"请在{day_in_words(last)}以前书面答复" if last else "请书面答复"


def asked_by(book: LawBook, on: dt.date) -> dt.date | None:
    """Return the day by which a letter of some day asks for an answer, if it names one."""
    try:
        return due_date(book, "deadlines.lender-complaint", event_on=on).on
    except LawDataError:
        return None


def phone_of(case: Case) -> Piece:
    """Return the person's number or the gap for it."""
    person = person_of(case)
    return person.phone if person is not None and person.phone else PHONE


def name_of(case: Case) -> Piece:
    """Return the person's name, or the gap for it."""
    person = person_of(case)
    return person.name if person is not None and person.name else NAME


def _loan_fields(loan: Loan) -> tuple[Field, ...]:
    return Field("产品", (loan.product,)), Field("合同号", (loan.contract_no or CONTRACT_NO,))


def _called(product: str, number: str | None) -> str:
    return f"「{product}」（合同号 {number}）" if number else f"「{product}」"


def _claims(side: Side) -> tuple[Claim, ...]:
    return tuple(
        Claim(about=f"loan:{loan.id}/contract-no", value=loan.contract_no)
        for loan in side.loans
        if loan.contract_no
    )
