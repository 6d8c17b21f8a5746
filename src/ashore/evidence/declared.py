"""What a file says of itself: when a picture was taken, how long a recording runs."""

from __future__ import annotations

import re
import warnings
from typing import BinaryIO

from ashore.case.entries_papers import Declared

_TIMED = ("audio/", "video/mp4", "video/quicktime", "video/3gpp")
_PICTURES = frozenset({"image/jpeg", "image/png", "image/tiff", "image/webp"})
_EXIF, _TAKEN, _ZONE = 0x8769, 0x9003, 0x9011
_WRITTEN = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)")
_OFFSET = re.compile(r"[+-]\d\d:\d\d")


def declared(file: BinaryIO, kind: str) -> Declared | None:
    """Return what a file of a media type declares, or None where it declares nothing.

    Only the time and the length are taken: a place, a serial number or a name stay in the file.
    The file is read from its beginning and left wherever the reading ended.
    """
    said: dict[str, object] = {}
    if kind.startswith(_TIMED) and (length := _duration_ms(file)) is not None:
        said["duration_ms"] = length
    if kind in _PICTURES and (taken := _taken_at(file)):
        said["taken_at"] = taken
    return Declared.model_validate(said) if said else None


def _duration_ms(file: BinaryIO) -> int | None:
    from tinytag import TinyTag  # noqa: PLC0415 - only sounds need it

    file.seek(0)
    try:
        seconds = TinyTag.get(file_obj=file, tags=False).duration
        return round(seconds * 1000) if seconds else None
    except Exception:  # noqa: BLE001 - a damaged file is evidence all the same
        return None


def _taken_at(file: BinaryIO) -> str | None:
    from PIL import Image  # noqa: PLC0415 - only pictures need it

    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(file) as picture:
                values = picture.getexif().get_ifd(_EXIF)
    except Exception:  # noqa: BLE001 - a damaged picture is evidence all the same
        return None
    found = _WRITTEN.fullmatch(str(values.get(_TAKEN, "")).strip("\x00 "))
    if not found:
        return None
    zone = str(values.get(_ZONE, "")).strip("\x00 ")
    moment = f"{found[1]}-{found[2]}-{found[3]}T{found[4]}"
    return moment + (zone if _OFFSET.fullmatch(zone) else "")
