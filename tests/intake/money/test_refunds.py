"""A refund finds its own payment, by number first and by words last, and takes no other's place."""

from __future__ import annotations

import datetime as dt

from ashore.intake.money.line import Line
from ashore.intake.money.refunds import missing_refunds, paired_refunds


def line(
    fen: int,
    *,
    day: int = 1,
    order: str | None = None,
    shop: str | None = None,
    text: str = "",
    refunded: int = 0,
    closed: bool = False,
) -> Line:
    return Line(
        row=1, on=dt.date(2026, 3, day), at=None, fen=fen, counterpart="店", text=text, hint=None,
        account="", method=None, status=None, order_no=order, merchant_no=shop, table="",
        kind="refund" if fen > 0 else "", refunded=refunded, closed=closed,
    )  # fmt: skip


def test_by_the_number_of_the_order() -> None:
    lines = [line(500, day=3, order="A_1"), line(-500, order="B"), line(-500, order="A")]
    assert paired_refunds(lines) == {0: 2}


def test_by_the_number_of_the_shop() -> None:
    lines = [line(500, day=3, order="A", shop="s"), line(-900, order="B", shop="s")]
    assert paired_refunds(lines) == {0: 1}


def test_by_words() -> None:
    lines = [
        line(500, day=3, text="退款-雨伞"),
        line(-500, text="雨伞"),
        line(500, day=3, text="基金-买入退款"),
        line(-500, text="基金-买入"),
        line(500, day=3, text="退款-帽子"),
    ]
    assert paired_refunds(lines) == {0: 1, 2: 3}


def test_none_from_a_day_before_the_payment() -> None:
    assert paired_refunds([line(500, day=1, order="A"), line(-500, day=2, order="A")]) == {}


def test_a_payment_takes_no_more_than_it_was() -> None:
    lines = [line(300, order="A"), line(300, order="A"), line(-500, order="A")]
    assert len(paired_refunds(lines)) == 1
    lines[2].fen = -600
    assert paired_refunds(lines) == {0: 2, 1: 2}


def test_a_payment_that_says_what_was_refunded_takes_that() -> None:
    lines = [
        line(39_784, order="A"),
        line(7_048, order="A"),
        line(7_048, order="A"),
        line(-46_832, order="A", refunded=46_832),
        line(-44_832, order="A", refunded=7_048),
    ]
    pairs = paired_refunds(lines)
    assert pairs[0] == 3
    assert sorted((pairs[1], pairs[2])) == [3, 4]
    assert list(missing_refunds(lines, pairs)) == []


def test_a_refund_that_did_not_go_through_is_none() -> None:
    assert paired_refunds([line(500, order="A", closed=True), line(-500, order="A")]) == {}


def test_refunds_that_are_not_in_the_file_are_named() -> None:
    lines = [line(200, order="A"), line(-500, order="A", refunded=500), line(-300, order="B")]
    [(payment, missing)] = missing_refunds(lines, paired_refunds(lines))
    assert (payment.order_no, missing) == ("A", 300)
