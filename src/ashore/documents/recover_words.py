"""What the recover stage's values are called, and its answers as sentences, in both languages."""

from __future__ import annotations

from ashore.money.amounts import percent, yuan_from_fen
from ashore.recover.before_you_borrow import BeforeYouBorrow
from ashore.recover.credit_calendar import Account
from ashore.recover.one_off_repair import Repair
from ashore.recover.reserve import Reserve
from ashore.recover.shore import Shore
from ashore.recover.spending.sorting import By
from ashore.text import Text

STANDS = {
    "current": Text("正常", "current"),
    "overdue": Text("有逾期", "overdue"),
    "settled": Text("已结清", "settled"),
    "not-yours": Text("不是你的", "not yours"),
    "unknown": Text("还不清楚", "not known"),
}
VERDICTS = {
    "should-be-hidden": Text("一次性修复：应当不再展示", "one-off repair: should be hidden"),
    "not-covered": Text("一次性修复：不适用", "one-off repair: does not apply"),
    "cannot-tell": Text("一次性修复：还差事实", "one-off repair: facts are missing"),
}
MET = {
    True: Text("符合", "met"),
    False: Text("不符合", "not met"),
    None: Text("没有记录", "not recorded"),
}
SORTED_BY = {
    By.PERSON: Text("自己选的", "chosen"),
    By.TAUGHT: Text("按教过的", "taught"),
    By.WORDS: Text("按字面", "by its words"),
    By.NOTHING: Text("说不清", "unclear"),
}
WEEK_COLUMNS = (
    Text("那一周", "Week of"),
    Text("次数", "Check-ins"),
    Text("压力", "Pressure"),
    Text("睡眠", "Sleep"),
    Text("劲头", "Day"),
    Text("来的联系", "Contacts"),
    Text("小事", "Steps"),
)
MARK_COLUMNS = (
    Text("那一天", "On"),
    Text("没还清", "Open"),
    Text("还清", "Closed"),
    Text("来的联系", "Contacts"),
    Text("压力", "Pressure"),
    Text("到期未还", "Due"),
    Text("剩余本金", "Principal left"),
    Text("没依据的", "Without basis"),
)
_SHOULD = Text("应当显示", "should show")
_LOOK = Text("{day} 以后可以去看有没有更新", "look for the update from {day}")
_UNTIL = Text("不良信息最多留到 {day}", "bad data is kept until {day} at most")
_NOT_BEGUN = Text("还清逾期那天起才开始算保存期", "its time begins when arrears are paid")
_OBJECTION = Text("异议的答复期到 {day}", "the objection is to be answered by {day}")
_DIFFERS = Text(
    "报告和这里不一样：先问机构，再提异议",
    "the report differs: ask the reporter, then object",
)
_HIDDEN = Text("{day} 起不应再出现", "not to be shown from {day}")
_EXTRA = Text("总共多付 {extra} 元", "{extra} yuan more in all")
_FREE = Text("没有多付的钱；问清有没有别的费用", "nothing extra; ask about other fees")
_COST = Text(
    "真实年化 {nominal}（IRR×12），复利 {effective}",
    "{nominal} a year (IRR×12), {effective} compounded",
)
_BREAKS = Text("{month:%Y-%m} 起不够，差 {short} 元", "from {month:%Y-%m} {short} yuan short")
_ODDS = Text(
    "{n} 个月内断掉的可能：现在 {before:.0%}，加上它 {after:.0%}",
    "chance of breaking within {n} months: {before:.0%} now, {after:.0%} with it",
)
_MONTHS = Text("按计划还要 {n} 个月", "{n} months by the plan")
_UNKNOWN = Text("还要多久现在算不出来，先把眼前的事做完", "How long cannot be told yet")
_SHARE = Text("本金还了 {share}", "{share} of the principal is paid back")
_HELD = Text("手边的钱 {held} 元", "At hand {held} yuan")
_NEXT = Text(
    "下一步：{name}（{target} 元），照现在每月 {a_month} 元，{n} 个月",
    "Next: {name} ({target} yuan), {n} months at {a_month} yuan a month",
)
_NO_MONTHS = Text(
    "下一步：{name}（{target} 元）。现在存不下也没关系。",
    "Next: {name} ({target} yuan). It is fine if nothing can be put by now.",
)


def account_lines(account: Account) -> list[Text]:
    """Return what a credit report should show of an account, when to look, and what ends when."""
    words = account.should_show
    said = [Text(f"{_SHOULD.zh}：{words.zh}", f"{_SHOULD.en}: {words.en}")]
    if account.look_from is not None:
        said.append(_LOOK.fill(day=account.look_from))
    if account.bad_until is not None:
        said.append(_UNTIL.fill(day=account.bad_until))
    elif account.stands == "overdue":
        said.append(_NOT_BEGUN)
    if account.objection_due is not None:
        said.append(_OBJECTION.fill(day=account.objection_due))
    if account.repair is not None:
        said += repair_lines(account.repair)
    if account.differs:
        said.append(_DIFFERS)
    return said


def repair_lines(repair: Repair) -> list[Text]:
    """Return the verdict of the one-off repair and how each condition stands."""
    said = [VERDICTS[repair.verdict]]
    for condition in repair.conditions:
        met, asks = MET[condition.met], condition.asks
        said.append(Text(f"  {asks.zh}：{met.zh}", f"  {asks.en}: {met.en}"))
    if repair.hidden_from is not None:
        said.append(_HIDDEN.fill(day=repair.hidden_from))
    return said


def new_debt_lines(found: BeforeYouBorrow) -> list[Text]:
    """Return what a new debt costs and does to the plan, a sentence each."""
    extra = found.new.extra
    said = [_FREE if extra <= 0 else _EXTRA.fill(extra=yuan_from_fen(extra))]
    if found.cost is not None:
        nominal, effective = percent(found.cost.nominal), percent(found.cost.effective)
        said.append(_COST.fill(nominal=nominal, effective=effective))
    if found.breaks_in is not None:
        short = yuan_from_fen(found.short_by)
        said.append(_BREAKS.fill(month=found.breaks_in, short=short))
    if found.odds_before is not None:
        said.append(_ODDS.fill(n=found.within, before=found.odds_before, after=found.odds_after))
    return said


def shore_lines(found: Shore) -> list[Text]:
    """Return how far it still is, a sentence each."""
    said = list(found.says)
    if not found.ashore:
        to_go = found.months_to_go
        said.append(_UNKNOWN if to_go is None else _MONTHS.fill(n=to_go))
    if found.share is not None:
        said.append(_SHARE.fill(share=percent(found.share, places=0)))
    return said


def reserve_lines(reserve: Reserve) -> list[Text]:
    """Return what is put by and the next step of it."""
    said = [_HELD.fill(held=yuan_from_fen(reserve.held))]
    if reserve.next is not None:
        words = _NO_MONTHS if reserve.months is None else _NEXT
        said.append(
            words.fill(
                name=reserve.next.name,
                target=yuan_from_fen(reserve.next.target),
                a_month=yuan_from_fen(reserve.a_month),
                n=reserve.months,
            )
        )
    return said
