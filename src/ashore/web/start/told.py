"""What the answers of the start come to before any plan is worked out: causes and money."""

from __future__ import annotations

from ashore.case.entries_loans import Classification
from ashore.plan.budget import Budget, budget_on
from ashore.plan.triage import Answer, Triage, triage
from ashore.web.frame.desk import Desk
from ashore.web.start.asking import answers
from ashore.web.start.slots import Slots


def budget_of(desk: Desk) -> Budget:
    """Return this month's budget; it needs no plan."""
    return desk.answers.once("budget", lambda: budget_on(desk.case, desk.book, desk.today))


def triage_of(desk: Desk) -> Triage:
    """Return what the answers point to, in the terms of the questions before any form.

    What was not ticked is not sure, never no; whether income covers living is what the recorded
    sums say, so that it is not asked a second time.
    """
    slots, said, budget = Slots(desk), answers(desk), budget_of(desk)
    whose = {file.loan.classification for file in desk.case.loans}
    given: dict[str, Answer] = {
        "court_paper": _answer(said.get("court")),
        "will_recover": _answer(said.get("recovers")),
    }
    if Classification.IDENTITY_FRAUD in whose:
        given["face_scan"] = "yes"
    if Classification.NOMINEE in whose:
        given["money_in_own_card"] = "yes"
    if said.get("fees") or Classification.DISPUTED_FEES in whose:
        given["fees"] = "yes"
    for name in ("forgot", "intermediary"):
        if slots.live(f"cause-{name}") is not None:
            given[name] = "yes"
    if not budget.blank and budget.incomes:
        given["covers_living"] = "yes" if budget.surplus > 0 else "no"
    return triage(given)


def _answer(said: object) -> Answer:
    return "yes" if said == "yes" else "no" if said == "no" else "unsure"
