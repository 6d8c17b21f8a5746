"""Who was reached: nobody bound by the debt is called a third party, and no bare name is judged."""

from __future__ import annotations

import pytest

from ashore.defend.contacts.reached import (
    BORROWER,
    Person,
    asked_around,
    at_workplace,
    people_in,
    reached_from_text,
)


@pytest.mark.parametrize(
    ("to_whom", "relation"),
    [
        ("", ""), ("本人", ""), ("", "self"), ("", "Borrower"), ("", "debtor"), ("何俊", "本人"),
        ("本人手机", ""), ("本人（13800001111）", ""), ("13800001111", ""), ("", "借款人"),
        ("未知", "不详"), ("", "borrower (self)"), ("本人/借款人", ""), ("", "account_holder"),
    ],
)  # fmt: skip
def test_the_borrower(to_whom: str, relation: str) -> None:
    assert reached_from_text(to_whom, relation) == BORROWER


@pytest.mark.parametrize(
    ("to_whom", "relation", "person"),
    [
        ("母亲", "", Person.RELATIVE), ("李芳", "mother", Person.RELATIVE),
        ("", "岳父", Person.RELATIVE),
        ("", "父", Person.RELATIVE), ("妈", "", Person.RELATIVE), ("", "表姐夫", Person.RELATIVE),
        ("borrower's mother", "", Person.RELATIVE), ("借款人的同事", "", Person.WORK),
        ("王姐", "同事", Person.WORK), ("单位前台", "", Person.WORK), ("", "HR", Person.WORK),
        ("站长", "", Person.WORK), ("", "employer_hr", Person.WORK), ("邻居", "", Person.NEIGHBOUR),
        ("", "friend", Person.FRIEND), ("", "emergency_contact", Person.LISTED),
        ("村支书", "", Person.COMMUNITY), ("", "妻子", Person.SPOUSE), ("", "other", Person.OTHER),
        ("张三", "牌友", Person.OTHER), ("", "朋友（非担保人）", Person.FRIEND),
    ],
)  # fmt: skip
def test_third_parties(to_whom: str, relation: str, person: Person) -> None:
    reached = reached_from_text(to_whom, relation)
    assert (reached.person, reached.third_party, reached.borrower) == (person, True, False)


@pytest.mark.parametrize(
    ("to_whom", "relation", "person"),
    [
        ("", "担保人", Person.GUARANTOR), ("母亲", "担保人", Person.GUARANTOR),
        ("母亲（担保人）", "", Person.GUARANTOR), ("", "guarantor", Person.GUARANTOR),
        ("", "共同借款人", Person.CO_BORROWER), ("妻子", "共同借款人", Person.CO_BORROWER),
        ("", "co-borrower", Person.CO_BORROWER), ("", "co_borrower", Person.CO_BORROWER),
    ],
)  # fmt: skip
def test_who_is_bound_by_the_debt_is_no_third_party(
    to_whom: str, relation: str, person: Person
) -> None:
    reached = reached_from_text(to_whom, relation)
    assert (reached.person, reached.third_party, reached.borrower) == (person, False, False)


@pytest.mark.parametrize(
    ("to_whom", "relation"), [("孙伟", ""), ("陈伯文", ""), ("本人", "母亲"), ("母亲", "本人")]
)
def test_a_bare_name_and_a_contradiction_are_not_judged(to_whom: str, relation: str) -> None:
    reached = reached_from_text(to_whom, relation)
    assert (reached.person, reached.third_party, reached.borrower) == (Person.UNKNOWN, False, False)


def test_the_borrowers_own_name_is_the_borrower() -> None:
    assert reached_from_text("何俊", "", frozenset({"何俊"})) == BORROWER


@pytest.mark.parametrize(
    ("to_whom", "relation", "at_work", "third"),
    [
        ("单位座机", "本人", True, False),
        ("公司电话", "", True, True),
        ("work phone", "self", True, False),
        ("前台", "同事", True, True),
        ("母亲", "", False, True),
    ],
)
def test_work(to_whom: str, relation: str, at_work: bool, third: bool) -> None:
    reached = reached_from_text(to_whom, relation)
    assert (reached.at_work, reached.third_party) == (at_work, third)


