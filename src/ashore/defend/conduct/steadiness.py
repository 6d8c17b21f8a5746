"""How much of a log may be wrong before a count no longer reaches its line."""

from __future__ import annotations

from collections.abc import Iterable

from ashore.defend.conduct.wording import counted
from ashore.text import Text


def numbers_to_spare(each: Iterable[int], total: int, needed: int) -> int:
    """Return how many numbers may be somebody else's, whichever they are, with the line still met.

    Args:
        each: How many contacts came from each number.
        total: All contacts, those without a number included.
        needed: The fewest contacts that meet the line.

    Examples:
        >>> numbers_to_spare([3, 2, 1, 1], 7, 4)
        1
    """
    spare, left = 0, total
    for count in sorted(each, reverse=True):
        left -= count
        if left < needed:
            break
        spare += 1
    return spare


def still(condition: Text, left: int, zh: str = "次", en: str = "contacts") -> Text:
    """Return what is left of a finding under a condition, also where that is nothing.

    Examples:
        >>> still(Text("不算短信", "messages do not count"), 2).en
        'If messages do not count, what is left: 2 contacts.'
    """
    if not left:
        return Text("如果{condition}，就不成立了。", "If {condition}, nothing is left of it.").fill(
            condition=condition
        )
    says = Text("如果{condition}，仍有 {left}。", "If {condition}, what is left: {left}.")
    return says.fill(condition=condition, left=counted(left, zh, en))


def numbers_shared(every: int, spare: int) -> Text:
    """Return how many of some numbers may be somebody else's without undoing a finding."""
    if not spare:
        return Text(
            "{every} 个号码里只要有 1 个是别人的，就可能不成立了。",
            "If one of these {every} numbers is someone else's, it may not hold.",
        ).fill(every=every)
    return Text(
        "{every} 个号码里即使有任意 {spare} 个是别人的，仍然成立。",
        "Still so if any {spare} of these {every} numbers are someone else's.",
    ).fill(every=every, spare=spare)
