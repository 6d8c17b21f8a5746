"""A sheet becomes entries, each with its place, and nothing of it is dropped."""

from __future__ import annotations

import datetime as dt
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.case.entries_dealings import Contact
from ashore.case.entries_loans import Classification
from ashore.case.entries_people import Asset, Income, Person, Stability
from ashore.case.fields import SHANGHAI
from ashore.case.replay import Case, replay
from ashore.case.terms import Base, Item, Method, Role
from ashore.errors.base import DataError
from ashore.intake import ledger_from_file
from ashore.intake.sheet.sheet import is_sheet, ledger_from_sheet
from ashore.money.daycount import DayCount
from tests.intake.sheets import SHEET, sheet
from tests.strategies import json_values

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=SHANGHAI)


def case(**changes: Any) -> Case:
    return replay(ledger_from_sheet(sheet(**changes), recorded_at=NOW))


def test_terms_of_an_instalment_loan() -> None:
    terms = case().loans[0].loan.terms
    assert terms.method is Method.EQUAL_INSTALMENT
    assert (terms.principal, terms.periods, terms.annual_rate) == (600_000, 6, Fraction(3, 25))
    assert [(fee.item, fee.amount, fee.payee) for fee in terms.fees] == [
        (Item.GUARANTEE_FEE, 3_000, "同舟融资担保"),
        (Item.SERVICE_FEE, 1_250, "河湾科技"),
    ]
    assert terms.penalty is not None
    assert terms.penalty.multiplier == Fraction(3, 2)
    assert terms.penalty.day_count is DayCount.ACT_365
    assert terms.late_fees[0].rate == Fraction(1, 2000)
    assert terms.acceleration is not None
    assert terms.acceleration.over_days == 60
    assert terms.unknown == ()
    assert terms.clauses["penalty"] == "罚息 1.5 倍"


def test_parties_are_names_and_nobody_is_made_up() -> None:
    loan = case().loans[0].loan
    assert loan.parties == {
        Role.FUNDER: "白沙银行",
        Role.GUARANTOR: "同舟融资担保",
        Role.PLATFORM: "河湾科技",
    }
    assert loan.lender_type == "bank"
    assert loan.notes == "白沙银行(联合贷)"
    extra = loan.model_extra or {}
    assert extra["other_parties"] == {"current_creditor": "待核实：可能已代偿", "friend": "同事"}


def test_money_that_came_and_went() -> None:
    loan = case().loans[0]
    assert loan.disbursements[0].net_received == 588_000
    assert loan.disbursements[0].own_account is True
    assert [(p.on, p.at, p.amount) for p in loan.payments] == [
        (dt.date(2026, 3, 10), "09:30", 107_779)
    ]
    assert loan.bills[0].total_shown == 560_000


def test_an_offer_is_the_creditors_by_name() -> None:
    offered = {"one_off": "3000.00", "account": "对公账户"}
    [offer] = case(debts__0__settlement_offer=offered).loans[0].offers
    assert (offer.by, offer.one_off, offer.pay_to) == ("白沙银行", 300_000, "对公账户")
    [sold] = (
        case(debts__0__settlement_offer=offered, debts__0__parties__current_creditor="远山资产管理")
        .loans[0]
        .offers
    )
    assert sold.by == "远山资产管理"
    [named] = case(debts__0__settlement_offer=offered | {"by": "某某商务"}).loans[0].offers
    assert named.by == "某某商务"


def test_terms_of_a_card() -> None:
    card = case().loans[1]
    terms = card.loan.terms
    assert card.loan.id == "debt-2"
    assert terms.method is Method.CARD
    assert (terms.daily_rate, terms.tolerance, terms.grace_days) == (Fraction(1, 2000), 1_000, 3)
    fee = terms.late_fees[0]
    assert (fee.base, fee.rate, fee.minimum) == (Base.UNPAID_MINIMUM, Fraction(1, 20), 1_000)
    assert card.statements[0].due_on == dt.date(2026, 11, 8)


def test_the_person_and_their_money() -> None:
    read = case()
    assert read.of(Person)[0].dependants == 1
    incomes = read.of(Income)
    assert [income.stability for income in incomes] == [
        Stability.STABLE,
        Stability.VOLATILE,
        Stability.UNKNOWN,
    ]
    assert incomes[0].ends_on == dt.date(2027, 2, 28)
    assert incomes[2].first_full_pay_on == dt.date(2027, 2, 10)
    assets = {asset.name: (asset.value, asset.liquid, asset.shared) for asset in read.of(Asset)}
    assert assets == {
        "手头的钱": (80_000, True, False),
        "老家房子(共有)": (None, False, True),
        "电瓶车": (60_000, False, False),
    }


def test_contacts_belong_to_their_loan() -> None:
    first, second = case().of(Contact)
    assert (first.loan, first.channel, first.counterpart_claims) == ("loan-a", "chat", "河湾客服")
    assert (second.loan, second.duration_s) == (None, 30)
    assert first.at == dt.datetime(2026, 11, 20, 21, 15, tzinfo=SHANGHAI)


def test_every_entry_names_its_place() -> None:
    ledger = ledger_from_sheet(SHEET, recorded_at=NOW)
    places = {entry.id: entry.source.locator for entry in ledger.entries}
    assert places["loan-a"] == "debts[0]"
    assert places["loan-a-payment-1"] == "debts[0].payments[0]"
    assert places["contact-2"] == "contacts_log[1]"
    assert {entry.recorded_at for entry in ledger.entries} == {NOW}


