"""How far each of the five stages is, in four honest states; never a percentage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ashore.case.entries_dealings import Agreement, Contact, Offer, Promise, Request
from ashore.case.entries_papers import Complaint, Evidence
from ashore.owed.standing import Footing
from ashore.plan.budget import Budget
from ashore.text import Text
from ashore.web.frame.desk import Desk
from ashore.web.start.told import budget_of


class State(StrEnum):
    """How far something is; ``MISSING`` is looked at, and something is still open."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    MISSING = "missing"
    DONE = "done"

    @property
    def words(self) -> Text:
        """Return what it is called on the page."""
        return _WORDS[self]


_WORDS = {
    State.NOT_STARTED: Text("还没开始", "not started"),
    State.IN_PROGRESS: Text("进行中", "in progress"),
    State.MISSING: Text("看过了，还差一点", "looked at, something is missing"),
    State.DONE: Text("好了", "done"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StageState:
    """One stage: its name, where it is worked on, its state, and what is open in it."""

    says: Text
    to: str
    state: State
    open: Text | None = None


def stages_of(desk: Desk) -> tuple[StageState, ...]:
    """Return the five stages; nothing here waits for the plan."""
    return tuple(_stages(desk))


def _stages(desk: Desk) -> Iterator[StageState]:
    yield _owed(desk)
    yield _plan(desk, budget_of(desk))
    yield _settle(desk)
    yield _defend(desk)
    yield _recover(desk)


def _owed(desk: Desk) -> StageState:
    says, to = Text("弄清欠多少", "What is owed"), "owed:index"
    loans, owed = desk.case.loans, desk.answers.owed
    if not loans:
        return StageState(says=says, to=to, state=State.NOT_STARTED)
    named = {debt.id for debt in owed.debts}
    unread = sum(file.loan.id not in named for file in loans)
    no_table = sum(debt.standing.footing is Footing.OPEN for debt in owed.debts)
    rough = sum(bool(debt.facts.terms.unknown) for debt in owed.debts)
    asked = sum(bool(finding.ask) for finding in owed.findings)
    left: Text | None = None
    if unread or no_table:
        n = unread + no_table
        left = Text(f"{n} 笔还缺还款计划", f"{n} without a repayment table")
    elif rough:
        left = Text(f"{rough} 笔的合同条款还没补全", f"{rough} with terms still open")
    elif asked:
        left = Text(f"{asked} 处要问清", f"{asked} points to ask about")
    return StageState(says=says, to=to, state=State.MISSING if left else State.DONE, open=left)


def _plan(desk: Desk, budget: Budget) -> StageState:
    says, to = Text("收支和还款计划", "Budget and plan"), "plan:index"
    if budget.blank and not desk.case.loans:
        return StageState(says=says, to=to, state=State.NOT_STARTED)
    left: Text | None = None
    if budget.blank:
        left = Text("收入和支出还没填", "income and spending are open")
    elif not budget.incomes:
        left = Text("收入还没填", "income is open")
    elif budget.estimated:
        left = Text("生活支出还没填，先用平均数", "living costs are open; averages stand in")
    elif not desk.case.loans:
        left = Text("欠款还没记", "no debt is recorded")
    return StageState(says=says, to=to, state=State.MISSING if left else State.DONE, open=left)


def _settle(desk: Desk) -> StageState:
    says, to, case = (
        Text("谈下来，落到纸上", "Talk, and get it in writing"),
        "settle:index",
        desk.case,
    )
    agreed = {one.loan for one in case.of(Agreement)}
    due = [d for d in desk.answers.owed.debts if d.counts and d.standing.due_now > 0]
    begun = agreed or any(case.of(kind) for kind in (Request, Offer, Promise))
    calls = any(one.direction == "out" for one in case.of(Contact))
    if not begun and not calls:
        return StageState(says=says, to=to, state=State.NOT_STARTED)
    without = [debt for debt in due if debt.id not in agreed]
    if not without and agreed:
        return StageState(says=says, to=to, state=State.DONE)
    n = len(without)
    left = Text(f"{n} 笔到期的还没有书面协议", f"{n} due without a written agreement")
    return StageState(says=says, to=to, state=State.IN_PROGRESS, open=left if n else None)


def _defend(desk: Desk) -> StageState:
    says, to, case = (
        Text("记下催收，留好证据", "Note contacts, keep evidence"),
        "defend:index",
        desk.case,
    )
    if not case.of(Contact):
        return StageState(says=says, to=to, state=State.NOT_STARTED)
    if not case.of(Evidence):
        left = Text("有记录，还没有封存的证据", "contacts are noted, no evidence is sealed yet")
        return StageState(says=says, to=to, state=State.MISSING, open=left)
    waiting = sum(
        one.answered_on is None and one.withdrawn_on is None for one in case.of(Complaint)
    )
    left = Text(f"{waiting} 件投诉在等答复", f"{waiting} complaints wait for an answer")
    return StageState(says=says, to=to, state=State.IN_PROGRESS, open=left if waiting else None)


def _recover(desk: Desk) -> StageState:
    says, to = Text("缓一缓，站稳", "Rest, and steady ground"), "recover:index"
    # A rest is never finished, so it is begun or not, and nothing is ever missing in it.
    begun = desk.journal.checkins or desk.journal.steps or desk.journal.habit
    return StageState(says=says, to=to, state=State.IN_PROGRESS if begun else State.NOT_STARTED)
