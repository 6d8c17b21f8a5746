"""A picture file opened with care: its kind, its size, which way up, the pieces of a long one."""

from __future__ import annotations

import datetime as dt
import io
import re
import struct
import warnings
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from PIL import Image, ImageOps, ImageStat

from ashore.case.fields import SHANGHAI
from ashore.errors.intake import (
    PictureDamagedError,
    PictureKindError,
    PictureTooLargeError,
    PictureTooSmallError,
)
from ashore.intake.given_file import GivenFile
from ashore.intake.reading import Box

MOST_BYTES = 64 * 1024**2
MOST_PIXELS = 60_000_000
LEAST_SIDE = 120
_FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "MPO")
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError, IndexError,
           struct.error, zlib.error, ZeroDivisionError, OverflowError)  # fmt: skip
_NAMED = re.compile(
    r"(20\d{2})[-_.]?([01]\d)[-_.]?([0-3]\d)[-_ T]{1,3}([0-2]\d)[-_.:]?([0-5]\d)[-_.:]?([0-5]\d)"
)
_TAKEN_TAGS = (36867, 306)
LONG = 2.5
"""How many times as high as wide a picture may be before it is read in pieces."""


class Piece(NamedTuple):
    """A part of a picture from one height to another; each but the last overlaps the next."""

    image: Image.Image
    top: int
    first: bool
    last: bool


def is_picture(head: bytes) -> bool:
    """Return whether a file begins like a picture, even one of a kind that is not read."""
    return (
        head.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"))
        or (head[:2] == b"BM" and head[6:10] == b"\0\0\0\0")
        or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")
        or _is_heic(head)
    )


def _is_heic(head: bytes) -> bool:
    return head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"avif")


def opened(file: GivenFile) -> Image.Image:
    """Return a picture upright and in plain colours, read to its end.

    Raises:
        PictureKindError: If it is of a kind that is not read, such as HEIC.
        PictureTooLargeError: If it holds more pixels or bytes than are read.
        PictureTooSmallError: If nothing could be read on it.
        PictureDamagedError: If it is cut off or broken.
    """
    if _is_heic(file.head):
        raise PictureKindError(where=file.name)
    if file.size > MOST_BYTES:
        raise PictureTooLargeError(where=file.name, size=file.size, most=MOST_BYTES)
    data = file.content(most=MOST_BYTES)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the size is looked at before a pixel is read
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
            _require_readable(image.width, image.height, file.name)
            image.load()
            return _plain(ImageOps.exif_transpose(image))
    except Image.DecompressionBombError:
        raise PictureTooLargeError(where=file.name, size="∞", most=MOST_PIXELS) from None
    except _BROKEN as error:
        raise PictureDamagedError(where=file.name) from error


def _require_readable(width: int, height: int, name: str) -> None:
    if width * height > MOST_PIXELS:
        raise PictureTooLargeError(where=name, size=width * height, most=MOST_PIXELS)
    if min(width, height) < LEAST_SIDE:
        raise PictureTooSmallError(where=name, width=width, height=height)


def _plain(image: Image.Image) -> Image.Image:
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        white = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(white, clear).convert("RGB")
    return image.convert("RGB")


def taken_at(file: GivenFile) -> dt.datetime | None:
    """Return when a picture was taken, by its name or by what the phone wrote into it.

    Both are what a phone says of itself, and a file can be renamed: it is a hint, not a proof.

    Examples:
        >>> taken_at(GivenFile.of(b"", "Screenshot_20261028-203015.png")).isoformat()
        '2026-10-28T20:30:15+08:00'
    """
    named = _NAMED.search(file.name)
    if named:
        return _moment(*named.groups())
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exif = Image.open(io.BytesIO(file.head), formats=_FORMATS).getexif()
            stamps = [exif.get_ifd(0x8769).get(_TAKEN_TAGS[0]), exif.get(_TAKEN_TAGS[1])]
    except (*_BROKEN, Image.DecompressionBombError):
        return None
    for stamp in stamps:
        parts = re.fullmatch(r"(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)", str(stamp).strip("\0 "))
        if parts:
            return _moment(*parts.groups())
    return None


def _moment(*parts: str) -> dt.datetime | None:
    year, month, day, hour, minute, second = map(int, parts)
    try:
        return dt.datetime(year, month, day, hour, minute, second, tzinfo=SHANGHAI)
    except ValueError:
        return None


def colour_behind(image: Image.Image, box: Box) -> tuple[int, int, int]:
    """Return the colour that most of a place has: the one behind its text, not of it."""
    right, bottom = max(box.right, box.left + 1), max(box.bottom, box.top + 1)
    part = image.crop((box.left, box.top, right, bottom))
    red, green, blue = ImageStat.Stat(part).median
    return round(red), round(green), round(blue)


def pieces(image: Image.Image) -> Iterator[Piece]:
    """Yield a picture as it is, or a long one in pieces of twice its width that overlap.

    The overlap is a quarter of the width, so that every line is whole in one of the pieces.
    """
    if image.height <= LONG * image.width:
        yield Piece(image, 0, first=True, last=True)
        return
    high, step = 2 * image.width, 2 * image.width - image.width // 4
    top = 0
    while True:
        bottom = min(top + high, image.height)
        last = bottom == image.height
        yield Piece(image.crop((0, top, image.width, bottom)), top, first=top == 0, last=last)
        if last:
            return
        top += step
