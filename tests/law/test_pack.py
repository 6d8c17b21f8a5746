"""A law book from outside: what opens, what is refused, and where the refusal points."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ashore.errors.base import LawDataError
from ashore.errors.law import LawPackError, LawValueError
from ashore.law.book import LawBook
from ashore.law.lints import gaps, lint
from ashore.law.pack import MANIFEST, check_pack, manifest_of, open_pack, read_heading
from tests.law.books import DUTY, GOOD, MONTHS, RATE, STEPS

TODAY = dt.date(2026, 11, 24)
HEADING = """\
format: ashore-law/1
name: {zh: 小册, en: Little book}
version: "1"
jurisdiction: xx
checked: {on: 2026-11-24}
"""
LINE = """\
id: lines.help
kind: channel
title: {zh: 热线, en: Line}
says: {zh: 可以打。, en: It can be called.}
chosen_by: day_asked
confidence: high
checked: {on: 2026-11-24}
values:
  undated:
    source: act
    at: "1"
    text: {zh: 打。, en: Call.}
    body: {zh: 机关, en: Office}
    accepts: {zh: 求助, en: Help}
    phones: ["12300"]
    needs: [facts]
    hotlines: [lines.help]
    deadlines: [deadlines.answer]
"""
DEADLINE = """\
id: deadlines.answer
kind: figure
title: {zh: 答复, en: Answer}
says: {zh: 要答复。, en: An answer is due.}
unit: days
chosen_by: day_of_event
confidence: high
checked: {on: 2026-11-24}
values:
  2020-01-01:
    value: "7"
    source: act
    at: "1"
    data: {counted_from: asked, binds: office, counted_by: toll.duty}
