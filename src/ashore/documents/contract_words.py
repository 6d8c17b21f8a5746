"""What people call the choices in a contract: ways of paying back, when a fee falls due, bases."""

from __future__ import annotations

from ashore.case.entries_loans import AssignmentType
from ashore.case.entries_people import Stability
from ashore.case.terms import Base, Method
from ashore.text import Text

METHODS = {
    Method.EQUAL_INSTALMENT: Text("每期一样多（等额本息）", "the same sum each time"),
    Method.EQUAL_PRINCIPAL: Text(
        "本金每期一样多，利息越来越少（等额本金）", "the same principal each time, less interest"
    ),
    Method.FLAT: Text(
        "按月费率，每期费用一样（等本等息）", "a monthly fee rate on the first sum (flat rate)"
    ),
    Method.INTEREST_ONLY: Text("先息后本", "interest first, principal at the end"),
    Method.DAILY_ACCRUAL: Text("随借随还，按日计息", "drawn as needed, interest by the day"),
    Method.BULLET: Text("到期一次还清", "all at once at the end"),
    Method.FIXED_PAYMENT: Text("每期固定还一个数，还到清为止", "a fixed sum until it is paid off"),
    Method.CARD: Text("信用卡", "a credit card"),
    Method.CUSTOM: Text("按 App 里的还款计划表", "as the app's own table says"),
    Method.OPEN: Text("没有约定还款日（例如向亲友借的）", "no due day agreed, as among family"),
}

FEE_WHEN = {
    "each": Text("每期都收", "with each instalment"),
    "first": Text("第一期收", "with the first"),
    "last": Text("最后一期收", "with the last"),
    "disbursement": Text("放款那天收", "on the day of payout"),
    "deducted": Text("放款时先扣", "taken off before payout"),
}

BASES = {
    Base.PRINCIPAL: Text("逾期本金", "overdue principal"),
    Base.INTEREST: Text("逾期利息", "overdue interest"),
    Base.PRINCIPAL_AND_INTEREST: Text("逾期本金和利息", "overdue principal and interest"),
    Base.INSTALMENT: Text("当期应还总额", "the whole instalment"),
    Base.OUTSTANDING: Text("全部剩余本金", "all principal left"),
    Base.UNPAID_MINIMUM: Text("最低还款额没还的部分", "what is unpaid of the minimum"),
}

ASSIGNMENTS = {
    AssignmentType.SUBROGATION: Text(
        "担保或保险公司替我还了", "a guarantor or insurer paid for me"
    ),
    AssignmentType.TRANSFER: Text("债权转给了别人", "the claim was transferred"),
    AssignmentType.BACK_TRANSFER: Text(
        "又转回给原来的债权人", "it went back to the first creditor"
    ),
}

STABILITIES = {
    Stability.STABLE: Text("每月差不多", "much the same each month"),
    Stability.VOLATILE: Text("时多时少", "it varies"),
    Stability.ONE_OFF: Text("只有一次", "only once"),
}
