"""`ashore call`, `rounds`, `offers` and `vet`, as a person runs them."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import pytest

from ashore.case.casefile import create, open_case
from ashore.case.fields import SHANGHAI
from ashore.cli import options
from tests.cli.conftest import ON, Ashore
from tests.settle.talks import approach, household, ledger_of, loan, offer, promise

PAGES = Path(__file__).parent / "talk_pages"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A household with a loan that is late, an offer for it, and an intermediary."""
    return create(
        tmp_path / "talks.ashore",
        ledger_of(
            household(),
            loan(),
            offer("o-1", monthly="400", periods=30, first_due_on="2026-12-20",
                  deadline="2026-11-30"),
            promise("pr", "罚息全免"),
            approach(signed_on="2026-06-18", fees=[{"amount": "6000"}], acts=["呼叫转移"]),
        ),
    )  # fmt: skip


def test_a_call_is_prepared(case: Path, ashore: Ashore) -> None:
    told = ashore("call", case, "--to", "l-1", *ON)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("\n打给「槐溪村镇银行」：借款 l-1（更久，或已转让、已代偿）\n")
    for heading in ("三个数", "1. 先问对方是谁", "8. 收尾", "别说、别确认", "对方可能说"):
        assert f"\n{heading}\n" in told.out
    in_english = ashore("call", case, "--to", "l-1", *ON, "--lang", "en").out
    assert "1. Who is speaking" in in_english
    found = ashore("call", case, "--to", "l-1", *ON, "--json").json
    assert (len(found["parts"]), found["goal"]) == (8, "plan")
    waiver = ashore("call", case, "--to", "l-1", "--goal", "waiver", *ON, "--json").json
    assert waiver["parts"][4]["lines"][0].startswith("首选：免去罚息")


@pytest.mark.parametrize("name", ["call", "rounds", "offers", "vet"])
def test_a_whole_page_word_for_word(name: str, case: Path, ashore: Ashore) -> None:
    more = ("--to", "l-1") if name == "call" else ()
    told = ashore(name, case, *more, *ON)
    assert told.out == (PAGES / f"{name}.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("language", "with_what"),
    [("zh", "用到：ashore rounds 里的这一笔"), ("en", "with: this debt in ashore rounds")],
)
def test_todays_page_names_the_talk_it_goes_on_with(
    case: Path, ashore: Ashore, language: str, with_what: str
) -> None:
    told = ashore("today", case, *ON, "--lang", language)
    assert (told.code, told.err) == (0, "")
    assert with_what in told.out


def test_nobody_of_that_name(case: Path, ashore: Ashore) -> None:
    told = ashore("call", case, "--to", "别家", *ON)
    assert (told.code, told.out) == (2, "")
    assert told.err.endswith("[settle.creditor]\n")


def test_the_note_after_a_call(case: Path, ashore: Ashore) -> None:
    before = open_case(case)
    told = ashore(
        "call", case, "--to", "l-1", "--note", "--answered-by", "3021", "--said", "可以登记",
        "--ticket", "T-9", "--promised", "三天内回电", "--until", "2026-11-27",
        "--next", "发收入证明", "--next-on", "2026-11-26", "--json",
    )  # fmt: skip
    assert told.code == 0
    assert [one["kind"] for one in told.json["recorded"]] == [
        "contact", "request", "promise", "promise",
    ]  # fmt: skip
    assert told.json["paper"] == "promise-confirmation"
    after = open_case(case)
    assert after.lines[: len(before.lines)] == before.lines
    assert len(after.lines) == len(before.lines) + 4


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("--note",), "settle.empty-note"),
        (("--until", "2026-12-01"), "settle.promise-words"),
        (("--said", "好", "--promised", "x", "--until", "2026-02-30"), "money.date"),
        (("--promised", "x", "--amount", "1.234"), "money.amount"),
    ],
)
def test_a_note_that_cannot_be_kept_changes_nothing(
    given: tuple[str, ...], code: str, case: Path, ashore: Ashore
) -> None:
    before = case.read_bytes()
    told = ashore("call", case, "--to", "l-1", *given, "--json")
    assert told.code in (2, 3)
    assert told.json["code"] == code
    assert case.read_bytes() == before


