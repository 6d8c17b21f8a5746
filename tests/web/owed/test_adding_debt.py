"""A debt added page by page is the loan that was meant, to the fen; nothing typed is lost."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from ashore.case.entries_loans import Disbursement, Loan
from ashore.case.ledger import Ledger
from ashore.case.replay import replay
from ashore.case.terms import (
    AccelerationTerms,
    FeeTerm,
    Item,
    LoanTerms,
    Method,
    PenaltyTerms,
    Role,
)
from ashore.money.amounts import yuan_from_fen
from ashore.web.frame.form import begins_from
from ashore.web.owed.loan_entries import answers_of, loan_values, payout_values
from ashore.web.owed.loan_forms import PARTS
from tests.web.conftest import NOON
from tests.web.pages import case_now, ledger_now, off, page, typed, words

if TYPE_CHECKING:
    from django.test import Client

WHO = {"product": "青禾贷", "platform": "青禾", "funder": "某某银行", "lender_type": "bank"}
MONEY = {"principal": "12,000.00", "disbursed_on": "2026年3月5日", "net": "11400"}
PAYBACK = {
    "method": "equal_instalment", "periods": "12", "first_due_on": "2026-04-05", "rate": "18%",
    "rate_unit": "year",
}  # fmt: skip
LATE = {"penalty": "50", "penalty_unit": "more", "over_days": "60"}
FEES = {
    "fees-name": ["担保费", "信息服务费", ""],
    "fees-sum": ["88.80", "120", ""],
    "fees-pick": ["each", "first", "each"],
}
ANSWERS: dict[str, dict[str, Any]] = {
    "who": WHO, "money": MONEY, "payback": PAYBACK, "late": LATE, "fees": FEES,
}  # fmt: skip


def _answer(client: Client, answers: dict[str, dict[str, Any]]) -> str:
    """Answer page after page and return where the last one leads."""
    address = "/owed/add/"
    for part, sent in answers.items():
        address = f"/owed/add/{part}"
        response = client.post(address, sent)
        assert response.status_code == 302, (part, off(page(client, address)))
        address = response["Location"]
    return address


def test_a_debt_added_page_by_page_is_the_loan_that_was_meant(empty_app: Client) -> None:
    assert _answer(empty_app, ANSWERS) == "/owed/add/check"
    assert ledger_now().entries == (), "nothing is in the records before the last page says so"
    shown = words(page(empty_app, "/owed/add/check"))
    assert "12,000.00 元" in shown
    assert "担保费 88.80" in shown
    response = empty_app.post("/owed/add/check", {"once": "a"})
    assert response["Location"] == "/owed/debts/loan-1"
    (file,) = case_now().loans
    assert file.loan.product == "青禾贷"
    assert file.loan.parties == {Role.PLATFORM: "青禾", Role.FUNDER: "某某银行"}
    assert file.loan.lender_type == "bank"
    assert file.loan.terms == LoanTerms(
        method=Method.EQUAL_INSTALMENT,
        principal=1_200_000,
        annual_rate=Fraction(18, 100),
        periods=12,
        first_due_on=dt.date(2026, 4, 5),
        penalty=PenaltyTerms(multiplier=Fraction(3, 2)),
        acceleration=AccelerationTerms(over_days=60),
        fees=(
            FeeTerm(name="担保费", item=Item.GUARANTEE_FEE, amount=8880, when="each"),
            FeeTerm(name="信息服务费", item=Item.SERVICE_FEE, amount=12000, when="first"),
        ),
        unknown=("compound", "late_fees", "day_count"),
    )
    (payout,) = file.disbursements
    assert (payout.on, payout.gross, payout.net_received) == (
        dt.date(2026, 3, 5),
        1_200_000,
        1_140_000,
    )
    assert page(empty_app, "/owed/debts/loan-1").findtext(".//h1") == "青禾贷"


def test_a_debt_sent_twice_counts_once(empty_app: Client) -> None:
    _answer(empty_app, ANSWERS)
    once = typed(page(empty_app, "/owed/add/check"))["once"][0]
    first = empty_app.post("/owed/add/check", {"once": once})
    again = empty_app.post("/owed/add/check", {"once": once})
    assert first["Location"] == again["Location"] == "/owed/debts/loan-1"
    assert [entry.kind for entry in ledger_now().entries] == ["loan", "disbursement"]


def test_a_name_alone_is_enough_and_the_page_says_what_is_missing(empty_app: Client) -> None:
    empty_app.post("/owed/add/who", {"product": "不记得的那笔"})
    empty_app.post("/owed/add/check", {"once": "a"})
    (file,) = case_now().loans
    assert file.loan.terms.method is Method.OPEN
    assert {"principal", "method", "penalty"} <= set(file.loan.terms.unknown)
    assert file.disbursements == ()
    assert "不记得的那笔" in words(page(empty_app, "/owed/"))
    assert "有 1 笔还不知道罚息怎么算" in words(page(empty_app, "/owed/"))
    debt = page(empty_app, "/owed/debts/loan-1")
    assert "还不知道的，没有算进来：本金, 怎么还, 罚息怎么算" in words(debt)
    # Told later, it is no longer named.
    empty_app.post("/owed/debts/loan-1/correct/money", MONEY)
    empty_app.post("/owed/debts/loan-2/correct/payback", PAYBACK)
    empty_app.post("/owed/debts/loan-3/correct/late", LATE)
    (file,) = case_now().loans
    assert file.loan.id == "loan-4"
    assert file.loan.terms.unknown == ("compound", "late_fees", "day_count")
    assert file.disbursements[0].net_received == 1_140_000
    assert "没有算进来" not in words(page(empty_app, "/owed/"))


def test_a_debt_without_its_rate_is_named_and_is_in_no_total(empty_app: Client) -> None:
    _answer(
        empty_app, {"who": WHO, "money": MONEY, "payback": PAYBACK | {"rate": "", "rate_unit": ""}}
    )
    empty_app.post("/owed/add/check", {"once": "a"})
    shown = page(empty_app, "/owed/")
    assert "资料还不全" in words(shown)
    debt = page(empty_app, "/owed/debts/loan-1")
    assert "annual_rate" in words(debt)
    assert debt.xpath("//a[@href='/owed/debts/loan-1/correct/payback']")


def test_the_pages_begin_with_what_was_answered_before(empty_app: Client) -> None:
    _answer(empty_app, ANSWERS)
    for part, sent in ANSWERS.items():
        stands = typed(page(empty_app, f"/owed/add/{part}"))
        for name, value in sent.items():
            said = value if isinstance(value, list) else [value]
            assert stands[name][: len(said)] == said, (part, name)


def test_another_line_comes_without_any_script_and_notes_nothing(empty_app: Client) -> None:
    sent = {"fees-name": ["担保费"], "fees-sum": ["88.80"], "fees-pick": ["last"], "more": "1"}
    response = empty_app.post("/owed/add/fees", sent)
    assert response.status_code == 200
    stands = typed(html.fromstring(response.content.decode()))
    assert stands["fees-name"] == ["担保费", ""]
    assert stands["fees-pick"][0] == "last"
    assert ledger_now().entries == ()


BAD = [
    ("who", "product", ""),
    ("who", "product", "长" * 121),
    ("who", "platform", "长" * 121),
    ("who", "lender_type", "nobody"),
    ("money", "principal", "一万二"),
    ("money", "principal", "-3"),
    ("money", "principal", "1.234"),
    ("money", "disbursed_on", "2026-02-30"),
    ("money", "disbursed_on", "1889-01-01"),
    ("money", "net", "12000.01"),
    ("payback", "method", "by magic"),
    ("payback", "periods", "0"),
    ("payback", "periods", "十二"),
    ("payback", "periods", "1e3"),
    ("payback", "first_due_on", "31/12/2026"),
    ("payback", "payment", "NaN"),
    ("payback", "rate", "百分之十八"),
    ("payback", "rate", "-18"),
    ("payback", "rate_unit", ""),
    ("payback", "table", "1 2026-03-05 800.00"),
    ("payback", "table", "2026-03-05"),
    ("payback", "table", "期数 应还日 本金"),
    ("payback", "table", "1 2026-03-05 800.00 66.001"),
    ("payback", "table", "1 2026-13-05 800.00 66.00"),
    ("late", "penalty", "0x5"),
    ("late", "penalty_unit", ""),
    ("late", "over_days", "-1"),
    ("fees", "fees-sum", ["88,8.x", "120", ""]),
    ("fees", "fees-sum", ["", "120", ""]),
    ("fees", "fees-name", ["", "信息服务费", ""]),
]


@pytest.mark.parametrize(("part", "name", "bad"), BAD)
def test_what_is_off_is_told_by_its_field_and_all_that_was_typed_is_kept(
    empty_app: Client, part: str, name: str, bad: str | list[str]
) -> None:
    sent = ANSWERS[part] | {name: bad}
    response = empty_app.post(f"/owed/add/{part}", sent)
    assert response.status_code == 422
    tree = html.fromstring(response.content.decode())
    field = "f-" + name.removesuffix("-sum").removesuffix("-name")
    assert off(tree) == [field]
    assert tree.xpath(f"//*[@id='problems']//a[@href='#{field}']")
    assert tree.xpath(f"//*[@id='{field}']")
    stands = typed(tree)
    for key, value in sent.items():
        if value in {"nobody", "by magic"} if isinstance(value, str) else False:
            continue  # a radio button that is not there cannot be kept
        said = value if isinstance(value, list) else [value]
        assert stands.get(key, [""])[: len(said)] == said, key
    assert ledger_now().entries == ()
    again = typed(page(empty_app, f"/owed/add/{part}"))
    assert again["once"] != stands["once"]
    assert {k: v for k, v in again.items() if k != "once"}.keys() >= sent.keys() - {name}


MONEY_FEN = st.integers(min_value=1, max_value=9_999_999_99)
DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2030, 12, 31))
NUMBERS = st.integers(min_value=0, max_value=99_999_999).map(lambda n: (n, Fraction(n, 10_000)))


DEBTS = st.fixed_dictionaries(
    {
        "principal": MONEY_FEN,
        "taken_off": st.integers(min_value=0, max_value=50_000),
        "on": DAYS,
        "first": DAYS,
        "periods": st.integers(1, 1200),
        "rate": NUMBERS,
        "unit": st.sampled_from(["year", "month", "day", "day-10000"]),
        "method": st.sampled_from([Method.EQUAL_INSTALMENT, Method.FLAT, Method.BULLET]),
        "penalty": NUMBERS,
        "per": st.sampled_from(["more", "times", "day", "day-10000", "year"]),
        "fees": st.lists(
            st.tuples(MONEY_FEN, st.sampled_from(["each", "first", "last"])), max_size=4
        ),
    }
)


@given(DEBTS)
def test_any_debt_comes_through_the_form_and_back_to_the_fen(debt: dict[str, Any]) -> None:
    principal, on, first, periods = (debt[k] for k in ("principal", "on", "first", "periods"))
    rate, unit, method, fees = (debt[k] for k in ("rate", "unit", "method", "fees"))
    penalty, per, taken_off = (debt[k] for k in ("penalty", "per", "taken_off"))
    net = max(principal - taken_off, 0)
    raw = {
        "product": "某贷", "principal": yuan_from_fen(principal), "disbursed_on": on.isoformat(),
        "net": yuan_from_fen(net), "method": method.value, "periods": str(periods),
        "first_due_on": first.isoformat(), "rate": f"{rate[0] // 10_000}.{rate[0] % 10_000:04d}",
        "rate_unit": unit, "penalty": f"{penalty[0] // 10_000}.{penalty[0] % 10_000:04d}",
        "penalty_unit": per,
    }  # fmt: skip
    sent = {name: [value] for name, value in raw.items()}
    sent |= {"fees-name": ["某某费"] * len(fees), "fees-sum": [yuan_from_fen(f) for f, _ in fees]}
    sent |= {"fees-pick": [when for _, when in fees]}
    loan, payout = _entries(sent)
    per_unit = Fraction(1, 10_000 if unit == "day-10000" else 100)
    wanted = {
        "year": ("annual_rate", rate[1] * per_unit),
        "month": ("flat_monthly_rate", rate[1] * per_unit)
        if method is Method.FLAT
        else ("annual_rate", rate[1] * per_unit * 12),
        "day": ("daily_rate", rate[1] * per_unit),
        "day-10000": ("daily_rate", rate[1] * per_unit),
    }[unit]
    assert loan.terms.principal == principal
    assert (loan.terms.periods, loan.terms.first_due_on) == (periods, first)
    assert getattr(loan.terms, wanted[0]) == wanted[1]
    rates = (loan.terms.annual_rate, loan.terms.flat_monthly_rate, loan.terms.daily_rate)
    assert sum(one is not None for one in rates) == 1
    assert [(fee.amount, fee.when) for fee in loan.terms.fees] == fees
    assert payout is not None
    assert (payout.on, payout.gross, payout.net_received) == (on, principal, net)
    # In the records, and from there back into the form: still the same.
    case = replay(Ledger.begin("case").append(loan, payout))
    (file,) = case.loans
    said = answers_of(file.loan, file.disbursements[0], case)
    back, _ = _entries({k: v if isinstance(v, list) else [v] for k, v in said.items()})
    assert back.terms == file.loan.terms == loan.terms


def _entries(sent: dict[str, list[str]]) -> tuple[Loan, Disbursement | None]:
    answers: dict[str, Any] = {}
    for form in PARTS.values():
        filled = form(begins_from(sent))
        assert filled.is_valid(), filled.errors
        answers |= filled.given
    stamp = {"recorded_at": NOON}
    loan = Loan.model_validate(stamp | {"id": "loan-1"} | loan_values(answers))
    values = payout_values(answers, "loan-1", loan.terms.principal)
    payout = values and Disbursement.model_validate(stamp | {"id": "disbursement-1"} | values)
    return loan, payout or None


@pytest.mark.parametrize(
    ("written", "fen"),
    [
        (
            "1 2026-03-05 800.00 66.00\n2 2026-04-05 806.67 59.33",
            [(80000, 6600, 0, 0), (80667, 5933, 0, 0)],
        ),
        ("第1期 2026/3/5 800 66 10.5", [(80000, 6600, 0, 1050)]),
        ("2026年3月5日\t1,800.00\t66.00\t9.00\t1.00", [(180000, 6600, 900, 100)]),
        (
            "期数 应还日 应还总额 本金 利息 担保费\n1 2026-03-05 875.00 800 66 9",
            [(80000, 6600, 900, 0)],
        ),
    ],
)  # fmt: skip
def test_a_pasted_table_reads_to_the_fen(written: str, fen: list[tuple[int, ...]]) -> None:
    rows = PARTS["payback"](begins_from({"method": ["custom"], "table": [written]}))
    assert rows.is_valid(), rows.errors
    read = rows.given["table"]
    assert [(r.principal, r.interest, r.guarantee_fee, r.fees) for r in read] == fen
    assert [r.n for r in read] == list(range(1, len(fen) + 1))
    assert read[0].due_on == dt.date(2026, 3, 5)


def test_answers_can_be_dropped_and_begun_again(empty_app: Client) -> None:
    _answer(empty_app, ANSWERS)
    assert page(empty_app, "/owed/add/").xpath("//form[@action='/owed/add/discard']")
    empty_app.post("/owed/add/discard")
    assert typed(page(empty_app, "/owed/add/who"))["product"] == [""]
    assert empty_app.get("/owed/add/check")["Location"] == "/owed/add/"


@pytest.mark.parametrize("known", ["all", "little"])
def test_debts_of_every_kind_have_their_pages(empty_app: Client, known: str) -> None:
    payback = PAYBACK if known == "all" else {}
    table = {"table": "1 2026-04-05 6000 90\n2 2026-05-05 6000 45"}
    addresses = ["/owed/", "/plan/"]
    for n, method in enumerate(Method, start=1):
        more = table if method is Method.CUSTOM else {}
        more |= {"payment": "1100"} if method is Method.FIXED_PAYMENT and payback else {}
        asked = ANSWERS | {"payback": payback | {"method": method.value} | more}
        _answer(empty_app, asked if known == "all" else {k: asked[k] for k in ("who", "payback")})
        empty_app.post("/owed/add/check", {"once": str(n)})
        loan = case_now().loans[-1].loan
        assert (loan.id, loan.terms.method) == (f"loan-{n}", method)
        bill = {"captured_on": "2026-11-20", "items-name": ["本金"], "items-sum": ["1000"]}
        addresses += [f"/owed/debts/{loan.id}", f"/owed/records/{loan.id}"]
        addresses += [empty_app.post(f"/owed/debts/{loan.id}/bills/add", bill)["Location"]]
    for address in addresses:
        assert len(page(empty_app, address).xpath("//h1")) == 1, address