def test_what_has_no_field_is_kept() -> None:
    ledger = ledger_from_sheet(SHEET, recorded_at=NOW)
    assert ledger.header.as_of == replay(ledger).as_of == dt.date(2026, 11, 24)
    assert (ledger.header.model_extra or {})["unread"] == {"adviser": "窗口 3"}
    person = next(entry for entry in ledger.entries if entry.id == "person")
    assert (person.model_extra or {})["unread"] == {"blood_type": "A"}


@settings(max_examples=40)
@given(st.dictionaries(st.text("abcdefgh", min_size=1).map("x_{}".format), json_values()))
def test_unknown_fields_survive_anywhere(more: dict[str, Any]) -> None:
    changed = sheet()
    for part in (changed, changed["debts"][0], changed["debts"][1]["contract"], changed["person"]):
        part.update(more)
    text = b"".join(ledger_from_sheet(changed, recorded_at=NOW).lines).decode()
    header = ledger_from_sheet(changed, recorded_at=NOW).header_line.decode()
    for value in more.values():
        written = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert written in header
        assert text.count(written) >= 3


@pytest.mark.parametrize(
    ("words", "classification", "own"),
    [
        ("identity_fraud 冒名", Classification.IDENTITY_FRAUD, False),
        ("AB_loan 本人扫脸、他人用款", Classification.NOMINEE, True),
        ("genuine_but_disputed_fees 真实借款但费用有争议", Classification.DISPUTED_FEES, True),
        ("说不清", Classification.UNKNOWN, True),
    ],
)
def test_whose_loan_it_is(words: str, classification: Classification, own: bool) -> None:
    loan = case(debts__0__classification=words).loans[0].loan
    assert (loan.classification, loan.own) == (classification, own)


@pytest.mark.parametrize(
    ("kind", "method"),
    [
        ("等额本金", Method.EQUAL_PRINCIPAL),
        ("先息后本 interest-only then principal", Method.INTEREST_ONLY),
        ("等本等息 flat", Method.FLAT),
        ("一次性还本付息 bullet", Method.BULLET),
        ("随借随还", Method.DAILY_ACCRUAL),
        ("消费贷", Method.EQUAL_INSTALMENT),
    ],
)
def test_methods_by_their_words(kind: str, method: Method) -> None:
    assert case(debts__0__product_type=kind).loans[0].loan.terms.method is method


def test_silence_on_penalty_is_unknown_and_an_unreadable_clause_too() -> None:
    silent = sheet()
    del silent["debts"][0]["contract"]["penalty"]
    terms = replay(ledger_from_sheet(silent, recorded_at=NOW)).loans[0].loan.terms
    assert terms.unknown == ("penalty",)
    unclear = case(debts__0__contract__penalty="按公司规定").loans[0].loan.terms
    assert unclear.unknown == ("penalty",)
    assert unclear.clauses["penalty"] == "按公司规定"
    assert case(debts__0__contract__penalty="不收罚息").loans[0].loan.terms.unknown == ()


@pytest.mark.parametrize(
    ("changes", "code", "where"),
    [
        ({"debts__0__contract__principal": "60.123"}, "money.amount",
         "debts[0].terms.principal"),
        ({"debts__0__contract__principal": "-1.00"}, "money.negative",
         "debts[0].terms.principal"),
        ({"debts__0__payments__0": {"date": "2026-02-30", "amount": "1.00"}}, "money.date",
         "debts[0].payments[0].on"),
        ({"debts__0__payments__0": "已还"}, "case.field", "debts[0].payments[0]"),
        ({"debts__0__payments": "已还"}, "case.field", "debts[0].payments"),
        ({"debts__0__contract__penalty": 1}, "case.field", "debts[0].contract.penalty"),
        ({"debts__1": []}, "case.field", "debts[1]"),
        ({"person__age": "三十"}, "case.field", "person.age"),
        ({"cash_on_hand": 800}, "money.amount", "cash_on_hand.value"),
        ({"contacts_log__0__ts": "昨晚"}, "money.date", "contacts_log[0].at"),
        ({"debts__0__disbursement__deductions__0__amount": "7000.00"}, "case.deductions",
         "debts[0].disbursement"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_named_with_its_place(
    changes: dict[str, Any], code: str, where: str
) -> None:
    with pytest.raises(DataError) as caught:
        ledger_from_sheet(sheet(**changes), recorded_at=NOW)
    assert (caught.value.code, caught.value.where) == (code, where)


def test_a_payment_before_the_money_came_is_refused() -> None:
    early = {"date": "2026-01-01", "amount": "1.00"}
    ledger = ledger_from_sheet(sheet(debts__0__payments__0=early), recorded_at=NOW)
    with pytest.raises(DataError) as caught:
        replay(ledger)
    assert caught.value.code == "case.payment-before-disbursement"


def test_a_sheet_is_told_from_a_ledger_by_what_it_holds(tmp_path: Path) -> None:
    assert is_sheet(SHEET)
    assert not is_sheet({"debts": [], "entries": []})
    assert not is_sheet([])
    file = tmp_path / "sheet.json"
    file.write_text(json.dumps(SHEET, ensure_ascii=False), encoding="utf-8")
    assert ledger_from_file(file, recorded_at=NOW) == ledger_from_sheet(SHEET, recorded_at=NOW)


def test_a_sheet_without_a_name_takes_the_files(tmp_path: Path) -> None:
    unnamed = {key: value for key, value in SHEET.items() if key != "case_id"}
    file = tmp_path / "小周.json"
    file.write_text(json.dumps(unnamed), encoding="utf-8")
    assert ledger_from_file(file, recorded_at=NOW).case_id == "小周"


def test_an_empty_sheet_is_an_empty_case() -> None:
    assert ledger_from_sheet({"debts": []}, recorded_at=NOW).entries == ()
