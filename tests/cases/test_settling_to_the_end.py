"""Four worked cases from the first call to the last payment: each round, script and clock."""

from __future__ import annotations

import datetime as dt
import importlib
from pathlib import Path
from typing import Any

import pytest

from ashore.case.entries import AnyEntry
from ashore.case.entries_dealings import Agreement, Approach, Contact, Offer, Promise, Request
from ashore.case.entries_loans import Payment
from ashore.case.fields import SHANGHAI
from ashore.case.ledger import Ledger
from ashore.case.replay import Case, replay
from ashore.defend.reading.offers import read_offer
from ashore.documents.leave import leave
from ashore.intake import ledger_from_file
from ashore.law.book import LawBook
from ashore.money.dates import add_months
from ashore.owed.creditor import creditor_on
from ashore.owed.report import owed_on
from ashore.plan.report import plan_of
from ashore.plan.today import agenda
from ashore.settle.after_call import CallNote, entries_after_call
from ashore.settle.call_script import CallScript, call_script
from ashore.settle.offers_compared import offers_compared
from ashore.settle.round_clocks import rounds_clocks
from ashore.settle.round_events import Phase
from ashore.settle.rounds import Round, rounds_of
from ashore.settle.vetting import Flag, text_of, told_of_intermediaries, vet
from ashore.settle.whom import loan_called_about

FOLDER = Path(__file__).parents[3] / "shared" / "cases"
FILES = sorted(FOLDER.glob("case?_*.json"))
ON = dt.date(2026, 11, 24)
BOOK = LawBook.standard()

pytestmark = pytest.mark.skipif(not FILES, reason="the worked cases lie beside the repository")


class Talk:
    """One case as it goes on, and one loan of it that is talked about."""

    def __init__(self, number: int, loan: str) -> None:
        now = dt.datetime(2026, 11, 24, 12, tzinfo=SHANGHAI)
        self.ledger: Ledger = ledger_from_file(FILES[number - 1], recorded_at=now)
        self.loan = loan

    @property
    def case(self) -> Case:
        return replay(self.ledger)

    def script(self, on: dt.date, to: str = "") -> CallScript:
        case = self.case
        file = loan_called_about(case, self.loan)
        found = call_script(case, plan_of(case, BOOK, on, ranges=False), file, BOOK, to=to)
        assert found is not None
        return found

    def call(self, day: str, note: CallNote) -> None:
        """Record the note after a call at three in the afternoon of a day."""
        at = dt.datetime.fromisoformat(f"{day}T15:00:00+08:00")
        file = loan_called_about(self.case, self.loan)
        name = creditor_on(file, self.case, at.date()).name
        self.ledger = self.ledger.append(*entries_after_call(note, self.ledger, file, name, at))

    def add(self, kind: type[AnyEntry] | Any, name: str, **values: Any) -> None:
        at = dt.datetime(2026, 11, 24, 12, tzinfo=SHANGHAI)
        entry = kind.model_validate({"id": name, "recorded_at": at, "loan": self.loan, **values})
        self.ledger = self.ledger.append(entry)

    def round(self, on: dt.date) -> Round:
        return next(one for one in rounds_of(self.case, BOOK, on) if one.loan == self.loan)

    def stands(self, day: str) -> tuple[Phase, str, str | None]:
        found = self.round(dt.date.fromisoformat(day))
        return found.phase, found.next_step.code, found.next_step.paper

    def clocks(self, day: str) -> list[tuple[str, str | None]]:
        on = dt.date.fromisoformat(day)
        own = {one.id for one in self.case.entries if getattr(one, "loan", None) == self.loan}
        return [
            (clock.code, None if clock.by is None else clock.by.isoformat())
            for clock in rounds_clocks(self.case, BOOK, on)
            if set(clock.entries) <= own
        ]

    def leaves(self, kind: str, day: str) -> bool:
        """Return whether a paper of a kind about the loan is drafted on a day, and may leave."""
        on, case = dt.date.fromisoformat(day), self.case
        module = importlib.import_module(f"ashore.documents.papers.{kind.replace('-', '_')}")
        made = [draft for draft in module.drafts(case, BOOK, on) if draft.loan == self.loan]
        return len(leave(made, case, BOOK, head=self.ledger.head)) > 0

    def pay_through(self, monthly: str, first: str, periods: int, last: str) -> dt.date:
        """Record every payment of an agreement on its day; return the day after the last."""
        begins = dt.date.fromisoformat(first)
        for n in range(periods):
            day = add_months(begins, n)
            amount = last if n == periods - 1 else monthly
            self.add(Payment, f"pay-{n}", on=day.isoformat(), amount=amount)
        return add_months(begins, periods - 1) + dt.timedelta(days=1)


