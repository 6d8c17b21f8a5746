"""The thirty rules as a whole: complete, resting on the law book, and never saying too much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import ashore.defend.conduct
import ashore.defend.contacts
import ashore.law
from ashore.defend.conduct.basis import BasisBook, Lender, may_not_fit
from ashore.defend.conduct.lines import own_lines
from ashore.defend.conduct.rule import ConductRule, rules
from ashore.defend.contacts.problems import _SAYS
from ashore.findings import Strength
from ashore.law.answers import Figure, Product, Rule
from ashore.law.false_claims import claims_made, read_false_claims
from ashore.law.lenders import LenderType
from ashore.text import Text
from tests.defend.logs import BOOK, TODAY

RULES = list(rules().values())
OWN_CODE = [Path(module.__path__[0]) for module in (ashore.defend.conduct, ashore.defend.contacts)]


def sentences(rule: ConductRule) -> Iterator[Text]:
    """Yield every sentence of a rule."""
    yield from (rule.title, rule.says, rule.limits, *rule.explanations)
    if rule.also_says:
        yield rule.also_says


def test_all_thirty_are_there() -> None:
    assert {rule.id for rule in RULES} == {f"V{n:02}" for n in range(1, 31)}
    assert [rule.id for rule in RULES] == sorted(rule.id for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_rests_on_the_law_book(rule: ConductRule) -> None:
    assert rule.deciding or rule.weighed
    assert len(set(rule.basis)) == len(rule.basis)
    for entry_id in rule.basis:
        versions = BOOK.entry(entry_id).versions
        assert any(isinstance(version, Rule | Figure) for version in versions), entry_id
    for channel in rule.channels:
        assert BOOK.channel(channel, on=TODAY).title.zh
    for entry_id, act in rule.acts.items():
        assert entry_id in rule.basis
        newest = BOOK.entry(entry_id).versions[-1]
        assert isinstance(newest, Rule)
        assert act in newest.data["acts"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_its_limits_and_what_else_it_can_be(rule: ConductRule) -> None:
    assert rule.explanations
    assert rule.channels
    assert "{may_not_fit}" in rule.says.zh
    assert "{may_not_fit}" in rule.says.en
    for sentence in sentences(rule):
        assert not re.search("[一-鿿]", sentence.en), sentence.en
        assert sentence.zh.strip()


def test_no_sentence_calls_anything_unlawful() -> None:
    for rule in RULES:
        for sentence in sentences(rule):
            assert not re.search("(?<!不等于)违法|非法(?!债务)|犯罪|构成", sentence.zh), sentence.zh
            assert not re.search("illegal|crime|guilty|violat", sentence.en), sentence.en
            assert "!" not in sentence.en
            assert "！" not in sentence.zh


def test_no_sentence_makes_a_false_claim() -> None:
    claims = read_false_claims(Path(ashore.law.__file__).parent / "data" / "cn")
    words = [sentence for rule in RULES for sentence in sentences(rule)]
    words += [line.says for line in own_lines().values()]
    words += list(_SAYS.values())
    assert claims
    assert list(claims_made(words, claims)) == []


def test_no_threshold_of_the_law_is_typed_into_code() -> None:
    """Hours, numbers a day and articles stand in the law book alone."""
    legal = re.compile(r"22:00|08:00|22 \* 3600|第\s*\d+\s*条|[<>]=? ?[36]\b|2025-02-28|2026-01-30")
    for folder in OWN_CODE:
        for path in folder.rglob("*.py"):
            code = re.sub(r'""".*?"""|#.*', "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
            assert not legal.search(code), path.name


DAYS = ["2010-01-01", "2018-06-01", "2025-02-27", "2025-02-28", "2025-12-31", "2026-01-01",
        "2026-01-29", "2026-01-30", "2026-11-24"]  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
@pytest.mark.parametrize("lender", list(LenderType))
def test_nothing_is_cited_before_its_day_or_beyond_its_reach(
    rule: ConductRule, lender: LenderType
) -> None:
    from datetime import date  # noqa: PLC0415

    basis = BasisBook(BOOK)
    for text in DAYS:
        day = date.fromisoformat(text)
        for product in (Product.LOAN, Product.CARD):
            bases = basis.bases(rule, day, Lender(lender, product))
            if bases is None:
                continue
            for citation in bases.citations(repeated=True):
                assert citation.in_force is None or citation.in_force <= day
            hardest = min(map(list(Strength).index, {c.strength for c in bases.carrying}))
            assert list(Strength).index(bases.strength) >= hardest
            words = may_not_fit(bases)
            assert "可能不符合" in words.zh or "要看情节" in words.zh
            if bases.strength in {Strength.STANDARD, Strength.SELF_REGULATION}:
                assert all(c.strength in {Strength.STANDARD, Strength.SELF_REGULATION}
                           for c in bases.named)  # fmt: skip
