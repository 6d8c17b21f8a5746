"""A loan contract as fields with their sentences, and as the loan that it makes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from ashore.case.entries_loans import Loan
from ashore.case.entry import Source
from ashore.case.terms import Method, Role
from ashore.intake.lender_names import lender_type
from ashore.intake.papers.contract import Clause, clauses_of, differing
from ashore.intake.papers.fields import field_of_clause
from ashore.intake.papers.late_clauses import LateClauses, late_clauses
from ashore.intake.papers.sentences import Sentence
from ashore.intake.reading import ContentIds, LeftOut, SeenField
from ashore.text import Text

_WANTED = {
    "principal": Text("借款金额", "the sum lent"),
    "rate": Text("利率", "the rate of interest"),
    "periods": Text("期数", "how many instalments there are"),
    "method": Text("还款方式", "how it is paid back"),
    "day_count": Text("计息基准（一年按 360 还是 365 天）", "whether a year has 360 or 365 days"),
    "penalty": Text("逾期罚息", "penalty interest"),
    "acceleration": Text("提前到期的条件", "when the whole loan may be called"),
}
_NOT_FOUND = Text(
    "合同里没有找到：{what}。没有找到不等于没有约定，请再看一遍原文。",
    "The contract was not found to say {what}. That does not mean that it does not: look again.",
)
_MONTHLY = Text(
    "合同只写了月利率。怎样折成年利率要看合同，这里没有替您换算。",
    "The contract states a monthly rate only. How it becomes a yearly one is for the contract to "
    "say; it was not converted here.",
)
_RATES = ("annual_rate", "daily_rate", "monthly_rate")


class ContractPaper(NamedTuple):
    """What a contract says: its fields, the loan if it names a sum, and what was not found."""

    fields: tuple[SeenField, ...]
    loan: Loan | None
    left_out: tuple[LeftOut, ...]

    @property
    def asks(self) -> bool:
        """Return whether a person must look at a value before it counts."""
        return any(field.asks for field in self.fields)


def looks_like_contract(sentences: Sequence[Sentence]) -> bool:
    """Return whether a paper names a sum lent and a lender or a rate."""
    names = {clause.name for clause in clauses_of(sentences)}
    told = names & {"parties.funder", "annual_rate", "daily_rate", "monthly_rate", "contract_no"}
    return "principal" in names and bool(told)


def read_contract(
    sentences: Sequence[Sentence], *, recorded_at: dt.datetime, source: Source
) -> ContractPaper:
    """Return what a contract says; a value that is given in two ways is asked about.

    Args:
        sentences: Its sentences in order.
        recorded_at: When it is read.
        source: Where it was read.
    """
    clauses = clauses_of(sentences)
    first: dict[str, Clause] = {}
    for clause in clauses:
        first.setdefault(clause.name, clause)
    doubted = differing(clauses) | _apart(first)
    late = late_clauses(sentences, _days(first))
    fields = tuple(_seen(clause, doubted) for clause in clauses) + tuple(_late_fields(late))
    loan = _loan(first, late, sentences, recorded_at, source) if "principal" in first else None
    return ContractPaper(fields, loan, tuple(_missing(first, late)))


def _seen(clause: Clause, doubted: frozenset[str]) -> SeenField:
    off = clause.doubted or clause.name in doubted
    return field_of_clause(clause.name, clause.value, clause.sentence, off=off)


def _apart(first: dict[str, Clause]) -> frozenset[str]:
    """Return the rates that do not fit each other by the day or by the month."""
    yearly, daily, monthly = (
        Fraction(first[name].value) if name in first else None for name in _RATES
    )
    apart: set[str] = set()
    if yearly and daily and not 355 <= yearly / daily <= 370:
        apart |= {"annual_rate", "daily_rate"}
    if yearly and monthly and abs(yearly - 12 * monthly) > Fraction(1, 1_000):
        apart |= {"annual_rate", "monthly_rate"}
    if yearly and yearly > 1:
        apart.add("annual_rate")
    return frozenset(apart)


def _days(first: dict[str, Clause]) -> int | None:
    count = first["day_count"].value if "day_count" in first else ""
    return 365 if count.endswith("365") else 360 if count else None


def _late_fields(late: LateClauses) -> Iterator[SeenField]:
    """Yield each clause on being late; one that could not be read has no value and asks."""
    if late.penalty:
        terms, sentence = late.penalty
        said = _written(terms) if terms else {}
        for name, value in said.items():
            yield field_of_clause(f"penalty.{name}", value, sentence)
        if not said:
            yield field_of_clause("penalty", "", sentence)
    if late.compound:
        yield field_of_clause("compound", late.compound[0].rate, late.compound[1])
    for n, (fee, sentence) in enumerate(late.late_fees, start=1):
        yield from _all(f"late_fees[{n}]", fee, sentence)
    if late.acceleration:
        yield from _all("acceleration", *late.acceleration)
    for n, (charge, sentence) in enumerate(late.fees, start=1):
        yield from _all(f"fees[{n}]", charge, sentence)


def _all(name: str, record: Any, sentence: Sentence) -> Iterator[SeenField]:
    said = _written(record) if record else {}
    if not said:
        yield field_of_clause(name, "", sentence)
    for part, value in said.items():
        yield field_of_clause(f"{name}.{part}", value, sentence)


def _written(record: Any) -> dict[str, str]:
    dumped = record.model_dump(mode="json", exclude_none=True)
    return {name: str(value) for name, value in dumped.items()}


def _missing(first: dict[str, Clause], late: LateClauses) -> Iterator[LeftOut]:
    there = set(first) | {"rate" for name in _RATES if name in first}
    there |= {"penalty"} if late.penalty else set()
    there |= {"acceleration"} if late.acceleration else set()
    for name, what in _WANTED.items():
        if name not in there:
            yield LeftOut("paper.not-found", _NOT_FOUND.fill(what=what), place=name)
    if "monthly_rate" in first and "annual_rate" not in first:
        yield LeftOut("paper.monthly-rate", _MONTHLY, place="monthly_rate")


def _loan(
    first: dict[str, Clause],
    late: LateClauses,
    sentences: Sequence[Sentence],
    recorded_at: dt.datetime,
    source: Source,
) -> Loan:
    value = {name: clause.value for name, clause in first.items()}
    roles = [role.value for role in Role if f"parties.{role.value}" in value]
    parties = {role: value[f"parties.{role}"] for role in roles}
    order = (Role.FUNDER, Role.PLATFORM)
    names = [parties[role.value] for role in order if role.value in parties]
    terms = _terms(value, late)
    return Loan.model_validate(
        {
            "id": ContentIds("loan").of(*sorted(value.items())),
            "recorded_at": recorded_at,
            "source": source,
            "product": _title(sentences),
            "terms": terms,
            "signed_on": value.get("signed_on"),
            "contract_no": value.get("contract_no"),
            "parties": parties,
            "lender_type": lender_type(*names).value,
        }
    )


def _title(sentences: Sequence[Sentence]) -> str:
    head = [sentence.text for sentence in sentences[:6]]
    named = next((text for text in head if text.endswith(("合同", "协议", "借据"))), None)
    return named or "借款合同"


def _terms(value: dict[str, str], late: LateClauses) -> dict[str, Any]:
    """Return the terms as a loan entry writes them; what the contract does not say stays open."""
    method = value.get("method")
    # Only a flat loan has a monthly rate of its own: no other is made yearly without a word.
    flat = method == Method.FLAT.value and "annual_rate" not in value
    rate = {}
    if "annual_rate" in value:
        rate = {"annual_rate": value["annual_rate"]}
    elif flat and "monthly_rate" in value:
        rate = {"flat_monthly_rate": value["monthly_rate"]}
    elif "daily_rate" in value:
        rate = {"daily_rate": value["daily_rate"]}
    terms: dict[str, Any] = {
        "method": method if method and (rate or method == Method.CUSTOM.value)
        else Method.OPEN.value,
        "principal": value["principal"],
        "periods": int(value["periods"]) if "periods" in value else None,
        "first_due_on": value.get("first_due_on"),
        "stated_annual_cost": value.get("stated_annual_cost"),
        "grace_days": late.grace_days or 0,
        "penalty": late.penalty[0] if late.penalty else None,
        "compound": late.compound[0] if late.compound else None,
        "late_fees": tuple(fee for fee, _ in late.late_fees if fee),
        "acceleration": late.acceleration[0] if late.acceleration else None,
        "fees": tuple(fee for fee, _ in late.fees if fee),
        "unknown": _unknown(value, late),
        "clauses": _own_words(late),
    }  # fmt: skip
    if _counts_days(value):
        terms["day_count"] = value["day_count"]
    return terms | rate


def _unknown(value: dict[str, str], late: LateClauses) -> tuple[str, ...]:
    unread = {
        "penalty": late.penalty is None or late.penalty[0] is None,
        "late_fees": any(fee is None for fee, _ in late.late_fees),
        "day_count": not _counts_days(value),
    }
    return tuple(name for name, is_open in unread.items() if is_open)


def _counts_days(value: dict[str, str]) -> bool:
    """Return whether instalments are known to bear interest by the day, and on which base.

    A base alone does not say so: most apps charge a twelfth of the yearly rate all the same.
    """
    return "day_count" in value and "accrual" in value


def _own_words(late: LateClauses) -> dict[str, str]:
    words = {"penalty": late.penalty, "acceleration": late.acceleration}
    said = {name: found[1].text for name, found in words.items() if found}
    if late.late_fees:
        said["late_fee"] = late.late_fees[0][1].text
    return said
