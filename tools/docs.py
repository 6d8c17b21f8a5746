"""Write the generated pages of the documentation, or check them and every link between pages.

Run it bare to write what is not current. With ``--check`` it changes nothing, names what is off,
and exits 1.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # run as a script, Python knows this folder and not the one above

from tools.conduct_page import conduct_page  # noqa: E402
from tools.doc_links import broken_links  # noqa: E402
from tools.entry_pages import case_schema_page, entries_page  # noqa: E402
from tools.law_pages import law_pages, stray_pages  # noqa: E402
from tools.reference_pages import command_line_page, errors_page  # noqa: E402

Pages = Mapping[str, str]
"""The text of each page, by its path from the root of the repository."""

GENERATORS: tuple[Callable[[], Pages], ...] = (
    case_schema_page,
    entries_page,
    command_line_page,
    errors_page,
    law_pages,
    conduct_page,
)


def generated_pages(generators: Iterable[Callable[[], Pages]] = GENERATORS) -> dict[str, str]:
    """Return every generated page."""
    return {path: text for generate in generators for path, text in generate().items()}


def stale_pages(root: Path, pages: Pages) -> list[str]:
    """Return the paths of the pages that are missing or not current."""
    return [
        path
        for path, text in pages.items()
        if not (root / path).is_file() or (root / path).read_text(encoding="utf-8") != text
    ]


def main(arguments: list[str], *, root: Path = ROOT, pages: Pages | None = None) -> int:
    """Return the exit code of one run."""
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    right = generated_pages() if pages is None else pages
    stale, stray = stale_pages(root, right), stray_pages(root, right)
    if not arguments:
        for path in stale:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(right[path], encoding="utf-8")
            print(f"written: {path}")
        for place in stray:
            place.unlink()
            print(f"removed: {place.relative_to(root)}")
        return 0
    problems = [f"{path}: not current; run make docs" for path in stale]
    problems += [f"{place.relative_to(root)}: of an entry that is gone" for place in stray]
    problems += broken_links(root)
    print("\n".join(problems) or "The documentation is current and its links resolve.")
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
