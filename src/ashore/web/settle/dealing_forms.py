"""What is asked when a request, an answer, an offer or a promise is noted."""

from __future__ import annotations

from ashore.case.entries_dealings import Channel
from ashore.documents.contact_names import CHANNELS
from ashore.text import Text
from ashore.web.frame.fields import (
    AmountField,
    DayField,
    PickField,
    WholeField,
    WordsField,
    choices_of,
)
from ashore.web.frame.form import Form

THEY, ME = "they", "me"
_WHO = ((THEY, Text("对方", "They did")), (ME, Text("我", "I did")))
HOW = choices_of({one: CHANNELS[one] for one in Channel if one is not Channel.OTHER})


class RequestForm(Form):
    """Something that the person asked for."""

    what = WordsField(
        Text("您提了什么要求", "What you asked for"),
        long=True,
        required=True,
        hint=Text(
            "例如：登记困难，停止加收罚息，给书面答复。",
            "For instance: register hardship, no more penalty, an answer in writing.",
        ),
    )
    made_on = DayField(Text("哪一天提的", "On which day"), required=True)
    channel = PickField(Text("怎么提的", "How"), HOW, other=True)
    ticket_no = WordsField(Text("工单号（有就填）", "Ticket number, if any"), most=100)
    answer_due_on = DayField(
        Text("对方说哪天前答复", "By which day they will answer"), unknown=True
    )


class ReplyForm(Form):
    """What was answered to a request."""

    answered_on = DayField(Text("哪一天答复的", "On which day they answered"), required=True)
    answer = WordsField(
        Text("答复了什么", "What they answered"),
        long=True,
        required=True,
        hint=Text("照原话记，拒绝也照记。", "In their words; a refusal too."),
    )


class OfferForm(Form):
    """A way out that one side named."""

    by = PickField(Text("谁提的方案", "Who put it forward"), _WHO, required=True)
    made_on = DayField(Text("哪一天", "On which day"), required=True)
    one_off = AmountField(
        Text("一次付清：一共付", "Paid at once: in all"), about=True, unknown=True
    )
    monthly = AmountField(Text("分期：每期付", "In parts: each time"), about=True, unknown=True)
    periods = WholeField(Text("分期：一共几期", "In parts: how many"), least=1, most=600)
    first_due_on = DayField(Text("首期哪一天", "First payment on"), unknown=True)
    waived = AmountField(Text("减免多少", "How much is waived"), about=True, unknown=True)
    deadline = DayField(Text("方案到哪天有效", "The offer stands until"), unknown=True)
    pay_to = WordsField(
        Text("付到谁的账户", "To whose account"),
        most=100,
        hint=Text("个人账户先不付。", "Pay nothing to a person's account."),
    )
    conditions = WordsField(Text("还说了什么条件", "Other conditions"), long=True, most=2000)

    def check(self) -> None:
        """Ask for one sum or a condition: an offer of nothing cannot be remembered."""
        sums = (self.given[name].fen for name in ("one_off", "monthly", "waived"))
        if all(one is None for one in sums) and not self.given["conditions"]:
            self.mind(
                "one_off",
                Text(
                    "至少填一个金额；都不知道，就把对方的原话写在条件里。",
                    "Give one sum; where none is known, put their words under conditions.",
                ),
            )


class PromiseForm(Form):
    """Something that was said and can be held against what comes."""

    by = PickField(Text("谁答应的", "Who promised"), _WHO, required=True)
    what = WordsField(
        Text("答应了什么", "What was promised"),
        long=True,
        required=True,
        hint=Text("照原话记，例如：付清后十天内开结清证明。", "In the words that were said."),
    )
    made_on = DayField(Text("哪一天说的", "On which day it was said"), required=True)
    until = DayField(Text("答应哪天前做到", "By which day it will be done"), unknown=True)
    amount = AmountField(Text("说到的金额", "The sum, if one was named"), about=True, unknown=True)
