"""What stops documents from being written into a folder."""

from __future__ import annotations

from ashore.errors.base import CallError, DataError
from ashore.text import Text


class PackPlaceError(CallError):
    """The place for a pack is a file, or a folder that holds something not made here."""

    code = "documents.place"
    says = Text(
        "{where} 里有不是上岸生成的内容：{found}。",
        "{where} holds something that Ashore did not make: {found}.",
    )
    next_step = Text("请用 --out 换一个文件夹。", "Choose another folder with --out.")


class PackChangedError(CallError):
    """A file of an earlier pack was changed since it was written, so it is the person's now."""

    code = "documents.changed"
    says = Text(
        "{where} 里的 {found} 生成以后被改过。", "{found} in {where} was changed since it was made."
    )
    next_step = Text(
        "要留着它，请用 --out 换一个文件夹。", "To keep it, choose another folder with --out."
    )


class PackWriteError(DataError):
    """A pack cannot be written: the disk is full, or the folder is read-only."""

    code = "documents.write"
    says = Text("{where} 写不进去：{reason}。", "{where} cannot be written: {reason}.")
    next_step = Text(
        "请腾出空间，或用 --out 换一个能写的文件夹。",
        "Free some space, or choose a folder you can write to with --out.",
    )


class UngroundedError(DataError):
    """A sentence states a fact with neither an exhibit nor a memory, or a rule without its source.

    Papers are drafted from records, so this is a fault of the draft and never of the person.
    """

    code = "documents.ungrounded"
    says = Text(
        "《{where}》里这句话没有依据：“{sentence}”",
        "A sentence of “{where}” rests on nothing: “{sentence}”",
    )
    safe = Text("没有生成这份材料。", "The paper was not made.")
    next_step = Text(
        "请给这件事补一份证据，或注明是凭记忆写的。",
        "Add what shows it, or say that it is from memory.",
    )


class UnknownExhibitError(DataError):
    """A paper points to an exhibit that the case does not have."""

    code = "documents.exhibit"
    says = Text(
        "《{where}》提到的证据 {exhibit} 不在案件里。",
        "“{where}” points to {exhibit}, which the case does not have.",
    )
    safe = Text("没有生成这份材料。", "The paper was not made.")
    next_step = Text(
        "请先封存这份证据（命令：ashore vault add）。",
        "Seal the file first (command: ashore vault add).",
    )


class ContradictionError(DataError):
    """Two papers that leave together state one fact differently."""

    code = "documents.contradiction"
    says = Text(
        "《{first}》写的是 {one}，《{where}》写的是 {other}（{about}）。",
        "“{first}” says {one} and “{where}” says {other} ({about}).",
    )
    safe = Text("两份都没有生成。", "Neither was made.")
    next_step = Text(
        "请先查清哪个对，在案件里更正，再生成。",
        "Find out which is right, correct it in the case, then try again.",
    )


class CitationError(DataError):
    """A paper cites something that is not in the law book."""

    code = "documents.citation"
    says = Text(
        "《{where}》引用的 {cited} 不在规则库里。",
        "“{where}” cites {cited}, which is not in the law book.",
    )
    safe = Text("没有生成这份材料。", "The paper was not made.")
    next_step = Text("请核对规则库是不是完整的。", "Check that the law book is whole.")


class FalseClaimError(DataError):
    """A paper would make a claim that is widely told and wrong."""

    code = "documents.false-claim"
    says = Text(
        "《{where}》里这句话不准确：“{sentence}”（{because}）",
        "A sentence of “{where}” is not right: “{sentence}” ({because})",
    )
    safe = Text("没有生成这份材料。", "The paper was not made.")
    next_step = Text("请改掉这句再生成。", "Change it and try again.")


class OwnWordsError(DataError):
    """A person's own words state something else than the records that they stand for."""

    code = "documents.own-words"
    says = Text(
        "《{where}》里改过的这句少了记录里的“{value}”：“{sentence}”",
        "In “{where}” the new sentence leaves out “{value}”, which the records state: “{sentence}”",
    )
    safe = Text("没有生成这份材料。", "The paper was not made.")
    next_step = Text(
        "请把它写回去；数不对，就先去改记录。",
        "Put it back; where it is wrong, correct the record first.",
    )


class PrintError(DataError):
    """A paper cannot be set as a PDF."""

    code = "documents.print"
    says = Text("《{where}》没能排成 PDF：{problem}。", "“{where}” cannot be set: {problem}.")
    safe = Text("没有写出任何文件。", "No file was written.")
    next_step = Text(
        "请先生成 DOCX 或文字版：--docx 或 --text。", "Make it with --docx or --text instead."
    )


class PaperMissingError(CallError):
    """The command names a paper that the case does not have on that day."""

    code = "documents.paper"
    says = Text("案件里没有叫“{where}”的材料。", "The case has no paper called “{where}”.")
    next_step = Text("可用的：{known}。", "Papers that are there: {known}.")


class NotSentYetError(CallError):
    """A paper is to be recorded as sent on a day that is still to come."""

    code = "documents.not-sent-yet"
    says = Text(
        "{day} 还没到（今天是 {today}），不能记成已经寄出。",
        "{day} is still to come (today is {today}): the paper cannot have been sent on it.",
    )
    next_step = Text("寄出以后，用那一天再记。", "Record it with its day once it has gone out.")


class AmountInWordsError(DataError):
    """An amount does not read back from its Chinese capitals as it was."""

    code = "documents.amount-in-words"
    says = Text(
        "{given} 元写成大写是“{words}”，读回来不一样。",
        "{given} yuan in capitals is “{words}”, which does not read back.",
    )
    safe = Text("没有生成这份材料。", "The paper was not made.")
    next_step = Text("请核对这个金额。", "Check this amount.")
