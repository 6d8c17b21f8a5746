"""Form fields of the domain: amounts that may be about, days not known yet, other in my words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple, cast

from django import forms

from ashore.errors.base import AshoreError
from ashore.errors.money import AmountError, NegativeAmountError
from ashore.money.amounts import fen_from_yuan
from ashore.money.dates import date_from_text
from ashore.text import Text

OTHER = "other"
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，－：／", "0123456789.,-:/")
_DAY = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?", re.ASCII)

_ROUND_SUM = re.compile(r"(-?\d{1,9}(?:\.\d{1,6})?)\s*([万千百wk])", re.ASCII | re.IGNORECASE)
_TIMES = {"万": 10_000, "w": 10_000, "千": 1_000, "k": 1_000, "百": 100}


class Sum(NamedTuple):
    """An amount as it was given: fen, or None where it is not known yet; ``about`` is a guess."""

    fen: int | None
    about: bool = False


class Chosen(NamedTuple):
    """What was picked from a list; ``words`` is the person's own where nothing in it fits."""

    value: str
    words: str = ""


class Parts(forms.Widget):
    """Reads what was sent under a field's name and its companions (``amount-about``)."""

    def __init__(self, companions: tuple[str, ...], *, many: bool) -> None:
        super().__init__()
        self.companions, self.many = companions, many

    def value_from_datadict(
        self,
        data: Mapping[str, Any],
        files: object,
        name: str,
    ) -> Any:
        """Return the value as the field's ``clean`` takes it."""
        if self.many:
            listed = getattr(data, "getlist", None)
            return listed(name) if listed else data.get(name, ())
        beside = (data.get(f"{name}-{one}") for one in self.companions)
        return (data.get(name), *beside) if self.companions else data.get(name)


class AshoreField(forms.Field):
    """What all our fields have: a label and a hint in both languages, and how they are drawn.

    Args:
        label: What is asked.
        hint: One sentence under it, e.g. why it is asked or where it is found.
        unknown: Offer "don't know yet".
    """

    drawn = "text"
    mode = "text"
    autocomplete = "off"
    companions: tuple[str, ...] = ()
    many = False

    def __init__(
        self, label: Text, *, hint: Text | None = None, unknown: bool = False, **options: Any
    ) -> None:
        self.asks, self.hint, self.unknown = label, hint, unknown
        options.setdefault("required", False)
        super().__init__(widget=Parts(self.companions, many=self.many), **options)


class WordsField(AshoreField):
    """Words of the person's own; line ends are kept, other control characters are not."""

    def __init__(
        self, label: Text, *, long: bool = False, most: int = 4000, **options: Any
    ) -> None:
        super().__init__(label, **options)
        self.drawn = "long" if long else "text"
        self.most = most

    def clean(self, value: Any) -> str:
        """Return the words without blanks around them."""
        said = "".join(c for c in str(value or "") if c in "\n\t" or c.isprintable()).strip()
        if len(said) > self.most:
            raise off(TOO_LONG.fill(n=self.most), "long")
        if not said and self.required:
            raise off(NEEDED, "needed")
        return said


class WholeField(AshoreField):
    """A whole number within bounds."""

    mode = "numeric"

    def __init__(self, label: Text, *, least: int = 0, most: int = 10**6, **options: Any) -> None:
        super().__init__(label, **options)
        self.least, self.most = least, most

    def clean(self, value: Any) -> int | None:
        """Return the number, None where nothing was given."""
        said = str(value or "").translate(_FULL_WIDTH).strip()
        if not said:
            if self.required:
                raise off(NEEDED, "needed")
            return None
        if not re.fullmatch(r"-?\d{1,9}", said, re.ASCII):
            raise off(NOT_WHOLE, "whole")
        number = int(said)
        if not self.least <= number <= self.most:
            raise off(OUT_OF_BOUNDS.fill(least=self.least, most=self.most), "bounds")
        return number


class AmountField(AshoreField):
    """Yuan; ``about`` offers a tick for a guess. Its value is a ``Sum``."""

    drawn = "amount"
    mode = "decimal"
    companions = ("about", "unknown")

    def __init__(
        self, label: Text, *, about: bool = False, negative: bool = False, **options: Any
    ) -> None:
        super().__init__(label, **options)
        self.about, self.negative = about, negative

    def clean(self, value: Any) -> Sum:
        """Return the amount."""
        given, about, unknown = value or (None, None, None)
        said = str(given or "").translate(_FULL_WIDTH).replace(",", "").replace("，", "")
        said = said.replace("¥", "").replace("￥", "").removesuffix("元").strip()
        if not said:
            if self.required and not unknown:
                raise off(NEEDED_SUM if self.unknown else NEEDED, "needed")
            return Sum(None)
        try:
            return Sum(fen_from_yuan(_written_out(said), negative=self.negative), bool(about))
        except NegativeAmountError as error:
            raise off(BELOW_ZERO, error.code) from None
        except AmountError as error:
            raise off(NOT_YUAN.fill(given=given), error.code) from None


class DayField(AshoreField):
    """A day as ``date``; None where it is not known yet. ``2026年3月5日`` reads too."""

    drawn = "day"
    mode = "numeric"
    companions = ("unknown",)

    def __init__(
        self,
        label: Text,
        *,
        least: dt.date = dt.date(1990, 1, 1),
        most: dt.date = dt.date(2100, 1, 1),
        **options: Any,
    ) -> None:
        super().__init__(label, **options)
        self.least, self.most = least, most

    def clean(self, value: Any) -> dt.date | None:
        """Return the day."""
        given, unknown = value or (None, None)
        said = str(given or "").translate(_FULL_WIDTH).strip()
        if not said:
            if self.required and not unknown:
                raise off(NEEDED_DAY if self.unknown else NEEDED, "needed")
            return None
        match = _DAY.fullmatch(said)
        if match:
            said = f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}"
        try:
            day = date_from_text(said)
        except AshoreError:
            raise off(NOT_A_DAY, "day") from None
        if not self.least <= day < self.most:
            raise off(DAY_TOO_FAR, "far")
        return day


