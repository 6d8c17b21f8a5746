"""Small things that may help tonight, chosen by how one is, with what is known about each."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ashore.errors.recover import AnswerError
from ashore.law.fields import Fields
from ashore.law.reading import read_yaml
from ashore.recover.care.checkin import CheckIn
from ashore.text import Text

_FILE = Path(__file__).parent / "data" / "steps.yaml"
_NIGHT = "night"
SHOWN = 3
"""How many are offered at once: few enough to choose from on a bad day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One small thing: what to do, how long it takes, and what is known about whether it helps.

    ``fits`` gives for the name of an answer the highest value at which the step is offered.
    ``source`` names the study behind ``evidence``, None where there is none.
    """

    id: str
    kind: str
    minutes: int
    says: Text
    fits: Mapping[str, int]
    evidence: Text
    source: Text | None


def steps_for(checkin: CheckIn, *, night: bool, before: int = 0) -> tuple[Step, ...]:
    """Return up to three steps, of different kinds, that fit an answer.

    Args:
        checkin: The answers; one that is missing is taken for a hard day.
        night: Whether these are the quiet hours.
        before: How many check-ins there were before: the same answers bring other steps next time.
    """
    hardest = sorted(steps(), key=lambda step: -_need(step, checkin, night=night))
    fitting = [step for step in hardest if _need(step, checkin, night=night) > 0]
    turned = fitting[before % len(fitting) :] + fitting[: before % len(fitting)] if fitting else []
    kinds: set[str] = set()
    chosen: list[Step] = []
    for step in turned:
        if step.kind not in kinds:
            kinds.add(step.kind)
            chosen.append(step)
    return tuple(chosen[:SHOWN])


def _need(step: Step, checkin: CheckIn, *, night: bool) -> int:
    """Return how much a step is called for: by how far the answers lie below its bounds."""
    need = 0
    for name, bound in step.fits.items():
        if name == _NIGHT:
            need += 2 * night
            continue
        answer = getattr(checkin, name)
        given = 1 if answer is None else int(answer)
        need += max(bound + 1 - given, 0)
    return need


def step_named(name: str) -> Step:
    """Return a step by its id.

    Raises:
        AnswerError: If there is none of that name.
    """
    for step in steps():
        if step.id == name:
            return step
    allowed = ", ".join(step.id for step in steps())
    raise AnswerError(where="STEP", given=name, allowed=allowed)


@functools.cache
def steps() -> tuple[Step, ...]:
    """Return every step, in the order of its file."""
    fields = Fields(read_yaml(_FILE, _FILE.name), _FILE.name)
    evidence, sources = fields.under("evidence"), fields.under("sources")
    found = tuple(
        _step(Fields(raw, f"{_FILE.name} steps {n}"), evidence, sources)
        for n, raw in enumerate(fields.items("steps"), 1)
    )
    evidence.done()
    sources.done()
    fields.done()
    return found


def _step(fields: Fields, evidence: Fields, sources: Fields) -> Step:
    fits = fields.under("fits")
    source = fields.text_or_none("source")
    # A source or grade that no step names is left over, and `done` refuses it.
    step = Step(
        id=fields.text("id"),
        kind=fields.text("kind"),
        minutes=int(fields.number("minutes")[1]),
        says=Text(fields.text("zh"), fields.text("en")),
        fits={str(name): int(str(bound)) for name, bound in fits.pairs()},
        evidence=evidence.both(fields.text("evidence")),
        source=sources.both(source) if source else None,
    )
    fields.done()
    return step
