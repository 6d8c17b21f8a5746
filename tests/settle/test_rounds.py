"""Each round from the first request to the certificate, derived from entries alone."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.case.entries import AnyEntry
from ashore.case.entries_loans import Assignment
from ashore.settle.round_clocks import rounds_clocks
from ashore.settle.round_events import Phase
from ashore.settle.rounds import Round, rounds_of
from ashore.settle.rounds_exchange import rounds_as_json
from tests.settle.talks import (
    BOOK,
    ON,
    RECORDED,
    agreement,
    case_of,
    contact,
    household,
    loan,
    offer,
    payment,
    promise,
    request,
)

DAY = dt.timedelta(days=1)


def only(*entries: AnyEntry, on: dt.date = ON) -> Round:
    [found] = rounds_of(case_of(household(), loan(), *entries), BOOK, on)
    return found


def codes(*entries: AnyEntry, on: dt.date = ON) -> list[tuple[str, dt.date | None]]:
    case = case_of(household(), loan(), *entries)
    return [(clock.code, clock.by) for clock in rounds_clocks(case, BOOK, on)]


def test_phase_by_phase() -> None:
    so_far: list[AnyEntry] = []
    steps: list[tuple[AnyEntry | None, Phase, str]] = [
        (None, Phase.NOT_BEGUN, "call"),
        (request("r", "2026-11-01", answer_due_on="2026-11-16"), Phase.REQUEST, "after_request"),
        (request("r-2", "2026-11-02", answered_on="2026-11-05", answer="收到"),
         Phase.REPLY, "after_reply"),
        (offer("o", made_on="2026-11-08", monthly="900", periods=14, first_due_on="2026-12-20",
               deadline="2026-11-30"), Phase.OFFER, "after_offer"),
        (offer("c", by="person", made_on="2026-11-10", monthly="700", periods=18),
         Phase.COUNTER, "after_counter"),
        (offer("o-2", made_on="2026-11-12", monthly="800", periods=16), Phase.OFFER, "after_offer"),
        (agreement("a", "2026-11-20"), Phase.AGREEMENT, "after_agreement"),
    ]  # fmt: skip
    for entry, phase, step in steps:
        so_far += [] if entry is None else [entry]
        found = only(*so_far)
        assert (found.phase, found.next_step.code) == (phase, step)
    so_far.append(payment("p-1", "2026-12-20", "1000"))
    found = only(*so_far, on=dt.date(2026, 12, 21))
    assert found.phase is Phase.PERFORMING
    assert [(d.code, d.on) for d in found.deadlines if d.code == "next_payment"] == [
        ("next_payment", dt.date(2027, 1, 20))
    ]
    so_far.append(payment("p-2", "2026-12-22", "11000"))
    found = only(*so_far, on=dt.date(2026, 12, 23))
    assert (found.phase, found.next_step.code, found.open) == (
        Phase.CLOSED,
        "keep_the_certificate",
        False,
    )


def test_what_is_not_late_and_not_talked_about_has_no_round() -> None:
    case = case_of(household(), loan())
    assert rounds_of(case, BOOK, dt.date(2026, 4, 1)) == ()


def test_arrears_that_were_paid_close_a_round_that_was_begun() -> None:
    on = dt.date(2026, 4, 20)
    found = only(request("r", "2026-04-10"), payment("p", "2026-04-12", "1200"), on=on)
    assert (found.phase, found.next_step.code) == (Phase.CLOSED, "look_at_the_record")


def test_an_agreement_that_one_miss_ended_begins_anew() -> None:
    ended = agreement("a", "2026-09-01", first_due_on="2026-10-01", any_miss_ends=True)
    found = only(ended)
    assert (found.phase, found.ended) == (Phase.NOT_BEGUN, ("a", dt.date(2026, 10, 1)))
    assert found.next_step.says.zh.startswith("原协议已终止")
    again = only(ended, request("r", "2026-11-02", what="恢复原协议"))
    assert again.phase is Phase.REQUEST


def test_a_spoken_promise_is_named_until_it_is_in_writing() -> None:
    spoken = promise("pr", "罚息全免", contact="c")
    call = contact("c", "2026-11-20")
    found = only(call, spoken)
    assert [one.id for one in found.oral] == ["pr"]
    assert (found.next_step.code, found.next_step.paper) == (
        "confirm_the_promise",
        "promise-confirmation",
    )
    assert codes(call, spoken) == [("confirm_the_promise", None)]
    asked = only(call, spoken, request("r", "2026-11-21", what="请书面确认：罚息全免"))
    assert (asked.asked_to_confirm, asked.next_step.code) == (True, "after_request")
    written = contact("c", "2026-11-20", channel="sms", direction="in")
    assert only(written, spoken).oral == ()
    assert only(call, spoken, agreement("a", "2026-11-21")).oral == ()


def test_a_promise_that_nobody_wrote_down_asks_for_its_day() -> None:
    [question] = only(promise("pr", "以后再说", made_on=None)).questions
    assert question.code == "rounds.promise-not-written"
    assert question.says.zh == "对方口头说过「以后再说」，还没有书面确认，也没记是哪一次说的。"
    assert question.ask is not None
    assert question.ask.zh.endswith("，以及哪天前做到。")


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ([{"deadline": "2026-12-01"}], "rounds.offer-without-sums"),
        ([{"one_off": "9000"}], "rounds.offer-without-deadline"),
        ([{"monthly": "400", "deadline": "2026-12-01"}], "rounds.offer-without-dates"),
        (
            [{"one_off": "9000", "deadline": "2026-12-01", "first_due_on": "2026-11-01"}],
            "rounds.offer-starts-before",
        ),
        (
            [{"one_off": "9000", "deadline": "2026-12-01"},
             {"one_off": "8000", "deadline": "2026-12-01"}],
            "rounds.offers-contradict",
        ),
    ],
)  # fmt: skip
def test_bad_input_is_said_with_the_next_question(facts: list[dict[str, Any]], code: str) -> None:
    found = only(*(offer(f"o-{n}", **one) for n, one in enumerate(facts)))
    assert [one.code for one in found.questions] == [code]
    assert all(one.ask for one in found.questions)


def test_a_choice_is_no_contradiction() -> None:
    found = only(
        offer("o-1", one_off="9000", deadline="2026-12-01"),
        offer("o-2", monthly="800", periods=12, first_due_on="2026-12-20", deadline="2026-12-01"),
    )
    assert found.questions == ()


def test_an_agreement_without_its_sums_cannot_be_followed() -> None:
    found = only(agreement("a", "2026-11-20", monthly=None))
    assert [one.code for one in found.questions] == ["rounds.agreement-incomplete"]


def test_clocks_of_an_offer_and_of_promises() -> None:
    entries = (
        offer("o", one_off="9000", deadline="2026-11-30"),
        promise("pr", "三天内回电", until="2026-11-23", contact="c"),
        promise("own", "发收入证明", by="person", until="2026-11-26", contact="c"),
        contact("c", "2026-11-20"),
        request("q", "2026-11-20", what="请书面确认"),
    )
    assert codes(*entries) == [
        ("see_whether_it_was_kept", dt.date(2026, 11, 24)),
        ("your_next_step", dt.date(2026, 11, 26)),
        ("answer_the_offer", dt.date(2026, 11, 30)),
    ]
    later = (*entries, contact("c-2", "2026-11-24"))
    assert codes(*later) == [("answer_the_offer", dt.date(2026, 11, 30))]
    assert codes(*entries, on=dt.date(2026, 12, 1))[-1][0] != "answer_the_offer"


def test_an_offer_to_a_person_is_not_to_be_accepted() -> None:
    private = offer("o", one_off="9000", deadline="2026-11-30", pay_to="业务员个人微信收款码")
    assert codes(private) == [("do_not_pay_the_offer", dt.date(2026, 11, 30))]
    found = only(private)
    assert found.next_step.code == "do_not_pay_the_offer"
    assert found.next_step.says.zh == "方案要付到个人账户：不付，请对方给对公账户的书面方案。"
    [clock] = rounds_clocks(case_of(household(), loan(), private), BOOK, ON)
    assert "接受" not in clock.says.zh
    other = offer("o-2", one_off="9500", deadline="2026-11-29", pay_to="对公账户")
    assert only(private, other).next_step.code == "after_offer"
    assert codes(private, other) == [
        ("answer_the_offer", dt.date(2026, 11, 29)),
        ("do_not_pay_the_offer", dt.date(2026, 11, 30)),
    ]


def test_an_offer_of_an_unverified_creditor_waits_until_it_is_verified() -> None:
    bought = Assignment.model_validate(
        {"id": "as", "recorded_at": RECORDED, "loan": "l-1", "type": "transfer",
         "on": "2026-11-01", "to_party": "某某商务咨询", "verified": False}
    )  # fmt: skip
    theirs = offer("o", one_off="9000", deadline="2026-11-30", by="某某商务咨询")
    assert codes(bought, theirs) == [("do_not_pay_the_offer", dt.date(2026, 11, 30))]
    assert only(bought, theirs).next_step.code == "verify_before_the_offer"
    sure = bought.model_copy(update={"verified": True})
    assert codes(sure, theirs) == [("answer_the_offer", dt.date(2026, 11, 30))]


def test_a_lapsed_offer_is_asked_for_again_and_not_accepted() -> None:
    lapsed = offer("o", one_off="9000", deadline="2026-11-23")
    found = only(lapsed)
    assert (found.phase, found.next_step.code) == (Phase.OFFER, "offer_lapsed")
    assert found.next_step.says.zh.startswith("对方的方案已经过期：问能不能照原样再给")
    assert found.next_step.command == "ashore call CASE --to l-1"
    assert codes(lapsed) == []
    assert only(lapsed, on=dt.date(2026, 11, 23)).next_step.code == "after_offer"


@settings(max_examples=25)
@given(st.lists(st.sampled_from("rRoOcCpPa"), max_size=8), st.integers(0, 40))
def test_a_round_never_depends_on_the_order_of_the_ledger_or_on_the_future(
    letters: list[str], ahead: int
) -> None:
    start = dt.date(2026, 10, 1)
    made: list[AnyEntry] = []
    for n, letter in enumerate(letters):
        day = (start + n * 3 * DAY).isoformat()
        made.append(
            {
                "r": lambda n=n, day=day: request(f"e{n}", day),
                "R": lambda n=n, day=day: request(f"e{n}", day, answered_on=day, answer="好"),
                "o": lambda n=n, day=day: offer(f"e{n}", made_on=day, one_off="9000"),
                "O": lambda n=n, day=day: offer(f"e{n}", made_on=day),
                "c": lambda n=n, day=day: offer(f"e{n}", made_on=day, by="person", monthly="500"),
                "C": lambda n=n, day=day: contact(f"e{n}", day),
                "p": lambda n=n, day=day: promise(f"e{n}", "免罚息", made_on=day),
                "P": lambda n=n, day=day: payment(f"e{n}", day, "10"),
                "a": lambda n=n, day=day: agreement(f"e{n}", day),
            }[letter]()
        )
    on = start + ahead * DAY
    forward = rounds_of(case_of(household(), loan(), made), BOOK, on)
    backward = rounds_of(case_of(household(), loan(), made[::-1]), BOOK, on)
    known = [e for n, e in enumerate(made) if start + n * 3 * DAY <= on]
    as_it_was = rounds_of(case_of(household(), loan(), known), BOOK, on)
    for a, b in ((forward, backward), (forward, as_it_was)):
        assert [(r.phase, r.next_step, r.deadlines) for r in a] == [
            (r.phase, r.next_step, r.deadlines) for r in b
        ]


def test_as_json() -> None:
    case = case_of(household(), loan(), offer("o", one_off="9000"))
    [one] = rounds_as_json(rounds_of(case, BOOK, ON), ON, "en")["rounds"]
    assert (one["phase"], one["events"][0]["says"]) == ("offer", "9000.00 yuan in all")
    assert one["questions"][0]["code"] == "rounds.offer-without-deadline"
