"""What the log leaves open about who called: numbers with two names, firms that may be one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ashore.defend.contacts.log import ContactLog
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """A question about who called that only the person can answer."""

    code: str
    names: tuple[str, ...]
    number: str | None
    rows: tuple[int, ...]
    says: Text


def open_questions(log: ContactLog) -> Iterator[OpenQuestion]:
    """Yield numbers that several firms claimed, and firms of which one's name holds the other's."""
    contested = log.agencies.contested
    used: dict[str, list[int]] = {number: [] for number in contested}
    for contact in log.counted if contested else ():
        if contact.inbound and contact.number_key in used:
            used[contact.number_key].append(contact.row)
    for number, names in contested.items():
        yield OpenQuestion(
            code="contacts.number-two-names",
            names=names,
            number=number,
            rows=tuple(sorted(used[number])),
            says=Text(
                "号码 {number} 被 {names} 都用过：按各自的自称分开算，没说名字的单算。"
                "是谁的号，请你确认。",
                "Number {number} was used by {names}: each counts by its own claim, and rows "
                "without a name stand apart. Whose is it?",
            ).fill(number=number, names=_listed(names)),
        )
    for short, longer in log.agencies.alike:
        yield OpenQuestion(
            code="contacts.names-alike",
            names=(short, longer),
            number=None,
            rows=(),
            says=Text(
                "「{short}」和「{longer}」可能是同一家，没有自动合并；"
                "是的话请在“机构”一栏写同一个名字。",
                "“{short}” and “{longer}” may be one firm and were not joined; if they are, give "
                "both the same agency.",
            ).fill(short=short, longer=longer),
        )


def _listed(names: tuple[str, ...]) -> Text:
    return Text(
        "、".join(f"「{name}」" for name in names), " and ".join(f"“{name}”" for name in names)
    )
