"""The creditor's part: bills, contacts, certificate, record and suit; and promises alone."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ashore.settle.promises.ledger import PromiseLedger, promise_ledgers
from tests.plan.households import case_of

SIGNED = "2026-01-05"
LOAN = {"kind": "loan", "id": "l", "product": "周转金",
        "terms": {"method": "equal_principal", "principal": "400.00", "periods": 4,
                  "annual_rate": "0"}}  # fmt: skip
AGREED = {
    "kind": "agreement", "id": "a", "loan": "l", "signed_on": SIGNED, "total": "400.00",
    "periods": 4, "monthly": "100.00", "first_due_on": "2026-01-10", "waived_items":
    ["penalty_interest"], "charges_stop": True, "collection_stops": True, "certificate_days": 10,
    "record_days": 20,
}  # fmt: skip
PAID = [
    {"kind": "payment", "id": f"p{n}", "loan": "l", "on": f"2026-{n:02d}-10", "amount": "100.00"}
    for n in range(1, 5)
]  # fmt: skip
ON = dt.date(2026, 12, 1)
FINE = [
    {"kind": "notice", "loan": "l", "type": "settlement-certificate", "received_on": "2026-04-15"},
    {"kind": "credit-record", "loan": "l", "report_on": "2026-05-20", "status": "结清"},
]


def ledger(*entries: dict[str, Any], on: dt.date = ON, agreed: Any = AGREED) -> PromiseLedger:
    [one] = promise_ledgers(case_of(LOAN, *([agreed] if agreed else []), *entries), on)
    return one


def codes(*entries: dict[str, Any], **values: Any) -> list[str]:
    found = ledger(*entries, **values).breaches
    return [one.code.removeprefix("promise.creditor-") for one in found]


def bill(on: str, *items: tuple[str, str], total: str | None = None) -> dict[str, Any]:
    return {"kind": "bill", "loan": "l", "captured_at": f"{on}T10:00:00+08:00",
            "items": [{"name": name, "amount": amount} for name, amount in items],
            "total_shown": total}  # fmt: skip


def contact(on: str, text: str = "", **values: Any) -> dict[str, Any]:
    return {"kind": "contact", "loan": "l", "at": f"{on}T10:00:00+08:00", "channel": "sms",
            "text": text} | values  # fmt: skip


def test_a_kept_agreement_shows_nothing() -> None:
    assert codes(*PAID, *FINE) == []
    assert codes(*PAID, *FINE, bill("2026-02-20", ("本期", "100.00"), total="200.00")) == []


def test_waived_and_new_charges_are_told_apart_with_their_sums() -> None:
    found = ledger(
        *PAID, *FINE, bill("2026-02-20", ("罚息", "5.00"), ("催收费", "8.00"), total="213.00")
    ).breaches
    assert [(one.code, one.finding.amount) for one in found] == [
        ("promise.creditor-bill-new-charge", 800),
        ("promise.creditor-bill-waived", 500),
    ]


def test_a_total_is_wrong_only_above_all_that_is_left() -> None:
    assert codes(*PAID, *FINE, bill("2026-02-20", total="200.01")) == ["wrong-total"]
    assert codes(*PAID, *FINE, bill("2026-02-20", total="200.00")) == []
    # a payment of the last days may not be booked yet
    assert codes(*PAID, *FINE, bill("2026-02-12", total="300.00")) == []
    assert codes(*PAID, *FINE, bill("2026-02-13", total="300.00")) == ["wrong-total"]


def test_bills_of_the_day_of_signing_are_older_business() -> None:
    assert codes(*PAID, *FINE, bill(SIGNED, ("罚息", "5.00"), total="900.00")) == []


def test_card_statements_are_bills_too() -> None:
    posted = {"on": "2026-02-19", "amount": "12.00", "text": "违约金"}
    statement = {"kind": "statement", "loan": "l", "statement_on": "2026-02-20",
                 "due_on": "2026-03-10", "balance": "200.00", "entries": [posted]}  # fmt: skip
    assert codes(*PAID, *FINE, statement) == ["bill-new-charge"]


@pytest.mark.parametrize(
    ("values", "broken"),
    [
        ({"text": "您的欠款今天必须还清"}, True),
        ({"text": "温馨提醒：本期还款日为10日，以免逾期。"}, False),
        ({"text": "方案生效，已停止对您催收"}, False),
        ({"text": "", "to_whom": "父亲"}, True),
        ({"text": "", "to_whom": "本人"}, False),
        ({"channel": "visit"}, True),
        ({"observed": ["payment-demanded"]}, True),
        ({"text": "今天必须还清", "direction": "out"}, False),
        ({"text": ""}, False),
    ],
)
def test_collection_that_goes_on_is_known_by_words_person_and_channel(
    values: dict[str, Any], broken: bool
) -> None:
    assert (codes(*PAID, *FINE, contact("2026-01-20", **values)) == ["collected-on"]) is broken


def test_collection_is_not_held_against_them_while_the_person_is_late() -> None:
    late = [PAID[0], PAID[1] | {"on": "2026-02-25"}, *PAID[2:]]
    pressed = contact("2026-02-20", "欠款今天必须还清")
    assert codes(*late, *FINE, pressed) == ["promise.person-late"]
    assert ledger(*late, *FINE, contact("2026-02-26", "欠款今天必须还清")).breaches[-1].code == (
        "promise.creditor-collected-on"
    )


def test_an_ended_agreement_binds_nobody_any_more() -> None:
    ended = AGREED | {"any_miss_ends": True}
    found = ledger(PAID[0], bill("2026-03-20", ("罚息", "5.00")), agreed=ended)
    assert found.ended_on == dt.date(2026, 2, 11)
    assert {one.side.value for one in found.breaches} == {"person"}


@pytest.mark.parametrize(
    ("received", "code"),
    [("2026-04-20", []), ("2026-04-21", ["certificate-late"]), (None, ["certificate-missing"])],
)
def test_the_certificate_has_its_day(received: str | None, code: list[str]) -> None:
    came = [FINE[0] | {"received_on": received}] if received else []
    assert codes(*PAID, *came, FINE[1]) == code


def test_a_sealed_certificate_counts() -> None:
    seal = {"kind": "evidence", "name": "结清证明.pdf", "about": ["l"],
            "captured_at": "2026-04-18T09:00:00+08:00"}  # fmt: skip
    assert codes(*PAID, seal, FINE[1]) == []


@pytest.mark.parametrize(
    ("reports", "code"),
    [
        ([], []),
        ([("2026-04-20", "逾期")], []),
        ([("2026-05-20", "逾期")], ["record-wrong"]),
        ([("2026-05-20", "逾期"), ("2026-06-20", "结清")], ["record-wrong"]),
        ([("2026-04-20", "逾期"), ("2026-06-20", "结清")], []),
    ],
)
def test_only_a_report_after_the_last_day_can_be_wrong(
    reports: list[tuple[str, str]], code: list[str]
) -> None:
    rows = [FINE[1] | {"report_on": on, "status": status} for on, status in reports]
    assert codes(*PAID, FINE[0], *rows) == code


def test_a_settled_record_with_a_balance_is_not_settled() -> None:
    assert codes(*PAID, FINE[0], FINE[1] | {"balance": "3.00"}) == ["record-wrong"]


def test_a_suit_is_withdrawn_after_the_first_payment_where_that_is_agreed() -> None:
    clause = "甲方在收到首期款后5个工作日内向法院申请撤诉。"
    agreed = AGREED | {"clause": clause}
    ruling = {"kind": "court-paper", "loan": "l", "type": "ruling", "text": "准许撤诉"}
    # paid on Saturday 2026-01-10; five working days on is Friday the 16th
    in_time = ruling | {"received_on": "2026-01-16"}
    late = ruling | {"received_on": "2026-01-17"}
    assert codes(*PAID, *FINE, in_time, agreed=agreed) == []
    assert codes(*PAID, *FINE, late, agreed=agreed) == ["withdrawal-late"]
    assert codes(*PAID, *FINE, agreed=agreed) == ["withdrawal-missing"]


def test_what_was_promised_in_words_adds_to_the_agreement() -> None:
    said = {"kind": "promise", "id": "said", "loan": "l", "by": "客服", "made_on": "2026-01-04",
            "what": "服务费也免了"}  # fmt: skip
    bare = AGREED | {"charges_stop": None}
    charged = bill("2026-02-20", ("服务费", "9.00"))
    assert codes(*PAID, *FINE, charged, agreed=bare) == []
    found = ledger(*PAID, *FINE, charged, said, agreed=bare)
    assert [one.code for one in found.breaches] == ["promise.creditor-bill-waived"]
    assert found.terms.entries == ("a", "said")


def test_a_promise_without_an_agreement_stands_by_itself() -> None:
    said = {"kind": "promise", "id": "said", "loan": "l", "by": "客服", "made_on": "2026-01-04",
            "what": "不再催收，罚息也免"}  # fmt: skip
    found = ledger(
        said, contact("2026-01-20", "逾期欠款立即处理"), bill("2026-02-20", ("罚息", "5.00")),
        agreed=None,
    )  # fmt: skip
    assert found.terms.agreement is None
    assert [one.code for one in found.breaches] == [
        "promise.creditor-collected-on",
        "promise.creditor-bill-waived",
    ]


def test_a_later_agreement_takes_the_place_of_the_earlier_one() -> None:
    later = AGREED | {"id": "b", "signed_on": "2026-02-15", "first_due_on": "2026-03-10",
                      "periods": 3, "total": "300.00"}  # fmt: skip
    first, second = promise_ledgers(case_of(LOAN, AGREED, later, *PAID, *FINE), ON)
    assert first.ended_on == dt.date(2026, 2, 15)
    assert first.breaches == ()
    assert second.terms.starts == dt.date(2026, 2, 15)
