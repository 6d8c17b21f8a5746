"""What the pages of this part are made of: rounds, offers, promise ledgers, worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from django.http import Http404

from ashore.case.entries_dealings import Agreement
from ashore.case.replay import LoanFile
from ashore.defend.reading.contact_words import contact_labels
from ashore.documents.papers import promise_confirmation
from ashore.owed.creditor import creditor_on
from ashore.plan.report import PlanReport
from ashore.settle.offers_compared import Comparison, offers_compared
from ashore.settle.promises.ledger import PromiseLedger, promise_ledgers
from ashore.settle.rounds import Round, rounds_of
from ashore.text import Text
from ashore.web.frame.desk import Desk


class Way(NamedTuple):
    """Where a next step is done: the name of the page, what it is about, and what leads there."""

    name: str
    about: tuple[str, ...]
    says: Text


_CALL = Text("准备这通电话", "Prepare the call")
_LETTER = Text("写书面确认或催告", "Write the letter")
_OFFERS = Text("把方案放在一起比", "Compare the offers")
_CHECK = Text("逐条看协议", "Check the agreement")
_LEDGER = Text("看双方守没守", "See what was kept")
_RECORD = Text("看信用报告日历", "See the credit calendar")


def rounds_on(desk: Desk) -> tuple[Round, ...]:
    """Return the talk about each loan that is late or talked about."""
    answers = desk.answers
    return answers.once(
        "settle.rounds",
        lambda: rounds_of(answers.case, answers.book, answers.on, owed=answers.owed),
    )


def round_about(desk: Desk, loan: str) -> Round | None:
    """Return the talk about a loan, None where it is not late and nothing was said yet."""
    return next((one for one in rounds_on(desk) if one.loan == loan), None)


def file_of(desk: Desk, loan: str) -> LoanFile:
    """Return everything recorded about a loan.

    Raises:
        Http404: If there is no such loan.
    """
    found = next((file for file in desk.case.loans if file.loan.id == loan), None)
    if found is None:
        raise Http404
    return found


def creditor_of(desk: Desk, file: LoanFile) -> str:
    """Return what the other side is called in an entry."""
    return creditor_on(file, desk.case, desk.today).name or file.loan.product


def ledgers_on(desk: Desk) -> tuple[PromiseLedger, ...]:
    """Return how every agreement and spoken promise stands."""
    answers = desk.answers
    return answers.once(
        "settle.ledgers",
        lambda: promise_ledgers(answers.case, answers.on, labels=contact_labels),
    )


def agreement_at(desk: Desk, name: str) -> tuple[LoanFile, Agreement]:
    """Return an agreement with its loan.

    Raises:
        Http404: If there is no such agreement.
    """
    for file in desk.case.loans:
        for one in file.agreements:
            if one.id == name:
                return file, one
    raise Http404


def compared_on(desk: Desk, plan: PlanReport) -> Mapping[str, Comparison]:
    """Return the offers that stand side by side, by loan."""
    answers = desk.answers
    return answers.once(
        "settle.offers",
        lambda: {one.loan: one for one in offers_compared(answers.case, plan, answers.book)},
    )


def letters_on(desk: Desk) -> Mapping[str, str]:
    """Return the letter that confirms what was only said, by loan: the id of its draft."""
    answers = desk.answers
    drafts = answers.once(
        "settle.letters",
        lambda: tuple(promise_confirmation.drafts(answers.case, answers.book, answers.on)),
    )
    return {draft.loan: draft.id for draft in drafts if draft.loan}


def way_on(desk: Desk, one: Round) -> Way:
    """Return where the next step of a talk is done."""
    step, loan = one.next_step, one.loan
    if step.code == "confirm_the_promise":
        letter = letters_on(desk).get(loan)
        return (
            Way("papers:paper", (letter,), _LETTER) if letter else Way("papers:index", (), _LETTER)
        )
    if step.code in {"keep_the_certificate", "look_at_the_record"}:
        return Way("recover:credit", (), _RECORD)
    if step.code == "after_offer":
        return Way("settle:offers", (loan,), _OFFERS)
    if step.code in {"after_agreement", "after_performing"}:
        running = next((a for a in reversed(file_of(desk, loan).agreements)), None)
        if running is None:
            return Way("settle:add_agreement", (loan,), _CHECK)
        says = _CHECK if step.code == "after_agreement" else _LEDGER
        return Way("settle:agreement", (running.id,), says)
    return Way("settle:call", (loan,), _CALL)
