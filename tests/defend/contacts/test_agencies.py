"""Who was behind a contact: by confirmation, then by claim, then by a number of one firm."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from ashore.defend.contacts.agencies import Confirmed
from ashore.defend.contacts.log import ContactLog
from tests.defend.logs import log_of, row

A, B, C = "13800000001", "13800000002", "13800000003"


def names(log: ContactLog) -> dict[int, str]:
    """Return the name behind each row that came in."""
    return {contact.row: log.behind(contact).name for contact in log.counted if contact.inbound}


def call(minute: int, number: str = "", claims: str = "", **more: str) -> str:
    return row(f"2026-11-17 09:{minute:02}:00", number=number, claims=claims, **more)


def test_a_number_ties_unnamed_rows_before_and_after() -> None:
    log = log_of(call(1, A), call(2, A, "驼峰法务"), call(3, A), call(4, B))
    assert names(log) == {1: "驼峰", 2: "驼峰", 3: "驼峰", 4: B}


def test_one_firm_has_many_numbers() -> None:
    log = log_of(call(1, A, "驼峰"), call(2, B, "驼峰客服"), call(3, B))
    assert names(log) == {1: "驼峰", 2: "驼峰", 3: "驼峰"}
    (agency,) = log.agencies.by_key.values()
    assert (agency.numbers, agency.claims) == ((A, B), ("驼峰", "驼峰客服"))


def test_a_number_that_two_firms_claim_stays_with_each_claim() -> None:
    log = log_of(call(1, A, "驼峰"), call(2, A, "恒信"), call(3, A))
    assert names(log) == {1: "驼峰", 2: "恒信", 3: A}
    assert log.agencies.contested == {A: ("恒信", "驼峰")}


def test_a_short_and_a_long_name_on_one_number_are_one_firm() -> None:
    log = log_of(call(1, A, "驼峰"), call(2, A, "驼峰钱包"), call(3, B, "驼峰"), call(4, A))
    assert set(names(log).values()) == {"驼峰钱包"}
    assert log.agencies.contested == {}


def test_a_short_name_without_a_shared_number_is_only_asked_about() -> None:
    log = log_of(call(1, A, "驼峰"), call(2, B, "驼峰钱包"), call(3, C, "恒信"))
    assert names(log) == {1: "驼峰", 2: "驼峰钱包", 3: "恒信"}
    assert log.agencies.alike == (("驼峰", "驼峰钱包"),)


def test_a_short_name_between_two_long_ones_joins_neither() -> None:
    log = log_of(call(1, A, "平安"), call(2, A, "平安银行"), call(3, A, "平安普惠"))
    assert names(log) == {1: "平安", 2: "平安银行", 3: "平安普惠"}


def test_unnamed_numbers_and_rows_stay_their_own() -> None:
    log = log_of(call(1, A), call(2, B), call(3), call(4))
    assert len(log.agencies.by_key) == 4
    assert names(log) == {1: A, 2: B, 3: "", 4: ""}


def test_the_persons_word_comes_before_the_claim() -> None:
    log = log_of(call(1, A, "公安局", agency="江城信服"), call(2, A), call(3, B, "驼峰"))
    assert names(log) == {1: "江城信服", 2: "江城信服", 3: "驼峰"}
    confirmed = Confirmed(numbers={B: "江城信服"}, creditors={"江城信服": "驼峰钱包"})
    log = log_of(call(1, B, "驼峰"), confirmed=confirmed)
    assert names(log) == {1: "江城信服"}
    (agency,) = log.agencies.by_key.values()
    assert (agency.creditors, agency.confirmed) == (("驼峰钱包",), True)


def test_two_names_of_one_party_are_one_firm() -> None:
    confirmed = Confirmed(same={"驼峰信息科技": "驼峰钱包"})
    log = log_of(call(1, A, "驼峰信息科技有限公司"), call(2, B, "驼峰钱包"), confirmed=confirmed)
    assert set(names(log).values()) == {"驼峰钱包"}


def test_a_number_of_the_persons_own_call_ties_nothing() -> None:
    log = log_of(call(1, A), call(2, A, "驼峰", direction="out"))
    assert names(log) == {1: A}


def test_a_repeat_that_names_the_firm_names_it_for_both() -> None:
    log = log_of(call(1, A), call(1, A, "恒信"), call(3, A, "驼峰"))
    assert log.repeats == {2: 1}
    assert [log.behind(contact).name for contact in log.counted] == ["恒信", "驼峰"]
    assert log.agencies.contested == {A: ("恒信", "驼峰")}


def test_two_names_for_one_call_are_a_question() -> None:
    log = log_of(call(1, A, "驼峰"), call(1, A, "恒信"))
    assert log.repeats == {2: 1}
    assert log.agencies.contested == {A: ("恒信", "驼峰")}
    other = log_of(call(1, A, "恒信"), call(1, A, "驼峰"))
    assert names(other) == names(log) == {1: "恒信"}


_ROWS = st.lists(
    st.tuples(
        st.sampled_from([A, B, C, ""]),
        st.sampled_from(["", "驼峰", "驼峰法务部", "驼峰钱包", "恒信", "客服"]),
    ),
    max_size=8,
)


@given(_ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_name(rows: list[tuple[str, str]], random: object) -> None:
    calls = [call(minute, number, claims) for minute, (number, claims) in enumerate(rows)]
    shuffled = list(calls)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    by_time = [_by_time(log_of(*some)) for some in (calls, shuffled)]
    assert by_time[0] == by_time[1]


def _by_time(log: ContactLog) -> dict[dt.datetime, str]:
    return {contact.at: log.behind(contact).name for contact in log.counted}


def test_names_of_which_one_holds_the_other_are_a_question() -> None:
    claims = ["工商银行", "中国工商银行信用卡中心", "盈科律所", "北京盈科律师事务所", "恒信"]
    log = log_of(*(call(n, f"0210000000{n}", claim) for n, claim in enumerate(claims)))
    assert log.agencies.alike == (
        ("工商银行", "中国工商银行信用卡"),
        ("盈科律所", "北京盈科律所"),
    )
