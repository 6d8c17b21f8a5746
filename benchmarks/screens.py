"""How exactly 60 drawn screens are read, and how long one takes.

The screens are drawn anew with everything on them known: bills, plans, messages and court papers of
made-up apps, light and dark, scaled, compressed, noisy and tilted. They are cleaner than what real
phones give, so the figures say how the reading works and not how real pictures will do.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.figures import Figure

from ashore.case.fields import SHANGHAI
from ashore.intake.given_file import GivenFile
from ashore.intake.pages.figures import folded
from ashore.intake.reading import Asked, Reading
from ashore.intake.screens.reader import READERS

ROOT = Path(__file__).resolve().parents[1]
NAMED = "Screenshot_20261028-203000"
EXACT = ("total", "principal", "interest", "fee", "due_on", "dated", "at", "lent", "left_to_pay",
         "membership", "insurance", "late_fee")  # fmt: skip


@dataclass
class Count:
    """What became of the values of all screens."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    asked: int = 0
    values: int = 0
    others: int = 0
    wall: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)


def figures() -> list[Figure]:
    """Return the share of exact amounts and days, the silent slips, and the time of a screen."""
    count = read_all(int(os.environ.get("SCREENS", "60")))
    wrong = len(count.wrong)
    for line in count.wrong:
        print(line, file=sys.stderr)
    return [
        Figure(what="amounts and days on the screens", value=count.right + wrong),
        Figure(
            what="of them read exactly",
            value=100 * count.right / (count.right + wrong),
            unit="%",
            above=98.99,
        ),
        Figure(what="values wrong without being asked about", value=len(count.silent), below=1),
        Figure(what="other values not exact", value=count.others),
        Figure(what="values asked about", value=100 * count.asked / count.values, unit="%"),
        Figure(what="a screen, median by the clock", value=_middle(count.wall), unit="s"),
        Figure(
            what="processor time of a screen against the bare recogniser",
            value=_middle(count.work) / _middle(_bare(5)),
            unit="times as long",
        ),
        Figure(
            what="a screen, processor time on two cores, halved",
            value=_middle(count.work) / 2,
            unit="s",
            below=4,
        ),
    ]


def read_all(screens: int, seed: int = 1) -> Count:
    """Return what became of every value of some screens."""
    sys.path.insert(0, str(ROOT))
    from tests.intake.screens.draw import all_screens  # noqa: PLC0415

    asked = Asked(recorded_at=dt.datetime(2026, 10, 29, 9, 0, tzinfo=SHANGHAI))
    count = Count()
    for drawn in all_screens(screens, seed):
        screen = drawn()
        file = GivenFile.of(screen.data, f"{NAMED}.png")
        wall, work = time.perf_counter(), time.process_time()
        reading = READERS[0].read(file, asked)
        count.wall.append(time.perf_counter() - wall)
        count.work.append(time.process_time() - work)
        _compare(count, screen.name, screen.truth, reading)
    count.wall, count.work = count.wall[1:], count.work[1:]  # the first one loads the models
    return count


def _bare(screens: int, seed: int = 1) -> list[float]:
    """Return the processor time of the bare recogniser on some of the screens."""
    import numpy as np  # noqa: PLC0415
    from PIL import Image  # noqa: PLC0415
    from rapidocr import RapidOCR  # noqa: PLC0415
    from tests.intake.screens.draw import all_screens  # noqa: PLC0415

    engine = RapidOCR(params={"Global.log_level": "critical"})
    times = []
    for drawn in [all_screens(1, seed)[0], *all_screens(screens, seed)]:
        picture = np.asarray(Image.open(io.BytesIO(drawn().data)).convert("RGB"))[:, :, ::-1]
        work = time.process_time()
        engine(picture)
        times.append(time.process_time() - work)
    return times[1:]


def _compare(count: Count, name: str, truth: Mapping[str, str], reading: Reading) -> None:
    seen = {one.name: one for one in reading.fields}
    count.values += len(seen)
    count.asked += sum(one.asks for one in seen.values())
    for key, value in truth.items():
        found = seen.get(key)
        right = found is not None and folded(found.value) == folded(value)
        counts = key.split(".")[-1] in EXACT or any(key.endswith(word) for word in EXACT)
        if right:
            count.right += counts
            continue
        said = found.value if found else "—"
        line = f"{name} {key}: {value} read as {said}"
        if counts:
            count.wrong.append(line)
        else:
            count.others += 1
        if found and not found.asks:
            count.silent.append(line)


def _middle(times: list[float]) -> float:
    return sorted(times)[len(times) // 2]
