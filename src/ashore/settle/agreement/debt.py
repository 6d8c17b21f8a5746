"""The debt that an agreement fixes: on which day, of which parts, and what of it is waived."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ashore.money.amounts import yuan_from_fen
from ashore.settle.agreement.amounts import DAY, MONEY, Money, day_of, money_of
from ashore.settle.agreement.said import Said, pieces
from ashore.settle.agreement.sentences import Sentence

_AS_OF = re.compile(
    rf"(?:截至|截止到?|计算至|以|至|到){DAY}(?:为止|止|为基准日|为截止日)?|(?:截止日|基准日)[:为]?{DAY}"
    rf"|(?:即|于){DAY}[,，]?[^。;,]{{0,10}}(?:尚欠|仍欠|共欠)"
)
_ITEMS: tuple[tuple[str, str], ...] = (
    ("principal", r"本金"),
    ("penalty", r"罚息|复利"),
    ("late_charge", r"违约金|滞纳金|迟延履行(?:利息|金)|履行期间的?债务利息"),
    ("interest", r"(?<!履行)利息(?:及罚息)?|欠息"),
    ("fees", r"费用?(?!率)"),
)
_NAMED = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _ITEMS))
_LISTED = re.compile(
    rf"(?:[\d一二三四五六七八九十]{{1,3}}[、.)])?\(?(?:应收|应付|逾期|剩余|其中|另有)*"
    rf"(?:{'|'.join(words for _, words in _ITEMS)})"
)
_BESIDE = 6
"""How many sentences after the principal may list the other parts of the debt."""
_NOTHING = re.compile(r"(?:无|没有|不含)(?:其他)?(?:利息|罚息|费用|违约金|息费)")
_OWED = re.compile(rf"(?:欠|债务|欠款|共计|合计|总额)[^。;]{{0,24}}?{MONEY}")
WAIVES = (
    r"免除|减免|豁免|免收|放弃|免去|免掉|已免|都免|共免|不要了|不收(?=罚息|利息|违约金)|不再要求"
    r"|(?:罚息|违约金)不再收取|(?:罚息|利息|违约金)(?:全)?免"
)
_WAIVED_SUMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:合计|一?共计?)(?:减免|免除|免)?{MONEY}",
        rf"(?:减免|豁免|免除)[^,。;\d]{{0,8}}\d{{1,2}}(?:\.\d+)?%[,(]*(?:即|计|共计?|合计)?(?:减免|豁免|免除)?{MONEY}",
        rf"(?:(?:其余|余额)(?:债务|款项|部分|欠款)?|减免|豁免|免除)(?:合计|共计?)?{MONEY}",
    )
)
_RESTORED = re.compile(r"恢复|作废|追收|补交|失效|取消|视为放弃|放弃(?:一切|异议|起诉|投诉|抗辩)")
_NOT_RESTORED = re.compile(r"不[^,。;]{0,10}(?:恢复|追收|取消)")
_REST = re.compile(r"(?:余额|其余|剩余款项|余款|剩余部分)[^。;]{0,12}(?:免除|减免|免)")
_FREE = re.compile(
    r"无(?:其他|附加|任何)?条件|不附(?:加)?(?:任何)?条件|不设(?:其他)?条件|无需其他条件"
)


def debt_said(sentences: Sequence[Sentence]) -> Iterator[Said]:
    """Yield the day, the parts of the debt that stand in its own sentence, and what is waived."""
    yield from _days(sentences)
    yield from _parts(_lock(sentences))
    for sentence in sentences:
        if _NOTHING.search(sentence.plain) and re.search(r"本金|欠", sentence.plain):
            yield Said("nothing_else", "true", sentence, "")
        for match in _OWED.finditer(sentence.plain):
            yield _sum("claimed", money_of(match[1]), sentence, match[0])
    yield from _waived(sentences)


def _days(sentences: Sequence[Sentence]) -> Iterator[Said]:
    for sentence in sentences:
        for match in _AS_OF.finditer(sentence.plain):
            day = day_of(next(group for group in match.groups() if group))
            value = day.isoformat() if day else ""
            yield Said("as_of", value, sentence, match[0], torn=day is None)


def _lock(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the sentence that gives the parts of the debt, and those beside it that go on.

    It is the one with the principal and the most parts. A list may give one part a line.
    """
    counted = [
        (len(_named_sums(one.plain)) + bool(_AS_OF.search(one.plain)), -place)
        for place, one in enumerate(sentences)
        if "本金" in one.plain and _named_sums(one.plain)
    ]
    if not counted:
        return tuple(one for one in sentences if _named_sums(one.plain))[:1]
    place = -max(counted)[1]
    beside = (*sentences[place + 1 : place + 1 + _BESIDE], *sentences[max(place - 3, 0) : place])
    return (sentences[place], *(one for one in beside if lists_part(one)))


def lists_part(sentence: Sentence) -> bool:
    """Return whether a sentence begins with a part of the debt and is about nothing else."""
    text = sentence.plain
    return bool(_LISTED.match(text)) and not re.search(rf"{WAIVES}|每[期月]|分\d+期", text)


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


def _parts(lock: Sequence[Sentence]) -> Iterator[Said]:
    """Yield each part of the debt once, from the first sentence that gives it.

    The fees of one sentence are added up.
    """
    told: set[str] = set()
    for sentence in lock:
        sums: dict[str, list[tuple[str, Money]]] = {}
        for name, words, money in _named_sums(sentence.plain):
            known = sums.setdefault(name, [])
            if name not in told and (name == "fees" or not known):
                known.append((words, money))
        for name, parts in sums.items():
            if parts:
                yield _added(name, parts, sentence)
        told |= set(sums)


def _added(name: str, parts: Sequence[tuple[str, Money]], sentence: Sentence) -> Said:
    words = "、".join(word for word, _ in parts)
    read = [money.fen for _, money in parts if money.fen is not None]
    whole = Money(words, sum(read) if len(read) == len(parts) else None)
    return _sum(name, whole, sentence, words)


def _waived(sentences: Sequence[Sentence]) -> Iterator[Said]:
    for sentence in sentences:
        text = sentence.plain
        if _FREE.search(text):
            yield Said("waived_free", "true", sentence, text)
        restored = _RESTORED.search(text) and not _NOT_RESTORED.search(text)
        if re.search(WAIVES, text) and not restored:
            yield from _waived_in(sentence)


def _waived_in(sentence: Sentence) -> Iterator[Said]:
    text = sentence.plain
    for piece in pieces(text):
        for name, words in _ITEMS if re.search(WAIVES, piece) else ():
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
