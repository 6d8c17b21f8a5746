"""A harsh message becomes who, when, which sum and by when; its words stay behind."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.case.entries_loans import Loan
from ashore.case.entries_papers import CourtPaper, CourtPaperType, Evidence
from ashore.case.fields import SHANGHAI
from ashore.defend.shielded import says, shielded_inbox
from ashore.law.book import LawBook
from tests.recover.cases import RECORDED, case_of, contact

AT = dt.datetime(2026, 11, 20, 15, 30, tzinfo=SHANGHAI)
HARSH = "你个老赖今天18点前不还8,300.50元，法院传票马上送到你单位，让你全家没脸见人"


def test_the_facts_of_a_harsh_message() -> None:
    [one] = shielded_inbox(case_of(contact("k1", AT, HARSH, counterpart_claims="自称法务")))
    assert one.harsh
    assert one.who == "法务"
    assert one.sums == (830050,)
    assert one.by == dt.date(2026, 11, 20)
    assert (one.paper, one.came) == (True, False)


def test_an_ordinary_reminder_is_shown_as_one() -> None:
    text = "【某消费金融】您的借款11月25日到期，应还款500.00元，请按时还款，已还请忽略。"
    [one] = shielded_inbox(case_of(contact("k1", AT, text)))
    assert not one.harsh
    assert one.sums == (50000,)


def test_a_paper_that_came_is_known() -> None:
    book = LawBook.standard()
    paper = CourtPaper.model_validate(
        {
            "id": "p1",
            "recorded_at": RECORDED,
            "loan": "L1",
            "type": CourtPaperType.SUMMONS,
            "received_on": "2026-11-22",
        }
    )
    terms = {"principal": "5000.00", "method": "bullet", "periods": 1}
    loan = {"id": "L1", "recorded_at": RECORDED, "product": "任和", "terms": terms}

    harsh = contact("k1", AT, HARSH)
    [alone] = shielded_inbox(case_of(harsh))
    assert "12368" in says(alone, book, AT.date()).zh
    [with_it] = shielded_inbox(case_of(Loan.model_validate(loan), harsh, paper))
    assert with_it.came
    assert "12368" not in says(with_it, book, AT.date()).zh


def test_something_sealed_with_the_message_counts_as_come() -> None:
    sealed = Evidence(id="v1", recorded_at=RECORDED, name="传票.jpg", about=("k1",))
    [one] = shielded_inbox(case_of(contact("k1", AT, HARSH), sealed))
    assert one.came


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("请于明天12点前处理", dt.date(2026, 11, 21)),
        ("限24小时内还清", dt.date(2026, 11, 21)),
        ("三天内不还就上门", dt.date(2026, 11, 23)),
        ("11月30日18:00前还款", dt.date(2026, 11, 30)),
        ("2027年1月5日前还款", dt.date(2027, 1, 5)),
        ("1月5日前还款", dt.date(2027, 1, 5)),
        ("2月30日前还款", None),
        ("5个工作日内处理", None),
        ("请尽快还款", None),
        ("今天18点前或者11月30日前", dt.date(2026, 11, 20)),
    ],
)
def test_the_last_day_that_is_named(text: str, by: dt.date | None) -> None:
    [one] = shielded_inbox(case_of(contact("k1", AT, text)))
    assert one.by == by


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("欠款1.2万元", (1_200_000,)),
        ("应还￥300，另加￥300", (30_000,)),
        ("已还100块，还差200.5元", (10_000, 20_050)),
        ("尾号6602，第3期", ()),
    ],
)
def test_the_sums_that_are_named(text: str, sums: tuple[int, ...]) -> None:
    [one] = shielded_inbox(case_of(contact("k1", AT, text)))
    assert one.sums == sums


def test_own_messages_and_silent_calls_are_left_out_and_the_latest_is_first() -> None:
    case = case_of(
        contact("k1", AT, "请还款"),
        contact("k2", AT, "我会还的", direction="out"),
        contact("k3", AT, "  "),
        contact("k4", AT + dt.timedelta(hours=1), "请还款"),
    )
    assert [one.contact for one in shielded_inbox(case)] == ["k4", "k1"]
