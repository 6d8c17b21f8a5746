"""`ashore plan`: the way out in words and as JSON, what is supposed, and what comes as a file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import ON, Ashore
from tests.documents.page import parsed

PROMISED = {
    "route", "why", "surplus", "available", "months", "payments", "total_cost", "lower_bound",
    "gap", "baselines", "asks", "odds", "offers",
}  # fmt: skip


def entry(kind: str, entry_id: str, /, **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "id": entry_id, "recorded_at": "2026-11-24"} | fields


def loan(name: str = "a", **terms: Any) -> list[dict[str, Any]]:
    """Return a loan of 1,200 yuan in twelve parts; five have fallen due, none is paid."""
    terms = {"method": "equal_principal", "principal": "1200.00", "periods": 12,
             "annual_rate": "0"} | terms  # fmt: skip
    return [
        entry("loan", name, product=f"{name}贷", parties={"funder": f"{name}银行"}, terms=terms),
        entry("disbursement", f"{name}-out", loan=name, on="2026-06-10", gross="1200.00"),
    ]


LIVING = [
    entry("income", "wage", name="工资", monthly="3000.00"),
    entry("expense", "rent", name="房租", monthly="2600.00"),
]
NOTHING_LEFT = [
    entry("person", "me", name="周一"),
    entry("income", "wage", name="工资", monthly="1500.00", proof="工资流水"),
    entry("expense", "rent", name="房租", monthly="2000.00"),
]


@pytest.fixture
def written(tmp_path: Path) -> Any:
    """Writes some entries as a case and returns its path."""

    def write(*entries: dict[str, Any]) -> Path:
        case = {"schema": "ashore-case/1", "case_id": "c", "entries": entries}
        path = tmp_path / "case.json"
        path.write_text(json.dumps(case), encoding="utf-8")
        return path

    return write


def test_the_promised_fields_are_there(sample: Path, ashore: Ashore) -> None:
    found = ashore("plan", sample, *ON, "--json").json
    assert found.keys() >= PROMISED
    assert (found["route"], found["surplus"], found["available"]) == (
        "negotiate", "2512.00", "2260.80",
    )  # fmt: skip
    assert set(found["payments"][0]) == {"month", "debt", "amount"}
    assert set(found["baselines"]) == {"avalanche", "snowball", "pro_rata"}
    assert found["asks"][0].keys() >= {"creditor", "kind", "value", "because"}
    assert (found["proven"], found["questions"], found["what_if"]) == (True, [], None)
    paid = sum(round(float(payment["amount"]) * 100) for payment in found["payments"])
    assert paid == round(float(found["total_cost"]) * 100)
    assert 0 <= found["gap"] < 0.001
    for other in found["baselines"].values():
        assert float(found["goals"]["falls_due_at_once"]) <= float(other["falls_due_at_once"])


def test_a_page_for_people(sample: Path, ashore: Ashore) -> None:
    told = ashore("plan", sample, *ON)
    assert (told.code, told.err) == (0, "")
    order = ["走哪条路：先谈宽限和分期", "先做这些", "每月的钱", "每个月怎么还",
             "要谈什么，才能每期都付到", "可以向每家提的月还款", "这样还，会不会断",
             "加 --why"]  # fmt: skip
    places = [told.out.index(words) for words in order]
    assert places == sorted(places)
    assert "为什么不是别的" not in told.out
    opened = ashore("plan", sample, *ON, "--why", "--lang", "en").out
    assert "Why not the others" in opened
    assert "dearest first" in opened


def test_what_if_is_held_against_the_plan_as_things_stand(sample: Path, ashore: Ashore) -> None:
    now = ashore("plan", sample, *ON, "--json").json
    more = ashore("plan", sample, *ON, "--more", "500", "--json").json
    assert more["months"] < now["months"]
    assert more["what_if"]["now"] == {"months": now["months"], "total_cost": now["total_cost"]}
    sooner = now["months"] - more["months"]
    assert more["what_if"]["says"].startswith(f"和现在的计划比：早 {sooner} 个月还清，因晚少付")
    without = ashore("plan", sample, *ON, "--without", "jichuan", "--once", "3000", "--json").json
    assert "jichuan" not in {payment["debt"] for payment in without["payments"]}
    assert without["what_if"]["once"] == "3000.00"
    told = ashore("plan", sample, *ON, "--more=-3000").out
    assert "这样就没有钱可以还了。" in told


def test_a_debt_to_leave_out_must_be_there(sample: Path, ashore: Ashore) -> None:
    told = ashore("plan", sample, *ON, "--without", "nobody")
    assert (told.code, told.out) == (2, "")
    assert "shizhou" in told.err
    assert told.err.endswith("[plan.debt]\n")


@pytest.mark.parametrize("given", ["1", "x", "-0.1", ""])
def test_a_chance_lies_between_zero_and_one(given: str, sample: Path, ashore: Ashore) -> None:
    told = ashore("plan", sample, *ON, f"--risk={given}")
    assert (told.code, told.err.splitlines()[-1]) == (2, "[cli.share]")


def test_debts_alone_name_the_questions_that_settle_the_way(written: Any, ashore: Ashore) -> None:
    path = written(*loan())
    found = ashore("plan", path, *ON, "--json").json
    assert [question["id"] for question in found["questions"]] == [
        "face_scan", "money_in_own_card", "court_paper", "intermediary", "forgot",
        "covers_living", "will_recover", "fees",
    ]  # fmt: skip
    assert (found["payments"], found["cannot_pay"]) == ([], None)
    told = ashore("plan", path, *ON).out
    assert "先答这几个，一分钟以内" in told
    assert "收支填好以后" in told


def test_nothing_left_gives_a_statement_to_print(
    written: Any, tmp_path: Path, ashore: Ashore
) -> None:
    path, out = written(*NOTHING_LEFT, *loan()), tmp_path / "says.txt"
    told = ashore("plan", path, *ON, "--statement", out)
    assert told.code == 0
    assert "没有还款数字：先保生活。" in told.out
    text = out.read_text(encoding="utf-8")
    assert "说明人：周一\n" in text
    assert "收入      工资    1,500.00  可提供：工资流水\n" in text
    assert "必要支出  房租    2,000.00  据我回忆\n" in text
    assert "截至2026年11月24日，" in text
    assert "2027年2月24日重新核对收支" in text


def test_a_statement_that_would_not_be_true_is_not_written(
    written: Any, tmp_path: Path, ashore: Ashore
) -> None:
    out = tmp_path / "says.txt"
    told = ashore("plan", written(*LIVING, *loan()), *ON, "--statement", out)
    assert (told.code, told.err.splitlines()[-1]) == (2, "[plan.statement]")
    assert not out.exists()


def test_a_debt_with_no_rate_is_named_and_the_rest_is_planned(written: Any, ashore: Ashore) -> None:
    path = written(*LIVING, *loan(), *loan("b", annual_rate=None))
    found = ashore("plan", path, *ON, "--json").json
    assert [one["debt"] for one in found["not_planned"]] == ["b"]
    assert {payment["debt"] for payment in found["payments"]} == {"a"}
    assert "没排进来的（资料不全）" in ashore("plan", path, *ON).out


def test_a_gap_in_the_income_is_said_and_lived_through(written: Any, ashore: Ashore) -> None:
    ends = entry("income", "wage", name="工资", monthly="3000.00", ends_on="2027-02-28")
    again = entry("income", "new", name="新工作", monthly="3000.00", starts_on="2027-05-01")
    path = written(ends, again, LIVING[1], *loan())
    found = ashore("plan", path, *ON, "--json").json
    gap = next(f for f in found["findings"] if f["code"] == "plan.income-gap")
    assert "2027-03" in gap["says"]
    assert gap["ask"]
    assert not {"2027-03", "2027-04", "2027-05"} & {p["month"] for p in found["payments"]}


def test_facts_that_contradict_each_other_are_asked_about(written: Any, ashore: Ashore) -> None:
    odd = entry("income", "wage", name="工资", monthly="3000.00", low="3500.00", high="2000.00")
    told = ashore("plan", written(odd, LIVING[1], *loan()), *ON).out
    assert "最少 3500.00 元，比最多 2000.00 元多。" in told
    assert "要问清：最少和最多是不是写反了？" in told


def test_the_chart_is_a_picture_that_runs_nothing(
    sample: Path, tmp_path: Path, ashore: Ashore
) -> None:
    out = tmp_path / "way.svg"
    assert ashore("plan", sample, *ON, "--chart", out).code == 0
    picture = parsed(out.read_text(encoding="utf-8"))
    assert len(picture.all("polygon")) == 4
    assert picture.all("desc")[0].text.startswith("现在还剩")
    tags = set(re.findall(r"<(\w+)", out.read_text(encoding="utf-8")))
    assert tags == {"svg", "style", "title", "desc", "line", "text", "polygon", "rect"}


def test_no_case_and_no_file_says_what_is_missing(ashore: Ashore) -> None:
    told = ashore("plan")
    assert (told.code, told.err.splitlines()[-1]) == (2, "[cli.case-needed]")


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    debts = [
        {"name": "x", "balance": "5000.00", "annual_rate": "0.18", "min_payment": "150.00"},
        {"name": "y", "balance": "2000.00", "annual_rate": "0.24", "min_payment": "60.00"},
        {"name": "z", "balance": "800.00", "annual_rate": "0.10", "min_payment": "30.00"},
    ]
    cases = [
        {"id": "dear", "debts": debts, "monthly": "500.00", "order": "avalanche"},
        {"id": "small", "debts": debts, "monthly": "500.00", "order": "snowball"},
        {"id": "poor", "debts": debts, "monthly": "100.00", "order": "optimal"},
    ]
    path = tmp_path / "plain.json"
    path.write_text(json.dumps({"cases": cases}), encoding="utf-8")
    return path


def test_plain_debts_month_by_month(plain: Path, ashore: Ashore) -> None:
    dear, small, poor = ashore("plan", "--simple", plain, "--json").json["results"]
    assert (dear["months"], dear["interest"], dear["error"]) == (18, "1119.82", None)
    assert (small["months"], small["interest"]) == (19, "1216.25")
    assert small["finished"] == {"z": 3, "y": 9, "x": 19}
    assert dear["table"][1] == {
        "month": 1, "debt": "y", "interest": "40.00", "payment": "320.00", "balance": "1720.00",
    }  # fmt: skip
    assert poor["error"]["code"] == "plan.budget-too-small"


def test_plain_debts_for_people(plain: Path, ashore: Ashore) -> None:
    told = ashore("plan", "--simple", plain)
    assert told.code == 0
    assert "先还利率最高的" in told.out
    assert "1119.82" in told.out
    assert "[plan.budget-too-small]" in told.out
    assert "4925.00" in ashore("plan", "--simple", plain, "--why").out


@pytest.mark.parametrize(
    ("text", "code"), [("[]", "plan.plain-case"), ("{", "cli.document"), ("", "cli.document")]
)
def test_a_file_of_plain_debts_that_is_none(
    text: str, code: str, tmp_path: Path, ashore: Ashore
) -> None:
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")
    told = ashore("plan", "--simple", path, "--json")
    assert told.json["code"] == code
    assert told.code in (2, 3)
