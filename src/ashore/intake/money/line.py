"""One row of a statement that says how much money came or went."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(slots=True)
class Line:
    """A row's money in fen, above zero where it came in, and all that the row says of it.

    ``kind`` is what it is where it is neither plain income nor spending: ``refund``, ``transfer``
    (between the person's own accounts), ``repayment`` or ``loan``. ``refunded`` is what it says was
    refunded of it. ``closed`` rows did not go through, unless a refund shows that they did.
    """

    row: int
    on: dt.date
    at: str | None
    fen: int
    counterpart: str | None
    text: str
    hint: str | None
    account: str
    method: str | None
    status: str | None
    order_no: str | None
    merchant_no: str | None
    table: str
    kind: str = ""
    refunded: int = 0
    closed: bool = False

    @property
    def words(self) -> str:
        """Return all words that tell what the row is."""
        said = (self.hint if self.hint != self.text else None, self.counterpart, self.text)
        return " ".join(filter(None, said))
