"""What stops a person's papers from being read."""

from __future__ import annotations

from ashore.errors.base import CallError, DataError
from ashore.text import Text


class FileMissingError(CallError):
    """There is no file at the path."""

    code = "intake.missing"
    says = Text("找不到文件 {where}。", "There is no file {where}.")
    next_step = Text("请核对文件名和位置。", "Check its name and where it lies.")


class FileUnreadableError(DataError):
    """The system does not let the file be read."""

    code = "intake.unreadable"
    says = Text("{where} 读不了：{reason}。", "{where} cannot be read: {reason}.")
    next_step = Text(
        "请把它复制到自己的文件夹再试。", "Copy it into a folder of yours and try again."
    )


class FileTooLargeError(DataError):
    """A file is larger than any that is read."""

    code = "intake.too-large"
    says = Text(
        "{where} 有 {size} 字节，超过上限 {most} 字节。",
        "{where} holds {size} bytes; the limit is {most} bytes.",
    )
    next_step = Text("请分段导出，再逐个读入。", "Export it in parts and read them one by one.")


class FileUnknownError(DataError):
    """No reader knows what kind of file it is."""

    code = "intake.unknown"
    says = Text(
        "{where} 的内容认不出是哪一种文件。", "What is in {where} is of no kind that is known here."
    )
    next_step = Text(
        "请用原来的应用重新导出，或看文档里能读的种类。",
        "Export it again from its app, or see the kinds listed in the documentation.",
    )


class PasswordNeededError(DataError):
    """A file opens with a password, and none or another was given."""

    code = "intake.password"
    says = Text("{where} 要密码才能打开。", "{where} opens with a password only.")
    next_step = Text(
        "请把密码写进一个文件的第一行，用 --password-file 指给它。",
        "Write the password on the first line of a file and name it with --password-file.",
    )


class NothingToUndoError(CallError):
    """A case holds no import that could be taken back."""

    code = "intake.nothing-to-undo"
    says = Text("{where} 里没有可撤销的导入。", "{where} holds no import that can be undone.")
    next_step = Text(
        "手工记的内容请用更正的办法改。", "What was typed by hand is changed by a correction."
    )


class TableEncodingError(DataError):
    """A text table is in no encoding that is read, or is cut in the middle of a character."""

    code = "intake.table-encoding"
    says = Text(
        "{where} 的文字读不完整：不是 UTF-8，也不是 GB18030。",
        "The text of {where} does not read to the end: it is neither UTF-8 nor GB 18030.",
    )
    next_step = Text(
        "请重新导出，或用表格软件另存为“CSV UTF-8”。",
        "Export it again, or save it as “CSV UTF-8” in a spreadsheet program.",
    )


class TableBrokenError(DataError):
    """A quotation mark in a text table does not close, so rows below it would be lost."""

    code = "intake.table-broken"
    says = Text(
        "{where} 第 {line} 行附近的引号没有成对，后面的行会读丢。",
        "Near line {line} of {where} a quotation mark does not close; rows below would be lost.",
    )
    next_step = Text("请重新导出原始文件再试。", "Export the original file again and try that.")


class TableTooLongError(DataError):
    """A table has more rows than are read at once."""

    code = "intake.table-too-long"
    says = Text("{where} 超过 {most} 行。", "{where} has more than {most} rows.")
    next_step = Text("请按时间分段导出，再逐个读入。", "Export shorter spans, one by one.")


class SheetProtectedError(DataError):
    """A spreadsheet is locked with a password."""

    code = "intake.sheet-protected"
    says = Text("{where} 设了打开密码。", "{where} is locked with a password.")
    next_step = Text(
        "请在表格软件里打开，另存为没有密码的一份。",
        "Open it in a spreadsheet program and save a copy without a password.",
    )


class SheetTooLargeError(DataError):
    """A spreadsheet is larger, unpacked or as it lies, than any that is read."""

    code = "intake.sheet-too-large"
    says = Text("{where} 里的表格太大。", "The tables in {where} are too large.")
    next_step = Text("请按时间分段导出，再逐个读入。", "Export shorter spans, one by one.")


class SheetDamagedError(DataError):
    """A spreadsheet cannot be read as one."""

    code = "intake.sheet-damaged"
    says = Text("{where} 不是完整的表格文件。", "{where} is no whole spreadsheet.")
    next_step = Text(
        "请重新下载，或在表格软件里另存为 CSV。",
        "Download it again, or save it as CSV in a spreadsheet program.",
    )


class StatementPdfError(DataError):
    """A statement in PDF is damaged, too large, or holds no text."""

    code = "intake.statement-pdf"
    says = Text("{where} 读不出文字表格。", "No table of text can be read from {where}.")
    next_step = Text(
        "请从银行下载带文字的 PDF 或 Excel 流水。",
        "Download the statement from the bank as a PDF with text, or as Excel.",
    )


