"""What a page shows of a file that was read: its values, its entries, what was left and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ashore.case.entries import AnyEntry
from ashore.case.entries_loans import Loan
from ashore.case.replay import Case
from ashore.intake.corrected import editable
from ashore.intake.importing import Group, grouped
from ashore.intake.kept_reading import from_kept, odd_in
from ashore.intake.reading import Proposal, Question, Reading, SeenField
from ashore.intake.taking import CONTRACT
from ashore.intake.unchosen import needs_loan
from ashore.store.uploads import UploadRow
from ashore.text import Text
from ashore.web.intake.lines import Line, line_of

_MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Of:
    """The entries of one kind: how many, and the first of them in a line each."""

    kind: Text
    count: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A value on a page with its place among the fields, and whether it can be corrected."""

    n: int
    field: SeenField
    editable: bool

    @property
    def as_it_stands(self) -> str:
        """Return the words on the page, "" where they say no more than the value."""
        text = self.field.text
        bare = text.strip("¥￥ ").replace(",", "").replace(" ", "")
        return "" if bare == self.field.value.replace(" ", "") else text


@dataclass(frozen=True, slots=True)
class Part:
    """One reading of an upload: a file, or a file inside an archive."""

    n: int
    reading: Reading
    odd: tuple[Text, ...]

    @property
    def kinds(self) -> tuple[Of, ...]:
        """Return the entries by kind."""
        found: dict[str, list[AnyEntry]] = {}
        for entry in self.reading.entries:
            found.setdefault(entry.kind, []).append(entry)
        return tuple(
            Of(line_of(some[0]).kind, len(some), tuple(map(line_of, some[:_MOST_SHOWN])))
            for some in found.values()
        )

    @property
    def left(self) -> tuple[Group, ...]:
        """Return what was left out, by reason."""
        return grouped(self.reading.left_out)

    @property
    def seen(self) -> tuple[Seen, ...]:
        """Return the values on the page."""
        can = editable(self.reading)
        return tuple(Seen(n, one, n in can) for n, one in enumerate(self.reading.fields))

    @property
    def choose_loan(self) -> bool:
        """Return whether it has to be said, or can be, which loan a proposal is about."""
        return any(map(wants_loan, self.reading.proposals))

    @property
    def own(self) -> bool:
        """Return whether it brings a loan, of which it is asked who took it."""
        return any(one.code == CONTRACT for one in self.reading.proposals)

    def lines(self, proposal: Proposal) -> tuple[Line, ...]:
        """Return what a proposal would note."""
        return tuple(map(line_of, proposal.entries[:_MOST_SHOWN]))


def wants_loan(proposal: Proposal) -> bool:
    """Return whether a proposal belongs to a loan that is picked, or can be."""
    if proposal.code == CONTRACT:
        return False
    guessed = any(isinstance(entry, Loan) for entry in proposal.entries)
    return guessed or needs_loan(proposal.entries)


def parts_of(upload: UploadRow) -> tuple[Part, ...]:
    """Return the readings of an upload in order."""
    kept = found_in(upload).get("readings") or []
    return tuple(Part(n, from_kept(one), odd_in(one)) for n, one in enumerate(kept))


def found_in(upload: UploadRow) -> dict[str, Any]:
    """Return what is kept with an upload."""
    return dict(upload.found) if isinstance(upload.found, Mapping) else {}


def questions_of(parts: Sequence[Part]) -> tuple[Question, ...]:
    """Return what the files do not say, each question once."""
    return tuple(dict.fromkeys(q for part in parts for q in part.reading.questions))


def loans_of(case: Case, parts: Sequence[Part]) -> tuple[tuple[str, Text], ...]:
    """Return the loans to choose from by id and name: the case's, and those of contracts here."""
    loans = {one.loan.id: one.loan.product for one in case.loans}
    for part in parts:
        for proposal in part.reading.proposals:
            if proposal.code == CONTRACT:
                loans |= {e.id: e.product for e in proposal.entries if isinstance(e, Loan)}
    return tuple((name, Text(product, product)) for name, product in loans.items())
