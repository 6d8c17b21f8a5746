"""The notice to stop reaching people who do not owe: who was reached, when, and what is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from ashore.case.entries_dealings import Request
from ashore.case.replay import Case
from ashore.defend.conduct.facts import StopAsked, conduct_facts
from ashore.defend.contacts.contact import LoggedContact
from ashore.defend.contacts.reached import Person
from ashore.documents.draft import Block, Draft, Sentence
from ashore.documents.exhibits import Exhibits
from ashore.documents.paper import day_in_words
from ashore.documents.papers.case_conduct import Shown, SideConduct, conduct_of_sides
from ashore.documents.papers.conduct_matter import THIRD_PERSONS, rules_for, to_check
from ashore.documents.papers.people import answer_by, opening, side_fields, signed, writer_fields
from ashore.documents.papers.provisions import TO_LENDERS
from ashore.documents.papers.sentences import Facts, ask, days_zh, listed, parts, run_on
from ashore.documents.papers.side import Side
from ashore.documents.papers.timeline import Timeline, contact_table, who_zh
from ashore.law.book import LawBook
from ashore.law.channel import Need
from ashore.text import Text

KIND = "third-person-stop"

_SEND = Text(
    "用能留痕的方式送出（官方邮箱、App 工单、挂号信），保存送出记录：以后再有联系，要看它。",
    "Send it so that a trace remains (official e-mail, the app's ticket, registered post) and keep "
    "it: later contacts are held against it.",
)
_SPOUSE = Text(
    "其中有配偶：债务用于家庭共同生活的，对方可能主张配偶有关，这一行要不要留自己决定。",
    "A spouse is among them: where the money was spent on the household the other side may say "
    "that the spouse is concerned. Keep or strike that row.",
)
_NAMES = Text(
    "信里只写关系，不写亲友的姓名和号码；对方要核对时再口头说明。",
    "The letter says what people are to you and leaves out their names and numbers.",
)


def drafts(case: Case, book: LawBook, on: dt.date) -> tuple[Draft, ...]:
    """Return a notice to each creditor for which people who do not owe were reached.

    Nothing comes back where the person asked for that already and nobody was reached since.
    """
    facts = Facts(Exhibits(case))
    stops = conduct_facts(case, book, on).stops
    found = []
    for whole in conduct_of_sides(case, book, on):
        reached = tuple(contact for contact in whole.contacts if contact.reached.third_party)
        asked = _asked(stops, whole.side)
        if reached and not (asked and reached[-1].day <= asked[-1].on):
            found.append(_notice(whole, reached, asked, facts, case, book, on))
    return tuple(found)


def _asked(stops: Iterable[StopAsked], side: Side) -> tuple[StopAsked, ...]:
    return tuple(s for s in stops if s.third_parties and (s.to is None or s.to in side.firms))


def _notice(
    whole: SideConduct,
    reached: tuple[LoggedContact, ...],
    asked: tuple[StopAsked, ...],
    facts: Facts,
    case: Case,
    book: LawBook,
    on: dt.date,
) -> Draft:
    side = whole.side
    shown = tuple(one for one in whole.shown if one.code in THIRD_PERSONS and not one.read)
    table = Timeline(reached, {c.row: n for n, c in enumerate(reached, start=1)}, 0)
    entries = [contact.as_entry() for contact in reached]
    requests = [one for one in case.of(Request) if one.id in {stop.entry for stop in asked}]
    return Draft(
        id=f"{KIND}-{side.key}",
        kind=KIND,
        title="关于停止联系第三人的通知",
        to=side.to,
        on=on,
        blocks=(
            writer_fields(case, "通知人", identity=False),
            *_companies(side),
            *parts(
                ("事实", _happened(facts, side, reached, requests)),
                ("依据", rules_for(book, whole, shown, table, TO_LENDERS)),
                ("请求", listed(_asks(book, on))),
            ),
            run_on(
                ask(
                    "本通知只就联系方式提出要求，不表示我对欠款金额的确认，也不影响我继续协商还款。"
                )
                if not side.denied
                else ask("本通知只就联系方式提出要求，不表示我承认这笔借款。")
            ),
            signed(case, "通知人"),
        ),
        attached=facts.keys([*entries, *requests]),
        loan=side.only_loan,
        notes=tuple(_notes(reached, shown)),
    )


def _happened(
    facts: Facts, side: Side, reached: tuple[LoggedContact, ...], requests: list[Request]
) -> Iterator[Block]:
    yield run_on(opening(facts, side))
    entries = [contact.as_entry() for contact in reached]
    who = "、".join(dict.fromkeys(who_zh(contact) for contact in reached))
    span = days_zh(contact.day for contact in reached)
    yield run_on(
        facts.fact(
            f"{span}，有人以催收为名联系了借款人、担保人、共同借款人以外的人（{who}），"
            f"共 {len(reached)} 次，经过见下表。",
            of=entries,
        )
    )
    for one in requests:
        yield run_on(
            facts.fact(
                f"我于{day_in_words(one.made_on)}提出过：“{one.what}”；此后仍有表中所记的联系。",
                of=(one, *(c.as_entry() for c in reached if c.day > one.made_on)),
            )
        )
    yield contact_table(facts, reached)


def _asks(book: LawBook, on: dt.date) -> Iterator[Sentence]:
    yield ask(
        "请停止就我的借款联系借款人、担保人、共同借款人以外的人，不向他们说出欠款，"
        "也不要求他们代还或转达催收内容。"
    )
    yield ask("请把本通知转给所有受委托的催收机构并让其执行；书面告知这些机构的全称。")
    yield ask("请说明这些人的号码从哪里取得、依据什么使用；没有依据的，请停止使用并删除。")
    yield ask("需要联系我时，请直接联系我本人，我的手机号见上。")
    yield ask(f"{answer_by(book, on)}，说明已经采取的措施。")


def _companies(side: Side) -> tuple[Block, ...]:
    fields = side_fields(side, frozenset({Need.LOAN}))
    return (fields,) if fields.fields else ()


def _notes(reached: tuple[LoggedContact, ...], shown: tuple[Shown, ...]) -> Iterator[Text]:
    yield _SEND
    yield _NAMES
    if any(contact.reached.person is Person.SPOUSE for contact in reached):
        yield _SPOUSE
    yield from to_check(shown)
