"""The reference page of one entry of the law book."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from ashore.documents.words import CONFIDENCES, STRENGTHS
from ashore.findings import Citation
from ashore.law.answers import AppliesTo, Entry, Figure, Gap, Rule, Table, Version
from ashore.law.channel import Channel
from ashore.law.fields import Data
from ashore.law.words import FACT_DATES, KINDS, LENDERS, NEEDS, PRODUCTS, UNITS
from ashore.text import Text

_SERIES = 12
"""More versions than this are shown as one table."""


def entry_page(entry: Entry) -> str:
    """Return the page of an entry: what it says, its versions, its sources and its limits."""
    return "".join(_parts(entry))


def one_line(words: Text) -> str:
    """Return both languages on one line, safe inside a table."""
    return f"{words.zh} · {words.en}".replace("|", "\\|")


def span(version: Version) -> Text:
    """Return from when until when a version holds."""
    first, until = version.from_date, version.until
    last = until - dt.timedelta(days=1) if until else None
    if first and last:
        return Text(f"{first} 至 {last}", f"{first} to {last}")
    if first:
        return Text(f"从 {first} 起", f"from {first}")
    return Text(f"到 {last} 为止", f"until {last}") if last else Text("一直", "always")


def _parts(entry: Entry) -> Iterator[str]:
    yield f"# {entry.title.zh}\n\n**{entry.title.en}**\n\n"
    yield f"`{entry.id}` · {one_line(KINDS[entry.kind])}\n\n"
    yield f"{entry.says.zh}\n\n{entry.says.en}\n\n"
    yield "| | |\n| --- | --- |\n"
    yield f"| 单位 unit | {one_line(UNITS[entry.unit])} |\n"
    yield f"| 看哪一天 which day decides | {one_line(FACT_DATES[entry.chosen_by])} |\n"
    yield from (f"| {name} | {says} |\n" for name, says in _whom(entry.applies_to))
    yield f"| 核对 checked | {entry.checked_on} |\n"
    if entry.limits:
        yield f"\n## 边界 · Limits\n\n{entry.limits.zh}\n\n{entry.limits.en}\n"
    yield "\n## 历次版本 · Versions\n"
    if len(entry.versions) > _SERIES:
        yield from _series(entry)
    else:
        for version in entry.versions:
            yield from _version(version)


def _whom(applies: AppliesTo) -> Iterator[tuple[str, str]]:
    for name, named, words in (
        ("对谁 lenders", applies.lenders, LENDERS),
        ("什么产品 products", applies.products, PRODUCTS),
        ("可以参照 by analogy", applies.also_lenders, LENDERS),
        ("可以参照的产品 products by analogy", applies.also_products, PRODUCTS),
    ):
        if named:
            yield name, "<br>".join(one_line(words[one]) for one in named)  # type: ignore[index]
    if applies.online_only:
        yield "只管 only", one_line(Text("网上办的贷款", "loans made online"))
    if applies.notes:
        yield "说明 note", one_line(applies.notes)


def _version(version: Version) -> Iterator[str]:
    yield f"\n### {one_line(span(version))}\n\n"
    if isinstance(version, Gap):
        yield f"**{one_line(version.reason())}**\n\n"
    elif isinstance(version, Figure):
        yield f"**{version.text}** {one_line(UNITS[version.unit])}\n\n"
    elif isinstance(version, Table):
        yield from _rows(version.rows)
    else:
        yield f"{version.text.zh}\n\n{version.text.en}\n\n"
    if isinstance(version, Channel):
        yield from _channel(version)
    if version.note:
        yield f"{version.note.zh}\n\n{version.note.en}\n\n"
    if version.citation:
        yield from _citation(version.citation, version.published)
    if isinstance(version, Figure | Rule) and version.data:
        yield "\n```yaml\n" + "".join(_data(version.data, "")) + "```\n"


def _citation(citation: Citation, published: dt.date | None) -> Iterator[str]:
    yield f"- 来源 source: [{one_line(citation.title)}](../sources.md#{citation.source})\n"
    yield f"- 位置 at: {citation.pinpoint}\n"
    yield f"- 效力 strength: {one_line(STRENGTHS[citation.strength])}\n"
    yield f"- 把握 confidence: {one_line(CONFIDENCES[citation.confidence])}\n"
    if published:
        yield f"- 公布 published: {published}\n"


def _channel(channel: Channel) -> Iterator[str]:
    yield "| | |\n| --- | --- |\n"
    if channel.phones:
        yield f"| 电话 phone | {', '.join(channel.phones)} |\n"
    for name, words in (
        ("谁受理 who answers", channel.body),
        ("时间 hours", channel.hours),
        ("受理 takes", channel.accepts),
        ("不受理 does not take", channel.refuses),
        ("先做 first", channel.before),
        ("带上 bring", channel.bring),
    ):
        if words:
            yield f"| {name} | {one_line(words)} |\n"
    if channel.needs:
        yield f"| 要写 says | {'<br>'.join(one_line(NEEDS[need]) for need in channel.needs)} |\n"
    for name, links in (("热线 lines", channel.hotlines), ("期限 times", channel.deadlines)):
        if links:
            yield f"| {name} | {'<br>'.join(_link(one) for one in links)} |\n"
    yield "\n"


def _link(entry_id: str) -> str:
    return f"[`{entry_id}`](../{entry_id.replace('.', '/')}.md)"


def _series(entry: Entry) -> Iterator[str]:
    yield "\n| 从 from | 值 value | 把握 confidence |\n| --- | ---: | --- |\n"
    for version in reversed(entry.versions):
        if isinstance(version, Figure):
            confidence = version.citation.confidence.value
            yield f"| {version.from_date} | {version.text} | {confidence} |\n"
    newest = entry.versions[-1]
    if newest.citation:
        yield "\n"
        yield from _citation(newest.citation, None)
    if entry.known_until:
        yield f"- 已知到 known until: {entry.known_until}\n"


def _rows(rows: tuple[Mapping[str, str], ...]) -> Iterator[str]:
    yield f"| {' | '.join(rows[0])} |\n|{' --- |' * len(rows[0])}\n"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row.values())} |\n"
    yield "\n"


def _data(data: Mapping[str, Data], indent: str) -> Iterator[str]:
    for key, value in data.items():
        if isinstance(value, str):
            yield f"{indent}{key}: {value}\n"
        elif isinstance(value, Mapping):
            yield f"{indent}{key}:\n"
            yield from _data(value, f"{indent}  ")
        else:
            yield f"{indent}{key}: [{', '.join(str(one) for one in value)}]\n"
