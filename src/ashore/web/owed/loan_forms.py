"""The few questions about a debt, a page each: who, how much, how it is paid back, when late."""

from __future__ import annotations

from ashore.case.terms import Method
from ashore.documents.contract_words import FEE_WHEN, METHODS
from ashore.law.words import LENDERS
from ashore.text import Text
from ashore.web.frame.fields import (
    AmountField,
    DayField,
    PickField,
    WholeField,
    WordsField,
    choices_of,
)
from ashore.web.owed.answers_form import AnswersForm
from ashore.web.owed.number_fields import LinesField, NumberField, TableField

RATE_UNITS = {
    "year": Text("一年百分之几", "per cent a year"),
    "month": Text("一个月百分之几", "per cent a month"),
    "day": Text("一天百分之几", "per cent a day"),
    "day-10000": Text("一天万分之几", "per ten thousand a day"),
}
PENALTY_UNITS = {
    "more": Text(
        "在合同利率上再加百分之几（例如 50）", "per cent on top of the contract rate, as 50"
    ),
    "times": Text("合同利率的几倍（例如 1.5）", "times the contract rate, as 1.5"),
    "day-10000": Text("一天万分之几", "per ten thousand a day"),
    "day": Text("一天百分之几", "per cent a day"),
    "year": Text("一年百分之几", "per cent a year"),
}

# What was taken off before payout is told by what arrived.
FEE_TIMES = {when: says for when, says in FEE_WHEN.items() if when != "deducted"}


class WhoForm(AnswersForm):
    """Which debt it is, and the companies in it."""

    product = WordsField(
        Text("这笔借款叫什么", "What is this debt called?"),
        hint=Text(
            "App 或合同上的名字，您认得出就行。",
            "Its name in the app or contract; what you know it by.",
        ),
        required=True,
        most=120,
    )
    platform = WordsField(
        Text("在哪个平台借的", "Through which platform?"),
        hint=Text("不知道就空着，以后再补。", "Leave open what you do not know; it can follow."),
        most=120,
    )
    funder = WordsField(
        Text("谁放的款", "Who lent the money?"),
        hint=Text(
            "合同里的“贷款人”，常常是一家银行或消费金融公司。",
            "The “lender” of the contract, often a bank or a consumer-finance company.",
        ),
        most=120,
    )
    guarantor = WordsField(Text("有担保公司的话，是哪家", "A guarantor, if there is one"), most=120)
    lender_type = PickField(
        Text("放款的是哪一类机构", "What kind of lender is it?"),
        [(kind.value, says) for kind, says in LENDERS.items() if kind.value != "unknown"],
        hint=Text("它决定能和哪条利率线比。", "It decides which rates it can be held against."),
        unknown=True,
    )


class MoneyForm(AnswersForm):
    """How much was lent, when, and what really arrived."""

    principal = AmountField(
        Text("合同上借了多少", "How much does the contract lend?"),
        hint=Text("本金，不算利息和费用。", "The principal, without interest and fees."),
        unknown=True,
    )
    disbursed_on = DayField(Text("哪天放的款", "On which day was it paid out?"), unknown=True)
    net = AmountField(
        Text("实际到手多少", "How much really arrived?"),
        hint=Text(
            "和合同一样就空着。少的部分是先扣掉的。",
            "Leave open if it is the same; what is less was taken off first.",
        ),
        unknown=True,
    )

    def check(self) -> None:
        """Look at both sums together."""
        lent, net = self.given["principal"].fen, self.given["net"].fen
        if lent is not None and net is not None and net > lent:
            self.mind(
                "net",
                Text(
                    "到手的比合同借的还多，请再看一眼。", "More arrived than was lent; look again."
                ),
            )
        if net is not None and self.given["disbursed_on"] is None and not self.errors:
            self.mind(
                "disbursed_on",
                Text(
                    "填了到手的钱，就需要大概哪天放的款。",
                    "With what arrived, about which day is needed.",
                ),
            )


