"""Two versions of one agreement, field by field: what one says and the other does not."""

from __future__ import annotations

from typing import NamedTuple

from ashore.settle.agreement.fields import AgreementText, FieldName, State
from ashore.text import Text

_VALUES = {
    "creditor": Text("债权人", "creditor"),
    "credit_code": Text("统一社会信用代码", "credit code"),
    "borrower": Text("借款人", "borrower"),
    "as_of": Text("欠款截止日", "day of the debt"),
    "principal": Text("本金", "principal"),
    "interest": Text("利息", "interest"),
    "penalty": Text("罚息", "penalty interest"),
    "waived": Text("减免", "waiver"),
    "monthly": Text("每期金额", "each payment"),
    "first_due_on": Text("首期日", "first day"),
    "pay_to": Text("收款户名", "payee"),
    "charges": Text("是否再计息费", "further charges"),
    "order": Text("冲抵顺序", "order of payment"),
    "trigger": Text("几期算违约", "payments that make a default"),
    "grace_days": Text("宽限天数", "days of grace"),
    "cure_days": Text("补足天数", "days to cure"),
    "update": Text("征信更新天数", "days to update the record"),
    "certificate": Text("结清证明天数", "days to the certificate"),
    "withdrawal": Text("撤诉解冻天数", "days to lift suits and freezes"),
}


class Difference(NamedTuple):
    """One thing in which two versions differ; an empty text stands for nothing said."""

    name: str
    title: Text
    one: str
    other: str


def differences(one: AgreementText, other: AgreementText) -> tuple[Difference, ...]:
    """Return everything in which two versions of an agreement differ, in the order of the paper."""
    found = [
        Difference(name, title, one.value(name) or "", other.value(name) or "")
        for name, title in _VALUES.items()
    ]
    found += [
        Difference("periods", Text("期数", "payments"), _str(one.periods), _str(other.periods)),
        Difference("total", Text("应还总额", "total"), one.total or "", other.total or ""),
        _first_other_day(one, other),
    ]
    told = {name for difference in found if difference.one != difference.other
            for name in _FIELD_OF.get(difference.name, ())}  # fmt: skip
    for name in FieldName:
        states = [text.field(name).state for text in (one, other)]
        if name not in told and (State.FOUND in states) and states[0] is not states[1]:
            title = Text("这一项", "this field")
            found.append(Difference(name.value, title, states[0].value, states[1].value))
    return tuple(one for one in found if one.one != one.other)


_FIELD_OF = {
    "credit_code": (FieldName.PARTIES,),
    "order": (FieldName.ALLOCATION,),
    "cure_days": (FieldName.DEFAULT,),
    "update": (FieldName.CREDIT_RECORD,),
    "certificate": (FieldName.CERTIFICATE,),
    "withdrawal": (FieldName.LITIGATION,),
    "charges": (FieldName.PLAN,),
    "as_of": (FieldName.DEBT,),
    "principal": (FieldName.DEBT,),
}


def _first_other_day(one: AgreementText, other: AgreementText) -> Difference:
    """Return the first due day, after the very first, in which two plans part."""
    pairs = zip(one.plan.rows[1:], other.plan.rows[1:], strict=False)
    apart = ((n, a.day, b.day) for n, (a, b) in enumerate(pairs, start=2) if a.day != b.day)
    number, day, elsewhere = next(apart, (0, "", ""))
    title = Text(f"第 {number} 期的日期", f"day of payment {number}")
    return Difference("days", title, str(day), str(elsewhere))


def _str(value: int | None) -> str:
    return "" if value is None else str(value)
