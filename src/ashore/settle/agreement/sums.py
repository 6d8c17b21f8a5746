"""The sums of an agreement worked out again: the debt, what is waived, the payments, the total."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from fractions import Fraction

from ashore.errors.base import AshoreError
from ashore.findings import Finding, Working
from ashore.money.amounts import fen_from_yuan, percent, yuan_from_fen
from ashore.money.rates import xirr
from ashore.money.rounding import Rounding, round_to_int
from ashore.settle.agreement.amounts import moneys_in
from ashore.settle.agreement.debt_sums import debt_findings
from ashore.settle.agreement.fields import AgreementText
from ashore.settle.agreement.finding import agreement_finding
from ashore.settle.agreement.numerals import digits_of
from ashore.text import Text

PARTS = {
    "principal": Text("本金", "principal"),
    "interest": Text("利息", "interest"),
    "penalty": Text("罚息", "penalty interest"),
    "late_charge": Text("违约金", "late charge"),
    "fees": Text("费用", "fees"),
}
_ROUNDED = 100
"""Fen by which each of equal instalments may miss the total: they are rounded to a yuan."""
_CUT = re.compile(r"打?(\d{1,2}|[一二三四五六七八九]{1,2})折")
_LEFT = Text("截止日的欠款减去免除的", "the debt on its day less what is waived")
_ADDED = Text("各期相加", "all payments together")


def sum_findings(text: AgreementText) -> Iterator[Finding]:
    """Yield where the sums of an agreement do not fit each other."""
    yield from _words_and_figures(text)
    yield from debt_findings(text, owed_after_waiver(text))
    yield from _instalments(text)
    yield from _total(text)
    yield from _discount(text)


def owed_after_waiver(text: AgreementText) -> Working | None:
    """Return what is left of the debt once all that is waived is taken off, None if not given."""
    sums = {name: fen_from_yuan(value) for name in PARTS if (value := text.value(name))}
    unread = any(one.torn for one in text.said if one.name in (*PARTS, "waived", "total"))
    if "principal" not in sums or unread:
        return None
    waived = text.value("waived")
    names = {one.value for one in text.said if one.name == "waived_item"} & set(sums)
    off = fen_from_yuan(waived) if waived else sum(sums[name] for name in names)
    added = " + ".join(yuan_from_fen(fen) for fen in sums.values())
    return Working(
        label=_LEFT,
        shown=yuan_from_fen(sum(sums.values()) - off),
        sum=f"{added} − {yuan_from_fen(off)}" if off else added,
        parts=tuple(
            Working(label=PARTS[name], shown=yuan_from_fen(fen)) for name, fen in sums.items()
        ),
    )


def yearly_cost(text: AgreementText) -> float | None:
    """Return the yearly rate at which the payments pay off what is left of the debt.

    It is a share, and None where day, debt or payments are not known.
    """
    as_of, rows, left = text.value("as_of"), text.plan.rows, owed_after_waiver(text)
    if not (as_of and rows and left):
        return None
    owed = fen_from_yuan(left.shown, negative=True)
    flows = [(dt.date.fromisoformat(as_of), owed), *((row.day, -row.amount) for row in rows)]
    try:
        return xirr(flows).rate
    except AshoreError:
        return None


def _words_and_figures(text: AgreementText) -> Iterator[Finding]:
    for sentence in text.sentences:
        for money in moneys_in(sentence.plain):
            if money.differs:
                words, figures = yuan_from_fen(money.in_words or 0), yuan_from_fen(money.fen or 0)
                yield agreement_finding(
                    "sums.words-figures",
                    f"line-{sentence.line}",
                    Text(
                        f"同一笔钱，大写是 {words} 元，小写是 {figures} 元。",
                        f"One sum is {words} yuan in words and {figures} in figures.",
                    ),
                    Text(
                        "大写和小写金额不一致，请更正为同一个数，并重新出具协议。",
                        "Words and figures of a sum differ; please correct them and issue it anew.",
                    ),
                )


def _instalments(text: AgreementText) -> Iterator[Finding]:
    whole, plan = text.value("total"), text.plan
    stated = whole or text.value("split")
    # Payments of interest alone come on top of a sum that only the later ones split up.
    if not stated or not plan.rows or (whole is None and plan.interest):
        return
    total, added = fen_from_yuan(stated), plan.total
    if abs(added - total) <= _spare(text):
        return
    amounts = [row.amount for row in plan.rows]
    equal = len(set(amounts)) == 1 and len(amounts) > 1
    shown = (
        f"{yuan_from_fen(amounts[0])} × {len(amounts)}"
        if equal
        else " + ".join(map(yuan_from_fen, amounts))
    )
    off, written = yuan_from_fen(abs(added - total)), yuan_from_fen(total)
    yield agreement_finding(
        "sums.instalments-total",
        "plan",
        Text(
            f"各期加起来是 {yuan_from_fen(added)} 元，写的总额是 {written} 元，相差 {off} 元。",
            f"The payments come to {yuan_from_fen(added)} yuan and the stated total is {written}: "
            f"{off} apart.",
        ),
        Text(
            "各期金额之和与应还总额不一致，请更正，并写明以哪一个为准。",
            "The payments do not add up to the total; please correct it and say which counts.",
        ),
        amount=abs(added - total),
        workings=(Working(label=_ADDED, shown=yuan_from_fen(added), sum=shown),),
    )


def _total(text: AgreementText) -> Iterator[Finding]:
    """Yield where the total does not follow from the debt, or more is charged than is said."""
    left, stated = owed_after_waiver(text), text.total
    # 「其余免除」 without a sum waives whatever is left; with its sum it can be counted.
    if left is None or stated is None or (text.value("waived_rest") and not text.value("waived")):
        return
    owed = fen_from_yuan(left.shown, negative=True)
    gap = fen_from_yuan(stated) - owed - text.plan.interest
    discounted = gap < 0 and text.value("waived") is None and text.value("one_off")
    if discounted or abs(gap) <= _spare(text):
        return
    once = len(text.plan.rows) == 1 and text.value("one_off")
    if gap > 0 and text.value("charges") != "none" and not once:
        yield _new_charges(text, left, gap)
    else:
        yield _not_from_parts(stated, left, gap)


def _new_charges(text: AgreementText, left: Working, gap: int) -> Finding:
    rate = yearly_cost(text)
    shown = Text("", "") if rate is None else Text(
        f"，折合年化约 {percent(rate)}", f", about {percent(rate)} a year"
    )  # fmt: skip
    return agreement_finding(
        "sums.new-charges",
        "plan",
        Text(
            f"各期合计比锁定的欠款多 {yuan_from_fen(gap)} 元{shown.zh}，协议没有写明这是什么费用。",
            f"All payments are {yuan_from_fen(gap)} yuan more than the debt fixed{shown.en}, and "
            "it is not said what for.",
        ),
        Text(
            "请写明分期期间是否计收利息、手续费，收多少、按什么算；如不收，请把各期金额改为与欠款一致。",
            "Please say whether interest or fees run on, how much and on what; if not, please make "
            "the payments equal to the debt.",
        ),
        amount=gap,
        workings=(left,),
    )


def _discount(text: AgreementText) -> Iterator[Finding]:
    """Yield a discount that does not give the sum that is to be paid."""
    paid, left = text.value("one_off"), owed_after_waiver(text)
    said = [(one, match) for one in text.sentences if (match := _CUT.search(one.plain))]
    if not (paid and left and said):
        return
    sentence, match = said[0]
    # 「七五折」 is 75 of a hundred, 「七折」 seven of ten.
    digits = digits_of(match[1])
    share = Fraction(int(digits), 10 ** len(digits))
    whole = sum(fen_from_yuan(part.shown) for part in left.parts)
    cut, given = round_to_int(whole * share, Rounding.HALF_UP), fen_from_yuan(paid)
    if abs(cut - given) <= _ROUNDED:
        return
    yield agreement_finding(
        "sums.discount",
        f"line-{sentence.line}",
        Text(
            f"写的是「{match[0]}」，{yuan_from_fen(whole)} 元应是 {yuan_from_fen(cut)} 元，"
            f"要付的却是 {paid} 元。",
            f"By “{match[0]}” {yuan_from_fen(whole)} yuan would be {yuan_from_fen(cut)}; "
            f"{paid} are to be paid.",
        ),
        Text(
            "折扣和应付金额对不上，请更正，并写明以哪一个为准。",
            "The discount does not give the sum; please correct it and say which counts.",
        ),
        amount=abs(cut - given),
        workings=(
            Working(
                label=Text("欠款乘以折扣", "the debt times the discount"),
                shown=yuan_from_fen(cut),
                sum=f"{yuan_from_fen(whole)} × {share}",
            ),
        ),
    )


def _not_from_parts(stated: str, left: Working, gap: int) -> Finding:
    size = yuan_from_fen(abs(gap))
    return agreement_finding(
        "sums.total-parts",
        "debt",
        Text(
            f"截止日的欠款减去免除的，是 {left.shown} 元；协议要还 {stated} 元，"
            f"{'多' if gap > 0 else '少'}了 {size} 元，没有写明原因。",
            f"The debt less what is waived is {left.shown} yuan and {stated} is to be paid: {size} "
            f"{'more' if gap > 0 else 'less'}, for no stated reason.",
        ),
        Text(
            "应还总额与所列本金、利息、费用减去减免后的数不一致，请说明差额是什么，并更正。",
            "The total is not principal, interest and fees less the waiver; please explain and "
            "correct it.",
        ),
        amount=abs(gap),
        workings=(left,),
    )


def _spare(text: AgreementText) -> int:
    return 0 if text.plan.table else _ROUNDED * len(text.plan.rows)
