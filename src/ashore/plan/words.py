"""A plan in sentences: what to pay each month, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ashore.money.amounts import yuan_from_fen
from ashore.plan.carried import Carried, Goals
from ashore.plan.months import MonthDebt
from ashore.plan.optimise import Optimised
from ashore.plan.report import PlanReport
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """What one debt gets in a month, in fen, and what that is for."""

    debt: str
    name: str
    amount: int
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthInWords:
    """One month of a plan: every payment in it with its reason."""

    month: str
    payments: tuple[Payment, ...]

    @property
    def paid(self) -> int:
        """Return all payments together."""
        return sum(payment.amount for payment in self.payments)

    @property
    def says(self) -> Text:
        """Return the month in one sentence."""
        zh = [f"{p.name} 还 {yuan_from_fen(p.amount)} 元（{p.why.zh}）" for p in self.payments]
        en = [f"{p.name} {yuan_from_fen(p.amount)} yuan ({p.why.en})" for p in self.payments]
        return Text("；".join(zh) + "。", "; ".join(en) + ".")


def months_in_words(report: PlanReport) -> tuple[MonthInWords, ...]:
    """Return every month in which something is paid, in words."""
    if report.optimised is None:
        return ()
    return tuple(_months(report, report.optimised.plan))


def taken_offers(report: PlanReport) -> tuple[Text, ...]:
    """Return the offers on the table that the plan takes, each as what to say yes to."""
    names = {debt.id: debt.name for debt in report.debts}
    return tuple(taken_offer(debt, names[debt.id]) for debt in report.taken.values())


def taken_offer(debt: MonthDebt, name: str) -> Text:
    """Return what to say yes to on a debt whose offer the plan takes.

    Raises:
        KeyError: If no offer is taken on it.
    """
    return _TAKEN[debt.taken or ""].fill(name=name, amount=yuan_from_fen(sum(debt.due)))


def compared(report: PlanReport) -> Text | None:
    """Return how the plan compares with the best of the plain orders, or None without a plan."""
    best = report.optimised
    if best is None:
        return None
    other = min((carried.goals for carried in best.baselines.values()), key=lambda g: g.order)
    said = list(_better(best.goals, other))
    dearer = best.goals.cost - other.cost
    if said and dearer > 0:
        paid = yuan_from_fen(dearer)
        said.append(Text(f"为此多付 {paid} 元逾期费用", f"for {paid} yuan more in late charges"))
    elif dearer < 0:
        paid = yuan_from_fen(-dearer)
        said.append((_LESS if best.plan.saved else _LESS_LATE).fill(paid=paid))
    if not said:
        return Text("和常见的还法一样省。", "It costs no more than the usual orders.")
    return Text(
        "和先还最贵的、先还最小的、各家平分这三种还法里最好的比："
        f"{'，'.join(text.zh for text in said)}。",
        "Against the best of three usual orders (dearest first, smallest first, all alike): "
        f"{', '.join(text.en for text in said)}.",
    )


def beside_now(changed: Optimised | None, now: Optimised | None) -> Text:
    """Return what a supposed change does to a plan: when it ends, and what lateness costs."""
    if changed is None or now is None:
        return _STARTS if now is None and changed is not None else _STOPS if now else _NEITHER
    sooner, dearer = _months_sooner(changed, now), changed.goals.cost - now.goals.cost
    said = [] if sooner is None else [sooner]
    if dearer:
        paid = yuan_from_fen(abs(dearer))
        said.append(_DEARER.fill(paid=paid) if dearer > 0 else _CHEAPER.fill(paid=paid))
    if not said:
        return _SAME
    zh, en = "，".join(text.zh for text in said), ", ".join(text.en for text in said)
    return Text(f"和现在的计划比：{zh}。", f"Against the plan as things stand: {en}.")


def _months_sooner(changed: Optimised, now: Optimised) -> Text | None:
    after, before = changed.plan.done, now.plan.done
    if after is None or before is None:
        return None if after == before else _ENDS if before is None else _NO_END
    n = abs(before - after)
    if not n:
        return None
    return _SOONER.fill(n=n) if after < before else _LATER.fill(n=n)


def how_good(best: Optimised) -> Text:
    """Return how near to the best a plan is known to be; a search that ran out of time says so."""
    cost, bound = _comes_to(best.goals.cost), _no_better(best.lower_bound, proven=best.proven)
    gap = f"{best.gap:.2%}"
    if best.proven:
        return Text(
            f"{cost.zh}；先顾到更要紧的以后，任何还法都{bound.zh}（差 {gap}）。",
            f"{cost.en}; with the same priorities no other plan {bound.en} (gap {gap}).",
        )
    return Text(
        f"时间到了，这是目前找到的最好的还法：{cost.zh}，已经证明{bound.zh}（最多差 {gap}）。",
        f"Time ran out; this is the best plan found so far. {cost.en}, and {bound.en} "
        f"(gap at most {gap}).",
    )


def _comes_to(cost: int) -> Text:
    """Return what a plan costs; below zero what offers take off is more than what lateness adds."""
    return (_LATENESS if cost >= 0 else _SAVES).fill(paid=yuan_from_fen(abs(cost)))


def _no_better(bound: int, *, proven: bool) -> Text:
    at_least, at_most = (_NOT_BELOW, _NOT_MORE) if proven else (_LEAST_PROVEN, _MOST_PROVEN)
    return (at_least if bound >= 0 else at_most).fill(paid=yuan_from_fen(abs(bound)))


def _better(ours: Goals, other: Goals) -> Iterator[Text]:
    """Yield what a plan keeps that an order gives up, before the cost."""
    if other.court > ours.court:
        n = other.court - ours.court
        yield Text(f"少错过 {n} 个法院期限", f"{n} more court deadlines are met")
    if other.cliffs > ours.cliffs:
        kept = yuan_from_fen(other.cliffs - ours.cliffs)
        yield Text(f"多保住 {kept} 元不被一次要回", f"{kept} yuan more is kept from falling due")
    if other.newly_late > ours.newly_late:
        n = other.newly_late - ours.newly_late
        yield Text(f"少 {n} 笔新逾期", f"{n} fewer debts become late")
    if other.worse > ours.worse:
        n = other.worse - ours.worse
        yield Text(f"少 {n} 笔再晚一个阶段", f"{n} fewer debts fall a stage further")


def _months(report: PlanReport, plan: Carried) -> Iterator[MonthInWords]:
    names = {debt.id: debt.name for debt in report.debts}
    for t in range(plan.problem.months):
        payments = tuple(
            Payment(
                debt=debt.id,
                name=names[debt.id],
                amount=plan.payments[i][t],
                why=_why_and_left(debt, plan, i, t),
            )
            for i, debt in enumerate(plan.problem.debts)
            if plan.payments[i][t]
        )
        if payments:
            yield MonthInWords(month=plan.problem.month(t), payments=payments)


def _why_and_left(debt: MonthDebt, plan: Carried, i: int, t: int) -> Text:
    left = yuan_from_fen(plan.left[i][t])
    why = [reason] if (reason := _why(debt, plan, i, t)) else []
    why += [Text(f"还差 {left} 元", f"{left} still due")] if plan.left[i][t] else []
    return Text("，".join(text.zh for text in why), ", ".join(text.en for text in why))


def _why(debt: MonthDebt, plan: Carried, i: int, t: int) -> Text | None:
    """Return the first reason that holds for a payment; None where it only makes the debt less."""
    if debt.taken:
        return _BY_OFFER[debt.taken]
    paid, needs = sum(plan.payments[i][: t + 1]), debt.cliff_need
    before = needs[t - 1] if t and needs else 0
    in_time = bool(needs) and needs[t] > before and paid >= needs[t]
    if in_time and (debt.court or debt.cliff[t]):
        return _COURT if debt.court else _CLIFF
    if plan.left[i][t]:
        return None
    return _ALL_DUE if any(debt.due[t + 1 :]) else _CLEARS


_LESS = Text("少付 {paid} 元", "{paid} yuan less is paid")
_LESS_LATE = Text("少付 {paid} 元逾期费用", "{paid} yuan less in late charges")
_LATENESS = Text("因晚还会多出约 {paid} 元", "Being late comes to about {paid} yuan")
_SAVES = Text(
    "减去因晚还多出的，约省 {paid} 元", "Less what being late adds, about {paid} yuan is saved"
)
_NOT_BELOW = Text("不会少于 {paid} 元", "gets below {paid}")
_NOT_MORE = Text("最多省 {paid} 元", "saves more than {paid}")
_LEAST_PROVEN = Text("不会少于 {paid} 元", "{paid} is the least proven")
_MOST_PROVEN = Text("最多省 {paid} 元", "no more than {paid} can be saved")
_STARTS = Text("现在付不了，这样以后就能还了。", "Nothing can be paid now; with this it can.")
_STOPS = Text("这样就没有钱可以还了。", "With this nothing can be paid any more.")
_NEITHER = Text("这样也还没有钱可以还。", "With this nothing can be paid either.")
_SAME = Text("和现在的计划一样。", "It comes to the same as the plan as things stand.")
_SOONER = Text("早 {n} 个月还清", "{n} months sooner")
_LATER = Text("晚 {n} 个月还清", "{n} months later")
_ENDS = Text("能还清了", "it ends")
_NO_END = Text("看得到的月份里还不清了", "no end in sight any more")
_CHEAPER = Text("因晚少付 {paid} 元", "{paid} yuan less for being late")
_DEARER = Text("因晚多付 {paid} 元", "{paid} yuan more for being late")
_COURT = Text("赶上法院的期限", "in time for the court")
_CLIFF = Text("保住整笔不提前到期", "keeps the whole from falling due")
_ALL_DUE = Text("到期的都还上", "all that is due")
_CLEARS = Text("还清", "pays it off")
_BY_OFFER = {
    "settlement": Text("按对方的报价一次结清", "settles it, as offered"),
    "instalments": Text("按对方给的分期", "by the offered instalments"),
    "waiver": Text("按减免后的数还", "after the offered waiver"),
}
_TAKEN = {
    "settlement": Text(
        "「{name}」接受一次结清 {amount} 元的报价：先拿到书面的结清条件再付。",
        "“{name}”: take the offer to close it for {amount} yuan; get it in writing before paying.",
    ),
    "instalments": Text(
        "「{name}」接受对方给的分期，合计 {amount} 元：先拿到书面协议。",
        "“{name}”: take the offered instalments, {amount} yuan in all; get it in writing first.",
    ),
    "waiver": Text(
        "「{name}」接受减免，之后合计 {amount} 元：先拿到书面确认。",
        "“{name}”: take the offered waiver, {amount} yuan in all then; get it in writing first.",
    ),
}
