"""V07 and V09 to V23 as far as they rest on words or on what the person noted, not on a count.

A label says what words may be, not what a law says of them; a program that labels words can
misread them. What the person saw and noted counts beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ashore.case.entries_dealings import Channel, Observed
from ashore.defend.conduct.conduct import Conduct, Group
from ashore.defend.conduct.finding import ConductFinding, finding_of
from ashore.defend.conduct.rule import ConductRule, rule_of, rules
from ashore.defend.conduct.wording import was
from ashore.defend.contacts.contact import LoggedContact
from ashore.errors.law import LawBeforeFirstError
from ashore.findings import Severity, Strength
from ashore.law.answers import Rule
from ashore.law.book import LawBook
from ashore.text import Text

_READ_BY_MACHINE = Text(
    "其中 {read} 条由程序按文字判断，可能看错；请逐条看原话。",
    "{read} of them {was} judged by a program from the words and can be misread; look at each.",
)
_VISITS = "collection.visits-guideline"


def told(conduct: Conduct) -> Iterator[ConductFinding]:
    """Yield what words or notes show, rule by rule and caller by caller."""
    shown = _shown(conduct)
    for code, rule in rules().items():
        for group in conduct.groups(rule, shown.get(code, ())):
            yield _finding(conduct, rule, group)


def _shown(conduct: Conduct) -> Mapping[str, list[LoggedContact]]:
    """Return for each rule the contacts that show it."""
    by_label: dict[str, list[str]] = defaultdict(list)
    by_note: dict[str, list[str]] = defaultdict(list)
    for code, rule in rules().items():
        for label in rule.labels:
            by_label[label].append(code)
        for note in rule.noted:
            by_note[note].append(code)
    shown: dict[str, list[LoggedContact]] = defaultdict(list)
    rows = {*conduct.labels, *(contact.row for contact in conduct.noted)}
    for contact in conduct.inbound if rows else ():
        if contact.row not in rows:
            continue
        said = conduct.said(contact)
        codes = {code for label in said for code in by_label.get(label, ())}
        codes |= {code for note in contact.observed for code in by_note.get(note, ())}
        for code in codes:
            shown[code].append(contact)
    return shown


def _finding(conduct: Conduct, rule: ConductRule, group: Group) -> ConductFinding:
    read = sum(not rule.noted & contact.observed for contact in group.contacts)
    # A threat to expose is evidence of a threat, and not yet what the law on exposure speaks of.
    only_threatened = rule.code == "conduct.exposure" and read == len(group.contacts)
    return finding_of(
        conduct,
        group,
        counts={"read_by_program": read, "noted_by_person": len(group.contacts) - read},
        limits=(_READ_BY_MACHINE.fill(read=read, was=was(read)),) if read else (),
        strength=Strength.DEPENDS if only_threatened else None,
    )


def visits(conduct: Conduct) -> Iterator[ConductFinding]:
    """Yield visits by fewer people than the guideline's number, or by people who showed nothing."""
    rule = rule_of("conduct.visit-form")
    found = [
        contact
        for contact in conduct.by_channel.get(Channel.VISIT, ())
        if _short_of_form(conduct.basis.law, contact)
    ]
    for group in conduct.groups(rule, found):
        hidden = sum(Observed.NO_ID_SHOWN in contact.observed for contact in group.contacts)
        few = sum(_too_few(conduct.basis.law, contact) for contact in group.contacts)
        yield finding_of(
            conduct,
            group,
            values={"form": _form(few, hidden)},
            counts={"without_identity": hidden},
        )


def chats(conduct: Conduct) -> Iterator[ConductFinding]:
    """Yield contacts by chat that may be from a private account; only the person can tell."""
    rule = rule_of("conduct.private-phone")
    found = [
        contact
        for contact in conduct.by_channel.get(Channel.CHAT, ())
        if not rule.noted & contact.observed
    ]
    for group in conduct.groups(rule, found):
        yield finding_of(conduct, group, says=rule.also_says, severity=Severity.INFO)


def _short_of_form(law: LawBook, contact: LoggedContact) -> bool:
    return Observed.NO_ID_SHOWN in contact.observed or _too_few(law, contact)


def _too_few(law: LawBook, contact: LoggedContact) -> bool:
    if contact.persons is None:
        return False
    try:
        version = law.version(_VISITS, on=contact.day)
    except LawBeforeFirstError:
        return False
    if not isinstance(version, Rule):
        return False
    return contact.persons < int(str(version.data["at_least_persons"]))


def _form(few: int, hidden: int) -> Text:
    """Return what visits lacked, and nothing that none of them lacked."""
    if not hidden:
        return Text("人数不足", "with too few people")
    if not few:
        return Text("没有出示身份", "without showing who they are")
    return Text(
        "人数不足（{few} 次）或没有出示身份（{hidden} 次）",
        "with too few people ({few}) or without showing who they are ({hidden})",
    ).fill(few=few, hidden=hidden)
