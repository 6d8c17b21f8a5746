"""Where the debt does not fit itself: its parts against its total, a waived share of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from ashore.findings import Finding, Working
from ashore.money.amounts import fen_from_yuan, yuan_from_fen
from ashore.money.rounding import Rounding, round_to_int
from ashore.settle.agreement.amounts import MONEY, money_of
from ashore.settle.agreement.debt import WAIVES, lists_part
from ashore.settle.agreement.fields import AgreementText
from ashore.settle.agreement.finding import agreement_finding
from ashore.settle.agreement.sentences import Sentence
from ashore.text import Text

_ROUNDED = 100
"""Fen by which a share may miss its sum: it is rounded to a yuan."""
_MONEY = re.compile(MONEY)
_WHOLE = re.compile(r"合计|共计|总[计额]")
_SPLIT = re.compile(r"其中|包括|分别为")
_GAP = re.compile(r"[^。;\d]{0,18}")
"""What may stand between two amounts of one list: a name, and no figure."""
_OF_DEBT = re.compile(r"本金|利息|罚息|欠|代偿")
_SHARE = re.compile(
    rf"(?:减免|免除|豁免)(?:欠款|债务|上述|全部|总)*(?:总额|金额)?的?(\d{{1,2}}(?:\.\d+)?)%"
    rf"[,(]*(?:即|计|共计?|合计)?(?:减免|免除|豁免)?(?:金额)?{MONEY}"
)
_OF_ONE_PART = re.compile(r"(?:本金|利息|罚息|违约金|费用?|息费)[^,。;]{0,6}$")


class _Amount(NamedTuple):
    """An amount of a sentence: its fen, where it stands, and whether it is called a total."""

    fen: int | None
    start: int
    end: int
    whole: bool


def debt_findings(text: AgreementText, left: Working | None) -> Iterator[Finding]:
    """Yield each total that its parts do not come to, and each share that is not its sum.

    Args:
        text: The agreement.
        left: What is left of the debt, with its parts; None where they are not known.
    """
    for sentence in text.sentences:
        if _OF_DEBT.search(sentence.plain):
            yield from _listed(sentence)
    yield from _one_a_line(text.sentences)
    if left:
        yield from _share(text, [fen_from_yuan(part.shown) for part in left.parts])


def _listed(sentence: Sentence) -> Iterator[Finding]:
    text, amounts = sentence.plain, list(_amounts(sentence.plain))
    for place, one in enumerate(amounts):
        if not one.whole:
            continue
        after = _run(text, amounts[place:])
        parted = len(after) > 1 and _SPLIT.search(text[one.end : after[1].start])
        run = after[1:] if parted else _run(text, amounts[: place + 1][::-1])[1:][::-1]
        if len(run) < 2 or re.search(WAIVES, text[run[0].start : run[-1].end]):
            continue
        fens = [part.fen for part in run if part.fen is not None]
        if one.fen is None or len(fens) < len(run):
            continue
        # What stands first may be another sum, as that once lent.
        shorter = range(1 if parted else len(fens) - 1)
        if not any(sum(fens[skipped:]) == one.fen for skipped in shorter):
            yield _off(sentence, fens, one.fen)


def _amounts(text: str) -> Iterator[_Amount]:
    for match in _MONEY.finditer(text):
        named = text[max(match.start() - 2, 0) : match.start(1)]
        yield _Amount(
            money_of(match[1]).fen, match.start(), match.end(), bool(_WHOLE.search(named))
        )


def _run(text: str, amounts: Sequence[_Amount]) -> list[_Amount]:
    """Return the first amount and those that follow it in one list, in whichever direction."""
    run = list(amounts[:1])
    for one in amounts[1:]:
        low, high = sorted((run[-1], one), key=lambda amount: amount.start)
        if one.whole or not _GAP.fullmatch(text[low.end : high.start]):
            break
        run.append(one)
    return run


def _one_a_line(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Yield a total that stands below parts of the debt, one to a line, and is not their sum."""
    fens: list[int | None] = []
    for sentence in sentences:
        amounts = list(_amounts(sentence.plain))
        if lists_part(sentence) and len(amounts) == 1:
            fens.append(amounts[0].fen)
            continue
        known = [fen for fen in fens if fen is not None]
        closes = re.match(r"\|?(?:合计|共计|总计)", sentence.plain) and len(amounts) == 1
        if closes and len(known) > 1 and len(known) == len(fens):
            whole = amounts[0].fen
            if whole is not None and whole != sum(known):
                yield _off(sentence, known, whole)
        fens = []


def _off(sentence: Sentence, fens: Sequence[int], whole: int) -> Finding:
    added = sum(fens)
    gap = yuan_from_fen(abs(added - whole))
    return agreement_finding(
        "sums.debt-parts",
        f"line-{sentence.line}",
        Text(
            f"欠款各项加起来是 {yuan_from_fen(added)} 元，写的合计是 {yuan_from_fen(whole)} 元，"
            f"相差 {gap} 元。",
            f"The parts of the debt come to {yuan_from_fen(added)} yuan and their total is given "
            f"as {yuan_from_fen(whole)}: {gap} apart.",
        ),
        Text(
            "欠款各项之和与合计不一致，请说明差额是什么，并更正。",
            "The parts of the debt do not add up to its total; please explain and correct it.",
        ),
        amount=abs(added - whole),
        workings=(
            Working(
                label=Text("欠款各项相加", "the parts of the debt together"),
                shown=yuan_from_fen(added),
                sum=" + ".join(map(yuan_from_fen, fens)),
            ),
        ),
    )


def _share(text: AgreementText, parts: Sequence[int]) -> Iterator[Finding]:
    """Yield a waived share of the debt that is not the sum given with it."""
    claimed = {fen_from_yuan(one.value) for one in text.said if one.name == "claimed" and one.value}
    whole = sum(parts)
    for sentence in text.sentences:
        match = _SHARE.search(sentence.plain)
        if match is None or _OF_ONE_PART.search(sentence.plain[: match.start()]):
            continue
        share, given = Fraction(match[1]) / 100, money_of(match[2]).fen
        cuts = {base: round_to_int(base * share, Rounding.HALF_UP) for base in {whole, *claimed}}
        if given is None or any(abs(cut - given) <= _ROUNDED for cut in cuts.values()):
            continue
        cut = yuan_from_fen(cuts[whole])
        yield agreement_finding(
            "sums.waived-share",
            f"line-{sentence.line}",
            Text(
                f"写的是减免 {match[1]}%，{yuan_from_fen(whole)} 元的 {match[1]}% 是 {cut} 元，"
                f"写的减免却是 {yuan_from_fen(given)} 元。",
                f"{match[1]}% of {yuan_from_fen(whole)} yuan is {cut}; {yuan_from_fen(given)} are "
                "said to be waived.",
            ),
            Text(
                "减免的比例和金额对不上，请更正，并写明以哪一个为准。",
                "The share waived does not give the sum; please correct it and say which counts.",
            ),
            amount=abs(cuts[whole] - given),
            workings=(
                Working(
                    label=Text("欠款乘以减免比例", "the debt times the share waived"),
                    shown=cut,
                    sum=f"{yuan_from_fen(whole)} × {share}",
                ),
            ),
        )
