"""What loan terms one case of a schedule file gives, field by field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from ashore.case.terms import FeeTerm, Item, LoanTerms, Method
from ashore.errors.case import FieldError
from ashore.errors.money import DateOrderError
from ashore.errors.owed import TermsMissingError
from ashore.money.amounts import fen_from_yuan, fraction_from_decimal
from ashore.money.dates import Step, date_from_text
from ashore.money.daycount import DayCount
from ashore.money.rounding import Rounding
from ashore.owed.amortisation import MOST_PERIODS
from ashore.text import Text

_RATES = ("annual_rate", "flat_monthly_rate", "daily_rate")
_METHODS = tuple(m for m in Method if m not in (Method.CARD, Method.CUSTOM, Method.OPEN))
_OPTIONAL_PERIODS = (Method.BULLET, Method.FIXED_PAYMENT)
_BASES = ("principal", "total", "balance", "instalment", "instalment_principal")
_MOMENTS = ("each", "first", "last", "disbursement", "deducted")
_FIRST_DAY = ("disbursement", "deducted")

_Choice = TypeVar("_Choice", bound=StrEnum)


def read_case(case: object, where: str) -> tuple[LoanTerms, dt.date]:
    """Return the terms that a case gives and the day its money came.

    Raises:
        DataError: If a field is missing, cannot be read, or does not fit another; ``where`` is
            its place.
    """
    if not isinstance(case, Mapping):
        problem = Text("每个案例要是一个对象", "each case is an object")
        raise FieldError(where=where, problem=problem, given=shown(case))
    fields = _Fields(case, where)
    method = fields.choice("method", Method, among=_METHODS)
    disbursed_on = fields.day("disbursed_on")
    if disbursed_on is None:
        raise TermsMissingError(where=where, term="disbursed_on")
    periods = fields.periods(method)
    rate_name, rate = fields.only_rate()
    terms = LoanTerms(
        method=method,
        principal=fields.positive("principal"),
        annual_rate=rate if rate_name == "annual_rate" else None,
        flat_monthly_rate=rate if rate_name == "flat_monthly_rate" else None,
        daily_rate=rate if rate_name == "daily_rate" else None,
        periods=periods,
        every=Step.from_text(fields.get("every", "1m"), where=f"{where}.every"),
        first_due_on=fields.first_due_on(disbursed_on),
        day_count=fields.choice("day_count", DayCount, default=DayCount.PERIOD),
        rounding=fields.choice("rounding", Rounding, default=Rounding.HALF_UP),
        remainder=fields.word("remainder", ("last", "first"), default="last"),
        first_period=fields.word("first_period", ("full", "days"), default="full"),
        instalment_multiple=fields.positive("instalment_multiple", default="0.01"),
        grace_principal=fields.grace("grace_principal", periods),
        grace_interest=fields.grace("grace_interest", periods),
        payment=None if fields.get("payment") is None else fields.positive("payment"),
        fees=tuple(fields.fees(periods)),
    )
    return terms, disbursed_on


class _Fields:
    """The fields of one object in the file, read with their place for errors."""

    def __init__(self, fields: Mapping[str, object], where: str) -> None:
        self._fields = fields
        self._where = where

    def get(self, name: str, default: object = None) -> object:
        given = self._fields.get(name)
        return default if given is None else given

    def refuse(self, problem: Text, name: str) -> FieldError:
        given = shown(self._fields.get(name))
        return FieldError(where=f"{self._where}.{name}", problem=problem, given=given)

    def amount(self, name: str, default: object = None) -> int:
        given = self.get(name, default)
        if given is None:
            raise TermsMissingError(where=self._where, term=name)
        return fen_from_yuan(_written(given), where=f"{self._where}.{name}")

    def positive(self, name: str, default: object = None) -> int:
        fen = self.amount(name, default)
        if not fen:
            raise self.refuse(Text("金额要大于零", "the amount must be above zero"), name)
        return fen

    def rate(self, name: str) -> Fraction:
        given = _written(self.get(name))
        rate = fraction_from_decimal(given, where=f"{self._where}.{name}")
        if rate < 0:
            raise self.refuse(Text("利率不能小于零", "a rate cannot be below zero"), name)
        return rate

    def only_rate(self) -> tuple[str, Fraction]:
        given = [name for name in _RATES if self.get(name) is not None]
        if not given:
            raise TermsMissingError(where=self._where, term="annual_rate")
        if len(given) > 1:
            problem = Text("只能写一个利率", f"only one rate fits beside {given[0]}")
            raise self.refuse(problem, given[1])
        return given[0], self.rate(given[0])

    def word(self, name: str, among: tuple[str, ...], default: str | None = None) -> str:
        given = self.get(name, default)
        if given is None:
            raise TermsMissingError(where=self._where, term=name)
        if not isinstance(given, str) or given not in among:
            words = ", ".join(among)
            raise self.refuse(Text(f"只能是 {words}", f"this is one of {words}"), name)
        return str(given)

    def choice(
        self,
        name: str,
        kind: type[_Choice],
        *,
        among: tuple[_Choice, ...] | None = None,
        default: _Choice | None = None,
    ) -> _Choice:
        words = tuple(one.value for one in among or kind)
        return kind(self.word(name, words, default))

    def day(self, name: str) -> dt.date | None:
        given = self.get(name)
        return None if given is None else date_from_text(given, where=f"{self._where}.{name}")

    def first_due_on(self, disbursed_on: dt.date) -> dt.date | None:
        day = self.day("first_due_on")
        if day is not None and day < disbursed_on:
            where = f"{self._where}.first_due_on"
            raise DateOrderError(where=where, start=disbursed_on, end=day)
        return day

    def whole(self, name: str, *, least: int, most: int) -> int:
        given = self.get(name)
        if not isinstance(given, int) or isinstance(given, bool) or not least <= given <= most:
            problem = Text(
                f"要是 {least} 到 {most} 的整数", f"a whole number from {least} to {most} is needed"
            )
            raise self.refuse(problem, name)
        return given

    def periods(self, method: Method) -> int | None:
        if self.get("periods") is not None:
            return self.whole("periods", least=1, most=MOST_PERIODS)
        if method not in _OPTIONAL_PERIODS:
            raise TermsMissingError(where=self._where, term="periods")
        return None

    def grace(self, name: str, periods: int | None) -> int:
        if self.get(name) is None:
            return 0
        return self.whole(name, least=0, most=(periods or MOST_PERIODS) - 1)

    def fees(self, periods: int | None) -> Iterator[FeeTerm]:
        given = self.get("fees", [])
        for n, fee in enumerate(given if isinstance(given, list) else [given]):
            written = fee if isinstance(fee, Mapping) else {"amount": fee}
            yield _Fields(written, f"{self._where}.fees[{n}]").fee(periods)

    def fee(self, periods: int | None) -> FeeTerm:
        rated = self.get("rate") is not None
        if rated and self.get("amount") is not None:
            raise self.refuse(Text("金额和费率只写一个", "an amount is given as well"), "rate")
        when = str(self.get("when", "each"))
        if when not in _MOMENTS and when not in _numbers(periods):
            words = ", ".join(_MOMENTS)
            problem = Text(f"只能是 {words} 或期次", f"this is one of {words} or a period's number")
            raise self.refuse(problem, "when")
        return FeeTerm(
            name=str(self.get("name", "费用")),
            item=self.choice("item", Item, default=Item.OTHER_FEE),
            payee=None if self.get("payee") is None else str(self.get("payee")),
            amount=None if rated else self.amount("amount"),
            rate=self.rate("rate") if rated else None,
            of=self.word("of", _BASES[:2] if when in _FIRST_DAY else _BASES, default="principal"),
            when=when,
        )


def _numbers(periods: int | None) -> frozenset[str]:
    return frozenset(str(n) for n in range(1, (periods or MOST_PERIODS) + 1))


def _written(given: object) -> object:
    """Return a number as the decimal text it is written with; anything else as it is."""
    if isinstance(given, bool) or not isinstance(given, int | float | Decimal):
        return given
    return format(Decimal(repr(given) if isinstance(given, float) else given), "f")


def shown(given: object) -> str:
    """Return what an error shows of a value: its start is enough."""
    text = "—" if given is None else str(given)
    return text if len(text) <= 40 else f"{text[:40]}…"
