"""A program is told by the API what the command line tells it with --json."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ashore.case.casefile import create
from ashore.cli import options
from ashore.cli.app import run
from ashore.samples.story import sample_case
from tests.web.api.conftest import Program
from tests.web.conftest import NOON

Command = Callable[..., Any]
SAME = (
    ("/owed", ("owed",)),
    ("/plan", ("plan",)),
    ("/today", ("today",)),
    ("/rounds", ("rounds",)),
    ("/offers", ("offers",)),
    ("/promises", ("promises",)),
    ("/contacts/findings", ("check", "contacts")),
    ("/papers", ("paper", "list")),
    ("/credit", ("credit",)),
    ("/care", ("care", "show")),
)


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """Return what runs a command on the sample as a file and gives its JSON."""
    monkeypatch.setattr(options, "_clock", lambda: NOON)
    file = create(tmp_path / "sample.ashore", sample_case(NOON.date()))

    def told(*words: str, more: tuple[str, ...] = (), lang: str = "zh") -> Any:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            run([*words, str(file), *more, "--json", "--lang", lang])
        assert left.value.code in {0, None}
        return json.loads(capsys.readouterr().out)

    return told


@pytest.mark.parametrize(("path", "words"), SAME, ids=[path for path, _ in SAME])
def test_the_same_in_both_languages(
    sample: Program, command: Command, path: str, words: tuple[str, ...]
) -> None:
    more = ("--on", str(NOON.date())) if path == "/contacts/findings" else ()
    for lang in ("zh", "en"):
        told = command(*words, more=more, lang=lang)
        told.pop("words_read", None)
        assert sample.get(path, lang=lang) == told


def test_a_bill_is_explained_alike(sample: Program, command: Command) -> None:
    bill = sample.get("/entries", kind="bill")["entries"][0]["entry"]["id"]
    told = command("explain-bill", more=(bill, "--on", str(NOON.date())), lang="en")
    assert sample.get(f"/bills/{bill}/explanation", lang="en") == told


def test_what_if_is_answered_alike(sample: Program, command: Command) -> None:
    told = command("plan", more=("--more", "500"))
    assert sample.post("/plan/what-if", {"more_a_month": "500"}) == told
    assert told["what_if"]["more_a_month"] == "500.00"


def test_a_new_debt_is_weighed_alike(sample: Program, command: Command) -> None:
    told = command("before-borrowing", more=("--gets", "1000", "--each", "100", "--times", "12"))
    asked = {"gets": "1000", "each": "100", "times": 12}
    assert sample.post("/before-borrowing", asked) == told


def test_the_distance_is_told_alike(sample: Program, command: Command) -> None:
    assert sample.get("/shore") == command("shore")


def test_the_export_is_the_case_to_the_byte(sample: Program, tmp_path: Path) -> None:
    response = sample.client.get("/api/case/export")
    file = create(tmp_path / "out.json", sample_case(NOON.date()))
    assert response.content == file.read_bytes()


def test_parts_of_the_plan_are_those_of_the_plan(sample: Program) -> None:
    whole = sample.get("/plan")
    assert sample.get("/plan/odds") == {"odds": whole["odds"]}
    assert sample.get("/plan/asks") == {
        "plan_holds_with_asks": whole["plan_holds_with_asks"],
        "asks": whole["asks"],
    }
