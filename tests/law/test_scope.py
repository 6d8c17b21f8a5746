"""Which rules reach whom: lender by lender, product by product, day by day, and why."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.findings import Strength
from ashore.law.answers import Product
from ashore.law.book import LawBook
from ashore.law.lenders import LICENSED, LOCAL, PRIVATE, LenderType
from ashore.law.scope import CONDUCT, Facts, Reach, RuleReach, reach_of, rules_that_reach

BOOK = LawBook.standard()
MAY_2026 = dt.date(2026, 5, 1)
BINDS_ALL = (
    "civil-code.tranquillity",
    "civil-code.privacy",
    "civil-code.personal-information",
    "privacy.no-trading",
    "privacy.no-publication",
    "public-security.pestering",
    "public-security.personal-information",
    "criminal.picking-quarrels",
    "criminal.personal-information",
)


def facts(
    lender: str,
    product: str = "loan",
    on: dt.date = MAY_2026,
    *,
    online: bool | None = True,
    member: bool | None = None,
    contract_on: dt.date | None = None,
    filed_on: dt.date | None = None,
) -> Facts:
    return Facts(
        lender=LenderType(lender),
        product=Product(product),
        conduct_on=on,
        contract_on=contract_on,
        filed_on=filed_on,
        online=online,
        member=member,
    )


def reach(entry_id: str, given_facts: Facts) -> str:
    return reach_of(BOOK, entry_id, given_facts).reach.value


@pytest.mark.parametrize(
    ("entry_id", "lender", "product", "expected"),
    [
        # The card measures are for banks' cards and for nothing else.
        ("card.collection-limits", "bank", "card", "applies"),
        ("card.collection-limits", "bank", "loan", "no"),
        ("card.collection-limits", "consumer_finance", "loan", "no"),
        ("card.personal-instalment-plan", "bank", "card", "applies"),
        ("card.personal-instalment-plan", "bank", "loan", "no"),
        ("card.personal-instalment-plan", "small_loan", "loan", "no"),
        ("records.kept-years-card", "bank", "card", "applies"),
        ("records.kept-years-card", "consumer_finance", "loan", "no"),
        # The consumer-finance measures are for consumer finance.
        ("collection.consumer-finance", "consumer_finance", "loan", "applies"),
        ("collection.consumer-finance", "bank", "loan", "no"),
        ("collection.consumer-finance", "small_loan", "loan", "no"),
        ("records.kept-years-consumer-finance", "consumer_finance", "loan", "applies"),
        # The small-loan rules are for small-loan companies.
        ("collection.small-loan", "small_loan", "loan", "applies"),
        ("collection.small-loan", "bank", "loan", "no"),
        ("collection.small-loan", "unlicensed", "loan", "no"),
        # The internet-loan measures are for banks' internet loans, others follow them.
        ("collection.internet-loan", "bank", "loan", "applies"),
        ("collection.internet-loan", "bank", "card", "no"),
        ("collection.internet-loan", "consumer_finance", "loan", "by-analogy"),
        ("collection.internet-loan", "small_loan", "loan", "no"),
        ("collection.facilitation", "bank", "loan", "applies"),
        ("collection.facilitation", "trust", "loan", "by-analogy"),
        # The standard is recommended; cards may follow it.
        ("collection.quiet-hours-standard", "bank", "loan", "standard-referenced"),
        ("collection.quiet-hours-standard", "small_loan", "loan", "standard-referenced"),
        ("collection.quiet-hours-standard", "bank", "card", "by-analogy"),
        ("collection.quiet-hours-standard", "natural_person", "loan", "no"),
        ("collection.effective-calls-a-day", "consumer_finance", "loan", "standard-referenced"),
        # The association's guideline is for members.
        ("collection.attempts-a-number", "bank", "card", "members-only"),
        ("collection.attempts-a-number", "consumer_finance", "loan", "members-only"),
        ("collection.attempts-a-number", "small_loan", "loan", "no"),
        # The complaint clock of banks reaches small-loan companies by analogy.
        ("channels.lender", "bank", "loan", "applies"),
        ("channels.lender", "small_loan", "loan", "by-analogy"),
        ("channels.lender", "unlicensed", "loan", "no"),
        # Court practice is orientation.
        ("criminal.phone-book-case", "bank", "loan", "context"),
    ],
)
def test_a_rule_reaches_the_lender_it_is_about(
    entry_id: str, lender: str, product: str, expected: str
) -> None:
    assert reach(entry_id, facts(lender, product)) == expected


@pytest.mark.parametrize("entry_id", BINDS_ALL)
@pytest.mark.parametrize("lender", sorted(LenderType))
def test_codes_and_criminal_law_bind_everybody(entry_id: str, lender: LenderType) -> None:
    assert reach(entry_id, facts(lender)) == "applies"


@pytest.mark.parametrize(
    ("entry_id", "last_day_without", "lender", "product"),
    [
        ("collection.quiet-hours-standard", dt.date(2025, 2, 27), "bank", "loan"),
        ("collection.quiet-hours-guideline", dt.date(2026, 1, 29), "bank", "card"),
        ("collection.consumer-finance", dt.date(2024, 4, 17), "consumer_finance", "loan"),
        ("public-security.no-contact-order", dt.date(2025, 12, 31), "bank", "loan"),
        ("privacy.no-trading", dt.date(2021, 10, 31), "bank", "loan"),
    ],
)
def test_a_rule_reaches_nobody_before_its_first_day(
    entry_id: str, last_day_without: dt.date, lender: str, product: str
) -> None:
    before = reach_of(BOOK, entry_id, facts(lender, product, last_day_without))
    after = reach_of(BOOK, entry_id, facts(lender, product, last_day_without + dt.timedelta(1)))

    assert (before.reach, before.citation) == (Reach.NO, None)
    assert str(last_day_without) in before.because.zh
    assert after.reach is not Reach.NO
    assert after.citation is not None


def test_the_old_association_guideline_ended_with_the_standard() -> None:
    held = facts("small_loan", on=dt.date(2025, 2, 27))
    ended = facts("small_loan", on=dt.date(2025, 2, 28))

    assert reach("collection.association-guideline-2024", held) == "members-only"
    assert reach("collection.association-guideline-2024", ended) == "no"


@pytest.mark.parametrize(
    ("online", "expected"), [(True, "applies"), (False, "no"), (None, "depends")]
)
def test_whether_the_loan_was_made_online_decides(online: bool | None, expected: str) -> None:
    assert reach("collection.internet-loan", facts("bank", online=online)) == expected


@pytest.mark.parametrize(
    ("member", "expected"), [(True, "members-only"), (False, "no"), (None, "members-only")]
)
def test_whether_the_lender_is_a_member_decides(member: bool | None, expected: str) -> None:
    assert reach("collection.attempts-a-number", facts("bank", member=member)) == expected


def test_an_unknown_lender_concludes_nothing_that_depends_on_it() -> None:
    unknown = facts("unknown")

    for one in rules_that_reach(BOOK, unknown):
        if BOOK.entry(one.id).applies_to.lenders:
            assert one.reach in {Reach.DEPENDS, Reach.NO}
    assert reach("collection.small-loan", unknown) == "depends"
    assert reach("card.daily-rate-ceiling", unknown) == "no"
    assert reach("civil-code.tranquillity", unknown) == "applies"


def test_the_24_line_reaches_on_request_once_a_suit_is_filed() -> None:
    line = "court.total-cost-line"

    assert reach(line, facts("bank")) == "depends"
    assert reach(line, facts("bank", filed_on=dt.date(2026, 3, 1))) == "on-request"
    assert reach(line, facts("bank", filed_on=dt.date(2017, 8, 3))) == "no"
    assert reach(line, facts("natural_person", filed_on=dt.date(2026, 3, 1))) == "no"


@pytest.mark.parametrize(
    ("contract_on", "expected"),
    [(dt.date(2026, 7, 31), "no"), (dt.date(2026, 8, 1), "applies"), (None, "depends")],
)
def test_the_day_of_the_contract_decides_over_disclosure(
    contract_on: dt.date | None, expected: str
) -> None:
    given_facts = facts("bank", on=dt.date(2026, 11, 1), contract_on=contract_on)

    assert reach("supervision.disclosure-table", given_facts) == expected


def test_a_written_gap_concludes_nothing() -> None:
    gap = reach_of(BOOK, "collection.standard-not-read", facts("bank"))

    assert gap.reach is Reach.DEPENDS
    assert "没有读到" in gap.because.zh


def test_the_firmest_rules_come_first_and_each_says_why() -> None:
    found = rules_that_reach(BOOK, facts("consumer_finance"))
    order = [list(Reach).index(one.reach) for one in found]

    assert order == sorted(order)
    assert {one.id.split(".")[0] for one in found} == set(CONDUCT)
    assert all(one.because.zh and one.because.en for one in found)


def reaches(lender: LenderType, product: Product, on: dt.date) -> tuple[RuleReach, ...]:
    return rules_that_reach(BOOK, Facts(lender=lender, product=product, conduct_on=on, online=True))


@settings(deadline=None)  # the first example reads the whole book
@given(
    lender=st.sampled_from(sorted(LenderType)),
    product=st.sampled_from(sorted(Product)),
    on=st.dates(min_value=dt.date(2010, 1, 1), max_value=dt.date(2030, 12, 31)),
)
def test_soft_rules_never_apply_and_nobody_is_held_to_another_lenders_rules(
    lender: LenderType, product: Product, on: dt.date
) -> None:
    soft = {Strength.STANDARD, Strength.SELF_REGULATION, Strength.DEPENDS}
    for one in reaches(lender, product, on):
        applies = BOOK.entry(one.id).applies_to
        if one.reach is Reach.APPLIES:
            assert one.citation is not None
            assert one.citation.strength not in soft
            assert not applies.lenders or lender in applies.lenders
            assert not applies.products or product in applies.products
        if one.reach is Reach.BY_ANALOGY:
            assert lender in applies.also_lenders or product in applies.also_products


def test_the_groups_of_lenders_cover_the_sheet() -> None:
    assert LICENSED | LOCAL | PRIVATE | {LenderType.UNKNOWN} == set(LenderType)
