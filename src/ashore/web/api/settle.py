"""Settling: rounds, offers side by side, promises, and a call prepared."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest
from ninja import Query, Router

from ashore.defend.reading.contact_words import contact_labels
from ashore.settle.call_exchange import call_as_json
from ashore.settle.call_script import call_script
from ashore.settle.goal import Goal
from ashore.settle.offers_compared import offers_compared
from ashore.settle.offers_exchange import offers_as_json
from ashore.settle.promises.exchange import promises_as_json
from ashore.settle.promises.ledger import promise_ledgers
from ashore.settle.rounds import rounds_of
from ashore.settle.rounds_exchange import rounds_as_json
from ashore.settle.whom import loan_called_about
from ashore.web.api.frame import desk_for
from ashore.web.api.shapes import Asked, Json, Problem, problems
from ashore.web.frame.show import language_of

router = Router(tags=["settle"])


class AskedCall(Asked):
    """What a call is for."""

    goal: Goal | None = None


@router.get("/rounds", response={200: Json, problems(): Problem})
def rounds(request: HttpRequest, asked: Query[Asked]) -> Json:
    """Return how far each talk has come and what is next; as ``ashore rounds --json``."""
    desk = desk_for(request)
    found = desk.answers.once(
        "rounds", lambda: rounds_of(desk.case, desk.book, desk.today, owed=desk.answers.owed)
    )
    return rounds_as_json(found, desk.today, language_of(request))


@router.get("/offers", response={200: Json, problems(): Problem})
def offers(request: HttpRequest, asked: Query[Asked]) -> Json:
    """Return the offers that stand, and which can be kept; as ``ashore offers --json``."""
    desk = desk_for(request)
    found = desk.answers.once(
        "offers", lambda: offers_compared(desk.case, desk.answers.plan, desk.book)
    )
    return offers_as_json(found, desk.today, language_of(request))


@router.get("/promises", response={200: Json, problems(): Problem})
def promises(request: HttpRequest, asked: Query[Asked]) -> Json:
    """Return what was agreed, and who kept it; as ``ashore promises --json``."""
    desk = desk_for(request)
    found = desk.answers.once(
        "promises", lambda: promise_ledgers(desk.case, desk.today, labels=contact_labels)
    )
    return promises_as_json(desk.case, found, desk.today, language_of(request))


@router.get("/calls/{to}", response={200: Json | None, problems(404): Problem})
def call(request: HttpRequest, to: str, asked: Query[AskedCall]) -> Json | None:
    """Return a call prepared for a loan or a party; null where there is none to make."""
    desk = desk_for(request)
    file = loan_called_about(desk.case, to)
    report = desk.answers.plan
    script = call_script(desk.case, report, file, desk.book, goal=asked.goal, to=to)
    if script is None:
        return None
    there = {draft.kind for draft in desk.answers.papers if draft.loan == script.loan}
    papers = tuple(kind for kind in script.papers if kind in there)
    return call_as_json(replace(script, papers=papers), language_of(request))
