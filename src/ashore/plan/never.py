"""What a plan never asks of the person, and what is refused whoever asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ashore.plan.budget import Budget
from ashore.plan.debts import Held, PlanDebt
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Never:
    """One thing that is not done: a stable code, a sentence, and the debts that it concerns."""

    code: str
    says: Text
    debts: tuple[str, ...] = ()


def never(debts: Sequence[PlanDebt], budget: Budget) -> tuple[Never, ...]:
    """Return what must not be done in a case, what its own figures forbid first."""
    return (*_by_figures(debts, budget), *_ALWAYS)


def _by_figures(debts: Sequence[PlanDebt], budget: Budget) -> Iterator[Never]:
    if budget.surplus <= 0 and not budget.blank:
        yield Never(
            code="squeeze_living",
            says=Text(
                "不从吃饭、看病、孩子和老人的钱里挤出还款。",
                "No payment is squeezed out of food, medicine, children or parents.",
            ),
        )
    for held, code, says in (
        (
            Held.NOT_YOURS,
            "pay_what_is_not_yours",
            Text(
                "冒名的借款一分不还，也不“先还再查”。",
                "Nothing is paid on a loan taken in your name, not even to clear it up later.",
            ),
        ),
        (
            Held.UNVERIFIED,
            "pay_the_unverified",
            Text(
                "债权人没核实以前，不付款、不签确认书。",
                "Nothing is paid or signed before the creditor is verified.",
            ),
        ),
    ):
        concerned = tuple(debt.id for debt in debts if debt.held is held)
        if concerned:
            yield Never(code=code, says=says, debts=concerned)


_ALWAYS = (
    Never(
        code="stop_paying_to_bargain",
        says=Text("不为了谈条件故意停付。", "Nobody stops paying on purpose to get better terms."),
    ),
    Never(
        code="borrow_to_pay",
        says=Text("不借新的还旧的。", "No new loan pays an old one."),
    ),
    Never(
        code="forge_documents",
        says=Text(
            "不生成、不美化任何不真实的证明。", "No proof is made up or made to look better."
        ),
    ),
    Never(
        code="speak_for_the_person",
        says=Text(
            "不代接电话，不冒充本人，不替人谈。",
            "Nobody takes calls for you, poses as you or bargains in your place.",
        ),
    ),
)
