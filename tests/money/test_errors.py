"""What stops a figure is said calmly, in both languages, with one next step."""

from __future__ import annotations

import pytest

from ashore.errors import money
from ashore.errors.base import AshoreError, DataError

ERRORS = [
    error
    for error in vars(money).values()
    if isinstance(error, type) and issubclass(error, AshoreError) and error is not DataError
]
VALUES = {"given": "1,234.56", "start": "2026-01-02", "end": "2026-01-01"}


def test_every_code_is_its_own() -> None:
    codes = [error.code for error in ERRORS]
    assert len(set(codes)) == len(codes)
    assert all(code.split(".")[0] in ("money", "rates") for code in codes)


@pytest.mark.parametrize("error", ERRORS)
def test_the_words(error: type[AshoreError]) -> None:
    stopped = error(where="loan-1.flows[0]", **VALUES)
    english, chinese = stopped.message("en"), stopped.message("zh")
    assert "loan-1.flows[0]" in english
    assert "loan-1.flows[0]" in chinese
    assert len(english.split()) <= 40
    assert len(chinese) <= 90
    for word in ("!", "！", "invalid", "错误", "非法", "{", "}"):
        assert word not in english + chinese
    assert "Nothing was changed." in english
    assert "没有改动任何内容。" in chinese
    assert stopped.exit_code == 3
