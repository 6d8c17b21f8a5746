"""Where an earlier complaint went, what it was about, and where it stands."""

from __future__ import annotations

from typing import Any

import pytest

from ashore.case.entries_papers import Complaint
from ashore.documents.papers.earlier import State, desk_of, history_of
from ashore.documents.papers.side import sides_of
from tests.documents.page import BOOK, TODAY
from tests.documents.papers.stories import (
    complaint,
    known,
)


@pytest.mark.parametrize(
    ("to", "about", "desk"),
    [
        ("临江银行", "催收", "channels.lender"),
        ("驿路客服", "催收", "channels.lender"),
        ("中国人民银行云山分行", "征信", "channels.central-bank"),
        ("12378", "催收", "channels.financial-regulator"),
        ("国家金融监督管理总局", "请查处冒充公安", "channels.regulator-report"),
        ("12378 举报", "催收", "channels.regulator-report"),
        ("云山市地方金融管理局", "催收", "channels.local-government"),
        ("12345", "催收", "channels.local-government"),
        ("中国互联网金融协会", "催收", "channels.internet-finance-association"),
        ("12321", "号码", "channels.number-report"),
        ("云山派出所", "短信威胁", "channels.police"),
        ("110", "上门", "channels.police"),
        ("尾号1100的客服", "催收", "channels.lender"),
        ("channels.police", "上门", "channels.police"),
    ],
)
def test_which_desk_a_complaint_went_to(to: str, about: str, desk: str) -> None:
    case = known(complaint("F1", to, about, "2026-11-01"))
    assert desk_of(case.of(Complaint)[0], case) == desk


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ({"filed_on": "2026-11-09"}, State.WAITING),
        ({"filed_on": "2026-11-08"}, State.OVERDUE),
        ({"filed_on": "2026-11-20", "answer_due_on": "2026-11-23"}, State.OVERDUE),
        ({"filed_on": "2026-11-20", "answer_due_on": "2026-10-01"}, State.WAITING),
        ({"answered_on": "2026-11-10", "outcome": "已提醒受托机构"}, State.ANSWERED),
        ({"answered_on": "2026-11-10", "outcome": "不予支持"}, State.REFUSED),
    ],
)
def test_where_an_earlier_complaint_stands(more: dict[str, Any], state: State) -> None:
    case = known(complaint("F1", "临江银行", "催收电话", "2026-11-01") | more)
    (side,) = sides_of(case, TODAY)
    (earlier,) = history_of(case, side, "conduct", BOOK, TODAY).all
    assert earlier.state is state


@pytest.mark.parametrize(
    ("about", "matters"),
    [
        ("催收电话太多", {"conduct"}),
        ("账单里的催收服务费", {"bill"}),
        ("征信报送有误", {"record"}),
        ("服务不好", {"conduct", "bill", "record", "fraud"}),
    ],
)
def test_what_a_complaint_was_about(about: str, matters: set[str]) -> None:
    case = known(complaint("F1", "临江银行", about, "2026-11-01"))
    (side,) = sides_of(case, TODAY)
    named = ("conduct", "bill", "record", "fraud")
    assert {m for m in named if history_of(case, side, m, BOOK, TODAY).all} == matters
