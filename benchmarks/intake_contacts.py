"""How fast a large backup of messages is read and in how much memory, beside bare parsers.

The file is made up: messages without pictures, which are the slowest to read, and without what
old backups got wrong, so that bare parsers can read it too. The environment variable ``BENCH_MB``
gives its sizes in megabytes, ``500,1000`` unless set.
"""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import random
import resource
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

from benchmarks.figures import Figure
from lxml import etree

from ashore.intake.contacts.sms_xml import READERS
from ashore.intake.given_file import GivenFile
from ashore.intake.reading import Asked

SIZES_MB = tuple(int(size) for size in os.environ.get("BENCH_MB", "500,1000").split(","))
PICKED = frozenset({"106900000000", "13800000000"})
_NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
_PEOPLE, _COMPANIES, _BLOCK = 2_000, 3_000, 20_000
_FIRST_DATE = 1600
_TEXTS = (
    "【驼峰钱包】您的借款已逾期3天，请尽快还款，退订回T",
    "晚上回家吃饭吗？",
    "您的验证码是123456，5分钟内有效。",
    "Example message one two three",
    "今天不处理就安排上门 请知悉，联系电话 400-800-1234",
)


class Run(NamedTuple):
    """One reading in a process of its own: seconds by the clock and of it, and its peak memory."""

    seconds: float
    busy: float
    peak_mb: float
    rows: int


def figures() -> list[Figure]:
    """Return speeds and peak memory for each size, and how fast bare parsers are."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES_MB:
            path = backup(Path(folder) / f"{size}.xml", size)
            megabytes = path.stat().st_size / 1e6
            runs = {call: _apart(call, path) for call in (find_senders, keep_picked)}
            found += [
                figure
                for call, run in runs.items()
                for figure in _speeds(f"{size} MB, {_NAMES[call]}", megabytes, run)
            ]
            if size == SIZES_MB[0]:
                for call in (bare_iterparse, bare_expat):
                    run = _apart(call, path)
                    what = f"{size} MB, {_NAMES[call]}: a second of the processor"
                    found.append(Figure(what=what, value=megabytes / run.busy, unit="MB"))
            path.unlink()
    return found


def _speeds(what: str, megabytes: float, run: Run) -> list[Figure]:
    return [
        Figure(what=f"{what}: a second by the clock", value=megabytes / run.seconds, unit="MB"),
        Figure(
            what=f"{what}: a second of the processor",
            value=megabytes / run.busy,
            unit="MB",
            above=40,
        ),
        Figure(what=f"{what}: peak memory", value=run.peak_mb, unit="MB", below=600),
    ]


def _apart(call: Callable[[Path], int], path: Path) -> Run:
    """Run a call on a file in a process of its own, so that its memory is its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_measured, call, path).result()


def _measured(call: Callable[[Path], int], path: Path) -> Run:
    clock, busy = time.perf_counter(), time.process_time()
    rows = call(path)
    return Run(
        time.perf_counter() - clock,
        time.process_time() - busy,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10,
        rows,
    )


def find_senders(path: Path) -> int:
    """Read a backup to show who is in it."""
    return READERS[0].read(GivenFile.at(path), Asked(recorded_at=_NOW)).rows


def keep_picked(path: Path) -> int:
    """Read a backup for the messages of two senders."""
    reading = READERS[0].read(GivenFile.at(path), Asked(recorded_at=_NOW, picked=PICKED))
    assert reading.entries  # noqa: S101  # it would be too fast with nobody found
    return reading.rows


def bare_iterparse(path: Path) -> int:
    """Walk over the messages with lxml and look at four attributes of each, no more."""
    rows = 0
    events = etree.iterparse(
        str(path), events=("end",), tag="sms", resolve_entities=False, no_network=True
    )
    for _, element in events:
        rows += 1
        for name in ("address", "date", "type", "body"):
            element.get(name)
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    return rows


def bare_expat(path: Path) -> int:
    """Walk over the messages with the standard library's parser, no more."""
    rows = 0

    def start(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal rows
        rows += 1

    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = start
    with path.open("rb") as file:
        while chunk := file.read(2**18):
            parser.Parse(chunk)
    return rows


_NAMES = {
    find_senders: "who is in it",
    keep_picked: "two senders kept",
    bare_iterparse: "lxml alone",
    bare_expat: "expat alone",
}


def backup(path: Path, megabytes: int, seed: int = 1) -> Path:
    """Write a backup of about so many megabytes: 5,000 senders over some years."""
    rng = random.Random(seed)
    numbers = [f"138{n:08}" for n in range(_PEOPLE)] + [f"1069{n:08}" for n in range(_COMPANIES)]
    block = "".join(
        f'  <sms protocol="0" address="{rng.choice(numbers)}" '
        f'date="{_FIRST_DATE}{rng.randrange(10**9):09}" type="{1 + (n % 7 == 0)}" subject="null" '
        f'body="{rng.choice(_TEXTS)}" toa="null" sc_toa="null" service_center="null" read="1" '
        f'status="-1" locked="0" date_sent="0" sub_id="1" readable_date="2020年9月13日 20:26:40" '
        f'contact_name="(Unknown)" />\n'
        for n in range(_BLOCK)
    ).encode()
    with path.open("wb") as file:
        file.write(
            b"<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<smses count=\"2\">\n"
        )
        later = 0
        while file.tell() < megabytes * 1e6:
            now = str(_FIRST_DATE + later % 170).encode()
            file.write(block.replace(b'date="1600', b'date="' + now))
            later += 1
        file.write(b"</smses>\n")
    return path


if __name__ == "__main__":
    for figure in figures():
        print(f"{figure.what}: {figure.value:.4g} {figure.unit} {figure.wanted}")
