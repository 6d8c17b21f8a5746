"""Which labels a kind of text can have, which exclude each other, and what each rests on."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ashore.defend.reading.data_files import read_data
from ashore.defend.reading.features import Weight
from ashore.text import Text

Kind = Literal["messages", "offers"]
ANY = "any conduct"
"""The column of a model that says whether a text has any conduct label at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """How lines are drawn over the corpus: the scores from which labels are given.

    ``alarms`` and ``label_alarms`` are the largest shares of clear texts that may be taken for any
    conduct and for one label; ``precision`` is how much it counts against recall (1: the same,
    less: more).
    """

    alarms: float
    label_alarms: float
    precision: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """The labels of one kind of text.

    A text has one ``clear`` label or one or more ``conduct`` labels, never both, apart from the
    pairs in ``together``. ``basis`` gives the ids of the law book's entries that speak of a label.
    ``weights`` says how much each group of features counts, ``care`` how lines are drawn.
    """

    conduct: tuple[str, ...]
    clear: tuple[str, ...]
    together: frozenset[frozenset[str]]
    says: Mapping[str, Text]
    basis: Mapping[str, tuple[str, ...]]
    channels: Mapping[str, str]
    recipients: Mapping[str, str]
    weights: Mapping[str, Weight]
    care: Care

    @property
    def labels(self) -> tuple[str, ...]:
        """Return every label, conduct first."""
        return self.conduct + self.clear

    def channel(self, given: str) -> str:
        """Return the one name of a channel; ``other`` if it is none that we know."""
        return self.channels.get(given.strip().lower(), "other")

    def recipient(self, given: str) -> str:
        """Return the one name of a kind of recipient; ``other`` if it is none that we know."""
        return self.recipients.get(given.strip().lower(), "other")

    def problem_with(self, labels: tuple[str, ...]) -> str | None:
        """Return why these cannot be the labels of one text, or None.

        Examples:
            >>> scheme_of("messages").problem_with(("insult", "unrelated"))
            'insult and unrelated exclude each other'
        """
        if not labels:
            return "no label"
        unknown = [label for label in labels if label not in self.labels]
        if unknown:
            return f"unknown label {unknown[0]}"
        if len(set(labels)) < len(labels):
            return "a label twice"
        clear = [label for label in labels if label in self.clear]
        if not clear or len(labels) == 1:
            return None
        other = next(label for label in labels if label != clear[0])
        if len(labels) == 2 and frozenset(labels) in self.together:
            return None
        return f"{other} and {clear[0]} exclude each other"


@functools.cache
def scheme_of(kind: Kind) -> Scheme:
    """Return the labels of messages or of offers."""
    data = read_data(f"{kind}/labels.yaml")
    return Scheme(
        conduct=tuple(data["conduct"]),
        clear=tuple(data["clear"]),
        together=frozenset(frozenset(pair) for pair in data["together"]),
        says={
            label: Text(one["zh"], one["en"])
            for label, one in (data["conduct"] | data["clear"]).items()
        },
        basis={label: tuple(one["basis"]) for label, one in data["conduct"].items()},
        channels=_names(data["channels"]),
        recipients=_names(data["recipients"]),
        weights={
            group: Weight(float(one), scaled) for group, (one, scaled) in data["weights"].items()
        },
        care=Care(**{key: float(value) for key, value in data["care"].items()}),
    )


def _names(data: Mapping[str, str]) -> dict[str, str]:
    """Return each other name with the one name it stands for, and the one name itself."""
    return {other: name for name, others in data.items() for other in (name, *str(others).split())}
