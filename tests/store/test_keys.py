"""Keys, the recovery code, and how wrong tries are slowed."""

from __future__ import annotations

import datetime as dt
import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.errors.store import (
    KeysUnreadableError,
    PassphraseShortError,
    RecoveryCodeMistypedError,
    SlowedError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from ashore.store import attempts, keys, recovery
from ashore.store.keys import Passphrase, RecoveryCode, Stretching
from ashore.store.strength import WORDS, Strength, strength_of
from tests.store.conftest import NOW, QUICK, SECRET

KEYS, FILE_KEY, CODE = keys.new_keys(SECRET, QUICK)


def test_a_passphrase_and_a_code_open_the_same_key() -> None:
    assert keys.unlock(KEYS, Passphrase(SECRET)) == FILE_KEY
    assert keys.unlock(KEYS, RecoveryCode(f" {CODE.lower().replace('-', ' ')}\n")) == FILE_KEY
    assert len(FILE_KEY) == 32


def test_people_get_argon2id_with_64_mebibytes_and_three_passes() -> None:
    usual = Stretching()
    assert (usual.name, usual.memory_kib, usual.passes) == ("argon2id", 65_536, 3)


def test_a_passphrase_typed_on_another_keyboard_is_the_same() -> None:
    typed = "Café-Straße-1"
    made, file_key, _ = keys.new_keys(unicodedata.normalize("NFD", typed), QUICK)
    assert keys.unlock(made, Passphrase(unicodedata.normalize("NFC", typed))) == file_key


def test_another_passphrase_does_not_open_it() -> None:
    with pytest.raises(WrongPassphraseError):
        keys.unlock(KEYS, Passphrase(SECRET + " "))


def test_another_home_s_code_does_not_open_it() -> None:
    with pytest.raises(WrongRecoveryCodeError):
        keys.unlock(KEYS, RecoveryCode(recovery.new_code()))


def test_a_code_is_no_passphrase() -> None:
    with pytest.raises(WrongPassphraseError):
        keys.unlock(KEYS, Passphrase(CODE))


def test_wrappings_do_not_stand_in_for_each_other() -> None:
    swapped = KEYS.model_copy(update={"passphrase": KEYS.recovery})
    with pytest.raises(WrongPassphraseError):
        keys.unlock(swapped, Passphrase(recovery.code_from_text(CODE)))


def test_a_new_passphrase_leaves_the_code_and_the_key() -> None:
    changed = keys.with_passphrase(KEYS, FILE_KEY, "another passphrase")
    assert keys.unlock(changed, Passphrase("another passphrase")) == FILE_KEY
    assert keys.unlock(changed, RecoveryCode(CODE)) == FILE_KEY
    with pytest.raises(WrongPassphraseError):
        keys.unlock(changed, Passphrase(SECRET))


def test_a_new_code_ends_the_old_one() -> None:
    changed, code = keys.with_new_code(KEYS, FILE_KEY)
    assert keys.unlock(changed, RecoveryCode(code)) == FILE_KEY
    assert keys.unlock(changed, Passphrase(SECRET)) == FILE_KEY
    with pytest.raises(WrongRecoveryCodeError):
        keys.unlock(changed, RecoveryCode(CODE))


@pytest.mark.parametrize("short", ["", "1234567", "七个字的口令呀"])
def test_a_short_passphrase_is_refused(short: str) -> None:
    with pytest.raises(PassphraseShortError) as caught:
        keys.new_keys(short, QUICK)
    assert caught.value.values == {"least": 8}


def test_keys_come_back_from_their_file() -> None:
    data = keys.keys_bytes(KEYS)
    assert keys.keys_from_bytes(data) == KEYS
    assert set(json.loads(data)) == {"format", "home", "stretching", "passphrase", "recovery"}
    assert FILE_KEY.hex() not in data.decode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"format": "ashore-keys/2"}',
        keys.keys_bytes(KEYS).replace(b"argon2id", b"md5-once"),
        keys.keys_bytes(KEYS).replace(b"8192", b"1073741824"),
        keys.keys_bytes(KEYS)[:-20],
    ],
)
def test_damaged_keys_are_named(data: bytes) -> None:
    with pytest.raises(KeysUnreadableError):
        keys.keys_from_bytes(data)


