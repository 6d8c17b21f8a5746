"""Whether the links between the repository's Markdown pages lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

_FENCE = re.compile(r"^(```|~~~).*?^\1\s*$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"\[[^\]\n]*\]\(\s*<?([^)\s>]+)>?[^)\n]*\)")
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*\s*$", re.MULTILINE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_ELSEWHERE = {".git", ".venv", "build", "dist", "node_modules"}


def markdown_files(root: Path) -> list[Path]:
    """Return every Markdown page of a repository, in order."""
    return sorted(
        path
        for path in root.rglob("*.md")
        if not _ELSEWHERE & set(path.relative_to(root).parts)
        and not any(part.startswith(".") for part in path.relative_to(root).parts)
    )


def broken_links(root: Path) -> list[str]:
    """Return a sentence for each relative link that leads to no file or to no heading."""
    return [problem for page in markdown_files(root) for problem in _broken(page, root)]


def _broken(page: Path, root: Path) -> Iterator[str]:
    name = page.relative_to(root)
    for target in links(page.read_text(encoding="utf-8")):
        path, _, anchor = target.partition("#")
        place = (page.parent / unquote(path)).resolve() if path else page
        if not place.exists():
            yield f"{name}: the link {target} leads to no file"
        elif not place.is_relative_to(root):
            yield f"{name}: the link {target} leads out of the repository"
        elif anchor and place.suffix == ".md" and unquote(anchor) not in _anchors(place):
            yield f"{name}: the link {target} leads to no heading"


def links(text: str) -> list[str]:
    """Return the targets of a page's links that stay inside the repository, code left out.

    Examples:
        >>> links("[a](b.md#c), `[d](e.md)`, [f](https://example.org) and [g](#h)")
        ['b.md#c', '#h']
    """
    prose = _CODE.sub("", _FENCE.sub("", text))
    return [target for target in _LINK.findall(prose) if not _SCHEME.match(target)]


def slug(heading: str) -> str:
    """Return the anchor of a heading as code hosts make it.

    Examples:
        >>> slug("The due day, and `case.field`")
        'the-due-day-and-casefield'
    """
    kept = re.sub(r"[^\w\- ]", "", heading.lower())
    return kept.replace(" ", "-")


@cache
def _anchors(page: Path) -> frozenset[str]:
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    return frozenset(slug(heading) for heading in _HEADING.findall(text))
