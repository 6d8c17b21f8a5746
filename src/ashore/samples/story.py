"""The sample case: one household, four debts, built by importing the papers that ship with it."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

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
from ashore.samples.papers import CONTRACTS, PICKED, STATEMENTS, TELEPHONE, bill, paper
from ashore.samples.relative import read_entries

TITLE = "示例案件（人物、机构均为虚构）"
ANSWERS = "paper-answers.json"
"""What no paper carries, in the exchange format of a case: household, cause, costs, savings."""

_DATA = Path(__file__).parent / "data"
_EVERYTHING = Answers(codes=frozenset({"all"}), own=True)
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
    for loan, name in CONTRACTS.items():
        papers.append(paper(name, today))
        ledger = _imported(ledger, papers[-1:], today, replace(_EVERYTHING, loan=loan))
    statements = [paper(name, today) for name in STATEMENTS]
    ledger = _imported(ledger, statements, today)
    files = {file.loan.id: file for file in replay(ledger).loans}
    bills = [bill(loan, today, _as_the_lender_reads_it(files[loan], today)) for loan in CONTRACTS]
    ledger = _imported(ledger, bills, today)
    telephone = [paper(name, today) for name in TELEPHONE]
    ledger = _imported(ledger, telephone, today)
    return Sample(ledger, (*papers, *statements, *bills, *telephone))


def _answers(today: dt.date) -> Ledger:
    told = read_entries(_DATA / "answers.yaml", today)
    common = {"recorded_at": _moment(today).isoformat(), "source": {"how": "typed"}}
    entries = ENTRIES.validate_python(tuple(entry | common for entry in told))
    return Ledger.begin("answers", title=TITLE).append(*entries)


def _imported(
    ledger: Ledger, files: Sequence[GivenFile], today: dt.date, answers: Answers = _EVERYTHING
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