class ArchivePasswordError(PasswordNeededError):
    """An archive opens with a password, and none or another was given."""

    code = "intake.archive-password"
    says = Text(
        "{where} 要用正确的解压密码才能打开。", "{where} opens with the right password only."
    )
    next_step = Text(
        "请输入支付宝或微信发来的解压密码再试。",
        "Give the password that Alipay or WeChat sent, and try again.",
    )


class ArchiveDamagedError(DataError):
    """An archive is cut off, damaged, or packed in a way that is not read."""

    code = "intake.archive-damaged"
    says = Text("{where} 不是完整的压缩包。", "{where} is no whole archive.")
    next_step = Text(
        "请重新下载，或自己解压后再读入。", "Download it again, or unpack it yourself."
    )


class ArchiveTooLargeError(DataError):
    """An archive holds more, or more files, than any that is opened."""

    code = "intake.archive-too-large"
    says = Text("{where} 解压后太大或文件太多。", "{where} unpacks to too much or too many files.")
    next_step = Text(
        "请自己解压，再逐个读入。", "Unpack it yourself and read the files one by one."
    )


class ColumnsUnreadableError(DataError):
    """What was remembered of a table's columns does not read."""

    code = "intake.columns-unreadable"
    says = Text("记住的列名读不出来。", "What was remembered of the columns does not read.")
    next_step = Text("请重新回答每一列是什么。", "Say again what each column is.")


class DoctypeError(DataError):
    """An XML file brings definitions of its own, which can make it swell without end."""

    code = "intake.doctype"
    says = Text(
        "{where} 里带有自定义的文档类型，备份应用不会这样写，所以没有读。",
        "{where} defines a document type of its own, as no backup does, and was not read.",
    )
    next_step = Text("请用备份应用重新导出。", "Export it again from the backup app.")


class RowTooLargeError(DataError):
    """One row of a file is larger than any message."""

    code = "intake.row-too-large"
    says = Text(
        "{where} 第 {row} 行超过 {most} MiB，不像一条记录。",
        "Row {row} of {where} is larger than {most} MiB, which no record is.",
    )
    next_step = Text(
        "请不带附件重新导出，或分段导出。", "Export it again without attachments, or in parts."
    )


class TooManySendersError(DataError):
    """A file names more senders than any telephone has met."""

    code = "intake.too-many-senders"
    says = Text(
        "{where} 里的号码超过 {most} 个，不像一部手机的记录。",
        "{where} names more than {most} numbers, which no single telephone does.",
    )
    next_step = Text("请分段导出，再逐个读入。", "Export it in parts and read them one by one.")


class TooManyContactsError(DataError):
    """What the person picked comes to more contacts than one case should take at once."""

    code = "intake.too-many-contacts"
    says = Text(
        "{where} 里选中的号码有超过 {most} 条记录。",
        "The numbers picked have more than {most} records in {where}.",
    )
    next_step = Text(
        "请只选与欠款有关的号码，或按月份分段导出。",
        "Pick only numbers about the debt, or export it month by month.",
    )


class SheetUnreadableError(DataError):
    """A spreadsheet or a web page saved as one holds no table that can be read."""

    code = "intake.sheet"
    says = Text("{where} 读不成表格：{problem}。", "{where} cannot be read as a table: {problem}.")
    next_step = Text(
        "请在表格软件里另存为“CSV UTF-8”。", "Save it as “CSV UTF-8” in a spreadsheet program."
    )


class ColumnsUnknownError(DataError):
    """A list no longer has the headings that it was recognised by."""

    code = "intake.columns-unknown"
    says = Text(
        "{where} 里没有找到表头，只看到：{found}。",
        "{where} shows no headings that are known, only: {found}.",
    )
    next_step = Text("请保留表头那一行，再重新导出。", "Export it again with its row of headings.")


class ChatUnreadableError(DataError):
    """A chat export holds no list of messages."""

    code = "intake.chat"
    says = Text("{where} 里没有找到聊天消息的列表。", "{where} holds no list of chat messages.")
    next_step = Text("请用原来的工具重新导出。", "Export it again with the same tool.")


class OcrMissingError(CallError):
    """Pictures can only be read with an extra part that is not installed."""

    code = "intake.ocr-missing"
    says = Text(
        "读图片 {where} 需要文字识别组件，现在没有装。",
        "Reading the picture {where} needs the text recognition part, which is not installed.",
    )
    next_step = Text(
        "联网时运行 pip install 'ashore[ocr]'，装好后识别都在本机完成。",
        "While online run pip install 'ashore[ocr]'; after that it all happens on this machine.",
    )


class PictureKindError(DataError):
    """A picture is of a kind that is not read."""

    code = "intake.picture-kind"
    says = Text(
        "{where} 是 HEIC 或 AVIF 图片，这里读不了。",
        "{where} is a HEIC or AVIF picture, which is not read here.",
    )
    next_step = Text(
        "请在手机上另存为 JPEG，或打开后截屏。",
        "Save it as JPEG on the phone, or open it and take a screenshot.",
    )


