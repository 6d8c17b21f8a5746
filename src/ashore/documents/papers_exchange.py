"""The papers of a case as plain JSON values: what each lacks, and which wait for answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from ashore.case.ledger import Ledger
from ashore.case.replay import Case, replay
from ashore.documents.draft import Draft
from ashore.documents.fetch_list import blanks_of
from ashore.documents.sent import sent_before, sent_day
from ashore.law.book import LawBook
from ashore.plan.replies import replies
from ashore.text import Language


def papers_as_json(
    ledger: Ledger, drafts: Sequence[Draft], book: LawBook, on: dt.date, language: Language
) -> dict[str, Any]:
    """Return the papers and the answers that are waited for as plain values."""
    case = replay(ledger)
    return {
        "on": str(on),
        "papers": [_paper(draft, case, language) for draft in drafts],
        "waiting": [
            {
                "entry": one.entry.id,
                "to": one.to,
                "about": one.about,
                "sent_on": str(one.sent_on),
                "answer_due_on": str(one.due_on),
                "uncertain": one.uncertain.in_language(language) if one.uncertain else None,
                "overdue": one.due_on < on,
            }
            for one in replies(case, book)
        ],
    }


def _paper(draft: Draft, case: Case, language: Language) -> dict[str, Any]:
    return {
        "id": draft.id,
        "kind": draft.kind,
        "title": draft.title,
        "to": draft.addressee(gap="") or None,
        "loan": draft.loan,
        "channel": draft.channel,
        "clock": draft.clock,
        "answers": draft.answers,
        "gaps": [
            {"label": blank.label, "fetch": blank.fetch.in_language(language)}
            for blank in dict.fromkeys(blanks_of(draft))
        ],
        "notes": [note.in_language(language) for note in draft.notes],
        "sent_on": [str(sent_day(entry)) for entry in sent_before(case, draft)],
    }
