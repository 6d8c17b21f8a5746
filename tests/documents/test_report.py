"""The report: what it says, how it is built, and that nothing in it runs or loads."""

from __future__ import annotations

import functools
import re

import pytest

from ashore.case.replay import replay
from ashore.samples.story import sample_case
from ashore.text import Language
from tests.documents.page import TODAY, Element, case_of, loan, page_of, parsed, payment

LANGUAGES: tuple[Language, ...] = ("zh", "en")


@functools.cache
def sample_page(language: Language = "zh") -> str:
    return page_of(replay(sample_case(TODAY)), language, planned=True)


def sample_tree(language: Language = "zh") -> Element:
    return parsed(sample_page(language))


def details_of(tree: Element, debt: int) -> dict[str, Element]:
    """Return what can be opened of one loan, by the words on it."""
    article = next(a for a in tree.all("article") if a.attributes.get("id") == f"loan-{debt}")
    opened = [child for child in article.children if child.tag == "details"]
    return {one.all("summary")[0].text.split(" ")[0]: one for one in opened}


def rows(table: Element) -> list[list[str]]:
    return [[cell.text for cell in row.children] for row in table.all("tr")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_runs_and_nothing_is_loaded(language: Language) -> None:
    html, tree = sample_page(language), sample_tree(language)
    for tag in ("script", "link", "img", "iframe", "object", "form", "input", "base"):
        assert tree.all(tag) == []
    assert all(a.attributes["href"].startswith("#") for a in tree.all("a"))  # type: ignore[union-attr]
    assert not re.search(r"https?:|//[a-z]|url\(|@import|\bon\w+=|javascript:", html)
    policy = next(m for m in tree.all("meta") if "http-equiv" in m.attributes)
    assert policy.attributes["content"] == "default-src 'none'; style-src 'unsafe-inline'"


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_read_by_ear(language: Language) -> None:
    """Every table has a caption and scoped headings, every link a target, headings an order."""
    tree = sample_tree(language)
    assert tree.all("html")[0].attributes["lang"] == {"zh": "zh-CN", "en": "en"}[language]
    for table in tree.all("table"):
        assert len(table.all("caption")) == 1
        assert table.all("caption")[0].text
        assert all(th.attributes["scope"] in ("row", "col") for th in table.all("th"))
        assert all(row.all("th") for row in table.all("tr"))
    ids = re.findall(r' id="([^"]+)"', sample_page(language))
    assert len(ids) == len(set(ids))
    targets = {str(a.attributes["href"])[1:] for a in tree.all("a")}
    assert targets <= set(ids)
    assert len(tree.all("h1")) == len(tree.all("main")) == len(tree.all("header")) == 1
    for details in tree.all("details"):
        assert details.children[0].tag == "summary"
    labelled = {s.attributes["aria-labelledby"] for s in tree.all("section")}
    assert labelled <= set(ids)


def test_figures_at_a_glance() -> None:
    tree = sample_tree()
    glance = next(d for d in tree.all("dl") if d.attributes.get("class") == "figures")
    assert [(d.all("dt")[0].text, d.all("dd")[0].text) for d in glance.children] == [
        ("今天已到期未还", "15,123.44 元"),
        ("再过一天大约多", "8.08 元"),
        ("账单里先问清再付", "231.80 元"),
        ("剩余本金（含没到期的）", "31,586.14 元"),
    ]
    assert rows(tree.all("table")[0])[1:] == [
        ["石舟分期·安心借", "2,960.52", "78 天"],
        ["稔禾消费金融·悦分期", "2,229.24", "36 天"],
        ["檐雨小贷·周转金", "569.35", "20 天"],
        ["霁川银行信用卡", "9,364.33", "8 天"],
        ["合计", "15,123.44", ""],
    ]


def test_a_sum_opens_down_to_its_working_records_and_source() -> None:
    due = details_of(sample_tree(), 1)["今天已到期未还"]
    assert due.all("summary")[0].text == "今天已到期未还 2,960.52 元"
    assert rows(due.all("table")[0]) == [
        ["项目", "金额（元）"],
        ["本金", "2,207.54"],
        ["利息", "249.55"],
        ["担保费", "397.80"],
        ["罚息", "37.59"],
        ["逾期违约金", "68.04"],
        ["合计", "2,960.52"],
    ]
    first = due.all("details")[1]
    assert first.all("summary")[0].text == "第 9 期 · 78 天 应还日 2026-09-07 1,009.16"
    assert "本金 730.60 + 利息 88.43 + 担保费 132.60 + 因逾期 57.53 = 1,009.16" in first.text
    assert "730.60 × 8.60% × 1.5 ÷ 360 × 78 = 20.42027 → 20.42 (四舍五入)" in first.text
    assert (
        "借款合同 SZ-7719-0042 2025-12-07［shizhou，文件 paper-contract-shizhou.docx］" in due.text
    )
    assert "还款 8 笔，合计 7,613.04 元，最近一笔 2026-08-07" in due.text
    assert "个人信用报告说明 还款状态" in due.text


def test_both_measures_stand_side_by_side_on_the_money_received() -> None:
    tree = sample_tree()
    cost = details_of(tree, 1)["真实年化（按实际到手的钱）"]
    assert rows(cost.all("table")[0]) == [
        ["", "单利口径（IRR×12）", "复利口径"],
        ["按到手的 17,100.00 元", "29.49%", "33.82%"],
        ["按合同的 18,000.00 元", "23.99%", "26.82%"],
        ["页面写的", "23.99%", "—"],
    ]
    lines = details_of(tree, 1)["比较线"]
    assert "24% 线 · 要您提出 · 真实年化高于它 持牌机构的息费总计明显过高时" in lines.text
    assert "4 倍 LPR：12% · 不适用 只管民间借贷" in lines.text
    assert lines.text.count("只按这个年利率重算") == 1
    assert "只按这个年利率重算，今天会剩 12,713.35 元（只作比较，不是法律结论）。" in lines.text


def test_one_more_day_item_by_item() -> None:
    day = details_of(sample_tree(), 1)["再过一天大约多"]
    assert rows(day.all("table")[0])[1:] == [
        ["罚息", "37.59", "38.38", "+0.79"],
        ["逾期违约金", "68.04", "69.46", "+1.42"],
    ]


def test_bills_beside_what_the_contract_gives() -> None:
    tree = sample_tree()
    bill = details_of(tree, 3)["账单核对"]
    assert rows(bill.all("table")[0])[-3:] == [
        ["催收服务费 收款方: 檐雨小贷", "180.00", "0.00", "+180.00"],
        ["会员权益续费 收款方: 檐雨小贷", "49.90", "0.00", "+49.90"],
        ["合计", "799.25", "569.35", "+229.90"],
    ]
    assert "「催收服务费」180.00 元：没有任何读法能解释，要单独问依据。" in bill.text
    assert "可以这样问 「催收服务费」180.00 元：请" in bill.text
    agreeing = details_of(tree, 1)["账单核对"]
    assert "逐项一致，分毫不差。" in agreeing.text
    assert "天数怎么算 按实际天数，一年 360 天" in agreeing.text
    card = details_of(tree, 4)["账单核对"]
    assert card.all("details")[1:] == []


def test_calling_the_loan_is_three_different_things() -> None:
    watch = details_of(sample_tree(), 1)["会不会要求提前还清"]
    assert [(d.all("dt")[0].text, d.all("dd")[0].text) for d in watch.all("dl")[0].children] == [
        ("合同条件", "一直不还的话，2026-12-07 满足"),
        ("收到书面通知", "没有记录"),
        ("被起诉", "没有记录"),
    ]


def test_findings_say_what_to_ask_and_how_far_they_reach() -> None:
    found = [a for a in sample_tree().all("article") if "finding" in str(a.attributes["class"])]
    assert len(found) == 10
    above = next(a for a in found if "高于" in a.text and "29.49%" in a.text)
    assert "规范性文件" in above.text
    assert "第2条 规范性文件 · 可信度高 · 2017-08-04 起施行" in above.text
    fee = next(a for a in found if "催收服务费" in a.text)
    assert "可以这样问 请提供收取依据" in fee.text
    assert "限度 只按已录入的合同、通知和凭证判断。" in fee.text
    assert "涉及 180.00 元" in fee.text


def test_the_next_step_comes_before_every_figure() -> None:
    html = page_of(replay(sample_case(TODAY)))
    assert html.index("2026-12-07 之前，就「石舟分期·安心借」联系") < html.index("15,123.44")
    planned = sample_page()
    assert planned.index("在官方渠道还「") < planned.index("15,123.44")


def test_hostile_names_are_only_text() -> None:
    hostile = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    bill = {
        "kind": "bill",
        "id": "b",
        "loan": "l",
        "captured_at": "2026-11-24T09:00:00+08:00",
        "items": [{"name": f"催收费{hostile}", "amount": "10.00", "payee": hostile}],
    }
    living = [
        {"kind": "income", "name": hostile, "monthly": "3000.00"},
        {"kind": "expense", "name": hostile, "monthly": "2600.00"},
    ]
    named = loan(product=hostile, parties={"funder": hostile}, contract_no=hostile)
    case = case_of(named, bill, *living)
    for language in LANGUAGES:
        html = page_of(case, language, planned=True)
        assert "<script" not in html
        assert "<img" not in html
        tree = parsed(html)
        assert tree.all("script") == tree.all("img") == []
        assert hostile in tree.all("h3")[0].text
        assert hostile in tree.all("svg")[0].text


def test_no_loan_yet() -> None:
    tree = parsed(page_of(case_of()))
    assert "还没有借款记录。记下第一笔，这里就会有数字。" in tree.text
    assert "先记下第一笔借款。" in tree.text
    assert tree.all("table") == tree.all("article") == []


def test_everything_paid() -> None:
    case = case_of(loan(), payment("2026-09-10", "1200.00"))
    for language, calm in (("zh", "今天没有到期未还的款。"), ("en", "Nothing is due and unpaid")):
        tree = parsed(page_of(case, language))  # type: ignore[arg-type]
        assert calm in tree.text
    assert "0.00 元" in parsed(page_of(case)).text


def test_a_loan_that_is_not_theirs_is_not_in_the_sum() -> None:
    tree = parsed(page_of(case_of(loan(classification="identity_fraud"))))
    assert rows(tree.all("table")[0])[1:] == [
        ["小借 记为冒名，不计入合计", "—", "75 天"],
        ["合计", "0.00", ""],
    ]
    assert "先就「小借」向机构提出异议，并报案。" in tree.text


def test_a_loan_that_cannot_be_computed_is_named() -> None:
    tree = parsed(page_of(case_of(loan(terms={"periods": None}))))
    assert "「小借」" in tree.text
    assert "periods" in tree.text
    assert tree.all("table") == []


def test_a_bill_of_one_total_has_no_table_of_items() -> None:
    bill = {
        "kind": "bill",
        "id": "b",
        "loan": "l",
        "captured_at": "2026-11-24T09:00:00+08:00",
        "total_shown": "300.00",
    }
    shown = details_of(parsed(page_of(case_of(loan(), bill))), 1)["账单核对"]
    assert shown.all("summary")[0].text == "账单核对 300.00 元"
    assert "总额一致；账单没有列出各项。" in shown.text
    assert "每一种都给出这份账单的数" in shown.text
    assert len(shown.all("table")) == 1


def test_the_same_case_gives_the_same_page() -> None:
    assert sample_page() == page_of(replay(sample_case(TODAY)), planned=True)


def test_no_raw_names_on_the_page() -> None:
    raw = r"penalty_interest|late_fee|half_up|act/365|on-request|normative|instalments\b"
    assert not re.search(raw, sample_tree().all("main")[0].text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_stands_on_the_page(language: Language) -> None:
    tree = sample_tree(language)
    headings = [heading.text for heading in tree.all("h2")]
    expected = {
        "zh": ["今天", "走哪条路：先谈宽限和分期", "每个月怎么还", "要谈什么，才能每期都付到",
               "这样还，会不会断"],
        "en": ["Today", "The way out: ask for time and instalments first", "Month by month",
               "What to ask for, so that each part can be paid", "Will it hold"],
    }[language]  # fmt: skip
    places = [headings.index(heading) for heading in expected]
    assert places == sorted(places)
    assert len(tree.all("svg")) == 1
    starts = [rows(table)[1][0] for table in tree.all("table")]
    assert "2026-11" in starts
    first = next(s for s in tree.all("section") if s.attributes.get("class") == "step")
    todo = next(u for u in tree.all("ul") if u.attributes.get("class") == "tasks")
    assert first.all("p")[0].text in todo.all("li")[0].text


def test_without_a_plan_the_page_holds_none() -> None:
    tree = parsed(page_of(replay(sample_case(TODAY))))
    assert tree.all("svg") == []
    assert "今天" not in [heading.text for heading in tree.all("h2")]


def test_where_nothing_is_left_the_page_shows_no_month() -> None:
    poor = [
        {"kind": "income", "name": "工资", "monthly": "1500.00"},
        {"kind": "expense", "name": "房租", "monthly": "2000.00"},
    ]
    tree = parsed(page_of(case_of(loan(), *poor), planned=True))
    headings = [heading.text for heading in tree.all("h2")]
    assert "走哪条路：先保生活，申请救助，暂不还款" in headings
    assert "每个月怎么还" not in headings
    assert tree.all("svg") == []
