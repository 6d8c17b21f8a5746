"""A bill held against the contract: lines that combine, totals, days, and clauses not read."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ashore.case.fields import SHANGHAI
from ashore.case.replay import replay
from ashore.case.terms import Item
from ashore.intake.sheet.sheet import ledger_from_sheet
from ashore.law.book import LawBook
from ashore.owed.bill import parts_of
from ashore.owed.explain.of_case import explain_bill_of
from ashore.owed.report import DebtOwed, Owed, owed_on

BOOK = LawBook.standard()
ON = dt.date(2026, 11, 24)
NOW = dt.datetime(2026, 11, 24, 12, tzinfo=SHANGHAI)
DAYS = ("04", "05", "06", "07", "08", "09")
PRINCIPAL, INTEREST, PENALTY = ("本金", "2017.05"), ("利息", "101.87"), ("罚息", "17.63")
TOTAL = "2136.55"


def case_of(debt: dict[str, Any]) -> Any:
    raw = {"schema": "ashore-case/1", "case_id": "bills", "as_of": "2026-11-24", "debts": [debt]}
    return replay(ledger_from_sheet(raw, recorded_at=NOW))


def debt(bill: dict[str, Any] | None = None, **contract: Any) -> dict[str, Any]:
    terms = {"signed_on": "2026-03-20", "principal": "12000.00", "periods": 12,
             "annual_rate": "0.108", "day_count_basis": 360, "penalty": "罚息 1.5 倍",
             "grace_days": 0} | contract  # fmt: skip
    made: dict[str, Any] = {
        "debt_id": "x", "product": "青石", "product_type": "等额本息",
        "parties": {"funder": "云栈消费金融有限公司"}, "contract": terms,
        "disbursement": {"date": "2026-03-20", "gross": "12000.00"},
        "payments": [{"date": f"2026-{month}-20", "amount": "1059.46"} for month in DAYS],
    }  # fmt: skip
    return made | ({"bill_shown_by_lender": bill} if bill else {})


def shown(
    *lines: tuple[str, str], total: str | None = TOTAL, late: int | None = None
) -> dict[str, Any]:
    items = [{"name": name, "amount": amount} for name, amount in lines]
    bill: dict[str, Any] = {"captured_at": "2026-11-24", "items": items}
    bill |= {"total_shown": total} if total else {}
    return bill | ({"overdue_days_shown": late} if late is not None else {})


def owed(made: dict[str, Any]) -> Owed:
    return owed_on(case_of(made), BOOK, ON)


def only(made: dict[str, Any]) -> DebtOwed:
    [found] = owed(made).debts
    return found


def about_bill(made: dict[str, Any]) -> list[tuple[str, int | None]]:
    bill = only(made).bill
    assert bill is not None
    return [(finding.code, finding.amount) for finding in bill.findings]


@pytest.mark.parametrize(
    "lines",
    [
        (("逾期本息", "2118.92"), PENALTY),
        (("本金和利息", "2118.92"), PENALTY),
        (PRINCIPAL, ("息费", "119.50")),
        (PRINCIPAL, ("利息及罚息", "119.50")),
        (PRINCIPAL, ("息", "101.87"), ("逾期利息", "17.63")),
        (PRINCIPAL, INTEREST, PENALTY, ("合计", TOTAL)),
        (PRINCIPAL, INTEREST, PENALTY, ("应还合计", TOTAL)),
        (("第7期应还", "1059.46"), ("第8期应还", "1059.46"), PENALTY),
        (("第7期应还", "1059.46"), ("第8期应还", "1059.46"), PENALTY, ("合计", TOTAL)),
        (("逾期金额", "2118.92"), PENALTY),
        (("逾期金额", TOTAL),),
        (("应还款额", TOTAL),),
        (("本期应还总额", TOTAL),),
    ],
)
@pytest.mark.parametrize("total", [TOTAL, None])
def test_a_right_bill_that_combines_its_lines(
    lines: tuple[tuple[str, str], ...], total: str | None
) -> None:
    found = only(debt(shown(*lines, total=total))).bill
    assert found is not None
    assert (found.findings, found.difference, found.sums.total_shown) == ((), 0, 213_655)
    case = case_of(debt(shown(*lines, total=total)))
    explained = explain_bill_of(case, "x", "x-bill", BOOK, ON)
    assert explained.exact
    assert explained.overcharge is not None
    assert explained.overcharge.at_least == 0


def test_a_combined_line_that_is_too_high_differs_by_the_whole_excess() -> None:
    lines = ("逾期本息", "2148.92"), PENALTY
    assert about_bill(debt(shown(*lines, total="2166.55"))) == [("owed.charge-differs", 3000)]


def test_a_total_line_that_is_not_the_sum_of_the_others_is_no_charge_either() -> None:
    lines = PRINCIPAL, INTEREST, PENALTY, ("合计", "2200.00")
    found = about_bill(debt(shown(*lines, total="2200.00")))
    assert found == [("owed.bill-lines-do-not-add-up", 6345)]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("代偿本息", (Item.SUBROGATED_SUM,)),
        ("手续费、服务费", (Item.SERVICE_FEE,)),
        ("罚息和复利", (Item.PENALTY_INTEREST, Item.COMPOUND_INTEREST)),
        ("利息及其他", (Item.INTEREST,)),
        ("上门费", (Item.COLLECTION_FEE,)),
    ],
)
def test_what_a_lines_words_combine(name: str, parts: tuple[Item, ...]) -> None:
    assert parts_of(name) == parts


def test_a_total_alone_that_is_too_high_is_asked_about() -> None:
    made = debt(shown(total="2300.00"))
    assert about_bill(made) == [("owed.total-higher", 16_345)]
    assert owed(made).asked == 16_345
    assert about_bill(debt(shown())) == []


def test_days_late_that_are_too_many() -> None:
    lines = PRINCIPAL, INTEREST, PENALTY
    assert about_bill(debt(shown(*lines, late=65))) == [("owed.bill-days-differ", None)]
    assert [about_bill(debt(shown(*lines, late=days))) for days in (30, 35, 36)] == [[], [], []]


def test_a_charge_whose_clause_is_not_read_is_asked_about_and_not_called_wrong() -> None:
    made = debt(shown(PRINCIPAL, INTEREST, PENALTY), penalty="罚息按LPR的4倍")
    found = owed(made)
    assert about_bill(made) == [("owed.clause-not-read", 1763)]
    assert found.asked == 0
    explained = explain_bill_of(case_of(made), "x", "x-bill", BOOK, ON)
    assert explained.overcharge is not None
    assert explained.overcharge.at_least == 0


@pytest.mark.parametrize(
    ("words", "penalty", "total"),
    [
        ("每逾期一日按未还本金的千分之一计收罚息", "310.00", "10410.00"),
        ("罚息0.05%/日", "155.00", "10255.00"),
        ("罚息月利率2%", "206.67", "10306.67"),
        ("罚息利率在合同利率基础上上浮五成", "155.00", "10255.00"),
        ("罚息按LPR的4倍", "103.33", "10203.33"),
    ],
)
def test_a_right_bill_by_common_words_is_not_called_too_much(
    words: str, penalty: str, total: str
) -> None:
    lines = ("逾期本金", "10000.00"), ("逾期利息", "100.00"), ("罚息", penalty)
    made = debt(
        shown(*lines, total=total), signed_on="2026-09-24", principal="10000.00", periods=1,
        annual_rate="0.12", penalty=words,
    )  # fmt: skip
    made |= {"disbursement": {"date": "2026-09-24", "gross": "10000.00"}, "payments": []}
    explained = explain_bill_of(case_of(made), "x", "x-bill", BOOK, ON)
    assert explained.overcharge is not None
    assert (explained.matched_on, explained.overcharge.at_least) == ("items", 0)
    assert owed(made).asked == 0


@pytest.mark.parametrize(
    ("gross", "deductions", "held_back", "taken_off"),
    [
        ("12000.00", [], 120_000, [("未列明的扣款", 120_000)]),
        ("12000.00", ["600.00"], 120_000, [("服务费", 60_000), ("未列明的扣款", 60_000)]),
        ("12000.00", ["1200.00"], 120_000, [("服务费", 120_000)]),
        ("10800.00", [], 120_000, []),
    ],
)
def test_what_did_not_arrive_counts_whether_or_not_it_is_listed(
    gross: str, deductions: list[str], held_back: int, taken_off: list[tuple[str, int]]
) -> None:
    made = debt()
    made["disbursement"] |= {
        "gross": gross,
        "net_received": "10800.00",
        "deductions": [{"name": "服务费", "amount": amount} for amount in deductions],
    }
    found = only(made)
    [paid_out] = found.facts.file.disbursements
    assert [(one.name, one.amount) for one in paid_out.deductions] == taken_off
    assert found.cost is not None
    assert found.stated_cost is not None
    assert f"{found.cost.nominal:.2%} {found.stated_cost.nominal:.2%}" == "31.24% 10.80%"
    says = [f.amount for f in found.findings if f.code == "owed.deducted-up-front"]
    assert says == [held_back]


def test_more_that_arrived_than_was_paid_out_is_kept_unread() -> None:
    made = debt()
    made["disbursement"] |= {"net_received": "12600.00"}
    [paid_out] = only(made).facts.file.disbursements
    assert paid_out.net_received == 1_200_000
    assert (paid_out.model_extra or {})["unread"] == {"net_received": "12600.00"}


@pytest.mark.parametrize(
    ("penalty", "total", "how"),
    [
        ("17.63", "2136.55", "数字却与 2026-11-24 的重算一致；"),
        ("17.70", "2136.62", "数字却更接近 2026-11-24 的重算，也不一致；"),
    ],
)
def test_figures_are_called_those_of_another_day_only_where_they_are_equal(
    penalty: str, total: str, how: str
) -> None:
    bill = shown(PRINCIPAL, INTEREST, ("罚息", penalty), total=total)
    found = only(debt(bill | {"captured_at": "2026-11-23"})).bill
    assert found is not None
    [other] = [one for one in found.findings if one.code == "owed.bill-of-another-day"]
    assert how in other.says.zh
    assert other.amount is not None
    assert other.amount > 0
