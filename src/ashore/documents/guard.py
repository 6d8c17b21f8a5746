"""What keeps a paper honest: a fact with nothing behind it does not leave, nor two that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ashore.documents.draft import Claim, Draft, Fields, Ground, Paragraph, Sentence, Table
from ashore.errors.base import LawDataError
from ashore.errors.documents import (
    CitationError,
    ContradictionError,
    FalseClaimError,
    UngroundedError,
    UnknownExhibitError,
)
from ashore.findings import Citation
from ashore.law.book import LawBook
from ashore.law.false_claims import claims_made, read_false_claims
from ashore.text import Text

_SETTING = re.compile(r"(?<=\d),(?=\d{3})|\s")


def require_honest(drafts: Sequence[Draft], known: frozenset[str]) -> None:
    """Return nothing when papers that leave together may leave.

    Args:
        drafts: The papers.
        known: The keys of the exhibits that the case has.

    Raises:
        UngroundedError: If a factual sentence names neither an exhibit nor the person's memory, or
            a sentence about a rule cites none.
        UnknownExhibitError: If a paper points to an exhibit that the case does not have.
        ContradictionError: If two papers, or two sentences, state one fact differently.
    """
    stated: dict[str, tuple[str, Draft]] = {}
    for draft in drafts:
        _require_exhibits(draft, known)
        for sentence in sentences_of(draft):
            _require_ground(draft, sentence)
        for claim in claims_of(draft):
            value, first = stated.setdefault(claim.about, (claim.value, draft))
            if _plain(value) != _plain(claim.value):
                raise ContradictionError(
                    where=draft.title,
                    about=claim.about,
                    one=value,
                    other=claim.value,
                    first=first.title,
                )


def require_lawful(drafts: Sequence[Draft], book: LawBook) -> None:
    """Return nothing when all that papers say about the law is what the law book says.

    What a paper reports, others may have said; only its own rules and requests are looked at for
    claims that are known to be wrong.

    Args:
        drafts: The papers.
        book: The law book.

    Raises:
        CitationError: If a citation is not one of the law book's own.
        FalseClaimError: If a sentence makes a claim that the law book lists as wrong.
    """
    wrong = read_false_claims(book.folder)
    for draft in drafts:
        for sentence in sentences_of(draft):
            for citation in sentence.citations:
                if not _is_in(citation, book):
                    raise CitationError(where=draft.title, cited=citation.id)
            if sentence.ground is Ground.FACT:
                continue
            said = words_of(sentence)
            for _, claim in claims_made([Text(said, said)], wrong):
                raise FalseClaimError(where=draft.title, sentence=said, because=claim.why)


def sentences_of(draft: Draft) -> Iterator[Sentence]:
    """Yield every sentence of a paper, in order."""
    for block in draft.blocks:
        if isinstance(block, Paragraph):
            yield from block.sentences
        elif isinstance(block, Table):
            yield block.rests_on


def claims_of(draft: Draft) -> Iterator[Claim]:
    """Yield every amount, day and name that a paper states, in order."""
    for block in draft.blocks:
        if isinstance(block, Fields):
            for field in block.fields:
                yield from field.claims
    for sentence in sentences_of(draft):
        yield from sentence.claims


def words_of(sentence: Sentence) -> str:
    """Return a sentence as plain words, its gaps as their labels."""
    return "".join(p if isinstance(p, str) else p.label for p in sentence.pieces)


def _is_in(citation: Citation, book: LawBook) -> bool:
    try:
        versions = book.entry(citation.id).versions
    except LawDataError:
        return False
    own = [version.citation for version in versions if version.citation is not None]
    place = (citation.source, citation.pinpoint)
    return place in [(one.source, one.pinpoint) for one in own]


def _plain(value: str) -> str:
    """Return a value without what only sets it: ``1,000.00`` is ``1000.00``."""
    return _SETTING.sub("", value)


def _require_ground(draft: Draft, sentence: Sentence) -> None:
    if sentence.ground is Ground.FACT:
        grounded = bool(sentence.exhibits) or sentence.recalled
    else:
        grounded = sentence.ground is Ground.ASK or bool(sentence.citations)
    if not grounded:
        raise UngroundedError(where=draft.title, sentence=words_of(sentence))


def _require_exhibits(draft: Draft, known: frozenset[str]) -> None:
    named = [key for sentence in sentences_of(draft) for key in sentence.exhibits]
    for key in (*named, *draft.attached):
        if key not in known:
            raise UnknownExhibitError(where=draft.title, exhibit=key)
