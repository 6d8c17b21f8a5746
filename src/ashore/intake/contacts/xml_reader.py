"""A reader of one kind of XML file from a telephone, known by the name of its root."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ashore.intake.contacts.heard import Source
from ashore.intake.contacts.picking import reading_of
from ashore.intake.contacts.utf8 import is_xml_of
from ashore.intake.given_file import GivenFile
from ashore.intake.reading import Asked, Reading
from ashore.text import Text


@dataclass(frozen=True, slots=True)
class XmlReader:
    """Reads the calls or messages of one kind of XML file, which ``source`` hears row by row."""

    name: str
    title: Text
    root: str
    source: Callable[[GivenFile], Source]

    def recognises(self, file: GivenFile) -> int:
        """Return how surely it is such a file."""
        return 95 if is_xml_of(file, self.root) else 0

    def read(self, file: GivenFile, asked: Asked) -> Reading:
        """Return what the numbers and senders picked said, or when they called.

        Raises:
            DataError: If the file defines entities, or a row is larger than any message.
        """
        return reading_of(self, file, asked, self.source(file))
