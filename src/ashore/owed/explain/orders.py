"""The orders in which payments can have cleared what was due."""

from __future__ import annotations

from dataclasses import dataclass

from ashore.case.terms import Item, LoanTerms
from ashore.owed.allocation import CHARGES_FIRST, FEES, PRINCIPAL_FIRST, complete_order
from ashore.owed.explain.readings import Dimension, Option
from ashore.text import Text

LONG_OVERDUE = 90
"""Days late after which many bank contracts let payments clear principal first."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a payment clears first; once the loan is so many days late it may be principal."""

    items: tuple[Item, ...]
    item_first: bool = False
    principal_first_after: int | None = None

    @property
    def principal_last(self) -> bool:
        """Return whether principal is cleared only after all else that can be due with it."""
        place = self.items.index(Item.PRINCIPAL)
        return all(self.items.index(item) < place for item in _BESIDE_PRINCIPAL)

    @property
    def principal_first(self) -> bool:
        """Return whether principal is cleared before all else that can be due with it."""
        place = self.items.index(Item.PRINCIPAL)
        return all(self.items.index(item) > place for item in _BESIDE_PRINCIPAL)


_BESIDE_PRINCIPAL = (
    Item.INTEREST,
    Item.PENALTY_INTEREST,
    Item.COMPOUND_INTEREST,
    Item.LATE_FEE,
    *(fee for fee in FEES if fee is not Item.UNKNOWN),
)

ANY_ORDER = Option("any", Text("还款顺序不影响这份账单", "the order makes no difference here"))
"""The only answer where every payment cleared all that was due."""


def order_dimension(terms: LoanTerms, legal: tuple[Item, ...], *, long_overdue: bool) -> Dimension:
    """Return the orders to try, the contract's own first where it names one.

    Args:
        terms: The contract.
        legal: The order of the law, where nothing is agreed.
        long_overdue: Whether the loan was long overdue at some payment; only then can it matter
            that principal comes first from there on.
    """
    item_first = terms.allocation_across == "item_first"
    limit = terms.principal_first_after_days
    named = terms.allocation is not None or item_first or limit is not None
    options = {
        "legal": (Text("费用、利息、本金，先旧后新", "costs, interest, principal, oldest first"),
                  Order(legal)),
        "legal/item": (Text("费用、利息、本金，逐项清", "costs, interest, principal, by item"),
                       Order(legal, item_first=True)),
        "legal/long": (Text("费用、利息、本金；逾期超过 90 天先还本金",
                            "costs, interest, principal; principal first after 90 days late"),
                       Order(legal, principal_first_after=LONG_OVERDUE)),
        "principal": (Text("先还本金", "principal first"), Order(PRINCIPAL_FIRST, item_first=True)),
        "charges": (Text("先扣罚息违约金，先旧后新", "late charges first, oldest first"),
                    Order(CHARGES_FIRST)),
        "charges/item": (Text("先扣罚息违约金，逐项清", "late charges first, by item"),
                         Order(CHARGES_FIRST, item_first=True)),
    }  # fmt: skip
    if not long_overdue:
        del options["legal/long"]
    if named:
        words = Text("合同约定的顺序", "the contract's order")
        agreed = Order(complete_order(terms.allocation, legal), item_first, limit)
        options = {"agreed": (words, agreed)} | {
            key: option for key, option in options.items() if option[1] != agreed
        }
    return Dimension(
        key="allocation",
        says=Text("还款先冲什么", "what payments clear"),
        options=tuple(Option(key, says, order) for key, (says, order) in options.items()),
        agreed="agreed" if named else None,
        usual="agreed" if named else "legal",
    )
