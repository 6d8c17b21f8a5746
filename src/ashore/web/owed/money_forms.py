"""What is asked about a bill, a payment, a card statement, and a change of creditor."""

from __future__ import annotations

from ashore.case.terms import Item
from ashore.documents.contract_words import ASSIGNMENTS
from ashore.documents.words import ITEMS
from ashore.text import Text
from ashore.web.frame.fields import (
    AmountField,
    DayField,
    PickField,
    TickField,
    TimeField,
    WholeField,
    WordsField,
)
from ashore.web.owed.answers_form import AnswersForm
from ashore.web.owed.number_fields import LinesField

_PAYABLE = (
    Item.PRINCIPAL,
    Item.INTEREST,
    Item.GUARANTEE_FEE,
    Item.SERVICE_FEE,
    Item.PENALTY_INTEREST,
    Item.LATE_FEE,
)


class BillForm(AnswersForm):
    """What the lender shows at one moment, line by line."""

    captured_on = DayField(
        Text("哪天看到的", "On which day did you see it?"),
        hint=Text("账单上的数是这一天的。", "The sums on it are those of this day."),
        required=True,
    )
    captured_at = TimeField(Text("几点，记得的话", "At what time, if you know"))
    source_name = WordsField(
        Text("从哪里看到的", "Where?"),
        hint=Text(
            "例如：某某 App·待还账单、短信、客服口述。",
            "Such as the app's page, a message, or what the hotline said.",
        ),
        most=120,
    )
    items = LinesField(
        Text("账单上的每一行", "Each line of the bill"),
        hint=Text(
            "照抄名字和金额。只显示一个总数的，就把行空着，填下面的合计。",
            "Copy name and sum. If it shows a total only, leave the lines open and give the total.",
        ),
        negative=True,
    )
    total = AmountField(Text("账单上写的合计", "The total that it shows"))
    overdue_days = WholeField(Text("账单上写的逾期天数", "The days late that it shows"), most=20000)

    def check(self) -> None:
        """Ask for a line or a total."""
        if not self.given["items"] and self.given["total"].fen is None:
            self.mind(
                "items", Text("至少写一行，或者只填合计。", "Give one line at least, or the total.")
            )


class PaymentForm(AnswersForm):
    """A payment, and what it should pay."""

    on = DayField(Text("哪天还的", "On which day?"), required=True)
    amount = AmountField(Text("还了多少", "How much?"), required=True)
    item = PickField(
        Text("还的时候，您说过是还哪一项吗", "Did you say what it should pay?"),
        [(item.value, ITEMS[item]) for item in _PAYABLE],
        hint=Text(
            "没说过就选“还不知道”；说过的按您说的算，法律是这样定的。",
            "If you said nothing, leave it; what was said counts, as the law has it.",
        ),
        unknown=True,
    )
    instalment = WholeField(Text("是还第几期的", "Of which instalment?"), least=1, most=1200)
    channel = WordsField(
        Text("怎么还的", "By which way?"),
        hint=Text("例如：自动代扣、App 主动还、转账。", "Such as a debit, in the app, a transfer."),
        most=80,
    )
    to = WordsField(Text("付给了谁", "To whom?"), most=120)

    def check(self) -> None:
        """Nothing is paid by a payment of nothing."""
        if self.given["amount"].fen == 0:
            self.mind("amount", Text("金额是 0，请再看一眼。", "The sum is 0; look again."))


class StatementForm(AnswersForm):
    """A credit-card statement."""

    statement_on = DayField(Text("账单日", "Day of the statement"), required=True)
    due_on = DayField(Text("到期还款日", "Due by"), required=True)
    balance = AmountField(Text("本期应还", "Balance"), required=True, negative=True)
    minimum = AmountField(Text("最低还款额", "Minimum payment"), unknown=True)

    def check(self) -> None:
        """Look at both days together."""
        if self.given["due_on"] < self.given["statement_on"]:
            self.mind(
                "due_on",
                Text(
                    "还款日在账单日以前，请再看一眼。",
                    "It is before the statement's day; look again.",
                ),
            )


class AssignmentForm(AnswersForm):
    """How the debt came to a new creditor, and what the new one states."""

    type = PickField(
        Text("发生了什么", "What happened?"),
        [(k.value, v) for k, v in ASSIGNMENTS.items()],
        required=True,
    )
    to_party = WordsField(Text("新的债权人是谁", "Who is the new creditor?"), most=120)
    from_party = WordsField(Text("原来是谁", "Who was it before?"), most=120)
    on = DayField(Text("哪天代偿或转让的", "On which day?"), unknown=True)
    notified_on = DayField(Text("哪天通知您的", "On which day were you told?"), unknown=True)
    verified = TickField(
        Text("我向原来的债权人核实过了", "I checked it with the creditor before"),
        hint=Text(
            "没核实以前先不付款；核实要有书面的。",
            "Before that nothing is paid; have it in writing.",
        ),
    )
    total = AmountField(Text("对方说一共多少", "What do they say it is in all?"), unknown=True)
    principal = AmountField(Text("其中本金", "Of it, principal"), unknown=True)
    interest = AmountField(Text("其中利息", "Of it, interest"), unknown=True)
    penalty = AmountField(Text("其中罚息、违约金", "Of it, penalty and late fees"), unknown=True)
