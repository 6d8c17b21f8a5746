"""The pages of the app by stage; each is named once here."""

from __future__ import annotations

from typing import NamedTuple

from ashore.text import Text


class Leads(NamedTuple):
    """One page: its name among the addresses, and what is done there."""

    to: str
    says: Text


class Stage(NamedTuple):
    """A stage and the pages that belong to it."""

    id: str
    says: Text
    pages: tuple[Leads, ...]


STAGES = (
    Stage("begin", Text("开始", "Begin"), (
        Leads("start:index", Text("五分钟开始", "The five-minute start")),
        Leads("start:summary", Text("我的答案", "My answers")),
        Leads("today:index", Text("今天做什么", "What to do today")),
        Leads("intake:index", Text("读入合同、账单、截图、短信", "Read in papers and pictures")),
        Leads("jobs:index", Text("正在做的事", "Work in progress")),
    )),
    Stage("owed", Text("欠多少", "What is owed"), (
        Leads("owed:index", Text("每一笔欠款", "Each debt")),
        Leads("owed:add", Text("记一笔借款", "Record a loan")),
        Leads("owed:history", Text("全部记录和更正", "All records and corrections")),
    )),
    Stage("plan", Text("怎么还", "The plan"), (
        Leads("plan:index", Text("每月怎么还", "The months of the plan")),
        Leads("plan:budget", Text("家里的收支", "The household's money")),
        Leads("plan:what_if", Text("换个数试试", "What if")),
        Leads("plan:asks", Text("要请对方让哪一步", "What to ask of each lender")),
        Leads("plan:odds", Text("撑得住的可能", "The odds that it holds")),
        Leads("plan:route", Text("为什么走这条路", "Why this way")),
    )),
    Stage("settle", Text("怎么谈", "Talking with lenders"), (
        Leads("settle:index", Text("准备一次通话", "Prepare a call")),
        Leads("settle:agreements", Text("协议", "Agreements")),
        Leads("settle:promises", Text("承诺兑现了没有", "Whether promises are kept")),
        Leads("settle:intermediaries", Text("中介能不能信", "Whether to trust an intermediary")),
    )),
    Stage("defend", Text("怎么应对催收", "When they call"), (
        Leads("defend:index", Text("催收情况", "How collection stands")),
        Leads("defend:add", Text("记一次电话、短信、上门", "Note a call, message or visit")),
        Leads("defend:contacts", Text("全部联系", "All contacts")),
        Leads("defend:findings", Text("可能过界的地方", "Where it may have gone too far")),
        Leads("defend:inbox", Text("收到的消息", "Messages received")),
        Leads("start:court", Text("收到法院文书", "A court has written")),
        Leads("defend:third_person", Text("给被打扰的家人、单位", "For family or work")),
        Leads("evidence:index", Text("证据", "Evidence")),
        Leads("papers:index", Text("信件和材料", "Letters and papers")),
        Leads("papers:pack", Text("一整套材料", "The whole pack")),
    )),
    Stage("recover", Text("缓一缓，站稳", "Rest, and steady ground"), (
        Leads("recover:index", Text("缓一缓", "A pause")),
        Leads("recover:checkin", Text("今天怎么样", "How today is")),
        Leads("recover:spending", Text("钱花在哪里", "Where money goes")),
        Leads("recover:credit", Text("征信日历", "The credit calendar")),
        Leads("recover:before_borrowing", Text("再借之前", "Before borrowing again")),
        Leads("recover:shore", Text("离岸还有多远", "How far it still is")),
        Leads("help:crisis", Text("可以找的人", "People to turn to")),
    )),
    Stage("more", Text("其他", "More"), (
        Leads("law:index", Text("法条和出处", "The law book")),
        Leads("home:file", Text("文件和备份", "File and backup")),
        Leads("settings:index", Text("设置", "Settings")),
        Leads("help:index", Text("帮助", "Help")),
    )),
)  # fmt: skip
