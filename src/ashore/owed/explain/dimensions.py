"""The questions in which lenders' systems differ once a loan is overdue, and their answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from ashore.case.terms import Base, LateFeeTerm, LoanTerms
from ashore.law.book import LawBook
from ashore.money.amounts import decimal_from_fraction
from ashore.money.daycount import DayCount
from ashore.money.rounding import Rounding
from ashore.owed.accrual import contract_rate, penalty_rule
from ashore.owed.explain.readings import Dimension, Option
from ashore.text import Text

NO_GRACE = "no_grace"
"""The first day for charges of a lender whose system ignores the grace days."""

_YEAR = 360
"""Days that turn a yearly rate into a daily one where a contract mixes both."""


@dataclass(frozen=True, slots=True)
class RoundingRule:
    """How a charge becomes fen: the rule, and whether it acts on a day, a line or the whole."""

    rounding: Rounding
    each: str


@dataclass(frozen=True, slots=True)
class LateRates:
    """What overdue principal bears: the penalty rate, and the contract's own where it runs on.

    Both are shares a year, or a day where the contract's penalty is daily.
    """

    penalty: Fraction
    interest: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class LateFeeRule:
    """A late fee as one reading takes it: on which base, and whether once or every day."""

    base: Base
    once: bool


def plausible_dimensions(
    terms: LoanTerms, book: LawBook, contract_on: dt.date, *, has_fees: bool
) -> dict[str, Dimension]:
    """Return every question about being late, with the contract's answer where it gives one.

    What the contract names is tried first and other answers count as leaving the contract; what
    stands in ``terms.unknown``, or is left open by the terms, is free.

    Args:
        terms: The contract.
        book: For the usual band of penalty rates.
        contract_on: The day that chooses the band.
        has_fees: Whether instalments hold fees; without them two bases are one and the same.
    """
    unit = rate_unit(terms)
    dimensions = (
        _day_count(terms, unit),
        _start(terms),
        _rounding(terms),
        _base(terms, has_fees=has_fees),
        _times(terms, unit, book, contract_on),
        _compound(terms),
        _late_fee(terms, has_fees=has_fees),
    )
    return {dimension.key: dimension for dimension in dimensions}


class RateUnit(NamedTuple):
    """Whether rates for being late are shares a day, and the contract's own rate in that unit."""

    daily: bool
    contract: Fraction | None


def rate_unit(terms: LoanTerms) -> RateUnit:
    """Return the unit of a contract's rates for being late: its penalty's, else its own."""
    rule, contract = penalty_rule(terms), contract_rate(terms)
    if contract is None:
        return RateUnit(rule is not None and rule.daily, None)
    rate, daily = contract
    late_daily = daily if rule is None else rule.daily
    if daily and not late_daily:
        rate *= _YEAR
    elif late_daily and not daily:
        rate /= _YEAR
    return RateUnit(late_daily, rate)


class Most(NamedTuple):
    """More than any reading charges.

    Each day it is a share of all principal left and all that is due together, one of all that is
    due, and one of the charges so far; and once for a line a share of what is due of it, and fen.
    """

    of_all: float
    of_due: float
    of_charges: float
    once_of_due: float
    once: int


def most_charged(terms: LoanTerms, unit: RateUnit, rates: Sequence[LateRates]) -> Most:
    """Return more than any reading can charge."""
    year = 1 if unit.daily else _YEAR
    penalty = 1.05 * max(float(rate.penalty) for rate in rates) / year
    own = 1.05 * float(unit.contract or 0) / year
    daily, once = 0.0, 0.0
    for fee in terms.late_fees:
        rate = 1.05 * float(fee.rate or 0)
        # One that may be taken on all principal left is counted as if it were taken every day.
        only_once = fee.per == "once" and (fee.rate or 0) >= _MOST_A_DAY
        if only_once and fee.base is not Base.OUTSTANDING:
            once += rate
        else:
            daily += rate
    return Most(
        of_all=penalty + daily,
        of_due=penalty + 2 * own,  # interest on interest, and the contract's interest running on
        of_charges=penalty + own,
        once_of_due=once,
        once=sum(max(fee.amount or 0, fee.minimum or 0) for fee in terms.late_fees),
    )


def _dimension(key: str, says: Text, options: Sequence[Option], agreed: str | None) -> Dimension:
    usual = options[0].key if agreed is None else agreed
    return Dimension(key, says, tuple(options), agreed, usual)