def test_case_one_pays_today_and_has_the_promise_put_in_writing() -> None:
    talk = Talk(1, "c1-d1")
    script = talk.script(ON)
    assert script.ability.amount == 106_128
    assert script.papers == ()
    assert sum(Talk(1, loan).script(ON).ability.amount or 0 for loan in ("c1-d1", "c1-d3")) == (
        133_193
    )
    assert talk.stands("2026-11-24") == (Phase.NOT_BEGUN, "call", None)

    talk.add(Payment, "paid", on="2026-11-24", amount="1061.28")
    talk.call(
        "2026-11-24",
        CallNote(
            asked="核实是否已报送征信；还没报送的请求不报送",
            ticket_no="XH-1",
            answer_due_on=dt.date(2026, 12, 1),
            promised="未报送的不再报送",
        ),
    )
    confirm = (Phase.CLOSED, "confirm_the_promise", "promise-confirmation")
    assert talk.stands("2026-11-24") == confirm
    assert talk.clocks("2026-11-25") == [("confirm_the_promise", None)]
    assert talk.leaves("promise-confirmation", "2026-11-25")
    assert [d.code for d in talk.round(ON).deadlines] == ["answer_due"]

    talk.add(Contact, "sms", at="2026-11-26T09:00:00+08:00", channel="sms", text="未报送")
    talk.add(Request, "letter", made_on="2026-11-25", channel="letter", what="请书面确认：不再报送")
    assert talk.stands("2026-11-26") == (Phase.CLOSED, "look_at_the_record", None)
    assert talk.clocks("2026-11-26") == []


