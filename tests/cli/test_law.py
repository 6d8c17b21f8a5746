"""`ashore law`: the book for people and for programs, on a day, and another book in its place."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from ashore.law.book import LawBook
from ashore.law.pack import MANIFEST, check_pack, manifest_of
from tests.cli.conftest import Ashore

BOOK = LawBook.standard()
ON = ("--on", "2026-11-24")


@pytest.fixture
def another(tmp_path: Path) -> Path:
    """A copy of the standard book in which a card's grace is four days."""
    folder = tmp_path / "law"
    shutil.copytree(BOOK.folder, folder)
    grace = folder / "card" / "grace-days.yaml"
    grace.write_text(grace.read_text(encoding="utf-8").replace('"3"', '"4"'), encoding="utf-8")
    (folder / MANIFEST).write_text(manifest_of(folder), encoding="utf-8")
    return folder


def seal(folder: Path) -> None:
    (folder / MANIFEST).write_text(manifest_of(folder), encoding="utf-8")


def test_the_list_names_every_entry(ashore: Ashore) -> None:
    ran = ashore("law", "list", "--json")

    assert (ran.code, ran.err) == (0, "")
    assert [entry["id"] for entry in ran.json["entries"]] == list(BOOK.ids())
    assert ran.json["entries"][0].keys() == {
        "id",
        "kind",
        "title",
        "from",
        "strength",
        "confidence",
    }


def test_one_part_of_the_list(ashore: Ashore) -> None:
    ran = ashore("law", "list", "--domain", "hotlines", "--lang", "en")

    assert ran.code == 0
    assert "Telephone lines  [hotlines]" in ran.out
    assert "hotlines.mental-health The national mental-health line" in ran.out
    assert "card.grace-days" not in ran.out


def test_a_part_that_is_not_there_is_a_wrong_call(ashore: Ashore) -> None:
    ran = ashore("law", "list", "--domain", "weather")

    assert (ran.code, ran.out) == (2, "")
    assert "没有“weather”这一类" in ran.err
    assert "hotlines" in ran.err


@pytest.mark.parametrize(
    ("on", "value"),
    [("2025-12-31", "第42条第5项"), ("2026-01-01", "第50条第1款第5项")],
)
def test_an_entry_is_shown_as_it_was_on_a_day(ashore: Ashore, on: str, value: str) -> None:
    ran = ashore("law", "show", "public-security.pestering", "--on", on, "--json")

    assert ran.code == 0
    assert ran.json["on"] == on
    assert ran.json["held"]["citation"]["at"] == value
    assert [version["from"] for version in ran.json["versions"]] == ["2013-01-01", "2026-01-01"]


def test_a_figure_is_printed_with_its_source_its_strength_and_its_limits(ashore: Ashore) -> None:
    ran = ashore("law", "show", "collection.attempts-a-number", *ON)

    assert ran.code == 0
    said = "".join(ran.out.split())
    for words in (
        "6次",
        "金融机构个人消费类贷款催收工作指引（试行）",
        "行业自律（不是强制规定）",
        "可信度高",
        "不宜",
        "2026-01-30",
        "上次核对：2026-11-24",
    ):
        assert words in said


def test_a_channel_is_printed_with_its_number_and_what_it_refuses(ashore: Ashore) -> None:
    ran = ashore("law", "show", "channels.police", *ON, "--lang", "en")

    said = " ".join(ran.out.split())
    assert "☎ 110" in said
    assert "Does not take: How much is owed" in said
    assert "第90条、第118条" in said


def test_a_table_is_printed_in_one_language(ashore: Ashore) -> None:
    chinese = ashore("law", "show", "channels.order", *ON).out
    english = ashore("law", "show", "channels.order", *ON, "--lang", "en").out

    assert "征信或支付机构" in chinese
    assert "credit records" not in chinese
    assert "credit records or payment firms" in english
    assert "征信或支付机构" not in english


def test_a_gap_is_shown_and_says_why(ashore: Ashore) -> None:
    ran = ashore("law", "show", "card.daily-rate-ceiling", *ON)

    assert ran.code == 0
    assert "空白（已废止）" in ran.out
    assert "上下限已取消" in ran.out


def test_every_kind_has_its_json(ashore: Ashore) -> None:
    def held(entry_id: str) -> dict[str, object]:
        answer = ashore("law", "show", entry_id, *ON, "--json", "--lang", "en").json["held"]
        assert isinstance(answer, dict)
        return answer

    assert held("card.daily-rate-ceiling")["gap"] == "repealed"
    assert held("collection.standard-not-read")["gap"] == "unknown"
    assert held("hotlines.mental-health")["phones"] == ["12356"]
    assert held("channels.court")["deadlines"] == [
        "deadlines.court-filing",
        "deadlines.small-claims",
        "deadlines.small-claims-evidence",
        "deadlines.court-answer",
        "limitation.years",
    ]
    assert held("stages.overdue-months")["rows"][0] == {  # type: ignore[index]
        "stage": "M0",
        "from_days": "0",
        "to_days": "0",
    }
    assert held("public-security.law")["data"]["old_to_new"]["art-42"] == "50"  # type: ignore[index]


def test_the_whole_list_in_words(ashore: Ashore) -> None:
    ran = ashore("law", "list")

    assert "催收行为  [collection]" in ran.out
    assert "空白（情况不明）" in ran.out
    assert "可信度低，用前请核对" in ran.out