class TimeField(AshoreField):
    """A time of day as ``time``; None where nothing was given."""

    drawn = "time"

    def clean(self, value: Any) -> dt.time | None:
        """Return the time."""
        said = str(value or "").translate(_FULL_WIDTH).strip()
        if not said:
            if self.required:
                raise off(NEEDED, "needed")
            return None
        try:
            return dt.time.fromisoformat(said if len(said.split(":")[0]) > 1 else f"0{said}")
        except ValueError:
            raise off(NOT_A_TIME, "time") from None


class PickField(AshoreField):
    """One of a short list, drawn as radio buttons; ``other`` adds "other, in my words".

    Its value is ``Chosen``; an unanswered one that is not required has the value ``""``.
    """

    drawn = "pick"
    companions = ("words",)

    def __init__(
        self,
        label: Text,
        choices: Iterable[tuple[str, Text]],
        *,
        other: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(label, **options)
        self.choices = tuple(choices)
        self.other = other

    def parts(self, data: Mapping[str, Any], name: str) -> Any:
        """Return what was picked and the words beside "other"."""
        return data.get(name), data.get(f"{name}-words")

    def clean(self, value: Any) -> Chosen:
        """Return the choice."""
        given, words = value or (None, None)
        picked = str(given or "")
        said = WordsField(self.asks, most=500).clean(words)
        if not picked:
            if self.required:
                raise off(NEEDED_PICK, "needed")
            return Chosen("")
        if picked == OTHER and self.other:
            return Chosen(OTHER, said)
        if picked not in {name for name, _ in self.choices}:
            raise off(NEEDED_PICK, "pick")
        return Chosen(picked)


class TicksField(AshoreField):
    """Any of a list, drawn as tick boxes; its value is a tuple in the list's own order."""

    drawn = "ticks"
    many = True

    def __init__(self, label: Text, choices: Iterable[tuple[str, Text]], **options: Any) -> None:
        super().__init__(label, **options)
        self.choices = tuple(choices)

    def clean(self, value: Any) -> tuple[str, ...]:
        """Return the ticked ones."""
        ticked = {str(one) for one in (value or ())}
        return tuple(name for name, _ in self.choices if name in ticked)


class TickField(AshoreField):
    """One tick box; its value is ``bool``."""

    drawn = "tick"

    def clean(self, value: Any) -> bool:
        """Return whether it is ticked."""
        ticked = value in {"1", "on", "true", True}
        if self.required and not ticked:
            raise off(NEEDED_TICK, "needed")
        return ticked


class SecretField(AshoreField):
    """A passphrase: never drawn again, never kept in a draft, taken letter for letter."""

    drawn = "secret"

    def __init__(self, label: Text, *, autocomplete: str, **options: Any) -> None:
        super().__init__(label, **options)
        self.autocomplete = autocomplete

    def clean(self, value: Any) -> str:
        """Return what was typed."""
        if not value and self.required:
            raise off(NEEDED, "needed")
        return str(value or "")


def off(says: Text, code: str) -> forms.ValidationError:
    """Return what is off with a field, in both languages, as Django carries it."""
    return forms.ValidationError(cast("str", says), code=code)


NEEDED = Text("这里还没有填。", "Nothing is filled in here yet.")
NEEDED_SUM = Text(
    "填一个大概的数，或者勾“还不知道”。", "Give a rough sum, or tick “don't know yet”."
)
NEEDED_DAY = Text("填一个日子，或者勾“还不知道”。", "Give a day, or tick “don't know yet”.")
NEEDED_PICK = Text("请选一项。", "Please pick one.")
NEEDED_TICK = Text("请先勾上。", "Please tick this first.")
NOT_YUAN = Text(
    "“{given}”不是最多两位小数的元。请写成 1234.56 或者 1.2万 这样的数。",
    "“{given}” is not yuan with at most two decimals. Write it like 1234.56.",
)
BELOW_ZERO = Text(
    "金额不能小于零。请去掉负号；退款请记成单独的一笔。",
    "The amount is below zero. Drop the minus sign; record a refund as its own entry.",
)
NOT_WHOLE = Text("请填一个整数，例如 3。", "Give a whole number, such as 3.")
OUT_OF_BOUNDS = Text("请填 {least} 到 {most} 之间的数。", "Give a number from {least} to {most}.")
NOT_A_DAY = Text("请按 2026-03-05 的样子填日子。", "Give the day like 2026-03-05.")
DAY_TOO_FAR = Text(
    "这个日子太远了，请再看一眼年份。", "That day is far off; look at the year again."
)
NOT_A_TIME = Text("请按 21:30 的样子填时间。", "Give the time like 21:30.")
TOO_LONG = Text("最多 {n} 个字，其余可以另记一条。", "At most {n} characters; add the rest apart.")


def _written_out(said: str) -> str:
    """Return 「1.2万」 and 「8千」 as plain yuan, and anything else as it is."""
    match = _ROUND_SUM.fullmatch(said)
    if match is None:
        return said
    yuan = Decimal(match[1]) * _TIMES[match[2].lower()]
    return f"{yuan.normalize():f}"


def choices_of(words: Mapping[Any, Text]) -> Sequence[tuple[str, Text]]:
    """Return the choices of a mapping from a value (an enumeration's or a text) to its words."""
    return tuple((str(getattr(key, "value", key)), text) for key, text in words.items())
