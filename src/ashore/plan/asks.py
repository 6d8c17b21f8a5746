"""The least to ask for: which few concessions make a plan hold, and what each rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from ashore.case.terms import Method
from ashore.findings import Citation
from ashore.law.book import LawBook
from ashore.money.amounts import yuan_from_fen
from ashore.plan.concessions import Concession, Step, concessions
from ashore.plan.debts import PlanDebt
from ashore.plan.months import Problem
from ashore.plan.solver import Programme
from ashore.text import Text

_SECONDS = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One thing to ask one creditor for.

    ``value`` is what the kind counts in, see :class:`~ashore.plan.concessions.Step`. ``says`` is
    the request, ``because`` the sentence that justifies it with the person's own figures.
    ``citations`` hold the rule behind it; without one it rests on goodwill.
    """

    debt: str
    creditor: str
    kind: str
    value: int
    is_sum: bool
    says: Text
    because: Text
    citations: tuple[Citation, ...]

    @property
    def rests_on(self) -> str:
        """Return ``rule`` where a rule supports it, else ``goodwill``."""
        return "rule" if self.citations else "goodwill"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asks:
    """The smallest set of concessions with which every due can be paid in its month.

    ``holds`` is False where not even all of them together would do; then nothing is asked and the
    way is another one. ``dues`` are the months of each debt that would follow. ``money`` is what
    each month was taken to give.
    """

    holds: bool
    asks: tuple[Ask, ...]
    hard: float
    dues: dict[str, tuple[int, ...]]
    money: tuple[int, ...] = ()


NOTHING_ASKED = Asks(holds=False, asks=(), hard=0.0, dues={})


def smallest_asks(
    problem: Problem,
    debts: Sequence[PlanDebt],
    book: LawBook,
    on: dt.date,
    *,
    methods: Mapping[str, Method] | None = None,
    restored: Mapping[str, Sequence[int]] | None = None,
    money: Sequence[int] | None = None,
) -> Asks:
    """Return the concessions that are least hard to get and make a plan hold.

    A plan holds when in every month all that has fallen due by then is covered by the money that
    has come by then.

    Args:
        problem: The debts and the money by months.
        debts: The same debts, for what can be asked of each.
        book: The law book.
        on: Today.
        methods: How each debt is paid back; a card's instalments have a rule behind them.
        restored: For loans that were called, what would fall due by their own tables.
        money: Another sum for each month, such as one that holds with the chosen odds.
    """
    asked = {debt.id: debt for debt in debts}
    choices = [
        concessions(asked[one.id], one.due, (restored or {}).get(one.id, ()))
        for one in problem.debts
    ]
    given = tuple(problem.money if money is None else money)
    chosen = _choose(choices, list(accumulate(given)))
    if chosen is None:
        return NOTHING_ASKED
    due = sum(asked[one.id].due_now for one in problem.debts)
    asks = [
        _ask(step, asked[one.debt], book, on, (methods or {}).get(one.debt), given, due)
        for one in chosen
        for step in one.steps
    ]
    return Asks(
        holds=True,
        asks=tuple(asks),
        hard=float(sum(one.hard for one in chosen)),
        dues={one.debt: one.dues for one in chosen},
        money=given,
    )


def _choose(
    choices: Sequence[Sequence[Concession]], cash: Sequence[int]
) -> tuple[Concession, ...] | None:
    """Return one concession a debt, least hard in all, or None where nothing is enough."""
    if not choices:
        return ()
    programme = Programme()
    columns = [[(programme.choice(), one) for one in _worth_asking(options)] for options in choices]
    flat = [pair for options in columns for pair in options]
    for options in columns:
        programme.equal({column: 1.0 for column, _ in options}, 1.0)
    paid = {column: list(accumulate(one.dues)) for column, one in flat}
    for t, money in enumerate(cash):
        parts = {column: sums[t] / 100 for column, sums in paid.items() if sums[t]}
        if parts:
            programme.at_most(parts, money / 100)
    # Of equally hard sets the one with fewer requests is asked for, and then the one that takes
    # the least off the months.
    whole = sum(sum(accumulate(options[0].dues)) for options in choices) or 1
    eased = {column: -sum(paid[column]) / whole for column, _ in flat}
    costs = {column: _hard(one) + eased[column] * 1e-4 for column, one in flat}
    found = programme.load(tolerance=1e-9).minimise(costs, _SECONDS)
    if found.values is None:
        return None
    return tuple(one for column, one in flat if found.values[column] > 1 / 2)


