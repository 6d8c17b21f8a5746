"""The sample case: one household, four debts, built by importing the papers that ship with it."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from ashore.case.entries import ENTRIES
from ashore.case.exchange import case_to_json
from ashore.case.fields import SHANGHAI
from ashore.case.ledger import Ledger
from ashore.case.replay import LoanFile, replay
from ashore.case.terms import Item, LoanTerms
from ashore.intake.given_file import GivenFile
from ashore.intake.importing import evidence_of, preview, readings_in
from ashore.intake.reading import Asked
from ashore.intake.taking import Answers, linked, taken
from ashore.law.book import LawBook
from ashore.owed.facts import facts_of
from ashore.owed.standing import standing_on
from ashore.samples.papers import (
    BANK,
    CONTRACTS,
    PARTNERS_BANK,
    PICKED,
    TELEPHONE,
    WALLET,
    bill,
    paper,
)
from ashore.samples.relative import read_entries

TITLE = "示例案件（人物、机构均为虚构）"
ANSWERS = "paper-answers.json"
"""What no paper carries, in the exchange format of a case: household, cause, costs, savings."""

_DATA = Path(__file__).parent / "data"


class Step(NamedTuple):
    """Files that are imported together, and what the person says of them."""

    names: tuple[str, ...]
    answers: Answers


ALL = Answers(codes=frozenset({"all"}), own=True)
"""The person takes all that the papers suggest, and took the loans."""
STEPS = (
    *(Step((name,), replace(ALL, loan=loan)) for loan, name in CONTRACTS.items()),
    Step((BANK,), ALL),
    Step((PARTNERS_BANK,), replace(ALL, whose="配偶")),
    Step(WALLET, ALL),
    Step(TELEPHONE, ALL),
)
"""What is imported before the bills, whose sums follow from it."""
_READ_OTHERWISE: Mapping[str, dict[str, Any]] = {
    "renhe": {"penalty": {"multiplier": "1.5", "base": "instalment", "day_count": "act/360"}}
}
"""Where a lender computes its bill by other terms than its contract says: the story has one."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample on a day: its case, and the files that the case was imported from."""

    ledger: Ledger
    papers: tuple[GivenFile, ...]


def sample_case(today: dt.date) -> Ledger:
    """Return the sample's ledger as it stands on a day.

    Days are counted back from ``today``, by months where a contract does, so the sums move by a
    day or two of charges from one day to another while the story stays.

    Examples:
        >>> ledger = sample_case(dt.date(2026, 11, 24))
        >>> [file.loan.product for file in replay(ledger).loans]  # doctest: +NORMALIZE_WHITESPACE
        ['石舟分期·安心借', '稔禾消费金融·悦分期', '檐雨小贷·周转金', '霁川银行信用卡']
    """
    return sample(today).ledger


@functools.lru_cache(maxsize=8)
def sample(today: dt.date) -> Sample:
    """Return the sample on a day, imported from its papers as anybody's would be."""
    answers = _answers(today)
    ledger = Ledger.begin("sample", title=TITLE).append(*answers.entries)
    papers = [GivenFile.of(case_to_json(answers).encode(), ANSWERS)]
    for step in STEPS:
        files = [paper(name, today) for name in step.names]
        ledger = _imported(ledger, files, today, step.answers)
        papers += files
    loans = {file.loan.id: file for file in replay(ledger).loans}
    bills = [bill(name, today, _as_the_lender_reads_it(loans[name], today)) for name in CONTRACTS]
    ledger = _imported(ledger, bills, today, ALL)
    return Sample(ledger, (*papers, *bills))


def _answers(today: dt.date) -> Ledger:
    told = read_entries(_DATA / "answers.yaml", today)
    common = {"recorded_at": _moment(today).isoformat(), "source": {"how": "typed"}}
    entries = ENTRIES.validate_python(tuple(entry | common for entry in told))
    return Ledger.begin("answers", title=TITLE).append(*entries)


def _imported(
    ledger: Ledger, files: Sequence[GivenFile], today: dt.date, answers: Answers
) -> Ledger:
    """Return a ledger with all that some files say and suggest, as one import adds it."""
    moment = _moment(today)
    asked = Asked(recorded_at=moment, picked=PICKED)
    readings = tuple(one for file in files for one in readings_in(file, asked)[0])
    held = replay(ledger).entries
    accepted = taken(readings, held, answers)
    new = preview(ledger, linked(readings, held, accepted), accepted).new
    return ledger.append(*new, *evidence_of(readings, ledger, moment))


def _moment(today: dt.date) -> dt.datetime:
    return dt.datetime.combine(today, dt.time(9), SHANGHAI)


def _as_the_lender_reads_it(file: LoanFile, today: dt.date) -> Mapping[Item, int]:
    """Return what a loan's bill shows for each item."""
    said = file.loan.terms.model_dump(by_alias=True, mode="json", exclude_unset=True)
    terms = LoanTerms.model_validate(said | _READ_OTHERWISE.get(file.loan.id, {}))
    loan = file.loan.model_copy(update={"terms": terms})
    facts = facts_of(replace(file, loan=loan), today)
    return standing_on(facts, LawBook.standard(), today).sums
