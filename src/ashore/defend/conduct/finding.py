"""A conduct finding: which rows, what they may not fit, how firmly, and what else it can be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ashore.defend.conduct.basis import may_not_fit
from ashore.defend.conduct.conduct import Conduct, Group
from ashore.defend.conduct.lines import own_line
from ashore.defend.conduct.rule import ConductRule
from ashore.defend.conduct.wording import counted, times, was
from ashore.defend.contacts.contact import LoggedContact
from ashore.findings import Finding, Severity, Strength, Working
from ashore.text import Text

Count = int | str | None | list["Count"] | dict[str, "Count"]
"""Counts as JSON has them."""

_SHOWN_MOMENTS = 12

_BY_NUMBER = Text(
    "其中 {tied} 条没有说出机构，只凭号码归到它。",
    "{tied} of them named no firm and {was} put to it by their number.",
)
_BY_CLAIM = Text(
    "来电方是谁，只有它自己的说法；号码也可以冒用。",
    "Who called rests on their own word, and numbers can be faked.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConductFinding:
    """What some rows of the log show against one rule.

    ``holds`` says how far the finding stands if something about the log is otherwise;
    ``explanations`` are innocent reasons to check first; ``counts`` are its numbers, for programs.
    """

    rule: str
    title: Text
    finding: Finding
    rows: tuple[int, ...]
    agency: str
    creditor: str | None
    counts: Mapping[str, Count]
    holds: tuple[Text, ...]
    explanations: tuple[Text, ...]
    channels: tuple[str, ...]

    @property
    def only_read(self) -> bool:
        """Return whether a program judged all of it from words, and the person noted none."""
        return bool(self.counts.get("read_by_program")) and not self.counts.get("noted_by_person")


def finding_of(
    conduct: Conduct,
    group: Group,
    *,
    says: Text | None = None,
    values: Mapping[str, object] | None = None,
    counts: Mapping[str, Count] | None = None,
    workings: Sequence[Working] = (),
    holds: Iterable[Text] = (),
    limits: Iterable[Text] = (),
    severity: Severity | None = None,
    strength: Strength | None = None,
) -> ConductFinding:
    """Return what a group of contacts shows.

    Args:
        conduct: What the rule looked at.
        group: The contacts that it names.
        says: The sentence, if other than the rule's; it may name ``{caller}``, ``{span}``, ``{n}``,
            ``{times}``, ``{contacts}``, ``{may_not_fit}`` and what ``values`` gives.
        values: What else the sentence names.
        counts: The numbers, for programs.
        workings: The arithmetic; the moments of the contacts if not given.
        holds: How far it stands if something is otherwise.
        limits: What it does not show, beside what the rule says of itself.
        severity: If other than the rule's.
        strength: If weaker than the rules in force.
    """
    rule, bases = group.rule, group.bases
    repeated = len(group.contacts) >= own_line("repeated").value
    rows = tuple(sorted([contact.row for contact in group.contacts]))
    sentence = (says or rule.says).fill(
        caller=group.caller,
        span=group.span,
        n=len(group.contacts),
        times=times(len(group.contacts)),
        contacts=counted(len(group.contacts), "次", "contacts"),
        may_not_fit=may_not_fit(bases),
        **(values or {}),
    )
    finding = Finding(
        code=rule.code,
        severity=severity or rule.severity,
        where=_where(group.contacts[0], rows),
        says=sentence,
        strength=strength or bases.strength,
        limits=_joined((*limits, rule.limits, *bases.conditions, _BY_CLAIM)),
        workings=tuple(workings) or (moments(rule.title, group.contacts),),
        citations=bases.citations(repeated=repeated),
    )
    return ConductFinding(
        rule=rule.id,
        title=rule.title,
        finding=finding,
        rows=rows,
        agency=group.agency.name,
        creditor=conduct.creditor(group.agency),
        counts={"contacts": len(group.contacts), **(counts or {})},
        holds=(*holds, *_tied_by_number(group)),
        explanations=rule.explanations,
        channels=rule.channels,
    )


def moments(label: Text, contacts: Sequence[LoggedContact]) -> Working:
    """Return a step that counts contacts and shows when each of the first was."""
    shown = [_moment(contact) for contact in contacts[:_SHOWN_MOMENTS]]
    if len(contacts) > _SHOWN_MOMENTS:
        shown.append("…")
    return Working(
        label=label,
        shown=str(len(contacts)),
        sum=" + ".join(shown),
        entries=tuple([contact.id for contact in contacts if contact.id]),
    )


def loan_finding(
    rule: ConductRule,
    conduct: Conduct,
    day: dt.date,
    *,
    firm: str | None,
    values: Mapping[str, object],
    where: str,
) -> ConductFinding | None:
    """Return a finding that rests on an entry of the case and on no contact.

    Args:
        rule: The rule.
        conduct: What the rule looked at.
        day: The day on which it happened.
        firm: The key of the firm that did it.
        values: What the rule's sentence names.
        where: The id of the entry.
    """
    lender = conduct.facts.lender_of(None, frozenset({firm} if firm else ()))
    bases = conduct.basis.bases(rule, day, lender)
    if bases is None:
        return None
    return ConductFinding(
        rule=rule.id,
        title=rule.title,
        finding=Finding(
            code=rule.code,
            severity=rule.severity,
            where=where,
            says=rule.says.fill(may_not_fit=may_not_fit(bases), **values),
            strength=bases.strength,
            limits=rule.limits,
            workings=(Working(label=rule.title, shown="1", entries=(where,)),),
            citations=bases.citations(repeated=False),
        ),
        rows=(),
        agency="",
        creditor=None,
        counts={"contacts": 0},
        holds=(),
        explanations=rule.explanations,
        channels=rule.channels,
    )


def _moment(contact: LoggedContact) -> str:
    return f"{contact.day:%m-%d}" if not contact.timed else f"{contact.at:%m-%d %H:%M}"


def _where(first: LoggedContact, rows: Sequence[int]) -> str:
    if len(rows) == 1:
        return first.id or f"contacts/{first.row}"
    return f"contacts/{rows[0]}…{rows[-1]}"


def _tied_by_number(group: Group) -> Iterable[Text]:
    if not group.agency.named:
        return
    tied = len([1 for contact in group.contacts if not contact.claims and not contact.agency])
    if tied:
        yield _BY_NUMBER.fill(tied=tied, was=was(tied))


def _joined(limits: Iterable[Text]) -> Text:
    parts = list(dict.fromkeys(limits))
    return Text("".join(part.zh for part in parts), " ".join(part.en for part in parts))
