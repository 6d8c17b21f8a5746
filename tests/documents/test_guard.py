"""The guard: nothing ungrounded, unknown, contradictory or known to be wrong leaves."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.documents.draft import (
    Block,
    Claim,
    Field,
    Fields,
    Ground,
    Heading,
    Paragraph,
    Sentence,
    Table,
)
from ashore.documents.guard import claims_of, require_honest, require_lawful, sentences_of, words_of
from ashore.errors.documents import (
    CitationError,
    ContradictionError,
    FalseClaimError,
    UngroundedError,
    UnknownExhibitError,
)
from tests.documents.drafts import asks, draft, says
from tests.documents.page import BOOK

KNOWN = frozenset({"e1", "e2"})
RULE = BOOK.rule("limitation.interrupted", on=dt.date(2026, 11, 24)).citation


def table(rests_on: Sentence) -> Table:
    return Table(caption="表", columns=("项",), rows=(("甲",),), rests_on=rests_on)


words = st.text(min_size=1, max_size=30)
grounded = st.one_of(
    words.map(lambda said: says(said, recalled=True)),
    words.map(lambda said: says(said, exhibits=("e1",))),
    words.map(asks),
    words.map(lambda said: says(said, ground=Ground.RULE, citations=(RULE,))),
)
ungrounded = st.one_of(
    words.map(says),
    words.map(lambda said: says(said, citations=(RULE,))),
    words.map(lambda said: says(said, ground=Ground.RULE)),
    words.map(lambda said: says(said, ground=Ground.RULE, exhibits=("e1",), recalled=True)),
)


def blocks(sentence: Sentence) -> st.SearchStrategy[Block]:
    made: list[Block] = [
        Paragraph((sentence,)),
        Paragraph((asks("请答复。"), sentence), numbered=True),
        table(sentence),
    ]
    return st.sampled_from(made)


@given(st.lists(grounded.flatmap(blocks), max_size=6))
def test_what_rests_on_something_leaves(made: list[Block]) -> None:
    require_honest([draft(*made)], KNOWN)


@given(
    st.lists(grounded.flatmap(blocks), max_size=4),
    ungrounded.flatmap(blocks),
    st.lists(grounded.flatmap(blocks), max_size=4),
    st.booleans(),
)
def test_one_sentence_that_rests_on_nothing_holds_everything_back(
    before: list[Block], bad: Block, after: list[Block], alone: bool
) -> None:
    mixed = draft(*before, bad, *after)
    leaving = [mixed] if alone else [draft(asks("好。")), mixed]
    with pytest.raises(UngroundedError) as caught:
        require_honest(leaving, KNOWN)
    assert caught.value.where == "申请书"
    (fault,) = [s for s in sentences_of(draft(bad)) if s.ground is not Ground.ASK]
    assert caught.value.values["sentence"] == words_of(fault)


@given(st.text(min_size=1, max_size=8).filter(lambda key: key not in KNOWN))
def test_an_exhibit_that_the_case_does_not_have(key: str) -> None:
    for made in (draft(says("事。", exhibits=("e1", key))), draft(attached=(key,))):
        with pytest.raises(UnknownExhibitError) as caught:
            require_honest([made], KNOWN)
        assert caught.value.values["exhibit"] == key


@pytest.mark.parametrize(
    ("about", "one", "other"),
    [
        ("loan:L1/principal", "12,000.00", "12,500.00"),
        ("loan:L1/signed-on", "2026-04-21", "2026-04-12"),
        ("person/name", "周一", "周乙"),
    ],
)
def test_two_papers_that_differ_do_not_leave_together(about: str, one: str, other: str) -> None:
    first = draft(
        says("甲。", recalled=True, claims=(Claim(about=about, value=one),)), title="甲文"
    )
    second = draft(
        says("乙。", recalled=True, claims=(Claim(about=about, value=other),)), title="乙文"
    )
    for each in (first, second):
        require_honest([each], KNOWN)
    with pytest.raises(ContradictionError) as caught:
        require_honest([first, second], KNOWN)
    said = caught.value.message("zh")
    assert (one in said, other in said, "《甲文》" in said, "《乙文》" in said) == (True,) * 4


def test_a_paper_that_contradicts_itself_or_its_own_head() -> None:
    head = Fields((Field("姓名", ("周一",), (Claim(about="person/name", value="周一"),)),))
    body = says("本人周乙。", recalled=True, claims=(Claim(about="person/name", value="周乙"),))
    with pytest.raises(ContradictionError):
        require_honest([draft(head, body)], KNOWN)
    assert [claim.value for claim in claims_of(draft(head, body))] == ["周一", "周乙"]


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_amounts_are_held_together_however_they_are_set(one: int, other: int) -> None:
    made = [
        draft(says("额。", recalled=True, claims=(Claim(about="x", value=value),)))
        for value in (f"{one:,}.00", f"{other}.00")
    ]
    if one == other:
        require_honest(made, KNOWN)
    else:
        with pytest.raises(ContradictionError):
            require_honest(made, KNOWN)


def test_headings_and_gaps_are_looked_past_but_not_their_sentences() -> None:
    made = draft(Heading("一、事实"), says("有。", exhibits=("e2",)), table(says("表。")))
    assert [words_of(one) for one in sentences_of(made)] == ["有。", "表。"]
    with pytest.raises(UngroundedError):
        require_honest([made], KNOWN)


def test_only_the_law_books_own_citations_leave() -> None:
    require_lawful([draft(says("时效重新计算。", ground=Ground.RULE, citations=(RULE,)))], BOOK)
    for wrong in (
        replace(RULE, id="limitation.made-up"),
        replace(RULE, id="nothing at all"),
        replace(RULE, pinpoint="第1条"),
        replace(RULE, source="civil-procedure-law"),
    ):
        with pytest.raises(CitationError) as caught:
            require_lawful([draft(says("x。", ground=Ground.RULE, citations=(wrong,)))], BOOK)
        assert caught.value.values["cited"] == wrong.id


WRONG = "每天联系不得超过 6 次。"


def test_what_is_known_to_be_wrong_is_not_claimed_but_can_be_reported() -> None:
    for made in (asks(WRONG), says(WRONG, ground=Ground.RULE, citations=(RULE,))):
        with pytest.raises(FalseClaimError) as caught:
            require_lawful([draft(made)], BOOK)
        assert caught.value.values["sentence"] == WRONG
    require_lawful([draft(says(f"对方说：“{WRONG}”", recalled=True))], BOOK)