"""
SOUND = GOOD | {
    "pack.yaml": HEADING,
    "lines/help.yaml": LINE,
    "deadlines/answer.yaml": DEADLINE,
    MONTHS: GOOD[MONTHS].replace("2020-02-29", "2026-10-31"),
}
HELP, ANSWER = "lines/help.yaml", "deadlines/answer.yaml"


def write_pack(folder: Path, files: dict[str, str], *, sealed: bool = True) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    if sealed:
        (folder / MANIFEST).write_text(manifest_of(folder), encoding="utf-8")
    return folder


def codes(folder: Path, today: dt.date = TODAY) -> list[tuple[str, str]]:
    return [(problem.where, problem.code) for problem in check_pack(folder, today=today)]


def test_a_sound_book_opens_and_answers(tmp_path: Path) -> None:
    write_pack(tmp_path, SOUND)

    assert codes(tmp_path) == []
    book = open_pack(tmp_path, today=TODAY)
    assert book.figure("toll.rate", on=dt.date(2021, 1, 1)).text == "0.12"
    assert book.channel("lines.help", on=TODAY).phones == ("12300",)
    assert read_heading(tmp_path).name.zh == "小册"


def test_the_standard_book_is_sound_from_end_to_end() -> None:
    problems = check_pack(LawBook.standard().folder, today=TODAY)

    # The list of hashes is renewed by tools/law_pages.py after the data was changed.
    manifest = {"law.file-changed", "law.file-missing", "law.file-unlisted"}
    assert [problem for problem in problems if problem.code not in manifest] == []


def change(name: str, old: str, new: str) -> Callable[[dict[str, str]], dict[str, str]]:
    def changed(files: dict[str, str]) -> dict[str, str]:
        assert old in files[name]
        return files | {name: files[name].replace(old, new, 1)}

    return changed


@pytest.mark.parametrize(
    ("damage", "where", "code"),
    [
        pytest.param(
            change("pack.yaml", "ashore-law/1", "ashore-law/2"),
            "pack.yaml format",
            "law.value",
            id="another format",
        ),
        pytest.param(
            change("pack.yaml", 'version: "1"\n', ""),
            "pack.yaml",
            "law.missing-key",
            id="no version",
        ),
        pytest.param(
            change("pack.yaml", 'version: "1"', "version: 1.0"),
            "pack.yaml:3",
            "law.float",
            id="a bare version",
        ),
        pytest.param(
            change("pack.yaml", "jurisdiction: xx", "jurisdiction: xx\nowner: me"),
            "pack.yaml",
            "law.unknown-key",
            id="a new key in the heading",
        ),
        pytest.param(
            change(RATE, '"0.12"', "0.12"), "toll/rate.yaml:10", "law.float", id="a float"
        ),
        pytest.param(
            change(HELP, "needs: [facts]", "needs: [luck]"),
            "lines/help.yaml values undated needs",
            "law.value",
            id="a need nobody knows",
        ),
        pytest.param(
            change(HELP, "    body: {zh: 机关, en: Office}\n", ""),
            "lines/help.yaml values undated",
            "law.missing-key",
            id="a channel of nobody",
        ),
        pytest.param(
            change(HELP, 'phones: ["12300"]', "phones: [12300]"),
            "lines/help.yaml values undated phones",
            "law.value",
            id="a bare telephone number",
        ),
        pytest.param(
            change(HELP, "hotlines: [lines.help]", "hotlines: [lines.gone]"),
            "lines.help",
            "law.dead-link",
            id="a line that is not there",
        ),
        pytest.param(
            change(ANSWER, "counted_by: toll.duty", "counted_by: toll.none"),
            "deadlines.answer",
            "law.dead-link",
            id="a counting rule that is not there",
        ),
        pytest.param(
            change(ANSWER, "counted_from: asked, ", ""),
            "deadlines.answer",
            "law.deadline",
            id="a deadline from nowhere",
        ),
        pytest.param(
            change(ANSWER, "unit: days", "unit: yuan"),
            "deadlines.answer",
            "law.deadline",
            id="a deadline in yuan",
        ),
        pytest.param(
            change(STEPS, "en: By steps.", "en: 分段。"),
            "toll.steps",
            "law.untranslated",
            id="Chinese for English",
        ),
        pytest.param(
            change(STEPS, "zh: 分段。", "zh: By steps."),
            "toll.steps",
            "law.untranslated",
            id="English for Chinese",
        ),
        pytest.param(
            change(DUTY, "confidence: high", "confidence: low"),
            "toll.duty",
            "law.weak-and-silent",
            id="little known and nothing said",
        ),
        pytest.param(
            change(DUTY, "text: {zh: 要这样做。", "text: {zh: 征信异议是 20 个工作日。"),
            "toll.duty 2020-01-01",
            "law.false-claim",
            id="a false claim",
        ),
    ],
)
def test_each_way_of_being_wrong_is_refused_with_its_place(
    tmp_path: Path, damage: Callable[[dict[str, str]], dict[str, str]], where: str, code: str
) -> None:
    write_pack(tmp_path, damage(SOUND))

    assert codes(tmp_path) == [(where, code)]
    with pytest.raises(LawPackError) as caught:
        open_pack(tmp_path, today=TODAY)
    assert caught.value.exit_code == 4
    assert where in caught.value.message("en")
    assert len(caught.value.message("en").split()) <= 40


def test_what_differs_from_the_list_of_hashes_is_named(tmp_path: Path) -> None:
    write_pack(tmp_path, SOUND)
    (tmp_path / RATE).write_text(GOOD[RATE].replace("0.12", "0.11"), encoding="utf-8")
    (tmp_path / STEPS).unlink()
    write_pack(tmp_path, {"toll/more.yaml": GOOD[DUTY].replace("duty", "more")}, sealed=False)

    assert codes(tmp_path) == [
        ("toll/steps.yaml", "law.file-missing"),
        ("toll/more.yaml", "law.file-unlisted"),
        ("toll/rate.yaml", "law.file-changed"),
    ]


@pytest.mark.parametrize(
    ("manifest", "why"),
    [
        pytest.param(None, "FileNotFoundError", id="no list"),
        pytest.param("no hashes here\n", "ValueError", id="no list of hashes"),
        pytest.param(f"{'0' * 64}  a.yaml\n" * 2, "ValueError", id="a name twice"),
        pytest.param(f"{'0' * 63}  a.yaml\n", "ValueError", id="a hash too short"),
    ],
)
def test_a_list_of_hashes_that_cannot_be_read_is_named(
    tmp_path: Path, manifest: str | None, why: str
) -> None:
    write_pack(tmp_path, SOUND)
    (tmp_path / MANIFEST).unlink()
    if manifest is not None:
        (tmp_path / MANIFEST).write_text(manifest, encoding="utf-8")

    problems = check_pack(tmp_path, today=TODAY)

    assert [(problem.where, problem.code) for problem in problems] == [(MANIFEST, "law.manifest")]
    assert why in problems[0].says.en


def test_a_file_that_no_law_book_reads_is_named(tmp_path: Path) -> None:
    write_pack(tmp_path, SOUND | {"toll/run.py": "print()", "deep/er/one.yaml": "a: b"})

    assert codes(tmp_path) == [
        ("deep/er/one.yaml", "law.stray-file"),
        ("toll/run.py", "law.stray-file"),
    ]


@pytest.mark.parametrize(
    "claims",
    [
        "claims: []",
        "claims: [{id: a, why: {zh: 不, en: no}, patterns: ['(']}]",
        "claims: [{id: a}]",
    ],
)
def test_false_claims_that_are_off_are_named(tmp_path: Path, claims: str) -> None:
    write_pack(tmp_path, SOUND | {"false-claims.yaml": claims})

    (problem,) = check_pack(tmp_path, today=TODAY)
    assert problem.where.startswith("false-claims.yaml")


def test_a_book_may_bring_false_claims_of_its_own(tmp_path: Path) -> None:
    own = "claims: [{id: own, why: {zh: 不对, en: wrong}, patterns: ['这样做']}]"
    write_pack(tmp_path, SOUND | {"false-claims.yaml": own})

    assert set(codes(tmp_path)) == {
        ("toll.duty", "law.false-claim"),
        ("toll.duty 2020-01-01", "law.false-claim"),
    }


def test_an_old_check_an_unused_source_and_a_series_that_ran_out_refuse_nothing(
    tmp_path: Path,
) -> None:
    unused = GOOD["sources/act.yaml"].replace("id: act", "id: spare")
    old = GOOD[RATE].replace("on: 2026-11-24", "on: 2026-05-23")
    write_pack(tmp_path, SOUND | {"sources/spare.yaml": unused, RATE: old, MONTHS: GOOD[MONTHS]})

    problems = check_pack(tmp_path, today=TODAY)

    assert [(problem.where, problem.code, problem.grave) for problem in problems] == [
        ("sources/spare.yaml", "law.unused-source", False),
        ("toll.rate", "law.stale-check", False),
        ("toll.monthly", "law.stale-series", False),
    ]
    assert "toll.rate" in open_pack(tmp_path, today=TODAY).ids()


@pytest.mark.parametrize(
    ("today", "months", "stale"),
    [
        (dt.date(2027, 5, 24), 6, False),
        (dt.date(2027, 5, 25), 6, True),
        (dt.date(2027, 5, 25), 7, False),
        (dt.date(2026, 12, 25), 1, True),
    ],
)
def test_a_check_is_stale_from_the_day_after_so_many_months(
    tmp_path: Path, today: dt.date, months: int, stale: bool
) -> None:
    book = LawBook(write_pack(tmp_path, SOUND))

    found = {p.where for p in lint(book, today=today, months=months) if p.code == "law.stale-check"}

    everything = {"sources/act.yaml", *book.ids()}
    assert found == (everything if stale else set())


def test_a_part_repeated_by_name_is_refused(tmp_path: Path) -> None:
    bomb = GOOD[DUTY].replace('["22", "8"]', '&a ["22"]').replace('"12378"}', "*a}")
    write_pack(tmp_path, SOUND | {DUTY: bomb})

    assert codes(tmp_path) == [("toll/duty.yaml", "law.file")]


def test_the_list_of_hashes_is_what_sha256sum_writes(tmp_path: Path) -> None:
    write_pack(tmp_path, {"b/c.yaml": "x\n", "a.yaml": ""}, sealed=False)

    assert manifest_of(tmp_path) == (
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.yaml\n"
        "73cb3858a687a8494ca3323053016282f3dad39d42cf62ca4e79dda2aac7d9ac  b/c.yaml\n"
    )


def test_the_gaps_of_a_book_are_listed(tmp_path: Path) -> None:
    found = gaps(LawBook(write_pack(tmp_path, SOUND)))

    assert [(gap.id, str(gap.from_date), gap.repealed) for gap in found] == [
        ("toll.rate", "2022-01-01", True),
        ("toll.rate", "2024-01-01", False),
    ]


def test_a_heading_in_another_format_says_which_one_is_read(tmp_path: Path) -> None:
    write_pack(tmp_path, SOUND | {"pack.yaml": HEADING.replace("law/1", "law/9")})

    with pytest.raises(LawValueError) as caught:
        read_heading(tmp_path)
    assert isinstance(caught.value, LawDataError)
    assert "ashore-law/1" in caught.value.message("en")


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None
)
@given(
    name=st.sampled_from(sorted(SOUND)),
    place=st.integers(min_value=0, max_value=400),
    damage=st.binary(min_size=0, max_size=4),
)
def test_any_damage_is_a_problem_and_never_a_crash(
    tmp_path: Path, name: str, place: int, damage: bytes
) -> None:
    write_pack(tmp_path, SOUND)
    whole = (tmp_path / name).read_bytes()
    spoilt = whole[: place % len(whole)] + damage + whole[place % len(whole) + 1 :]
    (tmp_path / name).write_bytes(spoilt)

    unsealed = check_pack(tmp_path, today=TODAY)
    (tmp_path / MANIFEST).write_text(manifest_of(tmp_path), encoding="utf-8")
    sealed = check_pack(tmp_path, today=TODAY)

    if spoilt != whole:
        assert ("law.file-changed", name) in {(p.code, p.where) for p in unsealed}
    assert all(problem.where and problem.says.zh and problem.says.en for problem in sealed)