def _hard(one: Concession) -> float:
    return float(one.hard) + len(one.steps) * 1e-3


def _worth_asking(options: Sequence[Concession]) -> Sequence[Concession]:
    """Return the concessions without those that an easier one betters or equals in every month."""
    sums = np.cumsum(np.array([one.dues for one in options], np.int64), axis=1)
    kept: list[int] = []
    for n in sorted(range(len(options)), key=lambda n: _hard(options[n])):
        easier = [k for k in kept if _hard(options[k]) < _hard(options[n])]
        if not any((sums[k] <= sums[n]).all() for k in easier):
            kept.append(n)
    return [options[n] for n in kept]


def _ask(
    step: Step,
    debt: PlanDebt,
    book: LawBook,
    on: dt.date,
    method: Method | None,
    money: Sequence[int],
    all_due: int,
) -> Ask:
    citations: tuple[Citation, ...] = ()
    if method is Method.CARD and step.kind == "instalments":
        citations = (book.rule("card.personal-instalment-plan", on=on).citation,)
    later = money[1] if len(money) > 1 else money[0]
    return Ask(
        debt=debt.id,
        creditor=debt.creditor,
        kind=step.kind,
        value=step.value,
        is_sum=step.is_sum,
        says=step.says,
        because=_because(step.kind, debt.due_now, all_due, later),
        citations=citations,
    )


def _because(kind: str, due: int, all_due: int, available: int) -> Text:
    have = _LEFT if not due else _DUE_AND_LEFT if due == all_due else _ALL_DUE_AND_LEFT
    said = have.fill(
        due=yuan_from_fen(due), all=yuan_from_fen(all_due), available=yuan_from_fen(available)
    )
    why = _BECAUSE[kind]
    return Text(said.zh + why.zh, f"{said.en} {why.en}")


_DUE_AND_LEFT = Text(
    "现在到期 {due} 元，每月留出生活费后有 {available} 元。",
    "{due} yuan is due and {available} a month is left after living.",
)
_ALL_DUE_AND_LEFT = Text(
    "现在到期 {due} 元，各家一共到期 {all} 元；每月留出生活费后有 {available} 元，要分给每一家。",
    "{due} yuan is due, and {all} to all creditors together; {available} a month is left after "
    "living, for all of them.",
)
_LEFT = Text(
    "每月留出生活费后有 {available} 元，要分给每一家。",
    "{available} yuan a month is left after living, for all creditors together.",
)
_BECAUSE = {
    "waiver": Text(
        "免去这部分，本金和利息能按约定还。",
        "Without this part, principal and interest can be paid as agreed.",
    ),
    "grace": Text(
        "这段时间付不了，之后能按期付。",
        "It cannot be paid in this time and can be paid after it.",
    ),
    "instalments": Text("分开付才能每期都付到。", "In parts, each of them can be paid."),
    "rate": Text(
        "利息不降，分开也付不满每一期。", "At the full rate not even the parts can be paid."
    ),
    "restore": Text(
        "一次拿不出全部，按原来的分期每期都能付。",
        "The whole cannot be paid at once; by the first table each part can.",
    ),
    "discount": Text(
        "分期撑不到头，一次付这些做得到。",
        "Instalments would not last to the end; this sum at once can be paid.",
    ),
}