def test_a_note_is_not_written_into_a_sheet(case: Path, ashore: Ashore) -> None:
    sheet = case.with_suffix(".json")
    ashore("export", case, "--out", sheet)
    before = sheet.read_bytes()
    told = ashore("call", sheet, "--to", "l-1", "--said", "好", "--json")
    assert (told.code, told.json["code"]) == (2, "case.read-only")
    assert sheet.read_bytes() == before


def test_a_note_is_asked_for_in_a_terminal(
    case: Path, ashore: Ashore, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["王女士", "可以登记", "", "三天内回电", "明天", "2026-11-27", "", ""])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("typer.prompt", lambda *_, **__: next(typed))
    told = ashore("call", case, "--to", "l-1", "--note")
    assert told.code == 0
    assert "记下了：联络、承诺。" in told.out
    assert "发一封确认函" in told.out
    assert [one.kind for one in open_case(case).entries][-2:] == ["contact", "promise"]


def test_rounds_and_offers(case: Path, ashore: Ashore) -> None:
    told = ashore("rounds", case, *ON)
    assert (told.code, told.err) == (0, "")
    assert "借款 l-1 · 槐溪村镇银行 · 对方给了方案" in told.out
    assert "材料：promise-confirmation" in told.out
    found = ashore("rounds", case, *ON, "--json").json["rounds"]
    assert [(one["loan"], one["phase"]) for one in found] == [("l-1", "offer")]
    told = ashore("offers", case, *ON)
    assert (told.code, told.err) == (0, "")
    assert "建议：槐溪村镇银行（o-1）" in told.out
    assert ashore("offers", case, *ON, "--json").json["debts"][0]["recommended"] == "o-1"


def test_today_knows_the_open_rounds(case: Path, ashore: Ashore) -> None:
    found = ashore("today", case, *ON, "--json").json
    assert "confirm_the_promise" in [task["code"] for task in found["today"]]
    assert "answer_the_offer" in [task["code"] for task in found["soon"]]


def test_vetting_a_case_a_file_and_a_text(case: Path, ashore: Ashore, tmp_path: Path) -> None:
    told = ashore("vet", case, *ON)
    assert (told.code, told.err) == (0, "")
    assert "1. 先撤回 · 先保存聊天" in told.out
    assert "收费 6000.00 元。" in told.out
    words = "先付启动款2800,包停催,三天见效"
    [found] = ashore("vet", words, *ON, "--json").json["found"]
    assert found["labels"] == ["upfront_fee", "guaranteed_result"]
    assert (found["fee"]["asked"], found["handed_over"]) == ("2800.00", [])
    file = tmp_path / "chat.txt"
    file.write_text(words, encoding="utf-8")
    assert ashore("vet", file, *ON, "--json").json["found"] == [found]
    [clear] = ashore("vet", "今天天气不错", *ON, "--json").json["found"]
    assert (clear["clear"], clear["help"]) == (True, [])
    missing = ashore("vet", tmp_path / "no.txt", "--json")
    assert (missing.code, missing.json["ok"]) == (2, False)


def test_a_case_without_an_intermediary(tmp_path: Path, ashore: Ashore) -> None:
    place = create(tmp_path / "plain.ashore", ledger_of(household(), loan()))
    told = ashore("vet", place, "--json")
    assert (told.code, told.json["code"]) == (3, "settle.no-intermediary")
    assert ashore("offers", place, *ON).out == "现在没有还有效的方案。\n"
    assert ashore("rounds", place, "--on", "2026-04-01").out == "没有逾期，也没有在谈的。\n"


@pytest.mark.parametrize("command", [("call", "--to", "l-1"), ("rounds",), ("offers",), ("vet",)])
def test_help_comes_first_and_nights_show_no_amounts(
    command: tuple[str, ...], case: Path, ashore: Ashore, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, *more = command
    night = dt.datetime(2026, 11, 24, 3, tzinfo=SHANGHAI)
    monkeypatch.setattr(options, "_clock", lambda: night)
    told = ashore(name, case, *more, *ON)
    assert told.code == 0
    assert ".00 元" not in told.out
    assert ".00 元" in ashore(name, case, *more, *ON, "--amounts").out
    ashore("care", "check", case, "--going-on", "often")
    assert ashore(name, case, *more, *ON).out.startswith("\n先放下别的事\n")
