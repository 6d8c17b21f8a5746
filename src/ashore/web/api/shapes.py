"""What goes in and out: values that several addresses share, and the one shape of a refusal."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

FIRST_DAY, LAST_DAY = dt.date(1990, 1, 1), dt.date(2199, 12, 31)
Yuan = Annotated[str, Field(pattern=r"^-?[0-9]{1,15}\.[0-9]{2}$", examples=["1234.50"])]
"""An amount as it comes out: yuan with two decimals, as text."""
GivenYuan = Annotated[
    str, Field(pattern=r"^[0-9]{1,12}(\.[0-9]{1,2})?$", max_length=20, examples=["1234.50"])
]
"""An amount as it goes in."""
GivenChange = Annotated[
    str, Field(pattern=r"^-?[0-9]{1,12}(\.[0-9]{1,2})?$", max_length=20, examples=["-300"])
]
"""How much an amount changes by, as it goes in."""
Day = Annotated[dt.date, Field(ge=FIRST_DAY, le=LAST_DAY)]
"""A day as it goes in."""
Words = Annotated[str, Field(max_length=20_000)]
Name = Annotated[str, Field(min_length=1, max_length=128)]
Json = dict[str, Any]
GATE = frozenset({401, 403, 421})
_ALWAYS = GATE | {413, 422}


class Asked(BaseModel):
    """How an answer is wanted: in which language."""

    model_config = ConfigDict(extra="forbid")
    lang: Literal["zh", "en"] | None = Field(
        default=None, description="Of sentences; left out, as Accept-Language says, else Chinese."
    )


class AskedOn(Asked):
    """How an answer is wanted: for which day."""

    on: Day | None = Field(default=None, description="Left out, today, or the case's own day.")


class Given(BaseModel):
    """What is sent: nothing but the fields that are named."""

    model_config = ConfigDict(extra="forbid")


class Open(BaseModel):
    """What comes out; a field that is not named here may come with a later version."""

    model_config = ConfigDict(extra="allow")


class Problem(Open):
    """Why nothing was done: a stable code, what happened and what is safe, and the next step."""

    ok: Literal[False]
    code: str
    says: str
    try_this: str
    where: str


def problems(*more: int, case: bool = True) -> frozenset[int]:
    """Return the statuses with which an address can refuse, beside those of every address.

    Args:
        more: Its own.
        case: It needs an open case, and says 423 while none is open.
    """
    return _ALWAYS | frozenset(more) | (frozenset({423}) if case else frozenset())
