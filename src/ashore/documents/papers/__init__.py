"""The papers, one module each: what a person can send, and what must be true for it to be made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from importlib import import_module

from ashore.case.replay import Case
from ashore.documents.draft import Draft
from ashore.errors.documents import PaperMissingError
from ashore.law.book import LawBook
from ashore.plan.report import PlanReport, plan_of

WRITERS = (
    "hardship",
    "cannot_pay",
    "bill_query",
    "third_person_stop",
    "promise_confirmation",
    "complaint_lender",
    "complaint_regulator",
    "complaint_local_bureau",
    "complaint_central_bank",
    "complaint_association",
    "report_regulator",
    "report_number",
    "police_statement",
    "fraud_dispute",
    "credit_objection",
    "statement_of_defence",
    "payment_order_objection",
    "jurisdiction_objection",
    "living_costs_application",
    "harassment_complaint",
    "follow_up",
    "reply_reminder",
    "evidence_list",
    "handover_sheet",
)
"""The modules beside this one that write papers, in the order in which papers are listed.

Each has ``drafts(case, book, on)``; those in ``FROM_PLAN`` take the plan beside it.
"""

FROM_PLAN = frozenset({"hardship", "cannot_pay"})


def papers_for(
    case: Case, book: LawBook, on: dt.date, *, plan: PlanReport | None = None
) -> tuple[Draft, ...]:
    """Return every paper that makes sense in a case on a day.

    Args:
        case: The case.
        book: The law book.
        on: The day for which they are drafted.
        plan: The plan of that day, where it is known already.
    """
    made: list[Draft] = []
    for name in WRITERS:
        writer = import_module(f"{__name__}.{name}")
        if name in FROM_PLAN:
            plan = plan or plan_of(case, book, on, ranges=False)
            made += writer.drafts(case, book, on, plan=plan)
        else:
            made += writer.drafts(case, book, on)
    return tuple(made)


def chosen(drafts: Iterable[Draft], ids: Iterable[str]) -> tuple[Draft, ...]:
    """Return the papers with some ids or kinds, in their own order; all where none is named.

    Raises:
        PaperMissingError: If there is no such paper.
    """
    there, wanted = tuple(drafts), tuple(ids)
    for name in wanted:
        if not any(name in (draft.id, draft.kind) for draft in there):
            known = ", ".join(draft.id for draft in there) or "—"
            raise PaperMissingError(where=name, known=known)
    return tuple(d for d in there if not wanted or d.id in wanted or d.kind in wanted)
