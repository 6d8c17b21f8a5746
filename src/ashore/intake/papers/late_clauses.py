"""What a contract says of being late, of calling the whole loan, and of fees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ashore.case.terms import (
    AccelerationTerms,
    CompoundTerms,
    FeeTerm,
    LateFeeTerm,
    PenaltyTerms,
)
from ashore.intake.clauses import acceleration, late_fee, late_terms, share_of
from ashore.intake.pages.figures import folded
from ashore.intake.papers.contract import money_in
from ashore.intake.papers.sentences import Sentence
from ashore.owed.bill import item_of

_PENALTY = re.compile(r"罚息|逾期利息|逾期(?:贷款|借款)?利率")
_LATE_FEE = re.compile(r"违约金|滞纳金")
_OTHER_FEE = re.compile(r"提前(?:还款|结清|清偿)")
_CALLED = re.compile(r"提前到期|提前收回|立即到期|加速到期|全部(?:借款|贷款|债务).{0,6}到期")
_WHEN = re.compile(r"逾期|连续|累计|任一期|任何一期")
_FEE = re.compile(
    r"((?:融资|贷款|借款|平台|技术|信息|账户|保证|分期)*(?:担保|服务|咨询|管理|手续|会员|保险|评估|信息)"
    r"(?:服务)?费)(?!率?之?外)"
)
_PAYEE = re.compile(
    r"(?:由|向|支付给|支付至|付给|归)([一-龥（）()]{4,30}?(?:公司|银行|平台))(?:收取|支付|缴纳|缴|所有)?"
)
_RATE_OF_FEE = re.compile(r"(?:\d+(?:\.\d+)?\s?[%‰]|[百千万]分之[\d.零一二两三四五六七八九十点]+)")
_DEDUCTED = re.compile(r"放款(?:时|前)?.{0,6}(?:扣|收取)|从(?:借款|贷款|放款)?(?:本金|金额|款项)中")
_EACH = re.compile(r"每期|每月|按月|按期|各期|逐期")


class LateClauses(NamedTuple):
    """The clauses that were found, each with its sentence; what a sentence says may be unread.

    A sentence whose value is None speaks of it and could not be read.
    """

    penalty: tuple[PenaltyTerms | None, Sentence] | None
    compound: tuple[CompoundTerms, Sentence] | None
    grace_days: int | None
    late_fees: tuple[tuple[LateFeeTerm | None, Sentence], ...]
    acceleration: tuple[AccelerationTerms | None, Sentence] | None
    fees: tuple[tuple[FeeTerm | None, Sentence], ...]


def late_clauses(sentences: Sequence[Sentence], days_a_year: int | None) -> LateClauses:
    """Return what the sentences say of being late and of fees.

    Args:
        sentences: The sentences of a contract.
        days_a_year: The contract's day-count base, 360 or 365; None where it is not known.
    """
    penalty: tuple[PenaltyTerms | None, Sentence] | None = None
    compound: tuple[CompoundTerms, Sentence] | None = None
    called: tuple[AccelerationTerms | None, Sentence] | None = None
    grace: int | None = None
    fees: list[tuple[LateFeeTerm | None, Sentence]] = []
    for sentence in sentences:
        text = _close(sentence.text)
        if _PENALTY.search(text):
            terms = late_terms(text, days_a_year)
            if penalty is None or penalty[0] is None:
                penalty = terms.penalty, sentence
            if terms.compound and compound is None:
                compound = terms.compound, sentence
            grace = terms.grace_days if grace is None else grace
        elif _LATE_FEE.search(text) and not _OTHER_FEE.search(text):
            fees.append((_named(late_fee(text), text), sentence))
        if _CALLED.search(text) and _WHEN.search(text) and called is None:
            called = acceleration(text), sentence
    return LateClauses(penalty, compound, grace, tuple(fees), called, tuple(_fees(sentences)))


def _named(fee: LateFeeTerm | None, text: str) -> LateFeeTerm | None:
    name, payee = _LATE_FEE.search(text), _PAYEE.search(text)
    if fee is None or name is None:
        return fee
    return fee.model_copy(update={"name": f"逾期{name[0]}", "payee": payee[1] if payee else None})


def _fees(sentences: Sequence[Sentence]) -> Iterator[tuple[FeeTerm | None, Sentence]]:
    for sentence in sentences:
        text = _close(sentence.text)
        name = _FEE.search(text)
        if name is None or _LATE_FEE.search(text) or _PENALTY.search(text):
            continue
        amount = money_in(text[name.end() :])
        rate = _RATE_OF_FEE.search(text[name.end() :])
        if amount is None and rate is None:
            continue
        yield _fee(name[1], amount, rate[0] if rate else None, text), sentence


def _fee(name: str, amount: str | None, rate: str | None, text: str) -> FeeTerm | None:
    deducted, each = _DEDUCTED.search(text), _EACH.search(text)
    once = re.search(r"一次性|首期", text)
    when = "deducted" if deducted else "each" if each else "first" if once else None
    if when is None or (amount and rate):
        return None  # what it comes to, or when, is not clear: the sentence is shown instead
    payee = _PAYEE.search(text)
    of = "balance" if re.search(r"剩余(?:未还)?本金", text) else "principal"
    share = share_of(rate) if rate else None
    return FeeTerm.model_validate(
        {"name": name, "item": item_of(name), "payee": payee[1] if payee else None,
         "amount": amount, "rate": share, "of": of, "when": when}
    )  # fmt: skip


def _close(text: str) -> str:
    return re.sub(r"\s", "", folded(text))
