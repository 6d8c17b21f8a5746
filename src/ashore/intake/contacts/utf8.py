"""Text files of any size as UTF-8, whatever encoding they came in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import BinaryIO

from ashore.intake.encodings import mark_of
from ashore.intake.given_file import GivenFile

_CHUNK = 1024 * 1024
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")


def head_text(file: GivenFile) -> str:
    """Return the head of a file as text, for a look at what it is."""
    head = file.head
    if name := mark_of(head):
        return head.decode(name, errors="replace")
    # The last character may be cut in two.
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        return decoder.decode(head)
    except UnicodeDecodeError:
        return head.decode("gb18030", errors="replace")


def is_xml_of(file: GivenFile, root: str) -> bool:
    """Return whether the head of a file shows an XML document with a root of this name."""
    text = head_text(file).lstrip("\ufeff \t\r\n")
    return text.startswith("<") and re.search(rf"<{root}[\s/>]", text) is not None


def encoding_of(file: GivenFile) -> str:
    """Return the encoding of a whole text file: the one marked, UTF-8 if it is, else GB 18030."""
    if name := mark_of(file.head):
        return name
    decoder = codecs.getincrementaldecoder("utf-8")()
    with file.opened() as opened:
        try:
            while chunk := opened.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            # A file that was cut off may end within a character.
            return "utf-8" if error.reason == "unexpected end of data" else "gb18030"
    return "utf-8"


def xml_bytes(file: GivenFile, opened: BinaryIO) -> Callable[[int], bytes]:
    """Return how an XML file is read on as UTF-8: give a size, get bytes, empty at the end.

    Args:
        file: The file, whose head says its encoding.
        opened: The same file, opened at its beginning.
    """
    declared = _DECLARED.match(file.head)
    name = mark_of(file.head) or (declared[1].decode("ascii") if declared else "utf-8")
    try:
        codec = codecs.lookup(name)
    except LookupError:
        codec = codecs.lookup("utf-8")
    # Who can read a declaration byte by byte does not have UTF-16, whatever it says.
    wide = codec.name.startswith(("utf-16", "utf-32", "utf-7")) and not mark_of(file.head)
    if codec.name in {"utf-8", "ascii"} or wide:
        return opened.read
    # GB 2312 in a declaration means whatever the writer could not write in it as well.
    known = "gb18030" if codec.name in {"gb2312", "gbk"} else codec.name
    if not getattr(codec, "_is_text_encoding", True):
        return opened.read
    decoder = codecs.getincrementaldecoder(known)(errors="replace")

    def read(size: int) -> bytes:
        while chunk := opened.read(size):
            if text := decoder.decode(chunk):
                return text.encode("utf-8", "replace")
        return decoder.decode(b"", final=True).encode("utf-8", "replace")

    return read
