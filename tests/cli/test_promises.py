"""`ashore promises`: what was agreed, where it stands, who kept it, and what is awaited."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ashore.case.casefile import create
from ashore.case.entries import ENTRIES
from ashore.case.ledger import Ledger
from tests.cli.conftest import ON, Ashore
from tests.settle.promises.test_creditor import AGREED, FINE, LOAN, PAID, bill, contact

CLAUSE = (
    "分4期，每期100.00元，首期2026年1月10日，每期宽限3日。债权人免除罚息，期间不再计收利息和费用。\n"
    "结清后10日内出具结清证明。"
)


def make(folder: Path, *entries: dict[str, Any]) -> Path:
    raw = [{"id": f"e{n}", "recorded_at": "2026-01-01"} | one for n, one in enumerate(entries)]
    ledger = Ledger.begin("case").append(*ENTRIES.validate_python(raw))
    return create(folder / "case.ashore", ledger)


def broken(folder: Path) -> Path:
    late = PAID[1] | {"on": "2026-02-14"}
    return make(
        folder, LOAN, AGREED, PAID[0], late, *PAID[2:],
        bill("2026-03-20", ("罚息", "5.00"), total="105.00"),
        contact("2026-03-25", "欠款今天必须还清"),
    )  # fmt: skip


def test_every_part_for_programs(tmp_path: Path, ashore: Ashore) -> None:
    found = ashore("promises", broken(tmp_path), "--on", "2026-04-25", "--json").json
    assert found["on"] == "2026-04-25"
    [one] = found["agreements"]
    assert (one["agreement"], one["loan"], one["starts"]) == ("a", "l", "2026-01-05")
    assert (one["paid"], one["total"], one["completed_on"], one["ended_on"]) == (
        "400.00", "400.00", "2026-04-10", None,
    )  # fmt: skip
    assert one["terms"] == {
        "cure_days": None, "misses_end": None, "waived": ["penalty_interest"],
        "charges_stop": True, "collection_stops": True,
        "certificate": {"days": 10, "working": False, "by": None},
        "record": {"days": 20, "working": False, "by": None}, "withdrawal": None, "pay_to": None,
    }  # fmt: skip
    assert [(row["n"], row["state"], row["made_good"]) for row in one["payments"]] == [
        (1, "in-time", None), (2, "made-good", "2026-02-14"), (3, "in-time", None),
        (4, "in-time", None),
    ]  # fmt: skip
    assert [(b["code"], b["on"], b["entries"]) for b in one["breaches"]] == [
        ("promise.person-late", "2026-02-11", ["p2"]),
        ("promise.creditor-bill-waived", "2026-03-20", ["e6"]),
        ("promise.creditor-collected-on", "2026-03-25", ["e7"]),
        ("promise.creditor-certificate-missing", "2026-04-21", []),
    ]
    assert [(k["side"], k["term"]) for k in one["kept"]] == [("person", "payments")]
    assert [(w["what"], w["by"], w["arrived"]) for w in one["waiting"]] == [
        ("certificate", "2026-04-20", None), ("record", "2026-04-30", None),
    ]  # fmt: skip


def test_a_page_for_people(tmp_path: Path, ashore: Ashore) -> None:
    told = ashore("promises", broken(tmp_path), "--on", "2026-04-25")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("\n「周转金」2026-01-05 签的协议\n")
    assert "到 2026-04-25 已付 400.00 元，协议共 400.00 元。" in told.out
    assert "迟付，2026-02-14 补足" in told.out
    assert "2026-03-20 的账单收了「罚息」5.00 元，这一项已经免除。" in told.out
    assert "记录：账单 2026-03-20［e6，手工录入］" in told.out
    assert told.out.index("对方没有做到的") < told.out.index("自己这边")
    assert "· 结清证明：应在 2026-04-20 前，还没有收到，可以书面催。" in told.out
    assert "· 征信更新为结清：2026-04-30 前应办好。" in told.out
    later = ashore("promises", tmp_path / "case.ashore", "--on", "2026-05-01", "--lang", "en").out
    assert "· credit record marked settled: due by 2026-04-30; no report since then" in later
    assert "(Please take back the 5.00 yuan for “罚息” and issue the bill as agreed.)" in later


def test_what_was_kept_is_shown_with_its_records(tmp_path: Path, ashore: Ashore) -> None:
    case = make(
        tmp_path, LOAN, AGREED, *PAID, *FINE, bill("2026-02-20", ("本期", "100.00")),
        contact("2026-02-21", "您的还款方案已生效，感谢您的支持。"),
    )  # fmt: skip
    [one] = ashore("promises", case, "--on", "2026-06-01", "--json").json["agreements"]
    assert one["breaches"] == []
    assert [(k["side"], k["term"], k["entries"]) for k in one["kept"]] == [
        ("person", "payments", ["p1", "p2", "p3", "p4"]),
        ("creditor", "charges_stop", ["e8"]),
        ("creditor", "collection_stops", ["e9"]),
        ("creditor", "certificate", ["e6"]),
        ("creditor", "record", ["e7"]),
    ]
    told = ashore("promises", case, "--on", "2026-06-01", "--why").out
    assert "按案件里的记录，双方都没有不守约的地方。" in told
    assert "记录：账单 2026-02-20［e8，手工录入］" in told
    assert "还在等的" not in told


def test_every_term_says_where_it_came_from(tmp_path: Path, ashore: Ashore) -> None:
    signed = {
        "kind": "agreement", "id": "a", "loan": "l", "signed_on": "2026-01-05", "clause": CLAUSE,
        "certificate_days": 7,
    }  # fmt: skip
    said = {"kind": "promise", "id": "s", "loan": "l", "by": "creditor", "made_on": "2026-01-06",
            "what": "今天起停止催收"}  # fmt: skip
    case = make(tmp_path, LOAN, signed, said)
    [one] = ashore("promises", case, "--on", "2026-01-07", "--json").json["agreements"]
    origins = {o["term"]: (o["how"], o["entry"]) for o in one["origins"]}
    assert origins == {
        "payments": ("text", "a"), "grace_days": ("text", "a"), "waived": ("text", "a"),
        "charges_stop": ("text", "a"), "collection_stops": ("promise", "s"),
        "certificate": ("record", "a"),
    }  # fmt: skip
    [grace] = [o["words"] for o in one["origins"] if o["term"] == "grace_days"]
    assert grace == "分4期，每期100.00元，首期2026年1月10日，每期宽限3日。"
    assert [row["last"] for row in one["payments"]][:1] == ["2026-01-13"]
    assert {row["state"] for row in one["payments"]} == {"to-come"}
    told = ashore("promises", case, "--on", "2026-01-07", "--why").out
    assert "· 停止催收 · 对方说过 今天起停止催收" in told


def test_an_agreement_that_misses_ended_waits_for_nothing(tmp_path: Path, ashore: Ashore) -> None:
    ends = AGREED | {"any_miss_ends": True}
    case = make(tmp_path, LOAN, ends, PAID[0])
    [one] = ashore("promises", case, "--on", "2026-02-20", "--json").json["agreements"]
    assert (one["ended_on"], [row["state"] for row in one["payments"]]) == (
        "2026-02-11", ["in-time", "open", "fell-away", "fell-away"],
    )  # fmt: skip
    assert "2026-02-11 起不再有效。" in ashore("promises", case, "--on", "2026-02-20").out


def test_words_only_and_no_plan_are_said_plainly(tmp_path: Path, ashore: Ashore) -> None:
    said = {"kind": "promise", "loan": "l", "by": "creditor", "made_on": "2026-01-06",
            "what": "免除罚息"}  # fmt: skip
    told = ashore("promises", make(tmp_path, LOAN, said), "--on", "2026-01-07").out
    assert told.startswith("\n「周转金」口头的承诺\n只是口头的，还没有协议：请对方书面确认。\n")
    bare = {"kind": "agreement", "loan": "l", "signed_on": "2026-01-05", "clause": "按时还款。"}
    (tmp_path / "bare").mkdir()
    told = ashore("promises", make(tmp_path / "bare", LOAN, bare), "--on", "2026-01-07").out
    assert "没有读到每期的日期和金额，付款没法核对：请对方写明。" in told


def test_what_was_said_is_shown_with_its_sum_and_its_day(tmp_path: Path, ashore: Ashore) -> None:
    said = {"kind": "promise", "loan": "l", "by": "甲银行", "made_on": "2026-01-06",
            "what": "罚息全免，分24期", "amount": "200.00", "until": "2026-01-12"}  # fmt: skip
    later = {
        "kind": "promise",
        "loan": "l",
        "by": "甲银行",
        "made_on": "2026-02-01",
        "what": "停催",
    }
    own = {
        "kind": "promise",
        "loan": "l",
        "by": "person",
        "made_on": "2026-01-06",
        "what": "等短信",
    }
    case = make(tmp_path, LOAN, said, later, own)

    before = ashore("promises", case, "--on", "2026-01-12").out
    assert "  · 2026-01-06 罚息全免，分24期 · 200.00 元 · 说好 2026-01-12 前\n" in before
    assert "停催" not in before
    assert "等短信" not in before
    assert "说好 2026-01-12 前，日子已过\n" in ashore("promises", case, "--on", "2026-01-13").out
    [one] = ashore("promises", case, "--on", "2026-01-13", "--json").json["agreements"]
    assert one["terms"]["waived"] == ["penalty_interest"]
    assert one["spoken"] == [
        {"entry": "e1", "by": "甲银行", "made_on": "2026-01-06", "what": "罚息全免，分24期",
         "amount": "200.00", "until": "2026-01-12"},
    ]  # fmt: skip


def test_no_agreement_is_an_answer(tmp_path: Path, ashore: Ashore) -> None:
    ashore("init", tmp_path / "new.ashore")
    told = ashore("promises", tmp_path / "new.ashore", *ON)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("到 2026-11-24，案件里还没有协议或承诺。")
    assert ashore("promises", tmp_path / "new.ashore", *ON, "--json").json == {
        "on": "2026-11-24", "agreements": [],
    }  # fmt: skip


def test_what_is_not_there_changes_nothing(tmp_path: Path, ashore: Ashore) -> None:
    told = ashore("promises", tmp_path / "none.ashore")
    assert (told.code, told.err.splitlines()[-1]) == (2, "[case.missing]")
    told = ashore("promises", tmp_path / "none.ashore", "--json")
    assert told.json["code"] == "case.missing"
    ashore("init", tmp_path / "new.ashore")
    told = ashore("promises", tmp_path / "new.ashore", "--on", "2026-02-30")
    assert (told.code, told.err.splitlines()[-1]) == (2, "[cli.day]")
