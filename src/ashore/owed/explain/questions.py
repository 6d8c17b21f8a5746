"""What to ask a lender about a bill: one calm question for each thing that is not explained."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ashore.case.terms import Item
from ashore.money.amounts import yuan_from_fen
from ashore.owed.bill import BillLine
from ashore.owed.explain.readings import Dimension, Option, Reading
from ashore.owed.explain.shown import Shown
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question to the lender: what it is about, the fen at stake if any, and its words.

    ``about`` is ``line`` (one that nothing accounts for), ``rest`` (what a line shows beyond the
    nearest reading, or short of it), ``total`` (what the total asks for beyond the lines),
    ``departure`` (the bill follows another answer than the contract), ``open`` (the bill cannot
    settle it) or ``clause`` (a term that is not known yet). ``key`` is the item or the dimension.
    """

    about: str
    key: str
    says: Text
    amount: int | None = None


def questions(
    shown: Shown,
    rest: Mapping[Item, int],
    best: Reading,
    dimensions: Mapping[str, Dimension],
    undetermined: Sequence[tuple[str, tuple[Option, ...]]],
    not_judged: Sequence[Item],
) -> Iterator[Question]:
    """Yield what to ask, the sums first.

    Args:
        shown: The bill.
        rest: What the reading leaves unexplained, by item.
        best: The reading.
        dimensions: Every question about the contract.
        undetermined: The questions that the bill cannot settle.
        not_judged: The charges whose clause is not known.
    """
    for line in shown.beside:
        yield Question(
            about="line", key=line.item.value, amount=line.amount, says=_about_line(line)
        )
    for item, amount in rest.items():
        about = "total" if item is Item.UNKNOWN else "rest"
        yield Question(about=about, key=item.value, amount=amount, says=_about_rest(item, amount))
    for item in not_judged:
        yield Question(about="clause", key=item.value, says=_CLAUSE.fill(item=ITEM_WORDS[item]))
    for key, option in best.options:
        dimension = dimensions[key]
        if option.key != "any" and dimension.departs(option):
            agreed = next(o for o in dimension.options if o.key == dimension.agreed)
            says = _DEPARTURE.fill(question=dimension.says, used=option.says, agreed=agreed.says)
            yield Question(about="departure", key=key, says=says)
    for key, options in undetermined:
        answers = Text("、".join(f"“{o.says.zh}”" for o in options),
                       "; ".join(o.says.en for o in options))  # fmt: skip
        says = _OPEN.fill(question=dimensions[key].says, answers=answers)
        yield Question(about="open", key=key, says=says)


ITEM_WORDS = {
    Item.PRINCIPAL: Text("本金", "principal"),
    Item.INTEREST: Text("利息", "interest"),
    Item.GUARANTEE_FEE: Text("担保费", "guarantee fee"),
    Item.OTHER_FEE: Text("其他费用", "other fees"),
    Item.PENALTY_INTEREST: Text("罚息", "penalty interest"),
    Item.COMPOUND_INTEREST: Text("复利", "compound interest"),
    Item.LATE_FEE: Text("违约金", "late fee"),
}

_BASIS = Text(
    "「{name}」{amount} 元：请说明依据哪份合同的哪一条、由谁收取；没有约定的请撤销。",
    "“{name}”, {amount} yuan: which clause of which contract is it based on, and who takes it? "
    "If none, please withdraw it.",
)
_LINES = {
    Item.COLLECTION_FEE: Text(
        "「{name}」{amount} 元：请提供合同里约定由借款人承担的条款和计算方法；没有约定的请撤销。",
        "“{name}”, {amount} yuan: please show the clause that has the borrower bear it, and how it "
        "was computed. If there is none, please withdraw it.",
    ),
    Item.LEGAL_FEE: Text(
        "「{name}」{amount} 元：请出示约定条款、委托合同和发票；尚未发生的请撤销。",
        "“{name}”, {amount} yuan: please show the agreed clause, the engagement and the invoice. "
        "If it has not been spent, please withdraw it.",
    ),
    Item.COURT_FEE: Text(
        "「{name}」{amount} 元：请出示法院的缴费通知或裁判文书。",
        "“{name}”, {amount} yuan: please show the court's fee notice or its decision.",
    ),
    Item.ACCELERATED_PRINCIPAL: Text(
        "「{name}」{amount} 元：请出示提前到期的通知、送达记录和合同条款；可以恢复分期的请恢复。",
        "“{name}”, {amount} yuan: please show the notice that the loan was called, proof of its "
        "delivery and the clause. If the instalments can go on, please restore them.",
    ),
    Item.SUBROGATED_SUM: Text(
        "「{name}」{amount} 元：请出示代偿证明，写明代偿日期和本金、利息、罚息各多少。",
        "“{name}”, {amount} yuan: please show proof of the payment made for me, with its day and "
        "its principal, interest and penalty interest.",
    ),
    Item.REINSTATED: Text(
        "「{name}」{amount} 元：请说明依据协议的哪一条恢复，怎么计算。",
        "“{name}”, {amount} yuan: which clause of the agreement brings it back, and how was it "
        "computed?",
    ),
}
_LESS = Text(
    "「{name}」{amount} 元：请确认这是减免，并给一份书面说明。",
    "“{name}”, {amount} yuan: please confirm in writing that this is taken off.",
)
_MORE = Text(
    "「{item}」比按合同算得出的多 {amount} 元：请给出这一项的基数、利率、起止日期和取整方法。",
    "{item}: {amount} yuan more than the contract gives. Please state the base, the rate, the "
    "first and last day, and how it was rounded.",
)
_SHORT = Text(
    "「{item}」比按合同算得出的少 {amount} 元：请确认是减免还是漏项，以后会不会补收。",
    "{item}: {amount} yuan less than the contract gives. Was it waived or left out, and will it "
    "be claimed later?",
)
_TOTAL_MORE = Text(
    "合计里有 {amount} 元没有列出是什么：请逐项列明，并说明依据。",
    "The total holds {amount} yuan that no line explains. Please list each part and its basis.",
)
_TOTAL_LESS = Text(
    "合计比各项之和少 {amount} 元：请确认以哪个数为准。",
    "The total is {amount} yuan less than its lines. Which of the two counts?",
)
_CLAUSE = Text(
    "请提供约定「{item}」的合同条款（基数、利率、起算日）；在看到以前，这一项没法核对。",
    "Please show the clause on {item}: base, rate and first day. Until then this part cannot be "
    "checked.",
)
_DEPARTURE = Text(
    "{question}：账单像是按“{used}”算的，合同记录的是“{agreed}”。请说明依据哪一条。",
    "{question}: the bill looks computed by “{used}”; the contract on record says “{agreed}”. "
    "Which clause is this based on?",
)
_OPEN = Text(
    "{question}：从账单看不出是哪一种（{answers}），请书面说明。",
    "{question}: the bill does not tell which it is ({answers}). Please state it in writing.",
)


def _about_line(line: BillLine) -> Text:
    words = _LINES.get(line.item, _BASIS) if line.amount > 0 else _LESS
    return words.fill(name=line.name, amount=yuan_from_fen(line.amount))


def _about_rest(item: Item, amount: int) -> Text:
    size = yuan_from_fen(abs(amount))
    if item is Item.UNKNOWN:
        return (_TOTAL_MORE if amount > 0 else _TOTAL_LESS).fill(amount=size)
    return (_MORE if amount > 0 else _SHORT).fill(item=ITEM_WORDS[item], amount=size)
