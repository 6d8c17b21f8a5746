"""V05, V06, V08 and V24: whom a caller reached besides the borrower."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.defend.conduct.basis import Lender
from ashore.defend.conduct.facts import ConductFacts, LoanKnown
from ashore.defend.conduct.third_parties import reached_near
from ashore.findings import Strength
from ashore.law.answers import Product
from ashore.law.lenders import LenderType
from tests.defend.logs import flagged, found, report_of, row, rows_of

DAY = "2026-11-17"


def owed_to(lender: LenderType, product: Product = Product.LOAN) -> ConductFacts:
    """Return a case with one loan, collected by 驼峰."""
    loan = LoanKnown(id="l", lender=Lender(lender, product), creditors=frozenset({"驼峰"}))
    return ConductFacts(loans={"l": loan})


@pytest.mark.parametrize("relation", ["母亲", "朋友", "同事", "邻居", "紧急联系人", "other"])
def test_somebody_who_does_not_owe(relation: str) -> None:
    report = report_of(row(f"{DAY} 10:00:00", relation=relation))
    assert (flagged(report, "third_party"), rows_of(report, "V05")) == ([1], [(1,)])


@pytest.mark.parametrize("relation", ["", "本人", "担保人", "共同借款人", "guarantor"])
def test_who_owes_is_no_third_party(relation: str) -> None:
    report = report_of(row(f"{DAY} 10:00:00", relation=relation))
    assert (flagged(report, "third_party"), rows_of(report, "V05")) == ([], [])


def test_the_persons_own_call_to_family_is_nothing() -> None:
    report = report_of(row(f"{DAY} 10:00:00", relation="母亲", direction="out"))
    assert (report.flags, report.findings) == ({}, ())


def test_a_spouse_is_told_apart() -> None:
    report = report_of(
        row(f"{DAY} 10:00:00", relation="妻子"), row(f"{DAY} 11:00:00", relation="同事")
    )
    (others,) = found(report, "V05")
    assert others.counts["by_person"] == {"spouse": 1, "work": 1}
    assert [text.zh for text in others.holds] == ["如果配偶不算无关的人，仍有 1 次。"]
    assert rows_of(report_of(row(f"{DAY} 10:00:00", relation="妻子（共同借款人）")), "V05") == []


def test_asking_them_to_pay_is_said() -> None:
    report = report_of(
        row(f"{DAY} 10:00:00", relation="母亲", text="你替他还"),
        row(f"{DAY} 11:00:00", relation="父亲", observed="payment-demanded"),
        labels={"你替他还": ["third_party_demand"]},
    )
    (others,) = found(report, "V05")
    assert others.counts["asked_to_pay"] == 2
    assert "其中 2 次要他们还钱" in others.finding.says.zh


@pytest.mark.parametrize(
    ("lender", "product", "strength", "entry"),
    [
        (LenderType.BANK, Product.CARD, Strength.RULE, "card.collection-limits"),
        (LenderType.CONSUMER_FINANCE, Product.LOAN, Strength.RULE, "collection.consumer-finance"),
        (LenderType.SMALL_LOAN, Product.LOAN, Strength.NORMATIVE, "collection.small-loan"),
        (LenderType.UNKNOWN, Product.LOAN, Strength.STANDARD, "collection.debtor-only-standard"),
    ],
)
def test_the_rule_is_the_lenders_own(
    lender: LenderType, product: Product, strength: Strength, entry: str
) -> None:
    report = report_of(row(f"{DAY} 10:00:00", relation="母亲"), facts=owed_to(lender, product))
    (others,) = found(report, "V05")
    assert others.finding.strength is strength
    assert entry in [c.id for c in others.finding.citations]


@pytest.mark.parametrize(
    ("lender", "product", "absent"),
    [
        (LenderType.BANK, Product.LOAN, "card.collection-limits"),
        (LenderType.SMALL_LOAN, Product.LOAN, "collection.unrelated-persons-guideline"),
        (LenderType.CONSUMER_FINANCE, Product.LOAN, "collection.small-loan"),
    ],
)
def test_a_rule_for_others_is_not_cited(lender: LenderType, product: Product, absent: str) -> None:
    report = report_of(row(f"{DAY} 10:00:00", relation="母亲"), facts=owed_to(lender, product))
    (others,) = found(report, "V05")
    assert absent not in [c.id for c in others.finding.citations]


def test_an_unknown_lender_is_a_condition() -> None:
    (others,) = found(report_of(row(f"{DAY} 10:00:00", relation="母亲")), "V05")
    assert others.finding.limits is not None
    assert "先弄清放贷机构持什么牌照" in others.finding.limits.zh


@pytest.mark.parametrize(
    ("day", "rows"), [("2011-01-12", []), ("2011-01-13", [(1,)]), ("2025-02-27", [(1,)])]
)
def test_before_the_standard_only_an_open_rule_is_left(
    day: str, rows: list[tuple[int, ...]]
) -> None:
    report = report_of(row(f"{day} 10:00:00", relation="母亲"))
    assert rows_of(report, "V05") == rows
    assert all(one.finding.strength is Strength.DEPENDS for one in found(report, "V05"))


# V06 ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answered", "reachable"),
    [
        ("2026-11-13 10:00:00", False),
        ("2026-11-14 10:00:00", True),
        ("2026-11-17 10:00:00", True),
        ("2026-11-20 10:00:00", True),
        ("2026-11-21 10:00:00", False),
    ],
)
def test_reachable_within_three_days_either_way(answered: str, reachable: bool) -> None:
    report = report_of(row(answered), row(f"{DAY} 12:00:00", relation="母亲"))
    assert rows_of(report, "V06") == ([(2,)] if reachable else [])


def test_reachable_needs_the_same_caller_to_get_through() -> None:
    mother = row(f"{DAY} 12:00:00", relation="母亲")
    other = row(f"{DAY} 10:00:00", claims="恒信", number="13900000001")
    assert rows_of(report_of(other, mother), "V06") == []
    assert rows_of(report_of(row(f"{DAY} 10:00:00", seconds="0"), mother), "V06") == []


def test_a_reply_shows_that_one_can_be_reached() -> None:
    reply = row(f"{DAY} 10:00:00", channel="sms", direction="out", text="我在", claims="")
    assert rows_of(report_of(reply, row(f"{DAY} 12:00:00", relation="母亲")), "V06") == [(2,)]


@pytest.mark.parametrize(
    ("relation", "close"), [("紧急联系人", True), ("朋友", True), ("同事", False)]
)
def test_contact_persons_are_family_and_friends(relation: str, close: bool) -> None:
    report = report_of(row(f"{DAY} 10:00:00"), row(f"{DAY} 12:00:00", relation=relation))
    assert bool(found(report, "V06")) is close


@pytest.mark.parametrize(
    ("day", "cited"),
    [
        ("2025-02-27", []),
        ("2025-02-28", ["collection.contact-persons-standard"]),
        (
            "2026-01-30",
            ["collection.lost-debtor-guideline", "collection.contact-persons-standard"],
        ),
    ],
)
def test_rules_on_contact_persons_by_day(day: str, cited: list[str]) -> None:
    report = report_of(row(f"{day} 10:00:00"), row(f"{day} 12:00:00", relation="母亲"))
    citations = [c.id for one in found(report, "V06") for c in one.finding.citations]
    assert sorted(citations) == sorted(cited)


def test_days_near() -> None:
    days = [dt.date(2026, 11, 10), dt.date(2026, 11, 20)]
    assert [reached_near(days, dt.date(2026, 11, day), 3) for day in (6, 7, 13, 14, 17, 24)] == [
        False, True, True, False, True, False
    ]  # fmt: skip
    assert reached_near([], dt.date(2026, 11, 10), 3) is False


# V08 ------------------------------------------------------------------------------------------


def test_contacts_after_a_refusal() -> None:
    report = report_of(
        row(f"{DAY} 09:00:00", whom="母亲"),
        row(f"{DAY} 10:00:00", whom="母亲", observed="refused-further-contact"),
        row(f"{DAY} 11:00:00", whom="母亲"),
        row(f"{DAY} 12:00:00", whom="父亲"),
        row(f"{DAY} 13:00:00", whom="母亲", claims="恒信", number="13900000001"),
    )
    assert rows_of(report, "V08") == [(3,)]


def test_a_refusal_alone_is_nothing() -> None:
    report = report_of(row(f"{DAY} 10:00:00", whom="母亲", observed="refused-further-contact"))
    assert rows_of(report, "V08") == []


@pytest.mark.parametrize(("again", "police"), [(2, False), (3, True)])
def test_pestering_is_cited_from_three_times_on(again: int, police: bool) -> None:
    rows = [row(f"{DAY} 10:00:00", whom="母亲", observed="refused-further-contact")]
    rows += [row(f"{DAY} {11 + n}:00:00", whom="母亲") for n in range(again)]
    (after,) = found(report_of(*rows), "V08")
    assert ("public-security.pestering" in [c.id for c in after.finding.citations]) is police


# V24 ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("second", "rows"),
    [
        ({"whom": "父亲"}, [(1, 2)]),
        ({"whom": "母亲"}, []),
        ({"whom": "父亲", "claims": "恒信", "number": "13900000001"}, []),
        ({"relation": "担保人"}, []),
        ({"whom": ""}, []),
    ],
)
def test_two_people_on_one_day(second: dict[str, str], rows: list[tuple[int, ...]]) -> None:
    report = report_of(row(f"{DAY} 10:00:00", whom="母亲"), row(f"{DAY} 11:00:00", **second))
    assert rows_of(report, "V24") == rows


def test_two_people_on_two_days_are_no_phone_book() -> None:
    report = report_of(
        row("2026-11-17 10:00:00", whom="母亲"), row("2026-11-18 10:00:00", whom="父亲")
    )
    assert rows_of(report, "V24") == []


def test_one_mother_is_not_several_people() -> None:
    mother = [
        {"whom": "妈妈", "relation": "母亲"},
        {"whom": "母亲"},
        {"whom": "李梅", "relation": "母亲"},
    ]
    rows = [row(f"2026-11-17 1{n}:00:00", **one) for n, one in enumerate(mother)]
    assert rows_of(report_of(*rows), "V24") == []
    (other,) = found(report_of(*rows, row("2026-11-17 15:00:00", whom="姐姐")), "V24")
    assert (other.rows, other.counts["people"]) == ((1, 2, 3, 4), 2)
