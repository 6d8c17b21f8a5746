"""At which stage a debt is when somebody calls about it, and what is asked for then."""

from __future__ import annotations

import functools
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from ashore.case.entries_papers import CourtPaperType
from ashore.case.replay import LoanFile
from ashore.law.fields import Fields
from ashore.law.lenders import LenderType
from ashore.law.reading import read_yaml
from ashore.plan.debts import Held, PlanDebt, State
from ashore.text import Text

_FILE = Path(__file__).parent / "data" / "asks_ladder.yaml"


class Stage(StrEnum):
    """Where a debt stands for a talk; the names are those of the ladder of asks."""

    BEFORE_DUE = "before_due"
    FIRST_WEEK = "first_week"
    TWO_MONTHS = "two_months"
    HALF_YEAR = "half_year"
    LONGER = "longer"
    UNVERIFIED = "unverified"
    NOT_YOURS = "not_yours"
    IN_COURT = "in_court"
    ENFORCEMENT = "enforcement"
    PERSON = "person"


class Rung(NamedTuple):
    """What a stage asks for: first, then, and what is left unsaid; ``papers`` are their kinds."""

    stage: Stage
    title: Text
    first: Text
    then: Text
    avoid: Text
    papers: tuple[str, ...]
    until_day: int | None


def stage_of(debt: PlanDebt, file: LoanFile) -> Stage:
    """Return the stage of a debt.

    Args:
        debt: The debt as a plan sees it.
        file: Everything recorded about its loan.
    """
    if debt.held is Held.NOT_YOURS:
        return Stage.NOT_YOURS
    if debt.held is Held.UNVERIFIED:
        return Stage.UNVERIFIED
    if debt.state is State.IN_COURT:
        enforced = any(p.type is CourtPaperType.ENFORCEMENT_NOTICE for p in file.court_papers)
        return Stage.ENFORCEMENT if enforced else Stage.IN_COURT
    if debt.state in (State.ASSIGNED, State.WITH_GUARANTOR):
        return Stage.LONGER
    if file.loan.lender_type == LenderType.NATURAL_PERSON:
        return Stage.PERSON
    by_day = (rung for rung in ladder().values() if rung.until_day is not None)
    return next((r.stage for r in by_day if debt.days_late <= (r.until_day or 0)), Stage.LONGER)


@functools.cache
def ladder() -> dict[Stage, Rung]:
    """Return what to ask for at every stage, the stages by days late first."""
    pairs = Fields(read_yaml(_FILE, _FILE.name), _FILE.name).pairs()
    return {Stage(str(name)): _rung(Stage(str(name)), raw) for name, raw in pairs}


def _rung(stage: Stage, raw: object) -> Rung:
    one = Fields(raw, f"{_FILE.name}/{stage}")
    last = one.text_or_none("until_day")
    return Rung(
        stage=stage,
        title=one.both("title"),
        first=one.both("first"),
        then=one.both("then"),
        avoid=one.both("avoid"),
        papers=one.texts("papers"),
        until_day=None if last is None else int(last),
    )
