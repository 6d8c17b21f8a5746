"""What a label on a loan app's page stands for, and the value that belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ashore.intake.pages.figures import (
    AMOUNT,
    DAY,
    Figure,
    amount_of,
    count_of,
    day_of,
    folded,
    share_of,
)
from ashore.intake.pages.words import Word
from ashore.intake.screens.sureness import Find


class Field(NamedTuple):
    """A value that pages show: its name, the words it is labelled with, and how it is written."""

    name: str
    label: re.Pattern[str]
    parse: Find


class Pair(NamedTuple):
    """A label and the word with its value; ``text`` is the value as it stands there."""

    field: Field
    label: Word
    value: Word
    text: str
    figure: Figure


def _field(name: str, words: str, parse: Find) -> Field:
    return Field(name, re.compile(rf"(?:{words})"), parse)


# The first that fits counts: 应还本金 is principal before 应还 is a total.
FIELDS: tuple[Field, ...] = (
    _field("overdue_days_shown", r"(?:已|当前|累计)?逾期天数|已逾期(?=\d)", count_of),
    _field("due_on", r"(?:最[后迟晚]|本期|应)?(?:还款|到期|应还)(?:日期?|时间)(?!利)", day_of),
    _field("annual_rate", r"(?:借款|贷款)?(?:年化|年)(?:综合)?(?:利率|费率|化利率)", share_of),
    _field("daily_rate", r"日(?:利率|费率)", share_of),
    _field("left_to_pay", r"剩余(?:待还|未还|应还|欠款)(?:金额|总额)?|待还总额|全部待还",
           amount_of),
    _field("outstanding_principal", r"(?:剩余|未还|待还剩余)本金", amount_of),
    _field("lent", r"(?:借款|贷款|放款|合同)(?:金额|本金|总额)", amount_of),
    _field("compound_interest", r"复利", amount_of),
    _field("penalty_interest", r"(?:逾期)?罚息|逾期罚金|逾期利息", amount_of),
    _field("collection_fee", r"催收(?:服务)?费|催告费|清收费", amount_of),
    _field("late_fee", r"(?:逾期)?违约金|滞纳金|逾期(?:管理|服务)?费", amount_of),
    _field("guarantee_fee", r"(?:融资|贷款)?担保(?:服务)?费|融担费|增信服务费", amount_of),
    _field("membership", r"(?:会员(?:权益)?|权益)(?:服务|续)?费", amount_of),
    _field("insurance", r"(?:保证)?保险费|保费", amount_of),
    _field("service_fee",
           r"(?:平台|技术|信息|分期|账户|借款)?(?:服务|管理|手续|咨询)费(?:用)?", amount_of),
    _field("principal", r"(?:本期|应还|待还|逾期|当期)?本金|账单余额", amount_of),
    _field("interest", r"(?:本期|应还|待还|当期)?利息", amount_of),
    _field("total_shown",
           r"(?:本期|当期|本月|逾期)?(?:应还|待还|需还|欠款|未还)(?:总额|金额|总计|合计|款额)?"
           r"|逾期(?:总额|金额)",
           amount_of),
)  # fmt: skip
PARTS = ("principal", "interest", "compound_interest", "penalty_interest", "late_fee",
         "guarantee_fee", "service_fee", "membership", "insurance", "collection_fee")  # fmt: skip
"""The fields that are lines of a bill; what they add up to is its total."""

_ASIDE = re.compile(r"\((?:元|人民币|单利|复利|RMB|含[^)]{0,6})\)|[:?>›\s]+$")
_INSIDE = re.compile(
    rf"(?P<label>[^\d¥:()\s%,.]{{2,10}})(?:\([^)]{{1,4}}\))?\s*[:\s]?\s*"
    rf"(?P<value>{DAY}|\d{{1,3}}(?:\.\d{{1,4}})?%|\d{{1,4}}\s?天|{AMOUNT})"
)


def field_of(label: str) -> Field | None:
    """Return the field that a label names when it says nothing else.

    Examples:
        >>> field_of("本期应还（元）").name, field_of("应还本金：").name, field_of("立即还款")
        ('total_shown', 'principal', None)
    """
    said = _ASIDE.sub("", _ASIDE.sub("", folded(label)))
    return next((field for field in FIELDS if field.label.fullmatch(said)), None)


def pairs_of(words: Sequence[Word]) -> tuple[Pair, ...]:
    """Return the labels with their values: in one run of text, beside, below or above each other.

    Each value belongs to one label, the nearest one first; a label that has a value written in the
    same run keeps it.
    """
    inside = [pair for word in words for pair in pairs_inside(word)]
    held = {pair.value for pair in inside}
    labels = [(word, field) for word in words if (field := field_of(word.text))]
    near = sorted(
        (
            (cost, n, value)
            for n, (label, field) in enumerate(labels)
            for value in words
            if value not in held
            and field.parse(value.text) is not None
            and (cost := _distance(label, value, [other for other, _ in labels])) is not None
        ),
        key=lambda one: (one[0], one[1]),
    )
    found: dict[int, Pair] = {}
    for _, n, value in near:
        label, field = labels[n]
        figure = field.parse(value.text)
        if n not in found and value not in held and figure is not None:
            held.add(value)
            found[n] = Pair(field, label, value, value.text, figure)
    return (*inside, *(found[n] for n in sorted(found)))


def pairs_inside(word: Word) -> Iterator[Pair]:
    """Yield the labels and values that one run of text holds: 「本金7,617.78 利息565.20」."""
    for match in _INSIDE.finditer(folded(word.text)):
        field = field_of(match["label"])
        figure = field.parse(match["value"]) if field else None
        if field and figure:
            yield Pair(field, word, word, match["value"].strip(), figure)


def _distance(label: Word, value: Word, labels: Sequence[Word]) -> float | None:
    """Return how far a value is from a label, None where it cannot be its own.

    Beside it to the right with no other label between, or close below or above it.
    """
    if value is label:
        return None
    shared = min(label.bottom, value.bottom) - max(label.top, value.top)
    if 2 * shared >= min(label.height, value.height):
        between = any(
            other is not label
            and label.right <= other.left < value.left
            and abs(other.middle - label.middle) < label.height
            for other in labels
        )
        gap = value.left - label.right
        return None if between or gap < -8 else gap / (12 * label.height)
    over = min(label.right, value.right) - max(label.left, value.left)
    if over <= 0:
        return None
    gap = value.top - label.bottom if value.middle > label.middle else label.top - value.bottom
    return 0.2 + gap / (2 * label.height) if gap <= 2.5 * label.height else None
