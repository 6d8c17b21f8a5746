"""What these pages say: calm, never a conclusion, no success rates, nothing known to be false."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ashore.law.false_claims import claims_made, read_false_claims
from ashore.plan.report import plan_of
from ashore.settle.call_exchange import call_as_json
from ashore.settle.call_script import call_script
from ashore.settle.goal import Goal
from ashore.settle.offers_compared import offers_compared
from ashore.settle.offers_exchange import offers_as_json
from ashore.settle.rounds import rounds_of
from ashore.settle.rounds_exchange import rounds_as_json
from ashore.settle.vetting import vet
from ashore.settle.vetting_exchange import vetting_as_json
from ashore.text import Language, Text
from tests.settle.talks import (
    BOOK,
    ON,
    agreement,
    approach,
    case_of,
    household,
    loan,
    offer,
    promise,
    request,
)

_PUSHY = re.compile(
    r"[!！]|违法(?!线索)|犯罪|诈骗|必须马上|最后机会|立刻还|后果自负|坐牢|成功率|包过"
)
_STOP = re.compile(r"(?:建议|可以|应当|先)停(?:付|还)|stop paying (?:now|first)")
_ENGLISH = re.compile(
    r"!|illegal|success rate|guaranteed|we guarantee|last chance|must pay", re.IGNORECASE
)


def sentences(value: Any) -> Iterator[str]:
    """Yield every sentence in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from sentences(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from sentences(one)


def pages(language: Language) -> Iterator[str]:
    """Yield what the four pages say over households that differ."""
    talk = [
        request("r", "2026-11-01"),
        offer("o-1", monthly="400", periods=30, conditions=("任一期未足额即恢复",), waived="1"),
        offer("o-2", one_off="9000"),
        promise("pr", "罚息全免"),
    ]
    cases = [
        case_of(household(), loan(), talk),
        case_of(household(income="3900"), loan(), talk),
        case_of(loan(), agreement("a", "2026-09-01", any_miss_ends=True)),
        case_of(household(), loan(classification="identity_fraud")),
    ]
    for case in cases:
        report = plan_of(case, BOOK, ON, ranges=False)
        for goal in Goal:
            script = call_script(case, report, case.loans[0], BOOK, goal=goal)
            assert script is not None
            yield from sentences(call_as_json(script, language))
        yield from sentences(rounds_as_json(rounds_of(case, BOOK, ON), ON, language))
        yield from sentences(offers_as_json(offers_compared(case, report, BOOK), ON, language))
    deep = approach(
        signed_on="2026-06-18", fees=[{"amount": "6000"}],
        acts=["呼叫转移", "收走工资卡、手机卡、身份证", "告诉密码"],
    )  # fmt: skip
    yield from sentences(vetting_as_json(vet((), (), BOOK, ON, approach=deep), language))


@pytest.fixture(scope="module")
def chinese() -> frozenset[str]:
    """Return every sentence in Chinese."""
    return frozenset(pages("zh"))


def test_nothing_pushes_or_concludes(chinese: frozenset[str]) -> None:
    assert [said for said in chinese if _PUSHY.search(said)] == []
    assert [said for said in chinese if _STOP.search(said)] == []


def test_in_english_too() -> None:
    said = frozenset(pages("en"))
    assert [one for one in said if _ENGLISH.search(one)] == []
    assert len(said) > 150


def test_no_false_claim_is_made(chinese: frozenset[str]) -> None:
    claims = read_false_claims(BOOK.folder)
    assert claims
    assert list(claims_made([Text(said, "") for said in chinese], claims)) == []


def test_no_number_of_the_law_is_typed_into_the_code() -> None:
    folder = Path(__file__).parents[2] / "src/ashore/settle"
    numbers = re.compile(r"\d+ ?(?:个工作日|日内|年以上|%)|第 ?\d+ ?条")
    found = [
        (path.name, m[0])
        for path in folder.glob("*.py")
        for m in numbers.finditer(path.read_text("utf-8"))
        if m[0] not in ("99%", "75%", "12 %", "0%", "1%")
    ]
    assert found == []
