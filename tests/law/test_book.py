"""What the standard law book answers, on the day a rule changes and on the day before."""

from __future__ import annotations

import csv
import datetime as dt
import itertools
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import ashore.law
from ashore.errors.base import LawDataError
from ashore.errors.law import LawBeforeFirstError, LawGapError
from ashore.law.answers import Figure, Gap, Kind
from ashore.law.book import LawBook
from ashore.law.lenders import LICENSED, LOCAL, PRIVATE

BOOK = LawBook.standard()
DATA = Path(ashore.law.__file__).parent / "data" / "cn"
RESEARCHED_LPR = Path(__file__).parents[3] / "shared" / "law" / "lpr.csv"
BESIDE = {"pack.yaml", "false-claims.yaml"}
ONE_DAY = dt.timedelta(days=1)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def answer(entry_id: str, on: dt.date) -> str:
    """Return the figure as it is written, or the code of the refusal."""
    try:
        return BOOK.figure(entry_id, on=on).text
    except LawDataError as error:
        return error.code


def test_the_standard_book_is_sound() -> None:
    assert BOOK.check() == []


def test_every_source_is_used_and_every_used_source_exists() -> None:
    used = {
        source
        for path in DATA.glob("*/*.yaml")
        if path.parent.name != "sources"
        for source in _scalars(path, "source")
    }

    assert used == set(BOOK.source_ids())


def _nodes(node: yaml.nodes.Node) -> Iterator[yaml.nodes.Node]:
    yield node
    if isinstance(node, yaml.nodes.MappingNode):
        for pair in node.value:
            for inner in pair:
                yield from _nodes(inner)
    elif isinstance(node, yaml.nodes.SequenceNode):
        for inner in node.value:
            yield from _nodes(inner)


def _root(path: Path) -> yaml.nodes.Node:
    root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    assert root is not None
    return root


def _scalars(path: Path, key: str) -> Iterator[str]:
    for node in _nodes(_root(path)):
        if isinstance(node, yaml.nodes.MappingNode):
            yield from (v.value for k, v in node.value if k.value == key)


def test_no_data_file_holds_a_bare_number() -> None:
    """Read with the plain parser, so that our own loader is not its own witness."""
    bare = {"tag:yaml.org,2002:float", "tag:yaml.org,2002:int"}
    paths = sorted(DATA.rglob("*.yaml"))

    assert len(paths) == len(BOOK.ids()) + len(BOOK.source_ids()) + len(BESIDE)
    assert [(p.name, n.value) for p in paths for n in _nodes(_root(p)) if n.tag in bare] == []


def test_each_version_holds_from_its_day_and_not_before() -> None:
    for entry_id in BOOK.ids():
        versions = BOOK.entry(entry_id).versions
        for before, version in zip([None, *versions[:-1]], versions, strict=True):
            if version.from_date is None:
                continue
            assert BOOK.version(entry_id, on=version.from_date) == version
            if before is None:
                with pytest.raises(LawBeforeFirstError):
                    BOOK.version(entry_id, on=version.from_date - ONE_DAY)
            else:
                assert BOOK.version(entry_id, on=version.from_date - ONE_DAY) == before
                assert before.until == version.from_date


def test_the_lpr_changes_on_its_change_points() -> None:
    one_year = (
        "2019-08-20 4.25, 2019-09-20 4.20, 2019-11-20 4.15, 2020-02-20 4.05, 2020-04-20 3.85, "
        "2021-12-20 3.80, 2022-01-20 3.70, 2022-08-22 3.65, 2023-06-20 3.55, 2023-08-21 3.45, "
        "2024-07-22 3.35, 2024-10-21 3.10, 2025-05-20 3.00"
    )
    five_years = (
        "2019-08-20 4.85, 2019-11-20 4.80, 2020-02-20 4.75, 2020-04-20 4.65, 2022-01-20 4.60, "
        "2022-05-20 4.45, 2022-08-22 4.30, 2023-06-20 4.20, 2024-02-20 3.95, 2024-07-22 3.85, "
        "2024-10-21 3.60, 2025-05-20 3.50"
    )
    for entry_id, written in (("rates.lpr-1y", one_year), ("rates.lpr-5y", five_years)):
        figures = [v for v in BOOK.entry(entry_id).versions if isinstance(v, Figure)]
        assert len(figures) == 85
        changes = [
            (figure.from_date, figure.value)
            for before, figure in zip([None, *figures[:-1]], figures, strict=True)
            if before is None or before.value != figure.value
        ]
        pairs = [point.split() for point in written.split(", ")]
        assert changes == [(day(first), Fraction(rate) / 100) for first, rate in pairs]


