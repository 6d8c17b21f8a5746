"""Three small cases for court papers: everything recorded, hardly anything, two figures of one."""

from __future__ import annotations

import hashlib
from typing import Any

from ashore.case.replay import Case
from tests.documents.page import case_of

Json = dict[str, Any]


def sealed(id_: str, name: str, media: str, *about: str, **more: Any) -> Json:
    """Return a sealed file that shows some entries; its SHA-256 is that of its name."""
    return {
        "kind": "evidence",
        "id": id_,
        "name": name,
        "media_type": media,
        "blob": hashlib.sha256(name.encode()).hexdigest(),
        "about": list(about),
        **more,
    }


def loan(id_: str, product: str, **changes: Any) -> Json:
    """Return a loan of 12,000 yuan over twelve months at 18 %, drawn on 2026-01-10."""
    terms = {
        "method": "equal_instalment",
        "principal": "12000.00",
        "annual_rate": "0.18",
        "periods": 12,
        "penalty": {"multiplier": "1.5", "base": "principal", "day_count": "act/360"},
    }
    return {
        "kind": "loan",
        "id": id_,
        "product": product,
        "signed_on": "2026-01-10",
        "lender_type": "consumer_finance",
        "parties": {"funder": "甲消费金融公司"},
    } | changes | {"terms": terms | changes.get("terms", {})}  # fmt: skip


def paid_out(loan_id: str, on: str = "2026-01-10", gross: str = "12000.00", **more: Any) -> Json:
    return {"kind": "disbursement", "id": f"{loan_id}-out", "loan": loan_id, "on": on,
            "gross": gross} | more  # fmt: skip


def paid(loan_id: str, *days: str, amount: str = "1100.16") -> list[Json]:
    return [
        {"kind": "payment", "id": f"{loan_id}-paid-{day}", "loan": loan_id, "on": day,
         "amount": amount, "channel": "银行代扣"}
        for day in days
    ]  # fmt: skip


def court(id_: str, loan_id: str, type_: str, **more: Any) -> Json:
    return {"kind": "court-paper", "id": id_, "loan": loan_id, "type": type_} | more


def call(id_: str, at: str, **more: Any) -> Json:
    said = {"kind": "contact", "id": id_, "at": at, "channel": "call", "direction": "in",
            "counterpart_claims": "乙催收公司", "counterpart_number": "02160001234"}  # fmt: skip
    return said | more


PERSON: Json = {
    "kind": "person",
    "id": "me",
    "name": "周一",
    "city": "宁波",
    "dependants": 1,
    "phone": "13900000000",
}
MONEY: list[Json] = [
    {"kind": "income", "id": "wage", "name": "工资", "monthly": "3200.00", "proof": "工资流水"},
    {"kind": "expense", "id": "rent", "name": "房租", "monthly": "1500.00"},
    {"kind": "expense", "id": "food", "name": "吃饭", "monthly": "1900.00"},
]


