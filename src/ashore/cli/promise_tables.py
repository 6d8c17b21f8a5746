"""The promise ledger as a calm page in the terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ashore.case.replay import Case, LoanFile
from ashore.cli.page import Page, table
from ashore.documents.records import record_line
from ashore.documents.words import ITEMS, SEVERITIES, yuan
from ashore.settle.promises.breach import Breach, Side
from ashore.settle.promises.kept import kept_of, payment_standings
from ashore.settle.promises.ledger import PromiseLedger
from ashore.settle.promises.origins import origins_of, shown_terms
from ashore.settle.promises.words import (
    NAMES,
    SOURCES,
    STATES,
    promise_words,
    value_words,
    waiting_words,
)
from ashore.text import Language, Text

_WORDS = {
    "none": Text(
        "到 {on}，案件里还没有协议或承诺。签好的协议可以用 ashore import 读进来；"
        "电话里答应的，记成一条承诺，再请对方书面确认。",
        "On {on} the case holds no agreement or promise. A signed agreement can be read with "
        "ashore import; what was said on the phone is noted as a promise, and confirmed in "
        "writing.",
    ),
    "signed": Text("「{product}」{starts} 签的协议", "“{product}”: the agreement of {starts}"),
    "spoken": Text("「{product}」口头的承诺", "“{product}”: promises in words only"),
    "spoken-words": Text("对方说的", "What they said"),
    "write": Text(
        "只是口头的，还没有协议：请对方书面确认。",
        "Said and not signed: ask for it in writing.",
    ),
    "paid": Text(
        "到 {on} 已付 {paid} 元，协议共 {total} 元。",
        "By {on} {paid} of {total} yuan were paid.",
    ),
    "completed": Text("{day} 全部付清。", "All of it was paid on {day}."),
    "ended": Text("{day} 起不再有效。", "From {day} it no longer holds."),
    "no-plan": Text(
        "没有读到每期的日期和金额，付款没法核对：请对方写明。",
        "No days and sums of payments were read, so payments cannot be checked: ask for them.",
    ),
    "terms": Text("约定了什么", "What was agreed"),
    "term": Text("约定", "term"),
    "value": Text("内容", "what"),
    "from": Text("来自", "from"),
    "payments": Text("每期还款", "Payments"),
    "number": Text("期", "no."),
    "day": Text("到期日", "due"),
    "last": Text("最晚", "last day"),
    "state": Text("情况", "state"),
    "amount": Text("金额", "amount"),
    "kept": Text("做到了的", "What was kept"),
    "creditor": Text("对方没有做到的", "What they did not keep"),
    "person": Text("自己这边", "On your own side"),
    "no-breach": Text(
        "按案件里的记录，双方都没有不守约的地方。",
        "By the records of the case, neither side departed from it.",
    ),
    "waiting": Text("还在等的", "Still waited for"),
    "you": Text("您", "you"),
    "they": Text("对方", "they"),
    "shows": Text("记录：", "Records: "),
    "send": Text("可以写给对方：", "To write to them: "),
    "limits": Text("限度：", "Limits: "),
    "more": Text(
        "加 --why 看每处的记录、算式和原话。", "Add --why for records, arithmetic and words."
    ),
}


def print_promises(
    case: Case, ledgers: Sequence[PromiseLedger], on: dt.date, language: Language, *, why: bool
) -> None:
    """Print every agreement and promise with what was kept, what was not, and what is awaited.

    Args:
        case: The case.
        ledgers: Its ledgers.
        on: The day asked about.
        language: ``zh`` or ``en``.
        why: Whether the records, the arithmetic and the words behind each line are shown.
    """
    page = _Promises(case, language, why=why)
    if not ledgers:
        page.say("none", on=on)
        return
    files = {file.loan.id: file for file in case.loans}
    for ledger in ledgers:
        page.ledger(files[ledger.terms.loan], ledger)
    if not why:
        page.print()
        page.say("more")


class _Promises(Page):
    def __init__(self, case: Case, language: Language, *, why: bool) -> None:
        super().__init__()
        self._language, self._why = language, why
        self._records = {entry.id: record_line(entry) for entry in case.entries}

    def say(self, key: str, *, by: int = 0, **values: object) -> None:
        self.paragraph(_WORDS[key].fill(**values).in_language(self._language), by=by)

    def ledger(self, file: LoanFile, ledger: PromiseLedger) -> None:
        terms = ledger.terms
        kind = "signed" if terms.agreement else "spoken"
        self.heading(self._in(_WORDS[kind].fill(product=file.loan.product, starts=terms.starts)))
        if terms.agreement is None:
            self.say("write")
            self._spoken(ledger)
        elif terms.payments:
            self.say("paid", on=ledger.on, paid=yuan(ledger.paid), total=yuan(terms.total))
        else:
            self.say("no-plan")
        if ledger.completed_on:
            self.say("completed", day=ledger.completed_on)
        if ledger.ended_on:
            self.say("ended", day=ledger.ended_on)
        self._terms(file, ledger)
        self._payments(file, ledger)
        self._kept(file, ledger)
        self._breaches(ledger)
        self._waiting(ledger)

    def _in(self, text: Text) -> str:
        return text.in_language(self._language)

    def _spoken(self, ledger: PromiseLedger) -> None:
        """Print what was said, in its own words: not all of it is a term to be checked."""
        self.heading(self._in(_WORDS["spoken-words"]))
        for promise in ledger.spoken:
            self.paragraph(f"· {self._in(promise_words(promise, ledger.on))}", by=2)

    def _terms(self, file: LoanFile, ledger: PromiseLedger) -> None:
        shown = table(*(self._in(_WORDS[key]) for key in ("term", "value", "from")))
        origins = origins_of(file, ledger.terms)
        for name in shown_terms(ledger.terms):
            ways = dict.fromkeys(self._in(SOURCES[o.how]) for o in origins if o.term == name)
            value = value_words(name, ledger.terms, ITEMS)
            shown.add_row(self._in(NAMES[name]), self._in(value), "、".join(ways))
        if not shown.rows:
            return
        self.heading(self._in(_WORDS["terms"]))
        self.print(shown)
        if self._why:
            for origin in origins:
                name, way = self._in(NAMES[origin.term]), self._in(SOURCES[origin.how])
                line = f"· {name} · {way} {origin.words}".rstrip()
                self.paragraph(line, by=2)
                self._entries((origin.entry,), by=4)

    def _payments(self, file: LoanFile, ledger: PromiseLedger) -> None:
        standings = payment_standings(file, ledger)
        if not standings:
            return
        self.heading(self._in(_WORDS["payments"]))
        shown = table(
            *(self._in(_WORDS[key]) for key in ("number", "day", "last", "state", "amount")),
            numbers=1,
        )
        for one in standings:
            state = self._in(STATES[one.state].fill(made_good=one.made_good))
            due = one.due
            shown.add_row(str(due.number), str(due.day), str(due.last), state, yuan(due.amount))
        self.print(shown)

    def _kept(self, file: LoanFile, ledger: PromiseLedger) -> None:
        kept = kept_of(file, ledger)
        if kept:
            self.heading(self._in(_WORDS["kept"]))
        for one in kept:
            who = self._in(_WORDS["you" if one.side is Side.PERSON else "they"])
            self.paragraph(f"· {who} · {self._in(one.says)}", by=2)
            if self._why:
                self._entries(one.entries, by=4)

    def _breaches(self, ledger: PromiseLedger) -> None:
        if not ledger.breaches:
            self.print()
            self.say("no-breach")
        for side in (Side.CREDITOR, Side.PERSON):
            found = ledger.by_side(side)
            if found:
                self.heading(self._in(_WORDS[side.value]))
            for breach in found:
                self._breach(breach)

    def _breach(self, breach: Breach) -> None:
        finding = breach.finding
        weight = self._in(SEVERITIES[finding.severity])
        self.paragraph(f"· {weight} · {self._in(finding.says)}", by=2)
        self._entries(breach.entries, by=4)
        if finding.ask:
            self.paragraph(f"{self._in(_WORDS['send'])}{finding.ask.zh}", by=4)
            if self._language == "en":
                self.paragraph(f"({finding.ask.en})", by=4, style="dim")
        if not self._why:
            return
        for step in finding.workings:
            if step.sum:
                self.paragraph(f"{self._in(step.label)} = {step.shown} = {step.sum}", by=4)
        if finding.limits:
            self.paragraph(f"{self._in(_WORDS['limits'])}{self._in(finding.limits)}", by=4)

    def _waiting(self, ledger: PromiseLedger) -> None:
        still = () if ledger.ended_on else ledger.waiting
        waiting = [one for one in still if one.arrived is None or one.wrong]
        if waiting:
            self.heading(self._in(_WORDS["waiting"]))
        for one in waiting:
            self.paragraph(f"· {self._in(waiting_words(one, ledger.on))}", by=2)

    def _entries(self, entries: Sequence[str], *, by: int) -> None:
        for entry in entries:
            known = self._records.get(entry)
            if known is not None:
                self.paragraph(f"{self._in(_WORDS['shows'])}{self._in(known)}", by=by, style="dim")
