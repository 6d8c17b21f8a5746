"""Bills, payments, statements and changes of creditor come into the records as they were typed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from ashore.case.entries_loans import Assignment, AssignmentType, Bill, Payment, Statement
from ashore.case.fields import SHANGHAI
from ashore.case.terms import Item
from tests.web.pages import case_now, ledger_now, off, page, typed, words

if TYPE_CHECKING:
    from django.test import Client

BILL = {
    "captured_on": "2026-11-20", "captured_at": "21:05", "source_name": "短信",
    "items-name": ["逾期本金", "催收服务费", "减免"], "items-sum": ["800.00", "120", "-20.00"],
    "total": "900.00", "overdue_days": "12",
}  # fmt: skip
PAYMENT = {
    "on": "2026-11-21", "amount": "500", "item": "principal", "instalment": "9",
    "channel": "转账", "to": "槐溪村镇银行",
}  # fmt: skip
STATEMENT = {
    "statement_on": "2026-11-05", "due_on": "2026-11-24", "balance": "9,801.20",
    "minimum": "490.06",
}  # fmt: skip
ASSIGNMENT = {
    "type": "subrogation", "to_party": "衡宁融资担保", "from_party": "槐溪村镇银行",
    "on": "2026-11-10", "notified_on": "2026-11-12", "total": "3000", "principal": "2700",
    "interest": "200", "penalty": "100",
}  # fmt: skip
FORMS: dict[str, tuple[str, dict[str, Any]]] = {
    "bill": ("/owed/debts/shizhou/bills/add", BILL),
    "payment": ("/owed/debts/shizhou/payments/add", PAYMENT),
    "statement": ("/owed/debts/jichuan/statements/add", STATEMENT),
    "assignment": ("/owed/debts/shizhou/creditor", ASSIGNMENT),
}


def _noted(app: Client, kind: str) -> Any:
    address, sent = FORMS[kind]
    response = app.post(address, sent)
    assert response.status_code == 302
    return ledger_now().entries[-1]


def test_a_bill_is_noted_line_by_line_and_leads_to_its_check(app: Client) -> None:
    bill = _noted(app, "bill")
    assert isinstance(bill, Bill)
    assert bill.captured_at == dt.datetime(2026, 11, 20, 21, 5, tzinfo=SHANGHAI)
    assert [(one.name, one.amount) for one in bill.items] == [
        ("逾期本金", 80000), ("催收服务费", 12000), ("减免", -2000),
    ]  # fmt: skip
    assert (bill.total_shown, bill.overdue_days_shown, bill.source_name) == (90000, 12, "短信")
    shown = page(app, f"/owed/bills/{bill.id}")
    assert "催收服务费" in words(shown)
    assert "900.00 元" in words(shown)


def test_a_payment_says_what_it_should_pay(app: Client) -> None:
    payment = _noted(app, "payment")
    assert isinstance(payment, Payment)
    assert (payment.on, payment.amount) == (dt.date(2026, 11, 21), 50000)
    assert (payment.channel, payment.to) == ("转账", "槐溪村镇银行")
    (meant,) = payment.designated or ()
    assert (meant.item, meant.instalment) == (Item.PRINCIPAL, 9)


def test_a_payment_without_a_word_says_nothing_of_it(app: Client) -> None:
    app.post("/owed/debts/shizhou/payments/add", {"on": "2026-11-21", "amount": "500"})
    payment = ledger_now().entries[-1]
    assert isinstance(payment, Payment)
    assert payment.designated is None
    assert payment.model_fields_set >= {"on", "amount"}
    assert "channel" not in payment.model_fields_set


def test_a_card_statement_and_a_new_creditor_are_noted(app: Client) -> None:
    statement = _noted(app, "statement")
    assert isinstance(statement, Statement)
    assert (statement.balance, statement.minimum) == (980120, 49006)
    assert (statement.statement_on, statement.due_on) == (
        dt.date(2026, 11, 5),
        dt.date(2026, 11, 24),
    )
    change = _noted(app, "assignment")
    assert isinstance(change, Assignment)
    assert change.type is AssignmentType.SUBROGATION
    assert (change.total, change.principal, change.verified) == (300000, 270000, False)
    shown = words(page(app, "/owed/debts/shizhou"))
    assert "衡宁融资担保 还没有核实" in shown


@pytest.mark.parametrize("kind", FORMS)
def test_a_noted_record_comes_back_into_its_form_and_out_again(app: Client, kind: str) -> None:
    noted = _noted(app, kind)
    address = f"/owed/records/{noted.id}/correct"
    app.post(address, typed(page(app, address)))
    new = ledger_now().entries[-2]
    frame = {"id", "recorded_at", "prev"}
    assert new.model_dump(exclude=frame) == noted.model_dump(exclude=frame)


def test_a_form_sent_twice_counts_once(app: Client) -> None:
    before = len(ledger_now().entries)
    once = typed(page(app, "/owed/debts/shizhou/payments/add"))["once"][0]
    for _ in range(2):
        app.post("/owed/debts/shizhou/payments/add", PAYMENT | {"once": once})
    assert len(ledger_now().entries) == before + 1


BAD = [
    ("bill", "captured_on", "", "captured_on"),
    ("bill", "captured_on", "昨天", "captured_on"),
    ("bill", "captured_at", "25:00", "captured_at"),
    ("bill", "items-sum", ["八百", "120", "-20.00"], "items"),
    ("bill", "items-name", ["", "催收服务费", "减免"], "items"),
    ("bill", "total", "-1", "total"),
    ("bill", "overdue_days", "-1", "overdue_days"),
    ("bill", "source_name", "长" * 121, "source_name"),
    ("payment", "on", "", "on"),
    ("payment", "amount", "", "amount"),
    ("payment", "amount", "0", "amount"),
    ("payment", "amount", "1.001", "amount"),
    ("payment", "instalment", "0", "instalment"),
    ("statement", "balance", "", "balance"),
    ("statement", "due_on", "2026-11-04", "due_on"),
    ("statement", "minimum", "x", "minimum"),
    ("assignment", "type", "", "type"),
    ("assignment", "total", "很多", "total"),
    ("assignment", "on", "2026-02-31", "on"),
]


@pytest.mark.parametrize(("kind", "name", "bad", "field"), BAD)
def test_what_is_off_stays_by_its_field_with_all_that_was_typed(
    app: Client, kind: str, name: str, bad: Any, field: str
) -> None:
    before = ledger_now().head
    address, sent = FORMS[kind]
    sent = sent | {name: bad}
    response = app.post(address, sent)
    assert response.status_code == 422
    tree = html.fromstring(response.content.decode())
    assert off(tree) == [f"f-{field}"]
    stands = typed(tree)
    for key, value in sent.items():
        said = value if isinstance(value, list) else [value]
        assert stands.get(key, [""])[: len(said)] == said, key
    assert ledger_now().head == before


def test_a_bill_without_lines_or_total_is_asked_for_one(app: Client) -> None:
    response = app.post("/owed/debts/shizhou/bills/add", {"captured_on": "2026-11-20"})
    assert off(html.fromstring(response.content.decode())) == ["f-items"]


def test_a_payment_before_the_payout_is_refused_and_nothing_is_changed(app: Client) -> None:
    before = ledger_now().head
    response = app.post("/owed/debts/shizhou/payments/add", PAYMENT | {"on": "2020-01-01"})
    assert response.status_code == 422
    assert "2020-01-01" in response.content.decode()
    assert ledger_now().head == before
    assert len(case_now().loans) == 4
