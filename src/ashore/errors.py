"""Every exception: a stable code, what happened, what is safe, and one next step.

    AshoreError
    ├── CallError      exit 2   the call is off
    ├── DataError      exit 3   the data is off
    ├── LawDataError   exit 4   the law book is off
    └── VaultError     exit 5   the vault is off

Anything wrong with a lender's conduct or a person's papers is a finding, not an exception.
"""

from __future__ import annotations

from typing import ClassVar

from ashore.text import Language, Text


class AshoreError(Exception):
    """Stop the work with a sentence that a frightened person can act on.

    Subclasses name their places (``{given}``) in ``says``; the values come as keyword arguments.
    """

    code: ClassVar[str] = "ashore.error"
    exit_code: ClassVar[int] = 70
    says: ClassVar[Text]
    safe: ClassVar[Text] = Text("没有改动任何内容。", "Nothing was changed.")
    next_step: ClassVar[Text]

    def __init__(self, *, where: str = "", **values: object) -> None:
        self.where = where
        self.values = values
        super().__init__(self.message("en"))

    def message(self, language: Language) -> str:
        """Return what happened, what is safe and the next step, in one language."""
        return " ".join(part for part in self.parts(language) if part)

    def parts(self, language: Language) -> tuple[str, str, str]:
        """Return what happened, what is safe and the next step as three sentences."""
        values = {"where": self.where or "—", **self.values}
        return (
            self.says.fill(**values).in_language(language),
            self.safe.in_language(language),
            self.next_step.fill(**values).in_language(language),
        )

    def as_json(self, language: Language) -> dict[str, object]:
        """Return the one shape that every edge shows: code, says, try_this, where."""
        says, safe, next_step = self.parts(language)
        return {
            "ok": False,
            "code": self.code,
            "says": f"{says} {safe}",
            "try_this": next_step,
            "where": self.where,
        }


class CallError(AshoreError):
    """The command or function was called with something it cannot use."""

    exit_code = 2


class DataError(AshoreError):
    """A file or a figure cannot be read as what it should be."""

    exit_code = 3


class LawDataError(AshoreError):
    """The law book holds something it must not, or lacks something asked of it."""

    exit_code = 4


class VaultError(AshoreError):
    """Evidence cannot be sealed, opened or verified."""

    exit_code = 5


# money ----------------------------------------------------------------------------------------


class AmountError(DataError):
    """An amount is not yuan with at most two decimals."""

    code = "money.amount"
    says = Text(
        "{where} 的金额“{given}”不是最多两位小数的元。",
        "The amount “{given}” at {where} is not yuan with at most two decimals.",
    )
    next_step = Text("请写成 1234.56 这样的数。", "Write it like 1234.56.")


class NegativeAmountError(DataError):
    """An amount that cannot be below zero is."""

    code = "money.negative"
    says = Text("{where} 的金额 {given} 小于零。", "The amount {given} at {where} is below zero.")
    next_step = Text(
        "请去掉负号；退款请记成单独的一笔。",
        "Drop the minus sign; record a refund as its own entry.",
    )


class RateError(DataError):
    """A rate is not a plain decimal share."""

    code = "money.rate"
    says = Text(
        "{where} 的利率“{given}”不是小数。", "The rate “{given}” at {where} is not a decimal share."
    )
    next_step = Text("18% 请写成 0.18。", "Write 18 % as 0.18.")


class DateError(DataError):
    """A date does not exist or is not written year-month-day."""

    code = "money.date"
    says = Text("{where} 的日期“{given}”不存在。", "The date “{given}” at {where} does not exist.")
    next_step = Text("请写成 2026-11-24 这样的日期。", "Write it like 2026-11-24.")


class DateOrderError(DataError):
    """A range of dates ends before it starts."""

    code = "money.date-order"
    says = Text("{where}：{end} 早于 {start}。", "At {where}, {end} comes before {start}.")
    next_step = Text("请核对两个日期的先后。", "Check which of the two dates comes first.")


class StepError(DataError):
    """An instalment interval is not a number of days, weeks, months or years."""

    code = "money.step"
    says = Text(
        "{where} 的间隔“{given}”不是天、周、月或年。",
        "The interval “{given}” at {where} is not a number of days, weeks, months or years.",
    )
    next_step = Text("请写成 1m、15d、2w 或 1y。", "Write it like 1m, 15d, 2w or 1y.")


