"""An agreement on paying a debt back, as fields with their sentences and as an entry."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from ashore.case.entries_dealings import Agreement, AgreementKind
from ashore.case.entry import Source
from ashore.intake.clauses import number_of
from ashore.intake.pages.figures import DAY, day_of, folded
from ashore.intake.papers.agreement_terms import (
    agreed_clauses,
    text_of,
    uneven_payments,
    waived_items,
)
from ashore.intake.papers.contract import Clause, Found, differing, money_in
from ashore.intake.papers.fields import field_of_clause
from ashore.intake.papers.sentences import Sentence
from ashore.intake.reading import ContentIds, SeenField
from ashore.intake.unchosen import UNCHOSEN
from ashore.money.amounts import fen_from_yuan

_TITLE = re.compile(
    r".{0,14}(?:还款|分期|减免|和解|延期|展期|重组|结清|债务)[一-龥]{0,8}协议(?:书)?(?:\(.*\))?"
)
_KINDS: tuple[tuple[str, AgreementKind], ...] = (
    (r"个性化分期", AgreementKind.PERSONALISED_INSTALMENT),
    (r"延期|展期", AgreementKind.EXTENSION),
    (r"重组", AgreementKind.RESTRUCTURING),
    (r"减免|和解|结清", AgreementKind.SETTLEMENT),
)
_COUNT = r"(\d+|[一二两三四五六七八九十百]+)"
_SUM = r"[^,。;\d]{0,16}?((?:人民币)?¥?\d[\d,]*(?:\.\d{1,2})?(?:万)?元)"
_PLAN = ("total", "monthly", "periods")
_COUNTS = ("grace_days", "cure_days", "certificate_days", "record_days")
_ENDS = re.compile(
    r"任(?:何|意)?一期.{0,20}(?:未|逾期).{0,40}(?:恢复|作废|失效|终止|解除|全部|全额)"
)


class AgreementPaper(NamedTuple):
    """What an agreement says: its fields, and the entry for a loan that is still to be chosen."""

    fields: tuple[SeenField, ...]
    entry: Agreement


def looks_like_agreement(sentences: Sequence[Sentence]) -> bool:
    """Return whether one of the first lines says that it is an agreement on paying back."""
    heads = [re.sub(r"\s", "", folded(sentence.text)) for sentence in sentences[:6]]
    return any(_TITLE.fullmatch(head) for head in heads)


def read_agreement(
    sentences: Sequence[Sentence], *, on: dt.date, recorded_at: dt.datetime, source: Source
) -> AgreementPaper:
    """Return what an agreement says; what is given in two ways or does not fit is asked about.

    Args:
        sentences: Its sentences in order.
        on: The day that stands in where it is not dated; that is asked about.
        recorded_at: When it is read.
        source: Where it was read.
    """
    text = text_of(sentences)
    agreed = tuple(agreed_clauses(sentences, text))
    read = [
        Clause(name, found[0], sentence)
        for sentence in sentences
        for name, find in _FINDERS
        if (found := find(re.sub(r"\s", "", folded(sentence.text))))
    ]
    doubted = differing(read) | _apart(_values(read))
    if text.plan.unsure:
        doubted |= frozenset(_PLAN)
    # What is agreed goes before what is owed: a debt's own total is not what is to be paid of it.
    named = {clause.name for clause in agreed}
    clauses = [*(clause for clause in read if clause.name not in named), *agreed]
    value = _values(clauses)
    fields = [field_of_clause(c.name, c.value, c.sentence, off=c.name in doubted) for c in clauses]
    if "signed_on" not in value:
        fields.append(SeenField("signed_on", on.isoformat(), "", 0, None, asks=True))
    entry = Agreement(
        id=ContentIds("agreement").of(*sorted(value.items())),
        recorded_at=recorded_at,
        source=source,
        loan=UNCHOSEN,
        kind_of=_kind(sentences),
        signed_on=dt.date.fromisoformat(value["signed_on"]) if "signed_on" in value else on,
        periods=int(value["periods"]) if "periods" in value else None,
        first_due_on=dt.date.fromisoformat(value["first_due_on"]) if "first_due_on" in value
        else None,
        any_miss_ends="any_miss_ends" in value,
        pay_to=value.get("pay_to"),
        clause="\n".join(sentence.text for sentence in sentences),
        payments=uneven_payments(text),
        waived_items=waived_items(text),
        charges_stop=True if "charges_stop" in value else None,
        collection_stops=True if "collection_stops" in value else None,
        **{name: fen_from_yuan(value[name]) for name in ("total", "monthly", "waived")
           if name in value},
        **{name: int(value[name]) for name in _COUNTS if name in value},
    )  # fmt: skip
    return AgreementPaper(tuple(fields), entry)


def _values(clauses: Sequence[Clause]) -> dict[str, str]:
    """Return the first value of each name."""
    return {clause.name: clause.value for clause in reversed(clauses)}


def _kind(sentences: Sequence[Sentence]) -> AgreementKind:
    title = "".join(sentence.text for sentence in sentences[:6])
    return next((kind for words, kind in _KINDS if re.search(words, title)), AgreementKind.OTHER)


def _apart(value: dict[str, str]) -> frozenset[str]:
    """Return the sums that do not fit: equal instalments come to the total, less than one off."""
    if not all(name in value for name in _PLAN):
        return frozenset()
    monthly, total = fen_from_yuan(value["monthly"]), fen_from_yuan(value["total"])
    off = abs(monthly * int(value["periods"]) - total)
    return frozenset(_PLAN) if off >= monthly else frozenset()


def _total(text: str) -> Found | None:
    owed = r"(?:欠款|债务|应还|尚欠|还款|结清)(?:总额|总计|金额|款)"
    return _amount(rf"{owed}(?:共计|合计|为|:)?{_SUM}", text)


def _monthly(text: str) -> Found | None:
    return _amount(rf"每期(?:应)?(?:还款|偿还|支付|归还)?(?:金额)?(?:为|:)?{_SUM}", text)


def _waived(text: str) -> Found | None:
    return _amount(rf"减免{_SUM}", text)


def _amount(pattern: str, text: str) -> Found | None:
    match = re.search(pattern, text)
    yuan = money_in(match[1]) if match else None
    return (yuan, False) if yuan else None


def _periods(text: str) -> Found | None:
    match = re.search(rf"分(?:为)?{_COUNT}期|共(?:计)?{_COUNT}期", text)
    written = (match[1] or match[2]) if match else None
    return (str(number_of(written)), False) if written else None


def _first_due(text: str) -> Found | None:
    match = re.search(rf"(?:首期|第一期|第1期)[^,。;\d]{{0,12}}?({DAY})", text)
    day = day_of(match[1]) if match else None
    return (day.value, False) if day else None


def _signed(text: str) -> Found | None:
    match = re.search(rf"(?:签订|签署|签约)(?:日期|时间)?(?:为|:|于)?({DAY})", text)
    alone = match[1] if match else text
    day = day_of(alone)
    return (day.value, False) if day and day.plain else None


def _any_miss_ends(text: str) -> Found | None:
    return ("true", False) if _ENDS.search(text) else None


def _pay_to(text: str) -> Found | None:
    match = re.search(r"(?:户名|收款人|账户名(?:称)?)(?:为|:)([一-龥（）()·]{2,30})", text)
    return (match[1], False) if match else None


def _creditor(text: str) -> Found | None:
    match = re.search(
        r"(?:^|[,。;|(])(?:[甲乙丙]方)?\(?(?:债权人|出借人|贷款人)\)?:([一-龥（）()]{4,30})", text
    )
    return (match[1], False) if match else None


_FINDERS = (
    ("creditor", _creditor),
    ("total", _total),
    ("waived", _waived),
    ("periods", _periods),
    ("monthly", _monthly),
    ("first_due_on", _first_due),
    ("signed_on", _signed),
    ("any_miss_ends", _any_miss_ends),
    ("pay_to", _pay_to),
)
