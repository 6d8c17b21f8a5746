"""An amount is taken as people write it, and one that is none is named without blame."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from ashore.text import Text
from ashore.web.frame.fields import AmountField, Sum

FIELD = AmountField(Text("多少", "How much"))


@pytest.mark.parametrize(
    ("said", "fen"),
    [
        ("8千", 8_000_00),
        ("1.2万", 12_000_00),
        ("1.2 万元", 12_000_00),
        ("3W", 30_000_00),
        ("2k", 2_000_00),
        ("5百", 500_00),
        ("0.00005万", 50),
        ("１，２３４.５", 1_234_50),
        ("¥99.90", 99_90),
        ("", None),
    ],
)
def test_round_sums_are_written_out(said: str, fen: int | None) -> None:
    assert FIELD.clean((said, None, None)) == Sum(fen)


@pytest.mark.parametrize("said", ["八千多", "1.234", "1.2.3万", "万", "0.0000001万", "9" * 20])
def test_what_is_no_amount_is_quoted_and_an_example_given(said: str) -> None:
    with pytest.raises(ValidationError) as refused:
        FIELD.clean((said, None, None))
    (says,) = (one.message for one in refused.value.error_list)
    assert str(getattr(says, "zh", "")).startswith(f"“{said}”不是最多两位小数的元。")


def test_below_zero_says_what_to_do() -> None:
    with pytest.raises(ValidationError) as refused:
        FIELD.clean(("-1.2万", None, None))
    assert [one.code for one in refused.value.error_list] == ["money.negative"]
