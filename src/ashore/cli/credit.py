"""`ashore credit`: what each account should show, when to look, and when bad data ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from ashore.cli.cases import case_of
from ashore.cli.options import (
    CaseArgument,
    JsonOption,
    Lang,
    LangOption,
    OnOption,
    day,
    language,
    print_json,
)
from ashore.text import Language, Text

if TYPE_CHECKING:
    from ashore.recover.credit_calendar import Account, CreditCalendar
    from ashore.recover.one_off_repair import Repair

_STANDS = {
    "current": Text("正常", "current"),
    "overdue": Text("有逾期", "overdue"),
    "settled": Text("已结清", "settled"),
    "not-yours": Text("不是你的", "not yours"),
    "unknown": Text("还不清楚", "not known"),
}
_VERDICTS = {
    "should-be-hidden": Text("一次性修复：应当不再展示", "one-off repair: should be hidden"),
    "not-covered": Text("一次性修复：不适用", "one-off repair: does not apply"),
    "cannot-tell": Text("一次性修复：还差事实", "one-off repair: facts are missing"),
}
_MET = {
    True: Text("符合", "met"),
    False: Text("不符合", "not met"),
    None: Text("没有记录", "not recorded"),
}
_WORDS = {
    "title": Text("信用报告日历", "The credit calendar"),
    "empty": Text("还没有记录任何借款或信用报告。", "No loan or credit report is recorded."),
    "should": Text("应当显示", "should show"),
    "look": Text("{day} 以后可以去看有没有更新", "look for the update from {day}"),
    "until": Text("不良信息最多留到 {day}", "bad data is kept until {day} at most"),
    "not_begun": Text("还清逾期那天起才开始算保存期", "its time begins when arrears are paid"),
    "objection": Text("异议的答复期到 {day}", "the objection is to be answered by {day}"),
    "differs": Text(
        "报告和这里不一样：先问机构，再提异议",
        "the report differs: ask the reporter, then object",
    ),
    "hidden": Text("{day} 起不应再出现", "not to be shown from {day}"),
    "reports": Text(
        "免费报告：今年记了 {fetched} 次，每年 {a_year} 次；下次 {day}（{because}）",
        "Free reports: {fetched} recorded this year of {a_year}; next on {day} ({because})",
    ),
}


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help="信用报告：该显示什么、何时看、留到何时。What a credit report should show.")(
        credit
    )


def credit(
    case: CaseArgument,
    *,
    on: OnOption = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Print each account's way to a clean report, and when to fetch the next one."""
    from ashore.law.book import LawBook
    from ashore.owed.report import owed_on
    from ashore.recover.credit_calendar import credit_calendar

    words, read, book = language(lang), case_of(case), LawBook.standard()
    asked_on = day(on, read.as_of)
    found = credit_calendar(read, owed_on(read, book, asked_on), book, asked_on)
    if as_json:
        print_json(_as_json(found, words))
    else:
        _print(found, words)


def _print(found: CreditCalendar, words: Language) -> None:
    from ashore.cli.page import Page

    page = Page()
    page.heading(_WORDS["title"].in_language(words))
    if not found.accounts:
        page.paragraph(_WORDS["empty"].in_language(words), by=2)
    for account in found.accounts:
        stands = _STANDS[account.stands].in_language(words)
        page.paragraph(f"· {account.name}：{stands}", by=2)
        for said in _lines(account):
            page.paragraph(said.in_language(words), style="dim", by=4)
    reports = found.reports
    said = _WORDS["reports"].fill(
        fetched=reports.fetched,
        a_year=reports.a_year,
        day=reports.next_on,
        because=reports.because,
    )
    page.paragraph(said.in_language(words))


def _lines(account: Account) -> list[Text]:
    should, words = _WORDS["should"], account.should_show
    said = [Text(f"{should.zh}：{words.zh}", f"{should.en}: {words.en}")]
    if account.look_from is not None:
        said.append(_WORDS["look"].fill(day=account.look_from))
    if account.bad_until is not None:
        said.append(_WORDS["until"].fill(day=account.bad_until))
    elif account.stands == "overdue":
        said.append(_WORDS["not_begun"])
    if account.objection_due is not None:
        said.append(_WORDS["objection"].fill(day=account.objection_due))
    if account.repair is not None:
        said += _repair(account.repair)
    if account.differs:
        said.append(_WORDS["differs"])
    return said


def _repair(repair: Repair) -> list[Text]:
    said = [_VERDICTS[repair.verdict]]
    for condition in repair.conditions:
        met = _MET[condition.met]
        asks = condition.asks
        said.append(Text(f"  {asks.zh}：{met.zh}", f"  {asks.en}: {met.en}"))
    if repair.hidden_from is not None:
        said.append(_WORDS["hidden"].fill(day=repair.hidden_from))
    return said


def _as_json(found: CreditCalendar, words: Language) -> dict[str, object]:
    reports = found.reports
    return {
        "on": found.on.isoformat(),
        "accounts": [
            {
                "name": account.name,
                "loan": account.loan,
                "record": account.record,
                "stands": account.stands,
                "shows": account.shows,
                "should_show": account.should_show.in_language(words),
                "look_from": account.look_from and account.look_from.isoformat(),
                "bad_until": account.bad_until and account.bad_until.isoformat(),
                "objection_due": account.objection_due and account.objection_due.isoformat(),
                "differs": account.differs,
                "repair": account.repair and _repair_as_json(account.repair, words),
                "citations": [citation.id for citation in account.citations],
            }
            for account in found.accounts
        ],
        "reports": {
            "a_year": reports.a_year,
            "fetched": reports.fetched,
            "next_on": reports.next_on.isoformat(),
            "because": reports.because.in_language(words),
        },
    }


def _repair_as_json(repair: Repair, words: Language) -> dict[str, object]:
    return {
        "verdict": repair.verdict,
        "hidden_from": repair.hidden_from and repair.hidden_from.isoformat(),
        "conditions": [
            {"asks": one.asks.in_language(words), "met": one.met} for one in repair.conditions
        ],
    }
