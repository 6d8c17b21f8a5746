"""What is said everywhere and is wrong: claims that no sentence of the program may make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ashore.errors.law import LawValueError
from ashore.law.fields import Fields
from ashore.law.reading import read_yaml
from ashore.text import Text

FILE = "false-claims.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class FalseClaim:
    """A claim and why it is wrong; ``in_law_only`` patterns are too broad for other texts."""

    id: str
    why: Text
    pattern: re.Pattern[str]
    in_law_only: bool

    def is_in(self, sentence: Text) -> bool:
        """Return whether a sentence makes the claim in one of its languages."""
        return any(self.pattern.search(words) for words in sentence)


def read_false_claims(folder: Path) -> tuple[FalseClaim, ...]:
    """Return the claims that a law book lists; none where it has no such file.

    Raises:
        LawDataError: If the file cannot be read or a claim in it is off.
    """
    path = folder / FILE
    if not path.is_file():
        return ()
    fields = Fields(read_yaml(path, FILE), FILE)
    claims = tuple(
        _claim(Fields(raw, f"{FILE} {n}")) for n, raw in enumerate(fields.items("claims"), 1)
    )
    fields.done()
    return claims


def claims_made(
    sentences: Iterable[Text], claims: Iterable[FalseClaim], *, law: bool = False
) -> Iterator[tuple[Text, FalseClaim]]:
    """Yield each sentence that makes a false claim, with the claim.

    Args:
        sentences: What a person could read.
        claims: The claims to look for.
        law: Whether the sentences are the law book's own; some patterns fit only there.

    Examples:
        >>> wrong = FalseClaim(
        ...     id="x", why=Text("不对", "wrong"), pattern=re.compile("六次"), in_law_only=False
        ... )
        >>> [claim.id for _, claim in claims_made([Text("最多六次", "six")], [wrong])]
        ['x']
    """
    wanted = [claim for claim in claims if law or not claim.in_law_only]
    for sentence in sentences:
        for claim in wanted:
            if claim.is_in(sentence):
                yield sentence, claim


def _claim(fields: Fields) -> FalseClaim:
    written = "|".join(f"(?:{one})" for one in fields.texts("patterns"))
    try:
        pattern = re.compile(written)
    except re.error as error:
        raise LawValueError(
            where=f"{fields.where} patterns", given=str(error), wanted=Text("正则", "a pattern")
        ) from None
    claim = FalseClaim(
        id=fields.text("id"),
        why=fields.both("why"),
        pattern=pattern,
        in_law_only=fields.flag("in_law_only"),
    )
    if not written:
        raise LawValueError(
            where=fields.where, given="", wanted=Text("至少一个正则", "one pattern at least")
        )
    fields.done()
    return claim
