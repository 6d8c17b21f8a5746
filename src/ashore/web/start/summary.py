"""Every answer of the start on one page, in its words, with the way to change it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from ashore.case.entries_people import Asset, Cause, Expense, Income, Person, Stability
from ashore.documents.papers.court_parts import PAPERS
from ashore.plan.budget import amount_of
from ashore.recover.care.checkin import questions as care_questions
from ashore.text import Text
from ashore.web.frame.desk import Desk
from ashore.web.start.asking import answers
from ashore.web.start.court import papers_of
from ashore.web.start.debts import WHOSE
from ashore.web.start.money import COSTS, STEADY
from ashore.web.start.rough_loan import from_entry
from ashore.web.start.slots import Slots
from ashore.web.start.steps import SECTIONS, Section
from ashore.web.start.why import FEES, HAPPENED, WORRIES

_ALL_YES_NO = {"yes": Text("会", "yes"), "no": Text("看不到", "not in sight")}
_CAME = {"yes": Text("收到过", "yes"), "no": Text("没有", "no")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer: what was asked, what was said, and where it is changed.

    Of ``says``, ``amount`` and ``day`` one is set; with none of them it is not known yet.
    """

    asks: Text
    edit: str
    says: Text | None = None
    amount: int | None = None
    about: bool = False
    day: dt.date | None = None

    @property
    def known(self) -> bool:
        """Return whether anything was said."""
        return self.says is not None or self.amount is not None or self.day is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The answers of one section."""

    section: Section
    answers: tuple[Answer, ...]


def summary_of(desk: Desk) -> tuple[Part, ...]:
    """Return the answers, section by section."""
    slots = Slots(desk)
    told = {
        "how": _how(desk),
        "why": _why(desk, slots),
        "money": _money(slots),
        "debts": _debts(slots),
        "urgent": _urgent(desk, slots),
    }
    return tuple(Part(section=one, answers=tuple(told[one.name])) for one in SECTIONS)


def _how(desk: Desk) -> Iterator[Answer]:
    pressure = care_questions()[0]
    name = answers(desk).get("how")
    kept = next((one for one in desk.journal.checkins if one.id == name), None)
    words = dict(pressure.answers)
    value = None if kept is None or kept.pressure is None else kept.pressure
    yield Answer(
        asks=pressure.asks, says=None if value is None else words[value], edit=_edit("how")
    )


def _why(desk: Desk, slots: Slots) -> Iterator[Answer]:
    ticked = [says for key, says in HAPPENED.items() if slots.live(f"cause-{key}") is not None]
    ticked += [FEES] if answers(desk).get("fees") else []
    yield Answer(asks=Text("发生了什么", "What happened"), says=_listed(ticked), edit=_edit("why"))
    causes = [slots.live(name) for name in slots.names("cause-")]
    story = next((one.story for one in causes if isinstance(one, Cause) and one.story), "")
    if story:
        yield Answer(asks=Text("我的话", "In my words"), says=Text(story, story), edit=_edit("why"))
    yield Answer(
        asks=Text("收入会回来吗", "Whether income returns"),
        says=_ALL_YES_NO.get(answers(desk).get("recovers", "")),
        edit=_edit("back"),
    )


def _money(slots: Slots) -> Iterator[Answer]:
    income, person, cash = (slots.live(name) for name in ("income", "person", "cash"))
    known = isinstance(income, Income)
    yield Answer(
        asks=Text("每月到手", "Income a month"),
        amount=income.monthly if isinstance(income, Income) else None,
        about=slots.is_about("income"),
        edit=_edit("income"),
    )
    if isinstance(income, Income) and known and income.monthly:
        steady = {Stability(name): says for name, says in STEADY[:2]}
        yield Answer(
            asks=Text("每月都一样吗", "Whether it is steady"),
            says=steady.get(income.stability),
            edit=_edit("income"),
        )
        day = income.pay_day
        yield Answer(
            asks=Text("几号到账", "Pay day"),
            says=None if day is None else Text(f"{day} 号", f"day {day} of the month"),
            edit=_edit("income"),
        )
    others = person.dependants if isinstance(person, Person) else None
    yield Answer(
        asks=Text("要养的人", "Others who live on it"),
        says=None if others is None else Text(f"{others} 人", f"{others}"),
        edit=_edit("household"),
    )
    yield Answer(
        asks=Text("手边的钱", "At hand"),
        amount=cash.value if isinstance(cash, Asset) else None,
        about=slots.is_about("cash"),
        edit=_edit("household"),
    )
    for key, (asks, _, _) in COSTS.items():
        found = slots.live(f"cost-{key}")
        yield Answer(
            asks=asks,
            amount=amount_of(found) if isinstance(found, Expense) else None,
            about=slots.is_about(f"cost-{key}"),
            edit=_edit("costs"),
        )


def _debts(slots: Slots) -> Iterator[Answer]:
    names = slots.names("debt-")
    for name in names:
        rough = from_entry(slots.live(name))
        if rough is None:
            continue
        edit = reverse("start:debt", args=[int(name.rpartition("-")[2])]) + "?from=summary"
        called, words = Text(f"「{rough.who}」", f"“{rough.who}” "), dict(WHOSE)
        for asks, amount, slot in (
            (Text("还剩", "left"), rough.left, name),
            (Text("每月", "a month"), rough.monthly, f"{name}-monthly"),
        ):
            yield Answer(
                asks=_of(called, asks), amount=amount, about=slots.is_about(slot), edit=edit
            )
        yield Answer(
            asks=_of(called, Text("最早没还的一期", "oldest unpaid part")),
            day=rough.due_on,
            edit=edit,
        )
        yield Answer(
            asks=_of(called, Text("是谁借的", "who took it")),
            says=words.get(rough.whose),
            edit=edit,
        )
    if not names:
        yield Answer(asks=Text("欠款", "Debts"), edit=reverse("start:debt_new"))


def _urgent(desk: Desk, slots: Slots) -> Iterator[Answer]:
    said = answers(desk)
    yield Answer(
        asks=Text("法院文书", "Papers from a court"),
        says=_CAME.get(said.get("court", "")),
        edit=_edit("court"),
    )
    for number, paper in papers_of(slots):
        edit = reverse("start:court_paper", args=[number]) + "?from=summary"
        yield Answer(asks=Text("是什么", "What it is"), says=PAPERS[paper.type], edit=edit)
        yield Answer(asks=Text("收到的日子", "When it came"), day=paper.received_on, edit=edit)
    worries = said.get("worries") or []
    listed = [says for key, says in WORRIES.items() if key in worries]
    yield Answer(
        asks=Text("最担心的", "What worries you most"), says=_listed(listed), edit=_edit("worries")
    )


def _of(name: Text, asks: Text) -> Text:
    return Text(name.zh + asks.zh, name.en + asks.en)


def _edit(step: str) -> str:
    return reverse(f"start:{step}") + "?from=summary"


def _listed(many: list[Text]) -> Text | None:
    if not many:
        return None
    return Text("、".join(one.zh for one in many), "; ".join(one.en for one in many))
