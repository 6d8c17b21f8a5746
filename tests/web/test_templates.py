"""What templates may hold: every word in both languages, nothing that our policy would stop."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import ashore.web

TEMPLATES = sorted((Path(ashore.web.__file__).parent / "templates").rglob("*.j2"))
_CJK = re.compile(r"[\u3400-\u9fff]")
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_PAIR = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\"""")
_ALONE = frozenset({"frame/refused.html.j2", "home/left.html.j2"})


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_chinese_stands_only_beside_its_english(path: Path) -> None:
    said = _COMMENT.sub("", path.read_text(encoding="utf-8"))
    if f"{path.parent.name}/{path.name}" in _ALONE:
        pytest.skip("a page outside the frame, in the language asked for")
    # Inside an expression words are quoted; what is left outside of quotes is bare text.
    expressions = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
    bare = expressions.sub("", said)
    assert _CJK.findall(bare) == []
    for expression in expressions.findall(said):
        quoted = _PAIR.findall(expression)
        chinese = [one for one in quoted if _CJK.search(one)]
        english = [one for one in quoted if re.search(r"[A-Za-z]{2}", one) and not _CJK.search(one)]
        assert len(english) >= len(chinese), expression


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_nothing_that_the_policy_stops(path: Path) -> None:
    said = path.read_text(encoding="utf-8")
    assert " style=" not in said
    assert not re.search(r"<script(?![^>]*\ssrc=)", said)
    assert not re.search(r"\son(?!ce=)[a-z]+=", said)
    assert not re.search(r"https?://", said.replace("http://www.w3.org/", ""))
