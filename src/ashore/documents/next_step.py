"""The one thing to do next about what is owed; never more than one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ashore.documents.words import yuan
from ashore.findings import Finding, Severity
from ashore.owed.report import DebtOwed, Owed
from ashore.owed.standing import Footing
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What to do next, and why that comes first; ``how`` is what to say or to have at hand."""

    do: Text
    because: Text
    how: Text | None = None


def next_step(owed: Owed) -> NextStep:
    """Return the step that comes first: what has a deadline, then what to ask, then what is due.

    Nothing here tells anybody to pay a sum that is in question, or to stop paying.
    """
    return next(_steps(owed))


def _steps(owed: Owed) -> Iterator[NextStep]:
    if not owed.debts:
        yield _record_first(owed)
    yield from (_object(debt) for debt in owed.debts if not debt.counts)
    yield from _with_a_date(owed)
    for finding in _coded(owed, "owed.creditor-unverified"):
        yield _verify(_debt_of(owed, finding), finding)
    if owed.asked:
        yield _ask_first(owed)
    if owed.due_now:
        yield _talk(max(owed.debts, key=lambda debt: debt.standing.days_past_due or 0))
    yield _nothing_due(owed)


def _with_a_date(owed: Owed) -> Iterator[NextStep]:
    """Yield what a court, an agreement or a clause has set a date for."""
    for debt in owed.debts:
        if debt.counts and debt.standing.footing is Footing.JUDGMENT:
            yield _judged(debt)
    for finding in _coded(owed, "owed.agreement-ended"):
        yield _restore(_debt_of(owed, finding), finding)
    for finding in _coded(owed, "owed.acceleration-ahead"):
        if finding.severity is Severity.URGENT:
            yield _before_it_is_called(_debt_of(owed, finding))


def _coded(owed: Owed, code: str) -> list[Finding]:
    return [finding for finding in owed.findings if finding.code == code]


def _debt_of(owed: Owed, finding: Finding) -> DebtOwed:
    loan = finding.where.split("/")[0]
    return next(debt for debt in owed.debts if debt.id == loan)


def _record_first(owed: Owed) -> NextStep:
    if owed.findings:
        first = owed.findings[0]
        return NextStep(
            do=first.ask or first.says,
            because=Text("补上这一项，这笔借款才算得出来。", "With it this loan can be computed."),
        )
    return NextStep(
        do=Text("先记下第一笔借款。", "Record the first loan."),
        because=Text("还没有借款记录，所以没有数字可看。", "There is no loan yet, so no figures."),
        how=Text(
            "手边有合同或还款计划页的截图就够了；用 ashore import 读入文件。",
            "The contract or a picture of the repayment table is enough; ashore import reads it.",
        ),
    )


def _object(debt: DebtOwed) -> NextStep:
    name = debt.facts.file.loan.product
    return NextStep(
        do=Text(
            f"先就「{name}」向机构提出异议，并报案。",
            f"Object to “{name}” with the lender first, and report it to the police.",
        ),
        because=Text(
            "它记为冒名，不计入您要还的总数；先还一点可能被看成承认。",
            "It is recorded as taken in your name by somebody else; it is not in your total, and "
            "paying a part could look like accepting it.",
        ),
    )


def _judged(debt: DebtOwed) -> NextStep:
    name = debt.facts.file.loan.product
    return NextStep(
        do=Text(
            f"先核对「{name}」的判决书：金额、履行期限、联系法官的电话。",
            f"Check the judgment on “{name}” first: sums, last day, and the judge's telephone.",
        ),
        because=Text(
            "法院文书的期限排在所有催收之前。",
            "A court's dates come before every demand by a lender.",
        ),
    )


def _restore(debt: DebtOwed, finding: Finding) -> NextStep:
    creditor = debt.creditor.name
    return NextStep(
        do=Text(
            f"联系「{creditor}」，先谈恢复原来的协议。",
            f"Contact “{creditor}” and ask first for the agreement to be restored.",
        ),
        because=finding.says,
    )


