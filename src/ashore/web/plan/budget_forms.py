"""What is asked about money that comes in, goes out, and is at hand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ashore.case.entries_people import Asset, Expense, Income
from ashore.documents.contract_words import STABILITIES
from ashore.errors.base import AshoreError
from ashore.money.amounts import fen_from_yuan, yuan_from_fen
from ashore.money.dates import Step
from ashore.money.rounding import Rounding, round_to_int
from ashore.plan.categories import Category
from ashore.plan.income import monthly_of
from ashore.plan.odds import ASSUMED_SPREAD
from ashore.text import Text
from ashore.web.frame.fields import (
    AmountField,
    DayField,
    PickField,
    TickField,
    WholeField,
    WordsField,
    choices_of,
)
from ashore.web.frame.form import Form

Given = Mapping[str, Any]
Values = dict[str, Any]

EVERY = (
    ("1m", Text("每月", "a month")),
    ("1w", Text("每周", "a week")),
    ("1y", Text("每年", "a year")),
)
_ABOUT = Text(
    "大概的数按上下一成算；您知道上下限就写在下面。",
    "A rough sum is taken to be right within a tenth; give the bounds below if you know them.",
)
_LEAST, _MOST = Text("少的时候", "At least"), Text("多的时候", "At most")
_TURNED = Text("上下限写反了，请再看一眼。", "The two bounds are the wrong way round.")


class IncomeForm(Form):
    """Money that comes in."""

    name = WordsField(
        Text("是什么收入", "What income is it?"),
        hint=Text("例如：工资、跑腿、低保。", "Such as a wage, odd jobs, an allowance."),
        required=True,
        most=120,
    )
    amount = AmountField(Text("多少", "How much?"), about=True, unknown=True, hint=_ABOUT)
    every = PickField(Text("多久一次", "How often?"), EVERY)
    months = WordsField(
        Text("最近三个月各收了多少", "What the latest three months brought"),
        hint=Text(
            "时多时少的，从早到晚写三个数，用空格隔开。",
            "If it varies, three sums from the earliest on, with blanks between.",
        ),
        most=400,
    )
    stability = PickField(
        Text("稳定吗", "How steady is it?"), choices_of(STABILITIES), unknown=True
    )
    whose = WordsField(
        Text("谁的收入", "Whose is it?"),
        hint=Text(
            "自己的就空着；家人的写“配偶”之类。", "Leave open if yours; else “partner” or so."
        ),
        most=60,
    )
    pay_day = WholeField(Text("每月几号到账", "On which day of the month?"), least=1, most=31)
    ends_on = DayField(Text("到哪天为止", "Until when?"), unknown=True)
    low = AmountField(_LEAST)
    high = AmountField(_MOST)

    def check(self) -> None:
        """Look at the bounds, and read the months."""
        _check_bounds(self)
        try:
            self.given["months"] = tuple(fen_from_yuan(one) for one in _parts(self.given["months"]))
        except AshoreError as error:
            self.mind(
                "months", Text("".join(error.parts("zh")[::2]), " ".join(error.parts("en")[::2]))
            )


class ExpenseForm(Form):
    """Money that goes out, debts left out."""

    name = WordsField(
        Text("是什么支出", "What is it for?"),
        hint=Text("还债不写在这里。", "Debts do not belong here."),
        required=True,
        most=120,
    )
    amount = AmountField(Text("多少", "How much?"), about=True, unknown=True, hint=_ABOUT)
    every = PickField(Text("多久一次", "How often?"), EVERY)
    category = PickField(
        Text("属于哪一类", "Which group?"),
        [(one.value, one.words) for one in Category],
        unknown=True,
    )
    extra = TickField(
        Text("不是必要的，紧的时候可以不花", "It is not essential and can wait in thin months")
    )
    reason = WordsField(
        Text("比一般人家多的话，为什么", "If it is more than usual, why?"),
        hint=Text("一句话就够，例如：长期用药。", "One sentence will do."),
        most=300,
    )
    ends_on = DayField(Text("到哪天为止", "Until when?"), unknown=True)
    low = AmountField(_LEAST)
    high = AmountField(_MOST)

    def check(self) -> None:
        """Look at the bounds."""
        _check_bounds(self)


class AssetForm(Form):
    """Money at hand, and things of value."""

    name = WordsField(
        Text("是什么", "What is it?"),
        hint=Text("例如：活期存款、现金、电动车。", "Such as savings, cash, a scooter."),
        required=True,
        most=120,
    )
    value = AmountField(Text("值多少", "What is it worth?"), unknown=True)
    as_of = DayField(Text("哪天的数", "On which day?"), unknown=True)
    liquid = TickField(Text("随时能拿出来用的钱", "Money that can be used at any time"))


def income_values(given: Given) -> Values:
    """Return what an income says."""
    values = _line(given)
    if given["months"]:
        values["months"] = given["months"]
    for name in ("stability", "whose"):
        said = getattr(given[name], "value", given[name])
        values |= {name: said} if said else {}
    return values | ({} if given["pay_day"] is None else {"pay_day": given["pay_day"]})


def expense_values(given: Given) -> Values:
    """Return what an expense says."""
    values = _line(given) | {"essential": not given["extra"]}
    values |= {"category": given["category"].value} if given["category"].value else {}
    return values | ({"reason": given["reason"]} if given["reason"] else {})


def asset_values(given: Given) -> Values:
    """Return what something of value says."""
    values: Values = {"name": given["name"], "liquid": given["liquid"]}
    values |= {} if given["value"].fen is None else {"value": given["value"].fen}
    return values | ({} if given["as_of"] is None else {"as_of": given["as_of"]})


def income_begins(one: Income) -> Values:
    """Return the answers that an income stands for."""
    begins = _line_begins(one) | {"stability": one.stability.value, "whose": one.whose or ""}
    begins |= {"months": " ".join(yuan_from_fen(fen) for fen in one.months)}
    return begins | ({} if one.pay_day is None else {"pay_day": str(one.pay_day)})


def expense_begins(one: Expense) -> Values:
    """Return the answers that an expense stands for."""
    begins = _line_begins(one) | {"category": one.category or "", "reason": one.reason or ""}
    return begins | ({} if one.essential else {"extra": "1"})


def asset_begins(one: Asset) -> Values:
    """Return the answers that something of value stands for."""
    begins: Values = {"name": one.name, "liquid": "1" if one.liquid else ""}
    begins |= {} if one.value is None else {"value": yuan_from_fen(one.value)}
    return begins | ({} if one.as_of is None else {"as_of": one.as_of.isoformat()})


def _line(given: Given) -> Values:
    values: Values = {"name": given["name"]}
    step = given["every"].value or "1m"
    fen, about = given["amount"]
    if fen is not None:
        values |= {"monthly": fen} if step == "1m" else {"amount": fen, "every": step}
    for name in ("low", "high"):
        values |= {} if given[name].fen is None else {name: given[name].fen}
    if about and fen is not None and not {"low", "high"} & values.keys():
        a_month = monthly_of(fen, Step.from_text(step))
        values["low"] = round_to_int(a_month * (1 - ASSUMED_SPREAD), Rounding.DOWN)
        values["high"] = round_to_int(a_month * (1 + ASSUMED_SPREAD), Rounding.CEILING)
    return values | ({} if given["ends_on"] is None else {"ends_on": given["ends_on"]})


def _line_begins(one: Income | Expense) -> Values:
    begins: Values = {"name": one.name, "every": str(one.every)}
    fen = one.monthly if one.monthly is not None else one.amount
    begins |= {} if fen is None else {"amount": yuan_from_fen(fen)}
    if one.monthly is not None:
        begins["every"] = "1m"
    for name in ("low", "high"):
        bound = getattr(one, name)
        begins |= {} if bound is None else {name: yuan_from_fen(bound)}
    return begins | ({} if one.ends_on is None else {"ends_on": one.ends_on.isoformat()})


def _check_bounds(form: Form) -> None:
    low, high = form.given["low"].fen, form.given["high"].fen
    if low is not None and high is not None and low > high:
        form.mind("low", _TURNED)


def _parts(said: str) -> list[str]:
    return [part.replace(",", "") for part in re.split(r"[\s、；;，/]+", said) if part]
