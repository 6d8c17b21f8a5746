"""What keeps a paper honest: a fact with nothing behind it does not leave, nor two that differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ashore.documents.draft import Draft, Ground, Paragraph, Sentence, Table
from ashore.errors.documents import ContradictionError, UngroundedError, UnknownExhibitError


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
            for claim in sentence.claims:
                value, first = stated.setdefault(claim.about, (claim.value, draft))
                if value != claim.value:
                    raise ContradictionError(
                        where=draft.title,
                        about=claim.about,
                        one=value,
                        other=claim.value,
                        first=first.title,
                    )


def sentences_of(draft: Draft) -> Iterator[Sentence]:
    """Yield every sentence of a paper, in order."""
    for block in draft.blocks:
        if isinstance(block, Paragraph):
            yield from block.sentences
        elif isinstance(block, Table):
            yield block.rests_on


def words_of(sentence: Sentence) -> str:
    """Return a sentence as plain words, its gaps as their labels."""
    return "".join(p if isinstance(p, str) else p.label for p in sentence.pieces)


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
