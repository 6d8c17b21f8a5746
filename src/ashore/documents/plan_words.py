"""The words around a plan, for a terminal and for a page: headings, labels, short sentences."""

from __future__ import annotations

from ashore.text import Language, Text

_WORDS = {
    "route": Text("走哪条路：{way}", "The way out: {way}"),
    "causes": Text("看到的原因：{causes}。", "What lies behind it: {causes}."),
    "not": Text("为什么不是别的", "Why not the others"),
    "never": Text("不会做的事", "What is not done"),
    "first": Text("先做这些", "First of all"),
    "pay_first": Text("先还：{name} {amount} 元", "Pay first: {name}, {amount} yuan"),
    "relief": Text("向每家要 {n} 个月的时间", "Ask each lender for {n} months"),
    "what_if": Text("如果这样", "If that were so"),
    "questions": Text("先答这几个，一分钟以内", "First these few, in under a minute"),
    "triage": Text("一个一个答：ashore triage。", "Answer them one by one: ashore triage."),
    "budget": Text("每月的钱", "The month's money"),
    "sum": Text(
        "收入 {income} 元，必要支出 {floor} 元，剩 {surplus} 元；"
        "留 {reserve} 元防意外，可用于还债 {available} 元。",
        "{income} comes in, living takes {floor}, {surplus} is left; {reserve} is kept against "
        "surprises and {available} can go to debts.",
    ),
    "settle": Text("要问清：{ask}", "To settle: {ask}"),
    "cannot": Text("现在不能还款的说明", "That nothing can be paid now"),
    "statement": Text(
        "要打印：加 --statement 说明.txt。", "To print it: add --statement statement.txt."
    ),
    "none": Text("没有还款数字：先保生活。", "There are no sums to pay: living comes first."),
    "blank": Text(
        "收支填好以后，这里就有每个月怎么还。",
        "Once income and spending are recorded, the months stand here.",
    ),
    "nothing_due": Text("没有要排的还款。", "There is nothing to arrange."),
    "held": Text("暂时不付的", "Not paid for now"),
    "not_planned": Text("没排进来的（资料不全）", "Not in the plan: something is missing"),
    "plan": Text("每个月怎么还", "Month by month"),
    "month": Text("月份", "month"),
    "pay": Text("还款", "paid"),
    "what": Text("给谁、为什么", "to whom, and why"),
    "left": Text("还剩", "left"),
    "more_months": Text("后面还有 {n} 个月，用 --json 看全部。", "{n} more months: see --json."),
    "done": Text("照这样，{month} 还清。", "This way nothing is left after {month}."),
    "not_done": Text(
        "照现在的钱，看得到的月份里还不清。",
        "With this money it does not end within the months looked at.",
    ),
    "between": Text(
        "“大约”的几项往坏里算：{worst}；往好里算：{best}。",
        "With what is only about right at its worst: {worst}; at its best: {best}.",
    ),
    "ends": Text("{n} 个月", "{n} months"),
    "never_ends": Text("还不清", "no end in sight"),
    "order": Text("还法", "order"),
    "months": Text("月数", "months"),
    "late_cost": Text("因晚还多出", "for being late"),
    "at_once": Text("可能一次要回", "may be called"),
    "newly_late": Text("新逾期", "newly late"),
    "worse": Text("更晚一段", "a stage on"),
    "ours": Text("这个计划", "this plan"),
    "avalanche": Text("先还最贵的", "dearest first"),
    "snowball": Text("先还最小的", "smallest first"),
    "pro_rata": Text("各家平分", "all alike"),
    "asks": Text("要谈什么，才能每期都付到", "What to ask for, so that each part can be paid"),
    "rule": Text("有规定支持", "a rule supports it"),
    "goodwill": Text("靠协商", "rests on goodwill"),
    "no_asks": Text("不用谈，到期的都付得上。", "Nothing to ask for; all that falls due is paid."),
    "asks_fail": Text(
        "最大的让步加起来也不够每期付到：按下面的数先提，隔一段再谈。",
        "Not even every concession makes each part payable: offer the sums below, ask again later.",
    ),
    "asks_fail_no_sum": Text(
        "最大的让步加起来也不够每期付到，每月分到各家的也太少：先不报数，登记困难，隔一段再谈。",
        "Not even every concession makes each part payable, and a month leaves each creditor too "
        "little: name no sum, register the hardship, ask again later.",
    ),
    "offers": Text("可以向每家提的月还款", "What each can be offered a month"),
    "odds": Text("这样还，会不会断", "Will it hold"),
    "breaks": Text(
        "{n} 个月内断掉的可能：{chance}", "Chance that it breaks within {n} months: {chance}"
    ),
    "largest": Text(
        "想把可能压到 {limit}，每月最多 {amount} 元。",
        "To keep it at {limit}, pay at most {amount} yuan a month.",
    ),
    "open": Text(
        "加 --why 看为什么不走别的路、和常见还法的比较、收支的算式。",
        "Add --why for the other ways, the usual orders beside it, and the sums of the budget.",
    ),
    "chart": Text("还清的路", "The way to zero"),
    "table": Text("每个月还给谁、还多少", "Who is paid how much in each month"),
    "all_months": Text("看后面的 {n} 个月", "The {n} months after these"),
    "assumes": Text("怎么估的", "What was assumed"),
}


def words(language: Language) -> dict[str, str]:
    """Return the words around a plan in one language, their named places still open."""
    return {key: text.in_language(language) for key, text in _WORDS.items()}
