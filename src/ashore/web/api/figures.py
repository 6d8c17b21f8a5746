"""Figures of any loan: rates of cash flows, and repayment tables; no case is needed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from ashore.money.rate_file import rate_file
from ashore.owed.schedule_file import schedule_file
from ashore.web.api.shapes import Asked, Given, Json, Open, Problem, problems
from ashore.web.frame.show import language_of

router = Router(tags=["figures"])
_MOST = 1000


class Cases(Given):
    """Cases as the exchange format of the command names them."""

    cases: list[Json] = Field(max_length=_MOST)


class RatesOut(Open):
    """A result for each case, in order; one that cannot be solved says why."""

    results: list[Json]


class SchedulesOut(Open):
    """A repayment table for each case, in order; one that cannot be computed says why."""

    results: list[Json]


@router.post("/rate", response={200: RatesOut, problems(case=False): Problem})
def rate(request: HttpRequest, asked: Query[Asked], given: Cases) -> Json:
    """Return the rates of cash flows, all of them; as ``ashore rate --json``."""
    return rate_file({"cases": given.cases}, language_of(request))


@router.post("/schedule", response={200: SchedulesOut, problems(case=False): Problem})
def schedule(request: HttpRequest, asked: Query[Asked], given: Cases) -> dict[str, Any]:
    """Return repayment tables from loan terms; as ``ashore schedule --json``."""
    return schedule_file({"cases": given.cases}, language_of(request))
