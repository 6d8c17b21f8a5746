"""What the pages on the plan show is what the core says; without a surplus nothing is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from ashore.case.entries_people import Asset
from ashore.documents.way_to_zero import left_by_month
from ashore.documents.words import yuan
from ashore.law.book import LawBook
from ashore.plan.odds import odds
from ashore.plan.report import PlanReport, months_drawn, paid_each_month, plan_again, plan_of
from ashore.plan.what_if import WhatIf
from ashore.plan.words import beside_now, months_in_words
from ashore.web.frame import clock
from ashore.web.frame.answers import Answers
from ashore.web.plan.month_table import month_table
from tests.web.conftest import NOON
from tests.web.pages import case_now, figures, ledger_now, page, words

if TYPE_CHECKING:
    from django.test import Client

PAGES = ["/plan/", "/plan/what-if", "/plan/asks", "/plan/odds", "/plan/route"]


@pytest.fixture(scope="module")
def solved() -> dict[str, PlanReport]:
    """Return the plans that were worked out already, by the head of their ledger."""
    return {}


@pytest.fixture
def report(
    app: Client, solved: dict[str, PlanReport], monkeypatch: pytest.MonkeyPatch
) -> PlanReport:
    """Return the plan of the sample, worked out once for all tests."""
    case = case_now()
    if "sample" not in solved:
        solved["sample"] = plan_of(case, LawBook.standard(), NOON.date())
    monkeypatch.setattr(Answers, "_plan", lambda _: solved["sample"])
    return solved["sample"]


def _in_table(tree: Any, caption: str) -> list[list[str]]:
    (table,) = tree.xpath(f"//table[caption[contains(., '{caption}')]]")
    return [[words(cell) for cell in row] for row in table.xpath(".//tbody/tr")]


def test_the_route_stands_first_with_its_reasons(app: Client, report: PlanReport) -> None:
    tree = page(app, "/plan/")
    step = words(tree.xpath("//section[@class='step']")[0])
    assert report.route.kind.words.zh in step
    assert all(why.zh in step for why in report.route.why)
    others = page(app, "/plan/route").xpath("//dl[@class='pairs']/div")
    assert [(words(one.find("dt")), words(one.find("dd"))) for one in others] == [
        (other.kind.words.zh, other.because.zh) for other in report.route.not_taken
    ]


def test_the_figures_are_those_of_the_plan(app: Client, report: PlanReport) -> None:
    assert report.optimised is not None
    assert report.months is not None
    shown = figures(page(app, "/plan/"))
    assert shown == {
        "还清要": f"{report.months} 个月",
        "这个月一共还": f"{yuan(paid_each_month(report.optimised)[0])} 元",
        "每月可用于还债": f"{yuan(report.budget.available)} 元",
        "因晚还会多出": f"{yuan(report.optimised.goals.cost)} 元",
    }


def test_the_chart_has_a_table_beside_it_that_adds_up(app: Client, report: PlanReport) -> None:
    assert report.optimised is not None
    tree = page(app, "/plan/")
    (chart,) = tree.xpath("//figure//svg[@role='img']")
    said = {one.get("id"): words(one) for one in chart.xpath("./title | ./desc")}
    assert chart.get("aria-labelledby") == "way-title way-says"
    assert set(said) == {"way-title", "way-says"}
    assert len(chart.xpath("./polygon")) == len(report.optimised.plan.problem.debts)
    assert not tree.xpath("//style | //*[@style] | //script[not(@src)]")
    rows = _in_table(tree, "每月到期的")
    paid = paid_each_month(report.optimised)
    assert [row[0] for row in rows] == list(left_by_month(report))
    assert [row[4] for row in rows] == [yuan(fen) for fen in paid[: len(rows)]]
    assert rows[-1][5] == "0.00"
    for row, month in zip(rows, months_in_words(report), strict=False):
        assert [f"{one.name} {yuan(one.amount)}" in row[6] for one in month.payments]


def test_what_falls_due_and_what_lateness_adds_is_what_is_paid(report: PlanReport) -> None:
    assert report.optimised is not None
    table = month_table(report, left_by_month(report))
    plan = report.optimised.plan
    due = sum(sum(debt.due[: len(table)]) for debt in plan.problem.debts)
    assert sum(sum(month.due) for month in table if month.due) == due
    assert sum(month.late for month in table) == plan.late_charges
    assert sum(month.paid for month in table) == due + plan.late_charges
    assert all(month.due is not None and min(month.due) >= 0 for month in table)


def test_the_usual_orders_stand_beside_it(app: Client, report: PlanReport) -> None:
    assert report.optimised is not None
    rows = _in_table(page(app, "/plan/"), "几种还法")
    assert [row[0] for row in rows] == ["这个计划", "先还最贵的", "先还最小的", "各家平分"]
    plans = [report.optimised.plan, *report.optimised.baselines.values()]
    assert [row[2] for row in rows] == [yuan(plan.goals.cost) for plan in plans]


def test_each_ask_says_what_it_rests_on_and_can_be_copied(app: Client, report: PlanReport) -> None:
    tree = page(app, "/plan/asks")
    copied = [one.text for one in tree.xpath("//textarea[@readonly]")]
    assert report.asks.asks
    assert len(copied) == len({ask.debt for ask in report.asks.asks})
    for ask in report.asks.asks:
        assert any(ask.says.zh in text and ask.because.zh in text for text in copied)
    assert words(tree).count("有规定支持") == sum(a.rests_on == "rule" for a in report.asks.asks)
    offered = dict(_in_table(tree, "加起来不超过"))
    assert offered == {one.creditor: f"{yuan(one.amount)} 元" for one in report.offers.offers}


def test_the_odds_are_told_in_words_and_in_a_table(app: Client, report: PlanReport) -> None:
    assert report.odds is not None
    assert report.optimised is not None
    tree = page(app, "/plan/odds")
    chances = report.odds.until_the_end(report.months)
    assert _in_table(tree, "断掉的可能") == [[f"{n} 个月", f"{c:.0%}"] for n, c in chances]
    drawn = months_drawn(case_now(), report.budgets, report.on)
    at_five = odds(drawn, paid_each_month(report.optimised), limit=0.05)
    assert _in_table(tree, "每月还一样多")[0] == ["5%", f"{yuan(at_five.largest)} 元"]
    assert "也不是别人的成功率" in words(tree)
    bars = tree.xpath("//svg/rect[@fill='#0072b2']/@width")
    assert [float(width) for width in bars] == [
        pytest.approx(c * 200, abs=0.06) for _, c in chances
    ]


def test_a_supposed_change_is_answered_without_a_script(app: Client, report: PlanReport) -> None:
    tree = page(app, "/plan/what-if?more=500&once=1000&without=renhe&limit=10")
    supposed = WhatIf(more_a_month=50_000, once=100_000, without="renhe")
    changed = plan_again(report, case_now(), LawBook.standard(), supposed)
    assert changed is not None
    assert beside_now(changed, report.optimised).zh in words(tree)
    rows = _in_table(tree, "现在和改了以后")
    assert rows[0] == ["还清要", f"{report.months} 个月", f"{(changed.plan.done or 0) + 1} 个月"]
    assert tree.xpath("//input[@name='more']/@value") == ["500"]
    assert tree.xpath("//select[@name='without']/option[@selected]/@value") == ["renhe"]


def test_a_moved_slider_is_answered_by_the_part_alone_and_then_exactly(
    app: Client, report: PlanReport
) -> None:
    response = app.get(
        "/plan/what-if?answer=1&more=500&once=0&without=&limit=20", headers={"hx-request": "true"}
    )
    text = response.content.decode()
    assert "<html" not in text
    part = html.fromstring(text)
    assert part.get("id") == "answer"
    exact = part.get("hx-get")
    assert exact is not None
    response = app.get(exact, headers={"hx-request": "true"})
    again = html.fromstring(response.content.decode())
    assert again.get("hx-get") is None
    whole = page(app, "/plan/what-if?more=500")
    assert words(again) == words(whole.xpath("//*[@id='answer']")[0])


@pytest.mark.parametrize(
    "query",
    ["more=x", "more=1e9", "once=-5", "without=nobody", "limit=7", "more=٣", "more=&once=&limit="],
)
def test_a_supposition_that_makes_no_sense_counts_as_left_alone(
    app: Client, report: PlanReport, query: str
) -> None:
    assert "什么都没改" in words(page(app, f"/plan/what-if?{query}"))


def test_the_questions_point_to_a_cause_and_record_nothing(app: Client, report: PlanReport) -> None:
    head = ledger_now().head
    tree = page(app, "/plan/route?covers_living=no&court_paper=yes&fees=maybe")
    said = words(tree.xpath("//div[@role='status']")[0])
    assert "听下来像是：已经有法院文书; 长期还不起" in said
    assert len(tree.xpath("//form//fieldset")) == 8
    assert tree.xpath("//input[@name='court_paper' and @checked]/@value") == ["yes"]
    assert ledger_now().head == head


@pytest.mark.parametrize("address", PAGES)
def test_while_it_is_worked_out_the_page_asks_again(
    app: Client, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Answers, "plan_soon", lambda *_: None)
    tree = page(app, address)
    assert tree.xpath(f"//*[@role='status' and @hx-get='{address}']")
    assert tree.xpath("//noscript//meta[@http-equiv='refresh']")


def test_amounts_rest_in_quiet_hours(
    app: Client, report: PlanReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "_clock", lambda: NOON.replace(hour=3))
    for address in (*PAGES, "/plan/budget"):
        tree = page(app, address)
        assert not [one for one in words(tree).split() if one.endswith("0.80")], address
        assert "4,638.00" not in words(tree)
    assert not page(app, "/plan/").xpath("//figure")


def test_the_pages_are_there_in_english(app: Client, report: PlanReport) -> None:
    app.cookies["lang"] = "en"
    for address in (*PAGES, "/plan/budget"):
        tree = page(app, address)
        assert len(tree.xpath("//h1")) == 1
        names = {debt.name for debt in report.debts} | {debt.creditor for debt in report.debts}
        names |= {line.name for line in (*report.budget.incomes, *report.budget.essentials)}
        names |= {one.name for one in case_now().of(Asset)}
        for sources in tree.xpath("//ul[@class='note']"):
            sources.drop_tree()  # an article of a Chinese rule is named as the rule names it
        said = words(tree.xpath("//main")[0])
        for name in sorted(names, key=len, reverse=True):
            said = said.replace(name, "")
        assert not [c for c in said if "\u4e00" <= c <= "\u9fff"], address


def test_an_empty_case_is_asked_for_income_and_spending_first(empty_app: Client) -> None:
    tree = page(empty_app, "/plan/")
    assert tree.xpath("//div[@class='empty']//a[@href='/plan/budget']")
    assert not tree.xpath("//figure")
    for address in PAGES[1:]:
        assert page(empty_app, address) is not None


def test_without_a_surplus_there_is_no_plan_and_no_offer(empty_app: Client) -> None:
    empty_app.post("/plan/budget/add/income", {"name": "工资", "amount": "3000", "every": "1m"})
    empty_app.post("/plan/budget/add/expense", {"name": "房租", "amount": "3600", "every": "1m"})
    empty_app.post("/owed/add/who", {"product": "某贷"})
    empty_app.post("/owed/add/money", {"principal": "9000", "disbursed_on": "2026-01-05"})
    sent = {"method": "equal_instalment", "periods": "12", "rate": "18", "rate_unit": "year"}
    empty_app.post("/owed/add/payback", sent)
    empty_app.post("/owed/add/check", {"once": "a"})
    tree = page(empty_app, "/plan/")
    said = words(tree)
    assert "先保生活，申请救助，暂不还款" in said
    assert "收入 3000.00 元，必要支出 3600.00 元，还差 600.00 元" in said
    assert not tree.xpath("//figure | //dl[@class='figures']")
    assert "不从吃饭、看病、孩子和老人的钱里挤出还款。" in said
    assert not page(empty_app, "/plan/asks").xpath("//textarea")
