"""How numbers stand in a sentence: once, twice, one day, three contacts."""

from __future__ import annotations

from ashore.text import Text

_OFTEN = {1: "once", 2: "twice"}


def times(number: int) -> Text:
    """Return how often something happened.

    Examples:
        >>> times(1).en, times(4).en, times(4).zh
        ('once', '4 times', '4 次')
    """
    return Text(f"{number} 次", _OFTEN.get(number, f"{number} times"))


def counted(number: int, zh: str, en: str) -> Text:
    """Return a number with what it counts; ``en`` is the plural in s.

    Examples:
        >>> counted(1, "天", "days").en, counted(3, "天", "days").zh
        ('1 day', '3 天')
    """
    return Text(f"{number} {zh}", f"{number} {en.removesuffix('s') if number == 1 else en}")


def was(number: int) -> Text:
    """Return the English verb that goes with a number; Chinese needs none.

    Examples:
        >>> was(1).en, was(2).en, was(2).zh
        ('was', 'were', '')
    """
    return Text("", "was" if number == 1 else "were")
