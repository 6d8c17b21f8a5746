"""Agreements on paying back: what they fix, and what does not fit."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.case.entries_dealings import AgreementKind
from ashore.case.entry import Source
from ashore.case.fields import SHANGHAI
from ashore.intake.papers.agreement_paper import (
    AgreementPaper,
    looks_like_agreement,
    read_agreement,
)
from ashore.intake.papers.sentences import sentences_of_texts
from ashore.intake.unchosen import UNCHOSEN
from tests.intake.papers.contracts import AGREEMENT, CONTRACT

NOW = dt.datetime(2026, 10, 28, 20, 30, tzinfo=SHANGHAI)


def _read(*said: str) -> AgreementPaper:
    return read_agreement(
        sentences_of_texts(said), on=NOW.date(), recorded_at=NOW, source=Source(how="file")
    )


def test_a_whole_agreement() -> None:
    paper = _read(*AGREEMENT)
    entry = paper.entry
    assert (entry.kind_of, entry.signed_on, entry.total, entry.waived, entry.loan) == (
        AgreementKind.PERSONALISED_INSTALMENT, dt.date(2026, 11, 20), 1_200_000, 60_000, UNCHOSEN,
    )  # fmt: skip
    assert (entry.periods, entry.monthly, entry.first_due_on) == (
        12, 100_000, dt.date(2026, 12, 10),
    )  # fmt: skip
    assert entry.any_miss_ends
    assert entry.pay_to == "海川银行股份有限公司"
    assert "第一条" not in entry.clause
    fields = {field.name: field for field in paper.fields}
    assert fields["creditor"].value == "海川银行股份有限公司"
    assert fields["monthly"].text == AGREEMENT[4]
    assert not any(field.asks for field in paper.fields)


def test_sums_that_do_not_fit_are_asked_about() -> None:
    said = [line.replace("每期偿还1,000.00", "每期偿还1,200.00") for line in AGREEMENT]
    asked = {field.name for field in _read(*said).fields if field.asks}
    assert asked == {"total", "monthly", "periods"}


def test_payments_that_are_not_settled_are_asked_about() -> None:
    each = "每期本金1,000.00元、利息50.00元"
    said = [line.replace("每期偿还1,000.00元", each) for line in AGREEMENT]
    assert said != list(AGREEMENT)
    asked = {field.name for field in _read(*said).fields if field.asks}
    assert asked == {"total", "monthly", "periods"}


def test_a_last_instalment_may_be_smaller() -> None:
    said = [line.replace("每期偿还1,000.00", "每期偿还1,080.00") for line in AGREEMENT]
    assert not any(field.asks for field in _read(*said).fields)


def test_without_a_day_the_day_is_asked_about() -> None:
    paper = _read(*AGREEMENT[:-1])
    assert paper.entry.signed_on == NOW.date()
    assert {field.name for field in paper.fields if field.asks} == {"signed_on"}


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("债务减免协议书", AgreementKind.SETTLEMENT),
        ("贷款展期协议", AgreementKind.EXTENSION),
        ("债务重组协议", AgreementKind.RESTRUCTURING),
        ("分期还款协议", AgreementKind.OTHER),
    ],
)
def test_what_it_changes(title: str, kind: AgreementKind) -> None:
    assert looks_like_agreement(sentences_of_texts([title]))
    assert _read(title).entry.kind_of is kind


def test_a_single_miss_that_ends_nothing() -> None:
    assert not _read("分期还款协议", "任何一期未按时偿还的，可在宽限期内补足。").entry.any_miss_ends


def test_a_contract_is_no_agreement() -> None:
    assert not looks_like_agreement(sentences_of_texts(CONTRACT))
    assert not looks_like_agreement(sentences_of_texts(["服务协议", "会员协议"]))
