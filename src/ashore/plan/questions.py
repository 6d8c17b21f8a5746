"""What in a case does not fit together, and the question that would settle it.

Nothing here stops a plan: each finding says how it was counted until it is answered.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from ashore.case.entries_loans import Classification
from ashore.case.entries_people import Asset, Cause, Expense, Income, Stability
from ashore.case.replay import Case, LoanFile
from ashore.findings import Finding, Severity, Strength
from ashore.money.amounts import yuan_from_fen
from ashore.plan.income import WITHOUT_WORK, incomes_on
from ashore.text import Text

_CASH_OLD_DAYS = 45
"""A sum at hand that is older says little about today: a month's wage has come and gone since."""


def contradictions(case: Case, on: dt.date) -> Iterator[Finding]:
    """Yield what in a case contradicts itself or cannot be, with the question that settles it."""
    yield from _bounds_and_days(case)
    yield from _incomes(case, on)
    yield from _twice(case)
    yield from _at_hand(case, on)
    for cause in case.of(Cause):
        if cause.began_on and cause.ended_on and cause.ended_on < cause.began_on:
            yield _days_swapped(cause.id, Text("原因", "The cause"), cause.began_on, cause.ended_on)
    for file in case.loans:
        yield from _whose(file)
        yield from _agreed(file)
        yield from _to_come(file, on)


def _bounds_and_days(case: Case) -> Iterator[Finding]:
    lines: list[Income | Expense] = [*case.of(Income), *case.of(Expense)]
    for line in lines:
        low, high, counted = line.low, line.high, line.monthly
        name = Text(f"「{line.name}」", f"“{line.name}”")
        if low is not None and high is not None and low > high:
            yield _finding(
                "plan.bounds-swapped", line.id,
                Text(f"{name.zh}最少 {yuan_from_fen(low)} 元，比最多 {yuan_from_fen(high)} 元多。",
                     f"{name.en}: at least {yuan_from_fen(low)} yuan is more than at most "
                     f"{yuan_from_fen(high)}."),
                Text("最少和最多是不是写反了？", "Are the two bounds the wrong way round?"),
            )  # fmt: skip
        elif counted is not None and not (low or 0) <= counted <= (high or counted):
            yield _finding(
                "plan.outside-its-bounds", line.id,
                Text(f"{name.zh}每月 {yuan_from_fen(counted)} 元，不在写下的范围里。先按这个数算。",
                     f"{name.en}: {yuan_from_fen(counted)} yuan a month lies outside the range "
                     "that was given. The sum counts for now."),
                Text("哪个对，这个数还是范围？", "Which is right, the sum or the range?"),
            )  # fmt: skip
        if line.starts_on and line.ends_on and line.ends_on < line.starts_on:
            yield _days_swapped(line.id, name, line.starts_on, line.ends_on)


def _incomes(case: Case, on: dt.date) -> Iterator[Finding]:
    counted = {line.entry for line in incomes_on(case.of(Income), on)}
    for income in case.of(Income):
        name, months = income.name, income.months
        sums = (income.monthly, income.amount, income.low)
        if not months and all(amount is None for amount in sums):
            yield _finding(
                "plan.sum-missing", income.id,
                Text(f"「{name}」没有金额，先不算。", f"“{name}” has no sum and does not count."),
                Text("大概每月多少？给个范围也行。", "About how much a month? A range is fine."),
            )  # fmt: skip
        steady = income.stability is not Stability.VOLATILE
        if income.monthly and months and steady and _far(income.monthly, months):
            yield _finding(
                "plan.income-unlike-its-months", income.id,
                Text(f"「{name}」写每月 {yuan_from_fen(income.monthly)} 元，"
                     f"近几个月是 {'、'.join(map(yuan_from_fen, months[-3:]))}。先按近几个月算。",
                     f"“{name}” says {yuan_from_fen(income.monthly)} yuan a month; recent months "
                     f"are {', '.join(map(yuan_from_fen, months[-3:]))}. The months count now."),
                Text("收入变了吗？从哪个月起？", "Has it changed? Since which month?"),
            )  # fmt: skip
        working = [
            other.name
            for other in case.of(Income)
            if other.id in counted and other.whose == income.whose
            and WITHOUT_WORK not in other.name and other.stability is Stability.STABLE
        ]  # fmt: skip
        if WITHOUT_WORK in name and income.id in counted and working:
            yield _finding(
                "plan.benefit-beside-wage", income.id,
                Text(f"「{name}」和「{working[0]}」同时在算，上班以后通常就停发。",
                     f"“{name}” counts beside “{working[0]}”; it usually ends with work."),
                Text("还在领吗？领到哪个月？", "Is it still paid? Until which month?"),
            )  # fmt: skip


def _far(monthly: int, months: Sequence[int]) -> bool:
    """Return whether a sum lies outside everything that recent months were."""
    return not min(months[-3:]) <= monthly <= max(months[-3:])