class PaybackForm(AnswersForm):
    """How it is paid back, and the rate as the contract states it."""

    method = PickField(Text("怎么还", "How is it paid back?"), choices_of(METHODS), unknown=True)
    periods = WholeField(Text("一共多少期", "How many instalments?"), least=1, most=1200)
    first_due_on = DayField(
        Text("第一期哪天还", "When is the first one due?"),
        hint=Text("还款日以后每月都按它推。", "The days of the others follow from it."),
        unknown=True,
    )
    payment = AmountField(
        Text("每期固定还多少", "How much each time?"),
        hint=Text("只有“固定还一个数”才用填。", "Only for a fixed sum."),
    )
    rate = NumberField(
        Text("合同写的利率", "The rate that the contract states"),
        hint=Text("只填数字，单位在下面选。", "The number alone; pick its unit below."),
    )
    rate_unit = PickField(
        Text("这个利率是按什么说的", "What is that rate per?"), RATE_UNITS.items(), unknown=True
    )
    table = TableField(
        Text("App 里的还款计划表", "The app's own table"),
        hint=Text(
            "还法选了“按还款计划表”就写在这里，一行一期：期数 应还日 本金 利息 费用（可不写）。"
            "例如：1 2026-03-05 800.00 66.00",
            "For the way “as the table says”. A line each: number, due day, principal, interest, "
            "fees if any, such as: 1 2026-03-05 800.00 66.00",
        ),
    )

    def check(self) -> None:
        """Look at the rate, its unit and the table together."""
        if self.given["rate"] is not None and not self.given["rate_unit"].value:
            self.mind(
                "rate_unit",
                Text(
                    "选一下单位：一年、一月还是一天。",
                    "Pick whether it is a year, a month or a day.",
                ),
            )
        if self.given["method"].value == Method.CUSTOM and not self.given["table"]:
            self.mind(
                "table",
                Text(
                    "把每一期写在这里，或者换一种还法。",
                    "Write each instalment here, or pick another way.",
                ),
            )


class LateForm(AnswersForm):
    """What the contract says about being late."""

    penalty = NumberField(
        Text("逾期以后的罚息", "Penalty interest once it is late"),
        hint=Text(
            "合同里“罚息”那一条；没找到就空着。",
            "The clause on penalty interest; leave open what you cannot find.",
        ),
    )
    penalty_unit = PickField(
        Text("它是怎么写的", "How is it written?"), PENALTY_UNITS.items(), unknown=True
    )
    over_days = WholeField(
        Text(
            "逾期超过多少天，对方可以要求全部还清",
            "After more than how many days may the whole be called?",
        ),
        hint=Text(
            "合同里“提前到期”那一条；没找到就空着。",
            "The clause on early maturity; leave open what you cannot find.",
        ),
        least=1,
        most=3650,
    )

    def check(self) -> None:
        """Look at the number and its unit together."""
        if self.given["penalty"] is not None and not self.given["penalty_unit"].value:
            self.mind("penalty_unit", Text("选一下它是怎么写的。", "Pick how it is written."))


class FeesForm(AnswersForm):
    """The charges that the contract agrees beside interest."""

    fees = LinesField(
        Text("合同里写明的费用", "Charges that the contract agrees"),
        hint=Text(
            "担保费、服务费、保险费等。账单里才出现的不写在这里。",
            "Guarantee, service and insurance fees. What only a bill shows does not belong here.",
        ),
        picks=tuple(FEE_TIMES.items()),
    )


PARTS: dict[str, type[AnswersForm]] = {
    "who": WhoForm,
    "money": MoneyForm,
    "payback": PaybackForm,
    "late": LateForm,
    "fees": FeesForm,
}
PART_NAMES = {
    "who": Text("是哪一笔", "Which debt"),
    "money": Text("借了多少", "How much"),
    "payback": Text("怎么还", "How it is paid back"),
    "late": Text("逾期怎么算", "When it is late"),
    "fees": Text("费用", "Charges"),
}
