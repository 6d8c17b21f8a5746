"""Ids that only a file from elsewhere would have: every page about them can still be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ashore.case.entries_dealings import Approach, Contact, Request
from ashore.case.entries_loans import Disbursement, Loan
from tests.web.page_reading import desk, got, links, taken, the, words, worked_out

if TYPE_CHECKING:
    from django.test import Client

ODD = "甲/1?x=2#y%20"
_SEEN = "%E7%94%B2/1%3Fx=2%23y%2520"


def test_a_debt_a_call_and_an_intermediary_with_odd_ids(app: Client) -> None:
    terms = {"principal": "100", "annual_rate": "0.1", "method": "bullet", "periods": 1}
    loan = Loan.model_validate(
        {**desk().stamp("loan"), "id": ODD, "product": "旧账", "terms": terms}
    )
    paid = Disbursement.model_validate(
        desk().stamp("disbursement", loan=ODD, on="2025-01-05", gross="100")
    )
    call = Contact.model_validate(
        {**desk().stamp("contact"), "id": f"c{ODD}", "at": "2026-11-20T10:00:00+08:00",
         "channel": "sms", "text": "还款", "loan": ODD}
    )  # fmt: skip
    agent = Approach.model_validate({**desk().stamp("approach"), "id": f"a{ODD}", "name": "某某"})
    desk().add(loan, paid, call, agent)
    worked_out(app, "/settle/")
    debt = f"/settle/debt/{_SEEN}"
    assert debt in links(got(app, "/settle/"))
    for after in ("", "/call", "/offers", "/request", "/offer", "/promise", "/agreement",
                  "/agreement/read", "/agreement/other"):  # fmt: skip
        assert "旧账" in words(worked_out(app, f"{debt}{after}")), after
    led = taken(app, f"{debt}/request", what="对账", made_on="2026-11-20")
    assert led == debt
    assert the(Request).loan == ODD
    for path in ("/defend/contacts/c", "/defend/inbox/c"):
        got(app, f"{path}{_SEEN}")
    got(app, f"/defend/contacts/c{_SEEN}/edit")
    assert f"/defend/contacts/c{_SEEN}" in links(got(app, "/defend/contacts/"))
    assert "某某" in words(got(app, f"/settle/intermediaries/a{_SEEN}"))
    got(app, "/settle/promises/")
    got(app, "/defend/findings/")
