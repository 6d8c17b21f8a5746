"""The pictures of the front page: all there, of one size, small, and each shown somewhere."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image
from tools.doc_links import links
from tools.screenshots import IMAGES, MOST_BYTES, PHONE, SHOTS, small

ROOT = Path(__file__).parents[2]


def test_every_picture_is_there_small_and_of_one_size() -> None:
    assert {place.stem for place in IMAGES.iterdir()} == {shot.name for shot in SHOTS}
    for place in IMAGES.iterdir():
        assert place.stat().st_size <= MOST_BYTES
        with Image.open(place) as picture:
            assert (picture.format, picture.size) == ("PNG", (PHONE["width"], PHONE["height"]))


def test_every_picture_is_shown_on_both_front_pages() -> None:
    wanted = {f"docs/images/{shot.name}.png" for shot in SHOTS}
    for name in ("README.md", "README.zh-CN.md"):
        shown = {one for one in links((ROOT / name).read_text("utf-8")) if one.endswith(".png")}
        assert shown == wanted


def test_a_picture_of_many_colours_is_made_small() -> None:
    colours = np.random.default_rng(1).integers(0, 256, (300, 300, 3), dtype=np.uint8)
    out = BytesIO()
    Image.fromarray(colours).save(out, "PNG")
    made = small(out.getvalue())
    assert len(made) <= MOST_BYTES < len(out.getvalue())
    with Image.open(BytesIO(made)) as picture:
        assert picture.size == (300, 300)
