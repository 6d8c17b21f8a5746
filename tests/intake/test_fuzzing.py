"""A short stretch of the cases that ``tools/fuzz_readers.py`` goes on with for minutes."""

from __future__ import annotations

import pytest

from tests.intake.fuzzing import run


@pytest.mark.parametrize(
    ("kind", "cases"),
    [
        ("money", 150),
        ("contacts", 120),
        ("papers", 15),
        ("texts", 150),
        ("screens", 200),
        ("slips", 120),
    ],
)
def test_only_our_errors_come_out_and_nothing_is_lost_unsaid(kind: str, cases: int) -> None:
    for number in range(cases):
        run(kind, number)
