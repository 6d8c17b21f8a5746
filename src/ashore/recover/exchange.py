"""The way back as plain JSON values: the distance, the credit calendar, a look before borrowing."""

from __future__ import annotations

from typing import Any

from ashore.money.amounts import yuan_from_fen
from ashore.recover.before_you_borrow import BeforeYouBorrow
from ashore.recover.credit_calendar import CreditCalendar
from ashore.recover.one_off_repair import Repair
from ashore.recover.shore import Shore
from ashore.recover.welcome_back import WelcomeBack
from ashore.text import Language

Json = dict[str, Any]


def shore_as_json(found: Shore, language: Language, *, back: WelcomeBack | None = None) -> Json:
    """Return the way so far for a program."""
    reserve = found.reserve
    return {
        "on": found.on.isoformat(),
        "ashore": found.ashore,
        "months_to_go": found.months_to_go,
        "share_paid": None if found.share is None else round(float(found.share), 6),
        "says": [said.in_language(language) for said in found.says],
        "marks": [
            {
                "on": mark.on.isoformat(),
                "open": mark.open,
                "closed": mark.closed,
                "due": yuan_from_fen(mark.due),
                "left": yuan_from_fen(mark.left),
                "asked": yuan_from_fen(mark.asked),
                "paid": yuan_from_fen(mark.paid),
                "contacts": mark.contacts,
                "pressure": None if mark.pressure is None else round(float(mark.pressure), 2),
            }
            for mark in found.marks
        ],
        "reserve": {
            "held": yuan_from_fen(reserve.held),
            "next": reserve.next and yuan_from_fen(reserve.next.target),
            "a_month": yuan_from_fen(reserve.a_month),
            "months": reserve.months,
        },
        "welcome_back": back
        and {
            "says": back.says.in_language(language),
            "still_true": [
                {"entry": one.entry, "asks": one.asks.in_language(language)}
                for one in back.still_true
            ],
        },
    }


def credit_as_json(found: CreditCalendar, language: Language) -> Json:
    """Return the credit calendar for a program."""
    reports = found.reports
    return {
        "on": found.on.isoformat(),
        "accounts": [
            {
                "name": account.name,
                "loan": account.loan,
                "record": account.record,
                "stands": account.stands,
                "shows": account.shows,
                "should_show": account.should_show.in_language(language),
                "look_from": account.look_from and account.look_from.isoformat(),
                "bad_until": account.bad_until and account.bad_until.isoformat(),
                "objection_due": account.objection_due and account.objection_due.isoformat(),
                "differs": account.differs,
                "repair": account.repair and _repair_as_json(account.repair, language),
                "citations": [citation.id for citation in account.citations],
            }
            for account in found.accounts
        ],
        "reports": {
            "a_year": reports.a_year,
            "fetched": reports.fetched,
            "next_on": reports.next_on.isoformat(),
            "because": reports.because.in_language(language),
        },
    }


def before_borrowing_as_json(found: BeforeYouBorrow, language: Language) -> Json:
    """Return what a new debt would cost and do for a program."""
    cost = found.cost
    return {
        "extra": yuan_from_fen(found.new.extra),
        "nominal": cost and cost.nominal,
        "effective": cost and cost.effective,
        "breaks_in": found.breaks_in and f"{found.breaks_in:%Y-%m}",
        "short_by": yuan_from_fen(found.short_by),
        "odds": {
            "within_months": found.within,
            "before": found.odds_before,
            "after": found.odds_after,
        },
        "says": found.says.in_language(language),
    }


def _repair_as_json(repair: Repair, language: Language) -> Json:
    return {
        "verdict": repair.verdict,
        "hidden_from": repair.hidden_from and repair.hidden_from.isoformat(),
        "conditions": [
            {"asks": one.asks.in_language(language), "met": one.met} for one in repair.conditions
        ],
    }
