"""What is owed, how a bill came about, and what to do now."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router

from ashore.owed.exchange import owed_as_json
from ashore.owed.explain.exchange import explanation_as_json
from ashore.owed.explain.of_case import bill_named, explain_bill_of
from ashore.plan.agenda_exchange import agenda_as_json
from ashore.recover.care.exchange import crisis_as_json
from ashore.web.api.frame import desk_for
from ashore.web.api.shapes import Asked, AskedOn, Json, Open, Problem, Yuan, problems
from ashore.web.frame.answers import Answers
from ashore.web.frame.show import language_of

router = Router(tags=["owed"])
_LONGEST_NAMED = 128


class DebtOut(Open):
    """One debt: to whom, what of it is due, by item, and what it really costs."""

    id: str
    product: str
    counts: bool
    footing: str
    due_now: Yuan
    outstanding_principal: Yuan
    by_item: dict[str, Yuan]


class FindingOut(Open):
    """Something to look at or ask about, never stronger than its rule."""

    code: str
    severity: str
    where: str
    says: str


class OwedOut(Open):
    """What is owed on a day; figures hold their workings."""

    case_id: str
    on: str
    due_now: Yuan
    outstanding_principal: Yuan
    one_more_day: Yuan
    asked_about: Yuan
    debts: list[DebtOut]
    findings: list[FindingOut]


class ExplanationOut(Open):
    """Which readings of the contract give a bill, to the fen."""

    loan: str
    bill: str
    on: str
    exact: bool
    readings_tried: int
    readings_matching: int
    readings: list[Json]
    supported: dict[str, Yuan]
    unexplained: dict[str, Yuan]


class TaskOut(Open):
    """One thing to do, by when, and why."""

    code: str
    kind: str
    by: str | None
    overdue: bool
    says: str
    because: str
    minutes: int
    entries: list[str]


class TodayOut(Open):
    """What to do; ``crisis`` is help that comes before everything, where it is needed."""

    crisis: Json | None
    on: str
    rest: bool
    today: list[TaskOut]
    soon: list[TaskOut]
    later: list[TaskOut]


@router.get("/owed", response={200: OwedOut, problems(): Problem})
def owed(request: HttpRequest, asked: Query[AskedOn]) -> Json:
    """Return what is owed, debt by debt and item by item; as ``ashore owed --json``."""
    desk = desk_for(request)
    answers = desk.answers
    if asked.on is not None and asked.on != desk.today:
        answers = Answers(desk.ledger, asked.on, desk.book)
    return owed_as_json(answers.owed, language_of(request))


@router.get("/bills/{name}/explanation", response={200: ExplanationOut, problems(404): Problem})
def explain_bill(request: HttpRequest, name: str, asked: Query[Asked]) -> Json:
    """Return how a bill came about; by a loan's id its latest one. As ``ashore explain-bill``."""
    desk = desk_for(request)
    # No id is longer; what a refusal repeats stays short.
    loan, bill = bill_named(desk.case, name[:_LONGEST_NAMED])
    found = desk.answers.once(
        f"explanation:{bill.id}",
        lambda: explain_bill_of(desk.case, loan, bill.id, desk.book, desk.today),
    )
    return {"loan": loan, "bill": bill.id, **explanation_as_json(found, language_of(request))}


@router.get("/today", response={200: TodayOut, problems(): Problem})
def today(request: HttpRequest, asked: Query[Asked]) -> Json:
    """Return what to do now, by deadline; as ``ashore today --json``."""
    desk, language = desk_for(request), language_of(request)
    close = desk.crisis
    crisis = None if close is None else crisis_as_json(close, language)
    return {"crisis": crisis, **agenda_as_json(desk.answers.agenda, language)}
