"""An agreement that was read from a paper is held to the same terms as its own text."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from ashore.case.entries_dealings import Agreement
from ashore.case.entry import Source
from ashore.case.fields import SHANGHAI
from ashore.intake.papers.agreement_paper import AgreementPaper, read_agreement
from ashore.intake.papers.sentences import Sentence, sentences_of_texts
from ashore.money.amounts import fen_from_yuan
from ashore.settle.promises.terms import of_agreement
from tests.settle.agreement.labelled import labelled

NOW = dt.datetime(2026, 10, 28, 20, 30, tzinfo=SHANGHAI)
GOOD = {one.name: one for one in labelled() if one.kind == "good"}


def read(*lines: str) -> AgreementPaper:
    return read_agreement(
        sentences_of_texts(lines), on=NOW.date(), recorded_at=NOW, source=Source(how="file")
    )


@pytest.mark.parametrize("name", GOOD)
def test_a_paper_and_its_text_come_to_the_same_terms(name: str) -> None:
    entry = read(*GOOD[name].text.splitlines()).entry
    values = GOOD[name].label["values"]
    assert entry.signed_on.isoformat() == values["signed_on"]
    assert entry.total == fen_from_yuan(values["total"])
    bare = Agreement(
        id=entry.id, recorded_at=NOW, loan=entry.loan, signed_on=entry.signed_on,
        clause=GOOD[name].text,
    )  # fmt: skip
    assert of_agreement(entry) == replace(of_agreement(bare), pay_to=entry.pay_to)


def test_uneven_payments_are_kept_one_by_one() -> None:
    paper = read("还款协议", "第1期2026年12月5日100.00元；第2期2026年12月25日250.00元。")
    assert [(one.on.isoformat(), one.amount) for one in paper.entry.payments] == [
        ("2026-12-05", 10_000), ("2026-12-25", 25_000),
    ]  # fmt: skip
    assert read("还款协议", "分2期，每期100.00元，首期2026年12月5日。").entry.payments == ()


def test_what_is_not_said_is_left_open() -> None:
    entry = read("还款协议", "结清后7个工作日内出具结清证明，尽快更新征信。").entry
    assert (entry.certificate_days, entry.record_days, entry.charges_stop) == (None, None, None)
    assert (entry.collection_stops, entry.grace_days, entry.waived_items) == (None, None, ())


def test_each_value_stands_beside_its_sentence() -> None:
    said = (
        "还款协议",
        "每期宽限3日。",
        "签署后停止催收。",
        "免除罚息。",
        "结清后10日内出具结清证明。",
    )
    shown = {field.name: (field.value, field.text) for field in read(*said).fields}
    del shown["signed_on"]
    assert shown == {
        "grace_days": ("3", said[1]),
        "collection_stops": ("true", said[2]),
        "waived_items": ("compound_interest penalty_interest", said[3]),
        "certificate_days": ("10", said[4]),
    }


@pytest.mark.parametrize("sign", ["\n", "\f", "\x0b", "\u2028", "\r\n"])
def test_a_break_inside_a_sentence_moves_no_other(sign: str) -> None:
    sentences = [Sentence("还款协议"), Sentence(f"甲方{sign}{sign}乙方"), Sentence("每期宽限3日。")]
    paper = read_agreement(sentences, on=NOW.date(), recorded_at=NOW, source=Source(how="file"))
    [grace] = [field for field in paper.fields if field.name == "grace_days"]
    assert grace.text == "每期宽限3日。"
