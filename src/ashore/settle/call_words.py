"""The sentences of a call to a creditor; the person's own figures are filled in."""

from __future__ import annotations

from ashore.text import Text

TITLES = (
    Text("先问对方是谁", "Who is speaking"),
    Text("划定今天谈什么", "What the call is about"),
    Text("说困难：事实、时间、证明", "The hardship: facts, days, proofs"),
    Text("说能力：数字", "What can be paid: figures"),
    Text("提方案", "What to propose"),
    Text("问账", "What to ask about the account"),
    Text("固定结论", "Settle what comes next"),
    Text("收尾", "Close"),
)
WHO_ARE_YOU = (
    Text(
        "请报机构全称、工号、债权人全称和来电事由，我记一下。",
        "Please give me the company's full name, your number, the creditor's full name and the "
        "reason; I am taking notes.",
    ),
    Text("为了核实，这次通话我会录音。", "I am recording this call so that I can check it later."),
)
WILLING = Text(
    "「{product}」我知道，也愿意处理。今天只谈方案，不确认您报的总额。",
    "I know about “{product}” and want to deal with it. Today I talk about a plan only and confirm "
    "no total.",
)
ONLY_CHECKING = Text(
    "今天只核实情况，不承认金额，也不谈付款和分期。",
    "Today I only check what this is; I admit no sum and talk of no payment or instalments.",
)
ONLY_ME = Text(
    "此前有中介以我的名义联系过您：我撤销它的授权，以后只认我本人，材料以我本人确认的为准。",
    "An intermediary contacted you in my name: I withdraw its authority. From now on only I speak "
    "for myself, and only papers that I confirm count.",
)
NOT_MINE = Text(
    "这笔不是我本人办理的，我也没有收到钱。今天只登记异议。",
    "I did not take this loan and got no money. Today I only register my objection.",
)
NOT_MINE_FACTS = Text(
    "请停止向我催收，并提供申请时的身份核验、合同和放款到账记录。",
    "Please stop collecting from me and provide the identity check, the contract and the record of "
    "the payout.",
)
STORY = Text("情况是：{story}", "What happened: {story}")
PROOFS = Text("手里有这些证明：{proofs}。", "I have these proofs: {proofs}.")
NO_PROOFS = Text(
    "暂时没有证明，我如实说明，不补做材料。",
    "I have no proof yet; I tell it as it is and make none up.",
)
NO_CAUSE = Text(
    "（案件里还没记原因：只说什么时候、发生什么、收入从多少到多少。）",
    "(No cause is recorded: say only when, what happened, and income before and after.)",
)
NOT_FOR_THEM = Text(
    "（记下的原因说到别的债、中介或冒名的事，不用对这一家说：只说收入和家里的变化、从什么时候起。）",
    "(What was noted is about other debts, an intermediary or an impostor and not for this "
    "creditor: say only how income and the household changed, and since when.)",
)
FIRST = Text("首选：{what}。", "First: {what}.")
THEN = Text("不行的话：{what}。", "Failing that: {what}.")
THEN_SHARE = Text(
    "不行的话：先按每月 {amount} 元付，付之前问清先冲哪一项。",
    "Failing that: {amount} yuan a month for now; before I pay, what is it booked to?",
)
IN_PARTS = Text(
    "剩余款项每月还 {amount} 元，期数据此商定",
    "the rest in parts of {amount} yuan a month, and their number from that",
)
IN_FULL = Text(
    "到期的补上，每月按约付足 {amount} 元，整笔不提前收回；到期的本金届时另商分期",
    "what is due is made up and {amount} yuan a month paid in full as agreed, so that the loan is "
    "not called; parts for the principal are talked of when it falls due",
)
ELSE = Text(
    "都不行，请告诉我内部有哪些政策、找谁升级。",
    "Failing both, please tell me which arrangements you have and who decides.",
)
WAIVE = Text(
    "免去罚息和违约金（我算到今天是 {amount} 元），本金和约定利息照付",
    "waive penalty charges ({amount} yuan by my count today); principal and interest as agreed",
)
SETTLE = Text(
    "一次结清要多少：请书面给出金额、截止日、余额免除和结清证明的条件",
    "what settles it: the sum, until when, that the rest is waived, the certificate, in writing",
)
TAKE_OFFER = Text(
    "照贵方的方案办：请书面写明金额、付款截止日、对公账户、余额免除和结清证明",
    "by your offer: please put in writing the sum, until when, the company account, that the rest "
    "is waived, and the certificate",
)
PAY_DUE = Text("付清到期的 {amount} 元", "what is due is paid, {amount} yuan")
TIME = Text("延期，期间不加罚息", "more time without further penalty")
PAID_TODAY = Text(
    "今天付清到期的；请核实是否已报送征信，还没报送的请求不报送；把扣款卡换成新的",
    "what is due is paid today; please check whether it was reported and, if not, leave it so; and "
    "change the card that is debited",
)
HOLD = Text(
    "登记困难，暂缓催收，三个月后我带新的收支再谈",
    "register the hardship and hold collection; in three months I come back with new figures",
)
ACCOUNT_ONLY = Text("今天不提还款方案。", "I propose no plan today.")
ITEMS = Text(
    "本金、利息、担保费、罚息、违约金、催收费各多少，依据合同哪一条？",
    "How much is principal, interest, guarantee fee, penalty, late charge and collection cost, and "
    "under which clause is each?",
)
WHO_HOLDS_IT = Text(
    "债权现在是谁的，有没有代偿或转让，哪一天？",
    "Who holds the claim now; was it paid by a guarantor or transferred, and when?",
)
REPORTED = Text("有没有报送征信，由谁报送？", "Was it reported to the credit bureau, and by whom?")
FIX_IT = (
    Text(
        "请给工单号、处理时限和下次联系的时间。",
        "Please give me the ticket number, by when it is dealt with and when you call next.",
    ),
    Text(
        "结果请用书面、App 消息或官方短信给我。",
        "Please give me the result in writing, in the app or from the official number.",
    ),
)
CLOSE = (
    Text(
        "复述一遍刚才的结论，今天不当场答应。",
        "Repeat what was said; agree to nothing on the spot.",
    ),
    Text(
        "挂断后马上记一分钟。",
        "After the call take a minute to note it.",
    ),
)
