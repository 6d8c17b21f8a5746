"""One number is one key, however it is written; what hides a number is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.defend.contacts.numbers import NumberKind, is_lost, number_from_text


@pytest.mark.parametrize(
    ("key", "kind", "spellings"),
    [
        (
            "13800001234",
            NumberKind.MOBILE,
            ["13800001234", "+8613800001234", "0086 138 0000 1234", "8613800001234",
             "138-0000-1234", "'13800001234", "tel:13800001234", "13800001234.0",
             "１３８００００１２３４"],
        ),
        (
            "02155551234",
            NumberKind.LANDLINE,
            ["02155551234", "021-55551234", "(021) 5555 1234", "+86 21 5555 1234",
             "021-55551234转8001", "021-55551234-8001"],
        ),
        ("075512345678", NumberKind.LANDLINE, ["0755-12345678", "+86-755-12345678"]),
        ("95588", NumberKind.SERVICE, ["95588", "+8695588"]),
        ("12378", NumberKind.SERVICE, ["12378"]),
        ("4001234567", NumberKind.TOLL, ["400-123-4567", "+86 400 123 4567"]),
        ("106980095588", NumberKind.PORT, ["106980095588", "1069 8009 5588"]),
        ("+6531234567", NumberKind.ABROAD, ["+65 3123 4567", "006531234567"]),
    ],
)  # fmt: skip
def test_spellings_of_one_number(key: str, kind: NumberKind, spellings: list[str]) -> None:
    for written in spellings:
        number = number_from_text(written)
        assert number is not None
        assert (number.key, number.kind) == (key, kind), written


@pytest.mark.parametrize(
    "written", ["", "  ", "未知", "私人号码", "Unknown", "-1", "N/A", "95xxx", "106xxxx", "1**"]
)
def test_a_withheld_number_is_none(written: str) -> None:
    assert number_from_text(written) is None


def test_a_masked_number_counts_by_what_can_be_seen() -> None:
    assert number_from_text("尾号 6602") == number_from_text("尾号6602")
    assert number_from_text("138****1234") == number_from_text("138xxxx1234")
    assert number_from_text("138****1234") != number_from_text("139****1234")


def test_a_chat_name_is_an_account() -> None:
    number = number_from_text("wxid_Abc 12")
    assert number is not None
    assert number == ("wxid_abc12", NumberKind.ACCOUNT)


def test_a_number_that_a_spreadsheet_rounded_is_lost() -> None:
    assert is_lost("1.38E+10")
    assert number_from_text("1.38E+10") is None
    assert not is_lost("13800001234")


@given(st.from_regex(r"1[3-9]\d{9}", fullmatch=True, alphabet=st.characters(codec="ascii")))
def test_a_mobile_number_survives_every_decoration(digits: str) -> None:
    plain = number_from_text(digits)
    decorated = f"+86 {digits[:3]}-{digits[3:7]} {digits[7:]}"
    assert plain == number_from_text(decorated) == (digits, NumberKind.MOBILE)