def test_case_two_from_a_request_to_the_last_payment() -> None:
    talk = Talk(2, "c2-d1")
    script = talk.script(ON)
    assert (script.stage, script.papers) == ("two_months", ("hardship", "bill-query"))
    assert talk.leaves("hardship", "2026-11-24")
    # Its own bill agrees with the contract; that of another loan does not.
    assert not talk.leaves("bill-query", "2026-11-24")
    assert Talk(2, "c2-d3").leaves("bill-query", "2026-11-24")
    assert [one.amount for one in script.ability.figures] == [730_000, 600_800, 41_600]
    assert script.parts[4].lines[0].zh == "首选：宽限 3 个月，期间不催收、不再加罚息。"
    assert script.parts[4].lines[1].zh.startswith("不行的话：先按每月 416.00 元付")

    talk.call(
        "2026-11-24",
        CallNote(
            answered_by="瑞柏客服 3021",
            asked="延期三个月",
            ticket_no="RB-88301",
            answer_due_on=dt.date(2026, 12, 4),
            promised="答复以前不上门",
            next_step="在 App 上传离职证明和录用通知",
            next_on=dt.date(2026, 11, 27),
        ),
    )
    assert talk.stands("2026-11-25") == (
        Phase.REQUEST, "confirm_the_promise", "promise-confirmation",
    )  # fmt: skip
    assert talk.clocks("2026-11-25") == [
        ("confirm_the_promise", None),
        ("your_next_step", "2026-11-27"),
    ]
    assert talk.leaves("promise-confirmation", "2026-11-25")
    today = agenda(
        talk.case, plan_of(talk.case, BOOK, ON, ranges=False), BOOK, ON,
        more=rounds_clocks(talk.case, BOOK, ON),
    )  # fmt: skip
    assert "confirm_the_promise" in {task.code for task in today.today}
    assert {"your_next_step"} <= {task.code for task in (*today.soon, *today.later)}
    assert "chase_the_answer" in {task.code for task in today.later}

    talk.add(Request, "confirm", made_on="2026-11-26", channel="letter",
             what="请书面确认：答复以前不上门")  # fmt: skip
    assert talk.stands("2026-11-26") == (Phase.REQUEST, "after_request", "reply-reminder")
    assert talk.clocks("2026-11-28") == []
    assert not talk.leaves("reply-reminder", "2026-12-04")
    assert talk.leaves("reply-reminder", "2026-12-05")

    lender = "瑞柏消费金融有限公司"
    terms = {"by": lender, "made_on": "2026-12-03", "deadline": "2026-12-10"}
    talk.add(Offer, "parts", monthly="900", periods=22, first_due_on="2027-01-20",
             conditions=["任一期未足额即恢复全部欠款"], waived="66.05", **terms)  # fmt: skip
    talk.add(Offer, "once", one_off="17000", **terms)
    assert talk.stands("2026-12-03") == (Phase.OFFER, "after_offer", None)
    assert ("answer_the_offer", "2026-12-10") in talk.clocks("2026-12-03")
    on = dt.date(2026, 12, 3)
    case = talk.case
    [compared] = offers_compared(case, plan_of(case, BOOK, on, ranges=False), BOOK)
    ways = {way.offer: way for way in compared.ways}
    assert (ways["parts"].total, ways["parts"].comes_back) == (1_980_000, 6_605)
    assert (ways["once"].total, ways["once"].short > 0) == (1_700_000, True)
    assert compared.recommended != "once"

    talk.add(Offer, "counter", by="person", made_on="2026-12-05", monthly="800", periods=25,
             first_due_on="2027-01-20")  # fmt: skip
    assert talk.stands("2026-12-05")[0] is Phase.COUNTER
    talk.add(Offer, "last", by=lender, made_on="2026-12-08", monthly="800", periods=25,
             first_due_on="2027-01-20", deadline="2026-12-10")  # fmt: skip
    assert talk.stands("2026-12-08")[0] is Phase.OFFER
    talk.add(Agreement, "signed", signed_on="2026-12-09", total="20000", periods=25,
             monthly="800", first_due_on="2027-01-20")  # fmt: skip
    assert talk.stands("2026-12-09") == (Phase.AGREEMENT, "after_agreement", None)
    [due] = [d for d in talk.round(dt.date(2026, 12, 9)).deadlines if d.code == "next_payment"]
    assert due.on == dt.date(2027, 1, 20)
    end = talk.pay_through("800", "2027-01-20", 25, "800")
    assert talk.stands("2027-06-01") == (Phase.PERFORMING, "after_performing", None)
    assert talk.stands(end.isoformat()) == (Phase.CLOSED, "keep_the_certificate", None)
    assert talk.clocks(end.isoformat()) == []