def test_the_lpr_agrees_with_the_researched_table_row_by_row() -> None:
    if not RESEARCHED_LPR.is_file():
        pytest.skip("the researched table does not lie beside this checkout")
    with RESEARCHED_LPR.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))

    for entry_id, column in (("rates.lpr-1y", "lpr1y"), ("rates.lpr-5y", "lpr5y")):
        figures = [v for v in BOOK.entry(entry_id).versions if isinstance(v, Figure)]
        assert [(f.from_date, f.value) for f in figures] == [
            (day(row["date"]), Fraction(row[column]) / 100) for row in rows
        ]


def test_the_lpr_is_unknown_before_its_first_day() -> None:
    assert answer("rates.lpr-1y", day("2019-08-19")) == "law.before-first"


def test_the_last_lpr_found_is_marked_once_a_newer_one_should_exist() -> None:
    found = BOOK.figure("rates.lpr-1y", on=day("2026-09-19"))
    later = BOOK.figure("rates.lpr-1y", on=day("2026-11-24"))

    assert (found.text, found.stale) == ("0.0300", False)
    assert (later.text, later.stale) == ("0.0300", True)
    assert later.from_date == day("2026-08-20")
    assert later.citation.confidence.value == "unconfirmed"
    assert later.note is not None
    assert "2026-08-20" in later.note.zh


@given(on=st.dates(min_value=dt.date(2000, 1, 1), max_value=dt.date(2035, 12, 31)))
def test_an_answer_covers_the_day_it_was_asked_for(on: dt.date) -> None:
    for entry_id in ("rates.lpr-1y", "card.daily-rate-ceiling", "limitation.years"):
        try:
            version = BOOK.version(entry_id, on=on)
        except LawBeforeFirstError:
            first = BOOK.entry(entry_id).versions[0].from_date
            assert first is not None
            assert on < first
        else:
            assert version.from_date is not None
            assert version.from_date <= on
            assert version.until is None or on < version.until


@pytest.mark.parametrize(
    "entry_id", ["card", "card.nothing", "sources.civil-code", "../x.y", "card.x/y", "a.b.c", ""]
)
def test_an_id_that_is_not_there_is_refused(entry_id: str) -> None:
    with pytest.raises(LawDataError) as caught:
        BOOK.figure(entry_id, on=day("2026-01-01"))
    assert caught.value.code == "law.unknown-id"


def test_an_entry_is_asked_for_as_what_it_is() -> None:
    on = day("2026-01-01")
    for ask, entry_id in (
        (BOOK.figure, "civil-code.usury"),
        (BOOK.rule, "penalty.band-low"),
        (BOOK.table, "penalty.band-low"),
    ):
        with pytest.raises(LawDataError) as caught:
            ask(entry_id, on=on)
        assert caught.value.code == "law.kind"


def test_a_gap_of_the_standard_book_is_said_in_forty_words() -> None:
    gaps = [v for i in BOOK.ids() for v in BOOK.entry(i).versions if isinstance(v, Gap)]

    ask = {Kind.FIGURE: BOOK.figure, Kind.RULE: BOOK.rule, Kind.CHANNEL: BOOK.channel}
    assert len(gaps) == 23
    for gap in gaps:
        with pytest.raises(LawGapError) as caught:
            ask[BOOK.entry(gap.id).kind](gap.id, on=gap.from_date or day("2026-01-01"))
        assert "None" not in caught.value.message("zh")
        assert len(caught.value.message("en").split()) <= 40


def test_the_kinds_of_lender_agree_with_the_data() -> None:
    assert set(BOOK.entry("court.total-cost-line").applies_to.lenders) == LICENSED
    assert set(BOOK.entry("private-lending.local-finance-outside").applies_to.lenders) == LOCAL
    assert set(BOOK.entry("private-lending.cap-multiple").applies_to.lenders) == PRIVATE


def test_the_stages_and_codes_share_their_days() -> None:
    on = day("2026-11-24")
    stages = BOOK.table("stages.overdue-months", on=on).rows
    codes = [r for r in BOOK.table("credit-record.month-codes", on=on).rows if r["code"].isdigit()]

    assert [row["stage"] for row in stages] == ["M0", "M1", "M2", "M3", "M4", "M5", "M6", "M6+"]
    assert [(r["from_days"], r["to_days"]) for r in stages[1:]] == [
        (r["from_days"], r["to_days"]) for r in codes
    ]
    for rows in (stages, BOOK.table("stages.five-classes", on=on).rows):
        for before, row in itertools.pairwise(rows):
            assert int(row["from_days"]) == int(before["to_days"]) + 1


def test_an_unconfirmed_document_number_is_not_in_the_citation() -> None:
    citation = BOOK.figure("private-lending.cap-multiple", on=day("2026-01-01")).citation

    assert citation.title.zh == (
        "最高人民法院关于审理民间借贷案件适用法律若干问题的规定（2020 年 12 月修正）"
    )
    assert citation.pinpoint == "第25条"
    assert BOOK.source("spc-private-lending-2021").number == "法释〔2020〕17号"