@pytest.mark.parametrize(
    ("note", "there"),
    [
        ("到我公司来找我", True),
        ("两个人跑到单位闹", True),
        ("came to my workplace", True),
        ("驼峰公司的人在小区门口", False),
        ("到家里敲门", False),
    ],
)
def test_a_visit_at_work_is_seen_in_its_note(note: str, there: bool) -> None:
    assert at_workplace(note) is there


@pytest.mark.parametrize(
    "relation",
    [
        "本人接听", "我本人", "借款人自己", "本人（接电话）", "Self (mobile)", "我自己接的",
        "me (at work)",
        "本人，在公司", "債務人", "机主", "欠款人", "客户本人", "borrower (own phone)",
    ],
)  # fmt: skip
def test_the_borrower_with_how_they_were_reached(relation: str) -> None:
    assert reached_from_text("", relation) == BORROWER


@pytest.mark.parametrize(
    ("to_whom", "relation", "person"),
    [
        ("孙女士", "本人", Person.BORROWER), ("孙子涵", "本人", Person.BORROWER),
        ("王经理", "本人", Person.BORROWER), ("孙女士", "", Person.UNKNOWN),
        ("孙子涵", "", Person.UNKNOWN), ("孙女", "", Person.RELATIVE),
        ("孙女婿", "", Person.RELATIVE),
        ("", "客户", Person.UNKNOWN),
    ],
)  # fmt: skip
def test_a_surname_and_a_title_make_nobody_a_third_party(
    to_whom: str, relation: str, person: Person
) -> None:
    assert reached_from_text(to_whom, relation).person is person


@pytest.mark.parametrize(
    ("to_whom", "relation", "person"),
    [
        ("", "担保人的妻子", Person.OTHER), ("", "担保人配偶", Person.OTHER),
        ("", "guarantor's wife", Person.OTHER), ("", "担保人（妻子）", Person.GUARANTOR),
        ("担保人", "妻子", Person.GUARANTOR), ("", "担保人的手机", Person.GUARANTOR),
        ("", "擔保人", Person.GUARANTOR), ("", "担保公司", Person.GUARANTOR),
        ("", "人力资源", Person.WORK),
    ],
)  # fmt: skip
def test_who_belongs_to_a_guarantor_is_not_bound(
    to_whom: str, relation: str, person: Person
) -> None:
    assert reached_from_text(to_whom, relation).person is person


def test_one_mother_is_one_person_however_she_is_called() -> None:
    said = [
        ("妈妈", "母亲"),
        ("母亲", ""),
        ("李梅", "母亲"),
        ("", "母亲"),
        ("李梅（我妈）", "母亲"),
    ]
    assert people_in(reached_from_text(*one) for one in said) == 1
    said += [("", "父亲"), ("", "同事"), ("王姐", "同事"), ("赵强", "同事"), ("岳母", "")]
    assert people_in(reached_from_text(*one) for one in said) == 5


@pytest.mark.parametrize(
    ("note", "who"),
    [
        ("在小区门口询问邻居其住处", Person.NEIGHBOUR),
        ("向楼下邻居打听其住处，说他欠钱不还", Person.NEIGHBOUR),
        ("两人上门，找不到我，问了房东", Person.NEIGHBOUR),
        ("告诉村委会我欠钱", Person.COMMUNITY),
        ("told the neighbour about the debt", Person.NEIGHBOUR),
        ("我问邻居谁来过", None),
        ("没有问邻居，直接走了", None),
        ("敲门，邻居听见了", None),
        ("在小区门口等我", None),
    ],
)
def test_a_visit_that_asked_or_told_people_around_is_seen_in_its_note(
    note: str, who: Person | None
) -> None:
    found = asked_around(note)
    assert (found and found.person) is who
    assert found is None or found.third_party
