"""Many texts read in more than one process: the same answers, in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from typing import Self

import pytest

from ashore.defend.reading import batches
from ashore.defend.reading.batches import read_groups
from ashore.defend.reading.reader import Asked, Reading

TEXTS = [
    "今天不还钱就打断你的腿",
    "【某银行】您的账单已出，应还 500 元，请按时还款。",
    "你个老赖",
    "晚上一起吃饭吗",
]
GROUPS = [[Asked(f"{text}（{n}）") for text in TEXTS] for n in range(6)]


def _alone() -> list[list[Reading]]:
    return list(read_groups("messages", GROUPS))


def test_two_processes_say_the_same_in_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "READ_HERE", 1)
    assert list(read_groups("messages", GROUPS, processes=2)) == _alone()
    assert [found[0].labels for found in _alone()] == [("threat_violence",)] * 6


def test_few_texts_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a process was started")

    monkeypatch.setattr(batches, "ProcessPoolExecutor", refuse)
    assert list(read_groups("messages", GROUPS, processes=2)) == _alone()
    assert list(read_groups("messages", [], processes=2)) == []


class _Broken:
    """A pool whose processes were stopped."""

    def __init__(self, *_: object, **__: object) -> None:
        """Start nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End nothing."""

    def submit(self, *_: object) -> _Broken:
        return self

    def result(self) -> list[Reading]:
        raise BrokenProcessPool


def test_where_processes_are_stopped_all_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "READ_HERE", 1)
    monkeypatch.setattr(batches, "ProcessPoolExecutor", _Broken)
    assert list(read_groups("messages", GROUPS, processes=2)) == _alone()


def test_an_answer_comes_before_the_next_group_is_asked_for() -> None:
    asked: list[int] = []

    def groups() -> Iterator[list[Asked]]:
        for number, group in enumerate(GROUPS):
            asked.append(number)
            yield group

    found = read_groups("messages", groups(), processes=2)
    next(found)
    assert asked == [0]
