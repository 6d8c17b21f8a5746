"""A paper that was sent and noted as papers are is not drafted again the next day."""

from __future__ import annotations

import datetime as dt
import importlib
import json
from typing import Any

import pytest

from ashore.case.replay import Case
from ashore.documents.draft import Blank, Draft
from tests.documents.page import BOOK, TODAY, case_of
from tests.documents.papers.golden import PAPERS, drafts_of

TO_NO_AUTHORITY = {None, "channels.lender"}
TOMORROW = TODAY + dt.timedelta(days=1)


def noted(draft: Draft, number: int) -> dict[str, Any]:
    """Return the entry of a paper that was sent: a complaint, or else a request."""
    gap = any(isinstance(piece, Blank) for piece in draft.to)
    to = "（未写明）" if gap else "".join(str(piece) for piece in draft.to)
    shared = {"id": f"sent-{number}", "loan": draft.loan, "follows": draft.answers}
    complains = draft.kind.startswith("complaint") or draft.channel not in TO_NO_AUTHORITY
    if complains and draft.kind != "follow-up":
        said = {"to": to, "about": draft.title, "filed_on": str(TODAY)}
        return {"kind": "complaint"} | shared | said
    return (
        {"kind": "request", "to": None if gap else to, "what": draft.title}
        | shared
        | {"made_on": str(TODAY)}
    )


def with_notes(case: Case, drafts: tuple[Draft, ...]) -> Case:
    """Return a case in which some papers were sent today."""
    entries = [json.loads(e.model_dump_json(exclude={"prev"}, by_alias=True)) for e in case.entries]
    return case_of(*entries, *(noted(draft, n) for n, draft in enumerate(drafts)))


@pytest.mark.parametrize("variant", ["complete", "sparse"])
@pytest.mark.parametrize("paper", PAPERS)
def test_what_was_sent_is_not_drafted_again(paper: str, variant: str) -> None:
    case = PAPERS[paper]()[variant]
    sent = drafts_of(paper, case)
    module = importlib.import_module(f"ashore.documents.papers.{paper}")
    unsent = module.drafts(case, BOOK, TOMORROW)
    assert {draft.id for draft in unsent} == {draft.id for draft in sent} != set()
    again = module.drafts(with_notes(case, sent), BOOK, TOMORROW)
    assert {draft.id for draft in again} & {draft.id for draft in sent} == set()


def papers_about(case: Case, on: dt.date, *names: str) -> list[Draft]:
    """Return what some modules draft on a day."""
    modules = (importlib.import_module(f"ashore.documents.papers.{name}") for name in names)
    return [draft for module in modules for draft in module.drafts(case, BOOK, on)]


def test_one_question_goes_up_step_by_step() -> None:
    names = ("bill_query", "complaint_lender", "complaint_regulator", "follow_up")
    case, day, steps = PAPERS["bill_query"]()["complete"], TODAY, []
    for _ in range(6):
        found = papers_about(case, day, *names)
        steps.append([draft.kind for draft in found])
        sent = tuple(draft for draft in found if draft.kind != "follow-up")[:1]
        entries = [json.loads(e.model_dump_json(exclude={"prev"})) for e in case.entries]
        more = [noted(one, len(steps)) for one in sent]
        dated = [e | {("filed_on" if "filed_on" in e else "made_on"): str(day)} for e in more]
        case = case_of(*entries, *dated)
        day += dt.timedelta(days=8)
    assert steps == [
        ["bill-query"],
        [],
        ["complaint-lender-bill"],
        [],
        ["complaint-regulator-bill", "follow-up"],
        ["follow-up"],
    ]
