"""A solver's plan in whole fen: rounding is mended, and what was decided holds."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from ashore.plan.carried import Carried, carry_out
from ashore.plan.choices import Choice, must_be_paid
from ashore.plan.months import MonthDebt, Problem

_ALL_BUT = 100
"""A yuan: what the solver's rounding over many months stays well below."""

Fen = npt.NDArray[np.int64]


def carry_choices(
    problem: Problem,
    choices: Sequence[Choice],
    payments: Sequence[Sequence[int]] | None = None,
    *,
    alike: bool = False,
) -> Carried:
    """Return the plan that some choices and payments come to.

    By the end of every month each debt has been paid what its choice needs, and enough is left for
    what the months to come need. Beyond that the payments are followed as far as there is money; a
    payment that all but clears a debt clears it. Without payments, the dearest debts are paid first
    beyond the needs.

    Args:
        problem: The debts and the money.
        choices: What is kept of each debt, such that it can be carried.
        payments: What each debt is wished to be paid in each month, in fen.
        alike: Share what is paid to debts with the same late rate by their weights, so that no
            creditor is favoured where it costs nothing.
    """
    taken = problem.taking([choice.offer for choice in choices])
    needs = np.array(must_be_paid(problem, choices), np.int64)
    money = np.array(list(accumulate(problem.money)), np.int64)
    rates = [debt.late_rate for debt in taken.debts]
    dearest_last = sorted(range(len(rates)), key=lambda i: -rates[i], reverse=True)
    paid = np.zeros(len(rates), np.int64)
    groups = _same_rate(taken.debts) if alike else []

    def wish(t: int, owed: Sequence[int], _: int) -> Sequence[int]:
        least = np.maximum(needs[:, t] - paid, 0)
        if payments is None:
            parts, order = np.array(owed, np.int64), dearest_last
        else:
            wanted = np.array([row[t] for row in payments], np.int64)
            _share(wanted, groups, least, owed)
            parts = np.clip(wanted, least, owed).astype(np.int64)
            parts = np.where(np.array(owed) - parts <= _ALL_BUT, owed, parts)
            # What clears nothing is cut first, the largest part before the others.
            order = sorted(range(len(parts)), key=lambda i: (parts[i] == owed[i], -parts[i]))
        _cut(parts, order, paid + least, paid, needs[:, t:], money[t:])
        paid[:] += parts
        return [int(part) for part in parts]

    return carry_out(taken, wish)


def _same_rate(debts: Sequence[MonthDebt]) -> list[list[tuple[int, int]]]:
    """Return the debts that cost the same to leave, as numbers with their weights."""
    groups: dict[Fraction, list[tuple[int, int]]] = {}
    for i, debt in enumerate(debts):
        if debt.share and debt.taken is None:
            groups.setdefault(debt.late_rate, []).append((i, debt.share))
    return [group for group in groups.values() if len(group) > 1]


def _share(
    parts: Fen, groups: Sequence[Sequence[tuple[int, int]]], least: Fen, owed: Sequence[int]
) -> None:
    """Share what each group is paid beyond its needs by weight, none more than it asks for."""
    for group in groups:
        spare = max(sum(int(parts[i] - least[i]) for i, _ in group), 0)
        room = {i: int(owed[i] - least[i]) for i, _ in group}
        for i, _ in group:
            parts[i] = least[i]
        weights = dict(group)
        while spare and weights:
            whole, left = sum(weights.values()), spare
            for i, weight in list(weights.items()):
                more = min(room[i], -(-left * weight // whole), spare)
                parts[i] += more
                room[i] -= more
                spare -= more
                if not room[i]:
                    del weights[i]


def _cut(parts: Fen, order: Sequence[int], lowest: Fen, paid: Fen, needs: Fen, money: Fen) -> None:
    """Take off parts what would be missing for the needs of this month or a later one."""
    while True:
        sums = paid + parts
        over = np.maximum(needs, sums[:, None]).sum(axis=0) - money
        month = int(over.argmax())
        if over[month] <= 0:
            return
        for i in order:
            spare = int(sums[i] - max(lowest[i], needs[i, month]))
            if spare > 0:
                parts[i] -= min(spare, int(over[month]))
                break
        else:
            return
