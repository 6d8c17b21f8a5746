"""The words of the report's own page: headings, labels and the sentences around the figures."""

from __future__ import annotations

from ashore.text import Language, Text

_LABELS = {
    "title": Text("应还情况", "What is owed"),
    "as_of": Text("截至 {on}", "As of {on}"),
    "calm": Text(
        "先看“下一步”就够了。其余的可以慢慢看，每个数都能点开看它怎么来的。",
        "“Next step” is enough for now. The rest can wait; every figure opens to show how it came "
        "about.",
    ),
    "next": Text("下一步", "Next step"),
    "because": Text("为什么先做这件", "Why this first"),
    "summary": Text("一眼看完", "At a glance"),
    "due_now": Text("今天已到期未还", "Due and unpaid today"),
    "one_more_day": Text("再过一天大约多", "One more day adds about"),
    "principal_left": Text("剩余本金（含没到期的）", "Principal left, due or not"),
    "asked": Text("账单里先问清再付", "On the bills, ask before paying"),
    "yuan": Text("元", "yuan"),
    "overview": Text("每笔借款", "Each loan"),
    "overview_caption": Text(
        "{on} 每笔借款已到期未还的钱", "What is due and unpaid of each loan on {on}"
    ),
    "loan": Text("借款", "loan"),
    "due": Text("已到期未还", "due and unpaid"),
    "late": Text("逾期", "late"),
    "days": Text("{n} 天", "{n} days"),
    "sum": Text("合计", "total"),
    "not_counted": Text("记为冒名，不计入合计", "not yours by the record, not in the total"),
    "findings": Text("值得看一眼的", "Worth a look"),
    "no_findings": Text("没有发现要问的地方。", "Nothing to ask about was found."),
    "ask": Text("可以这样问", "What to ask"),
    "basis": Text("依据和限度", "Basis and limits"),
    "strength": Text("依据的性质", "Kind of basis"),
    "limits": Text("限度", "Limits"),
    "sources": Text("出处", "Source"),
    "working": Text("算式", "Working"),
    "amount_at_stake": Text("涉及", "At stake"),
    "details": Text("逐笔细看", "Loan by loan"),
    "creditor": Text("现在欠谁", "Owed to now"),
    "creditor_since": Text("{since} 起", "since {since}"),
    "creditor_before": Text("原来是 {before}", "before: {before}"),
    "unverified": Text("还没有核实", "not verified yet"),
    "parties": Text("各方", "Parties"),
    "stage": Text("阶段", "Stage"),
    "stage_words": Text("{stage}（行业叫法，不是规定）", "{stage} (a usage of the trade)"),
    "credit_code": Text("按天数对应的征信代码", "Credit-record code for these days"),
    "credit_note": Text(
        "是否真的报送，以信用报告为准。", "Whether it was reported, only the credit report shows."
    ),
    "due_caption": Text(
        "已到期未还，逐项（依据：{footing}）", "Due and unpaid by item; it rests on {footing}"
    ),
    "item": Text("项目", "item"),
    "amount": Text("金额（元）", "yuan"),
    "instalment": Text("第 {n} 期", "No. {n}"),
    "due_on": Text("应还日", "due on"),
    "for_being_late": Text("因逾期", "for being late"),
    "nothing_due": Text("今天没有到期未还的款。", "Nothing is due and unpaid today."),
    "records": Text("用到的记录", "Records used"),
    "all_records": Text("这笔借款的全部依据", "All records of this loan"),
    "day_words": Text(
        "只算因为晚还而增加的：罚息、复利、违约金、信用卡利息。",
        "Only what being late adds: penalty and compound interest, late fees, card interest.",
    ),
    "day_caption": Text("今天和明天各是多少", "Today's sums and tomorrow's"),
    "today": Text("今天", "today"),
    "tomorrow": Text("明天", "tomorrow"),
    "due_today": Text(
        "今天到期 {amount} 元：今天还上就不算晚。",
        "{amount} yuan falls due today: paid today it is not late.",
    ),
    "due_tomorrow": Text(
        "明天另有 {amount} 元按合同到期。", "Another {amount} yuan falls due tomorrow by contract."
    ),
    "cost": Text("真实年化（按实际到手的钱）", "True yearly cost, on the money received"),
    "nominal": Text("单利口径（IRR×12）", "nominal (IRR×12)"),
    "effective": Text("复利口径", "effective, compounded"),
    "nominal_note": Text(
        "和 24% 等比较线相比用单利口径；两个口径不能混着比。",
        "Comparison lines such as 24 % are held against the nominal figure; never mix the two.",
    ),
    "cost_caption": Text("同一笔借款的两种口径", "One loan, the two measures side by side"),
    "on_received": Text("按到手的 {amount} 元", "on the {amount} yuan received"),
    "on_contract": Text("按合同的 {amount} 元", "on the contract's {amount} yuan"),
    "stated": Text("页面写的", "as the page states"),
    "lines": Text("比较线", "Lines to compare with"),
    "above": Text("真实年化高于它", "the true cost is above it"),
    "not_above": Text("真实年化不高于它", "the true cost is not above it"),
    "recomputed": Text(
        "只按这个年利率重算，今天会剩 {amount} 元（只作比较，不是法律结论）。",
        "At this rate alone {amount} yuan would be left today: a comparison, no legal conclusion.",
    ),
    "acceleration": Text("会不会要求提前还清", "Could the whole loan be called"),
    "condition": Text("合同条件", "Condition in the contract"),
    "condition_met": Text("{day} 起已满足", "met since {day}"),
    "condition_ahead": Text("一直不还的话，{day} 满足", "met on {day} if nothing is paid"),
    "condition_none": Text("合同没写，或还没录入", "none recorded"),
    "notice": Text("收到书面通知", "Written notice"),
    "suit": Text("被起诉", "Suit"),
    "none_recorded": Text("没有记录", "none on record"),
    "acceleration_note": Text(
        "这是三件不同的事：条件满足，不等于通知了，也不等于起诉了。",
        "These are three different things: a condition met is no notice, and a notice is no suit.",
    ),
    "bill": Text("账单核对", "The bill, checked"),
    "bill_caption": Text(
        "{day} 的账单，和按依据算到 {compared_on} 的数",
        "The bill of {day} beside what its basis gives as of {compared_on}",
    ),
    "shown": Text("账单", "bill"),
    "supported": Text("重算", "recomputed"),
    "gap": Text("相差", "difference"),
    "bill_equal": Text("逐项一致，分毫不差。", "Every line agrees to the fen."),
    "total_equal": Text(
        "总额一致；账单没有列出各项。", "The total agrees; the bill lists no items."
    ),
    "payee": Text("收款方", "payee"),
    "explained": Text("这份账单是怎么算出来的", "How this bill came about"),
    "reading_caption": Text("最接近合同的一种读法", "The reading nearest to the contract"),
    "question": Text("问题", "question"),
    "answer": Text("这份账单的答案", "this bill's answer"),
    "footer": Text(
        "这些数由您录入的记录、带出处的规则和上面的日期算出，在您的电脑上生成，没有发往任何地方。"
        "它不是法律意见；要紧的决定请带着它找律师或法律援助。",
        "Computed from your records, from rules with their sources and for the day above, on your "
        "own machine; nothing was sent anywhere. It is no legal advice: take it to a lawyer or to "
        "legal aid before a decision that matters.",
    ),
    "empty": Text(
        "还没有借款记录。记下第一笔，这里就会有数字。",
        "No loan is recorded yet. Record the first one and figures will stand here.",
    ),
    "all_paid": Text(
        "今天没有到期未还的款。", "Nothing is due and unpaid today."
    ),
}  # fmt: skip


def labels(language: Language) -> dict[str, str]:
    """Return every label of the report in one language, with its named places still open."""
    return {name: text.in_language(language) for name, text in _LABELS.items()}
