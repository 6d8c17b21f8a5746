"""The sheet for legal aid or a mediator: who, by when, which debts, what happened, what to ask."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from ashore.case.replay import Case, LoanFile
from ashore.documents.draft import (
    Blank,
    Block,
    Draft,
    Field,
    Fields,
    Heading,
    Paragraph,
    Table,
)
from ashore.documents.exhibits import Exhibits
from ashore.documents.papers.court_exhibits import shown_in
from ashore.documents.papers.court_parts import numbered
from ashore.documents.papers.handover_parts import (
    events,
    missing,
    questions,
    sent,
    standing_words,
)
from ashore.documents.papers.people import name_of, person_of
from ashore.documents.papers.sentences import Facts, ask
from ashore.documents.words import yuan
from ashore.law.book import LawBook
from ashore.owed.report import DebtOwed, Owed, owed_on
from ashore.plan.clocks import clocks_of
from ashore.plan.debts import plan_debts
from ashore.text import Text

_TO = Blank(
    "法律援助机构、律师或调解员",
    Text("写交给谁。", "Whom it is for."),
)
_PHONE = Blank("电话", Text("写能接通的号码。", "A number on which you can be reached."))
_NOTES = (
    Text(
        "只写了对方帮忙要用的内容：没有身份证号、住址、账号和病情。想说的当面说。",
        "It holds only what is needed to help: no identity number, address, account or illness. "
        "Tell the rest in person.",
    ),
    Text(
        "带上文书原件、这份和证据目录。打 12348 可以先免费问。",
        "Bring the original papers, this sheet and the list of evidence. 12348 gives free advice.",
    ),
)


def drafts(case: Case, book: LawBook, on: dt.date) -> tuple[Draft, ...]:
    """Return the sheet of a case, or nothing while no loan is recorded."""
    if not case.loans:
        return ()
    exhibits = Exhibits(case)
    owed = owed_on(case, book, on)
    return (
        Draft(
            id="handover-sheet",
            kind="handover-sheet",
            title="情况交接单",
            to=(_TO,),
            on=on,
            blocks=tuple(_blocks(case, owed, book, on, exhibits)),
            channel="channels.legal-aid",
            notes=_NOTES,
        ),
    )


def _blocks(
    case: Case, owed: Owed, book: LawBook, on: dt.date, exhibits: Exhibits
) -> Iterator[Block]:
    says = Facts(exhibits)
    person = person_of(case)
    known = [Field("姓名", (name_of(case),))]
    if person is not None and person.city:
        known.append(Field("所在城市", (person.city,)))
    known.append(Field("电话", (person.phone if person and person.phone else _PHONE,)))
    if person is not None and person.dependants:
        known.append(Field("扶养人数", (str(person.dependants),)))
    yield Fields(tuple(known))
    asked = (Paragraph((ask(one),), numbered=True) for one in questions(case, owed, book, on))
    parts: tuple[tuple[str, Iterable[Block]], ...] = (
        ("期限（最急的在前）", _deadlines(case, owed, book, on, says)),
        ("债务", (_debts(case, owed, on, says),)),
        ("发生了什么", numbered(*events(case, says))),
        ("已经寄出和提出的", sent(case, says)),
        ("材料", _papers(case, exhibits)),
        ("想请教的问题", asked),
    )
    shown = ((title, tuple(blocks)) for title, blocks in parts)
    for number, (title, blocks) in zip("一二三四五六", filter(_is_there, shown), strict=False):
        yield Heading(f"{number}、{title}")
        yield from blocks
    yield Paragraph((ask("本单只供了解情况，不是还款承诺，也不是对任何欠款金额的确认。"),))


def _is_there(part: tuple[str, tuple[Block, ...]]) -> bool:
    return bool(part[1])


def _deadlines(case: Case, owed: Owed, book: LawBook, on: dt.date, says: Facts) -> Iterator[Block]:
    debts = plan_debts(owed.debts, book, on)
    entries = {entry.id: entry for entry in case.entries}
    clocks = [c for c in clocks_of(case, debts, book, on) if c.by is not None or c.page == "court"]
    clocks.sort(key=lambda c: (c.by is not None and c.by < on, c.by or on, c.urgency))
    clocks = list({clock.says: clock for clock in reversed(clocks)}.values())[::-1]
    if not clocks:
        yield Paragraph((ask("记录里没有正在走的期限。"),))
        return
    yield Table(
        caption=f"截至 {on} 记录里的期限",
        columns=("最晚", "事项"),
        rows=tuple((_by(c.by, on), c.says.zh) for c in clocks),
        rests_on=says.fact(
            "期限按收到文书、提出请求的日期推算，以文书原件为准。",
            of=[entries[name] for c in clocks for name in c.entries if name in entries],
        ),
    )


def _by(day: dt.date | None, on: dt.date) -> str:
    if day is None:
        return "尽快"
    return f"{day}（已过）" if day < on else str(day)


def _debts(case: Case, owed: Owed, on: dt.date, says: Facts) -> Table:
    found = {debt.id: debt for debt in owed.debts}
    rows, rests = [], []
    for number, file in enumerate(case.loans, start=1):
        debt = found.get(file.loan.id)
        rests += [file.loan, *file.bills[-1:], *file.payments]
        if debt is None:
            rows.append((str(number), file.loan.product, "合同条款不全", "—", "—", "—", "待补"))
            continue
        due, left = debt.standing.due_now, debt.standing.outstanding_principal
        rows.append(
            (
                str(number),
                file.loan.product,
                _creditor(debt),
                yuan(due) if debt.counts else "—",
                yuan(left) if debt.counts else "—",
                _billed(debt),
                _state(file, debt),
            )
        )
    return Table(
        caption=f"截至 {on}，按合同、还款和文书重算（元）",
        columns=("序号", "借款", "现债权人", "到期未还", "未还本金", "最近账单合计", "状态"),
        rows=tuple(rows),
        rests_on=says.fact("金额按记录重算，账单金额抄自对方展示的账单。", of=rests),
        numeric=frozenset({3, 4, 5}),
    )


def _state(file: LoanFile, debt: DebtOwed) -> str:
    late = debt.standing.days_past_due if debt.counts else None
    words = [standing_words(file, debt), f"逾期 {late} 天" if late else ""]
    return "，".join(word for word in words if word) or "没有逾期"


def _creditor(debt: DebtOwed) -> str:
    name = debt.creditor.name or "未记录"
    how = {"subrogation": "代偿取得", "transfer": "受让取得"}.get(debt.creditor.how, "")
    checked = "" if debt.creditor.verified else "，未核实"
    return f"{name}（{how}{checked}）" if how or checked else name


def _billed(debt: DebtOwed) -> str:
    if debt.bill is None:
        return "—"
    day = debt.bill.bill.captured_at.date()
    return f"{yuan(debt.bill.sums.total_shown)}（{day}）"


def _papers(case: Case, exhibits: Exhibits) -> Iterator[Block]:
    shown = shown_in(case, exhibits)
    groups: dict[str, int] = {}
    for one in shown:
        groups[one.group] = groups.get(one.group, 0) + 1
    if groups:
        there = "、".join(f"{title} {count} 件" for title, count in groups.items())
        yield Paragraph((ask(f"手里有：{there}，见证据目录。"),), numbered=True)
    else:
        yield Paragraph((ask("案件里还没有存入证据文件。"),), numbered=True)
    lacking = tuple(missing(case))
    if lacking:
        yield Paragraph((ask(f"还缺：{'；'.join(lacking)}。"),), numbered=True)
