"""The note in the minute after a call: who, what was said, what was promised, the next day."""

from __future__ import annotations

from typing import Any

from ashore.settle.after_call import CallNote
from ashore.text import Text
from ashore.web.frame.fields import AmountField, DayField, WholeField, WordsField
from ashore.web.frame.form import Form


class NoteForm(Form):
    """What a person notes after a call; every field may stay empty."""

    answered_by = WordsField(
        Text("谁接的（姓名、工号）", "Who answered (name, staff number)"), most=100
    )
    number = WordsField(Text("打的哪个号码", "Which number you called"), most=40)
    said = WordsField(Text("对方说了什么", "What they said"), long=True)
    promised = WordsField(Text("对方答应了什么", "What they promised"), long=True)
    until = DayField(Text("答应哪天前做到", "By which day"), unknown=True)
    next_step = WordsField(Text("您下一步做什么", "Your own next step"), most=500)
    next_on = DayField(Text("下一步哪天前", "By which day you do it"), unknown=True)
    asked = WordsField(Text("您提了什么要求", "What you asked for"), long=True)
    ticket_no = WordsField(Text("工单号", "Ticket number"), most=100)
    answer_due_on = DayField(Text("对方哪天前答复", "By which day they answer"), unknown=True)
    amount = AmountField(Text("答应的金额", "The sum promised"), unknown=True)
    one_off = AmountField(Text("一次付清：一共付", "Paid at once: in all"), unknown=True)
    monthly = AmountField(Text("分期：每期付", "In parts: each time"), unknown=True)
    periods = WholeField(Text("一共几期", "How many"), least=1, most=600)
    first_due_on = DayField(Text("首期哪一天", "First payment on"), unknown=True)
    waived = AmountField(Text("减免多少", "How much is waived"), unknown=True)
    deadline = DayField(Text("方案到哪天有效", "The offer stands until"), unknown=True)
    minutes = WholeField(Text("打了几分钟", "Minutes on the telephone"), most=600)

    quick = ("answered_by", "number", "said", "promised", "until", "next_step", "next_on")
    request = ("asked", "ticket_no", "answer_due_on")
    offer = ("one_off", "monthly", "periods", "first_due_on", "waived", "deadline")
    rest = ("amount", "minutes")

    def note(self) -> CallNote:
        """Return what was noted, in the form in which the ledger takes it."""
        values: dict[str, Any] = {}
        for name in self.fields:
            given = self.given[name]
            if isinstance(self.fields[name], AmountField):
                given = given.fen
            values[name] = None if given == "" else given
        return CallNote(**values)

    def check(self) -> None:
        """Ask for a word where there is none, and for the promise that a day or a sum is about."""
        note = self.note()
        if note.empty:
            self.mind(None, _NOTHING)
        elif note.promised is None and (note.until or note.amount is not None):
            self.mind("promised", _WORDS_FIRST)


_NOTHING = Text(
    "还没有写内容。没打通，就写一句“没打通”。",
    "Nothing is written yet. If nobody answered, write just that.",
)
_WORDS_FIRST = Text(
    "有日期或金额，还缺对方答应的是什么。",
    "There is a day or a sum; what was promised is still missing.",
)
