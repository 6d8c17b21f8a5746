"""Where the money goes: no fen lost, nothing overpaid, the order kept."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.case.terms import Item
from ashore.errors.law import LawValueError
from ashore.law.book import LawBook
from ashore.owed.allocation import (
    CHARGES_FIRST,
    ORDER,
    PRINCIPAL_FIRST,
    Applied,
    Dues,
    allocate,
    complete_order,
    legal_order,
)

BOOK = LawBook.standard()
LEGAL_ORDER = legal_order(BOOK, dt.date(2026, 11, 24))

BILL: list[Dues] = [
    {Item.PRINCIPAL: 1_000, Item.INTEREST: 100, Item.PENALTY_INTEREST: 30, Item.SERVICE_FEE: 20},
    {Item.PRINCIPAL: 2_000, Item.INTEREST: 90, Item.LATE_FEE: 10},
]

lines = st.lists(
    st.dictionaries(st.sampled_from(Item), st.integers(0, 500), max_size=6), max_size=5
)
orders = st.permutations(list(Item))


def shown(parts: tuple[Applied, ...]) -> list[tuple[int, str, int]]:
    return [(part.line, part.item.value, part.amount) for part in parts]


def test_the_oldest_instalment_is_cleared_first() -> None:
    parts, rest = allocate(1_200, BILL, LEGAL_ORDER)
    assert shown(parts) == [
        (0, "interest", 100),
        (0, "penalty_interest", 30),
        (0, "service_fee", 20),
        (0, "principal", 1_000),
        (1, "interest", 50),
    ]
    assert rest == 0


def test_one_item_can_be_cleared_over_all_instalments() -> None:
    parts, rest = allocate(250, BILL, LEGAL_ORDER, item_first=True)
    assert shown(parts) == [
        (0, "interest", 100),
        (1, "interest", 90),
        (0, "penalty_interest", 30),
        (1, "late_fee", 10),
        (0, "service_fee", 20),
    ]
    assert rest == 0


def test_principal_first() -> None:
    parts, _ = allocate(1_040, BILL, PRINCIPAL_FIRST)
    assert shown(parts) == [(0, "principal", 1_000), (0, "interest", 40)]


def test_charges_first() -> None:
    parts, _ = allocate(140, BILL, CHARGES_FIRST)
    assert shown(parts) == [
        (0, "penalty_interest", 30),
        (0, "service_fee", 20),
        (0, "interest", 90),
    ]


def test_more_than_is_owed_is_given_back() -> None:
    parts, rest = allocate(3_300, BILL, LEGAL_ORDER)
    assert sum(part.amount for part in parts) == 3_250
    assert rest == 50


def test_every_named_order_holds_every_item_once() -> None:
    for order in (LEGAL_ORDER, PRINCIPAL_FIRST, CHARGES_FIRST):
        assert sorted(order) == sorted(Item)


def test_an_agreed_order_is_completed_by_the_legal_one() -> None:
    order = complete_order([Item.PRINCIPAL, Item.LATE_FEE], LEGAL_ORDER)
    assert order[:3] == (Item.PRINCIPAL, Item.LATE_FEE, Item.COURT_FEE)
    assert sorted(order) == sorted(Item)
    assert complete_order(None, LEGAL_ORDER) == LEGAL_ORDER


def test_the_legal_order_is_costs_interest_principal_whatever_the_day() -> None:
    places = {item: place for place, item in enumerate(LEGAL_ORDER)}
    assert places[Item.COLLECTION_FEE] < places[Item.INTEREST] < places[Item.PENALTY_INTEREST]
    assert places[Item.PENALTY_INTEREST] < places[Item.LATE_FEE] < places[Item.SERVICE_FEE]
    assert places[Item.SERVICE_FEE] < places[Item.PRINCIPAL]
    for on in (dt.date(2019, 1, 1), dt.date(2020, 12, 31), dt.date(2021, 1, 1)):
        assert legal_order(BOOK, on) == LEGAL_ORDER


def other_book(folder: Path, order: str) -> LawBook:
    """Return a law book whose only entry is the order, written in another way."""
    for name in ("civil-code/order-within-debt.yaml", "sources/civil-code.yaml"):
        (folder / name).parent.mkdir()
        shutil.copy(BOOK.folder / name, folder / name)
    path = folder / "civil-code/order-within-debt.yaml"
    written = path.read_text(encoding="utf-8")
    changed = written.replace("order: [costs_of_enforcing, interest, principal]", order)
    assert changed != written
    path.write_text(changed, encoding="utf-8")
    return LawBook(folder)


def test_the_order_comes_from_the_law_book(tmp_path: Path) -> None:
    book = other_book(tmp_path, "order: [principal, costs_of_enforcing, interest]")
    order = legal_order(book, dt.date(2026, 11, 24))
    assert order[0] is Item.PRINCIPAL
    assert sorted(order) == sorted(Item)


@pytest.mark.parametrize(
    "order",
    [
        "order: [interest, principal]",
        "order: [costs_of_enforcing, interest, interest, principal]",
        "order: [costs_of_enforcing, interest, capital]",
        "order: interest",
        "other: [costs_of_enforcing]",
    ],
)
def test_an_order_that_does_not_name_each_part_once(order: str, tmp_path: Path) -> None:
    with pytest.raises(LawValueError) as raised:
        legal_order(other_book(tmp_path, order), dt.date(2026, 11, 24))
    assert raised.value.where == f"{ORDER} order"


@given(st.integers(0, 5_000), lines, orders, st.booleans())
def test_no_fen_is_lost_and_nothing_is_overpaid(
    amount: int, dues: list[Dues], order: list[Item], item_first: bool
) -> None:
    before = [dict(line) for line in dues]
    parts, rest = allocate(amount, dues, order, item_first=item_first)
    assert dues == before
    assert sum(part.amount for part in parts) + rest == amount
    owed = sum(sum(line.values()) for line in dues)
    assert rest == max(amount - owed, 0)
    assert len({(part.line, part.item) for part in parts}) == len(parts)
    assert all(0 < part.amount <= dues[part.line][part.item] for part in parts)


@given(st.integers(0, 5_000), lines, orders, st.booleans())
def test_nothing_is_paid_before_what_stands_in_front_is_cleared(
    amount: int, dues: list[Dues], order: list[Item], item_first: bool
) -> None:
    parts, _ = allocate(amount, dues, order, item_first=item_first)
    paid = {(part.line, part.item): part.amount for part in parts}

    def rank(place: tuple[int, Item]) -> tuple[int, int]:
        line, item = place
        return (order.index(item), line) if item_first else (line, order.index(item))

    places = sorted(
        ((n, item) for n, line in enumerate(dues) for item, due in line.items() if due), key=rank
    )
    assert [(part.line, part.item) for part in parts] == places[: len(parts)]
    assert all(
        paid[place] == dues[place[0]][place[1]] for place in places[: max(len(parts) - 1, 0)]
    )


@given(st.integers(0, 3_000), st.integers(0, 3_000), lines, orders, st.booleans())
def test_two_payments_clear_what_one_of_their_sum_does(
    one: int, two: int, dues: list[Dues], order: list[Item], item_first: bool
) -> None:
    together, rest = allocate(one + two, dues, order, item_first=item_first)
    first, rest_1 = allocate(one, dues, order, item_first=item_first)
    left = [dict(line) for line in dues]
    for part in first:
        left[part.line][part.item] -= part.amount
    second, rest_2 = allocate(two, left, order, item_first=item_first)
    paid: dict[tuple[int, Item], int] = {}
    for part in (*first, *second):
        paid[part.line, part.item] = paid.get((part.line, part.item), 0) + part.amount
    assert paid == {(part.line, part.item): part.amount for part in together}
    assert rest_1 + rest_2 == rest
