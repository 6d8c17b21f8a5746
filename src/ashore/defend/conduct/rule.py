"""What every conduct rule says of itself: what it rests on, how far it reaches, where to turn."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ashore.case.entries_dealings import Observed
from ashore.findings import Severity
from ashore.law.fields import Fields
from ashore.law.reading import read_yaml
from ashore.text import Text

_FILE = Path(__file__).parent / "data" / "rules.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConductRule:
    """One kind of conduct that a log can show.

    Any entry of the law book in ``deciding`` carries a finding by itself. One in ``weighed`` does
    so too, but draws no line: only an authority can weigh it. ``supporting`` entries go with them,
    ``if_repeated`` ones where it happened often. ``acts`` names for an entry the act that its text
    must speak of on the day, because an older text may not. ``labels`` of words and ``noted``
    facts show it where it needs no count. ``explanations`` are innocent reasons to check first.
    """

    id: str
    code: str
    title: Text
    severity: Severity
    deciding: tuple[str, ...]
    weighed: tuple[str, ...]
    supporting: tuple[str, ...]
    if_repeated: tuple[str, ...]
    acts: Mapping[str, str]
    labels: frozenset[str]
    noted: frozenset[Observed]
    says: Text
    also_says: Text | None
    limits: Text
    explanations: tuple[Text, ...]
    channels: tuple[str, ...]

    @property
    def basis(self) -> tuple[str, ...]:
        """Return every entry of the law book that a finding may cite."""
        return (*self.deciding, *self.weighed, *self.supporting, *self.if_repeated)


@functools.cache
def rules() -> Mapping[str, ConductRule]:
    """Return every rule by its code, in order of its number."""
    fields = Fields(read_yaml(_FILE, _FILE.name), _FILE.name)
    read = (_rule(Fields(one, f"{_FILE.name} {n}")) for n, one in enumerate(fields.items("rules")))
    return {rule.code: rule for rule in read}


def rule_of(code: str) -> ConductRule:
    """Return the rule with a code."""
    return rules()[code]


def _rule(inner: Fields) -> ConductRule:
    rule = ConductRule(
        id=inner.text("id"),
        code=inner.text("code"),
        title=inner.both("title"),
        severity=inner.word("severity", Severity),
        deciding=inner.texts("deciding"),
        weighed=inner.texts("weighed"),
        supporting=inner.texts("supporting"),
        if_repeated=inner.texts("if_repeated"),
        acts={entry_id: str(act) for entry_id, act in inner.data("acts").items()},
        labels=frozenset(inner.texts("labels")),
        noted=frozenset(inner.words("noted", Observed)),
        says=inner.both("says"),
        also_says=inner.both_or_none("also_says"),
        limits=inner.both("limits"),
        explanations=tuple(_sentence(one, inner.where) for one in inner.items("explanations")),
        channels=inner.texts("channels"),
    )
    inner.done()
    return rule


def _sentence(one: object, where: str) -> Text:
    both = Fields(one, f"{where} explanations")
    return Text(both.text("zh"), both.text("en"))
