"""What every command says of a damaged case: one code, one place, and nothing is touched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import ON, Ashore
from tests.cli.damaged import DAMAGES

COMMANDS: dict[str, Callable[[Path], tuple[object, ...]]] = {
    "open": lambda case: ("open", case),
    "owed": lambda case: ("owed", case, *ON),
    "rounds": lambda case: ("rounds", case, *ON),
    "call": lambda case: ("call", case, "--to", "renhe", "--said", "好"),
    "explain-bill": lambda case: ("explain-bill", case, "renhe"),
    "import": lambda case: ("import", case, "--into", case.parent / "target.ashore", "--yes"),
    "export": lambda case: ("export", case, "--out", case.parent / "out.json"),
}


def _everything(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_case_is_named_and_left_alone(
    command: str, damage: str, tmp_path: Path, ashore: Ashore
) -> None:
    expected = DAMAGES[damage]
    place = expected.make(tmp_path)
    before = _everything(tmp_path)
    arguments = COMMANDS[command](place)

    told = ashore(*arguments)
    assert (told.code, told.out) == (expected.exit, "")
    assert told.err.endswith(f"\n[{expected.code}]\n")
    assert expected.place in told.err
    assert "没有改动任何内容。" in told.err

    in_english = ashore(*arguments, "--lang", "en")
    assert in_english.code == expected.exit
    assert "Nothing was changed." in in_english.err

    as_json = ashore(*arguments, "--json")
    assert (as_json.code, as_json.err) == (expected.exit, "")
    assert as_json.json["ok"] is False
    assert as_json.json["code"] == expected.code
    assert expected.place in as_json.json["where"] + as_json.json["says"]

    assert _everything(tmp_path) == before


def test_the_places_named_are_those_of_the_damage(tmp_path: Path, ashore: Ashore) -> None:
    place = DAMAGES["three-decimals"].make(tmp_path)
    told = ashore("owed", place)
    assert told.err == (
        f"{DAMAGES['three-decimals'].place} 的金额“951.634”不是最多两位小数的元。\n"
        "没有改动任何内容。 请写成 1234.56 这样的数。\n"
        "[money.amount]\n"
    )
