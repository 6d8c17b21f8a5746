"""Write the generated pages of the documentation, or check them and every link between pages.

Run it bare to write what is not current. With ``--check`` it changes nothing, names what is off,
and exits 1.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # run as a script, Python knows this folder and not the one above

from tools.doc_links import broken_links  # noqa: E402
from tools.entry_pages import case_schema_page, entries_page  # noqa: E402
from tools.reference_pages import command_line_page, errors_page  # noqa: E402

Pages = Mapping[str, str]
"""The text of each page, by its path from the root of the repository."""

Generator = Callable[[], Pages]

GENERATORS: tuple[Generator, ...] = (
    case_schema_page,
    entries_page,
    command_line_page,
    errors_page,
)


def stale_pages(root: Path, generators: Iterable[Generator]) -> Iterator[tuple[Path, str]]:
    """Yield the place and the right text of each generated page that is missing or not current."""
    for generate in generators:
        for path, text in generate().items():
            place = root / path
            if not place.is_file() or place.read_text(encoding="utf-8") != text:
                yield place, text


def main(
    arguments: list[str], *, root: Path = ROOT, generators: Iterable[Generator] = GENERATORS
) -> int:
    """Return the exit code of one run."""
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    if not arguments:
        for place, text in stale_pages(root, generators):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
            print(f"written: {place.relative_to(root)}")
        return 0
    problems = [
        f"{place.relative_to(root)}: not current; run make docs"
        for place, _ in stale_pages(root, generators)
    ]
    problems += broken_links(root)
    print("\n".join(problems) or "The documentation is current and its links resolve.")
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
