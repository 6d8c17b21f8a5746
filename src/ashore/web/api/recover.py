"""Recovering: a check-in and its answer, the distance, the credit calendar, before borrowing."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router, Status
from pydantic import Field

from ashore.law.book import LawBook
from ashore.money.amounts import fen_from_yuan
from ashore.money.dates import add_months
from ashore.recover.before_you_borrow import NewDebt, before_you_borrow
from ashore.recover.care.checkin import CheckIn, GoingOn
from ashore.recover.care.crisis import crisis_help
from ashore.recover.care.exchange import crisis_as_json, reply_as_json, trend_as_json
from ashore.recover.care.reply import reply_to
from ashore.recover.care.trends import trend
from ashore.recover.credit_calendar import credit_calendar
from ashore.recover.exchange import before_borrowing_as_json, credit_as_json, shore_as_json
from ashore.recover.shore import shore as shore_of
from ashore.recover.welcome_back import welcome_back
from ashore.web.api.frame import desk_for
from ashore.web.api.shapes import Asked, Day, Given, GivenYuan, Json, Open, Problem, Yuan, problems
from ashore.web.frame.clock import now
from ashore.web.frame.show import language_of

router = Router(tags=["recover"])


class CrisisOut(Open):
    """Help that comes before everything."""

    title: str
    lines: list[Json]


class CheckInGiven(Given):
    """One look at how one is; 0 is the hardest, 3 the easiest, and any answer may be missing."""

    pressure: int | None = Field(default=None, ge=0, le=3)
    sleep: int | None = Field(default=None, ge=0, le=3)
    day: int | None = Field(default=None, ge=0, le=3)
    going_on: GoingOn | None = None
    text: str = Field(default="", max_length=5000)
    keep: bool = True


class ReplyOut(Open):
    """What a check-in is answered with; where there is ``crisis``, show that and nothing else."""

    id: str | None
    kept: bool
    danger: str
    crisis: Json | None
    says: str
    steps: list[Json]
    foot: str


class ShoreOut(Open):
    """How far it still is."""

    on: str
    ashore: bool
    months_to_go: int | None
    share_paid: float | None
    marks: list[Json]
    reserve: Json


class CreditOut(Open):
    """What each account should show, when to look, and when bad data ends."""

    on: str
    accounts: list[Json]
    reports: Json


class NewDebtGiven(Given):
    """An instalment loan that is offered: what arrives, what is paid."""

    gets: GivenYuan
    each: GivenYuan
    times: int = Field(ge=1, le=600)
    upfront: GivenYuan = "0"
    first: Day | None = None


class NewDebtOut(Open):
    """What it costs a year and the month in which the plan breaks with it."""

    extra: Yuan
    nominal: float | None
    effective: float | None
    breaks_in: str | None
    short_by: Yuan
    odds: Json
    says: str


@router.get("/care/now", response={200: CrisisOut, problems(case=False): Problem})
def care_now(request: HttpRequest, asked: Query[Asked]) -> Json:
    """Return whom to call now; no case is needed."""
    return crisis_as_json(crisis_help(LawBook.standard(), now().date()), language_of(request))


@router.get("/care", response={200: Json, problems(): Problem})
def care(request: HttpRequest, asked: Query[Asked]) -> Json:
    """Return the weeks of check-ins; as ``ashore care show --json``."""
    desk = desk_for(request)
    found = trend(desk.journal, desk.case, desk.moment.date())
    return trend_as_json(desk.journal, found, desk.crisis, language_of(request))


@router.post("/care/check-ins", response={201: ReplyOut, problems(): Problem})
def check_in(request: HttpRequest, asked: Query[Asked], given: CheckInGiven) -> Status[Json]:
    """Answer a check-in, and keep it unless it is empty or not to be kept."""
    desk = desk_for(request)
    at = desk.moment
    answers = given.model_dump(exclude={"keep"})
    one = CheckIn.model_validate({"id": f"c{at:%Y%m%dT%H%M%S%f}", "at": at, **answers})
    reply = reply_to(one, desk.journal, desk.book)
    kept = given.keep and not one.empty
    if kept:
        desk.keep_journal(desk.journal.with_checkin(one))
    return Status(201, reply_as_json(one, reply, language_of(request), kept=kept))


@router.get("/shore", response={200: ShoreOut, problems(): Problem})
def shore(request: HttpRequest, asked: Query[Asked]) -> Json:
    """Return how far it still is; as ``ashore shore --json``."""
    desk = desk_for(request)
    found = shore_of(desk.case, desk.answers.plan, desk.journal, desk.book)
    back = welcome_back(desk.case, None, desk.today)
    return shore_as_json(found, language_of(request), back=back)


@router.get("/credit", response={200: CreditOut, problems(): Problem})
def credit(request: HttpRequest, asked: Query[Asked]) -> Json:
    """Return what a credit report should show; as ``ashore credit --json``."""
    desk = desk_for(request)
    found = credit_calendar(desk.case, desk.answers.owed, desk.book, desk.today)
    return credit_as_json(found, language_of(request))


@router.post("/before-borrowing", response={200: NewDebtOut, problems(): Problem})
def before_borrowing(request: HttpRequest, asked: Query[Asked], given: NewDebtGiven) -> Json:
    """Return what a new debt costs and does to the plan; as ``ashore before-borrowing --json``."""
    desk = desk_for(request)
    new = NewDebt(
        value=fen_from_yuan(given.gets, where="gets"),
        each=fen_from_yuan(given.each, where="each"),
        times=given.times,
        upfront=fen_from_yuan(given.upfront, where="upfront"),
        first_on=given.first or add_months(desk.today, 1),
    )
    found = before_you_borrow(new, desk.case, desk.answers.plan)
    return before_borrowing_as_json(found, language_of(request))