def _twice(case: Case) -> Iterator[Finding]:
    lines = [(e.name, e.monthly or e.amount) for e in case.of(Expense) if e.monthly or e.amount]
    for (name, amount), times in Counter(lines).items():
        if times > 1:
            yield _finding(
                "plan.twice", "budget/expenses",
                Text(f"「{name}」{yuan_from_fen(amount or 0)} 元记了 {times} 次，先都算上。",
                     f"“{name}”, {yuan_from_fen(amount or 0)} yuan, is recorded {times} times; "
                     "all count for now."),
                Text("是几笔，还是重复记了？", "Are these several payments, or one?"),
            )  # fmt: skip


def _at_hand(case: Case, on: dt.date) -> Iterator[Finding]:
    for asset in case.of(Asset):
        if not asset.liquid or asset.as_of is None:
            continue
        age = (on - asset.as_of).days
        if age > _CASH_OLD_DAYS or age < 0:
            yield _finding(
                "plan.cash-of-another-day", asset.id,
                Text(f"「{asset.name}」{yuan_from_fen(asset.value or 0)} 元是 {asset.as_of} 的数。",
                     f"“{asset.name}”, {yuan_from_fen(asset.value or 0)} yuan, is of "
                     f"{asset.as_of}."),
                Text("今天还有多少？", "How much is there today?"),
            )  # fmt: skip


def _whose(file: LoanFile) -> Iterator[Finding]:
    loan, name = file.loan, file.loan.product
    received = any(d.own_account for d in file.disbursements)
    elsewhere = any(d.own_account is False for d in file.disbursements)
    fraud = loan.classification is Classification.IDENTITY_FRAUD
    if fraud and (received or loan.own or file.payments):
        yield _finding(
            "plan.fraud-but-received", loan.id,
            Text(f"「{name}」记为冒名，又记着钱进过自己的卡，或者自己还过款。先按冒名处理。",
                 f"“{name}” is recorded as taken by somebody else, and the money came to your own "
                 "card or you have paid on it. It is kept apart for now."),
            Text("您扫过脸、输过验证码吗？钱进过您的卡吗？",
                 "Did you scan your face or give a code? Did the money come to your card?"),
        )  # fmt: skip
    elif elsewhere and loan.classification in (Classification.GENUINE, Classification.UNKNOWN):
        yield _finding(
            "plan.received-elsewhere", loan.id,
            Text(f"「{name}」的钱没有进自己的卡。先按自己的借款算。",
                 f"The money of “{name}” did not come to your own card. It counts as yours for "
                 "now."),
            Text("钱给了谁？是替别人借的，还是被冒名？",
                 "Who got it? Was it borrowed for somebody, or taken in your name?"),
        )  # fmt: skip


def _agreed(file: LoanFile) -> Iterator[Finding]:
    for agreement in file.agreements:
        total, monthly, periods = agreement.total, agreement.monthly, agreement.periods
        if not (total and monthly and periods):
            continue
        if not monthly * (periods - 1) < total <= monthly * (periods + 1):
            yield _finding(
                "plan.agreement-sums", agreement.id,
                Text(f"「{file.loan.product}」的协议：{periods} 期、每期 "
                     f"{yuan_from_fen(monthly)} 元，加起来不是 {yuan_from_fen(total)} 元。"
                     "先按总额算，最后一期补差。",
                     f"The agreement on “{file.loan.product}”: {periods} parts of "
                     f"{yuan_from_fen(monthly)} do not make {yuan_from_fen(total)}. The total "
                     "counts for now; the last part makes up for it."),
                Text("哪个数写错了？请对方书面确认每期的日期和金额。",
                     "Which is wrong? Ask for each part's day and sum in writing."),
            )  # fmt: skip


def _to_come(file: LoanFile, on: dt.date) -> Iterator[Finding]:
    late = [paid for paid in file.payments if paid.on > on]
    if late:
        yield _finding(
            "plan.payment-to-come", late[0].id,
            Text(f"「{file.loan.product}」有一笔还款记在 {late[0].on}，那天还没到，先不算。",
                 f"A payment on “{file.loan.product}” is dated {late[0].on}, a day to come; it "
                 "does not count yet."),
            Text("已经还了吗？是哪一天？", "Has it been paid? On which day?"),
        )  # fmt: skip


def _days_swapped(where: str, name: Text, first: dt.date, last: dt.date) -> Finding:
    return _finding(
        "plan.days-swapped", where,
        Text(f"{name.zh}：结束日 {last} 在开始日 {first} 以前。",
             f"{name.en}: the last day {last} lies before the first day {first}."),
        Text("两个日期是不是写反了？", "Are the two days the wrong way round?"),
    )  # fmt: skip


def _finding(code: str, where: str, says: Text, ask: Text) -> Finding:
    return Finding(
        code=code, severity=Severity.ASK, where=where, says=says, strength=Strength.ARITHMETIC,
        ask=ask,
    )  # fmt: skip
