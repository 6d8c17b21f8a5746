"""From two exports of a telephone to what the rules on collecting say of them."""

from __future__ import annotations

from ashore.case.ledger import Ledger
from ashore.case.replay import replay
from ashore.defend.conduct.report import ConductReport, conduct_report
from ashore.defend.contacts.log import log_from_case
from tests.defend.logs import BOOK, TODAY
from tests.intake.contacts.exports import (
    COLLECTOR,
    LENDER,
    MOTHER,
    call,
    calls,
    contacts,
    read,
    sms,
    smses,
)

MESSAGES = smses(
    [
        sms(LENDER, "2026-11-17 22:40:00", "【驼峰钱包】您的借款已逾期，请尽快还款"),
        sms(COLLECTOR, "2026-11-17 10:00:00", "【驼峰钱包】今天不处理就联系你通讯录"),
        sms(MOTHER, "2026-11-17 23:30:00", "早点睡"),
    ]
)
CALLS = calls(
    *(call(COLLECTOR, f"2026-11-18 {hour}:00:00", "1", 60) for hour in ("09", "11", "14", "17")),
    call(COLLECTOR, "2026-11-18 19:00:00", "3", 0),
    call(MOTHER, "2026-11-18 23:00:00", "1", 600, name="妈妈"),
)


def report(*exports: bytes) -> ConductReport:
    ledger = Ledger.begin("c")
    for data in exports:
        ledger = ledger.append(*read(data, LENDER, "+86 138 0000 1234").entries)
    return conduct_report(log_from_case(replay(ledger)), BOOK, on=TODAY)


def test_what_was_picked_is_held_against_the_rules() -> None:
    found = {one.finding.code: one for one in report(MESSAGES, CALLS).findings}
    assert found["conduct.night"].rows == (1,)
    # The fourth call that was answered is the first over the three of a day.
    assert found["conduct.calls-a-day"].rows == (6,)


def test_private_calls_are_held_against_nothing() -> None:
    log = report(MESSAGES, CALLS).log
    assert len(log.contacts) == 7
    assert {contact.number_key for contact in log.contacts} == {LENDER, COLLECTOR}
    assert not log.problems


def test_the_signature_joins_the_numbers_of_one_firm() -> None:
    log = report(MESSAGES, CALLS).log
    assert {log.behind(contact).name for contact in log.inbound()} == {"驼峰钱包"}


def test_a_case_file_keeps_every_contact_as_it_was_read() -> None:
    entries = read(CALLS, COLLECTOR).entries
    [*kept] = replay(Ledger.begin("c").append(*entries)).entries
    assert [one.model_copy(update={"prev": None}) for one in kept] == contacts(
        read(CALLS, COLLECTOR)
    )
