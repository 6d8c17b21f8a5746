"""Every plausible way to read a contract: the dimensions in which lenders' systems differ."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from ashore.case.terms import Base, LoanTerms
from ashore.law.book import LawBook
from ashore.money.amounts import decimal_from_fraction
from ashore.money.daycount import DayCount
from ashore.money.rounding import Rounding
from ashore.owed.accrual import contract_rate, penalty_rule
from ashore.owed.allocation import CHARGES_FIRST, LEGAL_ORDER, PRINCIPAL_FIRST, complete_order
from ashore.text import Text

Codes = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Option:
    """One way to read one dimension: a stable key, its words, and the value it stands for."""

    key: str
    says: Text
    value: Any = None


@dataclass(frozen=True, slots=True)
class Dimension:
    """One question that a contract answers or leaves open, with its possible answers.

    ``agreed`` is the index of the contract's own answer, or None where it is not known.
    """

    key: str
    says: Text
    options: tuple[Option, ...]
    agreed: int | None

    def only(self, index: int) -> Dimension:
        """Return the dimension with a single answer left."""
        agreed = None if self.agreed is None else 0 if self.agreed == index else -1
        return Dimension(self.key, self.says, (self.options[index],), agreed)

    def but_last(self) -> Dimension:
        """Return the dimension without its last answer."""
        return Dimension(self.key, self.says, self.options[:-1], self.agreed)


@dataclass(frozen=True, slots=True)
class Reading:
    """One complete reading: the option taken in each dimension, and how many leave the contract."""

    options: tuple[tuple[str, Option], ...]
    deviations: int

    def __getitem__(self, dimension: str) -> Option:
        return dict(self.options)[dimension]


class ReadingSpace:
    """All combinations of some dimensions, numbered; the last dimension runs fastest."""

    def __init__(self, dimensions: Sequence[Dimension]) -> None:
        self.dimensions = tuple(dimensions)
        self.shape = tuple(len(d.options) for d in self.dimensions)
        self.size = int(np.prod(self.shape))
        self._index = {d.key: n for n, d in enumerate(self.dimensions)}

    def dimension(self, key: str) -> Dimension:
        """Return a dimension by its key."""
        return self.dimensions[self._index[key]]

    def axis(self, key: str) -> int:
        """Return the axis along which one dimension is laid."""
        return self._index[key]

    def codes(self, key: str) -> Codes:
        """Return the options' numbers of one dimension, laid along its own axis of the space.

        What is computed from some dimensions then stays as small as those are, and grows to the
        whole space only where one sum really depends on all of them.
        """
        axis = self.axis(key)
        shape = [1] * len(self.shape)
        shape[axis] = self.shape[axis]
        return np.arange(self.shape[axis]).reshape(shape)

    def spread(self, amounts: npt.ArrayLike) -> npt.NDArray[np.int64]:
        """Return sums that vary along some axes as one number for every reading."""
        return np.broadcast_to(np.asarray(amounts, np.int64), self.shape).reshape(-1)

    @cached_property
    def deviations(self) -> npt.NDArray[np.int64]:
        """Return, for every reading, in how many dimensions it leaves what the contract says."""
        count = np.zeros(self.shape, np.int64)
        for dimension in self.dimensions:
            if dimension.agreed is not None:
                count += self.codes(dimension.key) != dimension.agreed
        return count.reshape(-1)

    def reading(self, index: int) -> Reading:
        """Return one reading by its number."""
        picked = np.unravel_index(index, self.shape)
        options = tuple(
            (d.key, d.options[int(n)]) for d, n in zip(self.dimensions, picked, strict=True)
        )
        return Reading(options, int(self.deviations[index]))


@dataclass(frozen=True, slots=True)
class RoundingRule:
    """How a charge becomes fen: the rule, and whether it acts on a day, a line or the whole."""

    rounding: Rounding
    each: str


def plausible_dimensions(
    terms: LoanTerms, book: LawBook, contract_on: dt.date
) -> dict[str, Dimension]:
    """Return every dimension of being late, with the contract's answer where it gives one.

    What the contract names is tried first and other answers count as leaving the contract; what
    stands in ``terms.unknown``, or is left open by the terms, is free.
    """
    dimensions = (
        _day_count(terms),
        _start(terms),
        _rounding(terms),
        _base(terms),
        _times(terms, book, contract_on),
        _compound(terms),
        _late_fee(terms),
        _allocation(terms),
    )
    return {dimension.key: dimension for dimension in dimensions}


def _day_count(terms: LoanTerms) -> Dimension:
    names = {
        DayCount.ACT_360: Text("按实际天数，一年 360 天", "actual days over a 360-day year"),
        DayCount.ACT_365: Text("按实际天数，一年 365 天", "actual days over a 365-day year"),
        DayCount.THIRTY_360: Text("每月按 30 天，一年 360 天", "30-day months, 360-day year"),
        DayCount.ACT_ACT: Text("按实际天数和当年天数", "actual days over the actual year"),
    }
    options = tuple(Option(kind.value, says, kind) for kind, says in names.items())
    rule = penalty_rule(terms)
    if rule is not None and rule.daily:
        options = (Option("daily", Text("按日利率", "a daily rate"), DayCount.ACT_365),)
    known = terms.penalty.day_count if terms.penalty else None
    agreed = _find(options, known) if "day_count" not in terms.unknown else None
    return Dimension("day_count", Text("天数怎么算", "how days count"), options, agreed)


def _start(terms: LoanTerms) -> Dimension:
    options = [
        Option("after_due", Text("从应还日次日起", "from the day after the due day"), 0),
        Option("on_due", Text("应还日当天也算", "the due day counts too"), -1),
        Option("day_later", Text("再晚一天起算", "one day later"), 1),
    ]
    if terms.grace_days > 1:
        after = Text("宽限期过后才起算", "only after the grace days")
        options.append(Option("after_grace", after, terms.grace_days))
    agreed = None if "start" in terms.unknown else 0
    return Dimension("start", Text("从哪天起算", "which day it starts"), tuple(options), agreed)


def _rounding(terms: LoanTerms) -> Dimension:
    words = {
        Rounding.HALF_UP: Text("四舍五入", "half up"),
        Rounding.HALF_EVEN: Text("四舍六入五成双", "half to even"),
        Rounding.DOWN: Text("去尾", "cut off"),
        Rounding.CEILING: Text("进一", "rounded up"),
    }
    places = {
        "line": Text("每期算一次", "each instalment"),
        "day": Text("每天算一次", "each day"),
        "total": Text("合计算一次", "the whole sum"),
    }
    pairs = [("line", rule) for rule in words]
    pairs += [(each, rule) for each in ("day", "total") for rule in (*words,)[::2]]
    options = tuple(
        Option(
            f"{rule.value}/{each}",
            Text("{a}、{b}", "{a}, {b}").fill(a=words[rule], b=places[each]),
            RoundingRule(rule, each),
        )
        for each, rule in pairs
    )
    # Contracts hardly ever say how a charge is rounded, so every rule is as good as another; the
    # loan's own rule for interest stands first.
    usual = _find(options, RoundingRule(terms.rounding, "line")) or 0
    options = (options[usual], *options[:usual], *options[usual + 1 :])
    return Dimension("rounding", Text("怎么取到分", "how sums become fen"), options, None)


def _base(terms: LoanTerms) -> Dimension:
    names = {
        Base.PRINCIPAL: Text("逾期本金", "overdue principal"),
        Base.PRINCIPAL_AND_INTEREST: Text("逾期本金加利息", "overdue principal and interest"),
        Base.INSTALMENT: Text("当期应还总额", "the whole instalment"),
        Base.OUTSTANDING: Text("全部剩余本金", "all principal left"),
    }
    options = tuple(Option(base.value, says, base) for base, says in names.items())
    known = terms.penalty.base if terms.penalty else None
    agreed = None if "penalty" in terms.unknown else _find(options, known)
    return Dimension("base", Text("罚息按什么算", "what penalty runs on"), options, agreed)


def _times(terms: LoanTerms, book: LawBook, contract_on: dt.date) -> Dimension:
    """Return the penalty rates to try: the contract's, the usual band, and a common misreading."""
    says = Text("罚息利率", "penalty rate")
    rule, contract = penalty_rule(terms), contract_rate(terms)
    rates: dict[str, tuple[Text, Fraction]] = {}
    if rule is not None:
        rates["agreed"] = (Text("合同罚息率", "the contract's penalty rate"), rule.rate)
    if contract is not None and (rule is None or not _own_rate(terms)):
        times = {Fraction(1)} | {
            book.figure(name, on=contract_on).value
            for name in ("penalty.band-low", "penalty.band-high")
        }
        agreed_times = terms.penalty.multiplier if terms.penalty else None
        if agreed_times:
            times |= {1 + agreed_times}
        for factor in sorted(times):
            rate = contract[0] * factor
            if all(rate != other for _, other in rates.values()):
                words = decimal_from_fraction(factor)
                text = Text(f"合同利率的 {words} 倍", f"{words} times the contract rate")
                rates[f"x{words}"] = (text, rate)
    if "penalty" in terms.unknown or rule is None:
        rates["none"] = (Text("不收罚息", "no penalty interest"), Fraction(0))
    options = tuple(Option(key, text, rate) for key, (text, rate) in rates.items())
    known = 0 if rule is not None else len(options) - 1
    agreed = None if "penalty" in terms.unknown else known
    return Dimension("times", says, options, agreed)


