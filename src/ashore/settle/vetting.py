"""An intermediary looked at: what is wrong, the fee beside the gain, the way out, honest help."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ashore.case.entries_dealings import Approach
from ashore.case.entries_people import Cause
from ashore.case.replay import Case
from ashore.findings import Citation, Working
from ashore.law.book import LawBook
from ashore.money.amounts import fen_from_yuan, yuan_from_fen
from ashore.owed.report import Owed
from ashore.settle.exit_steps import ExitStep, exit_steps
from ashore.settle.handed_over import Handed, HandedOver, handed_over
from ashore.settle.honest_help import Help, honest_help
from ashore.text import Text

_MIDDLEMAN = re.compile(
    r"中介|管家|代理|法务咨询|债务(?:优化|重组)|agent|intermediary", re.IGNORECASE
)


class Flag(NamedTuple):
    """Something wrong with an offer: its label, its name, why it matters, the words, the rules."""

    label: str
    called: Text
    why: Text
    words: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeAndGain:
    """What an intermediary takes against the most that there is to gain; sums are fen.

    ``to_gain`` are penalty charges and charges without a basis; None where no case is known. The
    principal is not among them: nobody can promise a part of it.
    """

    paid: int
    asked: int | None
    to_gain: int | None
    says: Text
    workings: tuple[Working, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vetting:
    """What an intermediary is, what it costs, what it holds, how to leave, and where to go.

    ``labels`` are those of the reader. ``questions`` are asked where nothing is known of it.
    """

    name: str | None
    labels: tuple[str, ...]
    flags: tuple[Flag, ...]
    fee: FeeAndGain | None
    handed: tuple[HandedOver, ...]
    steps: tuple[ExitStep, ...]
    help: tuple[Help, ...]
    questions: tuple[Text, ...]
    says: Text

    @property
    def clear(self) -> bool:
        """Return whether nothing speaks against it."""
        return not self.flags and not self.handed


def text_of(approach: Approach) -> str:
    """Return what an intermediary said and did, for a reader: promises, acts and words, by line."""
    return "\n".join((*approach.promised, *approach.acts, approach.text)).strip()


def told_of_intermediaries(case: Case) -> tuple[tuple[str, str], ...]:
    """Return where the person's own account names an intermediary, each with its entry."""
    return tuple((c.story, c.id) for c in case.of(Cause) if _MIDDLEMAN.search(c.story))


def vet(
    labels: Sequence[str],
    flags: Sequence[Flag],
    book: LawBook,
    on: dt.date,
    *,
    approach: Approach | None = None,
    told: Sequence[tuple[str, str]] = (),
    asked: int | None = None,
    owed: Owed | None = None,
) -> Vetting:
    """Return what to make of an intermediary, from what a reader saw in its words.

    Args:
        labels: The reader's labels.
        flags: The red flags among them, each with its reason.
        book: The law book, for the help there is instead.
        on: Today.
        approach: What the case records of it.
        told: More of the person's own words about it, each with the id of its entry.
        asked: The fen that its words ask for.
        owed: What is owed, for what there is to gain.
    """
    approaches = () if approach is None else (approach,)
    handed = handed_over(approaches, told)
    money = next((one.shown for one in handed if one.what is Handed.MONEY), "0")
    paid = sum(fen_from_yuan(part) for part in money.split("、"))
    dangerous = bool(flags or handed)
    return Vetting(
        name=approach.name if approach else None,
        labels=tuple(labels),
        flags=tuple(flags),
        fee=_fee(paid, asked, owed) if (paid or asked) and dangerous else None,
        handed=handed,
        steps=exit_steps(approaches, handed),
        help=honest_help(book, on) if dangerous else (),
        questions=_QUESTIONS if not dangerous and "unrelated" in labels else (),
        says=_says(flags, handed, labels),
    )


def charges_to_gain(owed: Owed) -> int:
    """Return the fen that could be waived at all: what lateness added, and what has no basis."""
    late = sum(debt.standing.late_charges for debt in owed.debts if debt.counts)
    return late + owed.asked


def _says(flags: Sequence[Flag], handed: Sequence[HandedOver], labels: Sequence[str]) -> Text:
    if handed:
        return _GET_OUT
    if flags:
        return _STAY_AWAY
    return _NOTHING_SEEN if "unrelated" in labels or not labels else _CHECK_IT


def _fee(paid: int, asked: int | None, owed: Owed | None) -> FeeAndGain:
    fee = paid or asked or 0
    label = Text("已付给中介" if paid else "中介要收", "paid already" if paid else "asked for")
    workings = [Working(label=label, shown=yuan_from_fen(fee))]
    if owed is None:
        says = _FEE_ALONE.fill(fee=yuan_from_fen(fee))
        return FeeAndGain(paid=paid, asked=asked, to_gain=None, says=says, workings=tuple(workings))
    gain = charges_to_gain(owed)
    workings.append(
        Working(
            label=Text("就算罚息、违约金和没有依据的收费全免", "if every such charge were waived"),
            shown=yuan_from_fen(gain),
            entries=tuple(debt.id for debt in owed.debts if debt.counts),
        )
    )
    words = _MORE_THAN_GAIN if fee >= gain else _LESS_THAN_GAIN
    says = words.fill(fee=yuan_from_fen(fee), gain=yuan_from_fen(gain))
    return FeeAndGain(paid=paid, asked=asked, to_gain=gain, says=says, workings=tuple(workings))


_GET_OUT = Text(
    "东西已经交到对方手里：按下面的顺序收回来。走到这一步不是您的错。",
    "They already hold things of yours: take them back in this order. That it came to this is not "
    "your fault.",
)
_STAY_AWAY = Text(
    "这里有下面这些问题：先不签、不付、不交证件。可能有误判，请自己核对原话。",
    "This shows the problems below: sign, pay and hand over nothing for now. The reading can err; "
    "compare with the words themselves.",
)
_NOTHING_SEEN = Text(
    "这段话里没看出收费代办的问题。这不等于它可靠。",
    "Nothing of a paid scheme is seen in these words. That does not make it reliable.",
)
_CHECK_IT = Text(
    "看起来是正规渠道：仍用官方号码核实身份，再往下谈。",
    "This looks like a proper channel: still check who it is by the official number.",
)
_QUESTIONS = (
    Text("对方叫什么、怎么找上您的？", "What are they called, and how did they reach you?"),
    Text("要先付钱吗？付多少、付给谁？", "Is there something to pay first; how much, to whom?"),
    Text(
        "要您交什么：证件、卡、手机、授权？",
        "What do they want: papers, cards, telephone, the say?",
    ),
    Text("答应了什么结果？", "Which result do they promise?"),
)
_FEE_ALONE = Text(
    "要付 {fee} 元。自己谈、找法律援助和调解，不用付这笔钱。",
    "{fee} yuan are to be paid. Talking yourself, legal aid and mediation cost nothing like it.",
)
_MORE_THAN_GAIN = Text(
    "收费 {fee} 元。账上可能减免的一共 {gain} 元，全免了也抵不过这笔收费。",
    "The fee is {fee} yuan. All that might be waived is {gain} yuan: even all of it is not more.",
)
_LESS_THAN_GAIN = Text(
    "收费 {fee} 元。账上可能减免的一共 {gain} 元，减多少谁都不能保证；自己谈不用付这笔钱。",
    "The fee is {fee} yuan. All that might be waived is {gain} yuan, and nobody can promise how "
    "much; talking yourself costs nothing.",
)
