"""What would follow if something were otherwise: the answer comes as a slider is moved.

A moved slider is answered at once, as near as that goes, and a moment later exactly.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ashore.plan.optimise import Optimised
from ashore.plan.report import PlanReport, months_of, plan_again
from ashore.plan.what_if import WhatIf
from ashore.plan.words import beside_now, how_good
from ashore.text import Language
from ashore.web.frame.desk import Desk
from ashore.web.plan.odds import LIMITS, odds_at
from ashore.web.plan.views import with_plan

MORE = (-3000, 6000, 100)
ONCE = (0, 50_000, 500)
_USUAL_LIMIT = 20
_FEN = 100


class Asked(NamedTuple):
    """What was supposed: yuan a month and once, a debt left out, and the chance that is fine."""

    more: int
    once: int
    without: str
    limit: int

    @property
    def changes(self) -> bool:
        """Return whether anything is supposed at all."""
        return bool(self.more or self.once or self.without)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Return the sliders with their answer, or the answer alone where a slider was moved."""
    part = bool(getattr(request, "htmx", False)) and "answer" in request.GET

    at_once = part and "exact" not in request.GET

    def values(desk: Desk, report: PlanReport, language: Language) -> dict[str, Any]:
        return _values(request, desk, report, at_once=at_once)

    template = "plan/what_if_answer.html.j2" if part else "plan/what_if.html.j2"
    return with_plan(request, template, values)


def _values(
    request: HttpRequest, desk: Desk, report: PlanReport, *, at_once: bool
) -> dict[str, Any]:
    known = {debt.id: debt.name for debt in report.debts}
    asked = _asked(request, known)
    at_once = at_once and asked.changes
    now = changed = report.optimised
    if asked.changes:
        changed = _again(desk, report, asked, at_once=at_once)
    if at_once:
        # What comes in a moment is held against what came in a moment: like against like.
        now = desk.answers.once(
            "plan at once", lambda: plan_again(report, desk.case, desk.book, WhatIf(), at_once=True)
        )
    chances = odds_at(desk, report, asked.limit)
    return {
        "asked": asked,
        "known": known,
        "more_range": MORE,
        "once_range": ONCE,
        "limits": LIMITS,
        "now": _figures(now),
        "changed": _figures(changed),
        "says": beside_now(changed, now) if asked.changes else None,
        "how_good": how_good(changed) if changed else None,
        "largest": None if chances is None else chances.largest,
        "rough": at_once,
    }


def _again(desk: Desk, report: PlanReport, asked: Asked, *, at_once: bool) -> Optimised | None:
    supposed = WhatIf(
        more_a_month=asked.more * _FEN,
        once=asked.once * _FEN,
        without=asked.without or None,
    )
    return plan_again(report, desk.case, desk.book, supposed, at_once=at_once)


def _figures(best: Optimised | None) -> dict[str, Any] | None:
    if best is None:
        return None
    first = sum(paid[0] for paid in best.plan.payments)
    return {"months": months_of(best), "cost": best.goals.cost, "first": first}


def _asked(request: HttpRequest, known: dict[str, str]) -> Asked:
    """Return what was supposed; what makes no sense counts as left alone."""
    given = request.GET
    without = given.get("without", "")
    limit = _whole(given.get("limit"), (min(LIMITS), max(LIMITS), 1), _USUAL_LIMIT)
    return Asked(
        more=_whole(given.get("more"), MORE, 0),
        once=_whole(given.get("once"), ONCE, 0),
        without=without if without in known else "",
        limit=limit if limit in LIMITS else _USUAL_LIMIT,
    )


def _whole(given: str | None, bounds: tuple[int, int, int], otherwise: int) -> int:
    said = (given or "").strip()
    digits = said.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 8):
        return otherwise
    return min(max(int(said), bounds[0]), bounds[1])
