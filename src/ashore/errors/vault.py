"""What stops evidence from being sealed, opened, verified, stamped or handed over."""

from __future__ import annotations

from ashore.errors.base import VaultError
from ashore.text import Text


class VaultMissingError(VaultError):
    """A case has no vault yet."""

    code = "vault.missing"
    says = Text("{where} 还没有建，里面没有封存的文件。", "There is no vault {where} yet.")
    next_step = Text(
        "请先封存第一个文件（命令：ashore vault add）。",
        "Seal a first file (command: ashore vault add).",
    )


class VaultSchemaError(VaultError):
    """A vault is of a version that this program does not read."""

    code = "vault.schema"
    says = Text(
        "{where} 的格式是“{given}”，这里读的是 {expected}。",
        "The format of {where} is “{given}”; this program reads {expected}.",
    )
    next_step = Text("请用更新的上岸打开它。", "Open it with a newer Ashore.")


class VaultUnreadableError(VaultError):
    """The vault's own record is damaged or cannot be read."""

    code = "vault.unreadable"
    says = Text("{where} 读不出来：{reason}。", "{where} cannot be read: {reason}.")
    next_step = Text(
        "请从备份放回这个文件，再核对一次（命令：ashore vault verify）。",
        "Put that file back from a copy, then check again (command: ashore vault verify).",
    )


class VaultOfAnotherCaseError(VaultError):
    """The vault beside a case was made for another case."""

    code = "vault.other-case"
    says = Text("{where} 是为另一个案件建的。", "{where} was made for another case.")
    next_step = Text(
        "请把它和自己的案件放在一起。", "Put it back beside the case that it belongs to."
    )


class VaultKeyChangedError(VaultError):
    """The key that a vault would seal to is not the one its items are sealed to."""

    code = "vault.key-changed"
    says = Text(
        "{where} 里写的钥匙和账本里已封存文件的钥匙不同。",
        "The key in {where} is not the one that the case's files are sealed to.",
    )
    next_step = Text(
        "请从备份放回这个文件，先不要存入新的。", "Put that file back from a copy before adding."
    )


class VaultLockedError(VaultError):
    """Another program is writing to the vault."""

    code = "vault.locked"
    says = Text(
        "{where} 正被另一个程序写入，等了 {seconds} 秒。",
        "Another program is writing to {where}; it was waited for {seconds} seconds.",
    )
    next_step = Text("请等它写完再试。", "Try again once it has finished.")


class VaultWriteError(VaultError):
    """Something cannot be written: the disk is full, or the folder is read-only."""

    code = "vault.write"
    says = Text("{where} 写不进去：{reason}。", "{where} cannot be written: {reason}.")
    safe = Text(
        "已封存的都还在，原文件没有动。", "What was sealed is there; your file is as it was."
    )
    next_step = Text(
        "请腾出空间，或换个能写的文件夹。", "Free some space, or choose a folder you can write to."
    )


class VaultUnconfirmedError(VaultWriteError):
    """Something was written, but the disk did not confirm it."""

    code = "vault.unconfirmed"
    next_step = Text(
        "请核对一次，看它在不在（命令：ashore vault verify）。",
        "Check the vault to see if it is in (command: ashore vault verify).",
    )


class SourceMissingError(VaultError):
    """A file to be sealed is not there."""

    code = "vault.file-missing"
    says = Text("找不到要存入的文件：{where}。", "There is no file {where} to seal.")
    next_step = Text("请核对文件名和位置。", "Check its name and where it is.")


class SourceKindError(VaultError):
    """What should be sealed is no plain file: a folder, a link, a device."""

    code = "vault.file-kind"
    says = Text("{where} 是{found}，不是普通文件。", "{where} is {found}, not a plain file.")
    next_step = Text("请直接给出文件本身。", "Name the file itself.")


class SourceUnreadableError(VaultError):
    """A file to be sealed cannot be read."""

    code = "vault.file-unreadable"
    says = Text("{where} 读不出来：{reason}。", "{where} cannot be read: {reason}.")
    next_step = Text("请核对文件的权限和磁盘。", "Check the file's permissions and the disk.")


class SourceChangedError(VaultError):
    """A file was written to while it was being sealed."""

    code = "vault.file-changed"
    says = Text("读 {where} 的时候，它还在被改动。", "{where} was being changed while it was read.")
    safe = Text("没有存入。", "It was not sealed.")
    next_step = Text(
        "等它写完（录音或下载结束）再存入。", "Wait until its recording or download has ended."
    )


class ItemUnknownError(VaultError):
    """An item is named that the case does not hold, or that is not sealed."""

    code = "vault.item"
    says = Text("案件里没有叫“{where}”的已封存文件。", "The case holds no sealed file “{where}”.")
    next_step = Text(
        "编号见证据清单（命令：ashore vault list）。",
        "The list of evidence has the ids (command: ashore vault list).",
    )


