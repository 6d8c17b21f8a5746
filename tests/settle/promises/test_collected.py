"""Collection that went on, judged with a reader of messages beside the words."""

from __future__ import annotations

import pytest

from ashore.defend.reading.contact_words import contact_labels
from ashore.law.book import LawBook
from ashore.settle.promises.clocks import promise_clocks
from ashore.settle.promises.ledger import promise_ledgers
from tests.plan.households import case_of
from tests.settle.promises.histories import BREACHES, history
from tests.settle.promises.test_creditor import AGREED, FINE, LOAN, ON, PAID, contact

WENT_ON = "promise.creditor-collected-on"


def found(text: str, *, read: bool) -> list[str]:
    case = case_of(LOAN, AGREED, *PAID, *FINE, contact("2026-02-15", text))
    ledgers = (
        promise_ledgers(case, ON, labels=contact_labels) if read else promise_ledgers(case, ON)
    )
    return [breach.code for ledger in ledgers for breach in ledger.breaches]


@pytest.mark.parametrize(
    ("text", "by_words", "with_reader"),
    [
        ("你女儿在哪个学校我们都知道", [], [WENT_ON]),
        ("请把钱转到我个人支付宝上", [], [WENT_ON]),
        ("今天下午三点发快递，请到单位门口取", [WENT_ON], []),
        ("您立即领取的优惠券已到账", [WENT_ON], []),
        ("逾期欠款请尽快处理", [WENT_ON], [WENT_ON]),
        ("【青杉消金】您的分期第3期将于10日到期", [], []),
        ("", [], []),
    ],
)
def test_a_reader_makes_it_surer(text: str, by_words: list[str], with_reader: list[str]) -> None:
    assert found(text, read=False) == by_words
    assert found(text, read=True) == with_reader


@pytest.mark.parametrize("seed", range(40))
def test_histories_come_out_the_same_with_a_reader(seed: int) -> None:
    for breach in (None, BREACHES[seed % len(BREACHES)]):
        case, on, _ = history(seed, breach)
        [ledger] = promise_ledgers(case, on, labels=contact_labels)
        codes = [one.code.removeprefix("promise.") for one in ledger.breaches]
        assert codes == ([breach] if breach else [])


def test_the_list_of_today_asks_the_reader_too() -> None:
    case = case_of(LOAN, AGREED, *PAID, *FINE, contact("2026-02-15", "你女儿在哪个学校我们都知道"))
    book = LawBook.standard()
    assert promise_clocks(case, book, ON) == ()
    [clock] = promise_clocks(case, book, ON, labels=contact_labels)
    assert clock.code == "object_to_collection"