@pytest.mark.parametrize("nonce", ["", "!", "AAAA", "é"])
def test_a_damaged_wrapping_is_told(nonce: str) -> None:
    broken = KEYS.passphrase.model_copy(update={"nonce": nonce})
    with pytest.raises((KeysUnreadableError, WrongPassphraseError)):
        keys.unlock(KEYS.model_copy(update={"passphrase": broken}), Passphrase(SECRET))


def test_a_secret_does_not_show_itself() -> None:
    assert SECRET not in repr(Passphrase(SECRET))
    assert CODE not in repr(RecoveryCode(CODE))


def test_a_code_has_five_groups_of_five_and_more_than_118_bits() -> None:
    code = recovery.new_code()
    assert [len(group) for group in code.split("-")] == [5, 5, 5, 5, 5]
    assert len(set(recovery.ALPHABET)) == 31
    assert 31**recovery.DRAWN > 2**118
    assert len({recovery.new_code() for _ in range(200)}) == 200


@given(st.lists(st.sampled_from(recovery.ALPHABET), min_size=24, max_size=24), st.data())
def test_one_mistyped_character_and_any_two_swapped_are_noticed(
    drawn: list[str], data: st.DataObject
) -> None:
    code = [*drawn, recovery.check_character("".join(drawn))]
    assert recovery.code_from_text("".join(code)) == "".join(code)
    one = data.draw(st.integers(0, 24))
    other = data.draw(st.sampled_from([c for c in recovery.ALPHABET if c != code[one]]))
    with pytest.raises(RecoveryCodeMistypedError):
        recovery.code_from_text("".join([*code[:one], other, *code[one + 1 :]]))
    first, second = data.draw(st.integers(0, 23)), data.draw(st.integers(0, 23))
    if code[first] != code[second]:
        code[first], code[second] = code[second], code[first]
        with pytest.raises(RecoveryCodeMistypedError):
            recovery.code_from_text("".join(code))


@pytest.mark.parametrize("off", ["", "23456", "0" * 25, "O" * 25, "2" * 26, "二" * 25])
def test_what_is_no_code_is_told_before_it_is_tried(off: str) -> None:
    with pytest.raises(RecoveryCodeMistypedError) as caught:
        recovery.code_from_text(off)
    assert caught.value.values == {"length": 25}


def test_the_third_wrong_try_costs_a_wait_that_grows(tmp_path: Path) -> None:
    waits = []
    for _ in range(6):
        attempts.count_wrong(tmp_path, NOW)
        waits.append(attempts.read_attempts(tmp_path).left(NOW))
    assert waits == [0, 0, 2, 4, 8, 16]
    with pytest.raises(SlowedError) as caught:
        attempts.require_may_try(tmp_path, NOW + dt.timedelta(seconds=6, milliseconds=1))
    assert caught.value.values == {"seconds": 10}
    attempts.require_may_try(tmp_path, NOW + dt.timedelta(seconds=16))


def test_a_wait_never_grows_past_five_minutes(tmp_path: Path) -> None:
    (tmp_path / attempts.ATTEMPTS).write_text(f'{{"wrong": 10000, "last": "{NOW.isoformat()}"}}')
    assert attempts.read_attempts(tmp_path).left(NOW) == 300
    # A clock that was wrong, and was put right since, locks nobody out.
    assert attempts.read_attempts(tmp_path).left(NOW - dt.timedelta(days=400)) == 0


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"wrong": "x", "last": 1}', b"\xff"])
def test_a_damaged_count_keeps_nobody_out(tmp_path: Path, data: bytes) -> None:
    (tmp_path / attempts.ATTEMPTS).write_bytes(data)
    attempts.require_may_try(tmp_path, NOW)
    attempts.count_wrong(tmp_path, NOW)
    assert attempts.read_attempts(tmp_path).wrong == 1


def test_every_strength_has_words() -> None:
    assert set(WORDS) == set(Strength)
    assert strength_of("七个字的口令呀") is Strength.TOO_SHORT
    assert strength_of("12345678") is Strength.FAIR
