"""What to ask about payments on a judgment: which of them count, and what proves it is paid."""

from __future__ import annotations

from collections.abc import Iterator

from ashore.findings import Finding, Severity, Strength
from ashore.money.amounts import yuan_from_fen
from ashore.owed.facts import LoanFacts
from ashore.owed.standing import Standing
from ashore.text import Text


def judgment_findings(facts: LoanFacts, standing: Standing) -> Iterator[Finding]:
    """Yield payments that the judgment may have left out, and what to get once it is paid.

    Args:
        facts: The loan.
        standing: What it owes on a day.
    """
    judged, where = standing.judgment, f"{facts.id}/judgment"
    if judged is None:
        return
    if judged.uncounted:
        amount = sum(payment.amount for payment in judged.uncounted)
        days = "、".join(f"{payment.on}" for payment in judged.uncounted)
        yield Finding(
            code="owed.payment-before-judgment",
            severity=Severity.ASK,
            where=where,
            says=Text(
                f"{days} 付的 {yuan_from_fen(amount)} 元，看不出判决里的数是否已经扣掉，"
                "这里没有再扣。",
                f"{yuan_from_fen(amount)} yuan was paid ({days.replace('、', ', ')}). Whether the "
                "judgment's sums already leave it out cannot be seen; it is not taken off here.",
            ),
            strength=Strength.ARITHMETIC,
            amount=amount,
            ask=Text(
                "请对照判决书的还款认定；没有算进去的，带付款凭证和对方、执行法官核对。",
                "Compare what the judgment says was paid; if this is not in it, take the proof to "
                "the creditor and the enforcing judge.",
            ),
        )
    if judged.paid and not judged.total:
        over = judged.overpaid
        more = Text(
            f"，多付 {yuan_from_fen(over)} 元" if over else "",
            f", and {yuan_from_fen(over)} yuan more" if over else "",
        )
        yield Finding(
            code="owed.judgment-paid",
            severity=Severity.INFO,
            where=where,
            says=Text(
                f"判决列出的各项已按记录付清{more.zh}。",
                f"By the record, every sum that the judgment names has been paid{more.en}.",
            ),
            strength=Strength.ARITHMETIC,
            amount=over or None,
            ask=Text(
                "请开具结清证明；已进入执行的，请法院出具执行完毕（结案）文书。",
                "Please issue proof of settlement; if enforcement has begun, ask the court for the "
                "paper that closes it.",
            ),
            limits=Text(
                "判决若写明利息算到付清之日，那部分不在这些数里。",
                "If the judgment lets interest run until payment, that part is not in these sums.",
            ),
            workings=judged.workings,
        )