def _sued() -> list[Json]:
    """Return a loan with a fee taken out, sued for in another town, and its bill and papers."""
    clauses = {"jurisdiction": "因本合同发生的争议，由宁波市海曙区人民法院管辖。"}
    acceleration = {"over_days": 60, "notice_required": True}
    return [
        loan("A", "小舟贷", contract_no="XZ-2026-0110", lender_type="bank",
             parties={"funder": "甲银行", "platform": "小舟平台"},
             terms={"clauses": clauses, "acceleration": acceleration}),
        {"kind": "party", "id": "bank", "name": "甲银行", "address": "上海市浦东新区某路1号",
         "roles": ["funder"]},
        paid_out("A", deductions=[{"name": "会员费", "amount": "600.00", "payee": "小舟平台"}]),
        *paid("A", "2026-02-10", "2026-03-10", "2026-04-10", "2026-05-10"),
        {"kind": "bill", "id": "A-bill", "loan": "A", "captured_at": "2026-11-20T09:00:00+08:00",
         "items": [{"name": "本金", "amount": "8300.00"}, {"name": "利息", "amount": "820.00"},
                   {"name": "罚息", "amount": "640.00"}, {"name": "催收费", "amount": "300.00"}]},
        court("A-claim", "A", "claim", court="上海市浦东新区人民法院",
              case_no="（2026）沪0115民初12345号", dated="2026-11-02", received_on="2026-11-16",
              principal="8300.00", interest_and_fees="2460.00", court_fee="70.00",
              text="原告：甲银行股份有限公司\n被告：周一\n诉讼请求：偿还本金 8300.00 元，"
                   "支付律师费 1000 元"),
        sealed("E1", "小舟贷合同.pdf", "application/pdf", "A", device="本人手机",
               captured_at="2026-10-01T10:00:00+08:00"),
        sealed("E2", "放款和还款流水.pdf", "application/pdf", "A-out", "A-paid-2026-02-10",
               "A-paid-2026-03-10", "A-paid-2026-04-10", "A-paid-2026-05-10"),
        sealed("E3", "起诉状.jpg", "image/jpeg", "A-claim"),
        sealed("E4", "账单截图.png", "image/png", "A-bill", device="本人手机",
               captured_at="2026-11-20T09:00:00+08:00"),
        sealed("E5", "还款对照表.xlsx", "application/vnd.ms-excel", "A",
               description="自己整理的还款对照表"),
    ]  # fmt: skip


def _ordered() -> list[Json]:
    """Return a loan taken over by a guarantor who asked for a payment order."""
    return [
        loan("B", "帆借", contract_no="FJ-7",
             parties={"funder": "丙消费金融公司", "guarantor": "丁担保公司"}),
        paid_out("B"),
        *paid("B", "2026-02-10", "2026-03-10"),
        {"kind": "assignment", "id": "B-paid-for", "loan": "B", "type": "subrogation",
         "on": "2026-07-01", "to_party": "丁担保公司", "principal": "10150.00",
         "interest": "570.00", "penalty": "120.00", "total": "10840.00", "daily_rate": "0.001"},
        court("B-order", "B", "payment-order", court="宁波市海曙区人民法院",
              case_no="（2026）浙0203民督6号", dated="2026-11-10", received_on="2026-11-18",
              principal="11200.00", interest_and_fees="2100.00",
              text="申请人：丁担保公司\n被申请人：周一"),
        sealed("E6", "支付令.jpg", "image/jpeg", "B-order"),
        sealed("E7", "帆借合同.pdf", "application/pdf", "B", "B-out"),
    ]  # fmt: skip


def _enforced() -> list[Json]:
    return [
        {"kind": "loan", "id": "C", "product": "戊银行信用卡", "lender_type": "bank",
         "parties": {"funder": "戊银行"},
         "terms": {"method": "card", "principal": "20000.00"}},
        court("C-judgment", "C", "judgment", court="宁波市海曙区人民法院",
              case_no="（2026）浙0203民初88号", dated="2026-03-02", effective_on="2026-04-01",
              pay_by="2026-04-11", principal="18000.00", interest_and_fees="900.00",
              court_fee="125.00"),
        court("C-enforced", "C", "enforcement-notice", court="宁波市海曙区人民法院",
              case_no="（2026）浙0203执501号", received_on="2026-09-03",
              measures=["冻结工资卡 19025.00 元", "限制消费令"]),
        sealed("E8", "执行通知书.jpg", "image/jpeg", "C-enforced"),
        sealed("E9", "工资流水.pdf", "application/pdf", "wage"),
    ]  # fmt: skip


