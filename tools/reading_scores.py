"""How well labels were read: precision, recall and F1 a label, and false alarms on clear texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ashore.defend.reading.scheme import Scheme

Labels = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelScore:
    """One label's counts: rightly given, wrongly given, missed."""

    label: str
    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Return the share of given labels that are right; one if none was given."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Return the share of true labels that were given; one if there is none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / both if both else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All labels' counts, and how many clear texts got a conduct label."""

    scores: tuple[LabelScore, ...]
    clear_texts: int
    false_alarms: int
    conduct: tuple[str, ...]

    @property
    def macro_f1(self) -> float:
        """Return the mean F1 over the conduct labels that occur."""
        return _mean(
            [one.f1 for one in self.scores if one.label in self.conduct and one.right + one.missed]
        )

    @property
    def macro_f1_all(self) -> float:
        """Return the mean F1 over all labels that occur."""
        return _mean([one.f1 for one in self.scores if one.right + one.missed])

    @property
    def false_alarm_rate(self) -> float:
        """Return the share of clear texts that got a conduct label."""
        return self.false_alarms / self.clear_texts if self.clear_texts else 0.0

    def table(self) -> str:
        """Return the counts as a table of Markdown."""
        rows = [
            "| label | texts | precision | recall | F1 |",
            "| --- | ---: | ---: | ---: | ---: |",
        ]
        rows += [
            f"| {one.label} | {one.right + one.missed} | {one.precision:.3f} |"
            f" {one.recall:.3f} | {one.f1:.3f} |"
            for one in self.scores
        ]
        return "\n".join(rows)

    def summary(self) -> str:
        """Return the three figures that matter in one line."""
        return (
            f"macro-F1 conduct {self.macro_f1:.4f}, all {self.macro_f1_all:.4f}, "
            f"false alarms {self.false_alarms}/{self.clear_texts} = {self.false_alarm_rate:.2%}"
        )


def compare(scheme: Scheme, true: Sequence[Labels], given: Sequence[Labels]) -> Report:
    """Return how given labels compare with true ones, text by text.

    A text that poses as an authority in another matter (spam or fraud) is not counted as clear.
    """
    pairs = list(zip(true, given, strict=True))
    conduct = set(scheme.conduct)
    clear = [(one, other) for one, other in pairs if not conduct & set(one)]
    return Report(
        scores=tuple(
            LabelScore(
                label=label,
                right=sum(label in one and label in other for one, other in pairs),
                wrong=sum(label not in one and label in other for one, other in pairs),
                missed=sum(label in one and label not in other for one, other in pairs),
            )
            for label in scheme.labels
        ),
        clear_texts=len(clear),
        false_alarms=sum(bool(conduct & set(other)) for _, other in clear),
        conduct=scheme.conduct,
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
