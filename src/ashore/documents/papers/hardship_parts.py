"""What the papers about hardship share: who writes, to whom, the household's money, the reasons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ashore.case.entries_loans import Party
from ashore.case.entries_people import Income, Person
from ashore.case.entry import EntryBase
from ashore.case.replay import Case
from ashore.case.terms import Method
from ashore.documents.draft import (
    Blank,
    Claim,
    Field,
    Fields,
    Ground,
    Paragraph,
    Piece,
    Sentence,
    Table,
)
from ashore.documents.exhibits import Exhibits
from ashore.documents.paper import day_in_words
from ashore.documents.papers.people import NAME
from ashore.documents.words import yuan
from ashore.owed.report import DebtOwed
from ashore.plan.budget import Budget
from ashore.plan.income import Counted
from ashore.plan.report import PlanReport
from ashore.settle.reasons import NOT_TOLD, Reason, reasons_for
from ashore.text import Text

_ID = Blank(
    "身份证号码",
    Text(
        "签名前手写，不存进案件。", "Write it by hand before signing; it is not kept in the case."
    ),
)
_PHONE = Blank("联系电话", Text("写能接通的号码。", "A number on which you can be reached."))
_WHOM = Blank(
    "机构名称",
    Text("抄借款合同上出借方的全称。", "Copy the lender's full name from the loan contract."),
)
_CONTRACT = Blank(
    "合同编号",
    Text(
        "借款 App 的“借款记录—查看协议”，或合同首页。",
        "In the lender's app under loan records, or on the contract's first page.",
    ),
)
_CARD = Blank("卡号后四位", Text("看卡面或账单。", "On the card or its statement."))
_WHY = Blank(
    "困难的原因和开始的时间",
    Text(
        "照实写一两句：从哪个月起，因为什么。",
        "One or two true sentences: since which month, and why.",
    ),
)


@dataclass(frozen=True)
class Hardship:
    """A case on a day, as the papers about hardship read it."""

    case: Case
    report: PlanReport
    exhibits: Exhibits

    @property
    def on(self) -> dt.date:
        """Return the day for which they are drafted."""
        return self.report.on

    @property
    def person(self) -> Person | None:
        """Return the person's own entry, the latest one."""
        people = self.case.of(Person)
        return people[-1] if people else None

    @property
    def name(self) -> Piece:
        """Return the person's name, or the gap for it."""
        return (self.person.name if self.person else None) or NAME

    def to(self, debt: DebtOwed | None) -> tuple[Piece, ...]:
        """Return the creditor's full name, as far as it is known."""
        name = debt.creditor.name if debt else ""
        full = next((p.full_name for p in self.case.of(Party) if p.name == name), None)
        return (full or name or _WHOM,)

    def fields(self, debt: DebtOwed | None) -> Fields:
        """Return who writes, and about which contract."""
        name = self.name
        claims = (Claim(about="person/name", value=name),) if isinstance(name, str) else ()
        phone = (self.person.phone if self.person else None) or _PHONE
        fields = [Field("说明人", (name,), claims), Field("身份证号码", (_ID,))]
        fields.append(Field("联系电话", (phone,)))
        if debt is not None:
            loan = debt.facts.file.loan
            fields.append(Field("借款产品", (loan.product,)))
            card = loan.terms.method is Method.CARD
            number = loan.contract_no or (_CARD if card else _CONTRACT)
            fields.append(Field("卡号后四位" if card else "合同编号", (number,)))
        return Fields(tuple(fields))

    def fact(
        self, *pieces: Piece, of: Sequence[EntryBase] = (), claims: Sequence[Claim] = ()
    ) -> Sentence:
        """Return a sentence that states a fact, with what shows its entries.

        Args:
            pieces: Its words and gaps.
            of: The entries that it rests on; without any it is from memory.
            claims: What it states that other papers may state too.
        """
        return Sentence(
            pieces=pieces,
            ground=Ground.FACT,
            exhibits=self.exhibits.of(*of),
            recalled=not of or self.exhibits.recalled(*of),
            claims=tuple(claims),
        )

    def reasons(self, debt: DebtOwed | None) -> Iterator[Paragraph]:
        """Yield why payments stopped, as far as it is for this creditor, or the gap for it."""
        told = [one for one in self._told(debt) if one.story]
        if not told:
            yield Paragraph((self.fact("本人遇到困难：", _WHY, "。"),))
        for one in told:
            began = one.cause.began_on
            since = f"{day_in_words(began)}起，" if began else ""
            said = [self.fact(f"{since}{one.story.rstrip('。')}。", of=(one.cause,))]
            if one.proofs:
                said.append(ask(f"本人可以提供：{'、'.join(one.proofs)}。"))
            yield Paragraph(tuple(said))

    def notes(self, debt: DebtOwed | None) -> tuple[Text, ...]:
        """Return what the person should know of what the paper leaves out."""
        return () if all(one.whole for one in self._told(debt)) else (NOT_TOLD,)

    def _told(self, debt: DebtOwed | None) -> tuple[Reason, ...]:
        return reasons_for(self.case, debt.id if debt else None)

    def money(self) -> Table:
        """Return the household's months as a table, each line with what it rests on."""
        budget = self.report.budget
        proofs = {income.id: income.proof for income in self.case.of(Income) if income.proof}
        rows = [
            (kind, line.name, yuan(line.monthly), self._basis(line, proofs))
            for kind, lines in (("收入", budget.incomes), ("必要支出", budget.essentials))
            for line in lines
        ]
        return Table(
            caption="家庭每月收入和必要支出",
            columns=("类别", "项目", "每月（元）", "依据"),
            rows=tuple(rows),
            numeric=frozenset({2}),
            rests_on=self._totals(budget),
        )

    def _basis(self, line: Counted, proofs: dict[str, str]) -> str:
        if line.entry in proofs:
            return f"可提供：{proofs[line.entry]}"
        entry = next((one for one in self.case.entries if one.id == line.entry), None)
        if entry is None:
            return "按人均支出估计"
        return "据我回忆" if self.exhibits.recalled(entry) else "有记录"

    def _totals(self, budget: Budget) -> Sentence:
        listed = {line.entry for line in (*budget.incomes, *budget.essentials)}
        entries = [entry for entry in self.case.entries if entry.id in listed]
        words = (
            f"截至{day_in_words(self.on)}，每月收入合计 {yuan(budget.income)} 元，"
            f"必要支出合计 {yuan(budget.floor)} 元，{_left(budget.surplus)}。"
        )
        claims = [
            Claim(about=f"household/{name}@{self.on}", value=yuan(fen))
            for name, fen in (("income", budget.income), ("floor", budget.floor))
        ]
        return self.fact(words, of=entries, claims=claims)


def ask(*pieces: Piece) -> Sentence:
    """Return a sentence that asks, offers or declares."""
    return Sentence(pieces=pieces, ground=Ground.ASK)


def _left(surplus: int) -> str:
    if surplus > 0:
        return f"余 {yuan(surplus)} 元"
    return f"还差 {yuan(-surplus)} 元" if surplus else "没有剩余"
