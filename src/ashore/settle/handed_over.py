"""What was already given to an intermediary: money, papers, cards, the telephone, the say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from ashore.case.entries_dealings import Approach
from ashore.money.amounts import fen_from_yuan, yuan_from_fen
from ashore.text import Text


class Handed(StrEnum):
    """What was handed over, what can do most harm first."""

    FORWARDING = "call_forwarding"
    SIM = "sim_card"
    PHONE = "phone"
    CARD = "bank_card"
    CODES = "passwords_or_codes"
    AUTHORITY = "power_of_attorney"
    IDENTITY = "identity_papers"
    ACCOUNT = "complaint_account"
    MONEY = "money"

    @property
    def words(self) -> Text:
        """Return what a person calls it."""
        return _WORDS[self]


class HandedOver(NamedTuple):
    """Something that was given away: what, the words or the sum that show it, and the entries."""

    what: Handed
    shown: str
    entries: tuple[str, ...]


_WORDS = {
    Handed.FORWARDING: Text("呼叫转移", "calls forwarded"),
    Handed.SIM: Text("手机卡", "the SIM card"),
    Handed.PHONE: Text("手机", "the telephone"),
    Handed.CARD: Text("银行卡", "a bank card"),
    Handed.CODES: Text("密码或验证码", "passwords or codes"),
    Handed.AUTHORITY: Text("授权委托", "a power of attorney"),
    Handed.IDENTITY: Text("身份证件", "identity papers"),
    Handed.ACCOUNT: Text("投诉账号", "an account for complaints"),
    Handed.MONEY: Text("钱", "money"),
}
_SEEN: tuple[tuple[Handed, str], ...] = (
    (Handed.FORWARDING, r"呼叫转移|来电转接|转接到|call forwarding"),
    (Handed.SIM, r"手机卡|电话卡|SIM ?卡|SIM card|补卡"),
    (Handed.PHONE, r"(?:寄|交|收走|保管|代管)(?:出|了|走)?[^，。；]{0,4}手机(?![卡号银])|代接"),
    (Handed.CARD, r"银行卡|工资卡|储蓄卡|U ?盾|bank card"),
    (Handed.CODES, r"密码|验证码|password|one-time code"),
    (Handed.AUTHORITY, r"授权(?:委托)?书?|委托书|全权|代签|空白(?:合同|协议)|power of attorney"),
    (Handed.IDENTITY, r"身份证|证件照|人脸|刷脸|户口本|征信报告|identity card"),
    (Handed.ACCOUNT, r"(?:用|以)她?他?(?:本人|我|您|的)?[^，。；]{0,4}账号"),
)
_DONE = re.compile(
    r"(?:我|已经)[^。；]{0,24}(?:交|给|寄|签|付|转|开通|办)[^。；]{0,8}(?:了|过)"
    r"|\b(?:I|we) (?:have |had )?(?:gave|given|paid|sent|signed|handed)\b",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"(?:付|转|交)(?:给)?(?:了|过|他们?|对方)*\s*(\d[\d,]*(?:\.\d{1,2})?)\s*(?:元|块)"
    r"|paid (?:them )?(\d[\d,]*(?:\.\d{1,2})?) yuan",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"(?:要求|想要|让我|叫我|需要)[^，。；]{0,6}$|(?:没有?|未|不)(?:给|交|寄|签)?[^，。；]{0,3}$"
)


def handed_over(
    approaches: Sequence[Approach], told: Sequence[tuple[str, str]] = ()
) -> tuple[HandedOver, ...]:
    """Return what was given to intermediaries, what can do most harm first.

    What they only asked for, or promised, is left out: only what was done counts.

    Args:
        approaches: The intermediaries of a case.
        told: More of the person's own words, each with the id of its entry, empty without one.

    Examples:
        >>> [one.what.value for one in handed_over((), [("把手机卡和身份证寄给了他们", "n-1")])]
        ['sim_card', 'identity_papers']
    """
    found: dict[Handed, HandedOver] = {}
    for text, entry in (*_acts(approaches), *told):
        for what, words in _named(text):
            _add(found, what, words, entry)
    if not any(approach.fees for approach in approaches):
        for text, entry in told:
            paid = sum(fen_from_yuan(m[1] or m[2]) for m in _PAID.finditer(text))
            if paid:
                _add(found, Handed.MONEY, yuan_from_fen(paid), entry)
    for approach in approaches:
        if approach.signed_on is not None:
            _add(found, Handed.AUTHORITY, f"签约 {approach.signed_on}", approach.id)
        paid = sum(fee.amount for fee in approach.fees)
        if paid:
            _add(found, Handed.MONEY, yuan_from_fen(paid), approach.id)
    return tuple(found[what] for what in Handed if what in found)


def what_was_done(text: str) -> tuple[str, ...]:
    """Return the sentences of a text in which somebody tells what they themselves gave or signed.

    An advert that wants papers is no such telling, so nothing in it counts as given.

    Examples:
        >>> what_was_done("他们要身份证。我已经把手机卡寄给了他们。")
        ('我已经把手机卡寄给了他们',)
    """
    return tuple(one for one in re.split(r"[。；;!！?？\n]", text) if _DONE.search(one))


def _named(text: str) -> Iterator[tuple[Handed, str]]:
    """Yield what a text names as given, with its words; each thing once."""
    for what, pattern in _SEEN:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            if not _NOT_YET.search(text[: match.start()]):
                yield what, match[0]
                break


def _acts(approaches: Sequence[Approach]) -> Iterable[tuple[str, str]]:
    return ((act, approach.id) for approach in approaches for act in approach.acts)


def _add(found: dict[Handed, HandedOver], what: Handed, shown: str, entry: str) -> None:
    known = found.get(what)
    if known is None:
        found[what] = HandedOver(what, shown, (entry,) if entry else ())
    elif entry and entry not in known.entries:
        both = known.shown if shown in known.shown.split("、") else f"{known.shown}、{shown}"
        found[what] = HandedOver(what, both, (*known.entries, entry))