class PictureTooLargeError(DataError):
    """A picture holds more pixels or bytes than are read."""

    code = "intake.picture-too-large"
    says = Text(
        "图片 {where} 有 {size}，超过上限 {most}。",
        "The picture {where} holds {size}; the limit is {most}.",
    )
    next_step = Text("请把它分成几张再读。", "Cut it into several pictures and read those.")


class PictureTooSmallError(DataError):
    """A picture is too small for anything on it to be read."""

    code = "intake.picture-too-small"
    says = Text(
        "图片 {where} 只有 {width}×{height} 像素，看不清字。",
        "The picture {where} is only {width}×{height} pixels; no text can be made out.",
    )
    next_step = Text(
        "请用原图，不要用缩略图。", "Use the picture in its original size, not a thumbnail."
    )


class PictureDamagedError(DataError):
    """A picture is cut off or broken."""

    code = "intake.picture-damaged"
    says = Text("图片 {where} 不完整，读不到末尾。", "The picture {where} breaks off or is broken.")
    next_step = Text("请重新截屏或重新传一次。", "Take it or transfer it once more.")


class PictureUnknownError(DataError):
    """Nothing on a picture is of a kind of page that is read."""

    code = "intake.picture-unknown"
    says = Text(
        "图片 {where} 上没有认出账单、还款计划、短信、聊天或法院文书。",
        "No bill, repayment plan, messages or court paper was made out on the picture {where}.",
    )
    next_step = Text(
        "请换一张更清楚、更完整的图，或手工录入。",
        "Use a clearer and more complete picture, or type it in.",
    )


class PdfLockedError(PasswordNeededError):
    """A PDF is locked with a password that was not given, or is another."""

    code = "intake.pdf-locked"
    says = Text(
        "{where} 要密码才能打开，没有给密码，或者密码不对。",
        "{where} opens with a password only; none was given, or it is another.",
    )
    next_step = Text(
        "请输入发给您的密码，再读一次。",
        "Enter the password that came with it and read it again.",
    )


class PdfTooLargeError(DataError):
    """A PDF holds more pages, or more on a page, than are read."""

    code = "intake.pdf-too-large"
    says = Text(
        "{where} 里有 {size}，超过上限 {most}。", "{where} holds {size}; the limit is {most}."
    )
    next_step = Text(
        "请只导出需要的几页，再读一次。", "Export only the pages that matter and read those."
    )


class PdfDamagedError(DataError):
    """A PDF is cut off or broken."""

    code = "intake.pdf-damaged"
    says = Text("{where} 不完整，打不开。", "{where} breaks off or is broken.")
    next_step = Text("请重新下载一次。", "Download it once more.")


class DocxDamagedError(DataError):
    """A DOCX is cut off, broken, or unpacks to more than is read."""

    code = "intake.docx-damaged"
    says = Text(
        "{where} 不是完整的 Word 文档，打不开。", "{where} is no whole Word document to open."
    )
    next_step = Text("请另存为 DOCX 或 PDF 再读。", "Save it as DOCX or PDF and read that.")


class PaperUnknownError(DataError):
    """A document is no contract, credit report or paper of a court."""

    code = "intake.paper-unknown"
    says = Text(
        "{where} 里没有认出借款合同、协议、信用报告或法院文书。",
        "No loan contract, agreement, credit report or court paper was made out in {where}.",
    )
    next_step = Text(
        "请确认是不是这个文件，或手工录入。", "Check that it is the right file, or type it in."
    )


class PaperWithoutTextError(DataError):
    """A document holds no words, or none were made out in its pictures."""

    code = "intake.paper-without-text"
    says = Text("{where} 里没有找到文字。", "No text was found in {where}.")
    next_step = Text(
        "请换一个文件；照片或扫描件请拍清楚再读，或把文字粘贴进来。",
        "Take another file; photograph or scan it again more clearly, or paste its words.",
    )


class PastedEmptyError(DataError):
    """Nothing was pasted, or a file holds nothing."""

    code = "intake.empty"
    says = Text("{where} 里没有内容。", "There is nothing in {where}.")
    next_step = Text("请粘贴文字，或换一个文件。", "Paste some words, or take another file.")


class CorrectionError(CallError):
    """A value that the person put in the place of a misread one is none that can stand there."""

    code = "intake.correction"
    says = Text("“{given}”填在这里读不通。", "“{given}” cannot stand here.")
    next_step = Text(
        "金额写成 1234.50，日子写成 2026-03-05，再试一次。",
        "Write sums like 1234.50 and days like 2026-03-05, and try again.",
    )


class LoanNotChosenError(CallError):
    """What was read belongs to a loan, and nobody said to which."""

    code = "intake.loan-not-chosen"
    says = Text(
        "{where} 读到的内容属于一笔借款，还没说是哪一笔。",
        "What {where} says belongs to a loan, and it was not said to which.",
    )
    next_step = Text("用 --loan 指明其中一笔：{known}。", "Name one with --loan: {known}.")
