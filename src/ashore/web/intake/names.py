"""What the values on a page are called when a person is asked to look at them."""

from __future__ import annotations

import re

from ashore.documents.words import ITEMS, ROLES
from ashore.text import Text

_NAMES: dict[str, Text] = {
    "total_shown": Text("应还总额", "total due"),
    "overdue_days_shown": Text("逾期天数", "days overdue"),
    "due_on": Text("到期日", "due day"),
    "annual_rate": Text("年利率", "yearly rate"),
    "monthly_rate": Text("月利率", "monthly rate"),
    "daily_rate": Text("日利率", "daily rate"),
    "stated_annual_cost": Text("写明的年化综合成本", "stated yearly cost"),
    "left_to_pay": Text("全部待还", "all that is left to pay"),
    "outstanding_principal": Text("剩余本金", "outstanding principal"),
    "lent": Text("借款金额", "sum lent"),
    "captured_at": Text("什么时候截的", "when it was taken"),
    "at": Text("时间", "time"),
    "direction": Text("收到的还是发出的", "in or out"),
    "text": Text("内容", "words"),
    "counterpart_number": Text("对方号码", "the other side's number"),
    "counterpart_claims": Text("对方自称", "who they say they are"),
    "n": Text("期数", "number"),
    "fees": Text("费用", "fees"),
    "total": Text("合计", "total"),
    "status": Text("状态", "status"),
    "type": Text("是什么文书", "what it is"),
    "case_no": Text("案号", "case number"),
    "court": Text("法院", "court"),
    "hearing_at": Text("开庭时间", "hearing"),
    "dated": Text("落款日期", "dated"),
    "received_on": Text("哪天收到的", "received on"),
    "by": Text("谁发的", "from whom"),
    "interest_and_fees": Text("利息和费用", "interest and fees"),
    "court_fee": Text("受理费", "court fee"),
    "contract_no": Text("合同号", "contract number"),
    "signed_on": Text("签订日期", "signed on"),
    "borrower": Text("借款人", "borrower"),
    "periods": Text("期数", "instalments"),
    "method": Text("还款方式", "how it is paid back"),
    "day_count": Text("计息基准", "day count"),
    "accrual": Text("计息方式", "accrual"),
    "first_due_on": Text("首期还款日", "first due day"),
    "jurisdiction": Text("约定的法院", "agreed court"),
    "arbitration": Text("仲裁", "arbitration"),
    "compound": Text("复利", "compound interest"),
    "penalty": Text("罚息", "penalty interest"),
    "acceleration": Text("提前到期", "acceleration"),
    "creditor": Text("债权人", "creditor"),
    "monthly": Text("每期还", "each instalment"),
    "waived": Text("减免", "waived"),
    "any_miss_ends": Text("一期没还就作废", "one missed payment ends it"),
    "pay_to": Text("收款人", "pay to"),
    "grace_days": Text("宽限天数", "days of grace"),
    "cure_days": Text("补救天数", "days to cure"),
    "certificate_days": Text("几天内开结清证明", "days to the settlement certificate"),
    "record_days": Text("几天内更新征信", "days to the credit record"),
    "charges_stop": Text("不再计收费用", "charges stop"),
    "collection_stops": Text("停止催收", "collection stops"),
    "report_on": Text("报告日期", "date of the report"),
    "reporter": Text("报送机构", "reporter"),
    "account": Text("账户", "account"),
    "opened_on": Text("开立日期", "opened on"),
    "balance": Text("余额", "balance"),
    "overdue": Text("逾期金额", "overdue"),
    "overdue_months": Text("逾期月数", "months overdue"),
    "rate": Text("比率", "rate"),
    "base": Text("按什么计", "based on"),
}
_ITEMS = {item.value.replace("-", "_"): text for item, text in ITEMS.items()}
_ROLES = {role.value: text for role, text in ROLES.items()}
_NUMBERED = re.compile(r"(\w+)\[(\d+)\]\.(\w+)")
_NTH = {
    "rows": Text("第 {n} 期 {what}", "instalment {n}: {what}"),
    "messages": Text("第 {n} 条 {what}", "message {n}: {what}"),
    "accounts": Text("第 {n} 个账户 {what}", "account {n}: {what}"),
    "late_fees": Text("第 {n} 项逾期费用 {what}", "late fee {n}: {what}"),
    "fees": Text("第 {n} 项费用 {what}", "fee {n}: {what}"),
}
_PARTIES = {"原告": Text("原告", "plaintiff"), "被告": Text("被告", "defendant")}


def name_of(field: str) -> Text:
    """Return what a value read off a page is called.

    Examples:
        >>> name_of("rows[3].interest").zh, name_of("penalty_interest").en
        ('第 3 期 利息', 'penalty interest')
    """
    numbered = _NUMBERED.fullmatch(field)
    if numbered:
        nth = _NTH.get(numbered[1], Text("{n} {what}", "{n} {what}"))
        return nth.fill(n=numbered[2], what=_plain(numbered[3]))
    head, _, leaf = field.rpartition(".")
    said = _plain(leaf)
    if head and head != "parties" and head in _NAMES:
        return Text(f"{_NAMES[head].zh}：{said.zh}", f"{_NAMES[head].en}: {said.en}")
    return said


def _plain(name: str) -> Text:
    for names in (_NAMES, _ITEMS, _ROLES, _PARTIES):
        if name in names:
            return names[name]
    return Text(name, name)
