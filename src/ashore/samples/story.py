"""The sample case: one household, four debts, the same story on whatever day it is opened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ashore.case.entries import ENTRIES
from ashore.case.entries_loans import Loan
from ashore.case.fields import SHANGHAI
from ashore.case.ledger import Ledger
from ashore.case.replay import LoanFile, replay
from ashore.case.terms import Item, LoanTerms
from ashore.intake.given_file import GivenFile
from ashore.intake.importing import evidence_of, preview
from ashore.intake.money.proposals import of_loan
from ashore.intake.readers import reader_of
from ashore.intake.reading import Asked, Proposal, Reading
from ashore.law.book import LawBook
from ashore.money.amounts import yuan_from_fen
from ashore.owed.facts import facts_of
from ashore.owed.standing import standing_on
from ashore.samples.papers import LENDERS, PICKED, telephone, wallet
from ashore.samples.relative import OwedItem, read_entries

TITLE = "示例案件（人物、机构均为虚构）"

_DATA = Path(__file__).parent / "data"
_CHAPTERS = ("household", "shizhou", "renhe", "yanyu", "jichuan", "contacts")
_PAID_INSTALMENTS = "paid-instalments"

Values = dict[str, Any]


def sample_case(today: dt.date) -> Ledger:
    """Return the sample's ledger as it stands on a day.

    Days are counted back from ``today``, by months where a contract does, so the sums move by a
    day or two of charges from one day to another while the story stays.

    Examples:
        >>> ledger = sample_case(dt.date(2026, 11, 24))
        >>> [file.loan.product for file in replay(ledger).loans]  # doctest: +NORMALIZE_WHITESPACE
        ['石舟分期·安心借', '稔禾消费金融·悦分期', '檐雨小贷·周转金', '霁川银行信用卡']
    """
    told = [entry for name in _CHAPTERS for entry in read_entries(_DATA / f"{name}.yaml", today)]
    bills = [entry for entry in told if entry["kind"] == "bill"]
    paid = [entry for entry in told if entry["kind"] == _PAID_INSTALMENTS]
    plain = [entry for entry in told if entry not in (*bills, *paid)]
    ledger = _append(Ledger.begin("sample", title=TITLE), plain, today)
    ledger = _append(ledger, _payments(_files(ledger), paid, today), today)
    ledger = _with_wallet(ledger, today)
    ledger = _append(ledger, _bills(_files(ledger), bills, today), today)
    return _with_contacts(ledger, today)


def _with_wallet(ledger: Ledger, today: dt.date) -> Ledger:
    """Return a ledger with what the wallet's bill says, its repayments under their loans."""
    readings = _read(wallet(today), Asked(recorded_at=_moment(today)))
    taken = [
        proposal._replace(entries=of_loan(proposal, LENDERS[lender]))
        for reading in readings
        for proposal in reading.proposals
        for lender in {e.product for e in proposal.entries if isinstance(e, Loan)} & LENDERS.keys()
    ]
    return _with_readings(ledger, readings, taken, today)


def _with_contacts(ledger: Ledger, today: dt.date) -> Ledger:
    """Return a ledger with what a telephone holds of those who were picked."""
    readings = _read(telephone(today), Asked(recorded_at=_moment(today), picked=PICKED))
    return _with_readings(ledger, readings, (), today)


def _read(files: Sequence[GivenFile], asked: Asked) -> list[Reading]:
    return [reader_of(file).read(file, asked) for file in files]


def _with_readings(
    ledger: Ledger, readings: Sequence[Reading], taken: Sequence[Proposal], today: dt.date
) -> Ledger:
    files = evidence_of(readings, ledger, _moment(today))
    return ledger.append(*preview(ledger, readings, taken).new, *files)


def _append(ledger: Ledger, entries: Iterator[Values] | list[Values], today: dt.date) -> Ledger:
    common = {"recorded_at": _moment(today).isoformat(), "source": {"how": "sample"}}
    return ledger.append(*ENTRIES.validate_python(tuple(entry | common for entry in entries)))


def _moment(today: dt.date) -> dt.datetime:
    return dt.datetime.combine(today, dt.time(9), SHANGHAI)


def _files(ledger: Ledger) -> dict[str, LoanFile]:
    return {file.loan.id: file for file in replay(ledger).loans}


def _payments(files: dict[str, LoanFile], paid: list[Values], today: dt.date) -> Iterator[Values]:
    """Yield a payment on its due day for each of a loan's first instalments."""
    for told in paid:
        rows = facts_of(files[told["loan"]], today).schedule.rows
        for row in rows[: told["count"]]:
            yield {
                "kind": "payment",
                "id": f"{told['loan']}-paid-{row.n}",
                "loan": told["loan"],
                "on": row.due_on.isoformat(),
                "amount": yuan_from_fen(row.total),
                "channel": told["channel"],
            }


def _bills(files: dict[str, LoanFile], bills: list[Values], today: dt.date) -> Iterator[Values]:
    """Yield the bills with the sums that the lender's reading of the contract gives."""
    for told in bills:
        file = files[told["loan"]]
        sums = _as_the_lender_reads_it(file, told.pop("computed_with", {}), today)
        items = [line | {"amount": _sum(line["amount"], sums)} for line in told["items"]]
        yield told | {"items": items}


def _as_the_lender_reads_it(file: LoanFile, other: Values, today: dt.date) -> dict[Item, int]:
    said = file.loan.terms.model_dump(by_alias=True, mode="json", exclude_unset=True)
    terms = LoanTerms.model_validate(said | other)
    loan = file.loan.model_copy(update={"terms": terms})
    facts = facts_of(replace(file, loan=loan), today)
    return standing_on(facts, LawBook.standard(), today).sums


def _sum(given: str | OwedItem, sums: dict[Item, int]) -> str:
    return yuan_from_fen(sums[given.item]) if isinstance(given, OwedItem) else given
