"""What no paper may do: claim what is wrong, cite what did not hold, accuse, ask for leniency."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ashore.case.entries_papers import Evidence
from ashore.case.fields import SHANGHAI
from ashore.case.replay import Case, replay
from ashore.documents.draft import Draft, Field, Fields, Ground, Heading, Sentence, Table
from ashore.documents.guard import require_honest, sentences_of, words_of
from ashore.documents.papers.provisions import SOFT
from ashore.findings import Confidence
from ashore.intake import ledger_from_file
from ashore.law.answers import Gap
from ashore.law.false_claims import claims_made, read_false_claims
from ashore.text import Text
from tests.documents.page import BOOK
from tests.documents.papers.golden import PAPERS, VARIANTS, drafts_of
from tests.documents.papers.plain import words
from tests.documents.papers.stories import LENDER_WAS_SILENT, contact, known, sms, to_mother

FOLDER = Path(__file__).parents[4] / "shared" / "cases"
NOW = dt.datetime(2026, 11, 24, 12, tzinfo=SHANGHAI)
FILES = sorted(FOLDER.glob("case?_*.json"))
CLAIMS = read_false_claims(BOOK.folder)
LENIENCY = re.compile("减免|少还|打折|免除|降低利率|宽限|停息|退还|退费")
ACCUSES = re.compile("违法|违规|非法|犯罪|骚扰|勒索")


def _cases() -> Iterator[tuple[str, Case]]:
    for paper, cases in PAPERS.items():
        for variant in VARIANTS:
            yield f"{paper}.{variant}", cases()[variant]
    for file in FILES:
        yield file.stem, replay(ledger_from_file(file, recorded_at=NOW))


ALL_CASES = dict(_cases())


def all_drafts(case: Case) -> tuple[Draft, ...]:
    return tuple(draft for paper in PAPERS for draft in drafts_of(paper, case))


def printed(draft: Draft) -> Iterator[str]:
    """Yield every word that a paper prints."""
    yield draft.title
    yield words(draft.to)
    for block in draft.blocks:
        if isinstance(block, Heading):
            yield block.words
        elif isinstance(block, Table):
            yield from (words((cell,)) for row in block.rows for cell in row)
        elif isinstance(block, Fields):
            yield from (words(field.value) for field in block.fields)
    yield from map(words_of, sentences_of(draft))


@pytest.fixture(scope="module", params=ALL_CASES, ids=str)
def drafts(request: pytest.FixtureRequest) -> tuple[Draft, ...]:
    return all_drafts(ALL_CASES[request.param])


@pytest.mark.parametrize("name", ALL_CASES)
def test_the_guard_lets_all_papers_of_a_case_leave_together(name: str) -> None:
    case = ALL_CASES[name]
    found = all_drafts(case)
    known_keys = {item.id for item in case.of(Evidence)}
    known_keys |= {f"file:{e.source.file_hash}" for e in case.entries if e.source.file_hash}
    require_honest(found, frozenset(known_keys))
    assert len({draft.id for draft in found}) == len(found)


def test_no_paper_says_what_is_known_to_be_wrong(drafts: tuple[Draft, ...]) -> None:
    said = [Text(line, line) for draft in drafts for line in printed(draft)]
    said += [note for draft in drafts for note in draft.notes]
    assert list(claims_made(said, CLAIMS)) == []


def test_every_citation_is_the_law_books_own_and_sure(drafts: tuple[Draft, ...]) -> None:
    for sentence in (s for draft in drafts for s in sentences_of(draft)):
        for cited in sentence.citations:
            versions = BOOK.entry(cited.id).versions
            own = [v.citation for v in versions if not isinstance(v, Gap)]
            assert cited in own, words_of(sentence)
            assert cited.confidence in (Confidence.HIGH, Confidence.MEDIUM)


def test_a_recommendation_is_never_called_more(drafts: tuple[Draft, ...]) -> None:
    for sentence in (s for draft in drafts for s in sentences_of(draft)):
        if any(cited.strength in SOFT for cited in sentence.citations):
            assert re.search("可能不符合|是否也?属于", words_of(sentence)), words_of(sentence)


def test_facts_accuse_nobody(drafts: tuple[Draft, ...]) -> None:
    quoted = re.compile("“[^”]*”|「[^」]*」")
    for sentence in (s for draft in drafts for s in sentences_of(draft)):
        if sentence.ground is Ground.FACT:
            assert not ACCUSES.search(quoted.sub("", words_of(sentence))), words_of(sentence)


def test_reports_and_police_papers_ask_for_no_leniency(drafts: tuple[Draft, ...]) -> None:
    kinds = {
        "report-regulator",
        "complaint-association",
        "report-number",
        "police-statement",
        "fraud-report",
        "nominee-report",
    }
    for draft in drafts:
        if draft.kind in kinds:
            asked = [words_of(s) for s in sentences_of(draft) if s.ground is Ground.ASK]
            assert not [line for line in asked if LENIENCY.search(line)]


def test_papers_about_conduct_alone_name_no_sum(drafts: tuple[Draft, ...]) -> None:
    for draft in drafts:
        if draft.kind in {"police-statement", "report-number", "report-regulator"}:
            said = [words_of(s) for s in sentences_of(draft)]
            assert not [line for line in said if re.search(r"\d[\d,.]* 元", line)]


def cited_in(paper: str, case: Case, kind: str) -> dict[str, tuple[str, dt.date | None]]:
    """Return what the papers of a kind cite: place and first day in force, by entry."""
    found = {}
    for draft in drafts_of(paper, case):
        for sentence in sentences_of(draft) if draft.kind == kind else ():
            for cited in sentence.citations:
                found[cited.id] = (cited.pinpoint, cited.in_force)
    return found


def test_a_rule_is_cited_as_it_stood_on_the_day_of_the_conduct() -> None:
    threat = "再不还钱就打断你的腿"
    before, after = (
        known(sms("t1", f"{day}T20:15", threat)) for day in ("2025-12-20", "2026-01-20")
    )
    name = "public-security.threats"
    old = cited_in("police_statement", before, "police-statement")[name]
    new = cited_in("police_statement", after, "police-statement")[name]
    assert (old[0], new[0]) == ("第42条第1项", "第50条第1款第1项")


def test_a_standard_is_not_cited_for_what_was_before_it() -> None:
    night = known(contact("c1", "2025-02-27T22:40"), to_mother("c2", "2025-02-27T10:00"))
    entries = cited_in("complaint_lender", night, "complaint-lender")
    assert not [name for name in entries if name.endswith(("-standard", "-guideline"))]
    assert "collection.internet-loan" in entries


def test_a_rule_for_another_licence_is_not_cited() -> None:
    bank = known(to_mother("c2", "2026-11-17T10:00"), LENDER_WAS_SILENT)
    cited = cited_in("report_regulator", bank, "report-regulator")
    assert "collection.internet-loan" in cited
    assert not {"collection.small-loan", "collection.consumer-finance"} & set(cited)


def test_what_a_program_only_read_is_asked_and_never_said() -> None:
    case = known(sms("t1", "2026-11-19T20:15", "再不还钱就打断你的腿"))
    (draft,) = drafts_of("police_statement", case)
    about: list[Sentence] = [s for s in sentences_of(draft) if s.citations]
    assert [words_of(s)[:10] for s in about] == ["请核查表中第 1 行"]
    facts = [words_of(s) for s in sentences_of(draft) if s.ground is Ground.FACT]
    assert not [line for line in facts if "威胁" in line]
    assert [n.en for n in draft.notes if "sorted these" in n.en]


def test_a_gap_says_where_the_missing_words_are(drafts: tuple[Draft, ...]) -> None:
    for draft in drafts:
        pieces = [p for s in sentences_of(draft) for p in s.pieces]
        pieces += list(draft.to)
        for block in draft.blocks:
            fields: tuple[Field, ...] = block.fields if isinstance(block, Fields) else ()
            pieces += [piece for field in fields for piece in field.value]
        for piece in pieces:
            if not isinstance(piece, str):
                assert all(piece.fetch)


@pytest.mark.skipif(not FILES, reason="the worked cases lie beside the repository")
def test_which_papers_the_worked_cases_call_for() -> None:
    found = {
        name[:5]: [d.id for d in all_drafts(case)]
        for name, case in ALL_CASES.items()
        if name[:4] == "case"
    }
    assert found == {
        "case1": [],
        "case2": ["bill-query-c2-d3"],
        "case3": ["bill-query-c3-d2", "bill-query-c3-d3", "bill-query-c3-d4"],
        "case4": [
            "bill-query-c4-d2",
            "complaint-central-bank-unknown",
            "fraud-dispute-c4-d1",
            "fraud-report-c4-d1",
            "nominee-report-c4-d3",
        ],
        "case5": [
            "third-person-stop-c5-d1",
            "complaint-lender-c5-d1",
            "report-regulator-c5-d1",
            "report-number",
            "police-statement-c5-d1",
        ],
        "case6": ["bill-query-c6-d1"],
    }