def _reported() -> list[Json]:
    return [
        loan("D", "港湾贷", parties={"funder": "己银行"}, lender_type="bank"),
        paid_out("D"),
        *paid("D", "2026-02-10", "2026-03-10", "2026-04-10", "2026-05-10", "2026-06-10",
              "2026-07-10", "2026-08-10", "2026-09-10", "2026-10-10"),
        {"kind": "credit-record", "id": "D-record", "loan": "D", "report_on": "2026-11-01",
         "reporter": "己银行", "account": "个人消费贷款", "opened_on": "2026-01-10",
         "lent": "12000.00", "status": "逾期", "balance": "4264.00", "overdue": "1100.00",
         "overdue_months": 2, "grid": "NNNNNNN12"},
        loan("F", "云借", own=False, classification="identity_fraud",
             parties={"funder": "庚小额贷款公司"}, lender_type="small_loan"),
        paid_out("F", to_account="尾号 8860", own_account=False),
        {"kind": "credit-record", "id": "F-record", "loan": "F", "report_on": "2026-11-01",
         "reporter": "庚小额贷款公司", "account": "个人消费贷款", "opened_on": "2026-01-10",
         "lent": "12000.00", "status": "逾期", "balance": "12000.00"},
        {"kind": "complaint", "id": "F-police", "loan": "F", "to": "海曙公安分局",
         "about": "身份证被他人用来借款", "filed_on": "2026-11-03", "receipt_no": "J-77"},
        sealed("E10", "信用报告.pdf", "application/pdf", "D-record", "F-record"),
        sealed("E11", "港湾贷流水.pdf", "application/pdf", "D", "D-out"),
    ]  # fmt: skip


def _harassed() -> list[Json]:
    told = {"observed": ["debt-disclosed"]}
    return [
        {"kind": "party", "id": "agency", "name": "乙催收公司", "full_name": "乙信息咨询有限公司",
         "credit_code": "91330200MA00000000", "address": "杭州市某路2号", "acts_for": "己银行",
         "verified": True, "roles": ["collector"], "phones": ["02160001234"]},
        call("call-1", "2026-10-20T10:00:00+08:00", to_whom="母亲", to_whom_relation="母亲",
             duration_s=95, text="说出欠款金额，要母亲转告", **told),
        call("call-2", "2026-10-22T11:30:00+08:00", to_whom="同事", to_whom_relation="同事",
             duration_s=60, text="对同事说本人欠钱不还", **told),
        sealed("E12", "1020通话录音.m4a", "audio/mp4", "call-1", device="母亲的手机"),
        sealed("E13", "同事情况说明.jpg", "image/jpeg", "call-2"),
        {"kind": "request", "id": "stop", "loan": "D", "to": "己银行", "made_on": "2026-10-25",
         "what": "请停止联系第三人", "ticket_no": "GD-9", "channel": "app"},
    ]  # fmt: skip


def complete() -> Case:
    """Return a case in which each paper has all that it can have."""
    cause = {"kind": "cause", "id": "cause", "type": "job_loss", "story": "单位停产"}
    return case_of(
        PERSON, *MONEY, cause, *_sued(), *_ordered(), *_enforced(), *_reported(), *_harassed()
    )


def sparse() -> Case:
    """Return a case with the papers' bare existence and hardly a fact beside it."""
    bare: Json = {"terms": {"method": "equal_instalment", "principal": "12000.00"}}
    return case_of(
        {"kind": "loan", "id": "A", "product": "小舟贷"} | bare,
        court("A-claim", "A", "claim"),
        {"kind": "loan", "id": "B", "product": "帆借"} | bare,
        court("B-order", "B", "payment-order"),
        {"kind": "loan", "id": "C", "product": "某卡",
         "terms": {"method": "card", "principal": "0.00"}},
        court("C-enforced", "C", "enforcement-notice", measures=["账户被冻结"]),
        {"kind": "loan", "id": "F", "product": "云借", "own": False} | bare,
        {"kind": "credit-record", "id": "F-record", "loan": "F", "report_on": "2026-11-01"},
        call("call-1", "2026-10-20T10:00:00+08:00", counterpart_number=None,
             to_whom_relation="母亲", observed=["debt-disclosed"]),
        {"kind": "loan", "id": "G", "product": "江借",
         "terms": bare["terms"] | {"clauses": {"争议": "由宁波市海曙区人民法院管辖。"}}},
        court("G-claim", "G", "claim", court="深圳市南山区人民法院"),
        sealed("E1", "截图.png", "image/png"),
    )  # fmt: skip