def _day_count(terms: LoanTerms, unit: RateUnit) -> Dimension:
    says = Text("天数怎么算", "how days count")
    if unit.daily:
        daily = Option("daily", Text("按日利率", "a daily rate"), DayCount.ACT_365)
        return _dimension("day_count", says, [daily], "daily")
    names = {
        DayCount.ACT_360: Text("按实际天数，一年 360 天", "actual days over a 360-day year"),
        DayCount.ACT_365: Text("按实际天数，一年 365 天", "actual days over a 365-day year"),
        DayCount.THIRTY_360: Text("每月按 30 天，一年 360 天", "30-day months, 360-day year"),
        DayCount.ACT_ACT: Text("按实际天数和当年天数", "actual days over the actual year"),
    }
    options = [Option(kind.value, words, kind) for kind, words in names.items()]
    known = terms.penalty.day_count if terms.penalty else None
    if known is DayCount.PERIOD:
        known = DayCount.THIRTY_360  # loose days of whole months are thirtieths of a month
    agreed = None if known is None or "day_count" in terms.unknown else known.value
    return _dimension("day_count", says, options, agreed)


def _start(terms: LoanTerms) -> Dimension:
    options = [
        Option("after_due", Text("从应还日次日起", "from the day after the due day"), 0),
        Option("on_due", Text("应还日当天也算", "the due day counts too"), -1),
        Option("day_later", Text("再晚一天起算", "one day later"), 1),
    ]
    if terms.grace_days > 1:
        after = Text("宽限期过后才起算", "only after the grace days")
        options.append(Option("after_grace", after, terms.grace_days))
    if terms.grace_days:
        ignored = Text("不给宽限期，次日起就算", "no grace days: charged from the next day on")
        options.append(Option(NO_GRACE, ignored, 0))
    agreed = None if "start" in terms.unknown else "after_due"
    return _dimension("start", Text("从哪天起算", "which day it starts"), options, agreed)


def _rounding(terms: LoanTerms) -> Dimension:
    words = {
        Rounding.HALF_UP: Text("四舍五入", "half up"),
        Rounding.HALF_EVEN: Text("四舍六入五成双", "half to even"),
        Rounding.DOWN: Text("去尾", "cut off"),
        Rounding.CEILING: Text("进一", "rounded up"),
    }
    places = {
        "line": Text("每期算一次", "each instalment"),
        "total": Text("合计算一次", "the whole sum"),
        "day": Text("每天算一次", "each day"),
    }
    # Contracts hardly ever say how a charge is rounded, so no rule leaves the contract; the loan's
    # own rule for interest stands first.
    rules = sorted(words, key=lambda rule: rule is not terms.rounding)
    options = [
        Option(
            f"{rule.value}/{each}",
            Text("{rule}、{place}", "{rule}, {place}").fill(rule=words[rule], place=place),
            RoundingRule(rule, each),
        )
        for each, place in places.items()
        for rule in rules
    ]
    return _dimension("rounding", Text("怎么取到分", "how sums become fen"), options, None)


def _bases(names: dict[Base, Text], known: Base | None, *, has_fees: bool) -> dict[Base, Text]:
    """Return the bases that can differ, with the known one among them."""
    if not has_fees:
        # Then an instalment is principal and interest, and one of the two names is enough.
        spare = Base.INSTALMENT
        if known is Base.INSTALMENT:
            spare = Base.PRINCIPAL_AND_INTEREST
        names = {base: words for base, words in names.items() if base is not spare}
    if known is not None and known not in names:
        names = {known: Text("按合同约定的基数", "the base that the contract names"), **names}
    return names


def _base(terms: LoanTerms, *, has_fees: bool) -> Dimension:
    names = {
        Base.PRINCIPAL: Text("逾期本金", "overdue principal"),
        Base.PRINCIPAL_AND_INTEREST: Text("逾期本金加利息", "overdue principal and interest"),
        Base.INSTALMENT: Text("当期应还总额", "the whole instalment"),
        Base.OUTSTANDING: Text("全部剩余本金", "all principal left"),
    }
    known = terms.penalty.base if terms.penalty else None
    names = _bases(names, known, has_fees=has_fees)
    options = [Option(base.value, words, base) for base, words in names.items()]
    agreed = None if "penalty" in terms.unknown or known is None else known.value
    return _dimension("base", Text("罚息按什么算", "what penalty runs on"), options, agreed)


