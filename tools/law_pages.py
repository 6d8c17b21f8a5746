"""Write the reference pages of the law book, one an entry, or check that they are current.

Run it bare to write what is not current, remove pages of entries that are gone, and renew the list
of hashes that comes with the data. With ``--check`` it changes nothing, names what is off and
exits 1.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # run as a script, Python knows this folder and not the one above

from tools.law_entry_page import entry_page, one_line  # noqa: E402

from ashore.documents.words import CONFIDENCES, STRENGTHS  # noqa: E402
from ashore.law.answers import Entry, Gap  # noqa: E402
from ashore.law.book import STANDARD, LawBook  # noqa: E402
from ashore.law.bound import bound  # noqa: E402
from ashore.law.false_claims import read_false_claims  # noqa: E402
from ashore.law.lints import gaps  # noqa: E402
from ashore.law.pack import MANIFEST, manifest_of, read_heading  # noqa: E402
from ashore.law.source import Source  # noqa: E402
from ashore.law.words import KINDS, SOURCE_KINDS, domain_of, domain_words  # noqa: E402
from ashore.text import Text  # noqa: E402

FOLDER = "docs/law"
MADE = "<!-- Written by tools/law_pages.py. Change the data, then run it. -->\n\n"
BY_HAND = frozenset({f"{FOLDER}/pack.md"})
"""Pages of the folder that a person writes."""


def law_pages() -> dict[str, str]:
    """Return the text of every generated page, by its path from the root of the repository."""
    # The files themselves, because the bound book may not be current yet.
    book = LawBook(STANDARD / "cn")
    entries = [book.entry(entry_id) for entry_id in book.ids()]
    pages = {
        f"{FOLDER}/{entry.id.replace('.', '/')}.md": MADE + entry_page(entry) for entry in entries
    }
    pages[f"{FOLDER}/README.md"] = MADE + _index(book, entries)
    pages[f"{FOLDER}/sources.md"] = MADE + _sources(book)
    pages[f"{FOLDER}/not-known.md"] = MADE + _not_known(book)
    pages[f"{FOLDER}/false-claims.md"] = MADE + _false_claims(book)
    manifest = (book.folder / MANIFEST).resolve().relative_to(ROOT).as_posix()
    pages[manifest] = manifest_of(book.folder)
    pages[f"{book.folder.resolve().relative_to(ROOT).as_posix()}.bound"] = bound(book.folder)
    return pages


def _index(book: LawBook, entries: Iterable[Entry]) -> str:
    heading = read_heading(book.folder)
    parts = [
        "# 法规数据 · The law book\n\n",
        f"{one_line(heading.name)}，{heading.version}，{heading.checked_on}。\n\n",
        "每一页是一条：说什么、从哪天到哪天、依据哪里、效力和把握、没有说清的是什么。\n",
        "都是转述，引用前要对照原文；这不是法律意见。\n\n",
        "Each page is one entry: what it says, on which days, and on whose authority.\n",
        "It also says how firm that is, and what it leaves open.\n",
        (
            "All of it is paraphrase, to be checked against the original before it is quoted;"
            " it is no legal advice.\n\n"
        ),
        "- [来源 · Sources](sources.md)\n",
        "- [不知道的 · What is not known](not-known.md)\n",
        "- [不要这样说 · False claims](false-claims.md)\n",
        "- [换一份法规数据 · A newer law book](pack.md)\n",
    ]
    domain = ""
    for entry in entries:
        if domain_of(entry.id) != domain:
            domain = domain_of(entry.id)
            parts.append(f"\n## {one_line(domain_words(domain))}\n\n")
            parts.append("| 条目 entry | 种类 kind | 从 from | 效力 strength | 把握 sure |\n")
            parts.append("| --- | --- | --- | --- | --- |\n")
        parts.append(_index_row(entry))
    return "".join(parts)


def _index_row(entry: Entry) -> str:
    newest = entry.versions[-1]
    link = f"[{one_line(entry.title)}]({entry.id.replace('.', '/')}.md)"
    if isinstance(newest, Gap) or newest.citation is None:
        standing = "— | —"
    else:
        strength = STRENGTHS[newest.citation.strength].zh
        standing = f"{strength} | {newest.citation.confidence.value}"
    kind = KINDS[entry.kind].zh
    return f"| {link} | {kind} | {newest.from_date or '—'} | {standing} |\n"


def _sources(book: LawBook) -> str:
    parts = ["# 来源 · Sources\n\n没有确认的文号不进引用。\n"]
    parts.append("A number that nobody confirmed is kept out of citations.\n")
    for source_id in book.source_ids():
        parts += _source(book.source(source_id))
    return "".join(parts)


def _source(source: Source) -> Iterator[str]:
    yield f"\n## {source.id}\n\n{source.title.zh}\n\n{source.title.en}\n\n"
    number = source.number or "—"
    if source.number:
        number += f"（{CONFIDENCES[source.number_confidence].zh}）"
    rows = {
        "机关 issuer": one_line(source.issuer),
        "文号 number": number,
        "种类 kind": one_line(SOURCE_KINDS[source.kind]),
        "效力 strength": one_line(STRENGTHS[source.strength]),
        "发布 issued": str(source.issued or "—"),
        "施行 in force": str(source.in_force or "—"),
        "止于 ended": str(source.ended or "—"),
        "把握 confidence": one_line(CONFIDENCES[source.confidence]),
        "核对 checked": str(source.checked_on),
    }
    yield "| | |\n| --- | --- |\n"
    yield from (f"| {name} | {says} |\n" for name, says in rows.items())
    if source.notes:
        yield f"\n{source.notes.zh}\n\n{source.notes.en}\n"


def _not_known(book: LawBook) -> str:
    parts = [
        "# 不知道的 · What is not known\n\n",
        "查不到的写成空白，不拿最近的值顶上。\n",
        "What was not found is written as a gap, never filled with the nearest value.\n\n",
        "| 条目 entry | 从 from | 为什么 why |\n| --- | --- | --- |\n",
    ]
    for gap in gaps(book):
        if not gap.repealed:
            title = one_line(book.entry(gap.id).title)
            link = f"[{title}]({gap.id.replace('.', '/')}.md)"
            parts.append(f"| {link} | {gap.from_date or '—'} | {one_line(gap.note)} |\n")
    return "".join(parts)


def _false_claims(book: LawBook) -> str:
    parts = [
        "# 不要这样说 · False claims\n\n",
        "到处有人说、却站不住的话；程序里的任何一句都不能这样说，有测试看着。\n",
        "What is said everywhere and does not hold.\n",
        "No sentence of the program may say it, and a test watches.\n\n",
    ]
    parts += [f"- `{one.id}` {_sentence(one.why)}\n" for one in read_false_claims(book.folder)]
    return "".join(parts)


def _sentence(words: Text) -> str:
    return f"{words.zh} {words.en}"


def stray_pages(root: Path, pages: Mapping[str, str]) -> list[Path]:
    """Return the pages in the folder that no entry stands behind any more."""
    found = sorted((root / FOLDER).rglob("*.md"))
    kept = {root / name for name in (*pages, *BY_HAND)}
    return [path for path in found if path not in kept]


def stale_pages(root: Path, pages: Mapping[str, str]) -> list[Path]:
    """Return the places of the pages that are missing or not current."""
    return [
        root / name
        for name, text in pages.items()
        if not (root / name).is_file() or (root / name).read_text(encoding="utf-8") != text
    ]


def main(arguments: list[str], *, root: Path = ROOT) -> int:
    """Return the exit code of one run."""
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    pages = law_pages()
    stale, stray = stale_pages(root, pages), stray_pages(root, pages)
    if arguments:
        for path in (*stale, *stray):
            print(f"{path.relative_to(root)}: not current; run tools/law_pages.py")
        return 1 if stale or stray else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pages[path.relative_to(root).as_posix()], encoding="utf-8")
    for path in stray:
        path.unlink()
    print(f"{len(stale)} written, {len(stray)} removed")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
