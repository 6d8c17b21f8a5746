"""What people call things: items, rules, stages and kinds, for the terminal and for documents."""

from __future__ import annotations

from ashore.case.entries_loans import Classification
from ashore.case.terms import Item, Role
from ashore.findings import Confidence, Severity, Strength
from ashore.law.comparison import Applies
from ashore.text import Language, Text

ITEMS = {
    Item.PRINCIPAL: Text("本金", "principal"),
    Item.INTEREST: Text("利息", "interest"),
    Item.GUARANTEE_FEE: Text("担保费", "guarantee fee"),
    Item.SERVICE_FEE: Text("服务费", "service fee"),
    Item.INSURANCE: Text("保险费", "insurance"),
    Item.MEMBERSHIP: Text("会员费", "membership fee"),
    Item.OTHER_FEE: Text("其他费用", "other fees"),
    Item.PENALTY_INTEREST: Text("罚息", "penalty interest"),
    Item.COMPOUND_INTEREST: Text("复利", "compound interest"),
    Item.LATE_FEE: Text("逾期违约金", "late fee"),
    Item.COLLECTION_FEE: Text("催收费", "collection fee"),
    Item.LEGAL_FEE: Text("律师费等", "legal fee"),
    Item.COURT_FEE: Text("诉讼费", "court fee"),
    Item.DELAY_INTEREST: Text("迟延履行利息", "interest for late performance"),
    Item.PREPAYMENT_FEE: Text("提前还款费", "prepayment fee"),
    Item.ACCELERATED_PRINCIPAL: Text("提前到期的本金", "principal called early"),
    Item.SUBROGATED_SUM: Text("代偿款", "sum paid by the guarantor"),
    Item.REINSTATED: Text("恢复的减免", "waiver taken back"),
    Item.UNKNOWN: Text("没分清的", "not sorted"),
}

STRENGTHS = {
    Strength.LAW: Text("法律", "statute"),
    Strength.JUDICIAL: Text("司法解释和司法政策", "judicial interpretation or policy"),
    Strength.RULE: Text("部门规章", "departmental rule"),
    Strength.NORMATIVE: Text("规范性文件", "normative document"),
    Strength.STANDARD: Text("推荐性标准（不是强制规定）", "recommended standard, not binding"),
    Strength.SELF_REGULATION: Text(
        "行业自律（不是强制规定）", "industry self-regulation, not binding"
    ),
    Strength.CONTRACT: Text("合同约定", "the contract"),
    Strength.ARITHMETIC: Text("算术", "arithmetic"),
    Strength.DEPENDS: Text("要看具体情况", "depends on the facts"),
}

CONFIDENCES = {
    Confidence.HIGH: Text("可信度高", "confidence: high"),
    Confidence.MEDIUM: Text("可信度中等", "confidence: medium"),
    Confidence.LOW: Text("可信度低，用前请核对", "confidence: low, check before use"),
    Confidence.UNCONFIRMED: Text("未核实，只供参考", "unconfirmed, for orientation only"),
}

SEVERITIES = {
    Severity.URGENT: Text("时间近", "soon"),
    Severity.CHECK: Text("核对", "check"),
    Severity.ASK: Text("可以问", "ask"),
    Severity.INFO: Text("知道就好", "good to know"),
}

APPLIES = {
    Applies.YES: Text("适用", "applies"),
    Applies.NO: Text("不适用", "does not apply"),
    Applies.ON_REQUEST: Text("要您提出", "on your request"),
    Applies.BY_ANALOGY: Text("可参照", "by analogy"),
    Applies.DEPENDS: Text("看情况", "depends"),
    Applies.CONTEXT: Text("只作背景", "context only"),
}

ROLES = {
    Role.PLATFORM: Text("平台", "platform"),
    Role.FUNDER: Text("资金方", "funder"),
    Role.GUARANTOR: Text("担保方", "guarantor"),
    Role.INSURER: Text("保险方", "insurer"),
    Role.CREDITOR: Text("现债权人", "current creditor"),
    Role.COLLECTOR: Text("催收方", "collector"),
    Role.REPORTER: Text("征信报送方", "credit reporter"),
    Role.INTERMEDIARY: Text("中介", "intermediary"),
}

