"""The kind of a file is seen in its bytes, and what it declares is taken as a claim."""

from __future__ import annotations

import io
import struct
import wave

import pytest
from PIL import Image

from ashore.case.entries_papers import Declared
from ashore.evidence.declared import declared
from ashore.evidence.media import media_type
from tests.evidence.conftest import Box


def picture(taken: str | None = "2026:11:24 18:05:11", zone: str | None = "+08:00") -> bytes:
    exif = Image.Exif()
    inner = exif.get_ifd(0x8769)
    inner.update({0x9003: taken} if taken else {})
    inner.update({0x9011: zone} if zone else {})
    exif[0x010F] = "手机牌子"
    drawn = io.BytesIO()
    Image.new("RGB", (8, 8)).save(drawn, "jpeg", exif=exif)
    return drawn.getvalue()


def sound(seconds: int = 2) -> bytes:
    drawn = io.BytesIO()
    with wave.open(drawn, "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", "not compressed"))
        file.writeframes(bytes(2 * 8000 * seconds))
    return drawn.getvalue()


def box_of(kind: bytes) -> bytes:
    return struct.pack(">I", 24) + b"ftyp" + kind + bytes(12)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (picture(), "image/jpeg"),
        (sound(), "audio/wav"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"RIFF\x00\x00\x00\x00WEBP", "image/webp"),
        (box_of(b"M4A "), "audio/mp4"),
        (box_of(b"isom"), "video/mp4"),
        (box_of(b"qt  "), "video/quicktime"),
        (box_of(b"heic"), "image/heic"),
        (b"%PDF-1.7", "application/pdf"),
        (b"#!AMR\n", "audio/amr"),
        (b"ID3\x04", "audio/mpeg"),
        (b"PK\x03\x04", "application/zip"),
        (
            b"PK\x03\x04.....word/document.xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("您的借款已逾期".encode(), "text/plain"),
        ("您的借款已逾期".encode()[:-1], "text/plain"),
        ("您的借款已逾期".encode("gb18030"), "application/octet-stream"),
        (b"", "application/octet-stream"),
        (b"\x00\x01", "application/octet-stream"),
    ],
)
def test_the_kind_is_seen_in_the_bytes(head: bytes, kind: str) -> None:
    assert media_type(head) == kind


@pytest.mark.parametrize(
    ("zone", "taken"),
    [
        ("+08:00", "2026-11-24T18:05:11+08:00"),
        (None, "2026-11-24T18:05:11"),
        ("?", "2026-11-24T18:05:11"),
    ],
)
def test_a_picture_declares_when_it_was_taken(zone: str | None, taken: str) -> None:
    assert declared(io.BytesIO(picture(zone=zone)), "image/jpeg") == Declared(taken_at=taken)


@pytest.mark.parametrize("taken", [None, "0000:00:00", "yesterday", "2026-11-24 18:05:11"])
def test_a_picture_without_a_readable_time_declares_none(taken: str | None) -> None:
    assert declared(io.BytesIO(picture(taken)), "image/jpeg") is None


def test_a_sound_declares_how_long_it_runs() -> None:
    assert declared(io.BytesIO(sound(3)), "audio/wav") == Declared(duration_ms=3000)


@pytest.mark.parametrize(
    "kind", ["image/jpeg", "image/png", "audio/mpeg", "video/mp4", "audio/amr"]
)
@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff", b"ID3" + bytes(40), bytes(range(256)) * 8])
def test_a_damaged_file_declares_nothing_and_stops_nothing(kind: str, data: bytes) -> None:
    assert declared(io.BytesIO(data), kind) is None


def test_it_goes_into_the_entry_and_no_place_or_maker_does(box: Box) -> None:
    item = box.add("a.jpg", picture())
    assert item.declared == Declared(taken_at="2026-11-24T18:05:11+08:00")
    assert "手机牌子" not in box.case.read_text("utf-8")
    assert box.add("b.wav", sound()).declared == Declared(duration_ms=2000)
