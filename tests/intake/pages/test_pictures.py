"""Picture files: every broken, huge, tiny or turned one is answered before it fills memory."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from ashore.case.fields import SHANGHAI
from ashore.errors.base import AshoreError
from ashore.errors.intake import (
    PictureDamagedError,
    PictureKindError,
    PictureTooLargeError,
    PictureTooSmallError,
)
from ashore.intake.given_file import GivenFile
from ashore.intake.pages import pictures
from ashore.intake.pages.pictures import colour_behind, is_picture, opened, pieces, taken_at
from ashore.intake.reading import Box

SIZE = (240, 400)


def _picture(
    kind: str = "PNG", *, size: tuple[int, int] = SIZE, exif: Image.Exif | None = None
) -> bytes:
    out = io.BytesIO()
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    image.save(out, kind, exif=exif or Image.Exif())
    return out.getvalue()


def _png_of_size(width: int, height: int) -> bytes:
    """Return a PNG that says it is of some size and holds next to nothing."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 100)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "BMP"])
def test_each_kind_is_known_by_its_first_bytes(kind: str) -> None:
    data = _picture(kind)
    assert is_picture(data[:64])
    assert opened(GivenFile.of(data, "a.bin")).size == SIZE


def test_other_files_are_no_pictures() -> None:
    assert not is_picture(b"")
    assert not is_picture(b"%PDF-1.7")
    assert not is_picture(b"BM,a,b\n1,2,3")


def test_heic_is_named_and_not_read() -> None:
    file = GivenFile.of(b"\0\0\0\x18ftypheic\0\0\0\0" + b"\0" * 100, "IMG_1.HEIC")
    assert is_picture(file.head)
    with pytest.raises(PictureKindError) as error:
        opened(file)
    assert "JPEG" in error.value.message("zh")


@pytest.mark.parametrize(("width", "height"), [(60_000, 60_000), (10_000, 6_001), (2**31 - 1, 1)])
def test_a_picture_too_large_is_refused_by_what_it_says_of_itself(width: int, height: int) -> None:
    with pytest.raises(PictureTooLargeError):
        opened(GivenFile.of(_png_of_size(width, height), "bomb.png"))


def test_a_file_too_large_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    data = _picture()
    monkeypatch.setattr(pictures, "MOST_BYTES", len(data) - 1)
    with pytest.raises(PictureTooLargeError):
        opened(GivenFile.of(data, "a.png"))


def test_a_thumbnail_is_too_small() -> None:
    with pytest.raises(PictureTooSmallError) as error:
        opened(GivenFile.of(_picture(size=(400, 100)), "a.png"))
    assert "400×100" in error.value.message("zh")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "BMP"])
def test_a_picture_cut_off_is_damaged(kind: str) -> None:
    data = _picture(kind)
    with pytest.raises(PictureDamagedError):
        opened(GivenFile.of(data[: len(data) * 2 // 3], "a.png"))


@settings(max_examples=60)
@given(
    st.sampled_from(["PNG", "JPEG", "WEBP", "BMP"]),
    st.lists(st.tuples(st.integers(0, 4_000), st.integers(0, 255)), max_size=12),
    st.integers(0, 4_000),
)
def test_any_damage_raises_only_our_errors(
    kind: str, bytes_: list[tuple[int, int]], cut: int
) -> None:
    data = bytearray(_picture(kind))
    for place, byte in bytes_:
        data[place % len(data)] = byte
    file = GivenFile.of(bytes(data[: max(len(data) - cut, 0)]), "a.png")
    taken_at(file)
    with contextlib.suppress(AshoreError):
        assert opened(file).mode == "RGB"


def test_a_turned_photo_is_set_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert opened(GivenFile.of(_picture("JPEG", exif=exif), "a.jpg")).size == (400, 240)


def test_what_shines_through_is_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", SIZE, (0, 0, 0, 0)).save(out, "PNG")
    assert opened(GivenFile.of(out.getvalue(), "a.png")).getpixel((5, 5)) == (255, 255, 255)


def test_when_it_was_taken() -> None:
    exif = Image.Exif()
    exif[306] = "2026:10:12 08:09:10"
    data = _picture("JPEG", exif=exif)
    assert taken_at(GivenFile.of(data, "a.jpg")) == dt.datetime(
        2026, 10, 12, 8, 9, 10, tzinfo=SHANGHAI
    )
    named = GivenFile.of(data, "Screenshot_2026-10-28-20-30-15-12_app.jpg")
    assert taken_at(named) == dt.datetime(2026, 10, 28, 20, 30, 15, tzinfo=SHANGHAI)
    assert taken_at(GivenFile.of(_picture(), "微信图片.png")) is None
    assert taken_at(GivenFile.of(_picture(), "20261345_250000.png")) is None


def test_a_long_picture_comes_in_pieces_that_overlap() -> None:
    image = Image.new("RGB", (200, 1_000))
    found = list(pieces(image))
    assert [(piece.top, piece.image.height) for piece in found] == [
        (0, 400), (350, 400), (700, 300),
    ]  # fmt: skip
    assert [(piece.first, piece.last) for piece in found] == [
        (True, False), (False, False), (False, True),
    ]  # fmt: skip
    assert [piece.top for piece in pieces(image.crop((0, 0, 200, 500)))] == [0]


def test_the_colour_behind_text_is_the_one_that_most_of_it_has() -> None:
    image = Image.new("RGB", (100, 100), "#95ec69")
    image.paste("black", (10, 10, 40, 20))
    assert colour_behind(image, Box(1, 0, 0, 50, 50)) == (0x95, 0xEC, 0x69)


def test_a_file_on_disk(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(_picture())
    assert opened(GivenFile.at(tmp_path / "a.png")).size == SIZE