def _before_it_is_called(debt: DebtOwed) -> NextStep:
    day, creditor = debt.acceleration.met_on, debt.creditor.name
    name = debt.facts.file.loan.product
    arrears = debt.standing.arrears
    how = None
    if arrears and arrears.lines:
        oldest = arrears.lines[0]
        how = Text(
            f"最早一期 {oldest.due_date} 到期，现在共 {yuan(oldest.subtotal)} 元。可以问："
            "先还这一期能不能保住分期，余下的怎么安排；答复请记下来。",
            f"The oldest instalment fell due on {oldest.due_date} and has come to "
            f"{yuan(oldest.subtotal)} yuan. Ask whether paying it keeps the instalments, and how "
            "the rest can be arranged; write the answer down.",
        )
    return NextStep(
        do=Text(
            f"{day} 之前，就「{name}」联系「{creditor}」的官方客服。",
            f"Contact the official line of “{creditor}” about “{name}” before {day}.",
        ),
        because=Text(
            "从那天起，合同允许对方书面通知要求提前还清全部；现在还没有到。",
            "From that day the contract lets it call the whole loan by written notice; it has not "
            "come to that.",
        ),
        how=how,
    )


def _verify(debt: DebtOwed, finding: Finding) -> NextStep:
    name = debt.facts.file.loan.product
    return NextStep(
        do=Text(
            f"先核实「{name}」的债权现在归谁。",
            f"Check first who “{name}” is owed to now.",
        ),
        because=finding.says,
        how=finding.ask,
    )


def _ask_first(owed: Owed) -> NextStep:
    amount = yuan(owed.asked)
    asked = [f for f in owed.findings if f.ask and f.amount]
    first = max(asked, key=lambda f: f.amount or 0, default=None)
    return NextStep(
        do=Text(
            f"先把账单里目前没有依据的 {amount} 元问清楚。",
            f"Ask about the {amount} yuan on the bills that have no basis so far.",
        ),
        because=Text("问清之后再付这一部分。", "Pay that part once it is answered."),
        how=first.ask if first else None,
    )


def _talk(debt: DebtOwed) -> NextStep:
    name, creditor = debt.facts.file.loan.product, debt.creditor.name
    due, late = yuan(debt.standing.due_now), debt.standing.days_past_due or 0
    about = Text(f"谈「{name}」", f" about “{name}”")
    if name == creditor:
        about = Text("谈这笔欠款", " about what is owed")
    return NextStep(
        do=Text(f"联系「{creditor}」{about.zh}。", f"Talk to “{creditor}”{about.en}."),
        because=Text(
            f"它逾期最久（{late} 天），已到期未还 {due} 元。",
            f"It has been late longest ({late} days), with {due} yuan due and unpaid.",
        ),
    )


def _nothing_due(owed: Owed) -> NextStep:
    counted = [debt for debt in owed.debts if debt.counts]
    ahead = min((day for debt in counted if (day := debt.standing.next_due_on)), default=None)
    if ahead is not None:
        return NextStep(
            do=Text(f"记住下一个还款日：{ahead}。", f"Keep the next due day in mind: {ahead}."),
            because=Text("今天没有到期未还的款。", "Nothing is due and unpaid today."),
        )
    left = max(counted, key=lambda debt: debt.standing.outstanding_principal, default=None)
    if left is None or not left.standing.outstanding_principal:
        return NextStep(
            do=Text(
                "向各家要一份结清证明，收好。", "Ask each lender for a settlement certificate."
            ),
            because=Text("记录里没有还没还的款。", "Nothing on record is left to pay."),
        )
    return _no_day_known(left)


def _no_day_known(debt: DebtOwed) -> NextStep:
    name, left = debt.facts.file.loan.product, yuan(debt.standing.outstanding_principal)
    return NextStep(
        do=Text(
            f"查清「{name}」下一次哪天还、还多少，记下来。",
            f"Find out when “{name}” is to be paid next and how much, and write it down.",
        ),
        because=Text(
            f"今天没有到期未还的款，还剩 {left} 元本金，记录里没有它的还款日。",
            f"Nothing is due and unpaid today; a principal of {left} yuan is left, and the record "
            "has no day for it.",
        ),
    )
