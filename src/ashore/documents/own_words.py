"""A paper in the person's own words: gaps filled, sentences reworded, and honest all the same.

A fact that was reworded is from memory unless the records say it, and so is a figure that was put
into a request. What a rule says is not reworded, and an amount, a day or a name that the records
state stays as they state it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ashore.documents.draft import (
    Blank,
    Block,
    Draft,
    Fields,
    Ground,
    Paragraph,
    Piece,
    Sentence,
    Signature,
    Table,
)
from ashore.documents.guard import words_of
from ashore.errors.documents import FalseClaimError, OwnWordsError
from ashore.law.book import LawBook
from ashore.law.false_claims import claims_made, read_false_claims
from ashore.text import Text

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_SETTING = re.compile(r"(?<=\d),(?=\d{3})|\s")


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a person wrote into a paper.

    ``gaps`` are the words for a gap by its label, ``sentences`` the new words of a sentence by its
    key, empty where it was taken out, and ``added`` are paragraphs of their own, one a line.
    """

    gaps: Mapping[str, str] = field(default_factory=dict)
    sentences: Mapping[str, str] = field(default_factory=dict)
    added: str = ""


def key_of(sentence: Sentence) -> str:
    """Return by what a sentence is known: its words, so that an edit ends when the records change.

    Examples:
        >>> one = Sentence(pieces=("请书面答复。",), ground=Ground.ASK)
        >>> key_of(one) == key_of(replace(one, pieces=("请", "书面答复。")))
        True
    """
    return hashlib.sha256(words_of(sentence).encode()).hexdigest()[:16]


def to_edit(sentence: Sentence) -> str:
    """Return a sentence as it is edited: a gap stands in it as the paper marks it.

    Examples:
        >>> to_edit(Sentence(pieces=("卡号", Blank("后四位", Text("", ""))), ground=Ground.ASK))
        '卡号【待填：后四位】'
    """
    return "".join(one if isinstance(one, str) else _mark(one) for one in sentence.pieces)


def free_sentences(draft: Draft) -> Iterator[Sentence]:
    """Yield the sentences that a person may reword, each once: all but those about a rule."""
    seen = set()
    for block in draft.blocks:
        if not isinstance(block, Paragraph):
            continue
        for sentence in block.sentences:
            if sentence.ground is not Ground.RULE and (key := key_of(sentence)) not in seen:
                seen.add(key)
                yield sentence


def in_own_words(draft: Draft, own: OwnWords, book: LawBook) -> Draft:
    """Return a paper with what the person wrote into it.

    Args:
        draft: The paper as the records give it.
        own: What the person wrote.
        book: The law book, whose list of false claims new words are held against.

    Raises:
        OwnWordsError: If new words state another amount, day or name than the records.
        FalseClaimError: If new words claim what is known to be wrong.
    """
    written = _Writer(draft, own, book)
    blocks = [made for block in draft.blocks if (made := written.block(block)) is not None]
    added = [
        Paragraph((Sentence(pieces=(line.strip(),), ground=Ground.FACT, recalled=True),))
        for line in own.added.splitlines()
        if line.strip()
    ]
    for one in added:
        written.require_right(str(one.sentences[0].pieces[0]))
    at = next((n for n, one in enumerate(blocks) if isinstance(one, Signature)), len(blocks))
    blocks[at:at] = added
    to = tuple(written.piece(piece) for piece in draft.to)
    return replace(draft, blocks=tuple(blocks), to=to)


class _Writer:
    """Writes the words of a person into the parts of one paper."""

    def __init__(self, draft: Draft, own: OwnWords, book: LawBook) -> None:
        self._draft, self._own = draft, own
        self._free = {key_of(one) for one in free_sentences(draft)}
        self._wrong = read_false_claims(book.folder)

    def block(self, block: Block) -> Block | None:
        """Return a block with the words in it, None where nothing of it is left."""
        match block:
            case Paragraph(sentences):
                made = [one for s in sentences if (one := self._sentence(s)) is not None]
                return replace(block, sentences=tuple(made)) if made else None
            case Fields(fields):
                return Fields(tuple(replace(f, value=self._pieces(f.value)) for f in fields))
            case Table():
                rows = tuple(self._pieces(row) for row in block.rows)
                return replace(block, rows=rows)
            case Signature():
                return replace(block, name=self.piece(block.name))
            case _:
                return block

    def piece(self, piece: Piece) -> Piece:
        """Return a piece, a gap filled where the person gave its words."""
        if isinstance(piece, Blank):
            return self._own.gaps.get(piece.label, "").strip() or piece
        return piece

    def _pieces(self, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        return tuple(self.piece(one) for one in pieces)

    def _sentence(self, sentence: Sentence) -> Sentence | None:
        key = key_of(sentence)
        if key in self._free and key in self._own.sentences:
            return self._reworded(sentence, self._own.sentences[key].strip())
        filled = self._pieces(sentence.pieces)
        if filled == sentence.pieces:
            return sentence
        fact = sentence.ground is Ground.FACT
        return replace(sentence, pieces=filled, recalled=sentence.recalled or fact)

    def _reworded(self, sentence: Sentence, words: str) -> Sentence | None:
        if not words:
            return None
        for claim in sentence.claims:
            if _plain(claim.value) not in _plain(words):
                raise OwnWordsError(where=self._draft.title, sentence=words, value=claim.value)
        self.require_right(words)
        new = set(_FIGURE.findall(words)) - set(_FIGURE.findall(words_of(sentence)))
        pieces = self._pieces(_with_gaps(words, sentence))
        if sentence.ground is Ground.ASK and not new:
            return replace(sentence, pieces=pieces)
        # What shows the old words need not show the new ones.
        return Sentence(pieces=pieces, ground=Ground.FACT, recalled=True, claims=sentence.claims)

    def require_right(self, words: str) -> None:
        """Return nothing where words claim nothing that is known to be wrong."""
        for _, claim in claims_made([Text(words, words)], self._wrong):
            raise FalseClaimError(where=self._draft.title, sentence=words, because=claim.why)


def _mark(gap: Blank) -> str:
    return f"【待填：{gap.label}】"


def _with_gaps(words: str, before: Sentence) -> tuple[Piece, ...]:
    """Return new words as pieces: where the mark of a gap was left in, there is the gap."""
    pieces: list[Piece] = [words]
    for gap in (one for one in before.pieces if isinstance(one, Blank)):
        for n, piece in enumerate(pieces):
            if isinstance(piece, str) and _mark(gap) in piece:
                head, _, tail = piece.partition(_mark(gap))
                pieces[n : n + 1] = [head, gap, tail]
                break
    return tuple(piece for piece in pieces if piece != "")


def _plain(value: str) -> str:
    return _SETTING.sub("", value)
