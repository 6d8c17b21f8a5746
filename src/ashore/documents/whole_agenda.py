"""The list of a day with the clocks of every stage in it: promises, talks and debits too."""

from __future__ import annotations

from ashore.case.replay import Case
from ashore.defend.reading.contact_words import contact_labels
from ashore.law.book import LawBook
from ashore.plan.report import PlanReport
from ashore.plan.today import Agenda, agenda
from ashore.recover.auto_debit import auto_debit_clocks
from ashore.settle.promises.clocks import promise_clocks
from ashore.settle.round_clocks import rounds_clocks


def whole_agenda(case: Case, report: PlanReport, book: LawBook) -> Agenda:
    """Return what to do on the day of a plan and after it, over all stages."""
    on = report.on
    later = (
        *promise_clocks(case, book, on, labels=contact_labels),
        *rounds_clocks(case, book, on, owed=report.owed),
        *auto_debit_clocks(case, report.debts, on),
    )
    return agenda(case, report, book, on, more=later)
