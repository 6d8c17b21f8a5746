"""What is asked about an intermediary: its words, and what was given to it."""

from __future__ import annotations

from ashore.settle.handed_over import Handed
from ashore.text import Text
from ashore.web.frame.fields import AmountField, DayField, PickField, TicksField, WordsField
from ashore.web.frame.form import Form
from ashore.web.settle.dealing_forms import HOW

THINGS = tuple((one.value, one.words) for one in Handed if one is not Handed.MONEY)


class WordsForm(Form):
    """An advert, a chat or a contract, or what they said in the person's own words."""

    text = WordsField(
        Text("贴上对方的广告、聊天或合同", "Paste their advert, chat or contract"),
        long=True,
        required=True,
        most=50_000,
        hint=Text(
            "没有文字，就写他们怎么说的、要了什么。",
            "Without a text, write what they said and what they wanted.",
        ),
    )


class ApproachForm(Form):
    """What to remember of an intermediary."""

    name = WordsField(
        Text("对方叫什么", "What they are called"),
        most=100,
        required=True,
        hint=Text("不知道名字，写“没说名字”。", "Where you do not know, say just that."),
    )
    at = DayField(Text("哪一天找上您的", "On which day they came up"), unknown=True)
    channel = PickField(Text("怎么找上您的", "How they reached you"), HOW, other=True)
    signed_on = DayField(Text("签了合同的话，哪一天", "If you signed, on which day"), unknown=True)
    paid = AmountField(Text("已经付了多少", "What you have paid"), unknown=True)
    handed = TicksField(
        Text("已经给了他们什么", "What they already have of yours"),
        THINGS,
        hint=Text("给出去的才勾；只是被要过的不勾。", "Only what you gave, not what was asked."),
    )
    promised = WordsField(Text("他们答应了什么", "What they promised"), long=True, most=2000)
