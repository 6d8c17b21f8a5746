"""How well payments are sorted, counted on labelled ones: a change of a rule shows here."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tools import measure_spending
from tools.measure_spending import Measured, Part, Row, confusions, load, measure, of_part

DOCS = Path(__file__).parents[3] / "docs" / "explanation" / "spending.md"
COUNTED: list[tuple[Part, bool, Measured]] = [
    ("open", True, Measured(rows=871, told=849, sorted_told=832, sorted=833, right=831)),
    ("open", False, Measured(rows=871, told=849, sorted_told=828, sorted=828, right=828)),
    ("held_out", True, Measured(rows=418, told=394, sorted_told=338, sorted=338, right=332)),
    ("held_out", False, Measured(rows=418, told=394, sorted_told=328, sorted=328, right=323)),
]


def test_the_set_is_large_and_of_many_merchants() -> None:
    rows = load()
    assert (len(rows), len({row.merchant for row in rows})) == (1289, 557)
    assert Counter(row.source for row in rows) == {
        "wechat_pay": 697,
        "alipay": 274,
        "bank": 210,
        "meituan": 69,
        "jd": 39,
    }


def test_it_is_split_by_merchant_and_never_otherwise() -> None:
    of = {part: {row.merchant for row in of_part(part)} for part in ("open", "held_out")}
    assert {part: len(names) for part, names in of.items()} == {"open": 375, "held_out": 182}
    assert not of["open"] & of["held_out"]


@pytest.mark.parametrize(("part", "hinted", "counted"), COUNTED)
def test_coverage_and_accuracy(part: Part, *, hinted: bool, counted: Measured) -> None:
    assert measure(of_part(part), hinted=hinted) == counted


@pytest.mark.parametrize(("part", "hinted", "counted"), COUNTED)
def test_the_docs_say_what_is_counted(part: Part, *, hinted: bool, counted: Measured) -> None:
    named = "with the source's own sort" if hinted else "by words alone"
    [line] = (
        line
        for line in DOCS.read_text(encoding="utf-8").splitlines()
        if line.startswith(f"| {part.replace('_', ' ')} | {named} |")
    )
    assert line.endswith(
        f"| {counted.sorted_told}/{counted.told} = {100 * counted.coverage:.1f} %"
        f" | {counted.right}/{counted.sorted} = {100 * counted.accuracy:.1f} % |"
    )


def test_what_goes_wrong_in_the_held_out_part() -> None:
    assert confusions(of_part("held_out"), hinted=True) == {
        ("other|transport", "children"): 2,
        ("other", "children"): 2,
        ("food", "daily"): 1,
        ("transport", "phone"): 1,
    }


def test_a_guess_at_what_cannot_be_told_is_wrong() -> None:
    row = {"merchant": "某", "source": "bank", "hint": "", "counterpart": "", "amount": "1.00"}
    rows = [
        Row(text="包子", label="unclear", **row),
        Row(text="包子", label="food|unclear", **row),
        Row(text="某", label="food|unclear", **row),
        Row(text="某", label="unclear", **row),
        Row(text="某", label="food", **row),
    ]
    counted = measure(rows, hinted=True)
    assert counted == Measured(rows=5, told=3, sorted_told=1, sorted=2, right=1)
    assert (counted.coverage, counted.accuracy) == (1 / 3, 1 / 2)


@pytest.mark.parametrize(
    "row",
    [
        "某,bank,,某,某,1.00,foods",
        "某,post,,某,某,1.00,food",
        "某,bank,,某,某,1.00,food\n另,bank,,某,某,2.00,food",
        "某,bank,,某,某,1,food",
    ],
    ids=["label", "source", "twice", "amount"],
)
def test_a_damaged_set_is_refused(
    row: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = tmp_path / "payments.csv"
    damaged.write_text(f"merchant,source,hint,counterpart,text,amount,label\n{row}\n", "utf-8")
    monkeypatch.setattr(measure_spending, "FILE", damaged)
    load.cache_clear()
    with pytest.raises(ValueError, match="twice"):
        load()
    load.cache_clear()


def test_other_headings_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = tmp_path / "payments.csv"
    damaged.write_text("merchant,label\n某,food\n", "utf-8")
    monkeypatch.setattr(measure_spending, "FILE", damaged)
    load.cache_clear()
    with pytest.raises(ValueError, match="headings"):
        load()
    load.cache_clear()


def test_errors_of_the_open_part_alone_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    measure_spending.main(["--wrong"])
    said = capsys.readouterr().out
    assert "held_out: 418 payments, 182 merchants" in said
    assert "hinted: other sorted as children: alipay / 教育培训 / 得到App / 课程" in said
    listed = [line for line in said.splitlines() if line.startswith(("hinted:", "words:"))]
    hidden = {row.counterpart for row in of_part("held_out")} - {
        row.counterpart for row in of_part("open")
    }
    assert not [line for line in listed if any(f" / {name} / " in line for name in hidden if name)]
