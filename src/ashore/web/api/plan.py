"""The way out: the plan, what to ask for, the odds, and what would follow if."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from ashore.money.amounts import fen_from_yuan
from ashore.plan.exchange import plan_as_json
from ashore.plan.report import plan_again, plan_of
from ashore.plan.what_if import WhatIf
from ashore.web.api.frame import desk_for
from ashore.web.api.shapes import (
    Asked,
    Given,
    GivenChange,
    GivenYuan,
    Json,
    Name,
    Open,
    Problem,
    Yuan,
    problems,
)
from ashore.web.frame.show import language_of

router = Router(tags=["plan"])


class PlanOut(Open):
    """The route and why, the budget, the months, what to ask for and the odds."""

    case_id: str
    on: str
    route: str
    why: list[str]
    surplus: Yuan
    available: Yuan
    months: int | None
    payments: list[Json]
    total_cost: Yuan | None
    lower_bound: Yuan | None
    gap: float | None
    baselines: dict[str, Json]
    asks: list[Json]
    odds: Json | None
    offers: list[Json]
    what_if: Json | None


class AsksOut(Open):
    """What to ask each creditor for, so that a plan holds."""

    plan_holds_with_asks: bool
    asks: list[Json]


class OddsOut(Open):
    """How likely the plan breaks, drawn from the person's own months; null without a plan."""

    odds: Json | None


class Supposed(Given):
    """Something changed to see what follows; amounts are yuan."""

    more_a_month: GivenChange = "0"
    once: GivenYuan = "0"
    without: Name | None = Field(default=None, description="The id of a debt to leave out.")
    risk: float = Field(default=0.2, ge=0, lt=1, description="The chance that can be borne.")


@router.get("/plan", response={200: PlanOut, problems(): Problem})
def plan(request: HttpRequest, asked: Query[Asked]) -> Json:
    """Return the plan; the first time it may take some seconds. As ``ashore plan --json``."""
    return plan_as_json(desk_for(request).answers.plan, language_of(request))


@router.get("/plan/asks", response={200: AsksOut, problems(): Problem})
def asks(request: HttpRequest, asked: Query[Asked]) -> Json:
    """Return the least to ask of each creditor for a plan that holds."""
    whole = plan_as_json(desk_for(request).answers.plan, language_of(request))
    return {name: whole[name] for name in ("plan_holds_with_asks", "asks")}


@router.get("/plan/odds", response={200: OddsOut, problems(): Problem})
def odds(request: HttpRequest, asked: Query[Asked]) -> Json:
    """Return the odds that the plan holds."""
    whole = plan_as_json(desk_for(request).answers.plan, language_of(request))
    return {"odds": whole["odds"]}


@router.post("/plan/what-if", response={200: PlanOut, problems(404): Problem})
def what_if(request: HttpRequest, asked: Query[Asked], given: Supposed) -> Json:
    """Return the plan if something changed, beside the plan as things stand."""
    desk, language = desk_for(request), language_of(request)
    supposed = WhatIf(
        more_a_month=fen_from_yuan(given.more_a_month, where="more_a_month", negative=True),
        once=fen_from_yuan(given.once, where="once"),
        without=given.without,
    )
    name = f"what-if:{supposed}:{given.risk}"
    found = desk.answers.once(
        name,
        lambda: plan_of(
            desk.case, desk.book, desk.today, what_if=supposed, limit=given.risk,
            owed=desk.answers.owed,
        ),
    )  # fmt: skip
    now = None
    if supposed.changes:
        now = desk.answers.once(
            f"as-things-stand:{given.risk}",
            lambda: plan_again(found, desk.case, desk.book, WhatIf()),
        )
    return plan_as_json(found, language, now=now)
