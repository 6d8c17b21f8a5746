"""Papers of courts and creditors: what they are, and what they say."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.case.entries_dealings import Notice, NoticeType
from ashore.case.entries_papers import CourtPaper, CourtPaperType
from ashore.case.entry import Source
from ashore.case.fields import SHANGHAI
from ashore.intake.pages.words import Line
from ashore.intake.screens.court_page import (
    Paper,
    fields_with_receipt,
    kind_of_paper,
    paper_entry,
    read_paper,
)
from ashore.intake.screens.sureness import Again
from tests.intake.pages.layout import reading, same, word

ON = dt.date(2026, 10, 28)
NOW = dt.datetime(2026, 10, 28, 20, 30, tzinfo=SHANGHAI)
SUMMONS = ("临江市东湖区人民法院", "传  票", "案号：（2026）浙0102民初1371号",
           "原告：云帆消费金融有限公司", "被告：林晓",
           "开庭时间：2026年11月12日下午2时30分", "2026年10月24日")  # fmt: skip


def _lines(*said: str) -> list[Line]:
    return [Line((word(text, 100, 100 + 100 * n),)) for n, text in enumerate(said)]


def _read(*said: str, again: Again = same) -> Paper:
    paper = read_paper(_lines(*said), again=again, on=ON)
    assert paper is not None
    return paper


def test_a_summons() -> None:
    paper = _read(*SUMMONS)
    assert {field.name: field.value for field in paper.fields} == {
        "type": "summons",
        "case_no": "（2026）浙0102民初1371号",
        "court": "临江市东湖区人民法院",
        "hearing_at": "2026-11-12T14:30:00+08:00",
        "dated": "2026-10-24",
        "parties.原告": "云帆消费金融有限公司",
        "parties.被告": "林晓",
    }
    assert not paper.asks
    entry = paper_entry(paper, recorded_at=NOW, received_on=ON, source=Source())
    assert isinstance(entry, CourtPaper)
    assert (entry.type, entry.dated) == (CourtPaperType.SUMMONS, dt.date(2026, 10, 24))
    assert entry.hearing_at == dt.datetime(2026, 11, 12, 14, 30, tzinfo=SHANGHAI)
    assert entry.received_on is None
    assert fields_with_receipt(paper, entry) == paper.fields


def test_sums_in_a_judgment() -> None:
    paper = _read(
        "南浦县人民法院", "民事判决书", "（2026）川0107民初77号",
        "被告林晓于本判决生效之日起十日内偿还借款本金17,064.65元、",
        "利息、罚息共计1,203.50元；", "案件受理费226元，由被告负担。",
    )  # fmt: skip
    entry = paper_entry(paper, recorded_at=NOW, received_on=ON, source=Source())
    assert isinstance(entry, CourtPaper)
    assert entry.type is CourtPaperType.JUDGMENT
    assert (entry.principal, entry.interest_and_fees, entry.court_fee) == (1706465, 120350, 22600)
    assert {field.name for field in paper.fields if field.asks} == {"court_fee"}


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("支 付 令", CourtPaperType.PAYMENT_ORDER),
        ("民事起诉状", CourtPaperType.CLAIM),
        ("应诉通知书", CourtPaperType.CLAIM),
        ("诉前调解通知书", CourtPaperType.MEDIATION),
        ("民事裁定书", CourtPaperType.RULING),
        ("执行通知书", CourtPaperType.ENFORCEMENT_NOTICE),
        ("海川仲裁委员会裁决书", CourtPaperType.AWARD),
        ("债权转让通知书", NoticeType.ASSIGNMENT),
        ("借款提前到期通知书", NoticeType.ACCELERATION),
        ("逾期催收函", NoticeType.DEMAND),
        ("律师函", NoticeType.DEMAND),
    ],
)
def test_what_a_paper_says_it_is(title: str, kind: CourtPaperType | NoticeType) -> None:
    assert kind_of_paper(_lines("某某有限公司", title)) is kind


@pytest.mark.parametrize(
    "said", ["再不还就给你发传票和律师函了，法院见", "本期应还", "您的案件将申请支付令", ""]
)
def test_talk_of_a_court_is_no_paper_of_one(said: str) -> None:
    assert kind_of_paper(_lines(said)) is None
    assert read_paper(_lines(said), again=same, on=ON) is None


def test_what_a_second_look_reads_otherwise_is_asked_about() -> None:
    said = "案号：（2026）浙0102民初1371号"
    paper = _read(*SUMMONS, again=reading({said: "案号：（2026）浙0102民初1871号"}))
    assert {field.name for field in paper.fields if field.asks} == {"case_no"}


def test_what_cannot_be_is_asked_about() -> None:
    said = [line.replace("浙0102", "淅0102") for line in SUMMONS[:-1]]
    paper = _read(*said, "2026年12月24日")
    assert {field.name for field in paper.fields if field.asks} == {"case_no", "dated"}


def test_a_notice_from_a_creditor() -> None:
    paper = _read("债权转让通知书", "您所欠借款本金5,000.00元的债权已转让。", "2026年10月20日")
    entry = paper_entry(paper, recorded_at=NOW, received_on=ON, source=Source())
    assert isinstance(entry, Notice)
    assert (entry.type, entry.dated, entry.received_on) == (
        NoticeType.ASSIGNMENT, dt.date(2026, 10, 20), ON,
    )  # fmt: skip
    assert "债权已转让" in entry.text
    asked = [field.name for field in fields_with_receipt(paper, entry) if field.asks]
    assert asked == ["received_on"]


def test_no_time_that_there_is_not() -> None:
    paper = _read("传票", "开庭时间：2026年11月31日9时30分")
    assert paper.value("hearing_at") is None
