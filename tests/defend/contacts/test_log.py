"""A log from a case says what the same log from a file says."""

from __future__ import annotations

from typing import Any

import pytest

from ashore.case.canonical import canonical_bytes
from ashore.case.exchange import case_from_json
from ashore.case.replay import Case, replay
from ashore.defend.contacts.log import log_from_case
from tests.defend.logs import log_of, row

BASE = {"recorded_at": "2026-11-24T09:00:00+08:00"}


def case_of(*entries: dict[str, Any]) -> Case:
    whole = {"schema": "ashore-case/1", "case_id": "c", "entries": [BASE | one for one in entries]}
    return replay(case_from_json(canonical_bytes(whole)))


def contact(name: str, at: str, **more: Any) -> dict[str, Any]:
    return {"kind": "contact", "id": name, "at": at, "channel": "call"} | more


def test_rows_are_the_contacts_in_the_order_recorded() -> None:
    log = log_from_case(
        case_of(
            contact("late", "2026-11-18T09:00:00+08:00"),
            contact("early", "2026-11-17T01:00:00Z", counterpart_number="+86 13800006602"),
        )
    )
    assert [(c.row, c.id, c.at.isoformat()) for c in log.contacts] == [
        (2, "early", "2026-11-17T09:00:00+08:00"),
        (1, "late", "2026-11-18T09:00:00+08:00"),
    ]


def test_a_corrected_contact_counts_as_corrected() -> None:
    log = log_from_case(
        case_of(
            contact("first", "2026-11-17T09:00:00+08:00"),
            contact("better", "2026-11-17T23:00:00+08:00"),
            {"kind": "supersede", "id": "s", "replaces": "first", "with": "better"},
        )
    )
    assert [c.id for c in log.contacts] == ["better"]


def test_the_persons_own_name_and_number_are_the_borrower() -> None:
    log = log_from_case(
        case_of(
            {"kind": "person", "id": "p", "name": "何俊", "phone": "13911110000"},
            contact("one", "2026-11-17T09:00:00+08:00", to_whom="何俊"),
            contact("two", "2026-11-17T10:00:00+08:00", to_whom="李娜"),
        )
    )
    assert [c.reached.borrower for c in log.contacts] == [True, False]
    assert [(p.row, p.code) for p in log.problems] == [(2, "contacts.relation-unknown")]


def test_parties_confirm_who_is_who() -> None:
    log = log_from_case(
        case_of(
            {
                "kind": "party",
                "id": "lender",
                "name": "驼峰钱包",
                "full_name": "驼峰信息科技有限公司",
            },
            {
                "kind": "party",
                "id": "agency",
                "name": "江城信服",
                "phones": ["138 0000 6602"],
                "acts_for": "lender",
            },
            contact("one", "2026-11-17T09:00:00+08:00", counterpart_number="13800006602"),
            contact("two", "2026-11-17T10:00:00+08:00", counterpart_claims="驼峰信息科技有限公司"),
        )
    )
    assert [log.behind(c).name for c in log.contacts] == ["江城信服", "驼峰钱包"]
    assert log.behind(log.contacts[0]).creditors == ("驼峰钱包",)


def test_the_case_and_the_file_agree() -> None:
    from_case = log_from_case(
        case_of(
            contact(
                "one",
                "2026-11-17T09:00:00+08:00",
                counterpart_number="13800006602",
                counterpart_claims="驼峰",
                to_whom="母亲",
                duration_s=60,
                text="让他还钱",
                observed=["debt-disclosed"],
            )
        )
    )
    from_file = log_of(
        row("2026-11-17 09:00", whom="母亲", text="让他还钱", observed="debt-disclosed")
    )
    (one,), (two,) = from_case.contacts, from_file.contacts
    assert one._replace(id=None, written=None) == two


@pytest.mark.parametrize("whom", ["", "母亲"])
def test_a_row_becomes_an_entry_that_reads_back_the_same(whom: str) -> None:
    (logged,) = log_of(row("2026-11-17 09:00", whom=whom, text="请还款")).contacts
    entry = logged.as_entry()
    assert (entry.text, entry.direction, entry.duration_s) == ("请还款", "in", 60)
    assert entry.to_whom == (whom or None)