def contradictory() -> Case:
    """Return a case in which papers, bills, contract and reports give two figures of one thing."""
    return case_of(
        PERSON,
        *MONEY,
        loan("A", "小舟贷", contract_no="XZ-1", lender_type="bank",
             parties={"funder": "甲银行"}, terms={"principal": "12600.00"}),
        paid_out("A"),
        *paid("A", "2026-02-10", "2026-03-10", "2026-04-10"),
        {"kind": "bill", "id": "A-bill", "loan": "A", "captured_at": "2026-11-20T09:00:00+08:00",
         "items": [{"name": "本金", "amount": "9100.00"}, {"name": "利息", "amount": "900.00"}],
         "total_shown": "10500.00"},
        court("A-claim", "A", "claim", court="宁波市海曙区人民法院",
              case_no="（2026）浙0203民初501号", dated="2026-10-20", received_on="2026-11-16",
              principal="9600.00", interest_and_fees="1500.00"),
        court("A-summons", "A", "summons", court="宁波市鄞州区人民法院",
              case_no="（2026）浙0203民初510号", dated="2026-11-10", received_on="2026-11-17",
              hearing_at="2026-12-15T09:30:00+08:00", principal="9200.00",
              interest_and_fees="1300.00"),
        loan("B", "帆借", parties={"funder": "丙消费金融公司", "guarantor": "丁担保公司"}),
        paid_out("B"),
        *paid("B", "2026-02-10"),
        {"kind": "assignment", "id": "B-paid-for", "loan": "B", "type": "subrogation",
         "on": "2026-07-01", "to_party": "丁担保公司", "total": "11900.00", "verified": True},
        court("B-order", "B", "payment-order", court="宁波市海曙区人民法院",
              received_on="2026-11-18", principal="12500.00"),
        {"kind": "loan", "id": "C", "product": "戊银行信用卡",
         "terms": {"method": "card", "principal": "20000.00"}},
        court("C-frozen", "C", "preservation", court="宁波市海曙区人民法院", case_no="甲号",
              received_on="2026-08-01", measures=["冻结存款 20000.00 元"]),
        court("C-enforced", "C", "enforcement-notice", court="宁波市海曙区人民法院",
              case_no="乙号", received_on="2026-09-03", measures=["冻结存款 18000.00 元"]),
        loan("D", "港湾贷", parties={"funder": "己银行"}),
        paid_out("D"),
        *paid("D", "2026-02-10", "2026-03-10"),
        {"kind": "credit-record", "id": "D-old", "loan": "D", "report_on": "2026-10-01",
         "reporter": "己银行", "account": "贷款", "lent": "13000.00", "balance": "11000.00"},
        {"kind": "credit-record", "id": "D-new", "loan": "D", "report_on": "2026-11-01",
         "reporter": "己银行", "account": "贷款", "lent": "12500.00", "balance": "11500.00",
         "overdue": "9000.00"},
        {"kind": "bill", "id": "D-bill", "loan": "D", "captured_at": "2026-11-02T09:00:00+08:00",
         "total_shown": "8700.00"},
        loan("G", "江借", parties={"funder": "辛银行"}, lender_type="bank",
             terms={"clauses": {"借款合同": "争议由宁波市海曙区人民法院管辖。",
                                "服务协议": "争议提交杭州市西湖区人民法院处理。"}}),
        paid_out("G"),
        court("G-claim", "G", "claim", court="深圳市南山区人民法院", received_on="2026-11-20",
              case_no="（2026）粤0305民初9号", principal="12000.00"),
        call("call-1", "2026-10-20T10:00:00+08:00", to_whom="母亲", to_whom_relation="母亲",
             observed=["debt-disclosed"]),
        call("call-2", "2026-10-21T10:00:00+08:00", counterpart_claims="乙法务部",
             to_whom="母亲", to_whom_relation="母亲", observed=["debt-disclosed"]),
        sealed("E1", "起诉状.jpg", "image/jpeg", "A-claim"),
        sealed("E2", "传票.jpg", "image/jpeg", "A-summons"),
        sealed("E3", "账单.png", "image/png", "A-bill"),
        sealed("E4", "信用报告.pdf", "application/pdf", "D-new"),
    )  # fmt: skip