def _times(terms: LoanTerms, unit: RateUnit, book: LawBook, contract_on: dt.date) -> Dimension:
    """Return the rates to try: the contract's, the usual band, and the common misreadings."""
    rates: dict[str, tuple[Text, LateRates]] = {}
    for key, words, rate in _late_rates(terms, unit, book, contract_on):
        if all(rate != other for _, other in rates.values()):
            rates[key] = words, rate
    options = [Option(key, words, rate) for key, (words, rate) in rates.items()]
    known = "agreed" if "agreed" in rates else "none"
    agreed = None if "penalty" in terms.unknown else known
    return _dimension("times", Text("罚息利率", "penalty rate"), options, agreed)


def _late_rates(
    terms: LoanTerms, unit: RateUnit, book: LawBook, contract_on: dt.date
) -> Iterator[tuple[str, Text, LateRates]]:
    rule, contract = penalty_rule(terms), unit.contract
    band = [
        book.figure(name, on=contract_on).value
        for name in ("penalty.band-low", "penalty.band-high")
    ]
    if rule is not None:
        yield "agreed", Text("合同罚息率", "the contract's penalty rate"), LateRates(rule.rate)
    yield "none", Text("不收罚息", "no penalty interest"), LateRates(Fraction(0))
    if contract is None:
        return
    multiple = terms.penalty.multiplier if terms.penalty and not _own_rate(terms) else None
    top = multiple or band[-1]
    if rule is None or multiple is not None:
        for factor in sorted({Fraction(1), *band, top, 1 + top}):
            words = decimal_from_fraction(factor)
            says = Text(f"合同利率的 {words} 倍", f"{words} times the contract rate")
            yield f"x{words}", says, LateRates(contract * factor)
    # “1.5 times” is also read as the contract's interest running on with a penalty beside it.
    full = rule.rate if rule is not None else contract * top
    runs_on = Text("到期后合同利息照计", "the contract's interest runs on")
    alone = Text("{runs}，不另收罚息", "{runs}, with no penalty").fill(runs=runs_on)
    yield "interest", alone, LateRates(Fraction(0), contract)
    beside = Text("{runs}，另按罚息率收罚息", "{runs}, with the penalty rate beside it")
    yield "interest+agreed", beside.fill(runs=runs_on), LateRates(full, contract)
    if full > contract:
        extra = Text("{runs}，罚息只收上浮部分", "{runs}, with only the surcharge beside it")
        yield "interest+extra", extra.fill(runs=runs_on), LateRates(full - contract, contract)


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
    agreed: str | None = "none"
    if terms.compound is not None:
        # Without a penalty rate, interest on interest is at the contract's own.
        at_penalty = terms.compound.rate == "penalty" and penalty_rule(terms) is not None
        agreed = "penalty" if at_penalty else "contract"
    if "compound" in terms.unknown:
        agreed = None
    return _dimension("compound", Text("复利", "compound interest"), options, agreed)


_MOST_A_DAY = Fraction(1, 100)
"""A late fee of more than one per cent is not read as a daily one, nor a smaller one as once."""


def _late_fee(terms: LoanTerms, *, has_fees: bool) -> Dimension:
    says = Text("违约金", "late fee")
    if not terms.late_fees:
        nothing = Option("none", Text("没有约定违约金", "no late fee agreed"))
        return _dimension("late_fee", says, [nothing], "none")
    fee = terms.late_fees[0]
    options = [
        *_late_fee_options(fee, has_fees=has_fees),
        Option("none", Text("不收违约金", "no late fee is taken")),
    ]
    agreed = None if "late_fees" in terms.unknown else fee.base.value
    return _dimension("late_fee", says, options, agreed)


def _late_fee_options(fee: LateFeeTerm, *, has_fees: bool) -> Iterator[Option]:
    names = {
        Base.INSTALMENT: Text("按当期应还总额", "on the whole instalment"),
        Base.PRINCIPAL: Text("按逾期本金", "on overdue principal"),
        Base.PRINCIPAL_AND_INTEREST: Text("按逾期本金加利息", "on principal and interest"),
    }
    once = fee.per == "once"
    if fee.rate is None:
        yield Option(fee.base.value, Text("固定金额", "a fixed sum"), LateFeeRule(fee.base, once))
        return
    bases = _bases(names, fee.base, has_fees=has_fees)
    for base, words in sorted(bases.items(), key=lambda pair: pair[0] is not fee.base):
        yield Option(base.value, words, LateFeeRule(base, once))
    if once == (fee.rate < _MOST_A_DAY):
        key, per = ("day", Text("每天收", "a day")) if once else ("once", Text("只收一次", "once"))
        for base, words in bases.items():
            both = Text("{base}，{per}", "{base}, {per}").fill(base=words, per=per)
            yield Option(f"{base.value}/{key}", both, LateFeeRule(base, not once))