def _own_rate(terms: LoanTerms) -> bool:
    penalty = terms.penalty
    return bool(penalty and (penalty.annual_rate is not None or penalty.daily_rate is not None))


def _compound(terms: LoanTerms) -> Dimension:
    options = (
        Option("none", Text("不计复利", "no compound interest")),
        Option("penalty", Text("逾期利息按罚息率计复利", "interest bears the penalty rate")),
        Option("contract", Text("逾期利息按合同利率计复利", "interest bears the contract rate")),
        Option(
            "penalty+interest",
            Text("罚息也按月计入复利", "penalty interest compounds monthly too"),
        ),
    )
    agreed: int | None = 0
    if terms.compound is not None:
        agreed = 1 if terms.compound.rate == "penalty" else 2
    if "compound" in terms.unknown:
        agreed = None
    return Dimension("compound", Text("复利", "compound interest"), options, agreed)


def _late_fee(terms: LoanTerms) -> Dimension:
    if not terms.late_fees:
        nothing = Option("none", Text("没有约定违约金", "no late fee agreed"))
        return Dimension("late_fee", Text("违约金", "late fee"), (nothing,), 0)
    agreed_base = terms.late_fees[0].base
    names = {
        Base.INSTALMENT: Text("按当期应还总额", "on the whole instalment"),
        Base.PRINCIPAL: Text("按逾期本金", "on overdue principal"),
        Base.PRINCIPAL_AND_INTEREST: Text("按逾期本金加利息", "on principal and interest"),
    }
    if agreed_base not in names:
        names = {agreed_base: Text("按合同约定", "as the contract says")}
    options = tuple(Option(base.value, says, base) for base, says in names.items())
    agreed = None if "late_fees" in terms.unknown else _find(options, agreed_base)
    return Dimension("late_fee", Text("违约金", "late fee"), options, agreed)


