"""What a call to a creditor can be for."""

from __future__ import annotations

from enum import StrEnum


class Goal(StrEnum):
    """What a call is for."""

    PLAN = "plan"
    TIME = "time"
    WAIVER = "waiver"
    SETTLE = "settle"
    ACCOUNT = "account"
