"""The bound law book: it says what the files say, needs no YAML, and is refused when damaged."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.errors.law import LawFileError
from ashore.law.book import STANDARD, LawBook
from ashore.law.bound import Bound, bound
from ashore.law.reading import read_yaml

BOUND = STANDARD / "cn.bound"


def test_the_bound_book_is_current() -> None:
    assert BOUND.read_text(encoding="utf-8") == bound(STANDARD / "cn")


def test_every_file_reads_as_its_yaml_does() -> None:
    book, folder = Bound(BOUND), STANDARD / "cn"
    files = sorted(folder.glob("*/*.yaml"))
    assert len(files) == len(LawBook.standard().ids()) + len(LawBook.standard().source_ids())
    for path in files:
        name = path.relative_to(folder).as_posix()
        assert book.read(path, name) == read_yaml(path, name), name


WORDS = st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"])
KEYS = st.text(WORDS, min_size=1, max_size=20) | st.dates()
VALUES = st.recursive(
    st.none() | st.just(True) | KEYS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


def as_yaml(value: object) -> str:
    """Return a value as YAML in JSON's style, days bare."""
    if isinstance(value, dict):
        pairs = (f"{as_yaml(key)}: {as_yaml(inner)}" for key, inner in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_yaml, value)) + "]"
    return (
        value.isoformat() if isinstance(value, dt.date) else json.dumps(value, ensure_ascii=False)
    )


@given(VALUES)
def test_whatever_a_file_says_comes_back(
    tmp_path_factory: pytest.TempPathFactory, value: object
) -> None:
    folder = tmp_path_factory.mktemp("book")
    (folder / "rates").mkdir()
    path = folder / "rates" / "one.yaml"
    path.write_text(f"says: {as_yaml(value)}\n", encoding="utf-8")
    (folder / "made").write_text(bound(folder), encoding="utf-8")
    assert Bound(folder / "made").read(path, "rates/one.yaml") == {"says": value}


def test_the_standard_book_opens_without_a_reader_of_yaml() -> None:
    asks = (
        "import sys, datetime as dt\n"
        "from ashore.law.book import LawBook\n"
        "LawBook.standard().figure('rates.lpr-1y', on=dt.date(2024, 3, 1))\n"
        "assert 'yaml' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", asks], check=True)


@pytest.mark.parametrize(
    ("data", "given"),
    [
        (None, "FileNotFoundError"),
        (b"no tab in it\n", "ValueError"),
    ],
)
def test_a_book_that_is_none(data: bytes | None, given: str, tmp_path: Path) -> None:
    path = tmp_path / "cn.bound"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(LawFileError) as raised:
        Bound(path)
    assert raised.value.where == "cn.bound"
    assert given in raised.value.parts("en")[0]


@pytest.mark.parametrize(
    ("line", "given"),
    [
        (b"a/other.yaml\t{}", "KeyError"),
        (b"a/one.yaml\t{", "JSONDecodeError"),
        (b'a/one.yaml\t{"checked":"@2026-13-01"}', "ValueError"),
        (b'a/one.yaml\t"\xff"', "UnicodeDecodeError"),
    ],
)
def test_a_damaged_line(line: bytes, given: str, tmp_path: Path) -> None:
    path = tmp_path / "cn.bound"
    path.write_bytes(line + b"\n")
    with pytest.raises(LawFileError) as raised:
        Bound(path).read(Path("a/one.yaml"), "a/one.yaml")
    assert raised.value.where == "cn.bound a/one.yaml"
    assert given in raised.value.parts("en")[0]
