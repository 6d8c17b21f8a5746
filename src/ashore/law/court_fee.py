"""What a court asks for hearing a money claim."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from ashore.errors.money import NegativeAmountError
from ashore.findings import Citation, Confidence, Working
from ashore.law.book import LawBook
from ashore.money.amounts import (
    decimal_from_fraction,
    fen_from_yuan,
    fraction_from_decimal,
    percent,
    yuan_from_fen,
)
from ashore.money.rounding import Rounding, round_to_int
from ashore.text import Text


class CourtFee(NamedTuple):
    """The fee in fen and the arithmetic behind it."""

    amount: int
    working: Working


def court_fee(book: LawBook, claim: int, *, on: dt.date, halved: bool) -> CourtFee:
    """Return the fee of a property case, bracket by bracket, rounded half up to the fen at the end.

    Args:
        book: The law book.
        claim: The fen claimed.
        on: The day the suit is accepted.
        halved: Whether summary procedure, mediation or withdrawal halves it.

    Raises:
        NegativeAmountError: If the claim is below zero.
        LawDataError: If the law book has no brackets for that day.

    Examples:
        >>> fee = court_fee(LawBook.standard(), 3_675_159, on=dt.date(2026, 11, 24), halved=True)
        >>> fee.working.sum
        '(50 + 668.78975) × 0.5 = 359.394875'
        >>> fee.amount
        35939
    """
    if claim < 0:
        raise NegativeAmountError(given=yuan_from_fen(claim), where="claim")
    table = book.table("court.property-case-fee", on=on)
    touched = [row for row in table.rows if not _above(row) or claim > _above(row)]
    fees = [_bracket_fee(row, claim) for row in touched]
    exact = sum(fees, Fraction(0))
    added = " + ".join(_yuan(fee) for fee in fees)
    citations = [_weakest(table.citation, touched)]
    if halved:
        share = book.figure("court.reduced-fee-share", on=on)
        exact *= share.value
        added = f"({added}) × {share.text}" if len(fees) > 1 else f"{added} × {share.text}"
        citations.append(share.citation)
    amount = round_to_int(exact, Rounding.HALF_UP)
    parts = tuple(
        _part(row, claim, fee, citations[0]) for row, fee in zip(touched, fees, strict=True)
    )
    return CourtFee(
        amount,
        Working(
            label=Text("案件受理费", "court fee"),
            shown=yuan_from_fen(amount),
            sum=f"{added} = {_yuan(exact)}",
            citations=tuple(citations),
            parts=parts,
        ),
    )


def _above(row: Mapping[str, str]) -> int:
    return fen_from_yuan(row["above"])


def _in_bracket(row: Mapping[str, str], claim: int) -> int:
    """Return how many fen of a claim lie in a bracket."""
    top = fen_from_yuan(row["up_to"]) if row["up_to"] else claim
    return max(min(claim, top) - _above(row), 0)


def _bracket_fee(row: Mapping[str, str], claim: int) -> Fraction:
    return fen_from_yuan(row["fixed"]) + _in_bracket(row, claim) * fraction_from_decimal(
        row["share"]
    )


def _part(row: Mapping[str, str], claim: int, fee: Fraction, citation: Citation) -> Working:
    share = fraction_from_decimal(row["share"])
    return Working(
        label=Text(
            f"{row['above']} 元以上的部分" if _above(row) else "第一段",
            f"above {row['above']} yuan" if _above(row) else "first bracket",
        ),
        shown=_yuan(fee),
        sum=(
            f"{yuan_from_fen(_in_bracket(row, claim))} × {percent(share, places=1)}"
            if share
            else row["fixed"]
        ),
        citations=(citation,),
    )


def _weakest(citation: Citation, rows: list[Mapping[str, str]]) -> Citation:
    """Return a table's citation, no firmer than the rows of it that were used."""
    order = list(Confidence)
    used = [Confidence(row["confidence"]) for row in rows]
    return replace(citation, confidence=max([citation.confidence, *used], key=order.index))


def _yuan(fen: Fraction) -> str:
    return decimal_from_fraction(fen / 100)
