"""What values of the core are called on a page: how firm, how sure, how soon, which item."""

from __future__ import annotations

from ashore.documents.words import (
    CLASSIFICATIONS,
    CONFIDENCES,
    ENTRY_KINDS,
    ITEMS,
    ROLES,
    SEVERITIES,
    SOURCES,
    STRENGTHS,
)
from ashore.findings import Citation, Finding
from ashore.text import Text


class PageWords:
    """Names in both languages, asked by a template with ``say(words.strength(finding))``."""

    items, roles, kinds = ITEMS, ROLES, ENTRY_KINDS
    classifications, sources = CLASSIFICATIONS, SOURCES

    @staticmethod
    def strength(one: Finding | Citation) -> Text:
        """Return what kind of rule it rests on."""
        return STRENGTHS[one.strength]

    @staticmethod
    def confidence(one: Citation) -> Text:
        """Return how sure the law book is of its source."""
        return CONFIDENCES[one.confidence]

    @staticmethod
    def severity(one: Finding) -> Text:
        """Return how soon to look at it."""
        return SEVERITIES[one.severity]


PAGE_WORDS = PageWords()
