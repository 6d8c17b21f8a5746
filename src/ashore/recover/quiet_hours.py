"""The hours in which no amount is pushed at anybody: it waits for the morning."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from ashore.text import Text

_AMOUNT = re.compile(
    r"[¥￥]\s?[+\-−]?\d[\d,，]*(?:\.\d+)?"
    r"|[+\-−]?\d[\d,，]*(?:\.\d+)?\s?(?:万|千)?(?:元|块|yuan|RMB|CNY)"
    r"|(?<![\d.])[+\-−]?\d[\d,，]*\.\d{2}(?![\d.%])"
)
HIDDEN = "▇▇"
TOLD = Text(
    "现在是休息时间，金额先收起来了，明早再看也来得及。想现在看，加 --amounts。",
    "These are quiet hours, so amounts are put away; the morning is soon enough. "
    "To see them now, add --amounts.",
)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """The hours of rest, from one time of day until another, over midnight where it is earlier.

    Examples:
        >>> rest = QuietHours()
        >>> rest.hold(dt.datetime(2026, 11, 24, 3, 0)), rest.hold(dt.datetime(2026, 11, 24, 8, 0))
        (True, False)
    """

    begin: dt.time = dt.time(22)
    end: dt.time = dt.time(8)

    def hold(self, now: dt.datetime) -> bool:
        """Return whether a moment, in the person's own zone, lies in them; the end does not."""
        at = now.time()
        if self.begin <= self.end:
            return self.begin <= at < self.end
        return at >= self.begin or at < self.end


def without_amounts(said: str) -> str:
    """Return words with every amount of money put away; days, times and counts stay.

    Examples:
        >>> without_amounts("「任和」 2026-12-05 到期 1,331.93 元，还有 3 天")
        '「任和」 2026-12-05 到期 ▇▇，还有 3 天'
    """
    return _AMOUNT.sub(HIDDEN, said)
