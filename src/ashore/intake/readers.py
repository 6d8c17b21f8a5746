"""Which reader a file belongs to: decided by what is in it, never by its name."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Mapping
from typing import cast

from ashore.errors.intake import FileUnknownError
from ashore.intake.given_file import GivenFile
from ashore.intake.locked_pdf import is_pdf
from ashore.intake.reading import Reader

MODULES: tuple[str, ...] = (
    "ashore.intake.contacts.sms_xml",
    "ashore.intake.contacts.calls_xml",
    "ashore.intake.contacts.vmsg",
    "ashore.intake.contacts.own_log",
    "ashore.intake.contacts.lists",
    "ashore.intake.contacts.chat_tables",
    "ashore.intake.contacts.chat_json",
    "ashore.intake.money.reader",
    "ashore.intake.papers.text_reader",
    "ashore.intake.papers.word_reader",
    "ashore.intake.screens.reader",
    "ashore.intake.papers.reader",
)
"""The modules that hold readers, each in its tuple ``READERS``; one is loaded when first asked."""


_ZIP = b"PK\x03\x04"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"RIFF", b"BM")


def _may_be_picture(head: bytes) -> bool:
    return head.startswith(_PICTURES) or (b"\0" in head and not head.startswith(_ZIP))


_NEEDS: Mapping[str, Callable[[bytes], bool]] = {
    "ashore.intake.screens.reader": _may_be_picture,
    "ashore.intake.papers.reader": is_pdf,
    "ashore.intake.papers.word_reader": lambda head: head.startswith(_ZIP),
}
"""How a file begins that these readers may know; their libraries take long to load."""


@functools.cache
def readers() -> tuple[Reader, ...]:
    """Return every reader, in the order in which they are asked."""
    return tuple(reader for module in MODULES for reader in _readers_in(module))


def readers_for(file: GivenFile) -> tuple[Reader, ...]:
    """Return the readers that a file may belong to; what it cannot need is not loaded."""
    return tuple(
        reader
        for module in MODULES
        if module not in _NEEDS or _NEEDS[module](file.head)
        for reader in _readers_in(module)
    )


def _readers_in(module: str) -> tuple[Reader, ...]:
    return cast("tuple[Reader, ...]", importlib.import_module(module).READERS)


def reader_of(file: GivenFile) -> Reader:
    """Return the reader that knows a file best; of two that are as sure, the one named first.

    Raises:
        FileUnknownError: If none knows it.
    """
    sure, _, best = max(
        (
            (reader.recognises(file), -place, reader)
            for place, reader in enumerate(readers_for(file))
        ),
        default=(0, 0, None),
        key=lambda one: one[:2],
    )
    if best is None or sure == 0:
        raise FileUnknownError(where=file.name)
    return best
