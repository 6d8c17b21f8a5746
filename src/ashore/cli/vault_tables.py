"""How sealed files and what was found about them are shown on a page."""

from __future__ import annotations

from collections.abc import Sequence

from ashore.case.entries_papers import Evidence
from ashore.cli.page import Page, table
from ashore.evidence.index import CAPTURES
from ashore.evidence.sizes import readable
from ashore.findings import Finding, Severity
from ashore.text import Language, Text

_HEADINGS = (
    Text("编号", "id"),
    Text("文件", "file"),
    Text("怎么得来", "how"),
    Text("什么时候", "when"),
    Text("说明", "what it shows"),
    Text("大小", "size"),
)
_TITLE = Text("封存的文件", "What is sealed")
_REDACTED = Text("（遮盖件）", " (redacted copy)")
_MARKS = {Severity.INFO: "·", Severity.ASK: "?", Severity.CHECK: "!", Severity.URGENT: "✗"}


def print_items(items: Sequence[Evidence], words: Language) -> None:
    """Print a row a file."""
    shown = table(
        *(heading.in_language(words) for heading in _HEADINGS),
        title=_TITLE.in_language(words),
        numbers=1,
    )
    for item in items:
        how = CAPTURES[item.captured_how].in_language(words) if item.captured_how else "—"
        when = item.captured_at.isoformat(" ", "minutes") if item.captured_at else "—"
        name = item.name + (_REDACTED.in_language(words) if item.redacts else "")
        what = item.description or "—"
        shown.add_row(item.id, name, how, when, what, readable(item.size or 0))
    Page().print(shown)


def print_findings(findings: Sequence[Finding], words: Language) -> None:
    """Print a paragraph a finding, with its code."""
    page = Page()
    for finding in findings:
        says = finding.says.in_language(words)
        page.paragraph(f"{_MARKS[finding.severity]} {finding.where}: {says} [{finding.code}]")
        if finding.limits:
            page.paragraph(finding.limits.in_language(words), by=2)