class EntryUnknownError(VaultError):
    """A file shall show an entry that the case does not hold."""

    code = "vault.about"
    says = Text("案件里没有编号是“{where}”的记录。", "The case holds no entry “{where}”.")
    next_step = Text(
        "编号见记录（命令：ashore export）。",
        "The records have the ids (command: ashore export).",
    )


class ItemDamagedError(VaultError):
    """A sealed file is missing, or is not as it was sealed."""

    code = "vault.damaged"
    says = Text(
        "{where} 的封存件缺失或与封存时不同。",
        "The sealed file of {where} is missing or not as it was sealed.",
    )
    next_step = Text(
        "请核对一次，看是哪种情况（命令：ashore vault verify）。",
        "Check the vault to see which it is (command: ashore vault verify).",
    )


class KeyMissingError(VaultError):
    """The vault's key is not there, so nothing in it can be opened."""

    code = "vault.key-missing"
    says = Text("{where} 不见了，打不开封存的文件。", "{where} is gone, so no file can be opened.")
    next_step = Text("请从备份放回钥匙文件。", "Put the key file back from a copy.")


class PassphraseNeededError(VaultError):
    """A passphrase is needed and none was given."""

    code = "vault.passphrase-needed"
    says = Text(
        "需要 {where} 的密码，但没有给出。", "The passphrase of {where} is needed; none was given."
    )
    next_step = Text(
        "用 --passphrase-file 给出，或在终端里运行。",
        "Give it with --passphrase-file, or run this in a terminal.",
    )


class PassphraseChoiceError(VaultError):
    """A new vault needs a choice: a passphrase, or none."""

    code = "vault.passphrase-choice"
    says = Text(
        "{where} 要新建，还没有说用不用密码。",
        "{where} is new, and whether it has a passphrase was not said.",
    )
    next_step = Text(
        "加上 --passphrase-file，或 --no-passphrase。", "Add --passphrase-file or --no-passphrase."
    )


class PassphraseError(VaultError):
    """A passphrase does not open the vault's key."""

    code = "vault.passphrase"
    says = Text(
        "这个密码打不开 {where}；也可能钥匙文件被改过。",
        "This passphrase does not open {where}, or the key file was changed.",
    )
    next_step = Text("请核对大小写和输入法再试。", "Check capitals and keyboard; try again.")


class PassphraseEmptyError(VaultError):
    """A passphrase that was given is empty."""

    code = "vault.passphrase-empty"
    says = Text("{where} 里的密码是空的。", "The passphrase from {where} is empty.")
    next_step = Text(
        "写一个密码；不要密码就用 --no-passphrase。",
        "Write one, or say --no-passphrase to have none.",
    )


class StampReplyError(VaultError):
    """A reply of a timestamp server was kept, and cannot be read or does not fit."""

    code = "vault.stamp-reply"
    says = Text(
        "时间戳服务器的答复不能用：{reason}。", "The timestamp reply does not serve: {reason}."
    )
    safe = Text("答复原样保存在 {where}。", "The reply is kept as it came in the vault.")
    next_step = Text(
        "可用 openssl ts -reply -text -in {where} 查看，或换一个服务器。",
        "Look at {where} with openssl ts -reply -text, or try another server.",
    )


class StampServerError(VaultError):
    """A timestamp server did not answer."""

    code = "vault.stamp-server"
    says = Text("{where} 没有给出答复：{reason}。", "{where} gave no answer: {reason}.")
    next_step = Text("请核对网址和网络，稍后再试。", "Check address and network, then try again.")


class CertificateError(VaultError):
    """A file that should hold certificates holds none."""

    code = "vault.certificate"
    says = Text("{where} 里没有能读的证书。", "{where} holds no certificate that can be read.")
    next_step = Text("请给 PEM 格式的根证书。", "Give the root certificate in PEM form.")


class BundlePlaceError(VaultError):
    """A bundle would overwrite a file."""

    code = "vault.bundle-exists"
    says = Text("{where} 已经有文件了。", "There is a file at {where} already.")
    next_step = Text(
        "请换个名字（命令里用 --out）。", "Choose another name (in the command: --out)."
    )


class BundleEmptyError(VaultError):
    """A bundle would hold nothing."""

    code = "vault.bundle-empty"
    says = Text("{where} 里没有可以导出的文件。", "{where} holds no sealed file to hand over.")
    next_step = Text(
        "请先封存文件（命令：ashore vault add）。",
        "Seal a file first (command: ashore vault add).",
    )


class HeadTextError(VaultError):
    """What should be the head of a chain is not written as one."""

    code = "vault.head-text"
    says = Text(
        "{where} 写的“{given}”不是账本指纹。", "“{given}” of {where} is no fingerprint of a ledger."
    )
    next_step = Text(
        "请照纸上的写，至少 12 位。", "Copy it from the paper, at least 12 of its digits."
    )
