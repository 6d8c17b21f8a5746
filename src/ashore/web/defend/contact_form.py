"""What is asked about one contact, and the entry that it becomes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from ashore.case.entries_dealings import Channel, Contact, Observed
from ashore.case.entries_papers import Evidence
from ashore.case.fields import SHANGHAI
from ashore.documents.contact_names import CHANNELS, OBSERVED
from ashore.text import Text
from ashore.web.frame.desk import Desk
from ashore.web.frame.fields import (
    OTHER,
    Chosen,
    DayField,
    PickField,
    TickField,
    TicksField,
    TimeField,
    WholeField,
    WordsField,
    choices_of,
)
from ashore.web.frame.form import Form

ME = "me"
RELATIONS = {
    ME: Text("我本人", "me"),
    "配偶": Text("配偶", "husband or wife"),
    "亲属": Text("亲属", "a relative"),
    "朋友": Text("朋友", "a friend"),
    "同事": Text("同事、单位", "a colleague, work"),
    "邻居": Text("邻居", "a neighbour"),
    "紧急联系人": Text("填过的联系人", "a contact person I had named"),
    "担保人": Text("担保人", "a guarantor"),
    "共同借款人": Text("共同借款人", "a co-borrower"),
}
"""Whom a contact reached: as the ledger keeps it, for its papers are in Chinese."""
_MOST_EVIDENCE = 12
_Choices = Sequence[tuple[str, Text]]


class ContactForm(Form):
    """One call, message, visit or letter."""

    loans: ClassVar[_Choices] = ()
    shown_by: ClassVar[_Choices] = ()

    on = DayField(Text("哪一天", "On which day"), required=True)
    time = TimeField(
        Text("几点", "At what time"),
        required=True,
        hint=Text("看通话记录；记不清就填大概的。", "See the call list; else about when."),
    )
    rough = TickField(Text("时间是大概的", "The time is a guess"))
    channel = PickField(
        Text("怎么联系的", "How"),
        choices_of({one: CHANNELS[one] for one in Channel if one is not Channel.OTHER}),
        other=True,
        required=True,
    )
    direction = PickField(
        Text("谁联系谁", "Who reached out"),
        (("in", Text("对方找来", "They did")), ("out", Text("我找对方", "I did"))),
        required=True,
    )
    number = WordsField(
        Text("对方号码或账号", "Their number or account"),
        most=40,
        hint=Text("没显示就空着。", "Leave it empty where none was shown."),
    )
    claims = WordsField(
        Text("对方自称是谁", "Who they said they are"),
        most=100,
        hint=Text("照他说的记，不用判断真假。", "In their words; you need not judge them."),
    )
    loan = PickField(Text("关于哪一笔", "About which debt"), (), unknown=True)
    whom = PickField(Text("找的是谁", "Whom they reached"), choices_of(RELATIONS), other=True)
    whom_name = WordsField(Text("那个人是谁（可不填）", "Who that was, if you like"), most=50)
    answered = PickField(
        Text("电话接了吗", "Was the call answered"),
        (("yes", Text("接了", "Yes")), ("no", Text("没接", "No"))),
        unknown=True,
    )
    minutes = WholeField(Text("打了几分钟", "Minutes"), most=600)
    text = WordsField(
        Text("说了什么、写了什么", "What was said or written"),
        long=True,
        most=20_000,
        hint=Text("照原话记；难听的也照记，以后有用。", "In their words, harsh ones too."),
    )
    observed = TicksField(Text("当时还看到什么", "What else you saw"), choices_of(OBSERVED))
    persons = WholeField(Text("上门来了几个人", "How many came"), least=1, most=50)
    exhibits = TicksField(Text("能证明它的证据", "Evidence that shows it"), ())

    main = ("on", "time", "rough", "channel", "direction", "number", "claims", "text")
    call = ("answered", "minutes")
    others = ("whom", "whom_name")
    more = ("observed", "persons")

    def __init__(
        self, sent: Mapping[str, Any] | None = None, *, begins: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(sent, begins=begins)
        for name, choices in (("loan", self.loans), ("exhibits", self.shown_by)):
            field = self.fields[name]
            assert isinstance(field, PickField | TicksField)  # noqa: S101 - declared above
            field.choices = tuple(choices)

    def values(self) -> dict[str, Any]:
        """Return the contact as an entry holds it; what was not given is not written."""
        given, how = self.given, self.given["channel"]
        whom: Chosen = given["whom"]
        relation = whom.words if whom.value == OTHER else whom.value
        minutes, answered = given["minutes"], given["answered"].value
        values = {
            "at": dt.datetime.combine(given["on"], given["time"], SHANGHAI),
            "channel": Channel.OTHER if how.value == OTHER else Channel(how.value),
            "direction": given["direction"].value,
            "counterpart_number": given["number"],
            "counterpart_claims": given["claims"],
            "loan": given["loan"].value,
            "to_whom": given["whom_name"],
            "to_whom_relation": "" if relation == ME else relation,
            "text": given["text"],
            "persons": given["persons"],
            "duration_s": None if minutes is None else minutes * 60,
            "answered": None if not answered else answered == "yes",
            "observed": tuple(Observed(one) for one in given["observed"]),
            "exhibits": given["exhibits"],
        }
        return {key: value for key, value in values.items() if value not in (None, "", ())}


def contact_form(desk: Desk) -> type[ContactForm]:
    """Return the form with the debts and the evidence of the open case to choose from."""
    loans = [(f.loan.id, Text(f.loan.product, f.loan.product)) for f in desk.case.loans]
    shown = [(e.id, Text(e.name, e.name)) for e in desk.case.of(Evidence)[-_MOST_EVIDENCE:]]
    return type("OneContactForm", (ContactForm,), {"loans": loans, "shown_by": shown})


def begins_from_contact(entry: Contact) -> dict[str, Any]:
    """Return a contact as the form begins with it."""
    at, relation = entry.at.astimezone(SHANGHAI), entry.to_whom_relation or ""
    begins: dict[str, Any] = {
        "on": at.date().isoformat(),
        "time": f"{at:%H:%M}",
        "channel": OTHER if entry.channel is Channel.OTHER else entry.channel.value,
        "direction": entry.direction,
        "number": entry.counterpart_number or "",
        "claims": entry.counterpart_claims or "",
        "loan": entry.loan or "",
        "whom_name": entry.to_whom or "",
        "whom": ME if not relation else relation if relation in RELATIONS else OTHER,
        "whom-words": "" if relation in RELATIONS else relation,
        "text": entry.text,
        "observed": [one.value for one in entry.observed],
        "exhibits": list(entry.exhibits),
    }
    if entry.duration_s is not None:
        begins["minutes"] = str(-(-entry.duration_s // 60))
    if entry.persons is not None:
        begins["persons"] = str(entry.persons)
    if entry.answered is not None:
        begins["answered"] = "yes" if entry.answered else "no"
    return begins
