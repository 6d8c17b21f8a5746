"""Pictures read from the first byte to the entry: a few screens of each kind, by the recogniser."""

from __future__ import annotations

import datetime as dt
import io
import random

import pytest
from PIL import Image

from ashore.case.entries_dealings import Contact
from ashore.case.entries_loans import Bill, InstalmentSchedule
from ashore.case.entries_papers import CourtPaper
from ashore.case.fields import SHANGHAI
from ashore.errors.intake import OcrMissingError, PictureUnknownError
from ashore.intake.given_file import GivenFile
from ashore.intake.pages import ocr
from ashore.intake.pages.figures import folded
from ashore.intake.pages.words import lines_of
from ashore.intake.readers import reader_of
from ashore.intake.reading import Asked, Reading
from ashore.intake.screens.reader import read_pictures
from tests.intake.screens.draw import Screen, screen
from tests.intake.screens.draw_chat import TAKEN
from tests.intake.screens.draw_plan import plan_rows
from tests.intake.screens.pen import THEMES, Pen, picture

pytest.importorskip("rapidocr")

ASKED = Asked(recorded_at=dt.datetime(2026, 10, 29, 9, 0, tzinfo=SHANGHAI))
NAME = f"Screenshot_{TAKEN:%Y%m%d-%H%M%S}.png"


def _read(data: bytes, name: str = NAME) -> Reading:
    file = GivenFile.of(data, name)
    return reader_of(file).read(file, ASKED)


def _require_true(drawn: Screen, reading: Reading) -> None:
    seen = {field.name: folded(field.value) for field in reading.fields}
    assert {name: seen.get(name) for name in drawn.truth} == {
        name: folded(value) for name, value in drawn.truth.items()
    }
    assert not [field.name for field in reading.fields if field.asks]


@pytest.mark.parametrize(
    ("kind", "seed", "entry"),
    [
        ("bill", 1_002, Bill),
        ("bill", 1_007, Bill),
        ("plan", 1_008, InstalmentSchedule),
        ("chat", 1_006, Contact),
        ("sms", 1_013, Contact),
        ("court", 1_009, CourtPaper),
    ],
)
def test_a_screen_of_each_kind(kind: str, seed: int, entry: type) -> None:
    drawn = screen(kind, seed)
    reading = _read(drawn.data)
    _require_true(drawn, reading)
    made = [*reading.entries, *(e for proposal in reading.proposals for e in proposal.entries)]
    assert made
    assert all(isinstance(one, entry) for one in made)
    assert all(one.source.file_hash == reading.file.digest for one in made)
    assert all(one.source.how == "photo" for one in made)
    assert bool(reading.entries) == (entry is Contact)


def _plan_page(rows: list[dict[str, str]], top: int) -> Image.Image:
    """Return a narrow picture of some rows of a plan, large enough to read and no larger."""
    pen = Pen(720, 100 + 90 * len(rows) + top, THEMES["橙叶钱包"])
    for heading, x in (("期数", 80), ("应还日", 270), ("金额", 580)):
        pen.text(x, top + 20, heading, 34, anchor="ma")
    for n, row in enumerate(rows, start=1):
        for name, x in (("n", 80), ("due_on", 270), ("total", 580)):
            pen.text(x, top + 20 + 90 * n, row[name], 34, anchor="ma")
    return pen.image


def test_a_long_screenshot_has_each_row_once() -> None:
    rows = plan_rows(random.Random(5)) + [
        {"n": str(n), "due_on": f"20{27 + n // 12}-{n % 12 + 1:02d}-09", "total": f"{900 + n}.50"}
        for n in range(13, 22)
    ]
    image = _plan_page(rows, 20)
    assert image.height > 2.5 * image.width
    reading = _read(picture(image))
    seen = {field.name: field.value for field in reading.fields}
    assert len(rows) == reading.rows
    for row in rows:
        assert seen[f"rows[{row['n']}].total"] == row["total"]
        assert seen[f"rows[{row['n']}].due_on"] == row["due_on"]


def test_two_pictures_of_one_page() -> None:
    rows = plan_rows(random.Random(5))
    files = [
        GivenFile.of(picture(_plan_page(rows, 20).crop(part)), NAME)
        for part in ((0, 0, 720, 560), (0, 380, 720, 100 + 90 * len(rows)))
    ]
    reading = read_pictures(files, ASKED)
    assert reading.rows == len(rows)
    seen = {field.name: field for field in reading.fields}
    assert [seen[f"rows[{row['n']}].total"].value for row in rows] == [row["total"] for row in rows]
    last = seen[f"rows[{len(rows)}].total"].box
    assert last is not None
    assert last.page == 2


@pytest.mark.parametrize("turned", [90])
def test_a_picture_lying_on_its_side_is_turned(turned: int) -> None:
    pen = Pen(520, 300, THEMES["小禾分期"])
    for n, said in enumerate(("借款合同纠纷", "应还总额：1,331.93元", "到期日：2026年10月12日")):
        pen.text(30, 30 + 80 * n, said, 36)
    page = ocr.page_of(pen.image.rotate(turned, expand=True), name="a.png")
    assert [line.text for line in lines_of(page.words)][1:] == [
        "应还总额：1,331.93元",
        "到期日：2026年10月12日",
    ]


def test_a_picture_of_something_else() -> None:
    pen = Pen(400, 240, THEMES["小禾分期"])
    pen.text(30, 60, "周末一起吃饭吗", 36)
    with pytest.raises(PictureUnknownError):
        _read(picture(pen.image))


def test_without_the_recogniser_the_next_step_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_there", lambda: False)
    out = io.BytesIO()
    Image.new("RGB", (300, 300), "white").save(out, "PNG")
    with pytest.raises(OcrMissingError) as error:
        _read(out.getvalue())
    assert "pip install 'ashore[ocr]'" in error.value.message("zh")
