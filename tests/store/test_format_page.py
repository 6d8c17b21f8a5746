"""What the page on the home's format says is what the program does."""

from __future__ import annotations

import re
from pathlib import Path

from django.apps import apps

from ashore.store import keys
from ashore.store.keys import Passphrase, RecoveryCode
from ashore.store.recovery import ALPHABET
from tests.store.conftest import SECRET

PAGE = (Path(__file__).parents[2] / "docs" / "format" / "home.md").read_text(encoding="utf-8")


def test_its_keys_open_with_its_passphrase_and_its_code() -> None:
    (block,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    (file_key,) = re.findall(r"\b[0-9a-f]{64}\b", PAGE)
    (code,) = re.findall(r"\b(?:[2-9A-Z]{5}-){4}[2-9A-Z]{5}\b", PAGE)
    found = keys.keys_from_bytes(block.encode())
    assert SECRET in PAGE
    assert keys.unlock(found, Passphrase(SECRET)).hex() == file_key
    assert keys.unlock(found, RecoveryCode(code)).hex() == file_key


def test_it_names_every_table_and_the_alphabet() -> None:
    for table in apps.get_app_config("store").get_models():
        assert f"`{table._meta.db_table}`" in PAGE
    assert f"`{ALPHABET}`" in PAGE
