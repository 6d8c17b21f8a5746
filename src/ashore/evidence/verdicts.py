"""What can be found about a vault: a code, how soon to look, and the words for it."""

from __future__ import annotations

from ashore.case.chain import EDITED, INSERTED, MOVED, REMOVED, UNLIKE
from ashore.errors.base import AshoreError
from ashore.errors.case import BrokenChainError
from ashore.findings import Finding, Severity, Strength
from ashore.text import Text

_LOOK, _NOW, _INFO = Severity.CHECK, Severity.URGENT, Severity.INFO

_WORDS: dict[str, tuple[Severity, Text]] = {
    "missing": (_NOW, Text("封存件不见了。", "The sealed file is gone.")),
    "renamed": (
        _NOW,
        Text("封存件被改了名，现在叫 {found}。", "The sealed file was renamed; it is now {found}."),
    ),
    "copied": (
        _LOOK,
        Text("这是 {found} 的封存件的一份复制。", "This is a copy of what {found} seals."),
    ),
    "swapped": (
        _NOW,
        Text(
            "这个名字下放着 {found} 的封存件。", "Under its name lies the sealed file of {found}."
        ),
    ),
    "truncated": (
        _NOW,
        Text(
            "封存件被截短：应有 {expected} 字节，现有 {found} 字节。",
            "The sealed file was cut short: it should hold {expected} bytes and holds {found}.",
        ),
    ),
    "extended": (
        _NOW,
        Text(
            "封存件末尾被加了 {found} 字节，前面的没有变。",
            "{found} bytes were added at the end of the sealed file; the rest is unchanged.",
        ),
    ),
    "edited": (
        _NOW,
        Text(
            "封存件被改过：指纹应为 {expected}，现为 {found}。",
            "The sealed file was changed: its SHA-256 should be {expected} and is {found}.",
        ),
    ),
    "link": (
        _NOW,
        Text("它不是普通文件，没有跟过去看。", "It is not a plain file, and was not followed."),
    ),
    "unreadable": (_NOW, Text("读不出来：{found}。", "It cannot be read: {found}.")),
    "content": (
        _NOW,
        Text(
            "打开后的内容与账本记的不同。",
            "What it opens to is not what the ledger says it holds.",
        ),
    ),
    "not-opened": (
        _NOW,
        Text("这把钥匙打不开它。", "The key of this vault does not open it."),
    ),
    "orphan": (
        _LOOK,
        Text(
            "账本里没有它：也许存入时被打断，也许账本被换成了旧的。",
            "No entry names it: adding was interrupted, or the ledger was put back.",
        ),
    ),
    "unknown": (_LOOK, Text("这个文件不属于保险箱。", "This file does not belong to the vault.")),
    "set-aside": (
        _INFO,
        Text(
            "这是损坏的旧封存件，重新封存时留在一旁。",
            "This is a damaged sealed file, set aside when its content was sealed again.",
        ),
    ),
    "leftover": (
        _INFO,
        Text(
            "这是没写完就停下的残留，下次写入会清掉。",
            "This was left unfinished when the program stopped; it is thrown away in time.",
        ),
    ),
    "rolled-back": (
        _NOW,
        Text(
            "账本被换成了旧的：保险箱记得有 {expected} 条，现在只有 {found} 条。",
            "The ledger was put back to an older one: the vault remembers {expected} entries, "
            "there are {found}.",
        ),
    ),
    "other-history": (
        _NOW,
        Text(
            "第 {expected} 条不是保险箱记得的那条：账本被整份换过。",
            "Entry {expected} is not the one that the vault remembers: the ledger was replaced.",
        ),
    ),
    "head-unknown": (
        _NOW,
        Text(
            "账本里没有指纹是 {expected} 的记录：它被换成旧的，或整份换过。",
            "No entry has the fingerprint {expected}: the ledger was put back or replaced.",
        ),
    ),
    "head-older": (
        _INFO,
        Text(
            "您给的指纹是第 {expected} 条的，之后又加了 {found} 条。",
            "The fingerprint that you gave is that of entry {expected}; {found} came after it.",
        ),
    ),
    "head-forgotten": (
        _LOOK,
        Text(
            "保险箱记不得账本到过哪里：{found}。",
            "The vault does not remember how far the ledger went: {found}.",
        ),
    ),
    "other-case": (
        _NOW,
        Text("保险箱是为另一个案件建的。", "The vault was made for another case."),
    ),
    "key-changed": (
        _NOW,
        Text(
            "写明的钥匙不是封存这些文件的那把。",
            "The key it names is not the one that the files are sealed to.",
        ),
    ),
    "key-missing": (
        _NOW,
        Text("钥匙不见了，封存的文件打不开。", "The key is gone: no sealed file can be opened."),
    ),
    "key-open": (
        _LOOK,
        Text(
            "钥匙文件别人也能读（权限 {found}）。",
            "Others on this machine may read the key file (mode {found}).",
        ),
    ),
    "stamp-off": (
        _NOW,
        Text(
            "时间戳盖的账本有 {expected} 条，和现在的账本对不上：账本被换过，或时间戳被改过。",
            "The timestamp is of a ledger of {expected} entries that is not a part of this one: "
            "the ledger was put back or replaced, or the timestamp was changed.",
        ),
    ),
    "stamp-damaged": (
        _NOW,
        Text("时间戳的文件缺失或被改过。", "Files of the timestamp are missing or were changed."),
    ),
    "stamp-unanswered": (
        _INFO,
        Text("这个时间戳没有等到答复。", "This timestamp was asked for and never answered."),
    ),
    "stamp-unread": (
        _LOOK,
        Text("时间戳的答复不能用：{found}。", "The timestamp's reply does not serve: {found}."),
    ),
    "stamp-unsigned": (
        _NOW,
        Text(
            "用给出的根证书验不过它的签名。",
            "Its signature does not verify with the root certificates given.",
        ),
    ),
    "stamp-unchecked": (
        _INFO,
        Text(
            "只核对了内容；要验签名，请给根证书（--root）。",
            "Only what it stamps was compared; to check who signed, give a root certificate "
            "(--root).",
        ),
    ),
}
_CHANGES = {
    EDITED: "chain-edited",
    REMOVED: "chain-cut",
    INSERTED: "chain-inserted",
    MOVED: "chain-reordered",
    UNLIKE: "chain-edited",
}
_NOT_GONE_ON = Text(
    "账本读不下去，所以没有核对封存的文件。",
    "The ledger cannot be read on, so the sealed files were not checked.",
)


def verdict(name: str, where: str, *, expected: object = "", found: object = "") -> Finding:
    """Return one finding about a vault.

    Args:
        name: Which one it is; its code is ``vault.`` and this.
        where: The id of an entry, or the name of a file.
        expected: What should be.
        found: What is.
    """
    severity, says = _WORDS[name]
    return Finding(
        code=f"vault.{name}",
        severity=severity,
        where=where,
        says=says.fill(expected=expected, found=found),
        strength=Strength.ARITHMETIC,
    )


def broken_ledger(error: AshoreError) -> Finding:
    """Return what keeps a ledger from being read as a finding."""
    name = "chain-unreadable"
    if isinstance(error, BrokenChainError):
        name = next(code for change, code in _CHANGES.items() if change == error.values["change"])
    return Finding(
        code=f"vault.{name}",
        severity=_NOW,
        where=error.where,
        says=Text(error.parts("zh")[0], error.parts("en")[0]),
        strength=Strength.ARITHMETIC,
        limits=_NOT_GONE_ON,
    )


def is_sound(finding: Finding) -> bool:
    """Return whether a finding leaves everything as it should be."""
    return finding.severity is _INFO
