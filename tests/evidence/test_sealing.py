"""What was sealed opens to the same bytes, whatever they are and however they arrive."""

from __future__ import annotations

import hashlib
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.errors.vault import ItemDamagedError
from ashore.evidence.age import Identity, identity_of, new_identity
from ashore.evidence.sealing import Measured, Nowhere, seal, unseal

RECIPIENT, TEXT = new_identity()


def key() -> Identity:
    return identity_of(TEXT)


class Stuttering:
    """Gives fewer bytes than were asked for, as a pipe does."""

    def __init__(self, data: bytes, most: int) -> None:
        self._data, self._most = io.BytesIO(data), most

    def read(self, most: int, /) -> bytes:
        return self._data.read(min(most, self._most))


class Failing:
    """Fails after some bytes, like a disk that is full or a card that is pulled out."""

    def __init__(self, after: int) -> None:
        self._left = after

    def read(self, most: int, /) -> bytes:
        self._left -= most
        if self._left < 0:
            raise OSError(5, "pulled out")
        return bytes(most)

    def write(self, data: bytes, /) -> int:
        self._left -= len(data)
        if self._left < 0:
            raise OSError(28, "full")
        return len(data)

    def flush(self) -> None:
        """Do nothing."""


def measured(data: bytes) -> Measured:
    return Measured(hashlib.sha256(data).hexdigest(), len(data))


def sealed(data: bytes) -> bytes:
    into = io.BytesIO()
    seal(io.BytesIO(data), into, RECIPIENT, told=lambda _: None)
    return into.getvalue()


WHOLE = sealed(b"x" * 70_000)


@settings(max_examples=40)
@given(st.binary(max_size=300), st.integers(1, 700), st.integers(1, 400))
def test_any_bytes_come_back(part: bytes, times: int, most: int) -> None:
    data, into, back, seen = part * times, io.BytesIO(), io.BytesIO(), list[int]()
    given_, kept = seal(Stuttering(data, most), into, RECIPIENT, told=seen.append)
    assert (given_, kept) == (measured(data), measured(into.getvalue()))
    assert sum(seen) == len(data)
    into.seek(0)
    found = unseal(Stuttering(into.getvalue(), most), back, key(), where="a", told=lambda _: None)
    assert (found, back.getvalue()) == (measured(data), data)


@settings(max_examples=60)
@given(st.data())
def test_any_changed_byte_is_refused(data: st.DataObject) -> None:
    whole = WHOLE
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = whole[:at] + bytes([whole[at] ^ (1 << at % 8)]) + whole[at + 1 :]
    with pytest.raises(ItemDamagedError):
        unseal(io.BytesIO(changed), Nowhere(), key(), where="a", told=lambda _: None)


@pytest.mark.parametrize("kept", [0, 10, 200, 66_000, -1])
def test_a_cut_is_refused(kept: int) -> None:
    whole = sealed(b"x" * 140_000)
    with pytest.raises(ItemDamagedError):
        unseal(io.BytesIO(whole[:kept]), Nowhere(), key(), where="a", told=lambda _: None)


def test_another_key_is_refused() -> None:
    _, other = new_identity()
    with pytest.raises(ItemDamagedError):
        unseal(io.BytesIO(sealed(b"x")), Nowhere(), identity_of(other), where="a",
               told=lambda _: None)  # fmt: skip


@pytest.mark.parametrize("after", [0, 1_500_000])
def test_what_a_side_raised_comes_through_as_it_was(after: int) -> None:
    source = io.BytesIO(bytes(3_000_000))
    with pytest.raises(OSError, match="full"):
        seal(source, Failing(after), RECIPIENT, told=lambda _: None)
    with pytest.raises(OSError, match="pulled out"):
        seal(Failing(after), Nowhere(), RECIPIENT, told=lambda _: None)
    whole = io.BytesIO(sealed(bytes(3_000_000)))
    with pytest.raises(OSError, match="full"):
        unseal(whole, Failing(after), key(), where="a", told=lambda _: None)


def test_being_stopped_by_the_person_comes_through() -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        seal(io.BytesIO(b"x"), Nowhere(), RECIPIENT, told=stop)
