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
