"""How a month's money is shared among creditors when it is not enough: fairly, in whole yuan."""

from __future__ import annotations

import functools
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from pathlib import Path

from ashore.law.fields import Fields
from ashore.law.reading import read_yaml
from ashore.money.amounts import fen_from_yuan
from ashore.money.rounding import Rounding, round_to_multiple
from ashore.plan.debts import PlanDebt, State
from ashore.text import Text

WHOLE_YUAN = 100
_FILE = Path(__file__).parent / "data" / "least_offer.yaml"


class Basis(StrEnum):
    """What a creditor's share is taken on."""

    CONTRACT = "contract_payment"
    OUTSTANDING = "outstanding"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one creditor is offered a month, in fen, and why; ``in_full`` for one kept current."""

    debt: str
    creditor: str
    amount: int
    in_full: bool
    because: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """The monthly offers and what the shares are taken on.

    They add up to what is available, or to less where that keeps every debt current in full.
    ``too_little`` says that what is left is too little to be shared, so that it is not offered.
    """

    basis: Basis
    offers: tuple[Share, ...]
    too_little: bool = False

    @property
    def total(self) -> int:
        """Return what all offers add up to."""
        return sum(share.amount for share in self.offers)


NO_OFFERS = Shares(basis=Basis.CONTRACT, offers=())


def shares(
    debts: Sequence[PlanDebt], available: int, cash: int, *, unasked: Collection[str] = ()
) -> Shares:
    """Return what each creditor can be offered a month.

    A debt that a small payment keeps from falling due whole comes first and in full, where its
    arrears can be cleared at once. One that is asked for nothing gets the contract's own payment,
    or what the others are offered could not be kept beside it. The rest is shared by the contracts'
    own payments, so that no creditor is favoured; where a debt has none to compare, by the
    principal that is left. Sums are whole yuan and the last one takes what is left over. Where it
    does not come to the least for each, nothing of it is offered.

    Args:
        debts: All debts; those that are held for now are not in the sharing.
        available: The fen a month that can go to debts.
        cash: The fen at hand to clear arrears with.
        unasked: The debts that a plan pays as agreed while others are asked for a concession.
    """
    asked = [debt for debt in debts if debt.held is None and debt.total]
    if available <= 0 or not asked:
        return NO_OFFERS
    kept = kept_current(asked, available, cash)
    full = [debt.monthly or 0 for debt in kept]
    as_agreed = [one for one in asked if one.id in unasked and one.monthly and one not in kept]
    agreed = [min(debt.monthly or 0, debt.total) for debt in as_agreed]
    if sum(full) + sum(agreed) >= available:
        # It would leave nothing for those who are asked.
        as_agreed, agreed = [], []
    rest = [debt for debt in asked if debt not in kept and debt not in as_agreed]
    by_contract = all(debt.monthly for debt in rest)
    basis = Basis.CONTRACT if by_contract else Basis.OUTSTANDING
    offers = [
        Share(debt=debt.id, creditor=debt.creditor, amount=amount, in_full=True, because=because)
        for some, amounts, because in ((kept, full, _NO_CLIFF), (as_agreed, agreed, _AS_AGREED))
        for debt, amount in zip(some, amounts, strict=True)
    ]
    left = available - sum(share.amount for share in offers)
    if rest and left < least_offer() * len(rest):
        return Shares(basis=basis, offers=tuple(offers), too_little=True)
    weights = [debt.monthly if by_contract else debt.outstanding for debt in rest]
    amounts = shared(left, [weight or 0 for weight in weights])
    because = _BECAUSE[basis]
    offers += [
        Share(debt=debt.id, creditor=debt.creditor, amount=amount, in_full=False, because=because)
        for debt, amount in zip(rest, amounts, strict=True)
    ]
    return Shares(basis=basis, offers=tuple(offers))


@functools.cache
def least_offer() -> int:
    """Return the least that a creditor is offered a month, in fen."""
    fields = Fields(read_yaml(_FILE, _FILE.name), _FILE.name)
    least = fen_from_yuan(fields.text("a_month"))
    fields.done()
    return least


def shared(amount: int, weights: Sequence[int]) -> list[int]:
    """Return an amount shared by weights in whole yuan, the last share taking what is left over.

    Examples:
        >>> shared(100_030, [179_727, 141_766, 110_902])
        [41600, 32800, 25630]
    """
    if not weights:
        return []
    whole = sum(weights) or len(weights)
    parts: list[int] = []
    for weight in weights[:-1]:
        exact = Fraction(amount * (weight if sum(weights) else 1), whole)
        part = round_to_multiple(exact, WHOLE_YUAN, Rounding.HALF_UP)
        parts.append(min(part, amount - sum(parts)))
    return [*parts, amount - sum(parts)]


def kept_current(debts: Sequence[PlanDebt], available: int, cash: int) -> list[PlanDebt]:
    """Return the debts with a cliff that money at hand can cure and the month can then carry.

    Those that protect the most for each yuan come first.
    """
    waiting = [
        debt
        for debt in debts
        if debt.cliffs and debt.monthly and debt.state in (State.OVERDUE, State.CURRENT)
    ]
    waiting.sort(key=lambda debt: Fraction(-debt.cliffs[0].adds, debt.monthly or 1))
    kept: list[PlanDebt] = []
    for debt in waiting:
        if debt.due_now <= cash and (debt.monthly or 0) <= available:
            kept.append(debt)
            cash -= debt.due_now
            available -= debt.monthly or 0
    return kept


_NO_CLIFF = Text(
    "付足这一笔，整笔借款就不会一下子全部到期。",
    "Paid in full, it keeps the whole loan from falling due at once.",
)
_AS_AGREED = Text(
    "这一笔按原来的约定付得出，不用求对方让步。",
    "This one can be paid as agreed and asks for no concession.",
)
_BECAUSE = {
    Basis.CONTRACT: Text(
        "按各家原合同月供的比例分，对每一家都一样。",
        "Shared by the contracts' own payments, the same for every creditor.",
    ),
    Basis.OUTSTANDING: Text(
        "有的债没有可比的月供，所以按剩余本金的比例分。",
        "Some debts have no payment to compare, so it is shared by the principal left.",
    ),
}
