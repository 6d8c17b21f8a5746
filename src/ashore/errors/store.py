"""What stops a home from being made, opened, kept, copied or put back."""

from __future__ import annotations

from ashore.errors.base import CallError, DataError
from ashore.text import Text


class HomeMissingError(CallError):
    """There is no home in a folder."""

    code = "store.home-missing"
    says = Text("{where} 里没有上岸的案件。", "There is no Ashore home in {where}.")
    next_step = Text("请核对文件夹，或新建一个。", "Check the folder, or start a new home.")


class HomeExistsError(CallError):
    """A new home would lie where something is already."""

    code = "store.home-exists"
    says = Text("{where} 里已经有内容了。", "There is something in {where} already.")
    next_step = Text("请换个名字，或打开原来的。", "Choose another name, or open what is there.")


class HomeLockedError(CallError):
    """The home is locked: its key is no longer in memory."""

    code = "store.locked"
    says = Text("案件已锁上。", "The case is locked.")
    safe = Text("已保存的都在。", "Everything that was saved is there.")
    next_step = Text("请输入口令重新打开。", "Open it again with the passphrase.")


class HomeOpenElsewhereError(CallError):
    """Another program, or another window of this one, has the home open."""

    code = "store.open-elsewhere"
    says = Text("{where} 正被另一个窗口打开着。", "{where} is open in another window.")
    next_step = Text("请先关掉那一个。", "Close that one first.")


class OneHomeError(CallError):
    """A program opens one home at a time."""

    code = "store.one-home"
    says = Text("已经打开了 {where}，一次只开一个。", "{where} is open already; one at a time.")
    next_step = Text("请先锁上它。", "Lock that one first.")


class SampleSecretError(CallError):
    """The sample has neither a passphrase nor a recovery code to change."""

    code = "store.sample"
    says = Text(
        "示例没有口令，也没有恢复码。", "The sample has no passphrase and no recovery code."
    )
    next_step = Text("请先建自己的案件。", "Begin a case of your own first.")


class HomeDamagedError(DataError):
    """The encrypted file of a home is damaged, or belongs to other keys."""

    code = "store.damaged"
    says = Text("{where} 读不出来：{reason}。", "{where} cannot be read: {reason}.")
    next_step = Text(
        "请用最近一份备份恢复到新文件夹，原来的先留着。",
        "Restore your latest backup into a new folder, and keep this one for now.",
    )


class HomeNewerError(DataError):
    """A home was last opened by a newer version."""

    code = "store.newer"
    says = Text(
        "{where} 是更新版本的上岸写的（{given}）。",
        "{where} was written by a newer Ashore ({given}).",
    )
    next_step = Text("请用更新的上岸打开它。", "Open it with a newer Ashore.")


class HomeWriteError(DataError):
    """Something cannot be written into a home: the disk is full, or writing is not permitted."""

    code = "store.write"
    says = Text("{where} 写不进去：{reason}。", "{where} cannot be written: {reason}.")
    safe = Text("之前保存的都在。", "What was saved before is there.")
    next_step = Text(
        "请腾出空间，或换个能写的文件夹。", "Free some space, or choose a folder you can write to."
    )


class DatabaseDriverError(DataError):
    """The database library is older than what the program reckons with."""

    code = "store.driver"
    says = Text(
        "加密数据库自带的 SQLite 是 {given}，至少要 {least}。",
        "The encrypted database brings SQLite {given}; at least {least} is needed.",
    )
    next_step = Text("请重新安装上岸。", "Install Ashore again.")


class KeysUnreadableError(DataError):
    """The file with the wrapped keys is damaged or of another version."""

    code = "store.keys"
    says = Text("钥匙文件 {where} 读不出来：{reason}。", "{where} holds no keys to read: {reason}.")
    next_step = Text(
        "请从备份放回这个文件；没有它，谁也打不开案件。",
        "Put that file back from a backup; without it nobody can open the case.",
    )


class WrongPassphraseError(CallError):
    """A passphrase does not open a home."""

    code = "store.wrong-passphrase"
    says = Text("这个口令打不开 {where}。", "This passphrase does not open {where}.")
    next_step = Text(
        "请看看大小写和输入法；忘了可以用恢复码。",
        "Check capitals and the keyboard; the recovery code opens it too.",
    )


class WrongRecoveryCodeError(CallError):
    """A recovery code is well written and does not open a home."""

    code = "store.wrong-recovery-code"
    says = Text("这个恢复码打不开 {where}。", "This recovery code does not open {where}.")
    next_step = Text(
        "它可能属于另一个案件，或已被新的恢复码替换。",
        "It may be for another home, or a newer code has replaced it.",
    )


class RecoveryCodeMistypedError(CallError):
    """A recovery code was not copied as it was given: a character is missing or another one."""

    code = "store.recovery-code"
    says = Text(
        "恢复码有一处抄得不对：应为 {length} 个字符，最后一个用来核对。",
        "The recovery code was miscopied: it has {length} characters, the last one checks it.",
    )
    next_step = Text("请对着纸再抄一遍。", "Copy it from the paper once more.")


class SlowedError(CallError):
    """Too many wrong passphrases: the next try has to wait."""

    code = "store.slowed"
    says = Text(
        "连着几次没打开，请等 {seconds} 秒再试。",
        "After several tries that did not open it, wait {seconds} seconds.",
    )
    next_step = Text("可以用这会儿找找恢复码。", "Meanwhile you could look for the recovery code.")


class PassphraseShortError(CallError):
    """A passphrase is shorter than it has to be."""

    code = "store.passphrase-short"
    says = Text("口令至少要 {least} 个字符。", "A passphrase has at least {least} characters.")
    next_step = Text(
        "几个不相干的词连起来，又长又好记。",
        "A few unrelated words in a row are long and easy to keep.",
    )


class RowMissingError(CallError):
    """What was asked for is not in the home, or no longer."""

    code = "store.missing"
    says = Text("{what} {given} 不在这里了。", "{what} {given} is not here, or no longer.")
    next_step = Text("请回到列表再看看。", "Go back to the list and look again.")


class JobStateError(CallError):
    """A job is asked for what its state does not allow."""

    code = "store.job-state"
    says = Text("任务 {given} 现在是“{state}”。", "Job {given} is “{state}” now.")
    next_step = Text("请刷新页面看看它的进展。", "Load the page again to see how it stands.")


class BackupUnreadableError(DataError):
    """A file is no backup, or a damaged one."""

    code = "store.backup"
    says = Text("{where} 不能用来恢复：{reason}。", "{where} cannot be restored: {reason}.")
    next_step = Text("请换一份备份。", "Use another backup.")
