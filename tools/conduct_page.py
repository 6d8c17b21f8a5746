"""The page about the conduct rules, from the rules themselves and the law book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ashore.defend.conduct.basis import BasisBook, Lender
from ashore.defend.conduct.lines import own_lines
from ashore.defend.conduct.rule import ConductRule, rules
from ashore.documents.words import STRENGTHS
from ashore.law.answers import Product
from ashore.law.book import STANDARD, LawBook
from ashore.law.lenders import LenderType
from ashore.law.pack import read_heading

PATH = "docs/explanation/conduct-rules.md"
MADE = "<!-- Written by tools/conduct_page.py. Change the rules, then run make docs. -->\n\n"

_LENDERS = (
    ("not known", Lender()),
    ("bank, loan", Lender(LenderType.BANK, Product.LOAN)),
    ("bank, card", Lender(LenderType.BANK, Product.CARD)),
    ("consumer finance", Lender(LenderType.CONSUMER_FINANCE, Product.LOAN)),
    ("small loan", Lender(LenderType.SMALL_LOAN, Product.LOAN)),
)
_INTRODUCTION = """\
# Conduct rules

`ashore check contacts` holds a contact log against thirty rules on collecting.
A mark on a row is a fact: it came in at night, it reached somebody who does not owe, it was the
fourth answered call of the day.
A finding is what a rule of that very day makes of such facts.
Marks are the same on any day; findings begin when their rule does.

## What a finding may say

- Against a recommended standard or a trade's own pact it says 可能不符合, “may not be in line”.
- Where a law has a bearing it adds that the authorities decide.
- Where no rule draws a line it says that it depends on the circumstances.
- Its sentence never names a harder rule than the one that it rests on.
- It cites the version in force on the day of the contact.
  Contacts on both sides of a change are two findings.
- A rule for one kind of lender counts only where the case says that the creditor is one.
  Otherwise it is named as a condition.

Every finding names its rows, shows its count, and lists innocent reasons to check first.
Under “how firm” it says what is left if 22:00 sharp counts as daytime, if the clock was off, or if
some of the numbers are someone else's.

## Who called

A caller is known by what the person confirmed, then by what was claimed, then by a number that only
one firm ever claimed.
Introductions, departments and titles fall away: 驼峰法务部 and 我是驼峰的 are one caller.
Names that differ in what tells lenders apart (银行, 消金, 小贷) stay apart.
A number claimed by two firms is named as a question, and so are two names that begin alike.
A row that repeats another is named, keeps its own marks, and counts once.

## Words

Rules about words take labels from a reader of messages or from what the person noted.
A program can misread words; a finding says how many of its rows rest on that.

## Lines of this program

Where no law gives a number, these lines say from when a finding is worth a look.
They are not law, and a finding that rests on one says so.

"""


def conduct_page() -> dict[str, str]:
    """Return the page by its path from the root of the repository."""
    book = LawBook(STANDARD / "cn")  # the files themselves, as in the pages of the law book
    parts = [MADE, _INTRODUCTION, *_lines(), "\n## The rules\n"]
    parts += [section for rule in rules().values() for section in _rule(rule, book)]
    return {PATH: "".join(parts)}


def _lines() -> Iterator[str]:
    yield "| line | number | what it says |\n| --- | ---: | --- |\n"
    for name, line in own_lines().items():
        yield f"| `{name}` | {line.value} | {line.says.en} |\n"


def _rule(rule: ConductRule, book: LawBook) -> Iterator[str]:
    yield f"\n### {rule.id} {rule.title.zh} · {rule.title.en}\n\n`{rule.code}`\n\n"
    yield from _listed("Decided by", _links(rule.deciding))
    yield from _listed("Weighed by an authority", _links(rule.weighed))
    yield from _listed("Cited beside", _links(rule.supporting))
    yield from _listed("Cited if it is repeated", _links(rule.if_repeated))
    yield from _listed("Shown by labels", (f"`{label}`" for label in sorted(rule.labels)))
    yield from _listed("Shown by notes", (f"`{note}`" for note in sorted(rule.noted)))
    yield from _listed("Where to turn", _links(rule.channels))
    yield f"- Limits: {rule.limits.zh} {rule.limits.en}\n"
    yield from _listed("Check first", (text.en for text in rule.explanations), between=" ")
    yield f"\n{_strengths(rule, book)}\n"


def _strengths(rule: ConductRule, book: LawBook) -> str:
    """Return how strong a finding of the book's own day is, for each kind of lender."""
    on, basis = read_heading(book.folder).checked_on, BasisBook(book)
    found = {}
    for name, lender in _LENDERS:
        bases = basis.bases(rule, on, lender)
        found[name] = STRENGTHS[bases.strength].en if bases else "no finding"
    if len(set(found.values())) == 1:
        return f"Strength on {on}: {found['not known']}, whoever the lender is."
    return f"Strength on {on}: " + "; ".join(f"{name}: {s}" for name, s in found.items()) + "."


def _links(entry_ids: Iterable[str]) -> Iterator[str]:
    for entry_id in entry_ids:
        yield f"[{entry_id}](../law/{entry_id.replace('.', '/')}.md)"


def _listed(what: str, items: Iterable[str], between: str = ", ") -> Iterator[str]:
    joined = between.join(items)
    if joined:
        yield f"- {what}: {joined}\n"