def test_case_five_talks_to_the_creditor_and_not_to_who_calls() -> None:
    talk = Talk(5, "c5-d1")
    case = talk.case
    collector = next(n for r, n in case.loans[0].loan.parties.items() if r == "collector")
    script = talk.script(ON, to=collector)
    assert script.whom.name == "丰堰村镇银行"
    assert script.whom.phones == ()
    assert [note.zh[:9] for note in script.whom.notes] == ["「自称‘驼峰法务’", "同时问清担保方「信"]
    assert script.ability.amount == 47_500
    assert talk.stands("2026-11-24") == (Phase.NOT_BEGUN, "call", None)

    talk.call(
        "2026-11-25",
        CallNote(
            asked="分期，并停止联系家人", ticket_no="F-7", answer_due_on=dt.date(2026, 12, 10)
        ),
    )
    assert talk.stands("2026-11-25") == (Phase.REQUEST, "after_request", "reply-reminder")
    assert talk.leaves("reply-reminder", "2026-12-11")
    talk.call("2026-12-11", CallNote(promised="三十六期，每期三百三", until=dt.date(2026, 12, 15)))
    assert talk.stands("2026-12-11")[1:] == ("confirm_the_promise", "promise-confirmation")
    assert talk.leaves("promise-confirmation", "2026-12-12")
    assert ("see_whether_it_was_kept", "2026-12-16") in talk.clocks("2026-12-12")
    talk.add(Agreement, "signed", signed_on="2026-12-14", total="11880", periods=36,
             monthly="330", first_due_on="2027-01-10")  # fmt: skip
    found = talk.round(dt.date(2026, 12, 14))
    assert (found.phase, found.oral, found.questions) == (Phase.AGREEMENT, (), ())
    end = talk.pay_through("330", "2027-01-10", 36, "330")
    assert talk.stands(end.isoformat()) == (Phase.CLOSED, "keep_the_certificate", None)


def test_case_six_leaves_the_intermediary_and_restores_what_it_broke() -> None:
    talk = Talk(6, "c6-d5")
    case = talk.case
    [approach] = case.of(Approach)
    reading = read_offer(text_of(approach), BOOK, ON)
    found = vet(
        reading.labels, [Flag(*one) for one in reading.reasons], BOOK, ON, approach=approach,
        told=told_of_intermediaries(case), owed=owed_on(case, BOOK, ON),
    )  # fmt: skip
    assert {"fake_documents", "tells_to_stop_paying_or_go_silent"} <= set(found.labels)
    assert [one.what.value for one in found.handed] == [
        "call_forwarding", "sim_card", "power_of_attorney", "identity_papers",
        "complaint_account", "money",
    ]  # fmt: skip
    assert found.fee is not None
    assert found.fee.paid == 1_280_000
    turns = [step.turn.value for step in found.steps]
    assert turns == sorted(
        turns, key=["revoke", "change", "report", "money_back", "talk_again"].index
    )
    assert found.steps[1].code == "cancel_call_forwarding"

    script = talk.script(ON)
    assert script.parts[1].lines[1].zh.startswith("此前有中介以我的名义联系过您")
    assert script.ability.amount == 75_780
    before = talk.round(ON)
    assert before.ended == ("c6-d5-agreement", dt.date(2026, 6, 28))
    assert talk.stands("2026-11-24") == (Phase.NOT_BEGUN, "call", None)

    talk.call("2026-11-26", CallNote(asked="恢复原分期", ticket_no="W-3",
                                     answer_due_on=dt.date(2026, 12, 11)))  # fmt: skip
    assert talk.stands("2026-11-26")[0] is Phase.REQUEST
    assert talk.leaves("reply-reminder", "2026-12-12")
    talk.add(Offer, "again", by="望舒银行", made_on="2026-12-08", monthly="703", periods=36,
             first_due_on="2027-01-28", deadline="2026-12-20")  # fmt: skip
    assert talk.stands("2026-12-08")[0] is Phase.OFFER
    talk.add(Agreement, "anew", signed_on="2026-12-15", total="25299.99", periods=36,
             monthly="703", first_due_on="2027-01-28")  # fmt: skip
    assert talk.stands("2026-12-15")[0] is Phase.AGREEMENT
    end = talk.pay_through("703", "2027-01-28", 36, "694.99")
    assert talk.stands("2027-02-01")[0] is Phase.PERFORMING
    assert talk.stands(end.isoformat()) == (Phase.CLOSED, "keep_the_certificate", None)


def test_a_promise_recorded_with_no_call_behind_it_asks_for_it_in_writing() -> None:
    talk = Talk(2, "c2-d3")
    talk.add(Promise, "heard", by="橙梨金服", what="催收服务费不收了")
    [question] = talk.round(ON).questions
    assert question.ask is not None
    assert "催收服务费不收了" in question.ask.zh
    assert talk.stands("2026-11-24")[2] == "promise-confirmation"
