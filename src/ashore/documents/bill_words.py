"""What trying every reading of a contract says about a bill, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from ashore.documents.words import ITEMS, yuan
from ashore.owed.explain.explanation import DIMENSION_WORDS, Explanation
from ashore.text import Text

_VERDICTS = {
    "items": Text(
        "试了 {tried} 种读法，{matching} 种逐项对得上，分毫不差。",
        "Of {tried} readings tried, {matching} give every line to the fen.",
    ),
    "groups": Text(
        "试了 {tried} 种读法：合同款项、逾期费用各自的合计对得上（{matching} 种），各行可能混记。",
        "Of {tried} readings tried, {matching} give the two sums; lines may stand under the wrong "
        "name.",
    ),
    "total": Text(
        "试了 {tried} 种读法：只有总额对得上（{matching} 种）。",
        "Of {tried} readings tried, {matching} give the total, and only the total.",
    ),
    "none": Text(
        "试了 {tried} 种读法，没有一种给出这份账单。下面是最接近的一种，和解释不了的部分。",
        "None of {tried} readings tried gives this bill. Below are the nearest one and the rest "
        "that stays unexplained.",
    ),
}
_ALIKE = Text(
    "试了 {tried} 种读法，每一种都给出这份账单的数。",
    "All {tried} readings tried give this bill.",
)
_BESIDE = Text("（下面单列的几行除外）", " (but for the lines set apart below)")


def verdict(found: Explanation) -> Text:
    """Return in a sentence whether some reading gives the bill."""
    alike = found.matching == found.tried
    says = _ALIKE if alike else _VERDICTS[found.matched_on]
    says = says.fill(tried=f"{found.tried:,}", matching=f"{found.matching:,}")
    if found.without_basis and found.exact:
        zh, en = says.zh.rstrip("。"), says.en.rstrip(".")
        return Text(f"{zh}{_BESIDE.zh}。", f"{en}{_BESIDE.en}.")
    return says


def answers(found: Explanation) -> list[tuple[Text, Text]]:
    """Return the best reading as pairs of question and answer."""
    return [(DIMENSION_WORDS[key], option.says) for key, option in found.best.options]


def remarks(found: Explanation) -> Iterator[Text]:
    """Yield what else is to be said: departures, open questions, the rest, the least too much."""
    if found.best.deviations:
        n = found.best.deviations
        yield Text(
            f"这种读法有 {n} 处与已录入的合同不一致。",
            f"This reading leaves the recorded contract in {n} place{'s' if n > 1 else ''}.",
        )
    undetermined = found.undetermined if found.matching < found.tried else ()
    for key, options in undetermined:
        asks = DIMENSION_WORDS[key]
        yield Text(
            f"这份账单分不清「{asks.zh}」：{' / '.join(o.says.zh for o in options)}，都对得上。",
            f"This bill cannot tell {asks.en}: {' / '.join(o.says.en for o in options)} all fit.",
        )
    for item, amount in found.rest.items():
        yield Text(
            f"「{ITEMS[item].zh}」有 {yuan(amount)} 元解释不了。",
            f"{yuan(amount)} yuan of {ITEMS[item].en} stay unexplained.",
        )
    for line in found.without_basis:
        yield Text(
            f"「{line.name}」{yuan(line.amount)} 元：没有任何读法能解释，要单独问依据。",
            f"“{line.name}”, {yuan(line.amount)} yuan: no reading accounts for it; ask for its "
            "own basis.",
        )
    if found.overcharge and found.overcharge.at_least:
        least = yuan(found.overcharge.at_least)
        yield Text(
            f"每处都按对账单最有利的读法，它仍至少多出 {least} 元。",
            f"Even with every open point read in the bill's favour, it is at least {least} yuan "
            "too high.",
        )


def asks(found: Explanation) -> list[Text]:
    """Return what to ask the lender; a question that decides no sum is only remarked upon."""
    return [question.says for question in found.questions if question.about != "open"]
