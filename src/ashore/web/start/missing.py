"""What is not known yet and worth fetching: what it is, where it is found, where it goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from ashore.case.entries_loans import Loan
from ashore.case.entries_papers import CourtPaper
from ashore.case.entries_people import Income
from ashore.case.entry import Note
from ashore.case.terms import Method
from ashore.owed.report import Owed
from ashore.text import Text
from ashore.web.frame.desk import Desk
from ashore.web.start.asking import answers
from ashore.web.start.court import papers_of
from ashore.web.start.rough_loan import DUE_ONLY
from ashore.web.start.slots import Slots

_IN_THE_APP = Text(
    "在对方 App 的“还款计划”或“账单”页截图，或者问官方客服。",
    "A picture of the repayment plan or bill in their app; or ask their official line.",
)
_CONTRACT = Text(
    "在对方 App 的“我的合同”里下载，或者问官方客服要。",
    "Download it under “contracts” in their app, or ask their official line for it.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One thing that is not known: ``fetch`` says where it is found, ``to`` where it is filled in.

    ``to`` is empty where nothing on another page would fill it.
    """

    says: Text
    fetch: Text | None
    to: str


def missing(desk: Desk, owed: Owed) -> tuple[Missing, ...]:
    """Return what is missing, what has a deadline first."""
    return (*_court(desk), *_debts(desk, owed), *_money(desk))


def _court(desk: Desk) -> Iterator[Missing]:
    papers = desk.case.of(CourtPaper)
    if answers(desk).get("court") == "yes" and not papers:
        yield Missing(
            says=Text("法院文书关于哪一笔、哪天到的", "Which debt the court wrote about"),
            fetch=Text("看标题和收到的日子。", "Look at its heading and the day it came."),
            # A paper belongs to a debt, so without any that comes first.
            to=reverse("start:court_paper" if desk.case.loans else "start:debt_new"),
        )
    pages = {
        one.id: reverse("start:court_paper", args=[number])
        for number, one in papers_of(Slots(desk))
    }
    for paper in papers:
        if paper.received_on is None:
            yield Missing(
                says=Text("法院文书哪天收到的", "The day on which the court's paper came"),
                fetch=Text("看快递单或签收短信。", "Look at the delivery slip or message."),
                to=pages.get(paper.id) or reverse("owed:entry", args=[paper.id]),
            )


def _debts(desk: Desk, owed: Owed) -> Iterator[Missing]:
    slots = Slots(desk)
    pages = {
        entry.id: reverse("start:debt", args=[int(name.rpartition("-")[2])])
        for name in slots.names("debt-")
        if slots.untouched(name) and (entry := slots.live(name)) is not None
    }
    for entry in desk.case.entries:
        if isinstance(entry, Note) and entry.id in pages:
            yield Missing(
                says=Text(f"{entry.text}", "How much is owed there"),
                fetch=_IN_THE_APP,
                to=pages[entry.id],
            )
    if not desk.case.loans and not pages:
        yield Missing(
            says=Text("欠谁的、多少", "Who is owed, and how much"),
            fetch=_IN_THE_APP,
            to=reverse("start:debt_new"),
        )
    for file in desk.case.loans:
        yield from _of_loan(file.loan, pages.get(file.loan.id, ""))
    for finding in owed.findings:
        if finding.code == "owed.terms-missing":
            yield Missing(says=finding.says, fetch=finding.ask, to="")


def _of_loan(loan: Loan, page: str) -> Iterator[Missing]:
    name = loan.product
    if not page:
        return
    if loan.terms.method is Method.OPEN:
        yield Missing(
            says=Text(f"「{name}」每月还多少、几号还", f"What “{name}” asks each month, and when"),
            fetch=_IN_THE_APP,
            to=page,
        )
    if DUE_ONLY in loan.notes:
        yield Missing(
            says=Text(f"「{name}」一共还剩多少", f"What is left of “{name}” in all"),
            fetch=_IN_THE_APP,
            to=page,
        )
    if loan.own is None:
        yield Missing(
            says=Text(f"「{name}」是不是自己借的", f"Whether you took “{name}” yourself"),
            fetch=Text("看征信报告里有没有这一笔。", "See whether your credit report lists it."),
            to=page,
        )
    yield Missing(
        says=Text(
            f"「{name}」的合同：利率、违约怎么算，写了才能核对账单",
            f"The contract of “{name}”: its rate and what being late costs, to check the bills",
        ),
        fetch=_CONTRACT,
        to="",
    )


def _money(desk: Desk) -> Iterator[Missing]:
    slots = Slots(desk)
    incomes = desk.case.of(Income)
    if not incomes:
        yield Missing(
            says=Text("每月收入多少", "What comes in each month"),
            fetch=Text("看最近三个月的银行卡流水。", "Look at three months of bank statements."),
            to=reverse("start:income"),
        )
    elif all(one.pay_day is None for one in incomes):
        yield Missing(
            says=Text("几号到账", "The day on which income comes"),
            fetch=None,
            to=reverse("start:income"),
        )
    if answers(desk).get("recovers") == "yes" and not any(one.starts_on for one in incomes):
        yield Missing(
            says=Text(
                "收入哪个月回来、大约多少：知道了才能说要多长时间",
                "When income returns, and about how much: it says how long to ask for",
            ),
            fetch=Text("有准信再记，没有就先空着。", "Record it once it is sure."),
            to="",
        )  # fmt: skip
    if not slots.names("cost-") and not desk.answers.owed.debts:
        return
    if not slots.names("cost-"):
        yield Missing(
            says=Text("吃住看病每月要多少", "What food, rent and medicine take each month"),
            fetch=Text("看微信、支付宝的月账单。", "Look at the monthly bill of your wallet apps."),
            to=reverse("start:costs"),
        )
