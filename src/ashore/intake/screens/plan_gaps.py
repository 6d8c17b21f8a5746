"""Why a plan that was read is no repayment table: instalments are missing, or not split."""

from __future__ import annotations

from ashore.intake.reading import LeftOut
from ashore.intake.screens.plan_table import Plan
from ashore.text import Text

_GAP = Text(
    "没有读到第 {numbers} 期，所以不能作为还款表。请截全，再读一次。",
    "Instalments {numbers} were not read, so it is no repayment table. Take the whole of it again.",
)
_NO_SPLIT = Text(
    "还款计划没有分开列本金和利息，只能用来核对，不能作为还款表。",
    "The plan does not split principal and interest; it is for checking and no repayment table.",
)


def why_no_table(plan: Plan, *, is_table: bool) -> tuple[LeftOut, ...]:
    """Return what keeps a plan from being a repayment table, nothing where it is one.

    Args:
        plan: What was read.
        is_table: Whether an entry could be made of it.
    """
    if plan.missing:
        gaps = "、".join(map(str, plan.missing))
        return (LeftOut("screen.plan-gap", _GAP.fill(numbers=gaps)),)
    return () if is_table else (LeftOut("screen.plan-without-split", _NO_SPLIT),)
