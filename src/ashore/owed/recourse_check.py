"""What to ask about a guarantor's charge: the agreed rate beside the loan prime rate."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ashore.errors.base import LawDataError
from ashore.findings import Finding, Severity
from ashore.law.book import LawBook
from ashore.money.amounts import yuan_from_fen
from ashore.owed.facts import LoanFacts
from ashore.owed.standing import Standing
from ashore.text import Text


def recourse_findings(
    facts: LoanFacts, standing: Standing, book: LawBook, on: dt.date
) -> Iterator[Finding]:
    """Yield what the charge after a guarantor's payment comes to, agreed and at the LPR.

    Courts differ, so both sums stand side by side and neither is called right.
    """
    paid = standing.subrogation
    if paid is None or paid.late_charge <= paid.at_lpr:
        return
    try:
        rule = book.rule("court.guarantor-recourse", on=on)
    except LawDataError:
        return
    agreed, lpr = yuan_from_fen(paid.late_charge), yuan_from_fen(paid.at_lpr)
    yield Finding(
        code="owed.recourse-charge",
        severity=Severity.ASK,
        where=f"{facts.id}/subrogation/late_charge",
        says=Text(
            f"代偿以后按约定费率已加 {agreed} 元；按一年期 LPR 算是 {lpr} 元。",
            f"Since the guarantor paid, the agreed rate has added {agreed} yuan; at the one-year "
            f"loan prime rate it would be {lpr} yuan.",
        ),
        strength=rule.citation.strength,
        amount=paid.late_charge - paid.at_lpr,
        ask=Text(
            "请出示代偿凭证和约定费率的条款；如被起诉，可请法院调低，并提交自己的计算。",
            "Please show proof of the payment and the clause with the rate; if sued, ask the court "
            "to reduce it and hand in your own figures.",
        ),
        limits=rule.limits,
        workings=paid.workings,
        citations=(rule.citation,),
    )
