"""A card's statement: its days, its sums and its lines; what does not add up is asked about."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from ashore.case.entry import Source
from ashore.case.fields import SHANGHAI
from ashore.intake.pages.text_page import words_of_text
from ashore.intake.papers.card_statement import (
    CardStatement,
    looks_like_statement,
    read_statement,
    statement_entry,
)
from ashore.intake.unchosen import UNCHOSEN
from ashore.money.amounts import yuan_from_fen
from tests.intake.papers.card_papers import STATEMENT

NOW = dt.datetime(2026, 10, 24, 9, tzinfo=SHANGHAI)


def _read(*lines: str) -> CardStatement:
    return read_statement(words_of_text(lines))


def test_a_statement_and_its_lines() -> None:
    found = _read(*STATEMENT)
    entry = statement_entry(found, recorded_at=NOW, source=Source(how="file"))
    assert entry is not None
    assert (entry.loan, entry.statement_on, entry.due_on) == (
        UNCHOSEN, dt.date(2026, 10, 3), dt.date(2026, 10, 23),
    )  # fmt: skip
    assert (entry.balance, entry.minimum) == (154_020, 7_701)
    assert [(one.on.day, one.amount, one.text) for one in entry.entries] == [
        (8, 120_000, "上期未还余额"), (11, -10_000, "还款"), (20, 44_020, "超市 第二分店"),
    ]  # fmt: skip
    assert found.value("issuer") == "海川银行"
    assert not any(field.asks for field in found.fields)
    assert found.left_out == ()


def test_lines_that_come_to_another_sum_are_asked_about() -> None:
    asked = [field.name for field in _read(*STATEMENT[:-1]).fields if field.asks]
    assert asked == ["balance"]


def test_a_statement_without_lines_stands_by_its_sums() -> None:
    found = _read(*STATEMENT[:5])
    assert not any(field.asks for field in found.fields)
    assert found.postings == ()


def test_a_line_that_cannot_be_read_is_named() -> None:
    found = _read(*STATEMENT, "2026-09-25\t外币消费\tUSD 三")
    [left] = found.left_out
    assert left.code == "paper.statement-row"
    assert "USD 三" in left.says.zh
    assert len(found.postings) == 3


def test_the_year_of_a_line_is_that_of_the_statement() -> None:
    january = ["账单日\t2026-01-03", *STATEMENT[2:6], "12-28\t12-29\t药店\t20.00"]
    [line] = _read(*january).postings
    assert (line.on, line.amount) == (dt.date(2025, 12, 29), 2_000)


def test_without_its_days_it_is_none() -> None:
    found = _read(STATEMENT[0], *STATEMENT[3:])
    assert statement_entry(found, recorded_at=NOW, source=Source(how="file")) is None
    assert looks_like_statement(words_of_text(STATEMENT))
    for number in (1, 2, 3, 4):
        rest = [line for n, line in enumerate(STATEMENT[:5]) if n != number]
        assert not looks_like_statement(words_of_text(rest))


@given(st.lists(st.integers(-900_000, 900_000).filter(bool), min_size=1, max_size=12))
def test_whatever_the_lines_are_their_sum_is_confirmed(amounts: list[int]) -> None:
    lines = [f"2026-09-{n:02}\t商户\t{yuan_from_fen(fen)}" for n, fen in enumerate(amounts, 1)]
    total = yuan_from_fen(sum(amounts))
    found = _read(*STATEMENT[:3], f"本期应还款额\t{total}", STATEMENT[4], *lines)
    assert [one.amount for one in found.postings] == amounts
    assert not any(field.asks for field in found.fields)
