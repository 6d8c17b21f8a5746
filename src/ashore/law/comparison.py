"""Which yearly rates a loan's cost is held against, and how far each of them reaches."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from ashore.errors.law import LawBeforeFirstError
from ashore.findings import Citation
from ashore.law.answers import Figure
from ashore.law.book import LawBook
from ashore.law.lenders import LICENSED, LOCAL, PRIVATE, LenderType
from ashore.money.amounts import decimal_from_fraction
from ashore.text import Text

COURT_LINE = "court.total-cost-line"
PRIVATE_CAP = "private-lending.cap-multiple"
PRIVATE_24 = "private-lending.enforceable-up-to"
PRIVATE_36 = "private-lending.void-above"
LOCAL_OUTSIDE = "private-lending.local-finance-outside"
UNLICENSED = "private-lending.unlicensed-lender"
LPR = "rates.lpr-1y"


class Applies(StrEnum):
    """How a line reaches a loan; only ``yes`` means that a court would apply it as it stands."""

    YES = "yes"
    NO = "no"
    ON_REQUEST = "on-request"
    BY_ANALOGY = "by-analogy"
    DEPENDS = "depends"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonLine:
    """One yearly rate to compare with: how it reaches this loan, and on whose authority.

    ``also`` holds further sources; ``note`` says what is uncertain about the number itself.
    """

    id: str
    title: Text
    yearly_rate: Fraction
    applies: Applies
    scope: Text
    citation: Citation
    also: tuple[Citation, ...] = ()
    note: Text | None = None


_SCOPE_24 = {
    Applies.ON_REQUEST: Text(
        "持牌机构的息费总计明显过高时，借款人提出，法院可以调减到这条线；不会自动调减。",
        "Where a licensed lender's total cost is clearly too high, a court may cut it to this line"
        " if the borrower asks; it does not do so by itself.",
    ),
    Applies.BY_ANALOGY: Text(
        "地方金融组织不按民间借贷判，法院多参照这条线；要借款人提出。",
        "Local financial organisations are outside the private-lending rules; courts often look to"
        " this line if the borrower asks.",
    ),
    Applies.NO: Text(
        "这条线针对金融借款；民间借贷另有四倍 LPR 的上限。",
        "This line is for financial loans; private lending has its own cap of four times the LPR.",
    ),
    Applies.DEPENDS: Text(
        "先要弄清放贷方是不是持牌机构：持牌的看这条线。",
        "First find out whether the lender is licensed; for a licensed one this line counts.",
    ),
}
_SCOPE_CAP = {
    Applies.YES: Text(
        "民间借贷的利息、违约金和费用合计以它为限，按合同成立那天的 LPR 算。",
        "It caps interest, damages and fees of private lending together, at the LPR of the day the"
        " contract was made.",
    ),
    Applies.NO: Text(
        "只管民间借贷，对这类放贷机构不适用，列出来只为说明。",
        "It governs private lending only and does not apply to this kind of lender; it is listed to"
        " say so.",
    ),
    Applies.DEPENDS: Text(
        "先要弄清放贷方：只有民间借贷才适用，持牌机构和地方金融组织都不适用。",
        "First find out who the lender is: it applies to private lending only, not to licensed or"
        " local financial lenders.",
    ),
}
_SCOPE_CAP_OLD = Text(
    "2020-08-20 以前的民间借贷：自那天起按起诉时的四倍 LPR 算，之前按当时的规定；"
    "不是民间借贷就不适用。",
    "For a private loan from before 2020-08-20 it counts from that day on, at the LPR on filing;"
    " earlier time follows the older rules. It does not apply outside private lending.",
)
_SCOPE_CAP_UNLICENSED = Text(
    "没有牌照的放贷方按民间借贷看，合计以它为限；以放贷为业的，合同还可能整个无效。",
    "A lender without a licence is judged as private lending and capped by it; for one who lends as"
    " a business the whole contract may be void.",
)
_SCOPE_24_OLD = Text(
    "2020-08-20 以前的民间借贷：到 2020-08-19 为止的利息，可请求按这条线算。",
    "For a private loan from before 2020-08-20, interest to 2020-08-19 may be judged by this line"
    " on request.",
)
_SCOPE_36 = Text(
    "2015 到 2020 年民间借贷的旧线，2020-08-20 起已被取代；只作历史和比较，不代表今天的规则。",
    "The old line of private lending from 2015 to 2020, replaced on 2020-08-20; history and"
    " comparison only, not a rule of today.",
)
_SUPERVISORY = ("supervision.facilitation-total-cost", "supervision.small-loan-new-loans")


def comparison_lines(
    book: LawBook, *, contract_on: dt.date, lender: LenderType, on: dt.date | None = None
) -> tuple[ComparisonLine, ...]:
    """Return the lines that a loan's yearly cost is compared with, the most relevant first.

    Four times the LPR never applies to a licensed lender, whatever the law book holds. A line
    whose number cannot be known (a contract older than the LPR) is left out.

    Args:
        book: The law book.
        contract_on: The day the contract was made.
        lender: What the creditor is licensed as.
        on: The day a court would look, such as the day of filing or today; it chooses the judicial
            line and the LPR of private loans from before 2020-08-20. Without it the contract's day
            stands in.

    Examples:
        >>> lines = comparison_lines(
        ...     LawBook.standard(), contract_on=dt.date(2025, 3, 1), lender=LenderType.BANK
        ... )
        >>> [(line.title.en, line.applies.value) for line in lines]
        [('24% line', 'on-request'), ('4 × LPR = 12.4%', 'no'), ('36% line', 'context')]
    """
    looked_on = on or contract_on
    lines = (
        _line_24(book, contract_on, looked_on, lender),
        _line_cap(book, contract_on, looked_on, lender),
        _line_36(book),
    )
    found = [line for line in lines if line is not None]
    if lender in PRIVATE:
        found.sort(key=lambda line: line.applies is not Applies.YES)
    return tuple(found)


def _line_24(
    book: LawBook, contract_on: dt.date, looked_on: dt.date, lender: LenderType
) -> ComparisonLine | None:
    old = _older_than_cap(book, contract_on)
    if lender in PRIVATE and old:
        figure = _known(book, PRIVATE_24, contract_on)
        return _line(figure, Applies.ON_REQUEST, _SCOPE_24_OLD) if figure else None
    figure = _known(book, COURT_LINE, looked_on)
    if figure is None:
        return None
    applies = _by_lender(lender, Applies.ON_REQUEST, local=Applies.BY_ANALOGY, private=Applies.NO)
    also = _citations(
        book, lender, {LOCAL_OUTSIDE: looked_on} | dict.fromkeys(_SUPERVISORY, contract_on)
    )
    return _line(figure, applies, _SCOPE_24[applies], also=also)


def _line_cap(
    book: LawBook, contract_on: dt.date, looked_on: dt.date, lender: LenderType
) -> ComparisonLine | None:
    old = _older_than_cap(book, contract_on)
    if old and lender in LICENSED | LOCAL:
        return None
    counted_on = looked_on if old else contract_on
    multiple = _known(book, PRIVATE_CAP, counted_on)
    if multiple is None:
        return None
    lpr = book.figure(LPR, on=counted_on)
    rate = multiple.value * lpr.value
    applies = (
        Applies.DEPENDS
        if old
        else _by_lender(lender, Applies.NO, local=Applies.NO, private=Applies.YES)
    )
    shown = _percent(rate)
    return ComparisonLine(
        id=PRIVATE_CAP,
        title=Text(f"{multiple.text} 倍 LPR：{shown}", f"{multiple.text} × LPR = {shown}"),
        yearly_rate=rate,
        applies=applies,
        scope=_scope_cap(applies, lender, old=old),
        citation=multiple.citation,
        also=(lpr.citation, *_citations(book, lender, {UNLICENSED: contract_on})),
        note=lpr.note,
    )


def _line_36(book: LawBook) -> ComparisonLine | None:
    figures = [v for v in book.entry(PRIVATE_36).versions if isinstance(v, Figure)]
    return _line(figures[-1], Applies.CONTEXT, _SCOPE_36) if figures else None


def _line(
    figure: Figure, applies: Applies, scope: Text, *, also: tuple[Citation, ...] = ()
) -> ComparisonLine:
    shown = _percent(figure.value)
    return ComparisonLine(
        id=figure.id,
        title=Text(f"{shown} 线", f"{shown} line"),
        yearly_rate=figure.value,
        applies=applies,
        scope=scope,
        citation=figure.citation,
        also=also,
        note=figure.note,
    )


def _scope_cap(applies: Applies, lender: LenderType, *, old: bool) -> Text:
    if old:
        return _SCOPE_CAP_OLD
    if lender is LenderType.UNLICENSED:
        return _SCOPE_CAP_UNLICENSED
    return _SCOPE_CAP[applies]


def _citations(
    book: LawBook, lender: LenderType, days: Mapping[str, dt.date]
) -> tuple[Citation, ...]:
    """Return the citations of those entries that held on their day and name this lender."""
    found = []
    for name, on in days.items():
        if lender not in book.entry(name).applies_to.lenders:
            continue
        with contextlib.suppress(LawBeforeFirstError):
            found.append(book.version(name, on=on).citation)
    return tuple(citation for citation in found if citation is not None)


def _by_lender(
    lender: LenderType, licensed: Applies, *, local: Applies, private: Applies
) -> Applies:
    if lender in LICENSED:
        return licensed
    if lender in LOCAL:
        return local
    return private if lender in PRIVATE else Applies.DEPENDS


def _older_than_cap(book: LawBook, contract_on: dt.date) -> bool:
    first = book.entry(PRIVATE_CAP).versions[0].from_date
    return first is not None and contract_on < first


def _percent(rate: Fraction) -> str:
    return f"{decimal_from_fraction(rate * 100)}%"


def _known(book: LawBook, name: str, on: dt.date) -> Figure | None:
    try:
        return book.figure(name, on=on)
    except LawBeforeFirstError:
        return None
