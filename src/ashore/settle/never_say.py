"""What not to say or confirm in a call, with the reason and the rule where there is one."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from ashore.findings import Citation
from ashore.law.book import LawBook
from ashore.money.amounts import yuan_from_fen
from ashore.owed.report import DebtOwed
from ashore.plan.debts import PlanDebt
from ashore.settle.old_claim import OldClaim
from ashore.text import Text


class Caution(NamedTuple):
    """Something not to say: a stable code, the sentence, and the rules behind it."""

    code: str
    says: Text
    citations: tuple[Citation, ...] = ()


def cautions(
    debt: PlanDebt, owed: DebtOwed, old: OldClaim | None, book: LawBook, on: dt.date
) -> tuple[Caution, ...]:
    """Return what not to say in a call about a debt, what this debt makes pressing first.

    Args:
        debt: The debt as a plan sees it.
        owed: The same debt with what the bill asks for.
        old: What to look at first where nothing is recorded for years.
        book: The law book.
        on: Today.
    """
    found = []
    if old is not None:
        found.append(Caution("limitation_first", _OLD.fill(last=old.last, years=old.years),
                             old.citations))  # fmt: skip
    disputed = sum(f.amount or 0 for f in owed.findings if f.code.startswith("owed.charge-"))
    if disputed:
        amount = yuan_from_fen(disputed)
        found.append(Caution("disputed_total", _DISPUTED.fill(amount=amount)))
    else:
        found.append(Caution("total", _TOTAL))
    if old is None and debt.held is None:
        rule = book.rule("limitation.acknowledgement", on=on)
        found.append(Caution("limitation", _ACKNOWLEDGE, (rule.citation,)))
    return (*found, *_ALWAYS)


_OLD = Text(
    "案件里最近的往来是 {last}，已过 {years} 年：先问法律援助时效，再谈。电话里不答应还、不分期、"
    "不先付一点。",
    "The last dealing recorded is of {last}, more than {years} years ago: ask legal aid about "
    "limitation before you talk. Agree to nothing, no plan, no small payment.",
)
_DISPUTED = Text(
    "不说「这个总额对」：账单里有 {amount} 元还没看到依据。",
    "Do not say that the total is right: {amount} yuan on the bill have no basis so far.",
)
_TOTAL = Text(
    "不说「这个总额对」：先要逐项账目，再核对。",
    "Do not say that the total is right: first get it item by item and compare.",
)
_ACKNOWLEDGE = Text(
    "答应分期、先付一部分，都可能当作同意还款、时效重新起算。这笔如果很久没有往来，先弄清时效。",
    "Agreeing to instalments or paying a part may count as agreeing to pay and restart limitation. "
    "Where nothing happened for long, find out about it first.",
)
_ALWAYS = (
    Caution(
        "relatives",
        Text(
            "不给家人、朋友、同事的电话，不让家人担保或代还。",
            "Give no number of family, friends or colleagues; let nobody stand surety or pay.",
        ),
    ),
    Caution(
        "codes",
        Text(
            "不报验证码、密码、完整卡号，不开屏幕共享。",
            "Give no codes, passwords or whole card numbers, and share no screen.",
        ),
    ),
    Caution(
        "days_not_kept",
        Text(
            "不答应做不到的日期和金额，也不为谈条件说要停付。",
            "Promise no day or sum you cannot keep, and do not say you stop paying to bargain.",
        ),
    ),
    Caution(
        "untrue",
        Text(
            "不说没有的病、没有的证明；没有就说没有。",
            "Claim no illness and no proof that there is not; say so where there is none.",
        ),
    ),
    Caution(
        "deposit",
        Text(
            "不付保证金、手续费、诚意金，不转个人账户。",
            "Pay no deposit or handling fee, and nothing to a personal account.",
        ),
    ),
)
