"""Why payments stopped: what the person says, and what the papers of the case show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ashore.case.entries_dealings import Approach
from ashore.case.entries_loans import Classification
from ashore.case.entries_people import Cause
from ashore.case.replay import Case
from ashore.text import Text


class CauseKind(StrEnum):
    """A reason for arrears that decides what helps; several can hold at once."""

    FORGOT = "forgot"
    TEMPORARY = "temporary_hardship"
    LONG_TERM = "long_term_inability"
    IDENTITY_FRAUD = "identity_fraud"
    NOMINEE = "nominee"
    DISPUTE = "disputed_fees"
    SUED = "sued"
    INTERMEDIARY = "intermediary"

    @property
    def words(self) -> Text:
        """Return what a person calls it."""
        return _WORDS[self]


_WORDS = {
    CauseKind.FORGOT: Text("忘了，或者扣款没成功", "forgotten, or the debit failed"),
    CauseKind.TEMPORARY: Text("一时困难，收入会回来", "hardship for a time; income will return"),
    CauseKind.LONG_TERM: Text("长期还不起", "not able to pay for long"),
    CauseKind.IDENTITY_FRAUD: Text("别人冒名借的", "taken by somebody else in your name"),
    CauseKind.NOMINEE: Text("替别人借的", "borrowed for somebody else"),
    CauseKind.DISPUTE: Text("费用有争议", "the charges are in dispute"),
    CauseKind.SUED: Text("已经有法院文书", "court papers have come"),
    CauseKind.INTERMEDIARY: Text("被中介带偏了", "led astray by an intermediary"),
}
_HARDSHIP = Text("遇到困难", "hardship")
"""Where nothing shows that income will return."""

BY_WEIGHT = (
    CauseKind.SUED,
    CauseKind.INTERMEDIARY,
    CauseKind.IDENTITY_FRAUD,
    CauseKind.NOMINEE,
    CauseKind.DISPUTE,
    CauseKind.LONG_TERM,
    CauseKind.TEMPORARY,
    CauseKind.FORGOT,
)
"""Every cause, those that outrank the others first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCause:
    """A cause and the entries that show it; ``words`` say no more than they do."""

    kind: CauseKind
    entries: tuple[str, ...]
    words: Text


# What a person's own words point to; the numbers decide between a time and long.
_FORGOT = re.compile(r"oversight|forgot|忘|漏还|没看到|换卡|扣款失败", re.IGNORECASE)
_INTERMEDIARY = re.compile(r"intermediary|中介|法务公司|债务优化", re.IGNORECASE)

_BY_CLASS = {
    Classification.IDENTITY_FRAUD: CauseKind.IDENTITY_FRAUD,
    Classification.NOMINEE: CauseKind.NOMINEE,
    Classification.DISPUTED_FEES: CauseKind.DISPUTE,
}


def causes_of(
    case: Case, *, recovers: bool, nothing_left: bool, income_to_come: bool
) -> tuple[FoundCause, ...]:
    """Return every cause that the case shows, the ones that outrank the others first.

    Hardship is for a time where income is recorded to return or something is left each month, and
    long where neither is so.

    Args:
        case: The case.
        recovers: Whether a coming month leaves enough for the contracts' own payments.
        nothing_left: Whether living takes everything that comes in.
        income_to_come: Whether income is recorded that is still to begin.
    """
    found: dict[CauseKind, list[str]] = {}
    for kind, entry in _shown(case):
        found.setdefault(kind, []).append(entry)
    said = case.of(Cause)
    hardship = [cause.id for cause in said if not _FORGOT.search(cause.type)]
    if hardship or (nothing_left and not said):
        long_term = nothing_left and not recovers
        kind = CauseKind.LONG_TERM if long_term else CauseKind.TEMPORARY
        found.setdefault(kind, []).extend(hardship)
    said_of = dict(_WORDS) | ({} if income_to_come else {CauseKind.TEMPORARY: _HARDSHIP})
    return tuple(
        FoundCause(kind=kind, entries=tuple(found[kind]), words=said_of[kind])
        for kind in BY_WEIGHT
        if kind in found
    )


def _shown(case: Case) -> Iterator[tuple[CauseKind, str]]:
    for file in case.loans:
        if file.loan.classification in _BY_CLASS:
            yield _BY_CLASS[file.loan.classification], file.loan.id
        for paper in file.court_papers:
            yield CauseKind.SUED, paper.id
    for approach in case.of(Approach):
        if approach.signed_on or approach.fees or approach.acts:
            yield CauseKind.INTERMEDIARY, approach.id
    for cause in case.of(Cause):
        if _FORGOT.search(cause.type):
            yield CauseKind.FORGOT, cause.id
        elif _INTERMEDIARY.search(cause.type):
            yield CauseKind.INTERMEDIARY, cause.id