class FlowsError(DataError):
    """Cash flows cannot be read at all."""

    code = "rates.flows"
    says = Text(
        "{where} 的现金流读不出来：{given}。", "The cash flows at {where} cannot be read: {given}."
    )
    next_step = Text(
        "每笔写成 [日期, 金额]，收到为正、付出为负。",
        "Write each as [date, amount], money in positive and money out negative.",
    )


class NoSignChangeError(DataError):
    """All flows go one way, so no rate exists."""

    code = "rates.no-sign-change"
    says = Text(
        "{where} 的现金流全是同一个方向，算不出利率。",
        "The cash flows at {where} all go one way, so no rate exists.",
    )
    next_step = Text(
        "请补上收到的或付出的那一边。", "Add the other side: what came in, or what went out."
    )


class OneDayError(DataError):
    """All flows fall on one day, so no time passes and no rate exists."""

    code = "rates.one-date"
    says = Text(
        "{where} 的现金流都在同一天，没有时间就没有利率。",
        "The cash flows at {where} all fall on one day; without time there is no rate.",
    )
    next_step = Text("请核对每笔的日期。", "Check the date of each flow.")


class NoRealRateError(DataError):
    """The flows change sign and yet no real rate brings them to zero."""

    code = "rates.no-real-rate"
    says = Text(
        "没有任何实数利率能让 {where} 的现金流平衡。",
        "No real rate brings the cash flows at {where} into balance.",
    )
    next_step = Text("请核对每笔的金额和方向。", "Check the amount and direction of each flow.")


# case -----------------------------------------------------------------------------------------


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


# law ------------------------------------------------------------------------------------------


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
    next_step = Text("运行 ashore law show 查看全部编号。", "Run ashore law show to list every id.")


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
        "“{where}”自 {first} 起{reason}，{on} 没有可用的值。",
        "“{where}” is {reason} from {first}, so it has no value for {on}.",
    )
    next_step = Text("说明：{note}", "Note: {note}")


# owed -----------------------------------------------------------------------------------------


class TermsMissingError(DataError):
    """A repayment table needs a term that the contract entry does not give."""

    code = "owed.terms-missing"
    says = Text(
        "{where} 缺少“{term}”，算不出还款计划。",
        "At {where}, “{term}” is missing or off, so no repayment table can be computed.",
    )
    next_step = Text(
        "请从合同或还款计划页补上，或照抄还款计划表。",
        "Add it from the contract, or copy the lender's own repayment table.",
    )


class FootingError(CallError):
    """A bill rests on something other than the contract, so there is no reading to try."""

    code = "owed.footing"
    says = Text(
        "账单 {where} 依据的是 {footing}，不是分期合同，没有不同读法可试。",
        "The bill {where} rests on {footing}, not on an instalment contract to be read.",
    )
    next_step = Text("逐项核对请看 ashore owed。", "See ashore owed for each of its lines.")


class PaymentTooSmallError(DataError):
    """A fixed payment does not even cover the interest, so it never clears the loan."""

    code = "owed.payment-too-small"
    says = Text(
        "{where}：每期 {payment} 元只够付利息 {interest} 元，本金还不清。",
        "At {where}, payments of {payment} yuan beside {interest} yuan of interest never end.",
    )
    next_step = Text("请核对每期金额，或写明期数。", "Check the payment, or state the periods.")


# command line ---------------------------------------------------------------------------------


class FileMissingError(DataError):
    """A file named on the command line cannot be opened."""

    code = "cli.file"
    says = Text("打不开 {where}：{reason}。", "{where} cannot be opened: {reason}.")
    next_step = Text("请核对文件名和位置。", "Check its name and where it is.")


class DocumentError(DataError):
    """A file of an exchange format is no JSON, or is too large."""

    code = "cli.document"
    says = Text("{where} 读不成 JSON：{problem}。", "{where} cannot be read as JSON: {problem}.")
    next_step = Text("请按文档里的格式重新导出。", "Export it again in the documented form.")


class BillMissingError(CallError):
    """The command names a bill that the case does not hold."""

    code = "cli.bill"
    says = Text("案件里没有叫“{where}”的账单。", "The case holds no bill called “{where}”.")
    next_step = Text("可用的账单：{known}。", "Bills that are there: {known}.")


class AnswerNeededError(CallError):
    """A command would ask a question and nobody can answer it."""

    code = "cli.answer-needed"
    says = Text(
        "加入 {where} 前要先确认，但这里没有人能回答。",
        "Adding to {where} needs a yes, and nobody can answer here.",
    )
    next_step = Text("确认无误后加上 --yes。", "Add --yes once you have looked at it.")
