"""What stops a figure: amounts, rates, dates and cash flows that are not what they should be."""

from __future__ import annotations

from ashore.errors.base import DataError
from ashore.text import Text


class AmountError(DataError):
    """An amount is not yuan with at most two decimals."""

    code = "money.amount"
    says = Text(
        "{where} 的金额“{given}”不是最多两位小数的元。",
        "The amount “{given}” at {where} is not yuan with at most two decimals.",
    )
    next_step = Text("请写成 1234.56 这样的数。", "Write it like 1234.56.")


class NegativeAmountError(DataError):
    """An amount that cannot be below zero is."""

    code = "money.negative"
    says = Text("{where} 的金额 {given} 小于零。", "The amount {given} at {where} is below zero.")
    next_step = Text(
        "请去掉负号；退款请记成单独的一笔。",
        "Drop the minus sign; record a refund as its own entry.",
    )


class RateError(DataError):
    """A rate is not a plain decimal share."""

    code = "money.rate"
    says = Text(
        "{where} 的利率“{given}”不是小数。", "The rate “{given}” at {where} is not a decimal share."
    )
    next_step = Text("18% 请写成 0.18。", "Write 18 % as 0.18.")


class DateError(DataError):
    """A date does not exist or is not written year-month-day."""

    code = "money.date"
    says = Text("{where} 的日期“{given}”不存在。", "The date “{given}” at {where} does not exist.")
    next_step = Text("请写成 2026-11-24 这样的日期。", "Write it like 2026-11-24.")


class DateOrderError(DataError):
    """A range of dates ends before it starts."""

    code = "money.date-order"
    says = Text("{where}：{end} 早于 {start}。", "At {where}, {end} comes before {start}.")
    next_step = Text("请核对两个日期的先后。", "Check which of the two dates comes first.")


class StepError(DataError):
    """An instalment interval is not a number of days, weeks, months or years."""

    code = "money.step"
    says = Text(
        "{where} 的间隔“{given}”不是天、周、月或年。",
        "The interval “{given}” at {where} is not a number of days, weeks, months or years.",
    )
    next_step = Text("请写成 1m、15d、2w 或 1y。", "Write it like 1m, 15d, 2w or 1y.")


class FlowsError(DataError):
    """Cash flows cannot be read at all."""

    code = "rates.flows"
    says = Text(
        "{where} 的现金流读不出来：{given}。", "The cash flows at {where} cannot be read: {given}."
    )
    next_step = Text(
        "每笔写成 [日期, 金额]，收到为正、付出为负。",
        "Write each as [date, amount], money in positive and money out negative.",
    )


class FlowAmountError(DataError):
    """An amount among cash flows is not a plain decimal."""

    code = "rates.amount"
    says = Text(
        "{where} 的金额“{given}”不是数。", "The amount “{given}” at {where} is not a number."
    )
    next_step = Text("请写成 -1234.56 这样的数。", "Write it like -1234.56.")


class FlowKindError(DataError):
    """A case of cash flows does not say how their rate is meant."""

    code = "rates.kind"
    says = Text(
        "{where} 的 kind 是“{given}”，不是 xirr 或 irr。",
        "The kind at {where} is “{given}”, which is neither xirr nor irr.",
    )
    next_step = Text(
        "有日期的写 xirr，每期一笔的写 irr。", "Write xirr for dated flows, irr for one a period."
    )


class DayCountError(DataError):
    """A day count is none that is known."""

    code = "rates.day-count"
    says = Text(
        "{where} 的计日方式“{given}”不认识。", "The day count “{given}” at {where} is not known."
    )
    next_step = Text(
        "请写 act/365、act/360、act/act 或 30/360。", "Write act/365, act/360, act/act or 30/360."
    )


class NoSignChangeError(DataError):
    """All flows go one way, so no rate exists."""

    code = "rates.no-sign-change"
    says = Text(
        "{where} 的现金流全是同一个方向，算不出利率。",
        "The cash flows at {where} all go one way, so no rate exists.",
    )
    next_step = Text(
        "请补上收到的或付出的那一边。", "Add the other side: what came in, or what went out."
    )


class OneDayError(DataError):
    """All flows fall on one day, so no time passes and no rate exists."""

    code = "rates.one-date"
    says = Text(
        "{where} 的现金流都在同一天，没有时间就没有利率。",
        "The cash flows at {where} all fall on one day; without time there is no rate.",
    )
    next_step = Text("请核对每笔的日期。", "Check the date of each flow.")


class NoRealRateError(DataError):
    """The flows change sign and yet no real rate brings them to zero."""

    code = "rates.no-real-rate"
    says = Text(
        "没有任何实数利率能让 {where} 的现金流平衡。",
        "No real rate brings the cash flows at {where} into balance.",
    )
    next_step = Text("请核对每笔的金额和方向。", "Check the amount and direction of each flow.")


class RateRangeError(DataError):
    """A rate balances the flows, but it is larger or nearer to −100 % than a float can hold."""

    code = "rates.out-of-range"
    says = Text(
        "{where} 的利率大得或低得写不出来。",
        "The rate of the cash flows at {where} is too far up or down to be written as a number.",
    )
    next_step = Text("请核对金额，以及相隔的天数。", "Check the amounts and the days between them.")
