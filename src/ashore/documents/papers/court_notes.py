"""What the person is told about a court's time and about limitation."""

from __future__ import annotations

from collections.abc import Iterator

from ashore.documents.papers.court_limitation import limitation_of
from ashore.documents.papers.court_parts import figure, period_ends
from ashore.documents.papers.court_suit import Suit
from ashore.text import Text

_OLD_ARTICLE = Text(
    "提了时效抗辩；那时候的条文没有核实，所以没有写条号，交之前请 12348 或律师看一眼。",
    "Limitation is raised; the article of that time was not confirmed and is not cited. Have 12348 "
    "or a lawyer look at it first.",
)


def deadline_note(suit: Suit, period: str) -> Text | None:
    """Return by when a paper has to be there, or None where the day it came is not known."""
    came = suit.came_on
    due = period_ends(suit.book, period, came) if came else None
    if due is None:
        return None
    uncertain = due.uncertain or Text("", "")
    if due.on < suit.on:
        return Text(
            f"按 {came} 收到算，期限到 {due.on}，已经过了。仍然尽快交，并打电话问法院怎么补。",
            f"Counted from {came} the time ended on {due.on}. Hand it in at once and ask the court "
            "what can still be done.",
        )
    return Text(
        f"按 {came} 收到算，最晚 {due.on} 交到法院或者寄出。{uncertain.zh}",
        f"Counted from {came}, hand it in or post it by {due.on}. {uncertain.en}".rstrip(),
    )


def limitation_note(suit: Suit) -> Iterator[Text]:
    """Yield why limitation is not raised, where the records speak against it."""
    found = limitation_of(suit)
    if found is None:
        yield Text(
            "最后一期的到期日没有记录，看不出时效过没过；有疑问先问 12348。",
            "The last due day is not recorded, so limitation cannot be judged; ask 12348.",
        )
    elif found.expired:
        if figure(suit.book, "limitation.years", found.since) is None:
            yield _OLD_ARTICLE
    elif found.entry is None:
        yield Text(
            f"没有写时效抗辩：最后一期的到期日是 {found.since}，到起诉没有过期。",
            f"Limitation is not raised: the last part falls due on {found.since}, and the period "
            "had not ended when the suit began.",
        )
    else:
        yield Text(
            f"没有写时效抗辩：记录里 {found.since} 还有{found.what.zh}，到起诉没有过期。",
            f"Limitation is not raised: {found.what.en} of {found.since} is on record, and the "
            "period had not ended.",
        )
