"""One loan's sums as the page shows them: what is due, what it costs a year, what to compare."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ashore.case.terms import Item
from ashore.documents.finding_view import citations, working
from ashore.documents.records import records_behind, records_of_cost
from ashore.documents.words import APPLIES, ITEMS, yuan
from ashore.law.book import LawBook
from ashore.law.comparison import Applies, ComparisonLine
from ashore.money.amounts import percent
from ashore.owed.arrears import ArrearsLine
from ashore.owed.cost import TrueCost
from ashore.owed.report import DebtOwed
from ashore.owed.standing import Footing, standing_on
from ashore.text import Language

View = dict[str, Any]

_MAY_APPLY = (Applies.YES, Applies.ON_REQUEST, Applies.BY_ANALOGY, Applies.DEPENDS)
_PARTS = ("principal", "interest", "guarantee_fee", "other_fee")
_CHARGES = ("penalty_interest", "compound_interest", "late_fee")


def due(debt: DebtOwed, say: dict[str, str], language: Language) -> View:
    """Return what is due of a loan: by item, by instalment with its sums, and the records."""
    standing = debt.standing
    by_instalment = standing.footing is Footing.INSTALMENTS and standing.arrears is not None
    lines = standing.arrears.lines if by_instalment and standing.arrears else ()
    return {
        "items": [
            (ITEMS[item].in_language(language), yuan(standing.sums[item]))
            for item in ITEMS
            if standing.sums.get(item)
        ],
        "lines": [_line(line, say, language) for line in lines],
        "workings": [] if lines else [working(w, language) for w in standing.workings],
        "records": [
            record.in_language(language)
            for record in records_behind(debt.facts.file, standing.footing)
        ],
    }


def _line(line: ArrearsLine, say: dict[str, str], language: Language) -> View:
    sums = {ITEMS[Item(part)].in_language(language): getattr(line, part) for part in _PARTS}
    sums[say["for_being_late"]] = sum(getattr(line, charge) for charge in _CHARGES)
    return {
        "n": say["instalment"].format(n=line.period),
        "due_on": line.due_date.isoformat(),
        "late": say["days"].format(n=line.days_past_due),
        "parts": " + ".join(f"{name} {yuan(fen)}" for name, fen in sums.items() if fen),
        "total": yuan(line.subtotal),
        "workings": [working(w, language) for w in line.workings],
    }


def day_added(debt: DebtOwed, book: LawBook, language: Language) -> list[View]:
    """Return what one more day adds by item, where being late is what adds it."""
    if not debt.one_more_day:
        return []
    today = debt.standing
    tomorrow = standing_on(debt.facts, book, today.on + dt.timedelta(days=1))
    return [
        {
            "item": ITEMS[item].in_language(language),
            "today": yuan(today.sums.get(item, 0)),
            "tomorrow": yuan(tomorrow.sums.get(item, 0)),
            "added": f"+{yuan(tomorrow.sums.get(item, 0) - today.sums.get(item, 0))}",
        }
        for item in tomorrow.late_items
        if tomorrow.sums.get(item, 0) != today.sums.get(item, 0)
    ]


def cost(debt: DebtOwed, say: dict[str, str], language: Language) -> View | None:
    """Return a loan's yearly cost in both measures, on the money received and on the contract."""
    if debt.cost is None:
        return None
    columns = [_cost_column(debt.cost, say["on_received"])]
    if debt.stated_cost:
        columns.append(_cost_column(debt.stated_cost, say["on_contract"]))
    stated = debt.facts.terms.stated_annual_cost
    return {
        "columns": columns,
        "nominal": percent(debt.cost.nominal),
        "effective": percent(debt.cost.effective),
        "stated": percent(stated) if stated is not None else "",
        "workings": [
            working(one.working, language) for one in (debt.cost, debt.stated_cost) if one
        ],
        "records": [record.in_language(language) for record in records_of_cost(debt.facts.file)],
    }


def _cost_column(one: TrueCost, heading: str) -> View:
    return {
        "heading": heading.format(amount=yuan(one.net_received)),
        "nominal": percent(one.nominal),
        "effective": percent(one.effective),
    }


def _beside(cost: TrueCost, line: ComparisonLine, say: dict[str, str]) -> str:
    return say["above"] if cost.nominal > float(line.yearly_rate) else say["not_above"]


def comparison_lines(debt: DebtOwed, say: dict[str, str], language: Language) -> list[View]:
    """Return the lines that a loan's cost is held against, each with how far it reaches.

    What the loan would have come to at a line's rate stands only beside lines that can reach it.
    """
    ledgers = {one.yearly_rate: one for one in debt.comparisons}
    shown = []
    for line in debt.lines:
        reaches = line.applies in _MAY_APPLY
        ledger = ledgers.get(line.yearly_rate) if reaches else None
        shown.append(
            {
                "title": line.title.in_language(language),
                "applies": APPLIES[line.applies].in_language(language),
                "cost": _beside(debt.cost, line, say) if reaches and debt.cost else "",
                "scope": line.scope.in_language(language),
                "note": line.note.in_language(language) if line.note else "",
                "recomputed": say["recomputed"].format(amount=yuan(ledger.balance))
                if ledger
                else "",
                "workings": [working(ledger.working, language)] if ledger else [],
                "citations": citations((line.citation, *line.also), language),
            }
        )
    return shown
