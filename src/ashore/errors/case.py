"""What stops a case file or an entry from being read or written."""

from __future__ import annotations

from ashore.errors.base import CallError, DataError
from ashore.text import Text


class CaseTooLargeError(DataError):
    """A case file is larger than any real case."""

    code = "case.too-large"
    says = Text(
        "{where} 有 {size} 字节，超过上限 {limit} 字节。",
        "{where} holds {size} bytes; the limit is {limit} bytes.",
    )
    next_step = Text(
        "请核对选的是不是案件文件；图片和录音请另存为证据。",
        "Check that this is a case file; pictures and recordings belong in the evidence vault.",
    )


class CaseTruncatedError(DataError):
    """A case file stops in the middle."""

    code = "case.truncated"
    says = Text(
        "{where}：到第 {line} 行第 {column} 列就断了，后面缺内容。",
        "{where}: it stops at line {line}, column {column}; the rest is missing.",
    )
    next_step = Text("请用最近一份完整的备份。", "Use the latest whole copy of the file.")


class CaseJsonError(DataError):
    """A case file is not JSON at some place."""

    code = "case.json"
    says = Text(
        "{where}：第 {line} 行第 {column} 列不是 JSON。",
        "{where}: line {line}, column {column} is not JSON.",
    )
    next_step = Text("请核对这一处，或重新导出。", "Check that place, or export the file again.")


class CaseNestingError(DataError):
    """A case file nests lists or objects deeper than any real case."""

    code = "case.nesting"
    says = Text("{where} 的层次太深，读不下去。", "{where} nests too deeply to be read.")
    next_step = Text("请重新导出这个文件。", "Export the file again.")


class CaseTextError(DataError):
    """Text in a case file is not Unicode that can be written back."""

    code = "case.text"
    says = Text("{where} 的文字不是完整的 UTF-8。", "The text at {where} is not whole UTF-8.")
    next_step = Text("请以 UTF-8 重新保存。", "Save the file again as UTF-8.")


class CaseNumberError(DataError):
    """A number in a case file is not a plain whole number."""

    code = "case.number"
    says = Text(
        "{where} 的数 {given} 不是 16 位以内的整数。",
        "The number {given} at {where} is not a whole number of at most 16 digits.",
    )
    next_step = Text('请把它写成文字，如 "0.18"。', 'Write it as text between quotes, like "0.18".')


class DuplicateKeyError(DataError):
    """An object in a case file gives one field twice."""

    code = "case.duplicate-key"
    says = Text(
        "{where} 里的“{key}”出现了两次。",
        "The field “{key}” appears twice in one object in {where}.",
    )
    next_step = Text("请只留下正确的一个。", "Keep only the right one.")


class CaseSchemaError(DataError):
    """A file is not a case of a version this program reads."""

    code = "case.schema"
    says = Text(
        "{where} 写的格式是“{given}”，这里读的是 {expected}。",
        "The format at {where} is “{given}”; this program reads {expected}.",
    )
    next_step = Text(
        "请核对文件；更新的格式需要更新的上岸。",
        "Check the file; a newer format needs a newer Ashore.",
    )


class UnknownKindError(DataError):
    """An entry is of a kind that this version does not know."""

    code = "case.unknown-kind"
    says = Text(
        "{where} 的种类“{given}”是本版本不认识的。",
        "The kind “{given}” of {where} is not one that this version knows.",
    )
    next_step = Text(
        "请核对拼写；更新的种类需要更新的上岸。",
        "Check the spelling; a newer kind needs a newer Ashore.",
    )


class FieldError(DataError):
    """A field of an entry holds what does not belong there, or is missing."""

    code = "case.field"
    says = Text("{where}：{problem}，这里是 {given}。", "{where}: {problem}; it is {given}.")
    next_step = Text("请改好这一项再试。", "Put this field right and try again.")


class DeductionsError(DataError):
    """More was taken out of a loan's money than was paid out."""

    code = "case.deductions"
    says = Text(
        "{where}：扣款合计 {deducted} 元，多于放款 {gross} 元。",
        "{where}: deductions of {deducted} yuan are more than the {gross} yuan paid out.",
    )
    next_step = Text("请对照银行流水核对。", "Check both against the bank statement.")


class BrokenChainError(DataError):
    """The ledger is not as it was written: its chain of hashes breaks."""

    code = "case.broken-chain"
    says = Text(
        "{where}：账本与写下时不同，{change}。",
        "{where}: the ledger is not as it was written; {change}.",
    )
    next_step = Text(
        "请用最近一份完整的备份；若是您亲手改的，请删去各处 prev 与 head 再导入。",
        "Use the latest whole copy; if you edited it, remove every prev and head, then import.",
    )


