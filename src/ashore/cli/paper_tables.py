"""The papers of a case in the terminal and as JSON: what each lacks, and which wait for answers."""

from __future__ import annotations

from collections.abc import Sequence

from ashore.case.ledger import Ledger
from ashore.case.replay import replay
from ashore.cli.page import Page, table
from ashore.documents.draft import Draft
from ashore.documents.fetch_list import blanks_of
from ashore.documents.sent import sent_before, sent_day
from ashore.law.book import LawBook
from ashore.plan.replies import Reply, replies
from ashore.text import Language, Text

_WORDS = {
    "heading": Text("能寄的材料", "Papers to send"),
    "id": Text("编号", "id"),
    "title": Text("材料", "paper"),
    "to": Text("寄给", "to"),
    "gaps": Text("要补", "gaps"),
    "sent": Text("寄出", "sent"),
    "open": Text("＿＿＿", "___"),
    "waiting": Text("在等的答复", "Answers that are waited for"),
    "reply": Text(
        "{to}：《{about}》{sent} 寄出，{due} 前应答复。",
        "{to}: “{about}”, sent on {sent}, to be answered by {due}.",
    ),
    "know": Text("寄出前要知道的", "What to know before sending"),
    "write": Text(
        "写成文件：ashore paper write 案件 编号", "To write them: ashore paper write CASE ID"
    ),
}


def print_papers(
    ledger: Ledger, drafts: Sequence[Draft], book: LawBook, language: Language
) -> None:
    """Print the papers, what to know of them, and the answers that are waited for."""
    case, page = replay(ledger), Page()
    say = {key: text.in_language(language) for key, text in _WORDS.items()}
    page.heading(say["heading"])
    listed = table(say["id"], say["title"], say["to"], say["gaps"], say["sent"], numbers=2)
    for draft in drafts:
        sent = [str(sent_day(entry)) for entry in sent_before(case, draft)]
        listed.add_row(
            draft.id,
            draft.title,
            draft.addressee(gap=say["open"]),
            str(len(set(blanks_of(draft))) or "—"),
            sent[-1] if sent else "—",
        )
    page.print(listed)
    notes = dict.fromkeys(note for draft in drafts for note in draft.notes)
    if notes:
        page.heading(say["know"])
        for note in notes:
            page.paragraph(f"· {note.in_language(language)}", by=2)
    _print_waiting(page, replies(case, book), say, language)
    page.print(f"\n{say['write']}", soft_wrap=True)


def _print_waiting(
    page: Page, waiting: Sequence[Reply], say: dict[str, str], language: Language
) -> None:
    if not waiting:
        return
    page.heading(say["waiting"])
    for one in waiting:
        told = say["reply"].format(
            to=one.to, about=one.about.strip("《》"), sent=one.sent_on, due=one.due_on
        )
        page.paragraph(f"· {told}", by=2)
        if one.uncertain is not None:
            page.paragraph(one.uncertain.in_language(language), style="dim", by=4)
