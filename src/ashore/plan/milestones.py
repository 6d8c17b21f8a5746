"""By when how much must be paid, so that a debt gets no worse."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ashore.case.terms import AccelerationTerms, Item
from ashore.law.book import LawBook
from ashore.owed.position import LATE_CHARGES, Line
from ashore.owed.report import DebtOwed
from ashore.owed.standing import Footing

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Milestone:
    """So much must have been paid from today on, in fen, by the end of a day."""

    by: dt.date
    in_all: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cliff:
    """A day on which a debt gets much worse unless ``avoided_by`` fen are paid before it.

    ``adds`` is what would fall due at once. ``least`` is what already moves the day on, where the
    oldest instalment is enough for that; ``milestones`` say what it takes to stay clear of it.
    """

    kind: str
    on: dt.date
    avoided_by: int
    least: int
    adds: int
    milestones: tuple[Milestone, ...]


def cliffs_of(debt: DebtOwed, lines: Sequence[Line], on: dt.date) -> tuple[Cliff, ...]:
    """Return the cliffs of a debt, the soonest first.

    Args:
        debt: The debt.
        lines: Its instalments that are not paid in full, oldest first.
        on: Today.
    """
    found = (*_called(debt, lines, on), *_agreement_ends(debt), *_judgment(debt, on))
    return tuple(sorted(found, key=lambda cliff: cliff.on))


def stage_milestones(
    debt: DebtOwed, lines: Sequence[Line], book: LawBook, on: dt.date
) -> tuple[Milestone, ...]:
    """Return what must be paid by when so that a debt falls no stage further.

    Stages are the lenders' months of lateness. A debt that is not late yet is held against the end
    of the first one. Empty where no stage comes after the one that is reached.
    """
    footing, late = debt.standing.footing, debt.standing.days_past_due or 0
    last = _last_day_of_stage(late, book, on)
    if last is None or debt.acceleration.called:
        return ()
    if footing is Footing.INSTALMENTS:
        days = [line.instalment.due_on + last * _DAY for line in lines]
        return tuple(map(Milestone, days, sums_to_clear(debt, lines)))
    if footing is Footing.CARD and late:
        return (Milestone(on + (last - late) * _DAY, _minimum_now(debt)),)
    if debt.standing.agreement is not None and not debt.standing.agreement.ended:
        return tuple(_parts(debt, last))
    return ()


def sums_to_clear(debt: DebtOwed, lines: Sequence[Line]) -> list[int]:
    """Return what it takes to clear the oldest line, the two oldest, and so on, in fen.

    Where payments clear one item over all lines first, all charges come before the oldest line.
    """
    sums = list(accumulate(line.unpaid() for line in lines))
    if debt.facts.terms.allocation_across != "item_first":
        return sums
    charges = [line.unpaid(*LATE_CHARGES) for line in lines]
    whole, so_far = sum(charges), accumulate(charges)
    return [cleared + whole - before for cleared, before in zip(sums, so_far, strict=True)]


def _called(debt: DebtOwed, lines: Sequence[Line], on: dt.date) -> Iterator[Cliff]:
    watch, terms = debt.acceleration, debt.facts.terms.acceleration
    footing = debt.standing.footing
    if watch.met_on is None or watch.called or terms is None or footing is not Footing.INSTALMENTS:
        return
    days = [line.instalment.due_on for line in lines]
    last = [_last_day(terms, days, n) for n in range(len(lines))]
    sums = sums_to_clear(debt, lines)
    milestones = [
        Milestone(max(day, on), amount) for day, amount in zip(last, sums, strict=True) if day
    ]
    if watch.met:
        # Once the condition is met only a clean slate helps.
        milestones = [m for m in milestones if m.in_all > debt.standing.due_now]
        milestones.insert(0, Milestone(on, debt.standing.due_now))
    if milestones:
        yield Cliff(
            kind="acceleration",
            on=max(watch.met_on, on),
            avoided_by=max(debt.standing.due_now, milestones[0].in_all),
            least=max(m.in_all for m in milestones if m.by == milestones[0].by),
            adds=sum(line.unpaid(Item.PRINCIPAL) for line in lines if line.instalment.due_on >= on),
            milestones=tuple(milestones),
        )


def _last_day(terms: AccelerationTerms, days: Sequence[dt.date], n: int) -> dt.date | None:
    """Return the last day on which a line may stand unpaid before the loan may be called."""
    last: list[dt.date] = []
    if terms.over_days is not None:
        last.append(days[n] + terms.over_days * _DAY)
    if terms.from_days is not None:
        last.append(days[n] + (terms.from_days - 1) * _DAY)
    counts = [count for count in (terms.consecutive, terms.total) if count]
    last += [days[n + count - 1] for count in counts if n + count <= len(days)]
    return min(last, default=None)


def _agreement_ends(debt: DebtOwed) -> Iterator[Cliff]:
    plan = debt.standing.agreement
    if plan is None or plan.ended or not plan.ahead:
        return
    agreement = debt.facts.file.agreements[-1]
    if agreement.any_miss_ends:
        day, amount = plan.ahead[0]
        yield Cliff(
            kind="agreement-ends",
            on=day + _DAY,
            avoided_by=amount,
            least=amount,
            adds=(agreement.waived or 0) + plan.not_yet_due - amount,
            milestones=tuple(_parts(debt, 0)),
        )


def _parts(debt: DebtOwed, days: int) -> Iterator[Milestone]:
    plan = debt.standing.agreement
    assert plan is not None  # noqa: S101 - asked for agreements only
    if plan.past_due:
        yield Milestone(debt.standing.on + max(days - plan.days_past_due, 0) * _DAY, plan.past_due)
    so_far = plan.past_due
    for day, amount in plan.ahead:
        so_far += amount
        yield Milestone(day + days * _DAY, so_far)


def _judgment(debt: DebtOwed, on: dt.date) -> Iterator[Cliff]:
    day = pay_by(debt)
    if day is not None and day >= on and debt.standing.due_now:
        due = debt.standing.due_now
        yield Cliff(
            kind="judgment",
            on=day + _DAY,
            avoided_by=due,
            least=due,
            adds=0,
            milestones=(Milestone(day, due),),
        )


def pay_by(debt: DebtOwed) -> dt.date | None:
    """Return the last day that a judgment gives to pay, or None where there is none."""
    if debt.standing.judgment is None:
        return None
    papers = [p for p in debt.facts.file.court_papers if p.type == "judgment" and p.principal]
    return papers[-1].pay_by if papers else None


def first_stage(book: LawBook, on: dt.date) -> int:
    """Return how many days late the first stage of lateness covers."""
    return _last_day_of_stage(1, book, on) or 0


def _last_day_of_stage(late: int, book: LawBook, on: dt.date) -> int | None:
    rows = book.table("stages.overdue-months", on=on).rows
    ends = [int(row["to_days"]) for row in rows if row["to_days"]]
    return min((end for end in ends if end >= max(late, 1)), default=None)


def _minimum_now(debt: DebtOwed) -> int:
    """Return what takes a card out of lateness: the minimum of its statement, and the charges."""
    standing, card = debt.standing, debt.standing.card
    shown = [s for s in debt.facts.file.statements if s.statement_on <= standing.on]
    if card is None or not shown or shown[-1].minimum is None:
        return standing.due_now
    paid = shown[-1].balance - card.balance
    missing = max(shown[-1].minimum - paid, 0)
    return min(missing + card.interest + card.late_fee, standing.due_now)
