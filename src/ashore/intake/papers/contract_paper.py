"""A loan contract as fields with their sentences, and as the loan that it makes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from ashore.case.entries_loans import Loan, Party
from ashore.case.entry import Source
from ashore.case.terms import Method, Role
from ashore.intake.lender_names import lender_type
from ashore.intake.papers.card_terms import is_card
from ashore.intake.papers.contract import Clause, clauses_of, differing
from ashore.intake.papers.fields import field_of_clause
from ashore.intake.papers.late_clauses import LateClauses, late_clauses
from ashore.intake.papers.named_parties import named_parties
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


_OF_CARDS = ("principal", "rate")
"""What a card's agreement has to say; it has no instalments, and is called in other ways."""


class ContractPaper(NamedTuple):
    """What a contract says: its fields, the loan if it names a sum, and what was not found.

    ``parties`` are the companies that it gives a short name; the loan names those by their ids.
    """

    fields: tuple[SeenField, ...]
    loan: Loan | None
    left_out: tuple[LeftOut, ...]
    parties: tuple[Party, ...] = ()

    @property
    def asks(self) -> bool:
        """Return whether a person must look at a value before it counts."""
        return any(field.asks for field in self.fields)


def looks_like_contract(sentences: Sequence[Sentence]) -> bool:
    """Return whether a paper names a sum lent and a lender or a rate."""
    names = {clause.name for clause in clauses_of(sentences)}
    told = names & {"parties.funder", "annual_rate", "daily_rate", "monthly_rate", "contract_no"}
    return is_card(names) or ("principal" in names and bool(told))


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
    if is_card(set(first)):
        limit = first["credit_limit"]
        first["principal"] = limit._replace(name="principal")
        first["method"] = limit._replace(name="method", value=Method.CARD.value)
    late = late_clauses(sentences, _days(first))
    fields = tuple(_seen(clause, doubted) for clause in clauses) + tuple(_late_fields(late))
    left_out = tuple(_missing(first, late))
    if "principal" not in first:
        return ContractPaper(fields, None, left_out)
    names = {role.value: first[f"parties.{role.value}"].value for role in Role
             if f"parties.{role.value}" in first}  # fmt: skip
    parties = named_parties(names, sentences, recorded_at=recorded_at, source=source)
    loan = _loan(first, late, names, parties, _title(sentences), recorded_at, source)
    return ContractPaper(fields, loan, left_out, parties)


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
    card = is_card(set(first))
    for name, what in _WANTED.items():
        if name not in there and (name in _OF_CARDS or not card):
            yield LeftOut("paper.not-found", _NOT_FOUND.fill(what=what), place=name)
    if "monthly_rate" in first and "annual_rate" not in first:
        yield LeftOut("paper.monthly-rate", _MONTHLY, place="monthly_rate")


def _loan(
    first: dict[str, Clause],
    late: LateClauses,
    names: dict[str, str],
    known: Sequence[Party],
    title: str,
    recorded_at: dt.datetime,
    source: Source,
) -> Loan:
    value = {name: clause.value for name, clause in first.items()}
    lenders = [names[role.value] for role in (Role.FUNDER, Role.PLATFORM) if role.value in names]
    parties = dict(names)
    if value.get("reporter") in names:
        parties[Role.REPORTER.value] = names[value["reporter"]]
    ids = {party.full_name: party.id for party in known}
    return Loan.model_validate(
        {
            "id": ContentIds("loan").of(*sorted(value.items())),
            "recorded_at": recorded_at,
            "source": source,
            "product": value.get("product") or title,
            "terms": _terms(first, value, _with_short_names(late, known)),
            "signed_on": value.get("signed_on"),
            "contract_no": value.get("contract_no"),
            "parties": {role: ids.get(name, name) for role, name in parties.items()},
            "lender_type": lender_type(*lenders).value,
        }
    )


def _with_short_names(late: LateClauses, known: Sequence[Party]) -> LateClauses:
    """Return the clauses with whoever gets a charge under the name that the case calls it by."""
    short = {party.full_name: party.name for party in known}

    def named(fee: Any) -> Any:
        return fee and fee.model_copy(update={"payee": short.get(fee.payee, fee.payee)})

    return late._replace(
        late_fees=tuple((named(fee), sentence) for fee, sentence in late.late_fees),
        fees=tuple((named(fee), sentence) for fee, sentence in late.fees),
    )


def _title(sentences: Sequence[Sentence]) -> str:
    head = [sentence.text for sentence in sentences[:6]]
    named = next((text for text in head if text.endswith(("合同", "协议", "借据"))), None)
    return named or "借款合同"


def _terms(first: dict[str, Clause], value: dict[str, str], late: LateClauses) -> dict[str, Any]:
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
        "grace_days": int(value.get("grace_days", late.grace_days or 0)),
        "penalty": late.penalty[0] if late.penalty else None,
        "compound": late.compound[0] if late.compound else None,
        "late_fees": tuple(fee for fee, _ in late.late_fees if fee),
        "acceleration": late.acceleration[0] if late.acceleration else None,
        "fees": tuple(fee for fee, _ in late.fees if fee),
        "unknown": _unknown(value, late),
        "clauses": _own_words(first, late),
    }  # fmt: skip
    if value.get("accrual") == "daily" and "day_count" in value:
        terms["day_count"] = value["day_count"]
    card = {name: value[name] for name in ("minimum_rate", "tolerance") if name in value}
    return terms | rate | card


def _unknown(value: dict[str, str], late: LateClauses) -> tuple[str, ...]:
    card = value.get("method") == Method.CARD.value
    unread = {
        "penalty": not card and (late.penalty is None or late.penalty[0] is None),
        "late_fees": any(fee is None for fee, _ in late.late_fees),
        "day_count": not (card or _counts_days(value)),
    }
    return tuple(name for name, is_open in unread.items() if is_open)


def _counts_days(value: dict[str, str]) -> bool:
    """Return whether it is known how the days of an instalment count towards its interest.

    A base alone does not say so: most apps charge a twelfth of the yearly rate all the same. A
    monthly share of the first principal is the same in every month, whatever its days.
    """
    flat = value.get("method") == Method.FLAT.value and "annual_rate" not in value
    by_period = value.get("accrual") == "period" or (flat and "monthly_rate" in value)
    return by_period or ("day_count" in value and "accrual" in value)


def _own_words(first: dict[str, Clause], late: LateClauses) -> dict[str, str]:
    words = {"penalty": late.penalty, "acceleration": late.acceleration}
    said = {name: found[1].text for name, found in words.items() if found}
    if late.late_fees:
        said["late_fee"] = late.late_fees[0][1].text
    rate = next((first[name].sentence.text for name in _RATES if name in first), None)
    if rate and (is_card(set(first)) or _monthly_share(first)):
        said["interest"] = rate
    return said


def _monthly_share(first: dict[str, Clause]) -> bool:
    return "monthly_rate" in first and "annual_rate" not in first
