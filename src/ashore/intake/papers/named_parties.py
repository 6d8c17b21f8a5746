"""The companies that a contract names, with the short names that it goes on calling them by."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from ashore.case.entries_loans import Party
from ashore.case.entry import Source
from ashore.case.terms import Role
from ashore.intake.lender_names import lender_type
from ashore.intake.pages.figures import folded
from ashore.intake.papers.sentences import Sentence
from ashore.intake.reading import ContentIds
from ashore.law.lenders import LenderType

_SHORT = r"\((?:以下)?(?:简称|下称|称)(?:为)?[“\"「『]?([一-龥A-Za-z0-9·]{2,12})[”\"」』]?\)"


def named_parties(
    names: Mapping[str, str],
    sentences: Sequence[Sentence],
    *,
    recorded_at: dt.datetime,
    source: Source,
) -> tuple[Party, ...]:
    """Return an entry for each company that the contract gives a short name.

    Whoever has one name only needs no entry: the loan names it itself. The same company has the
    same id from whatever contract it comes.

    Args:
        names: The full name in each role.
        sentences: The contract's sentences.
        recorded_at: When it is read.
        source: Where it was read.
    """
    text = re.sub(r"\s", "", folded("\n".join(sentence.text for sentence in sentences)))
    return tuple(
        Party(
            id=ContentIds("party").of(full),
            recorded_at=recorded_at,
            source=source,
            name=short[1],
            full_name=full,
            type=_type(full, [role for role, name in names.items() if name == full]),
        )
        for full in dict.fromkeys(names.values())
        if (short := re.search(rf"{re.escape(full)}{_SHORT}", text))
    )


def _type(full: str, roles: Sequence[str]) -> str:
    licence = lender_type(full)
    if licence is LenderType.UNKNOWN and Role.PLATFORM.value in roles:
        return "platform"
    return licence.value