def _allocation(terms: LoanTerms) -> Dimension:
    item_first = terms.allocation_across == "item_first"
    agreed_order = (complete_order(terms.allocation), item_first)
    orders = {
        "agreed": (Text("合同约定的顺序", "the contract's order"), agreed_order),
        "legal": (Text("费用、利息、本金，先旧后新", "costs, interest, principal, oldest first"),
                  (LEGAL_ORDER, False)),
        "legal/item": (Text("费用、利息、本金，逐项清", "costs, interest, principal, by item"),
                       (LEGAL_ORDER, True)),
        "principal": (Text("先还本金", "principal first"), (PRINCIPAL_FIRST, True)),
        "charges": (Text("先扣罚息违约金，先旧后新", "late charges first, oldest first"),
                    (CHARGES_FIRST, False)),
        "charges/item": (Text("先扣罚息违约金，逐项清", "late charges first, by item"),
                         (CHARGES_FIRST, True)),
    }  # fmt: skip
    if terms.allocation is None and not item_first:
        del orders["agreed"]
    options = tuple(Option(key, says, order) for key, (says, order) in orders.items())
    agreed = None if terms.allocation is None else 0
    return Dimension("allocation", Text("还款先冲什么", "what payments clear"), options, agreed)


def _find(options: Sequence[Option], value: object) -> int | None:
    return next((n for n, option in enumerate(options) if option.value == value), None)
