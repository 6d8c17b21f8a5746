"""The picture beside its values: served as it came, with the places of the values over it."""

from __future__ import annotations

import io
import uuid
import warnings
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from PIL import Image

from ashore.errors.store import RowMissingError
from ashore.evidence.media import media_type
from ashore.store import uploads
from ashore.web.frame.desk import desk_of
from ashore.web.intake.preview import Part, found_in

_SHOWN = frozenset({"image/png", "image/jpeg", "image/webp"})
_SIDEWAYS = frozenset({5, 6, 7, 8})
_ORIENTATION = 274


@dataclass(frozen=True, slots=True)
class Rectangle:
    """The place of a value on a picture in its own pixels; ``n`` is the value's number."""

    n: int
    left: int
    top: int
    width: int
    height: int
    asks: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture with its size the right way up, and the places on it."""

    upload: uuid.UUID
    width: int
    height: int
    places: tuple[Rectangle, ...]


def pictures_of(case: int, upload: uploads.UploadRow, part: Part) -> tuple[Shown, ...]:
    """Return the pictures of a reading with the places of its values; none for other files."""
    if part.reading.reader != "picture":
        return ()
    others = map(uuid.UUID, found_in(upload).get("others") or ())
    found = []
    for page, one in enumerate((upload.id, *others), start=1):
        content = uploads.content_of(case, one)
        size = _size(content) if media_type(content[:64]) in _SHOWN else None
        if size is not None:
            found.append(Shown(one, *size, tuple(_places(part, page, *size))))
    return tuple(found)


def _places(part: Part, page: int, width: int, height: int) -> list[Rectangle]:
    boxes = [(n, one.box, one.asks) for n, one in enumerate(part.reading.fields)]
    return [
        Rectangle(n, box.left, box.top, box.right - box.left, box.bottom - box.top, asks)
        for n, box, asks in boxes
        # A picture that was turned before it was read has its places elsewhere: none is drawn.
        if box and box.page == page and box.right <= width + 1 and box.bottom <= height + 1
    ]


def _size(content: bytes) -> tuple[int, int] | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "WEBP", "MPO"))
            sideways = image.getexif().get(_ORIENTATION) in _SIDEWAYS
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return (image.height, image.width) if sideways else (image.width, image.height)


@require_safe
def picture(request: HttpRequest, upload: uuid.UUID) -> HttpResponse:
    """Return a picture that was given; anything else is not shown by the browser."""
    try:
        content = uploads.content_of(desk_of(request).case_row, upload)
    except RowMissingError:
        raise Http404 from None
    kind = media_type(content[:64])
    if kind not in _SHOWN:
        raise Http404
    return HttpResponse(content, content_type=kind)
