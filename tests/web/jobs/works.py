"""Pieces of work that tests hand to the other process."""

from __future__ import annotations

import os
import time
from typing import Any

from ashore.errors.intake import FileUnknownError
from ashore.text import Text
from ashore.web.jobs.kind import Made, Tell


def quick(values: dict[str, Any], tell: Tell) -> Made:
    """Count some letters."""
    tell(1, 2, Text("数字母", "Counting letters"))
    return Made({"n": len(values["word"]), "file_name": "n.txt"}, values["word"].encode())


def waits(values: dict[str, Any], tell: Tell) -> Made:
    """Wait until it is stopped."""
    tell(1, 9, Text("等着", "Waiting"))
    time.sleep(values.get("seconds", 60))
    return Made({"waited": True})


def refuses(values: dict[str, Any], tell: Tell) -> Made:
    """Meet one of our errors."""
    del tell
    raise FileUnknownError(where=values["word"])


def breaks(values: dict[str, Any], tell: Tell) -> Made:
    """Meet an error of the program."""
    del tell
    return Made(values["nothing"])


def dies(values: dict[str, Any], tell: Tell) -> Made:
    """End without a word."""
    del values, tell
    os._exit(3)
