"""One small broken law book per way of being wrong, each refused under its own code."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from ashore.errors.base import LawDataError
from ashore.law.book import LawBook
from tests.law.books import ACT, DUTY, FIGURE, GOOD, MONTHS, RATE, SOURCE, STEPS, TABLE


def write_book(folder: Path, files: dict[str, str]) -> LawBook:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return LawBook(folder)


def test_the_undamaged_book_is_sound(tmp_path: Path) -> None:
    book = write_book(tmp_path, GOOD)

    assert book.check() == []
    assert book.ids() == ("toll.duty", "toll.monthly", "toll.rate", "toll.steps")
    assert book.rule("toll.duty", on=dt.date(2021, 1, 1)).data["hours"] == ("22", "8")


DAMAGES = [
    pytest.param(RATE, '"0.12"', "0.12", "law.float", id="a float"),
    pytest.param(RATE, '"0.12"', "1e-1", "law.value", id="a number that YAML takes for text"),
    pytest.param(RATE, '"0.12"', "12", "law.value", id="a bare whole number"),
    pytest.param(RATE, '"0.12"', '"12%"', "law.value", id="text that is no number"),
    pytest.param(RATE, '"0.12"', '""', "law.value", id="an empty value"),
    pytest.param(RATE, '"0.12",', '"0.12", value: "0.1",', "law.duplicate-key", id="a key twice"),
    pytest.param(RATE, "2022-01-01:", "2020-01-01:", "law.duplicate-key", id="a date twice"),
    pytest.param(RATE, "unit:", "unti:", "law.missing-key", id="a misspelt key"),
    pytest.param(RATE, "kind: figure", "kind: figure\nby: me", "law.unknown-key", id="a new key"),
    pytest.param(RATE, 'at: "1"', 'at: "1", by: me', "law.unknown-key", id="a new key in a value"),
    pytest.param(
        RATE, "checked: {on: 2026-11-24}", "checked: {}", "law.missing-key", id="unchecked"
    ),
    pytest.param(RATE, "2026-11-24", '"2026-11-24"', "law.date", id="a date in quotes"),
    pytest.param(RATE, "2022-01-01", "2022-02-30", "law.date", id="a day that does not exist"),
    pytest.param(RATE, "2022-01-01", "soon", "law.date", id="a word for a date"),
    pytest.param(RATE, "2022-01-01", "2022-01-01 10:00:00", "law.date", id="a time with a date"),
    pytest.param(RATE, "2022-01-01", "undated", "law.date", id="undated, but not first"),
    pytest.param(RATE, "2022-01-01", "2019-01-01", "law.date-order", id="dates out of order"),
    pytest.param(RATE, "source: act, ", "", "law.missing-key", id="a value without a source"),
    pytest.param(RATE, "source: act", "source: bill", "law.source-missing", id="no such source"),
    pytest.param(
        RATE, "source: act", "source: ../act", "law.source-missing", id="a path as source"
    ),
    pytest.param(RATE, 'at: "1"', 'page: "1"', "law.missing-key", id="a value without a pinpoint"),
    pytest.param(RATE, "id: toll.rate", "id: toll.fee", "law.name", id="an id of another file"),
    pytest.param(RATE, "share-per-year", "percent", "law.value", id="a unit nobody knows"),
    pytest.param(RATE, "contract_on", "one_day", "law.value", id="a fact date nobody knows"),
    pytest.param(RATE, "confidence: high", "confidence: sure", "law.value", id="too sure"),
    pytest.param(RATE, "zh: 费率, ", "", "law.missing-key", id="one language only"),
    pytest.param(RATE, "repealed: true", "repealed: false", "law.value", id="repealed, not true"),
    pytest.param(RATE, "repealed: true", "repealed: yes", "law.value", id="a yes for true"),
    pytest.param(
        RATE, "repealed: true", "repealed: true, unknown: true", "law.value", id="two reasons"
    ),
    pytest.param(
        RATE, ", note: {zh: 没有了。, en: It ended.}", "", "law.missing-key", id="a silent gap"
    ),
    pytest.param(RATE, "kind: figure", "kind: [", "law.file", id="no YAML"),
    pytest.param(RATE, "kind: figure", "kind: !!timestamp x", "law.date", id="a tag for a date"),
    pytest.param(RATE, "kind: figure", "kind: !!int x", "law.file", id="a tag for a number"),
    pytest.param(RATE, "kind: figure", "kind: !!python/name:x", "law.file", id="a foreign tag"),
    pytest.param(RATE, "kind: figure", "? [a]\n: b", "law.file", id="a list as a key"),
    pytest.param(RATE, "kind: figure", "<<: {kind: figure}", "law.file", id="keys merged in"),
    pytest.param(RATE, FIGURE, "id: " + "[" * 5000, "law.file", id="nested beyond reason"),
    pytest.param(RATE, "values:", "series:", "law.missing-key", id="a series without a file"),
    pytest.param(RATE, FIGURE, "words", "law.value", id="no mapping at all"),
    pytest.param(RATE, FIGURE, "id: \x07", "law.file", id="a control character"),
    pytest.param(
        RATE, FIGURE[FIGURE.index("values:") :], "values: {}", "law.missing-key", id="no versions"
    ),
    pytest.param(STEPS, TABLE[TABLE.index("rows:") :], "rows: []", "law.value", id="no rows"),
    pytest.param(
        DUTY,
        '{hours: ["22", "8"], channel: {phone: "12378"}}',
        "[a]",
        "law.value",
        id="data in a list",
    ),
    pytest.param(STEPS, '"10", to', "10, to", "law.value", id="a bare number in a table"),
    pytest.param(STEPS, 'from: "10"', 'since: "10"', "law.value", id="uneven columns"),
    pytest.param(DUTY, '["22", "8"]', "[22, 8]", "law.value", id="bare numbers in a rule"),
    pytest.param(DUTY, "data: {hours", "data: {7", "law.value", id="a bare number as a key"),
    pytest.param(
        DUTY, "    text: {zh: 要这样做。, en: Do it so.}\n", "", "law.missing-key", id="mute"
    ),
    pytest.param(MONTHS, "column: rate", "column: toll", "law.file", id="no such column"),
    pytest.param(MONTHS, "monthly.csv", "yearly.csv", "law.file", id="no such series"),
    pytest.param("toll/monthly.csv", "0.03", "3 %", "law.value", id="a series value off"),
    pytest.param("toll/monthly.csv", "2020-02-01", "2020-2-1", "law.date", id="a series date off"),
    pytest.param(
        "toll/monthly.csv", "2020-02-01", "2019-02-01", "law.date-order", id="series order"
    ),
    pytest.param("toll/monthly.csv", "medium", "maybe", "law.file", id="a series confidence off"),
    pytest.param("toll/monthly.csv", ",medium", "", "law.file", id="a short series row"),
    pytest.param(
        RATE, "2020-01-01:", "2019-12-31:", "law.before-source", id="older than its source"
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "code"), DAMAGES)
def test_a_damaged_file_is_named_under_its_code(
    tmp_path: Path, name: str, old: str, new: str, code: str
) -> None:
    assert old in GOOD[name]
    book = write_book(tmp_path, GOOD | {name: GOOD[name].replace(old, new, 1)})

    problems = book.check()

    assert [problem.code for problem in problems] == [code]
    assert problems[0].says.zh
    assert problems[0].says.en


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("confidence: high", "confidence: 1.0", "law.float"),
        ("strength: law", "strength: iron", "law.value"),
        ("id: act", "id: bill", "law.name"),
        ("ended: null", "ended: null\nrank: high", "law.unknown-key"),
        ("number: null", "number: No. 7", "law.missing-key"),
        ("2020-01-01", "1 January", "law.date"),
    ],
)
def test_a_damaged_source_is_found_and_so_is_whatever_rests_on_it(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    book = write_book(tmp_path, GOOD | {ACT: SOURCE.replace(old, new, 1)})

    assert {problem.code for problem in book.check()} == {code}
    with pytest.raises(LawDataError) as caught:
        book.figure("toll.rate", on=dt.date(2021, 1, 1))
    assert caught.value.code == code


def test_an_error_names_the_line(tmp_path: Path) -> None:
    book = write_book(tmp_path, GOOD | {RATE: FIGURE.replace('"0.12"', "0.12")})

    with pytest.raises(LawDataError) as caught:
        book.figure("toll.rate", on=dt.date(2021, 1, 1))

    assert caught.value.where == "toll/rate.yaml:10"
    assert caught.value.exit_code == 4
    assert caught.value.parts("en") == (
        "The number 0.12 at toll/rate.yaml:10 is not in quotes.",
        "Nothing was changed.",
        'Write it as "0.12".',
    )


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    book = write_book(tmp_path, GOOD)
    (tmp_path / RATE).write_bytes(b"\xff\xfe\x00")

    assert [problem.code for problem in book.check()] == ["law.file"]


def test_a_gap_says_why_it_is_one(tmp_path: Path) -> None:
    book = write_book(tmp_path, GOOD)

    for day, reason in (("2022-01-01", "is repealed"), ("2024-01-01", "is not known")):
        with pytest.raises(LawDataError) as caught:
            book.figure("toll.rate", on=dt.date.fromisoformat(day))
        assert caught.value.code == "law.gap"
        assert reason in caught.value.message("en")


def test_a_stale_value_is_marked_and_never_made_up(tmp_path: Path) -> None:
    book = write_book(tmp_path, GOOD)

    fresh = book.figure("toll.monthly", on=dt.date(2020, 2, 29))
    stale = book.figure("toll.monthly", on=dt.date(2020, 3, 1))

    assert (fresh.text, fresh.stale, fresh.note, fresh.citation.confidence.value) == (
        "0.02",
        False,
        None,
        "medium",
    )
    assert (stale.text, stale.stale, stale.citation.confidence.value) == (
        "0.02",
        True,
        "unconfirmed",
    )
    assert stale.note is not None
    assert "2020-02-01" in stale.note.en


def test_an_unconfirmed_number_is_not_printed(tmp_path: Path) -> None:
    for confidence, title in (("high", "Act (No. 7)"), ("unconfirmed", "Act")):
        number = f"number: No. 7\nnumber_confidence: {confidence}"
        source = SOURCE.replace("number: null", number)
        book = write_book(tmp_path / confidence, GOOD | {ACT: source})
        figure = book.figure("toll.rate", on=dt.date(2021, 1, 1))
        assert figure.citation.title.en == title


def test_a_figure_is_no_firmer_than_its_source(tmp_path: Path) -> None:
    source = SOURCE.replace("confidence: high", "confidence: low")
    book = write_book(tmp_path, GOOD | {ACT: source})

    assert book.figure("toll.rate", on=dt.date(2021, 1, 1)).citation.confidence.value == "low"
