"""Every file of a bundle can be unpacked, whatever it was called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.evidence.names import safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("通话录音.m4a", "通话录音.m4a"),
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\a.txt", "a.txt"),
        ("a:b*?.txt", "a_b__.txt"),
        ("con", "_con"),
        ("COM1.log", "_COM1.log"),
        ("LPT¹.txt", "_LPT¹.txt"),
        ("a\nb\x1b.txt", "ab.txt"),
        ("a\u202egpj.exe", "agpj.exe"),
        (" a . ", "a"),
        ("", "file"),
        ("..", "file"),
        (".bashrc", "bashrc"),
        ("名" * 85 + ".jpeg", "名" * 30 + ".jpeg"),
        ("a" * 300, "a" * 96),
    ],
)
def test_a_name_is_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text(max_size=120))
def test_any_name_is_safe_and_stays_so(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe.encode()) <= 97
    assert not set(safe) & set('<>:"/\\|?*\n\r\x00')
    assert safe == safe.strip(" ").rstrip(".")
    assert safe_name(safe) == safe
