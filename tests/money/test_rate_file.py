"""The exchange format of `ashore rate`: every case is answered, or says what is wrong with it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.errors.money import FlowsError
from ashore.money.rate_file import rate_file

GOOD = {
    "id": "good",
    "kind": "xirr",
    "flows": [["2026-01-01", "-100.00"], ["2027-01-01", "110.00"]],
}


def one(case: object) -> Any:
    return rate_file({"cases": [case]})["results"][0]


def xirr_of(*flows: object, **fields: object) -> dict[str, object]:
    return {"id": "x", "kind": "xirr", "flows": list(flows), **fields}


def irr_of(*flows: object) -> dict[str, object]:
    return {"id": "i", "kind": "irr", "flows": list(flows)}


def test_dated_flows_have_a_yearly_rate() -> None:
    result = one(GOOD)
    assert result == {
        "id": "good",
        "rate": result["rate"],
        "roots": [result["rate"]],
        "error": None,
    }
    assert result["rate"] == pytest.approx(0.1, abs=1e-14)


def test_periodic_flows_have_their_yearly_figures_beside_them() -> None:
    result = one(irr_of("12000", *["-1066.19"] * 11, "-1066.14"))
    assert result["rate"] == pytest.approx(0.01, abs=1e-6)
    assert result["nominal_12"] == 12 * result["rate"]
    assert result["effective_12"] == pytest.approx((1 + result["rate"]) ** 12 - 1, abs=1e-14)


def test_all_roots_are_listed_and_the_one_nearest_to_no_cost_is_named() -> None:
    result = one(irr_of(-1_600, 10_000, -10_000))
    assert result["roots"] == pytest.approx([0.25, 4.0], abs=1e-12)
    assert result["rate"] == result["roots"][0]


def test_a_loss_is_a_negative_rate() -> None:
    result = one(xirr_of(["2014-02-27", -4_000], ["2015-03-06", 2_050.2]))
    assert result["rate"] == pytest.approx(-0.4809631525, abs=1e-10)


@pytest.mark.parametrize(
    "amounts",
    [
        ("-100.00", "110.00"),
        ("-100", "+110"),
        (-100, 110),
        (-100.0, 110.0),
        (" -1e2 ", "1.1E+2"),
        ("-.1", ".11"),
        ("-1.", "1.1"),
        ("-1" + "0" * 59, "11" + "0" * 58),
        ("-0." + "0" * 57 + "100", "0." + "0" * 57 + "110"),
    ],
)
def test_amounts_are_read_as_they_are_written(amounts: tuple[object, object]) -> None:
    out, back = amounts
    result = one(xirr_of(["2026-01-01", out], ["2027-01-01", back]))
    assert result["rate"] == pytest.approx(0.1, abs=1e-14)


@pytest.mark.parametrize(
    ("day_count", "rate"),
    [
        (None, 0.1),
        ("act/365", 0.1),
        ("ACT/360", 1.1 ** (360 / 365) - 1),
        ("act/act", 0.1),
        ("30/360", 0.1),
        ("act/365.25", 1.1 ** (365.25 / 365) - 1),
    ],
)
def test_day_counts(day_count: str | None, rate: float) -> None:
    assert one(GOOD | {"day_count": day_count})["rate"] == pytest.approx(rate, abs=1e-13)


@pytest.mark.parametrize(
    ("case", "code", "where"),
    [
        ("text", "rates.flows", "cases[0]"),
        (None, "rates.flows", "cases[0]"),
        ([], "rates.flows", "cases[0]"),
        ({}, "rates.kind", "cases[0]"),
        ({"id": "", "kind": "npv"}, "rates.kind", "cases[0]"),
        ({"id": "a", "kind": ["irr"], "flows": []}, "rates.kind", "a"),
        ({"id": 7, "kind": "irr"}, "rates.flows", "7.flows"),
        ({"id": "a", "kind": "irr", "flows": {}}, "rates.flows", "a.flows"),
        ({"id": "a", "kind": "xirr", "flows": "-100, 110"}, "rates.flows", "a.flows"),
        (irr_of(), "rates.no-sign-change", "i"),
        (irr_of(-100, -10), "rates.no-sign-change", "i"),
        (irr_of(1, -2, 2), "rates.no-real-rate", "i"),
        (irr_of(-1, None), "rates.amount", "i.flows[1]"),
        (irr_of(-1, True), "rates.amount", "i.flows[1]"),
        (irr_of(-1, [1]), "rates.amount", "i.flows[1]"),
        (irr_of(-1, "１１０"), "rates.amount", "i.flows[1]"),
        (irr_of(-1, "1,000"), "rates.amount", "i.flows[1]"),
        (irr_of(-1, "1_000"), "rates.amount", "i.flows[1]"),
        (irr_of(-1, "4/3"), "rates.amount", "i.flows[1]"),
        (irr_of(-1, ""), "rates.amount", "i.flows[1]"),
        (irr_of(-1, "NaN"), "rates.amount", "i.flows[1]"),
        (irr_of(-1, float("nan")), "rates.amount", "i.flows[1]"),
        (irr_of(-1, float("inf")), "rates.amount", "i.flows[1]"),
        (irr_of(-1, "1e100"), "rates.amount", "i.flows[1]"),
        (irr_of(-1, "1e-100"), "rates.amount", "i.flows[1]"),
        (irr_of(-1, "9" * 61), "rates.amount", "i.flows[1]"),
        (irr_of(-1, 10**5_000), "rates.amount", "i.flows[1]"),
        (irr_of(["2026-01-01", -1], ["2027-01-01", 2]), "rates.amount", "i.flows[0]"),
        (xirr_of(), "rates.no-sign-change", "x"),
        (xirr_of(-100, 110), "rates.flows", "x.flows[0]"),
        (xirr_of("2026-01-01"), "rates.flows", "x.flows[0]"),
        (xirr_of(["2026-01-01"]), "rates.flows", "x.flows[0]"),
        (xirr_of(["2026-01-01", 1, 2]), "rates.flows", "x.flows[0]"),
        (xirr_of(["2026-02-29", 1]), "money.date", "x.flows[0]"),
        (xirr_of([20_260_101, 1]), "money.date", "x.flows[0]"),
        (xirr_of([None, 1]), "money.date", "x.flows[0]"),
        (xirr_of(["2026-01-01", "ten"]), "rates.amount", "x.flows[0]"),
        (xirr_of(["2026-01-01", -1], ["2026-01-01", 2]), "rates.one-date", "x"),
        (xirr_of(["2026-01-01", -1], ["2026-01-02", 10**6]), "rates.out-of-range", "x"),
        (xirr_of(["2026-01-01", -1], day_count="act/366"), "rates.day-count", "x"),
        (xirr_of(["2026-01-01", -1], day_count=""), "rates.day-count", "x"),
        (xirr_of(["2026-01-01", -1], day_count=365), "rates.day-count", "x"),
        (xirr_of(["2026-01-01", -1], day_count=["act/365"]), "rates.day-count", "x"),
    ],
)
def test_what_is_wrong_is_named_and_placed(case: object, code: str, where: str) -> None:
    result = one(case)
    assert (result["rate"], result["roots"]) == (None, [])
    assert (result["error"]["code"], result["error"]["where"]) == (code, where)
    assert where in result["error"]["says"]


def test_one_bad_case_never_hides_the_others() -> None:
    bad = [irr_of(1, 1), "text", xirr_of(["2026-02-30", 1]), irr_of(-1, "1e999999999")]
    cases = [case for pair in zip(bad, [GOOD] * len(bad), strict=True) for case in pair]
    results = rate_file({"cases": cases})["results"]
    assert [result["error"] is None for result in results] == [False, True] * len(bad)
    assert {result["id"] for result in results[1::2]} == {"good"}


def test_a_month_that_no_year_can_hold_has_no_yearly_figure() -> None:
    result = one(irr_of("-1e-60", "1e60"))
    assert result["rate"] == pytest.approx(1e120, rel=1e-11)
    assert result["effective_12"] is None
    assert result["error"] is None


def test_long_things_are_shown_short() -> None:
    result = one({"id": "n" * 500, "kind": "irr", "flows": ["9" * 10**6]})
    assert result["id"] == "n" * 500
    assert len(result["error"]["says"]) < 300


def test_errors_speak_the_language_asked_for() -> None:
    document = {"cases": [irr_of(1, 1)]}
    chinese, english = (
        rate_file(document, language)["results"][0]["error"]["says"] for language in ("zh", "en")
    )
    assert chinese == "i 的现金流全是同一个方向，算不出利率。 请补上收到的或付出的那一边。"
    assert english.startswith("The cash flows at i all go one way, so no rate exists. ")


@pytest.mark.parametrize(
    "document", [None, [], [GOOD], {}, {"cases": {}}, {"cases": None}, "cases"]
)
def test_a_document_without_cases(document: object) -> None:
    with pytest.raises(FlowsError) as stopped:
        rate_file(document)
    assert stopped.value.where == "cases"


def test_no_cases_have_no_results() -> None:
    assert rate_file({"cases": []}) == {"results": []}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


@given(
    st.lists(
        JSON
        | st.fixed_dictionaries(
            {"id": JSON, "kind": st.sampled_from(["irr", "xirr"])},
            optional={"flows": JSON | st.lists(JSON, max_size=3), "day_count": JSON},
        ),
        max_size=3,
    )
)
def test_any_json_is_answered_in_json(cases: list[object]) -> None:
    results = rate_file({"cases": cases})["results"]
    assert len(results) == len(cases)
    for result in results:
        assert (result["rate"] is None) != (result["error"] is None)
        numbers = [result["rate"], *result["roots"]]
        json.dumps(numbers, allow_nan=False)
