"""The debt that an agreement fixes: on which day, of which parts, and what of it is waived."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ashore.money.amounts import yuan_from_fen
from ashore.settle.agreement.amounts import DAY, MONEY, Money, day_of, money_of
from ashore.settle.agreement.said import Said, pieces
from ashore.settle.agreement.sentences import Sentence

_AS_OF = re.compile(rf"(?:截至|截止到?|计算至|以|至){DAY}(?:止|为基准日)?")
_ITEMS: tuple[tuple[str, str], ...] = (
    ("principal", r"本金"),
    ("penalty", r"罚息|复利"),
    ("late_charge", r"违约金|滞纳金|迟延履行利息|履行期间的?债务利息"),
    ("interest", r"(?<!履行)利息(?:及罚息)?"),
    ("fees", r"费用?(?!率)"),
)
_NAMED = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _ITEMS))
_NOTHING = re.compile(r"(?:无|没有|不含)(?:其他)?(?:利息|罚息|费用|违约金|息费)")
_OWED = re.compile(rf"(?:欠|债务|欠款|共计|合计|总额)[^。;]{{0,24}}?{MONEY}")
_WAIVES = r"免除|减免|免收|放弃|免去|已免|罚息免"
_WAIVED_SUMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:合计|共计?)(?:减免|免除)?{MONEY}",
        rf"(?:其余|减免|免除)(?:合计|共计?)?{MONEY}",
    )
)
_RESTORED = re.compile(r"恢复|作废|追收|失效|取消|视为放弃|放弃(?:一切|异议|起诉|投诉|抗辩)")
_NOT_RESTORED = re.compile(r"不[^,。;]{0,10}(?:恢复|追收|取消)")
_REST = re.compile(r"(?:余额|其余|剩余款项|余款|剩余部分)[^。;]{0,12}(?:免除|减免|免)")
_FREE = re.compile(
    r"无(?:其他|附加|任何)?条件|不附(?:加)?(?:任何)?条件|不设(?:其他)?条件|无需其他条件"
)


def debt_said(sentences: Sequence[Sentence]) -> Iterator[Said]:
    """Yield the day, the parts of the debt that stand in its own sentence, and what is waived."""
    yield from _days(sentences)
    lock = _lock(sentences)
    if lock is not None:
        yield from _parts(lock)
    for sentence in sentences:
        if _NOTHING.search(sentence.plain) and re.search(r"本金|欠", sentence.plain):
            yield Said("nothing_else", "true", sentence, "")
        for match in _OWED.finditer(sentence.plain):
            yield _sum("claimed", money_of(match[1]), sentence, match[0])
    yield from _waived(sentences)


def _days(sentences: Sequence[Sentence]) -> Iterator[Said]:
    for sentence in sentences:
        for match in _AS_OF.finditer(sentence.plain):
            day = day_of(match[1])
            value = day.isoformat() if day else ""
            yield Said("as_of", value, sentence, match[0], torn=day is None)


def _lock(sentences: Sequence[Sentence]) -> Sentence | None:
    """Return the sentence that gives the parts of the debt: the first with the most of them."""
    counted = [(len(_named_sums(sentence.plain)), sentence) for sentence in sentences]
    with_principal = [
        (count + bool(_AS_OF.search(sentence.plain)), -place, sentence)
        for place, (count, sentence) in enumerate(counted)
        if count and "本金" in sentence.plain
    ]
    if not with_principal:
        return next((sentence for count, sentence in counted if count), None)
    return max(with_principal, key=lambda one: one[:2])[2]


def _named_sums(text: str) -> list[tuple[str, str, Money]]:
    """Return the named amounts of a sentence: the part of the debt, the words, the amount."""
    found = []
    for match in _NAMED.finditer(text):
        amount = re.compile(MONEY).match(text, match.end())
        if amount is None:
            amount = re.compile(rf"(?:和|及|、|,)[一-龥]{{2,6}}{MONEY}").match(text, match.end())
        if amount and match.lastgroup:
            found.append((match.lastgroup, match[0] + amount[0], money_of(amount[1])))
    return found


def _parts(lock: Sentence) -> Iterator[Said]:
    """Yield each part of the debt once; the fees of one sentence are added up."""
    sums: dict[str, list[tuple[str, Money]]] = {}
    for name, words, money in _named_sums(lock.plain):
        known = sums.setdefault(name, [])
        if name == "fees" or not known:
            known.append((words, money))
    for name, parts in sums.items():
        words = "、".join(word for word, _ in parts)
        amounts = [money.fen for _, money in parts]
        read = [fen for fen in amounts if fen is not None]
        whole = Money(words, sum(read) if len(read) == len(amounts) else None)
        yield _sum(name, whole, lock, words)


def _waived(sentences: Sequence[Sentence]) -> Iterator[Said]:
    for sentence in sentences:
        text = sentence.plain
        if _FREE.search(text):
            yield Said("waived_free", "true", sentence, text)
        restored = _RESTORED.search(text) and not _NOT_RESTORED.search(text)
        if re.search(_WAIVES, text) and not restored:
            yield from _waived_in(sentence)


def _waived_in(sentence: Sentence) -> Iterator[Said]:
    text = sentence.plain
    for piece in pieces(text):
        for name, words in _ITEMS if re.search(_WAIVES, piece) else ():
            if name != "principal" and re.search(words, piece):
                yield Said("waived_item", name, sentence, piece)
    sums = (pattern.search(text) for pattern in _WAIVED_SUMS)
    if match := next((one for one in sums if one), None):
        yield _sum("waived", money_of(match[1]), sentence, match[0])
    if match := _REST.search(text):
        yield Said("waived_rest", "true", sentence, match[0])


def _sum(name: str, money: Money, sentence: Sentence, words: str) -> Said:
    value = "" if money.fen is None else yuan_from_fen(money.fen)
    return Said(name, value, sentence, words, torn=money.fen is None)
