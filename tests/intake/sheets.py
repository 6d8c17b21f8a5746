"""A small made-up sheet, and ways to change one thing in it."""

from __future__ import annotations

import copy
from typing import Any

Json = dict[str, Any]

SHEET: Json = {
    "schema": "ashore-case/1",
    "case_id": "harbour",
    "as_of": "2026-11-24",
    "title": "停工两个月",
    "adviser": "窗口 3",
    "person": {"name": "钟一苇", "age": 33, "dependants": 1, "blood_type": "A"},
    "cash_on_hand": "800.00",
    "income": [
        {"name": "失业金", "monthly": "1900.00", "stability": "until 2027-02"},
        {"name": "零工", "monthly": "1200.00", "months": ["1500.00", "900.00", "1200.00"],
         "stability": "volatile"},
    ],
    "future_income": {"start": "2027-01-04", "first_full_pay": "2027-02-10",
                      "net_monthly": "5200.00"},
    "essential_expenses": [{"name": "房租", "monthly": "900"}],
    "assets": [{"name": "老家房子(共有)", "value": "未估"}, {"name": "电瓶车", "value": "600.00"}],
    "cause": {"type": "job_loss", "story": "厂里停工。", "proofs": ["停工通知"]},
    "debts": [
        {
            "debt_id": "loan-a",
            "product": "河湾借",
            "product_type": "等额本息+担保费",
            "parties": {"platform": "河湾科技", "funder": "白沙银行(联合贷)",
                        "guarantor": "同舟融资担保", "current_creditor": "待核实：可能已代偿",
                        "friend": "同事"},
            "contract": {"signed_on": "2026-02-10", "principal": "6000.00", "periods": 6,
                         "annual_rate": "0.12", "guarantee_fee_monthly": "30.00",
                         "service_fee_monthly": "12.50", "day_count_basis": 365,
                         "penalty": "罚息 1.5 倍", "platform_late_fee": "日0.05%×当期应还",
                         "acceleration": "逾期超过 60 日"},
            "disbursement": {"date": "2026-02-10", "gross": "6000.00",
                             "deductions": [{"name": "评估费", "amount": "120.00"}],
                             "net_received": "5880.00", "to_account": "本人尾号 0001"},
            "payments": [{"date": "2026-03-10", "amount": "1077.79", "time": "09:30",
                          "channel": "代扣"}],
            "bill_shown_by_lender": {"captured_at": "2026-11-20", "total_shown": "5600.00",
                                     "items": [{"name": "应还总额", "amount": "5600.00"}]},
        },
        {
            "product": "青禾银行信用卡",
            "product_type": "信用卡",
            "parties": {"funder": "青禾银行"},
            "contract": {"statement_date": "2026-10-20", "due_date": "2026-11-08",
                         "grace_days": 3, "grace_note": "容差 10 元", "interest": "日利率万分之五",
                         "late_fee": "违约金=最低还款额未还部分×5%，最低 10 元"},
            "statement": {"balance": "1500.00", "minimum": "150.00"},
            "payments": [],
        },
    ],
    "contacts_log": [
        {"ts": "2026-11-20T21:15", "channel": "wechat", "direction": "in", "claimed": "河湾客服",
         "gist": "问何时还", "debt_id": "loan-a"},
        {"ts": "2026-11-21T09:00", "channel": "call", "direction": "in", "duration_s": 30},
    ],
}  # fmt: skip


def sheet(**changes: Any) -> Json:
    """Return the sheet with values set by path: ``debts__0__contract__periods=12``."""
    changed = copy.deepcopy(SHEET)
    for path, value in changes.items():
        *steps, last = path.split("__")
        place: Any = changed
        for step in steps:
            place = place[int(step)] if step.isdigit() else place[step]
        if isinstance(place, list):
            place[int(last)] = value
        else:
            place[last] = value
    return changed
