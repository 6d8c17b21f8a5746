"""What the law book must never say, however often it is said elsewhere."""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction
from pathlib import Path

import pytest

import ashore.law
from ashore.errors.law import LawBeforeFirstError, LawGapError
from ashore.findings import Confidence, Strength
from ashore.law.answers import Figure, Kind, Product, Unit
from ashore.law.book import LawBook
from ashore.law.comparison import comparison_lines
from ashore.law.lenders import PRIVATE, LenderType

BOOK = LawBook.standard()
TODAY = dt.date(2026, 11, 24)
DATA = Path(ashore.law.__file__).parent / "data" / "cn"
EVERYTHING = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted(DATA.rglob("*"))
    if path.is_file() and path.name not in {"false-claims.yaml", "manifest.sha256"}
)


@pytest.mark.parametrize(
    "claim",
    [
        r"0?8:00\s*[-–—~至到]\s*20:00",
        r"8 点[至到]\s*(20 点|晚上 8 点)",
        "催收行业管理办法",
        "商务调查许可证",
        "一律无效",
        "永远留",
        "终身",
        "同期贷款利率四倍",
        "银行同类贷款利率",
        "成功率",
        "78%",
        "诚意金",
        "停息挂账",
        "20 个?工作日",
        "20 working days",
        r"for ever\b",
        "success rate",
    ],
)
def test_a_false_claim_stands_nowhere_in_the_data(claim: str) -> None:
    assert re.search(claim, EVERYTHING) is None


def test_no_ceiling_of_card_rates_holds_since_2021() -> None:
    cards = [
        i
        for i in BOOK.ids()
        if Product.CARD in BOOK.entry(i).applies_to.products
        and BOOK.entry(i).unit is Unit.SHARE_PER_DAY
    ]

    assert cards == ["card.daily-rate-ceiling", "card.daily-rate-floor"]
    for entry_id in cards:
        for on in (dt.date(2021, 1, 1), TODAY):
            with pytest.raises(LawGapError):
                BOOK.figure(entry_id, on=on)


def test_four_times_the_lpr_caps_private_lending_only() -> None:
    fours = {
        entry_id: set(BOOK.entry(entry_id).applies_to.lenders)
        for entry_id in BOOK.ids()
        for version in BOOK.entry(entry_id).versions
        if isinstance(version, Figure) and version.unit is Unit.MULTIPLE and version.value == 4
    }

    assert fours == {
        "private-lending.cap-multiple": set(PRIVATE),
        "supervision.small-loan-lpr-multiple": {LenderType.SMALL_LOAN},
    }
    limits = BOOK.entry("supervision.small-loan-lpr-multiple").limits
    assert limits is not None
    assert "不是法院的上限" in limits.zh


def test_no_yearly_line_calls_itself_a_general_cap() -> None:
    for entry_id in BOOK.ids():
        entry = BOOK.entry(entry_id)
        if entry.unit is Unit.SHARE_PER_YEAR and not entry_id.startswith("rates."):
            assert entry.applies_to.lenders
            assert entry.limits is not None


def test_the_24_line_needs_a_request() -> None:
    line = BOOK.figure("court.total-cost-line", on=TODAY)

    assert line.data["on_request_of"] == "borrower"
    assert line.citation.strength is Strength.NORMATIVE


def test_an_objection_takes_20_calendar_days() -> None:
    objection = BOOK.figure("credit-record.objection-days", on=TODAY)

    assert (objection.value, objection.unit) == (Fraction(20), Unit.DAYS)


def test_bad_data_ends_and_an_unpaid_debt_never_starts_the_clock() -> None:
    kept = BOOK.figure("credit-record.kept-years", on=TODAY)

    assert (kept.value, kept.unit) == (Fraction(5), Unit.YEARS)
    assert kept.limits is not None
    assert "从欠款还清起算" in kept.limits.zh


def test_there_is_no_national_personal_bankruptcy() -> None:
    places = BOOK.table("insolvency.personal-bankruptcy-places", on=TODAY)

    assert [row["place"] for row in places.rows] == ["shenzhen", "xiamen"]
    assert "全国没有" in BOOK.entry(places.id).says.zh
    assert [i for i in BOOK.ids() if "bankruptcy" in i] == [places.id]


def test_the_20_of_consumer_finance_is_background_only() -> None:
    reported = BOOK.figure("supervision.consumer-finance-guidance", on=TODAY)
    lines = comparison_lines(
        BOOK, contract_on=dt.date(2026, 5, 1), lender=LenderType.CONSUMER_FINANCE, on=TODAY
    )

    assert reported.citation.confidence is Confidence.LOW
    assert reported.citation.strength is Strength.DEPENDS
    assert reported.id not in {c.id for line in lines for c in (line.citation, *line.also)}
    assert reported.value not in {line.yearly_rate for line in lines}


def test_the_repair_window_is_closed() -> None:
    rule = BOOK.rule("credit-record.one-off-repair", on=dt.date(2026, 3, 31))

    assert (rule.data["paid_by"], rule.data["most_yuan"]) == ("2026-03-31", "10000")
    with pytest.raises(LawGapError):
        BOOK.rule(rule.id, on=dt.date(2026, 4, 1))


def test_the_disclosure_rule_sets_no_cap_and_leaves_older_contracts_alone() -> None:
    rule = BOOK.rule("supervision.disclosure-table", on=dt.date(2026, 8, 1))

    assert rule.data["cap"] == "none"
    with pytest.raises(LawBeforeFirstError):
        BOOK.rule(rule.id, on=dt.date(2026, 7, 31))


def test_usury_is_article_680_and_withheld_interest_670() -> None:
    usury = BOOK.rule("civil-code.usury", on=TODAY)
    withheld = BOOK.rule("civil-code.interest-withheld", on=TODAY)

    assert (usury.citation.pinpoint, withheld.citation.pinpoint) == ("第680条", "第670条")
    assert "高利" not in withheld.text.zh


def test_a_personal_instalment_plan_is_for_cards_and_no_right() -> None:
    entry = BOOK.entry("card.personal-instalment-plan")

    assert entry.applies_to.products == (Product.CARD,)
    assert entry.limits is not None
    assert "不是必须" in entry.limits.zh


def test_penalty_interest_multiplies_and_is_not_added() -> None:
    high = BOOK.figure("penalty.band-high", on=TODAY)

    assert high.unit is Unit.MULTIPLE
    assert high.limits is not None
    assert "不是在合同利率之外另加" in high.limits.zh


def test_what_courts_dispute_is_marked_so() -> None:
    rule = BOOK.rule("penalty.compound-on-penalty", on=TODAY)

    assert rule.citation.strength is Strength.DEPENDS
    assert rule.data["readings"] == ("term_interest_only", "penalty_interest_too")


def test_self_regulation_is_never_law() -> None:
    for entry_id in ("card.grace-days", "card.grace-shortfall"):
        citation = BOOK.figure(entry_id, on=TODAY).citation
        assert citation.strength is Strength.SELF_REGULATION
        assert citation.confidence is Confidence.UNCONFIRMED
    stages = BOOK.table("stages.overdue-months", on=TODAY).citation
    assert stages.strength is Strength.SELF_REGULATION


def test_whoever_is_sure_of_little_says_why() -> None:
    """A figure that is less than medium carries its limits, so that the app can show them."""
    for entry_id in BOOK.ids():
        entry = BOOK.entry(entry_id)
        for version in entry.versions:
            weak = version.citation and version.citation.confidence in {
                Confidence.LOW,
                Confidence.UNCONFIRMED,
            }
            if weak and entry.kind is Kind.FIGURE:
                assert entry.limits is not None
