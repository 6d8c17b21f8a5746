"""What stops the law book: damaged files and questions that it cannot answer."""

from __future__ import annotations

from ashore.errors.base import CallError, LawDataError
from ashore.text import Text


class LawFileError(LawDataError):
    """A file of the law book cannot be read as YAML or CSV."""

    code = "law.file"
    says = Text(
        "法规数据 {where} 读不出来：{given}。", "The law file {where} cannot be read: {given}."
    )
    next_step = Text("请用原版文件替换它。", "Put the original file back.")


class LawFloatError(LawDataError):
    """A number in the law book is not in quotes, so it would become a binary float."""

    code = "law.float"
    says = Text(
        "{where} 的数字 {given} 没有加引号。", "The number {given} at {where} is not in quotes."
    )
    next_step = Text('请写成 "{given}"。', 'Write it as "{given}".')


class LawDuplicateKeyError(LawDataError):
    """A law file gives the same key twice, so one of the two would be lost."""

    code = "law.duplicate-key"
    says = Text("{where} 的“{key}”写了两次。", "“{key}” is given twice at {where}.")
    next_step = Text("请只留一个。", "Keep one of them.")


class LawUnknownKeyError(LawDataError):
    """A law file holds a key that the law book does not know."""

    code = "law.unknown-key"
    says = Text("{where} 有不认识的键“{key}”。", "{where} holds an unknown key, “{key}”.")
    next_step = Text("请核对拼写，或删去它。", "Check the spelling, or take it out.")


class LawMissingKeyError(LawDataError):
    """A law file lacks a key that every such file needs."""

    code = "law.missing-key"
    says = Text("{where} 缺少“{key}”。", "{where} lacks “{key}”.")
    next_step = Text("请按同一文件夹里的其他文件补上。", "Add it as the files beside it do.")


class LawValueError(LawDataError):
    """A law file holds something of another kind than its key wants."""

    code = "law.value"
    says = Text(
        "{where} 应写{wanted}，现在是“{given}”。", "{where} should hold {wanted}, not “{given}”."
    )
    next_step = Text("请改正这一处。", "Correct this one place.")


class LawDateError(LawDataError):
    """A date in the law book does not exist or is not written as a bare date."""

    code = "law.date"
    says = Text("{where} 的日期“{given}”不存在。", "The date “{given}” at {where} does not exist.")
    next_step = Text("请写成 2026-11-24，不加引号。", "Write it like 2026-11-24, without quotes.")


class LawDateOrderError(LawDataError):
    """The dated values of a law file do not follow each other."""

    code = "law.date-order"
    says = Text(
        "{where} 排在 {before} 之后，日期却更早。", "{where} follows {before} but is earlier."
    )
    next_step = Text("请把日期从早到晚排列。", "Put the dates in order, oldest first.")


class LawSourceMissingError(LawDataError):
    """A dated value names a source that the law book does not hold."""

    code = "law.source-missing"
    says = Text(
        "{where} 引用的来源“{given}”不在法规数据里。",
        "The source “{given}” named at {where} is not in the law book.",
    )
    next_step = Text("请在 sources 文件夹补上这个来源。", "Add that source to the sources folder.")


class LawNameError(LawDataError):
    """A law file says another id than its place gives it."""

    code = "law.name"
    says = Text(
        "{where} 写的编号“{given}”和文件位置不符，应是“{wanted}”。",
        "{where} calls itself “{given}”, but its place makes it “{wanted}”.",
    )
    next_step = Text("请改编号，或移动文件。", "Change the id, or move the file.")


class LawUnknownIdError(LawDataError):
    """The law book has no figure, rule or table under the id that was asked for."""

    code = "law.unknown-id"
    says = Text("法规数据里没有“{where}”。", "The law book has nothing called “{where}”.")
    next_step = Text("运行 ashore law list 查看全部编号。", "Run ashore law list to see every id.")


class LawKindError(LawDataError):
    """A figure was asked for where the law book holds a rule or a table, or the other way round."""

    code = "law.kind"
    says = Text("“{where}”是{given}，不是{wanted}。", "“{where}” is a {given}, not a {wanted}.")
    next_step = Text("请按它的种类来查。", "Ask for it as what it is.")


class LawBeforeFirstError(LawDataError):
    """The law book was asked about a day before its first value."""

    code = "law.before-first"
    says = Text(
        "“{where}”从 {first} 起才有数据，查不到 {on} 的。",
        "“{where}” starts on {first}, so it says nothing about {on}.",
    )
    next_step = Text(
        "请核对日期；更早的规则要另查。", "Check the date; an earlier rule must be looked up."
    )


class LawGapError(LawDataError):
    """The law book was asked about a day on which the rule was repealed or is not known."""

    code = "law.gap"
    says = Text(
        "“{where}”{since}{reason}，{on} 没有可用的值。",
        "“{where}” is {reason}{since}, so it has no value for {on}.",
    )
    next_step = Text("说明：{note}", "Note: {note}")


class LawUnitError(LawDataError):
    """A period was asked for, but the figure counts something else."""

    code = "law.unit"
    says = Text(
        "“{where}”的单位是 {given}，不是一段时间。", "“{where}” counts {given}, not a time."
    )
    next_step = Text(
        "请用以天、工作日、月或年计的条目。",
        "Ask for an entry in days, working days, months or years.",
    )


class LawPackError(LawDataError):
    """A law book from outside is not sound, so nothing is computed with it."""

    code = "law.pack"
    says = Text(
        "法规数据 {where} 有 {count} 处问题，第一处在 {place}。",
        "The law book {where} has {count} problems, the first at {place}.",
    )
    safe = Text("没有用它计算。", "Nothing was computed with it.")
    next_step = Text(
        "运行 ashore law check {where} 查看全部。", "Run ashore law check {where} to see them all."
    )


class LawDomainError(CallError):
    """A part of the law book was asked for that it does not have."""

    code = "law.domain"
    says = Text("法规数据里没有“{where}”这一类。", "The law book has no part called “{where}”.")
    next_step = Text("可以用：{known}。", "It has: {known}.")
