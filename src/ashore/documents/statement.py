"""“I cannot pay now” as plain text: dated, with the figures behind it and a day to look again."""

from __future__ import annotations

from collections.abc import Iterator

from ashore.case.entries_people import Income, Person
from ashore.case.replay import Case
from ashore.errors.plan import StatementNotNeededError
from ashore.money.amounts import yuan_from_fen
from ashore.plan.income import Counted
from ashore.plan.report import PlanReport
from ashore.text import Language, Text

_TITLE = Text("目前无力还款的说明", "Statement: nothing can be paid at present")
_TO = Text("致：____________（机构名称）", "To: ____________ (name of the creditor)")
_FROM = Text("说明人：{name}", "From: {name}")
_DATE = Text("日期：{on}", "Date: {on}")
_INCOMES = Text("每月收入", "What comes in each month")
_ESSENTIALS = Text("每月必要支出", "What living needs each month")
_LINE = Text("· {name} {amount} 元（{basis}）", "· {name}: {amount} yuan ({basis})")
_PROOF = Text("附：{proof}", "attached: {proof}")
_RECALLED = Text("据我回忆", "from memory")
_REVIEW = Text("下次核对日：{day}。{because}", "Day to look again: {day}. {because}")
_LIMIT = Text(
    "本说明只陈述收支，不是还款承诺，也不是对任何欠款金额的确认。",
    "This page states income and spending only. It is no promise to pay and no acknowledgement of "
    "any sum.",
)
_SIGN = Text("签名：____________", "Signed: ____________")
_BLANK = "____________"


def cannot_pay_statement(case: Case, report: PlanReport, language: Language) -> str:
    """Return the statement as text to print and sign; every figure says what it rests on.

    Raises:
        StatementNotNeededError: If something is left each month: the statement would not be true.
    """
    cannot = report.cannot_pay
    if cannot is None:
        raise StatementNotNeededError(surplus=yuan_from_fen(report.budget.surplus))
    name = next((person.name for person in case.of(Person) if person.name), _BLANK)
    proofs = {income.id: income.proof for income in case.of(Income) if income.proof}
    review = _REVIEW.fill(day=cannot.review_on, because=cannot.review_because)
    parts = [
        [_TITLE],
        [_TO, _FROM.fill(name=name), _DATE.fill(on=cannot.on)],
        [cannot.says],
        [_INCOMES, *_lines(report.budget.incomes, proofs)],
        [_ESSENTIALS, *_lines(report.budget.essentials, proofs)],
        [review, _LIMIT],
        [_SIGN],
    ]
    said = ("\n".join(text.in_language(language) for text in part) for part in parts)
    return "\n\n".join(said) + "\n"


def _lines(lines: tuple[Counted, ...], proofs: dict[str, str]) -> Iterator[Text]:
    for line in lines:
        proof = proofs.get(line.entry)
        basis = _PROOF.fill(proof=proof) if proof else _RECALLED
        yield _LINE.fill(name=line.name, amount=yuan_from_fen(line.monthly), basis=basis)
