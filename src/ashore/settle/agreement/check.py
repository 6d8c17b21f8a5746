"""An agreement checked: its twelve fields, its sums, its red flags, and what to ask for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ashore.case.replay import Case, LoanFile
from ashore.findings import Finding, Severity
from ashore.law.book import LawBook
from ashore.settle.agreement.against_case import case_findings
from ashore.settle.agreement.field_words import field_words
from ashore.settle.agreement.fields import AgreementText, State, read_agreement_text
from ashore.settle.agreement.inner_checks import inner_findings, signed_on
from ashore.settle.agreement.legibility import Legibility, legibility
from ashore.settle.agreement.red_flags import RedFlag, red_flags
from ashore.settle.agreement.sentences import Sentence
from ashore.settle.agreement.sums import sum_findings, yearly_cost
from ashore.settle.agreement.unplaced import Unplaced, unplaced
from ashore.settle.agreement.versions import Difference, differences
from ashore.text import Text

_ORDER = tuple(Severity)[::-1]
_UNFIT = frozenset(
    f"sums.{name}"
    for name in ("instalments-total", "total-parts", "debt-parts", "waived-share", "discount")
)
_AGAIN = Text(
    "第 {lines} 行看不清，请重新提供清晰完整的文本。",
    "Lines {lines} cannot be read; please provide a clear and complete text.",
)
_SIGNING = Text(
    "签还款协议、先还一部分，都可能算同意履行；欠款年头久的，签之前先弄清时效。",
    "Signing a plan or paying a part may count as agreeing to perform; where the debt is old, find "
    "out about limitation first.",
)


class Ask(NamedTuple):
    """A sentence to send to the other side, and what it is for: a field's part, or a finding."""

    about: str
    says: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementCheck:
    """Everything that an agreement shows; ``findings`` has the soonest first.

    ``unplaced`` are sentences that no check accounts for. ``yearly_cost`` is the share a year that
    its payments cost on the debt it fixes, None where its sums do not fit each other.
    """

    on: dt.date
    text: AgreementText
    legibility: Legibility
    red_flags: tuple[RedFlag, ...]
    findings: tuple[Finding, ...]
    asks: tuple[Ask, ...]
    differences: tuple[Difference, ...]
    unplaced: tuple[Unplaced, ...]
    yearly_cost: float | None
    note: Text

    @property
    def total(self) -> str | None:
        """Return what all payments come to in yuan, None where the text gives two such sums."""
        two = any(one.code == "sums.instalments-total" for one in self.findings)
        return None if two else self.text.total

    @property
    def complete(self) -> bool:
        """Return whether all twelve fields are there and nothing speaks against signing."""
        fine = {State.FOUND, State.NOT_NEEDED}
        unknown = any(one.binds for one in self.unplaced)
        against = self.red_flags or self.findings or self.legibility.poor or unknown
        return not against and all(field.state in fine for field in self.text.fields)


def check_agreement(
    sentences: Sequence[Sentence],
    book: LawBook,
    on: dt.date,
    *,
    case: Case | None = None,
    loan: LoanFile | None = None,
    other: Sequence[Sentence] | None = None,
) -> AgreementCheck:
    """Return what an agreement says, what it lacks, what does not fit and what to ask for.

    Args:
        sentences: The agreement, each sentence with its place.
        book: The law book.
        on: The day asked about.
        case: The case that its loan is in.
        loan: The loan of the case that it is about.
        other: Another version of the same agreement.

    Examples:
        >>> from ashore.settle.agreement.sentences import sentences_of_text
        >>> found = check_agreement(
        ...     sentences_of_text("乙方任一期未足额还款的，恢复全部欠款。"),
        ...     LawBook.standard(), dt.date(2026, 11, 24))
        >>> [flag.code for flag in found.red_flags], found.complete
        (['red.reinstates-all'], False)
    """
    text = read_agreement_text(sentences)
    clear = legibility(sentences)
    flags = red_flags(sentences, book, signed_on(text) or on, own=text.value("borrower"))
    findings = [*sum_findings(text), *inner_findings(text, book, on)]
    if case is not None and loan is not None:
        findings += case_findings(text, case, loan, book, on)
    findings.sort(key=lambda found: _ORDER.index(found.severity))
    return AgreementCheck(
        on=on,
        text=text,
        legibility=clear,
        red_flags=flags,
        findings=tuple(findings),
        asks=tuple(dict.fromkeys(_asks(text, clear, flags, findings))),
        differences=differences(text, read_agreement_text(other)) if other is not None else (),
        unplaced=unplaced(sentences, text.said, flags),
        yearly_cost=None if any(one.code in _UNFIT for one in findings) else yearly_cost(text),
        note=_SIGNING,
    )


def _asks(
    text: AgreementText,
    clear: Legibility,
    flags: Sequence[RedFlag],
    findings: Sequence[Finding],
) -> Iterator[Ask]:
    """Yield what to ask for: red flags first, then what does not fit, then what is missing."""
    for flag in flags:
        if flag.finding.ask:
            yield Ask(flag.code, flag.finding.ask)
    for found in findings:
        if found.ask:
            yield Ask(found.code, found.ask)
    if clear.poor:
        lines = "、".join(str(line) for _, line in sorted({*clear.torn, *clear.lost}))
        yield Ask("text.unreadable", _AGAIN.fill(lines=lines))
    for field in text.fields:
        if field.state in (State.FOUND, State.NOT_NEEDED):
            continue
        for part in field.parts:
            if part.state is not State.FOUND:
                about = f"{field.name.value}.{part.name}"
                words = field_words()[field.name]
                yield Ask(about, words.ask(part.name, at_once=text.at_once))
