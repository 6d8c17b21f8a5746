"""What is wrong with a row of a contact log; the row is named and the others are kept."""

from __future__ import annotations

from typing import NamedTuple

from ashore.text import Text

_SAYS = {
    "column-unknown": Text(
        "表头里的“{given}”不认识，这一列没有用。",
        "The heading “{given}” is not known; nothing in its column was used.",
    ),
    "column-twice": Text(
        "表头里的“{given}”和前面一列是同一个意思，只用了前面那列。",
        "The heading “{given}” means the same as one before it; only the first column was used.",
    ),
    "calls-open": Text(
        "既没有读得懂的时长、也没写接没接的来电：{given} 通。不算已接，也不算未接。",
        "Calls without a length that can be read or a word on an answer: {given}. They count "
        "neither as answered nor as unanswered.",
    ),
    "time-missing": Text(
        "第 {row} 行没有时间，没有计入。", "Row {row} gives no time and was left out."
    ),
    "time-unreadable": Text(
        "第 {row} 行的时间“{given}”读不懂，没有计入。",
        "The time of row {row}, “{given}”, cannot be read; the row was left out.",
    ),
    "time-ambiguous": Text(
        "第 {row} 行的时间“{given}”分不清年月日，没有计入；请写成 2026-11-24 22:05。",
        "The time of row {row}, “{given}”, can be read in two ways; the row was left out. Write it "
        "like 2026-11-24 22:05.",
    ),
    "time-impossible": Text(
        "第 {row} 行的时间“{given}”不存在，没有计入。",
        "The time of row {row}, “{given}”, does not exist; the row was left out.",
    ),
    "time-ahead": Text(
        "第 {row} 行的日子 {given} 还没到，没有拿它对照规则；请核对年月日。",
        "Row {row} is of {given}, which is still ahead; no rule was asked. Check the date.",
    ),
    "day-only": Text(
        "第 {row} 行只有日期，没有钟点：不按时段判断。",
        "Row {row} gives a day and no hour, so nothing is said about its hour.",
    ),
    "channel-unknown": Text(
        "第 {row} 行的方式“{given}”不认识，按“其他”记，不计入通话次数。",
        "The channel of row {row}, “{given}”, is not known; it counts as other, not as a call.",
    ),
    "direction-unknown": Text(
        "第 {row} 行的方向“{given}”不认识：看不出是谁联系谁，没有计入。",
        "The direction of row {row}, “{given}”, is not known: who reached whom is open, so it was "
        "left out.",
    ),
    "direction-missing": Text(
        "第 {row} 行没写方向，按对方联系你记。",
        "Row {row} gives no direction and is taken as coming in.",
    ),
    "duration-unreadable": Text(
        "第 {row} 行的时长“{given}”读不懂，按没有写时长记。",
        "The length of row {row}, “{given}”, cannot be read and counts as not given.",
    ),
    "number-lost": Text(
        "第 {row} 行的号码“{given}”被表格软件改成了科学计数，已认不出；请从原件重填。",
        "A spreadsheet turned the number of row {row}, “{given}”, into a power of ten; copy it "
        "again from the original.",
    ),
    "relation-unknown": Text(
        "第 {row} 行看不出“{given}”是不是你本人：请写明关系，或写“本人”。",
        "Row {row} does not show whether “{given}” is you; add the relation, or write 本人.",
    ),
    "word-unknown": Text(
        "第 {row} 行的“{given}”不认识，没有用它。",
        "“{given}” in row {row} is not known and unused.",
    ),
    "text-long": Text(
        "第 {row} 行的内容太长，只用了前 {given} 字。",
        "The text of row {row} is very long; its first {given} characters were used.",
    ),
    "control-characters": Text(
        "第 {row} 行夹着看不见的控制字符，已去掉。",
        "Row {row} holds invisible control characters; they were taken out.",
    ),
    "formula": Text(
        "第 {row} 行有一格以公式开头，只当文字读；别在表格软件里直接打开它。",
        "A cell of row {row} begins like a formula and is read as text only; take care in a "
        "spreadsheet.",
    ),
    "encoding": Text(
        "第 {row} 行有几个字节认不出文字，用 � 代替。",
        "Some bytes of row {row} are no text in any known encoding and show as �.",
    ),
    "quote-open": Text(
        "第 {row} 行有一个引号没有配对，这一行按原样读到行末。",
        "A quotation mark in row {row} is never closed; the row was read to the end of its line.",
    ),
    "cells": Text(
        "第 {row} 行的格数比表头多，多出的没有用；可能是内容里的逗号没有加引号。",
        "Row {row} has more cells than the header; the rest was not used. A comma may lack quotes.",
    ),
}
_SHOWN = 40
HEADER = 0
"""The row of what is wrong with the file as a whole."""


class RowProblem(NamedTuple):
    """One thing wrong with one row: its number, a stable code and a sentence."""

    row: int
    code: str
    says: Text


def problem(row: int, kind: str, given: object = "") -> RowProblem:
    """Return what is wrong with a row; ``kind`` is one of the codes without their prefix."""
    shown = " ".join(str(given).split())
    shown = shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"
    # A cell may hold braces; filling places never looks at them again.
    return RowProblem(row, f"contacts.{kind}", _SAYS[kind].fill(row=row, given=shown))