def test_an_entry_without_days_holds_always(ashore: Ashore) -> None:
    ran = ashore("law", "show", "stages.overdue-months", *ON, "--lang", "en")

    assert "always 8 ×" in ran.out


def test_a_long_series_shows_its_newest_rows_and_that_it_is_stale(ashore: Ashore) -> None:
    ran = ashore("law", "show", "rates.lpr-1y", *ON)

    assert "更早的还有 73 个" in ran.out
    assert "查到的最后一次公布是 2026-08-20" in ran.out
    assert "2019-08-20" not in ran.out
    assert len(ashore("law", "show", "rates.lpr-1y", "--json").json["versions"]) == 85


def test_a_day_before_the_first_is_refused_and_today_is_not(
    ashore: Ashore, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = "supervision.small-loan-lpr-multiple"

    asked = ashore("law", "show", entry, *ON, "--json")
    monkeypatch.setattr("ashore.cli.law.day", lambda _: dt.date(2026, 11, 24))
    today = ashore("law", "show", entry)

    assert (asked.code, asked.json["code"]) == (4, "law.before-first")
    assert today.code == 0
    assert "2026-11-24 那天还没有。" in today.out
    assert "从 2028-01-01 起 4 倍" in today.out


@pytest.mark.parametrize("entry_id", ["card.nothing", "card", "../etc.passwd"])
def test_an_id_that_is_not_there(ashore: Ashore, entry_id: str) -> None:
    ran = ashore("law", "show", entry_id, "--json")

    assert (ran.code, ran.json["code"], ran.json["where"]) == (4, "law.unknown-id", entry_id)


def test_another_book_is_used_once_it_is_sound(ashore: Ashore, another: Path) -> None:
    own = ashore("law", "show", "card.grace-days", *ON, "--json")
    newer = ashore("law", "show", "card.grace-days", *ON, "--json", "--book", another)
    listed = ashore("law", "list", "--json", "--book", another)

    assert (own.json["held"]["value"], newer.json["held"]["value"]) == ("3", "4")
    assert len(listed.json["entries"]) == len(BOOK.ids())


def test_a_changed_file_makes_another_book_unfit(ashore: Ashore, another: Path) -> None:
    (another / "card" / "grace-days.yaml").write_text("id: card.grace-days\n", encoding="utf-8")

    ran = ashore("law", "show", "civil-code.usury", "--book", another, "--json")

    assert (ran.code, ran.json["code"]) == (4, "law.pack")
    assert "card/grace-days.yaml" in ran.json["says"]


def test_check_names_every_place_and_leaves_with_4(ashore: Ashore, another: Path) -> None:
    grace = another / "card" / "grace-days.yaml"
    grace.write_text(grace.read_text("utf-8").replace('"4"', "4.0"), encoding="utf-8")
    (another / "sources" / "civil-code.yaml").unlink()
    seal(another)

    ran = ashore("law", "check", another, *ON, "--json")

    assert (ran.code, ran.json["sound"]) == (4, False)
    found = {(problem["where"], problem["code"]) for problem in ran.json["problems"]}
    assert ("card/grace-days.yaml:21", "law.float") in found
    assert ("civil-code/usury.yaml values 2021-01-01", "law.source-missing") in found


def test_check_in_words(ashore: Ashore, another: Path) -> None:
    (another / "card" / "grace-days.yaml").unlink()

    ran = ashore("law", "check", another, *ON, "--lang", "en")

    assert ran.code == 4
    assert "card/grace-days.yaml: It is on the list but not in the folder." in ran.out
    assert "1 to be put right." in ran.out


def test_check_of_a_sound_book_shows_what_is_due_for_another_look(
    ashore: Ashore, another: Path
) -> None:
    fresh = ashore("law", "check", another, *ON)
    later = ashore("law", "check", another, "--on", "2027-06-01", "--json")
    patient = ashore("law", "check", another, "--on", "2027-06-01", "--months", "12", "--json")

    assert (fresh.code, "没有问题。" in fresh.out) == (0, True)
    assert (later.code, later.json["sound"]) == (0, True)
    assert {problem["code"] for problem in later.json["problems"]} == {
        "law.stale-check",
        "law.stale-series",
    }
    assert {problem["code"] for problem in patient.json["problems"]} <= {"law.stale-series"}


def test_check_of_no_book_at_all(ashore: Ashore, tmp_path: Path) -> None:
    ran = ashore("law", "check", tmp_path, *ON, "--json")

    assert ran.code == 4
    assert {problem["where"] for problem in ran.json["problems"]} == {"pack.yaml", MANIFEST}
    assert tmp_path.name in ashore("law", "check", tmp_path, *ON).out


def test_what_is_due_for_another_look_is_counted_in_words(ashore: Ashore) -> None:
    ran = ashore("law", "check", "--on", "2027-06-01", "--lang", "en")

    assert ran.code == 0
    assert "Nothing is wrong." in ran.out
    assert f"{len(BOOK.ids()) + len(BOOK.source_ids()) + 2} due for another look." in ran.out


def test_the_book_that_comes_with_the_program_is_current(ashore: Ashore) -> None:
    ran = ashore("law", "check", *ON, "--json")

    assert ran.json["problems"] == []
    assert check_pack(BOOK.folder, today=dt.date(2026, 11, 24)) == []
