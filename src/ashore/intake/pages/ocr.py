"""The words on a picture, recognised on this machine with the models that come with the program."""

from __future__ import annotations

import functools
import importlib.util
import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from PIL import Image, ImageOps

from ashore.errors.intake import OcrMissingError
from ashore.intake.pages.pictures import pieces
from ashore.intake.pages.words import Word
from ashore.intake.reading import Box

WIDE, NARROW = 1440, 700
"""A picture wider is made smaller before it is read, and one narrower twice as large."""
MOST_THREADS = 4
_LEAST_PERCENT = 75
_CUT = 4
_lock = threading.Lock()


class SeenPage(NamedTuple):
    """A picture the right way up, and the words that were found on it."""

    image: Image.Image
    words: tuple[Word, ...]


def is_there() -> bool:
    """Return whether the parts that recognise text are installed."""
    return all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime"))


@functools.cache
def _engine() -> Any:
    """Return the one engine of this process; its models are loaded when first used."""
    from rapidocr import RapidOCR  # noqa: PLC0415  # heavy, and an extra

    models = Path(importlib.import_module("rapidocr").__file__ or "").parent / "models"
    # Named by their files, because a model that has no file would be fetched from a server.
    paths = {part: next(models.glob(f"*_{part.lower()}_*.onnx")) for part in ("Det", "Rec", "Cls")}
    threads = min(os.cpu_count() or 1, MOST_THREADS)
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.text_score": 0.0,
            "Global.max_side_len": 1600,
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            **{f"{part}.model_path": str(path) for part, path in paths.items()},
        }
    )


def page_of(image: Image.Image, *, name: str, page: int = 1) -> SeenPage:
    """Return a picture upright with its words; a long one is read in pieces.

    A picture that reads badly is tried in its three other directions too.

    Raises:
        OcrMissingError: If the parts that recognise text are not installed.
    """
    if not is_there():
        raise OcrMissingError(where=name)
    seen = SeenPage(image, _words(image, page))
    if _reads_well(seen.words):
        return seen
    turned = [image.rotate(angle, expand=True) for angle in (180, 90, 270)]
    others = [SeenPage(one, _words(one, page)) for one in turned]
    return max([seen, *others], key=lambda one: _worth(one.words))


def read_again(page: SeenPage, words: Sequence[Word]) -> tuple[str, ...]:
    """Return what a second look at each word says: closer, in grey, dark on light.

    It is a look at other pixels than the first one's, so a slip of the first rarely comes again.
    """
    crops = [_closer(page.image, word.box) for word in words]
    if not crops:
        return ()
    with _lock:
        found = _engine().recognize_txt(crops)
    return tuple(str(text) for text in found.txts)


def _closer(image: Image.Image, box: Box) -> np.ndarray[Any, Any]:
    edge = max((box.bottom - box.top) // 5, 3)
    around = (box.left - edge, box.top - edge // 2, box.right + edge, box.bottom + edge // 2)
    grey = ImageOps.autocontrast(image.crop(around).convert("L"), cutoff=1)
    corners = np.asarray(grey)[[0, 0, -1, -1], [0, -1, 0, -1]]
    if np.median(corners) < 128:
        grey = ImageOps.invert(grey)
    high = 96
    wide = max(round(grey.width * high / max(grey.height, 1)), high)
    return np.asarray(grey.resize((wide, high), Image.Resampling.LANCZOS).convert("RGB"))


def _words(image: Image.Image, page: int) -> tuple[Word, ...]:
    found: list[Word] = []
    for piece in pieces(image):
        for word in _words_of(piece.image, page, piece.top):
            cut = piece.top + piece.image.height - _CUT
            at_cut = (not piece.first and word.top < piece.top + _CUT) or (
                not piece.last and word.bottom > cut
            )
            if not at_cut:
                _keep(found, word)
    return tuple(found)


def _keep(found: list[Word], word: Word) -> None:
    """Add a word; of two readings of one place in two pieces the surer stays."""
    for place, other in enumerate(found):
        if _same_place(word, other):
            found[place] = max(word, other, key=lambda one: one.percent)
            return
    found.append(word)


def _same_place(one: Word, other: Word) -> bool:
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    least = min(one.height, other.height) * min(one.right - one.left, other.right - other.left)
    return wide > 0 and high > 0 and 2 * wide * high > least


def _words_of(image: Image.Image, page: int, top: int) -> list[Word]:
    scale = min(1.0, WIDE / image.width) if image.width > NARROW else 2.0
    if scale != 1.0:
        size = (round(image.width * scale), round(image.height * scale))
        image = image.resize(size, Image.Resampling.LANCZOS)
    with _lock:
        seen = _engine()(np.asarray(image)[:, :, ::-1])
    if seen.txts is None:
        return []
    words = []
    for corners, text, score in zip(seen.boxes, seen.txts, seen.scores, strict=True):
        left, upper = corners.min(axis=0) / scale
        right, lower = corners.max(axis=0) / scale
        box = Box(page, round(left), round(upper) + top, round(right), round(lower) + top)
        words.append(Word(str(text), int(100 * float(score)), box))
    return words


def _reads_well(words: Sequence[Word]) -> bool:
    if not words:
        return False
    tall = sum(_lies(word) for word in words)
    sure = sum(word.percent for word in words) / len(words)
    return sure >= _LEAST_PERCENT and 2 * tall < len(words)


def _lies(word: Word) -> bool:
    """Return whether a word is written from top to bottom, as on a picture that lies."""
    return len(word.text) > 2 and word.height > word.right - word.left


def _worth(words: Sequence[Word]) -> int:
    """Return how many characters were read upright, the unsure ones counted less."""
    return sum(len(word.text) * max(word.percent - 50, 0) for word in words if not _lies(word))
