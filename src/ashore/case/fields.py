"""How the plain values of a case file are read: amounts, rates, days and instants."""

import datetime as dt
import functools
import re
from fractions import Fraction
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    SkipValidation,
    StringConstraints,
    ValidationInfo,
)
from pydantic import WithJsonSchema as Described
from pydantic_core import PydanticCustomError

from ashore.errors.base import AshoreError
from ashore.errors.money import AmountError, DateError, NegativeAmountError, RateError
from ashore.money.amounts import (
    decimal_from_fraction,
    fen_from_yuan,
    fraction_from_decimal,
    yuan_from_fen,
)
from ashore.money.dates import Step, date_from_text

_INSTANT = re.compile(
    r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?)?", re.ASCII
)

SHANGHAI = dt.timezone(dt.timedelta(hours=8), "Asia/Shanghai")


class Record(BaseModel):
    """A frozen part of a case file; a field of a newer version is kept, not dropped."""

    # Built when first used: most records are only ever read as a part of one list of entries.
    # Modules of records do not defer their annotations, which pydantic would compile from text.
    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)


def refused(error: AshoreError) -> PydanticCustomError:
    """Return one of our errors as pydantic carries it, so that its code and values survive."""
    says, _, _ = error.parts("zh")
    return PydanticCustomError(error.code, "{says}", {"says": says, "values": error.values})


def _read(parse: Any, inner: type) -> BeforeValidator:
    """Return a validator that parses text and lets a value of the inner type through."""
    # The same days, amounts and moments come again and again in one ledger.
    parse_text = functools.lru_cache(maxsize=4096)(parse)

    def read(given: Any, info: ValidationInfo) -> Any:
        # Inside the program an amount is whole fen. In a file only text is read, because a bare
        # number has already been through a binary float somewhere.
        try:
            if type(given) is str:
                return parse_text(given)
            if info.mode == "python" and isinstance(given, inner) and not isinstance(given, bool):
                return given
            return parse(given)
        except AshoreError as error:
            raise refused(error) from None

    return BeforeValidator(read)


def _not_negative(fen: int) -> int:
    if fen < 0:
        raise refused(NegativeAmountError(given=yuan_from_fen(fen)))
    return fen


def _fen(text: object) -> int:
    if not isinstance(text, str):
        raise AmountError(given=text)
    return fen_from_yuan(text, negative=True)


def _zoned(at: dt.datetime) -> dt.datetime:
    return at if at.tzinfo else at.replace(tzinfo=SHANGHAI)


def _instant(text: object) -> dt.datetime:
    if isinstance(text, str) and _INSTANT.fullmatch(text):
        try:
            return dt.datetime.fromisoformat(text)
        except ValueError:
            pass
    raise DateError(given=text)


def _day_or_instant(text: object) -> dt.date:
    day_only = isinstance(text, str) and len(text) <= 10
    return date_from_text(text) if day_only else _instant(text)


def _written(on: dt.date) -> str:
    return on.isoformat()


def _zoned_if_timed(on: dt.date) -> dt.date:
    return _zoned(on) if isinstance(on, dt.datetime) else on


def _rate(given: object) -> Fraction:
    if not isinstance(given, str):
        raise RateError(given=given)
    return fraction_from_decimal(given)


_yuan_schema = Described({"type": "string", "pattern": r"^\d{1,13}(\.\d{1,2})?$"})
_signed_schema = Described({"type": "string", "pattern": r"^-?\d{1,13}(\.\d{1,2})?$"})
_rate_schema = Described({"type": "string", "pattern": r"^-?\d+(\.\d+)?$"})
_to_yuan = PlainSerializer(yuan_from_fen, return_type=str)

Yuan = Annotated[int, _read(_fen, int), AfterValidator(_not_negative), _to_yuan, _yuan_schema]
"""An amount not below zero: yuan text in the file, whole fen in the program."""

SignedYuan = Annotated[int, _read(_fen, int), _to_yuan, _signed_schema]
"""An amount that may be below zero."""

Rate = Annotated[
    Fraction,
    _read(_rate, Fraction),
    PlainSerializer(decimal_from_fraction, return_type=str),
    _rate_schema,
]
"""A share such as a yearly rate: ``"0.18"`` in the file, an exact fraction in the program."""

Day = Annotated[
    dt.date,
    _read(date_from_text, dt.date),
    PlainSerializer(dt.date.isoformat, return_type=str),
    Described({"type": "string", "format": "date"}),
]
"""A day written year-month-day."""

Interval = Annotated[
    Step,
    _read(Step.from_text, Step),
    PlainSerializer(str, return_type=str),
    Described({"type": "string", "pattern": r"^[1-9]\d{0,3}[dwmy]$"}),
]
"""The time from one instalment to the next, like ``1m``."""

Instant = Annotated[
    dt.datetime,
    _read(_instant, dt.datetime),
    AfterValidator(_zoned),
    PlainSerializer(dt.datetime.isoformat, return_type=str),
    Described({"type": "string", "format": "date-time"}),
]
"""A moment with its zone; without one it is taken as Asia/Shanghai, a bare day as its start."""

DayOrInstant = Annotated[
    dt.date,
    SkipValidation,  # a plain date would lose its time
    _read(_day_or_instant, dt.date),
    AfterValidator(_zoned_if_timed),
    PlainSerializer(_written, return_type=str),
    Described({"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}]}),
]
"""A day where that is all that is known, a moment (a ``datetime``) where the time is too."""

ClockTime = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$")]
"""A time of day as written: ``18:05``."""

EntryId = Annotated[
    str, StringConstraints(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$")
]
"""The name of an entry: 1 to 80 characters, none of them a control character."""

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 in lower-case hexadecimal."""