CLASSIFICATIONS = {
    Classification.IDENTITY_FRAUD: Text("冒名", "taken in your name by somebody else"),
    Classification.NOMINEE: Text("替别人借的", "borrowed for somebody else"),
    Classification.DISPUTED_FEES: Text("费用有争议", "fees in dispute"),
    Classification.GENUINE: Text("本人的借款", "your own loan"),
    Classification.UNKNOWN: Text("还没问过", "not asked yet"),
}

ENTRY_KINDS = {
    "person": Text("本人", "person"),
    "income": Text("收入", "income"),
    "expense": Text("支出", "expense"),
    "asset": Text("财产", "asset"),
    "cause": Text("逾期原因", "cause"),
    "transaction": Text("流水", "transaction"),
    "checkin": Text("近况", "check-in"),
    "party": Text("机构", "party"),
    "loan": Text("借款合同", "loan contract"),
    "disbursement": Text("放款", "payout"),
    "instalment-schedule": Text("还款计划表", "repayment table"),
    "fee-term": Text("费用约定", "agreed fee"),
    "bill": Text("账单", "bill"),
    "statement": Text("信用卡账单", "card statement"),
    "payment": Text("还款", "payment"),
    "assignment": Text("债权变更", "change of creditor"),
    "contact": Text("联络", "contact"),
    "request": Text("请求", "request"),
    "notice": Text("书面通知", "notice"),
    "offer": Text("方案", "offer"),
    "agreement": Text("协议", "agreement"),
    "promise": Text("承诺", "promise"),
    "approach": Text("中介接触", "intermediary's approach"),
    "complaint": Text("投诉", "complaint"),
    "court-paper": Text("法律文书", "court paper"),
    "credit-record": Text("征信记录", "credit record"),
    "evidence": Text("证据", "evidence"),
    "note": Text("备注", "note"),
    "supersede": Text("更正", "correction"),
}

SOURCES = {
    "typed": Text("手工录入", "typed by hand"),
    "file": Text("文件", "file"),
    "photo": Text("照片", "photo"),
    "import": Text("导入", "imported"),
    "sample": Text("示例", "sample"),
}

_ARITHMETIC = (
    ("half_up", "四舍五入", "half up"),
    ("half_even", "四舍六入五成双", "half to even"),
    ("ceiling", "进一", "rounded up"),
    ("(down)", "（去尾）", "(cut off)"),
    ("Σ payment ÷", "Σ 每期还款 ÷", "Σ payment ÷"),
    ("payments:", "笔还款：", "payments:"),
    ("act/365", "实际天数/365", "actual days/365"),
    ("act/360", "实际天数/360", "actual days/360"),
    ("近几个月里最低的一个月", "近几个月里最低的一个月", "the lowest recent month:"),
    ("近几个月的平均", "近几个月的平均", "the average of recent months:"),
    ("大约，取低的", "大约，取低的", "about; the lower bound"),
    (" 折成每月", " 折成每月", ", as a month"),
    ("每 ", "每 ", "every "),
    ("每月", "每月", "a month"),
)


def yuan(fen: int) -> str:
    """Return an amount as a person reads it, with its thousands set apart.

    Examples:
        >>> yuan(1_512_344)
        '15,123.44'
    """
    whole, cents = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{whole:,}.{cents:02d}"


def arithmetic(written: str, language: Language) -> str:
    """Return a working's sum with its few words in one language.

    Examples:
        >>> arithmetic("8.939204 → 8.94 (half_up)", "zh")
        '8.939204 → 8.94 (四舍五入)'
        >>> arithmetic("每 1w 折成每月", "en")
        'every 1w, as a month'
    """
    for code, zh, en in _ARITHMETIC:
        written = written.replace(code, zh if language == "zh" else en)
    return written
