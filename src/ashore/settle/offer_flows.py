"""What an offer asks to be paid on which days, and what in it had to be assumed."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from ashore.case.entries_dealings import Offer
from ashore.money.dates import add_months
from ashore.plan.debts import PlanDebt
from ashore.plan.on_the_table import to_a_person
from ashore.settle.present_value import Flow
from ashore.text import Text

_ANY_MISS = re.compile(
    r"任[一意何].{0,2}期|有一期|一期(?:未|不|没|逾)|恢复(?:全部|原|全额)|作废|追收"
)
_SPARED = re.compile(r"不(?:会)?(?:恢复|作废|影响|追收|取消)|宽限|催告|补足|连续")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferFlows:
    """An offer as payments on days; ``assumed`` says what it left open.

    ``any_miss_ends`` says that one late payment undoes it, ``personal_account`` that it is to be
    paid to a person. None in place of it means that it names no sum.
    """

    flows: tuple[Flow, ...]
    assumed: tuple[Text, ...]
    any_miss_ends: bool
    personal_account: bool

    @property
    def total(self) -> int:
        """Return everything that is paid."""
        return sum(amount for _, amount in self.flows)


def flows_of(offer: Offer, debt: PlanDebt, on: dt.date) -> OfferFlows | None:
    """Return what an offer asks to be paid, or None where it names no sum to pay.

    Args:
        offer: The offer.
        debt: The debt as a plan sees it, for what goes on beside a waiver.
        on: Today.
    """
    assumed: list[Text] = []
    flows: list[Flow] = []
    if offer.one_off is not None:
        flows.append((offer.deadline or on, offer.one_off))
    if offer.monthly is not None and offer.periods is not None:
        first = offer.first_due_on
        if first is None:
            first = add_months(on, 1)
            assumed.append(_FIRST.fill(day=first))
        flows += [(add_months(first, n), offer.monthly) for n in range(offer.periods)]
    elif offer.monthly is not None:
        return None
    elif offer.one_off is None and offer.waived is not None:
        flows.append((offer.deadline or on, max(debt.due_now - offer.waived, 0)))
        flows += [(due.on, due.amount) for due in debt.dues]
    if not flows:
        return None
    if offer.deadline is None:
        assumed.append(_STANDS)
    return OfferFlows(
        flows=tuple(flows),
        assumed=tuple(assumed),
        any_miss_ends=any(
            _ANY_MISS.search(said) and not _SPARED.search(said) for said in offer.conditions
        ),
        personal_account=to_a_person(offer),
    )


def as_it_stands(debt: PlanDebt, on: dt.date) -> OfferFlows:
    """Return what a debt asks for without any offer: what is due now, then its own days."""
    now = ((on, debt.due_now),) if debt.due_now else ()
    return OfferFlows(
        flows=(*now, *((due.on, due.amount) for due in debt.dues)),
        assumed=(),
        any_miss_ends=False,
        personal_account=False,
    )


_FIRST = Text("没写首期日，先当作 {day}。", "No first day is named; {day} is assumed.")
_STANDS = Text("没写有效期，先当作今天还有效。", "No last day is named; it is taken to stand.")