class CaseSpellingError(DataError):
    """A line of a case file is not in its one spelling, so its hash cannot be found again."""

    code = "case.not-canonical"
    says = Text("{where} 的写法不是规范写法。", "{where} is not written in the canonical form.")
    next_step = Text(
        "请用写出它的程序重新导出为 JSON。", "Export it as JSON with the program that wrote it."
    )


class DuplicateIdError(DataError):
    """Two entries have one id."""

    code = "case.duplicate-id"
    says = Text(
        "{where} 的编号“{given}”已被 {other} 用了。",
        "The id “{given}” of {where} is already taken by {other}.",
    )
    next_step = Text("请给其中一条换个编号。", "Give one of the two another id.")


class SupersedeError(DataError):
    """A correction names an entry that it cannot replace, or cannot put in its place."""

    code = "case.supersede"
    says = Text(
        "更正 {where} 提到的“{given}”{problem}。",
        "The correction {where} names “{given}”, which {problem}.",
    )
    next_step = Text(
        "请更正那条记录现在有效的版本。", "Correct the version of that entry that counts now."
    )


class UnknownLoanError(DataError):
    """An entry belongs to a loan that is not in the case."""

    code = "case.unknown-loan"
    says = Text(
        "{where} 记在借款“{given}”名下，但案件里现有：{known}。",
        "{where} belongs to loan “{given}”; the loans in the case are: {known}.",
    )
    next_step = Text("请先记这笔借款，或改正编号。", "Record that loan first, or correct the id.")


class PaymentBeforeDisbursementError(DataError):
    """A payment is dated before the loan was paid out."""

    code = "case.payment-before-disbursement"
    says = Text(
        "还款 {where} 在 {paid_on}，比首次放款 {disbursed_on} 早 {days} 天。",
        "Payment {where} of {paid_on} comes {days} days before the first payout of {disbursed_on}.",
    )
    next_step = Text("请核对这两个日期。", "Check the two dates.")


class CaseMissingError(CallError):
    """There is no case file at a path."""

    code = "case.missing"
    says = Text("{where} 没有案件文件。", "There is no case file at {where}.")
    next_step = Text("请核对路径，或新建案件。", "Check the path, or start a case.")


class CaseExistsError(CallError):
    """A new case would overwrite a file."""

    code = "case.exists"
    says = Text("{where} 已经有文件了。", "There is a file at {where} already.")
    next_step = Text("请换个名字，或打开原来的。", "Choose another name, or open that one.")


class CaseReadOnlyError(CallError):
    """A plain JSON case is opened for reading only."""

    code = "case.read-only"
    says = Text(
        "{where} 是 JSON 案件，只能读，不能追加。",
        "{where} is a JSON case: it is read, not added to.",
    )
    next_step = Text("请先另存为 .ashore 案件。", "Save it as an .ashore case first.")


class CaseLockedError(DataError):
    """Another program is writing the case file."""

    code = "case.locked"
    says = Text(
        "{where} 正被另一个程序写入，等了 {seconds} 秒。",
        "Another program is writing {where}; it was waited for {seconds} seconds.",
    )
    next_step = Text("请关掉另一个窗口再试。", "Close the other window and try again.")


class ChangedElsewhereError(DataError):
    """The case file was added to since it was read."""

    code = "case.changed-elsewhere"
    says = Text(
        "{where} 在别处有了新记录：现为 {found}，您看到的是 {expected}。",
        "{where} has new entries from elsewhere: it is at {found}, you saw {expected}.",
    )
    next_step = Text("请重新打开，看过再加。", "Open it again, look, and then add.")


class CaseWriteError(DataError):
    """A case file cannot be written: the disk is full, or the folder is read-only."""

    code = "case.write"
    says = Text("{where} 写不进去：{reason}。", "{where} cannot be written: {reason}.")
    next_step = Text(
        "请腾出空间，或换个能写的文件夹。", "Free some space, or choose a folder you can write to."
    )


class CaseUnconfirmedError(CaseWriteError):
    """A case file was replaced, but the disk did not confirm it."""

    code = "case.unconfirmed"
    safe = Text("新旧两份至少有一份完整。", "Either the old or the new version is whole.")
    next_step = Text(
        "请重新打开，看看新记录在不在。", "Open it again and see whether the entry is in."
    )


class CaseReadError(DataError):
    """A case file cannot be read from the disk."""

    code = "case.read"
    says = Text("{where} 读不出来：{reason}。", "{where} cannot be read: {reason}.")
    next_step = Text("请核对文件的权限和磁盘。", "Check the file's permissions and the disk.")
