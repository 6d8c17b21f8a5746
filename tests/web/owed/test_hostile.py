"""Whatever is sent to a form is answered calmly: told by the field, and nothing is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html

from tests.web.pages import ledger_now, page, typed

if TYPE_CHECKING:
    from django.test import Client

FORMS = [
    "/owed/add/who", "/owed/add/money", "/owed/add/payback", "/owed/add/late", "/owed/add/fees",
    "/owed/debts/shizhou/bills/add", "/owed/debts/shizhou/payments/add",
    "/owed/debts/jichuan/statements/add", "/owed/debts/shizhou/creditor",
    "/owed/debts/shizhou/correct/payback", "/owed/debts/shizhou/correct/fees",
    "/owed/records/cause/correct", "/owed/records/cause/take-back",
    "/plan/budget/add/income", "/plan/budget/add/expense", "/plan/budget/add/asset",
]  # fmt: skip
HOSTILE = ["<script>alert(1)</script>", "\x00", "😀\u202e", "9" * 400, "-1", "NaN"]


def test_nothing_hostile_brings_a_form_down_or_into_the_page(app: Client) -> None:
    answered = set()
    for address in FORMS:
        fields = [name for name in typed(page(app, address)) if name != "once"]
        for text in HOSTILE:
            before = ledger_now().head
            response = app.post(address, dict.fromkeys(fields, text))
            answered.add(response.status_code)
            assert response.status_code in {302, 422}, (address, text)
            if response.status_code == 422:
                tree = html.fromstring(response.content.decode())
                assert tree.xpath("//*[@id='problems']"), (address, text)
                assert not tree.xpath("//script[not(@src)]")
                assert ledger_now().head == before
    assert answered == {302, 422}


def test_a_form_of_thousands_of_lines_is_told_and_not_read(app: Client) -> None:
    lines = {"items-name": ["x"] * 400, "items-sum": ["1"] * 400, "captured_on": "2026-11-20"}
    response = app.post("/owed/debts/shizhou/bills/add", lines)
    assert response.status_code == 422
    assert "最多 60 行" in response.content.decode()
    many = {"items-name": ["x"] * 20_000}
    assert app.post("/owed/debts/shizhou/bills/add", many).status_code == 413
