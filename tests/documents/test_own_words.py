"""A paper in the person's own words is as honest as before."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.documents.draft import (
    Blank,
    Claim,
    Draft,
    Field,
    Fields,
    Ground,
    Paragraph,
    Sentence,
    Signature,
)
from ashore.documents.own_words import OwnWords, free_sentences, in_own_words, key_of
from ashore.documents.purposes import PURPOSES, by_purpose, purpose_of, why
from ashore.errors.documents import FalseClaimError, OwnWordsError
from ashore.law.book import LawBook
from ashore.text import Text

BOOK = LawBook.standard()
CARD = Blank("卡号后四位", Text("看卡片", "See the card"))
FACT = Sentence(
    pieces=("我欠本金 1,000.00 元，卡号", CARD, "。"),
    ground=Ground.FACT,
    exhibits=("E1",),
    claims=(Claim(about="loan:L1/principal", value="1000.00"),),
)
ASK = Sentence(pieces=("请书面答复。",), ground=Ground.ASK)
RULE = Sentence(pieces=("请对照某条。",), ground=Ground.RULE)
DRAFT = Draft(
    id="p-1",
    kind="bill-query",
    title="询问函",
    to=(Blank("收件人", Text("看合同", "See the contract")),),
    on=dt.date(2026, 11, 26),
    blocks=(
        Fields((Field("卡号", (CARD,)),)),
        Paragraph((FACT, ASK)),
        Paragraph((RULE,)),
        Signature(label="申请人", name="甲"),
    ),
)


def _paragraph(draft: Draft, number: int = 1) -> Paragraph:
    block = draft.blocks[number]
    assert isinstance(block, Paragraph)
    return block


def test_a_gap_is_filled_everywhere_and_its_fact_is_from_memory_too() -> None:
    made = in_own_words(DRAFT, OwnWords(gaps={"卡号后四位": "1234", "收件人": "乙"}), BOOK)
    (fields, paragraph) = made.blocks[0], _paragraph(made)
    assert isinstance(fields, Fields)
    assert fields.fields[0].value == ("1234",)
    fact = paragraph.sentences[0]
    assert fact.pieces == ("我欠本金 1,000.00 元，卡号", "1234", "。")
    assert (fact.exhibits, fact.recalled) == (("E1",), True)
    assert made.to == ("乙",)


def test_a_request_stays_a_request_and_a_figure_in_it_makes_it_a_fact() -> None:
    words = OwnWords(sentences={key_of(ASK): "请在信里答复我。"})
    assert _paragraph(in_own_words(DRAFT, words, BOOK)).sentences[1].ground is Ground.ASK
    figure = OwnWords(sentences={key_of(ASK): "我已经还了 500 元，请答复。"})
    said = _paragraph(in_own_words(DRAFT, figure, BOOK)).sentences[1]
    assert (said.ground, said.recalled) == (Ground.FACT, True)


def test_a_reworded_fact_is_from_memory_keeps_its_claims_and_its_gap() -> None:
    words = OwnWords(sentences={key_of(FACT): "本金是 1000.00 元，卡号【待填：卡号后四位】。"})
    fact = _paragraph(in_own_words(DRAFT, words, BOOK)).sentences[0]
    assert (fact.exhibits, fact.recalled, fact.claims) == ((), True, FACT.claims)
    assert CARD in fact.pieces


def test_an_amount_of_the_records_cannot_be_worded_away() -> None:
    words = OwnWords(sentences={key_of(FACT): "我欠本金 900.00 元。"})
    with pytest.raises(OwnWordsError) as told:
        in_own_words(DRAFT, words, BOOK)
    assert told.value.values == {"sentence": "我欠本金 900.00 元。", "value": "1000.00"}


def test_a_sentence_can_be_taken_out_and_a_rule_cannot() -> None:
    keys = (key_of(FACT), key_of(ASK), key_of(RULE))
    made = in_own_words(DRAFT, OwnWords(sentences=dict.fromkeys(keys, "")), BOOK)
    assert [type(block) for block in made.blocks] == [Fields, Paragraph, Signature]
    assert _paragraph(made).sentences == (RULE,)
    assert [key_of(one) for one in free_sentences(DRAFT)] == [key_of(FACT), key_of(ASK)]


def test_what_is_added_is_from_memory_and_stands_before_the_signature() -> None:
    made = in_own_words(DRAFT, OwnWords(added="那天我在上班。\n\n他们来了两次。"), BOOK)
    assert isinstance(made.blocks[-1], Signature)
    added = [_paragraph(made, n).sentences[0] for n in (3, 4)]
    assert [(one.pieces, one.recalled) for one in added] == [
        (("那天我在上班。",), True),
        (("他们来了两次。",), True),
    ]


@pytest.mark.parametrize("where", ["sentences", "added"])
def test_what_is_known_to_be_wrong_does_not_get_in(where: str) -> None:
    wrong = "夜间催收属于违法。"
    own = OwnWords(added=wrong) if where == "added" else OwnWords(sentences={key_of(ASK): wrong})
    with pytest.raises(FalseClaimError):
        in_own_words(DRAFT, own, BOOK)


def test_an_edit_ends_when_the_records_change() -> None:
    own = OwnWords(sentences={"0" * 16: "别的话。"})
    assert in_own_words(DRAFT, own, BOOK) == DRAFT


def test_every_kind_of_paper_has_a_purpose_and_a_reason() -> None:
    kinds = [kind for purpose in PURPOSES for kind in purpose.kinds]
    assert len(kinds) == len(set(kinds))
    assert why("hardship").en.startswith("Sets out income")
    assert purpose_of("something-else").name == "other"
    assert [(p.name, [d.id for d in some]) for p, some in by_purpose([DRAFT])] == [("ask", ["p-1"])]
