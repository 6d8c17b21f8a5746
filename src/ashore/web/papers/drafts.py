"""The papers of the open case, with what the person wrote into them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404

from ashore.documents.draft import Draft
from ashore.documents.own_words import OwnWords, in_own_words
from ashore.errors.base import AshoreError
from ashore.store import settings_rows
from ashore.web.frame.desk import Desk

OWN = "paper-words:"
"""How the names begin under which a person's own words are kept."""


def papers_soon(desk: Desk) -> tuple[Draft, ...] | None:
    """Return the papers as the records give them; None while the plan is worked out."""
    if desk.answers.plan_soon() is None:
        return None
    return desk.answers.papers


def paper_of(desk: Desk, name: str) -> Draft:
    """Return one paper as the records give it.

    Raises:
        Http404: If the case has none of that name.
    """
    found = next((one for one in desk.answers.papers if one.id == name), None)
    if found is None:
        raise Http404
    return found


def own_words(desk: Desk, name: str) -> OwnWords:
    """Return what the person wrote into a paper."""
    return own_from_json(desk.setting(f"{OWN}{name}"))


def keep_own_words(desk: Desk, name: str, own: OwnWords) -> None:
    """Keep what the person wrote into a paper."""
    kept = {"gaps": dict(own.gaps), "sentences": dict(own.sentences), "added": own.added}
    desk.keep_setting(f"{OWN}{name}", kept)


def every_own_words(case: int) -> dict[str, Any]:
    """Return what the person wrote into papers, by their ids, as plain JSON."""
    return {one.name.removeprefix(OWN): one.value for one in settings_rows.settings_of(case, OWN)}


def own_from_json(kept: object) -> OwnWords:
    """Return what was kept of a person's words; nothing where it is of another form."""
    if not isinstance(kept, Mapping):
        return OwnWords()
    gaps, sentences = kept.get("gaps"), kept.get("sentences")
    return OwnWords(
        gaps=dict(gaps) if isinstance(gaps, Mapping) else {},
        sentences=dict(sentences) if isinstance(sentences, Mapping) else {},
        added=str(kept.get("added") or ""),
    )


def as_written(desk: Desk, draft: Draft) -> Draft:
    """Return a paper with the person's words; as the records give it where they no longer fit."""
    return _with(desk, draft, own_words(desk, draft.id))


def all_written(desk: Desk) -> tuple[Draft, ...]:
    """Return every paper with the person's words."""
    own = every_own_words(desk.case_row)
    return tuple(_with(desk, one, own_from_json(own.get(one.id))) for one in desk.answers.papers)


def _with(desk: Desk, draft: Draft, own: OwnWords) -> Draft:
    if own == OwnWords():
        return draft
    try:
        return in_own_words(draft, own, desk.book)
    except AshoreError:
        return draft
