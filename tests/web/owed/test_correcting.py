"""A record is corrected or withdrawn by a new one; the one before it stays, and all belongs on."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from ashore.case.entries_dealings import Contact
from ashore.case.entries_loans import Classification, Payment
from ashore.case.entry import Supersede
from ashore.case.replay import LoanFile
from ashore.store import homes, ledgers
from tests.web.conftest import NOON
from tests.web.pages import case_now, figures, ledger_now, off, page, typed, words

if TYPE_CHECKING:
    from django.test import Client

PARTS = ["who", "money", "payback", "late", "fees"]
LOANS = ["shizhou", "renhe", "yanyu", "jichuan"]


def _file(loan: str) -> LoanFile:
    return next(one for one in case_now().loans if one.loan.id == loan)


@pytest.mark.parametrize("part", PARTS)
def test_a_page_sent_as_it_stands_changes_no_term(app: Client, part: str) -> None:
    for loan in LOANS:
        before = _file(loan)
        sent = typed(page(app, f"/owed/debts/{loan}/correct/{part}"))
        response = app.post(f"/owed/debts/{loan}/correct/{part}", sent)
        assert response.status_code == 302, (loan, response.content.decode()[-500:])
        after = _file(response["Location"].rsplit("/", 1)[1])
        assert after.loan.terms == before.loan.terms, loan
        assert after.loan.parties == before.loan.parties
        assert after.loan.product == before.loan.product
        belongs = {"loan": after.loan.id}
        assert after.loan.id != loan
        assert after.payments == tuple(p.model_copy(update=belongs) for p in before.payments)
        assert [(d.gross, d.deductions) for d in after.disbursements] == [
            (d.gross, d.deductions) for d in before.disbursements
        ]


def test_a_corrected_rate_counts_and_the_old_address_leads_on(app: Client) -> None:
    address = "/owed/debts/shizhou/correct/payback"
    sent = typed(page(app, address)) | {"rate": ["万分之2.4"], "rate_unit": ["day-10000"]}
    sent |= {"why_corrected": ["合同第三条"]}
    response = app.post(address, sent)
    assert response["Location"] == "/owed/debts/loan-1"
    terms = _file("loan-1").loan.terms
    assert (terms.annual_rate, terms.daily_rate) == (None, Fraction(24, 100_000))
    assert terms.acceleration is not None
    assert app.get("/owed/debts/shizhou")["Location"] == "/owed/debts/loan-1"
    last = ledger_now().entries[-1]
    assert isinstance(last, Supersede)
    assert (last.replaces, last.with_, last.reason) == ("shizhou", "loan-1", "合同第三条")
    shown = words(page(app, "/owed/records/shizhou"))
    assert "原因：合同第三条" in shown
    assert "这条被更正过，现在算数的是 loan-1" in shown


def test_a_debt_that_is_not_mine_is_in_no_total(app: Client) -> None:
    before = figures(page(app, "/owed/"))["今天已到期未还"]
    due = figures(page(app, "/owed/debts/yanyu"))["今天已到期未还"]
    response = app.post(
        "/owed/debts/yanyu/whose",
        {"whose": "identity_fraud", "own_account": "no", "words": "没扫过脸"},
    )
    loan = response["Location"].rsplit("/", 1)[1]
    file = _file(loan)
    assert file.loan.classification is Classification.IDENTITY_FRAUD
    assert (file.loan.own, file.loan.notes) == (False, "没扫过脸")
    assert [payout.own_account for payout in file.disbursements] == [False]
    after = figures(page(app, "/owed/"))["今天已到期未还"]
    assert _fen(before) - _fen(after) == _fen(due)


def test_a_corrected_payment_keeps_what_the_form_does_not_ask(app: Client) -> None:
    payment = _file("shizhou").payments[-1]
    address = f"/owed/records/{payment.id}/correct"
    sent = typed(page(app, address)) | {"amount": ["951.60"], "item": ["principal"]}
    sent |= {"why_corrected": ["看错了"]}
    app.post(address, sent)
    new = ledger_now().entries[-2]
    assert isinstance(new, Payment)
    assert (new.amount, new.on, new.channel) == (95160, payment.on, payment.channel)
    assert [one.item and one.item.value for one in new.designated or ()] == ["principal"]
    last = ledger_now().entries[-1]
    assert isinstance(last, Supersede)
    assert last.reason == "看错了"


def test_any_record_has_a_form_and_says_why_it_was_corrected(app: Client) -> None:
    contact = next(one for one in case_now().of(Contact) if one.text)
    address = f"/owed/records/{contact.id}/correct"
    sent = typed(page(app, address)) | {"text": ["说要上门"], "why_corrected": ["听错了"]}
    response = app.post(address, sent)
    assert response.status_code == 302
    entries = {entry.id: entry for entry in case_now().entries}
    new = entries[response["Location"].rsplit("/", 1)[1]]
    assert isinstance(new, Contact)
    assert new.text == "说要上门"
    frame = {"id", "recorded_at", "prev", "source", "text"}
    assert new.model_dump(exclude=frame) == contact.model_dump(exclude=frame)
    last = ledger_now().entries[-1]
    assert isinstance(last, Supersede)
    assert last.reason == "听错了"


def test_a_record_of_every_kind_comes_out_of_its_form_as_it_went_in(app: Client) -> None:
    kinds = {entry.kind: entry for entry in case_now().entries}
    frame = {"id", "recorded_at", "prev", "source"}
    for kind, entry in kinds.items():
        address = f"/owed/records/{entry.id}/correct"
        if kind == "loan":
            assert app.get(address)["Location"] == f"/owed/debts/{entry.id}"
            continue
        if kind in {"income", "expense", "asset"}:
            assert app.get(address)["Location"] == f"/plan/budget/{entry.id}/correct"
            continue
        response = app.post(address, typed(page(app, address)))
        assert response.status_code == 302, (kind, response.content.decode()[-900:])
        new = ledger_now().entries[-2]
        assert new.model_dump(exclude=frame) == entry.model_dump(exclude=frame), kind


def test_a_plain_form_tells_which_field_does_not_read(app: Client) -> None:
    before = ledger_now().head
    (payout,) = _file("shizhou").disbursements
    address = f"/owed/records/{payout.id}/correct"
    sent = typed(page(app, address)) | {"gross": ["一万"]}
    response = app.post(address, sent)
    assert response.status_code == 422
    tree: Any = html.fromstring(response.content.decode())
    assert "gross" in words(tree.get_element_by_id("problems"))
    assert typed(tree)["gross"] == ["一万"]
    assert ledger_now().head == before


def test_a_record_is_withdrawn_with_its_reason_and_stays_in_the_history(app: Client) -> None:
    (bill,) = _file("shizhou").bills
    address = f"/owed/records/{bill.id}/take-back"
    assert off(_posted(app, address, {"reason": ""})) == ["f-reason"]
    app.post(address, {"reason": "记重了"})
    assert _file("shizhou").bills == ()
    shown = words(page(app, f"/owed/records/{bill.id}"))
    assert "这条已经撤销" in shown
    assert "记重了" in shown
    assert bill.id in words(page(app, "/owed/records/?kind=bill"))
    assert app.get(f"/owed/bills/{bill.id}").status_code == 404


def test_with_a_debt_all_that_belongs_to_it_is_withdrawn(app: Client) -> None:
    about = [e.id for e in case_now().entries if getattr(e, "loan", None) == "yanyu"]
    app.post("/owed/records/yanyu/take-back", {"reason": "不是我的"})
    live = {entry.id for entry in case_now().entries}
    assert not live & {*about, "yanyu"}
    assert len(case_now().loans) == 3


def test_a_debt_with_thousands_of_records_is_withdrawn_whole(app: Client) -> None:
    said = {"recorded_at": NOON, "loan": "yanyu", "on": NOON.date(), "amount": "1.00"}
    payments = [Payment.model_validate(said | {"id": f"payment-{n}"}) for n in range(2000)]
    opened = homes.current()
    assert opened is not None
    before = ledgers.append(opened.case, payments, ledger_now().head)
    about = [e.id for e in case_now().entries if getattr(e, "loan", None) == "yanyu"]
    assert len(about) > len(payments)
    response = app.post("/owed/records/yanyu/take-back", {"reason": "不是我的"})
    assert response["Location"] == "/owed/records/yanyu"
    assert not {entry.id for entry in case_now().entries} & {*about, "yanyu"}
    taken = [e for e in ledger_now().entries[len(before.entries) :] if isinstance(e, Supersede)]
    # The loan goes last: what rests on it must be gone before.
    assert [one.replaces for one in taken] == [*about, "yanyu"]
    first = int(before.next_id("supersede").rsplit("-", 1)[1])
    assert [one.id for one in taken] == [f"supersede-{first + n}" for n in range(len(taken))]
    said_of_all = {(one.with_, one.reason, one.source.how) for one in taken}
    assert said_of_all == {(None, "不是我的", "typed")}


def test_a_debt_just_added_is_undone_as_a_whole(empty_app: Client) -> None:
    empty_app.post("/owed/add/who", {"product": "某贷"})
    empty_app.post(
        "/owed/add/money", {"principal": "1000", "disbursed_on": "2026-03-05", "net": ""}
    )
    empty_app.post("/owed/add/check", {"once": "a"})
    undo = page(empty_app, "/owed/").xpath("//form[contains(@action,'/withdraw')]/@action")
    assert undo == ["/owed/records/loan-1,disbursement-1/withdraw"]
    response = empty_app.post(undo[0], headers={"referer": "http://evil.example/x"})
    assert response["Location"] == "/today/"
    assert case_now().loans == ()
    assert len(ledger_now().entries) == 4


def test_a_page_that_is_not_there_is_not_there(app: Client) -> None:
    for address in (
        "/owed/debts/none", "/owed/debts/none/whose", "/owed/debts/none/bills/add",
        "/owed/debts/shizhou/correct/none", "/owed/bills/none", "/owed/records/none",
        "/owed/records/none/correct", "/owed/records/none/take-back", "/owed/add/none",
    ):  # fmt: skip
        assert app.get(address).status_code == 404, address
    assert app.post("/owed/records/none/withdraw").status_code == 404


def _posted(client: Client, address: str, sent: dict[str, str]) -> Any:
    return html.fromstring(client.post(address, sent).content.decode())


def _fen(shown: str) -> int:
    return round(Fraction(shown.split(maxsplit=1)[0].replace(",", "")) * 100)
