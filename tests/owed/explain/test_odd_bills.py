"""Bills that are damaged, use other words, or show nothing that is due."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from ashore.case.terms import FeeTerm, Item, LateFeeTerm, LoanTerms, Method, PenaltyTerms
from ashore.law.book import LawBook
from ashore.money.amounts import fen_from_yuan
from ashore.owed.bill import BillLine, BillSums, items_of
from ashore.owed.explain.explanation import Explanation, explain_bill
from ashore.owed.explain.tables import Loan
from ashore.owed.position import Paid
from ashore.owed.schedule import build_schedule

BOOK = LawBook.standard()
ON = dt.date(2026, 11, 24)
START = dt.date(2026, 3, 20)
TERMS = LoanTerms(
    method=Method.EQUAL_INSTALMENT,
    principal=1_200_000,
    annual_rate=Fraction("0.108"),
    periods=12,
    penalty=PenaltyTerms(multiplier=Fraction("1.5"), base="principal", day_count="act/360"),
)
# Two instalments are overdue by 35 and 4 days: principal 2017.05, interest 101.87, and
# 1 004.01 x 16.2 % x 35/360 + 1 013.04 x 16.2 % x 4/360 of penalty interest, 15.81 and 1.82.
PENALTY = "17.63"


def loan(paid: int = 6, terms: LoanTerms = TERMS, *more: Paid) -> Loan:
    rows = build_schedule(terms, START).rows[:paid]
    payments = (*(Paid(row.due_on, row.total) for row in rows), *more)
    return Loan(terms, START, payments, START)


def bill(*lines: tuple[str, str], total: str | None = None) -> BillSums:
    """Return a bill from the words and yuan that it shows."""
    items = items_of([name for name, _ in lines], [None] * len(lines))
    shown = tuple(
        BillLine(name, item, fen_from_yuan(yuan, negative=True), None)
        for (name, yuan), item in zip(lines, items, strict=True)
    )
    whole = sum(line.amount for line in shown)
    return BillSums(shown, whole if total is None else fen_from_yuan(total))


def explained(shown: BillSums, of: Loan | None = None, on: dt.date = ON) -> Explanation:
    return explain_bill(of or loan(), shown, BOOK, on)


def at_least(found: Explanation) -> int:
    assert found.overcharge is not None
    return found.overcharge.at_least


PRINCIPAL, INTEREST = ("逾期本金", "2017.05"), ("应还利息", "101.87")


def test_a_bill_in_other_words() -> None:
    """Penalty interest is shown as 违约金, though the contract knows no such fee."""
    found = explained(bill(PRINCIPAL, INTEREST, ("逾期违约金", PENALTY)))
    assert (found.matched_on, found.best.deviations, found.rest) == ("groups", 0, {})
    assert at_least(found) == 0


def test_penalty_interest_shown_as_interest_for_being_late() -> None:
    found = explained(bill(PRINCIPAL, INTEREST, ("逾期利息", PENALTY)))
    assert (found.matched_on, found.best.deviations) == ("items", 0)


def test_one_line_for_interest_and_penalty_interest() -> None:
    """Only 逾期利息 is shown beside principal: unpaid interest and penalty interest in one."""
    found = explained(bill(PRINCIPAL, ("逾期利息", "119.50")))
    assert (found.matched_on, found.best.deviations, found.rest) == ("total", 0, {})
    assert at_least(found) == 0


def test_a_bill_of_one_line() -> None:
    found = explained(bill(("剩余应还", "2136.55")))
    assert (found.matched_on, found.best.deviations) == ("total", 0)
    assert found.supported == {
        Item.PRINCIPAL: 201_705,
        Item.INTEREST: 10_187,
        Item.PENALTY_INTEREST: 1_763,
    }


def test_several_lines_of_one_kind_are_added_up() -> None:
    lines = [("第7期本金", "1004.01"), ("第8期本金", "1013.04"), INTEREST, ("罚息", PENALTY)]
    assert explained(bill(*lines)).matched_on == "items"


def test_a_line_of_nothing_is_no_line() -> None:
    found = explained(bill(PRINCIPAL, INTEREST, ("罚息", PENALTY), ("催收费", "0.00")))
    assert (found.matched_on, at_least(found)) == ("items", 0)
    assert found.without_basis == ()


def test_what_is_taken_off_has_a_line_of_its_own() -> None:
    found = explained(bill(PRINCIPAL, INTEREST, ("罚息", PENALTY), ("优惠减免", "-5.00")))
    assert (found.matched_on, at_least(found)) == ("items", 0)
    assert [(line.name, line.amount) for line in found.without_basis] == [("优惠减免", -500)]
    assert [one.says.zh for one in found.questions] == [
        "「优惠减免」-5.00 元：请确认这是减免，并给一份书面说明。"
    ]


def test_a_line_below_zero_is_not_read_as_nothing() -> None:
    found = explained(bill(PRINCIPAL, INTEREST, ("罚息", "-17.63")))
    assert found.matched_on == "none"
    assert found.rest == {Item.PENALTY_INTEREST: -3_526}
    assert at_least(found) == 0


@pytest.mark.parametrize(
    ("total", "rest", "too_high"),
    [("2140.00", 345, 345), ("2100.00", -3_655, 0), ("0.00", -213_655, 0)],
)
def test_a_total_that_is_not_its_lines(total: str, rest: int, too_high: int) -> None:
    found = explained(bill(PRINCIPAL, INTEREST, ("罚息", PENALTY), total=total))
    assert (found.matched_on, found.rest) == ("items", {Item.UNKNOWN: rest})
    assert at_least(found) == too_high
    assert [one.about for one in found.questions] == ["total"]


def test_a_total_without_lines() -> None:
    found = explained(bill(total="2136.55"))
    assert (found.matched_on, found.best.deviations, at_least(found)) == ("total", 0, 0)


def test_an_empty_bill_of_an_overdue_loan() -> None:
    found = explained(BillSums((), 0))
    assert (found.matched_on, at_least(found)) == ("none", 0)
    # The reading that is nearest to nothing asks for the least.
    assert found.rest == {Item.UNKNOWN: -sum(found.supported.values())}


def test_a_bill_after_everything_is_paid() -> None:
    nothing = explained(BillSums((), 0), loan(12))
    assert (nothing.matched_on, nothing.rest, nothing.supported) == ("total", {}, {})
    assert nothing.undetermined == ()
    assert [one.deviations for one in nothing.readings].count(0) == 1
    asked = explained(bill(("罚息", "12.00")), loan(12))
    assert (asked.matched_on, asked.rest) == ("none", {Item.PENALTY_INTEREST: 1_200})
    assert at_least(asked) == 1_200


def test_a_bill_before_anything_is_due() -> None:
    early = dt.date(2026, 4, 19)
    found = explained(BillSums((), 0), loan(0), early)
    assert (found.matched_on, found.undetermined, at_least(found)) == ("total", (), 0)
    found = explained(bill(("本期应还本金", "951.46"), ("利息", "108.00")), loan(0), early)
    assert (found.matched_on, at_least(found)) == ("none", 105_946)
    on_the_day = explained(bill(("本期应还本金", "951.46")), loan(0), dt.date(2026, 4, 20))
    assert on_the_day.matched_on == "none"


def test_a_bill_in_the_days_of_grace() -> None:
    terms = TERMS.model_copy(update={"grace_days": 5})
    lines = [("本金", "1013.04"), ("利息", "46.42")]
    found = explained(bill(*lines), loan(7, terms))
    assert (found.matched_on, found.best.deviations) == ("items", 0)
    charged = explained(bill(*lines, ("罚息", "1.82")), loan(7, terms))
    assert (charged.matched_on, charged.best.deviations) == ("items", 1)
    assert charged.best["start"].key == "no_grace"
    assert at_least(charged) == 182


def test_principal_called_early_is_set_apart() -> None:
    found = explained(bill(PRINCIPAL, INTEREST, ("罚息", PENALTY), ("提前到期本金", "4144.20")))
    assert (found.matched_on, found.best.deviations, at_least(found)) == ("items", 0, 0)
    assert [line.item for line in found.without_basis] == [Item.ACCELERATED_PRINCIPAL]


FEES = TERMS.model_copy(
    update={"fees": (FeeTerm(name="服务费", item=Item.SERVICE_FEE, amount=5_000),)}
)
WITH_FEES = [PRINCIPAL, INTEREST, ("罚息", PENALTY)]


@pytest.mark.parametrize("name", ["服务费", "担保费", "技术服务费"])
def test_a_fee_of_the_contract_counts_under_any_fees_name(name: str) -> None:
    found = explained(bill(*WITH_FEES, (name, "100.00")), loan(6, FEES))
    assert (found.matched_on, found.without_basis, at_least(found)) == ("items", (), 0)


def test_a_fee_beside_the_contracts_own_has_no_basis() -> None:
    lines = [*WITH_FEES, ("服务费", "100.00"), ("会员费", "29.90")]
    found = explained(bill(*lines), loan(6, FEES))
    assert found.matched_on == "items"
    assert [line.name for line in found.without_basis] == ["会员费"]
    assert at_least(found) == 2_990


def test_a_fee_where_the_contract_has_none_is_set_apart() -> None:
    found = explained(bill(*WITH_FEES, ("担保费", "100.00")))
    assert found.matched_on == "items"
    assert [line.name for line in found.without_basis] == ["担保费"]
    assert at_least(found) == 10_000


def test_two_late_charges_in_one_line() -> None:
    """The daily late fee, 0.05 % of each instalment, stands in the line of penalty interest."""
    terms = TERMS.model_copy(update={"late_fees": (LateFeeTerm(rate=Fraction("0.0005")),)})
    # 1 059.46 x 0.05 % x 35 and x 4: 18.54 and 2.12.
    lines = [PRINCIPAL, INTEREST, ("罚息", PENALTY), ("违约金", "20.66")]
    assert explained(bill(*lines), loan(6, terms)).matched_on == "items"
    merged = [PRINCIPAL, INTEREST, ("罚息及违约金", "38.29")]
    found = explained(bill(*merged), loan(6, terms))
    assert (found.matched_on, found.best.deviations) == ("groups", 0)
    assert at_least(found) == 0


def test_a_late_fee_instead_of_penalty_interest() -> None:
    terms = TERMS.model_copy(update={"late_fees": (LateFeeTerm(rate=Fraction("0.0005")),)})
    found = explained(bill(PRINCIPAL, INTEREST, ("违约金", "20.66")), loan(6, terms))
    assert (found.matched_on, found.best["times"].key) == ("items", "none")


def test_the_contracts_interest_that_runs_on() -> None:
    """Interest at 10.8 % runs on beside the surcharge of 5.4 %: 10.54 and 1.22; 5.27 and 0.61."""
    found = explained(bill(PRINCIPAL, ("利息", "113.63"), ("罚息", "5.88")))
    assert (found.matched_on, found.best["times"].key) == ("items", "interest+extra")
    assert found.best.deviations == 1


def test_a_bill_by_another_table() -> None:
    """Interest by actual days over 360 in every period."""
    terms = TERMS.model_copy(update={"day_count": "act/360"})
    rows = build_schedule(terms, START).rows
    payments = tuple(Paid(row.due_on, row.total) for row in rows[:6])
    late = rows[6:8]
    shown = BillSums(
        (
            BillLine("本金", Item.PRINCIPAL, sum(r.principal for r in late), None),
            BillLine("利息", Item.INTEREST, sum(r.interest for r in late), None),
        ),
        sum(r.total for r in late),
    )
    found = explained(shown, Loan(TERMS, START, payments, START))
    assert (found.matched_on, found.best["table"].key) == ("items", "interest act/360")
    assert (found.best["times"].key, found.best.deviations) == ("none", 2)
