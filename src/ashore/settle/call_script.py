"""A call to a creditor, prepared: whom to call, eight parts to say, what not to say, answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from ashore.case.replay import Case, LoanFile
from ashore.findings import Citation
from ashore.law.book import LawBook
from ashore.money.amounts import yuan_from_fen
from ashore.owed.report import DebtOwed
from ashore.plan.asks import Ask
from ashore.plan.debts import PlanDebt
from ashore.plan.report import PlanReport
from ashore.plan.ways_out import RouteKind
from ashore.settle import call_words as words
from ashore.settle.ability import Ability, AbilityKind, ability_to_pay
from ashore.settle.goal import Goal
from ashore.settle.never_say import Caution, cautions
from ashore.settle.old_claim import OldClaim, old_claim
from ashore.settle.person_call import CHECK, cautions_for_a_person, parts_for_a_person
from ashore.settle.reasons import reasons_for
from ashore.settle.refusals import Refusal, refusals
from ashore.settle.stage import Rung, Stage, ladder, stage_of
from ashore.settle.whom import WhomToCall, court_note, whom_to_call
from ashore.text import Text

_AT_COURT = (Stage.IN_COURT, Stage.ENFORCEMENT)


class Part(NamedTuple):
    """One of the eight parts of a call: its name and what to say, sentence by sentence."""

    title: Text
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallScript:
    """A call prepared for one loan on a day; ``papers`` are the kinds of papers that go with it."""

    on: dt.date
    loan: str
    product: str
    stage: Stage
    goal: Goal
    rung: Rung
    whom: WhomToCall
    ability: Ability
    parts: tuple[Part, ...]
    cautions: tuple[Caution, ...]
    refusals: tuple[Refusal, ...]
    papers: tuple[str, ...]
    citations: tuple[Citation, ...]


def call_script(
    case: Case,
    report: PlanReport,
    file: LoanFile,
    book: LawBook,
    *,
    goal: Goal | None = None,
    to: str = "",
) -> CallScript | None:
    """Return the call about a loan, or None where it is settled or its terms are not complete.

    Args:
        case: The case.
        report: The plan of the day.
        file: The loan.
        book: The law book.
        goal: What the call is for; what the stage asks for when left out.
        to: What the person typed for whom to call.
    """
    debt = next((one for one in report.debts if one.id == file.loan.id), None)
    owed = next((one for one in report.owed.debts if one.id == file.loan.id), None)
    if debt is None or owed is None:
        return None
    stage = stage_of(debt, file)
    rung = ladder()[stage]
    aim = _aim(goal, stage)
    ability = ability_to_pay(case, report, debt)
    old = old_claim(file, owed.facts, book, report.on)
    parts = _Parts(case, report, debt, owed, rung, aim, ability, old)
    monthly = ability.amount if ability.kind is AbilityKind.MONTHLY else None
    whom = whom_to_call(case, file, owed.creditor, to, court_note(file, book, report.on))
    not_to_say = cautions(debt, owed, old, book, report.on)
    person = stage is Stage.PERSON
    return CallScript(
        on=report.on,
        loan=file.loan.id,
        product=file.loan.product,
        stage=stage,
        goal=aim,
        rung=rung,
        whom=replace(whom, check=CHECK) if person else whom,
        ability=ability,
        parts=tuple(parts.eight()),
        cautions=cautions_for_a_person(not_to_say) if person else not_to_say,
        refusals=refusals(
            None if monthly is None else yuan_from_fen(monthly),
            by_offer=ability.kind is AbilityKind.OFFER,
            by_a_person=person,
        ),
        papers=_papers(rung, report, ability),
        citations=tuple(c for ask in parts.asks for c in ask.citations),
    )


def _aim(goal: Goal | None, stage: Stage) -> Goal:
    """Return what a call is for; before a claim is checked it is about the account alone."""
    if stage in (Stage.UNVERIFIED, Stage.NOT_YOURS):
        return Goal.ACCOUNT
    return goal or Goal.PLAN


def _papers(rung: Rung, report: PlanReport, ability: Ability) -> tuple[str, ...]:
    """Return the kinds of papers of a stage; none where a payment or an offer settles it."""
    if ability.kind in (AbilityKind.PAY_NOW, AbilityKind.OFFER):
        return ()
    if report.cannot_pay is not None and "hardship" in rung.papers:
        return tuple("cannot-pay" if kind == "hardship" else kind for kind in rung.papers)
    return rung.papers


class _Parts:
    """The eight parts, filled from what is recorded."""

    def __init__(
        self,
        case: Case,
        report: PlanReport,
        debt: PlanDebt,
        owed: DebtOwed,
        rung: Rung,
        aim: Goal,
        ability: Ability,
        old: OldClaim | None,
    ) -> None:
        self._case, self._report, self._debt, self._owed = case, report, debt, owed
        self._rung, self._aim, self._ability, self._old = rung, aim, ability, old
        self.asks = tuple(ask for ask in report.asks.asks if ask.debt == debt.id)

    def eight(self) -> Iterator[Part]:
        if self._rung.stage is Stage.PERSON:
            told, old = tuple(self._hardship()), self._old is not None
            found = parts_for_a_person(self._rung, self._ability, told, old=old)
            yield from (Part(title, lines) for title, lines in found)
            return
        inside = (
            words.WHO_ARE_YOU,
            tuple(self._scope()),
            tuple(self._hardship()),
            (self._ability.says,),
            tuple(self._proposal()),
            tuple(self._account()),
            words.FIX_IT,
            words.CLOSE,
        )
        for title, lines in zip(words.TITLES, inside, strict=True):
            yield Part(title, lines)

    def _scope(self) -> Iterator[Text]:
        if self._rung.stage is Stage.NOT_YOURS:
            yield words.NOT_MINE
        elif self._rung.stage is Stage.UNVERIFIED or self._old is not None:
            yield words.ONLY_CHECKING
        else:
            yield words.WILLING.fill(product=self._debt.name)
        if any(one.code == "revoke_authorisation" for one in self._report.route.first_actions):
            yield words.ONLY_ME

    def _hardship(self) -> Iterator[Text]:
        if self._rung.stage is Stage.NOT_YOURS:
            yield words.NOT_MINE_FACTS
            return
        causes = reasons_for(self._case, self._debt.id)
        told = [one for one in causes if one.story or (one.whole and one.cause.type)]
        if not told:
            yield words.NOT_FOR_THEM if causes else words.NO_CAUSE
        for one in told:
            yield words.STORY.fill(story=one.story or one.cause.type)
            if self._rung.stage is Stage.PERSON:
                continue
            if one.proofs:
                proofs = "、".join(one.proofs), ", ".join(one.proofs)
                yield Text(words.PROOFS.zh.format(proofs=proofs[0]),
                           words.PROOFS.en.format(proofs=proofs[1]))  # fmt: skip
            elif one.whole:
                yield words.NO_PROOFS

    def _proposal(self) -> Iterator[Text]:
        if self._aim is Goal.ACCOUNT:
            yield words.ACCOUNT_ONLY
            yield words.FIRST.fill(what=self._rung.first)
            return
        yield words.FIRST.fill(what=self._first())
        yield from self._then()
        yield words.ELSE

    def _first(self) -> Text:
        """Return what is asked for first: by the aim that was chosen, else by what can be paid."""
        by_offer = self._ability.kind is AbilityKind.OFFER
        if self._aim is Goal.WAIVER:
            return words.WAIVE.fill(amount=yuan_from_fen(self._debt.late_by_now))
        if self._aim is Goal.SETTLE:
            return words.TAKE_OFFER if by_offer else words.SETTLE
        if self._aim is Goal.TIME:
            return next((a.says for a in self.asks if a.kind == "grace"), words.TIME)
        return words.TAKE_OFFER if by_offer else self._plan()

    def _plan(self) -> Text:
        if self._ability.kind is AbilityKind.PAY_NOW:
            return words.PAID_TODAY
        if self.asks and self._ability.amount is not None:
            asked = [self._asked(one) for one in self.asks]
            return Text("；".join(one.zh for one in asked), "; ".join(one.en for one in asked))
        if self._ability.kind is AbilityKind.NOTHING:
            return self._rung.then if self._rung.stage in _AT_COURT else words.HOLD
        return self._rung.first

    def _then(self) -> Iterator[Text]:
        kind = self._ability.kind
        paused = self._aim in (Goal.PLAN, Goal.TIME) and any(a.kind == "grace" for a in self.asks)
        if paused and kind is AbilityKind.MONTHLY:
            yield words.THEN_SHARE.fill(amount=yuan_from_fen(self._ability.amount or 0))
        elif kind is AbilityKind.OFFER and self._report.route.kind is RouteKind.PAY_NOW:
            due = yuan_from_fen(self._debt.due_now)
            yield words.THEN.fill(what=words.PAY_DUE.fill(amount=due))
        elif kind not in (AbilityKind.NOTHING, AbilityKind.PAY_NOW):
            yield words.THEN.fill(what=self._rung.then)

    def _asked(self, one: Ask) -> Text:
        """Return one request; that for parts names the sum that was just said, not another one."""
        if one.kind != "instalments":
            return one.says
        said = words.IN_FULL if self._ability.in_full else words.IN_PARTS
        return said.fill(amount=yuan_from_fen(self._ability.amount or 0))

    def _account(self) -> Iterator[Text]:
        yield words.ITEMS
        yield words.WHO_HOLDS_IT
        yield words.REPORTED
        for found in self._owed.findings:
            if found.ask is not None and found.code.startswith("owed."):
                yield found.ask
