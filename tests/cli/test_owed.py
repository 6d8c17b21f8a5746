"""`ashore owed`: the sample's figures, in words and as JSON."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.cli.conftest import ON, Ashore


def test_the_samples_figures(sample: Path, ashore: Ashore) -> None:
    """Every sum was worked out apart from this program, with decimals and bisection."""
    found = ashore("owed", sample, *ON, "--json").json
    assert (found["due_now"], found["outstanding_principal"]) == ("15123.44", "31586.14")
    assert (found["one_more_day"], found["asked_about"]) == ("8.08", "231.80")
    shizhou, renhe, yanyu, jichuan = found["debts"]
    assert shizhou["by_item"] == {
        "principal": "2207.54",
        "interest": "249.55",
        "guarantee_fee": "397.80",
        "penalty_interest": "37.59",
        "late_fee": "68.04",
    }
    assert [line["subtotal"] for line in shizhou["arrears"]["lines"]] == [
        "1009.16",
        "987.13",
        "964.23",
    ]
    assert (shizhou["cost"]["apr_irr_x12"], shizhou["cost"]["effective_annual"]) == (
        "29.49%",
        "33.82%",
    )
    assert (shizhou["cost_stated_basis"]["apr_irr_x12"], shizhou["stage"]) == ("23.99%", "M3")
    assert (renhe["due_now"], renhe["bill"]["differences"]) == (
        "2229.24",
        {"penalty_interest": "1.90"},
    )
    assert (renhe["cost"]["apr_irr_x12"], renhe["cost"]["effective_annual"]) == ("18.95%", "20.69%")
    assert (yanyu["due_now"], yanyu["bill"]["differences"]) == (
        "569.35",
        {"collection_fee": "180.00", "membership": "49.90"},
    )
    assert (jichuan["by_item"], jichuan["one_more_day"]) == (
        {"principal": "9086.42", "interest": "245.98", "late_fee": "31.93"},
        "4.54",
    )


def test_a_page_for_people(sample: Path, ashore: Ashore) -> None:
    told = ashore("owed", sample, *ON)
    assert (told.code, told.err) == (0, "")
    assert "截至 2026-11-24 的应还情况" in told.out
    assert re.search(r"石舟分期·安心借 +2,960\.52 +78 天 M3 +2\.21 +12,339\.29 +29\.49%", told.out)
    assert re.search(r"合计 +15,123\.44 +8\.08 +31,586\.14", told.out)
    assert "账单里有 231.80 元目前没有依据，先问清再付。" in told.out
    assert "  2026-12-07 之前，就「石舟分期·安心借」联系「槐溪村镇银行」的官方客服。" in told.out
    assert "  · 可以问 · 檐雨小贷·周转金\n    「催收服务费」180.00 元" in told.out


def test_a_page_in_english(sample: Path, ashore: Ashore) -> None:
    told = ashore("owed", sample, *ON, "--lang", "en")
    assert told.code == 0
    assert re.search(r"total +15,123\.44 +8\.08 +31,586\.14", told.out)
    assert "231.80 yuan on the bills has no basis so far: ask before paying it." in told.out


def test_no_raw_names_are_shown_to_people(sample: Path, ashore: Ashore) -> None:
    """What stands in square brackets under ``--why`` is for finding a place again."""
    raw = "penalty_interest|late_fee|half_up|act/365|on-request|normative-document|self-regulation"
    for language in ("zh", "en"):
        told = ashore("owed", sample, *ON, "--why", "--lang", language)
        shown = re.sub(r"\[[^\]]*\]", "", told.out)
        assert not re.search(raw, shown)


def test_why_opens_sums_and_sources(sample: Path, ashore: Ashore) -> None:
    told = ashore("owed", sample, *ON, "--why")
    assert "罚息 20.42 ← 730.60 × 8.60% × 1.5 ÷ 360 × 78 = 20.42027 → 20.42 (四舍五入)" in told.out
    assert "（法发〔2017〕22号） 第2条（可信度高）" in told.out
    assert "信用卡利息 245.98 ←" in told.out


def test_another_day(sample: Path, ashore: Ashore) -> None:
    found = ashore("owed", sample, "--on", "2026-11-25", "--json").json
    assert (found["on"], found["due_now"]) == ("2026-11-25", "15131.52")


def test_a_day_that_does_not_exist(sample: Path, ashore: Ashore) -> None:
    told = ashore("owed", sample, "--on", "2026-02-30")
    assert told.code == 2
    assert told.err == (
        "--on 写的日期“2026-02-30”不存在。\n"
        "没有改动任何内容。 请写成 2026-11-24 这样的日期。\n[cli.day]\n"
    )


@pytest.mark.parametrize("command", ["owed", "plan", "today"])
def test_a_day_at_the_end_of_the_calendar(command: str, sample: Path, ashore: Ashore) -> None:
    told = ashore(command, sample, "--on", "9999-12-31")
    assert told.code == 2
    assert told.err == (
        "--on 写的日期“9999-12-31”太远，之后的日子算不出来。\n"
        "没有改动任何内容。 请写 9899-12-31 或更早的日期。\n[cli.day-too-far]\n"
    )


def test_a_case_without_loans(tmp_path: Path, ashore: Ashore) -> None:
    ashore("init", tmp_path / "empty")
    told = ashore("owed", tmp_path / "empty.ashore", *ON)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("还没有借款记录。\n\n下一步\n  先记下第一笔借款。\n")
    assert ashore("owed", tmp_path / "empty.ashore", *ON, "--json").json["due_now"] == "0.00"


def test_mark_up_and_commands_in_names_are_only_text(tmp_path: Path, ashore: Ashore) -> None:
    case = tmp_path / "case.json"
    case.write_text(
        '{"schema":"ashore-case/1","case_id":"c","entries":[{"kind":"loan","id":"l",'
        '"recorded_at":"2026-11-01","product":"[bold]贷\\u001b[31m[/nope]",'
        '"terms":{"method":"open","principal":"100.00"}}]}',
        encoding="utf-8",
    )
    told = ashore("owed", case, *ON)
    assert told.code == 0
    assert "[bold]贷[31m[/nope]" in told.out
    assert "\x1b" not in told.out


def test_a_narrow_window_keeps_the_sums(
    sample: Path, ashore: Ashore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    told = ashore("owed", sample, *ON)
    assert max(cell_len(line) for line in told.out.splitlines()) <= 60
    assert re.search(r"合计 +15,123\.44", told.out)
    assert "真实年化   " not in told.out
