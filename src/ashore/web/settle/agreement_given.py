"""The text of an agreement that is looked at, kept until it counts or is replaced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ashore.case.entry import Source
from ashore.web.frame.desk import Drafts


@dataclass(frozen=True, slots=True)
class Given:
    """The text of an agreement, and the file that it came in; no digest where it was pasted."""

    text: str
    name: str = ""
    digest: str = ""

    @property
    def source(self) -> Source:
        """Return where the entry was read."""
        if not self.digest:
            return Source(how="typed")
        return Source(how="file", file_name=self.name, file_hash=self.digest)


def text_draft(loan: str) -> str:
    """Return the name under which the text of a loan's agreement is kept."""
    return f"agreement-text-{loan}"


def terms_draft(loan: str) -> str:
    """Return the name under which the terms are kept that the person is editing."""
    return f"agreement-terms-{loan}"


def other_draft(loan: str) -> str:
    """Return the name under which another version of the text is kept."""
    return f"agreement-other-{loan}"


def keep_given(drafts: Drafts, loan: str, given: Given) -> None:
    """Keep a text in the place of an earlier one; what was typed beside that goes with it."""
    said = {"text": [given.text], "name": [given.name], "digest": [given.digest]}
    drafts.save(text_draft(loan), said)
    drafts.forget(terms_draft(loan))
    drafts.forget(other_draft(loan))


def given_of(drafts: Drafts, loan: str) -> Given:
    """Return the text that is kept; empty where there is none."""
    kept: Mapping[str, Any] = drafts.load(text_draft(loan)) or {}
    return Given(*(next(iter(kept.get(name, ())), "") for name in ("text", "name", "digest")))
