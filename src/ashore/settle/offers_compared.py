"""Offers on one debt side by side: cost, worth today, odds, other debts, record, cliffs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from ashore.case.replay import Case, LoanFile
from ashore.findings import Citation
from ashore.law.book import LawBook
from ashore.money.amounts import yuan_from_fen
from ashore.money.dates import add_months
from ashore.plan.debts import PlanDebt
from ashore.plan.odds import Paths, odds
from ashore.plan.on_the_table import standing_offers
from ashore.plan.report import PlanReport, months_drawn, paid_each_month
from ashore.settle.offer_flows import OfferFlows, as_it_stands, flows_of
from ashore.settle.present_value import DiscountRate, Flow, discount_rate, present_value
from ashore.text import Text

STANDS = "as-it-stands"
"""The name of the column that is no offer: the debt as contract or judgment have it."""
_NEVER = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One way of paying one debt; sums are fen.

    ``offer`` is the id of the entry, or ``as-it-stands``. ``less`` is how much less is paid than
    as it stands, ``waived`` what the offer itself says. ``short`` is by how much money falls short
    from the month ``short_in`` on, the other debts paid as planned; 0 where it never does.
    ``breaks`` is the chance that money runs out before its last payment. ``comes_back`` is what
    one late payment brings back, ``record_until`` about when the record would be gone.
    """

    offer: str
    by: str
    total: int
    present: int
    less: int
    waived: int | None
    first: Flow
    last: dt.date
    short: int
    short_in: dt.date | None
    breaks: float
    any_miss_ends: bool
    comes_back: int | None
    personal_account: bool
    deadline: dt.date | None
    record_until: dt.date | None
    assumed: tuple[Text, ...]

    def keepable(self, limit: float) -> bool:
        """Return whether the budget bears it, with the chance of breaking that is acceptable."""
        return not self.short and self.breaks <= limit and not self.personal_account


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The ways of paying one debt, with what is recommended and why.

    ``recommended`` is the id of an offer, ``as-it-stands``, or None where none can be kept.
    ``not_compared`` are offers that name no sum. ``rate`` discounts later payments.
    """

    loan: str
    product: str
    creditor: str
    ways: tuple[Compared, ...]
    not_compared: tuple[str, ...]
    recommended: str | None
    because: Text
    ask: Text | None
    rate: DiscountRate
    record: Text
    citations: tuple[Citation, ...]
    assumes: tuple[Text, ...]


def offers_compared(
    case: Case, report: PlanReport, book: LawBook, *, limit: float = 0.2
) -> tuple[Comparison, ...]:
    """Return the offers that stand, debt by debt; debts without one are left out.

    Args:
        case: The case.
        report: The plan of the day.
        book: The law book.
        limit: The chance of breaking that is still acceptable.
    """
    files = {file.loan.id: file for file in case.loans}
    drawn = months_drawn(case, report.budgets, report.on)
    found = []
    for debt in report.debts:
        file = files[debt.id]
        if standing_offers(file, report.on):
            found.append(_Table(debt, file, report, book, drawn, limit).compared())
    return tuple(found)


class _Table:
    """The ways of paying one debt, held against the same months of the same budget."""

    def __init__(
        self,
        debt: PlanDebt,
        file: LoanFile,
        report: PlanReport,
        book: LawBook,
        drawn: Paths,
        limit: float,
    ) -> None:
        self._debt, self._file, self._report = debt, file, report
        self._book, self._drawn, self._limit = book, drawn, limit
        self._rate = discount_rate(book, report.on)
        self._years = book.figure("credit-record.kept-years", on=report.on)
        self._others = _paid_to_others(report, debt)

    def compared(self) -> Comparison:
        on = self._report.on
        base = as_it_stands(self._debt, on)
        ways, left_out = [self._way(STANDS, "—", base, base, None, None)] if base.flows else [], []
        for offer in standing_offers(self._file, on):
            flows = flows_of(offer, self._debt, on)
            if flows is None:
                left_out.append(offer.id)
            else:
                way = self._way(offer.id, offer.by, flows, base, offer.waived, offer.deadline)
                ways.append(way)
        best, because, ask = self._recommend(ways)
        return Comparison(
            loan=self._debt.id,
            product=self._debt.name,
            creditor=self._debt.creditor,
            ways=tuple(ways),
            not_compared=tuple(left_out),
            recommended=best,
            because=because,
            ask=ask,
            rate=self._rate,
            record=_RECORD.fill(years=self._years.text),
            citations=(self._rate.citation, self._years.citation),
            assumes=self._drawn.assumes,
        )

    def _way(
        self,
        offer: str,
        by: str,
        one: OfferFlows,
        base: OfferFlows,
        waived: int | None,
        deadline: dt.date | None,
    ) -> Compared:
        on, last = self._report.on, max(day for day, _ in one.flows)
        dues = self._by_month(one.flows)
        short, month = self._shortfall(dues)
        less = base.total - one.total
        years = int(self._years.value)
        return Compared(
            offer=offer,
            by=by,
            total=one.total,
            present=present_value(one.flows, self._rate.rate, on),
            less=less,
            waived=waived,
            first=min(one.flows),
            last=last,
            short=short,
            short_in=month,
            breaks=self._breaks(dues, last),
            any_miss_ends=one.any_miss_ends,
            comes_back=max(waived or less, 0) if one.any_miss_ends else None,
            personal_account=one.personal_account,
            deadline=deadline,
            record_until=add_months(last, 12 * years) if self._debt.days_late else None,
            assumed=one.assumed,
        )

    def _by_month(self, flows: Sequence[Flow]) -> list[int]:
        """Return what falls due in each month of the plan; what lies beyond it is left out."""
        on, months = self._report.on, self._report.problem.months
        dues = [0] * months
        for day, amount in flows:
            step = max((day.year - on.year) * 12 + day.month - on.month, 0)
            if step < months:
                dues[step] += amount
        return dues

    def _shortfall(self, dues: Sequence[int]) -> tuple[int, dt.date | None]:
        """Return by how much money falls short at the worst, and the first month that it does."""
        money = accumulate(self._report.problem.money)
        needed = accumulate(due + other for due, other in zip(dues, self._others, strict=True))
        gaps = [need - have for need, have in zip(needed, money, strict=True)]
        first = next((t for t, gap in enumerate(gaps) if gap > 0), None)
        if first is None:
            return 0, None
        return max(gaps), add_months(self._report.on.replace(day=1), first)

    def _breaks(self, dues: Sequence[int], last: dt.date) -> float:
        on = self._report.on
        ends = max((last.year - on.year) * 12 + last.month - on.month, 0) + 1
        together = [due + other for due, other in zip(dues, self._others, strict=True)][:ends]
        return max(odds(self._drawn, together, limit=self._limit).breaks.values())

    def _recommend(self, ways: Sequence[Compared]) -> tuple[str | None, Text, Text | None]:
        kept = [way for way in ways if way.keepable(self._limit)]
        if self._debt.held is not None:
            return None, self._debt.held.words, None
        if self._report.budget.surplus <= 0:
            return None, _NOTHING_LEFT, None
        if not kept:
            return None, _why_none(ways), _smallest_ask(self._report, self._debt)
        best = min(kept, key=lambda way: (way.present, way.any_miss_ends, way.last))
        said = _BEST.fill(
            present=yuan_from_fen(best.present), total=yuan_from_fen(best.total),
            chance=chance_words(best.breaks),
        )  # fmt: skip
        if best.any_miss_ends:
            back = yuan_from_fen(best.comes_back or 0)
            return best.offer, said, _SOFTEN.fill(back=back)
        return best.offer, said, None


def chance_words(breaks: float) -> Text:
    """Return the chance that payments hold in words; drawn months never make it a certainty.

    Examples:
        >>> chance_words(0.0).en, chance_words(0.25).zh
        ('more than 99%', '约 75%')
    """
    if breaks < _NEVER:
        return Text("超过 99%", "more than 99%")
    if breaks > 1 - _NEVER:
        return Text("不到 1%", "less than 1%")
    return Text(f"约 {1 - breaks:.0%}", f"about {1 - breaks:.0%}")


def _paid_to_others(report: PlanReport, debt: PlanDebt) -> list[int]:
    """Return what the plan pays to all other debts in each month."""
    if report.optimised is None:
        return [0] * report.problem.months
    plan = report.optimised.plan
    own = next(
        (row for one, row in zip(plan.problem.debts, plan.payments, strict=True)
         if one.id == debt.id),
        (0,) * report.problem.months,
    )  # fmt: skip
    everything = paid_each_month(report.optimised)
    return [paid - mine for paid, mine in zip(everything, own, strict=True)]


def _why_none(ways: Sequence[Compared]) -> Text:
    if ways and all(way.personal_account for way in ways if way.offer != STANDS):
        return _PERSONAL
    least = min((way.short for way in ways if way.short), default=0)
    if least:
        return _SHORT.fill(short=yuan_from_fen(least))
    return _TOO_RISKY


def _smallest_ask(report: PlanReport, debt: PlanDebt) -> Text | None:
    asks = [ask.says for ask in report.asks.asks if ask.debt == debt.id]
    if not asks:
        return _SHARE_ASK
    return Text("；".join(a.zh for a in asks), "; ".join(a.en for a in asks))


_RECORD = Text(
    "征信：还清以后，不良信息再保存 {years} 年；没还清就不开始算。还清得早，消得也早。"
    "怎么报送，要求写进协议。",
    "Credit record: bad data is kept {years} years from when the debt is cleared; while it is not, "
    "the years do not begin. Ask for what is reported to be written into the agreement.",
)
_BEST = Text(
    "守得住的里面，它折成今天最少：{present} 元（一共付 {total} 元）。"
    "按您的收支，一直付得出的可能{chance}。",
    "Of those that can be kept it costs the least today: {present} yuan ({total} in all). By your "
    "own months it holds to the end with a chance of {chance}.",
)
_SOFTEN = Text(
    "签之前先争取改掉「一期没付就全部恢复」：晚一次会回来 {back} 元。请求写上宽限和补足期。",
    "Before you sign, ask to change that one late payment undoes it: {back} yuan would come back. "
    "Ask for days of grace and time to make up.",
)
_NOTHING_LEFT = Text(
    "现在没有余钱，哪个方案都守不住：不答应，先登记困难。",
    "Nothing is left now and none can be kept: agree to none and register the hardship.",
)
_SHORT = Text(
    "哪个方案都守不住：最少的也差 {short} 元。不答应，告诉对方您付得出的数。",
    "None can be kept: even the lightest falls {short} yuan short. Agree to none and tell them "
    "what can be paid.",
)
_TOO_RISKY = Text(
    "算得过来，但月份一差就断：不答应，要更低的月供或宽限。",
    "The sums add up and a thin month would break each of them: ask for less a month, or grace.",
)
_PERSONAL = Text(
    "要付到个人账户的方案不考虑：先要对公账户。",
    "What is to be paid to a person is not considered: ask for a company account first.",
)
_SHARE_ASK = Text(
    "请按预算每月能付的数重新给方案。", "Please make an offer by what the budget bears a month."
)
