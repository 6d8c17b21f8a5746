"""What one creditor may be told of why payments stopped: the hardship, and nobody else's matters.

The account is the person's own and free in its words. A sentence of it goes to a creditor only
where it speaks of nothing but the household; one that names another debt, an intermediary, a false
paper or somebody else's doing is for the person to tell, where they want to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ashore.case.entries_dealings import Approach
from ashore.case.entries_loans import Loan
from ashore.case.entries_people import Cause
from ashore.case.replay import Case
from ashore.owed.creditor import party_name
from ashore.text import Text

NOT_TOLD = Text(
    "记下的原因里，说到别的债、中介、冒名或不真实材料的句子和证明，没有写给这一家；要说的，自己补。",
    "What was noted of other debts, an intermediary, an impostor or untrue papers is not told to "
    "this creditor; add what you want to say.",
)
_SENTENCE = re.compile(r"[^。；;!！?？\n]+[。；;!！?？\n]?")
_NOT_THEIRS = re.compile(
    # Somebody who came between, and what it did.
    r"中介|法务公司|债务(?:优化|重组)|停息挂账|代投诉|修复征信|征信修复|呼叫转移|授权书"
    r"|intermediary|agent|forward"
    # Papers that are not genuine.
    r"|伪造|造假|虚假|假(?:的|证|病历|流水|章|材料)|forged|fake"
    # What another person did, or the person for another.
    r"|冒名|冒用|身份证|身份被|人脸|扫脸|刷脸|见证|替.{0,6}(?:借|贷)|帮.{0,8}(?:借|贷)"
    r"|[Aa][Bb] ?贷|不认识|征信报告|信用报告|报警|报案|被骗|诈骗|fraud|stolen"
    # Other debts.
    r"|网贷|借新|新贷|以贷|拆东|多家|几家|各家|每家|几笔|多笔|全部债务|所有债务|别的|其他(?:债|贷|借|平台)"
    r"|其它(?:债|贷|借|平台)|另一?(?:笔|家)|另有|会员费|other (?:debt|loan)"
    # What speaks against the person and explains no hardship.
    r"|赌|gambl",
    re.IGNORECASE,
)
_OF_THE_HOUSEHOLD = re.compile(
    r"工资|收入|流水|结算|离职|解除|失业|停业|停产|录用|劳动合同|社保|公积金|退休"
    r"|病|诊|医|院|药|透析|手术|残疾|理赔|发票|费用清单|救助|低保|困难|离婚|死亡|出生|学费|灾"
    r"|wage|income|salary|pay ?slip|medical|hospital|dismiss|unemploy",
    re.IGNORECASE,
)
_FORGED = re.compile(r"伪造|假(?:的|证|病历|流水|章|材料)|虚假|forged|fake", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One cause as a creditor may hear it; ``story`` is empty where nothing of it is for them.

    ``whole`` is False where something of what was noted is left out.
    """

    cause: Cause
    story: str
    proofs: tuple[str, ...]
    whole: bool


def reasons_for(case: Case, loan: str | None) -> tuple[Reason, ...]:
    """Return the causes of a case as the creditor of a loan may be told of them.

    Args:
        case: The case.
        loan: The id of the loan, None where the creditor is left open.
    """
    others = frozenset(_names_of_others(case, loan))
    forged = any(_FORGED.search(act) for one in case.of(Approach) for act in one.acts)
    return tuple(_reason(cause, others, forged=forged) for cause in case.of(Cause))


def _reason(cause: Cause, others: frozenset[str], *, forged: bool) -> Reason:
    def theirs(words: str) -> bool:
        return not _NOT_THEIRS.search(words) and not any(name in words for name in others)

    sentences = _SENTENCE.findall(cause.story.strip())
    told = [one for one in sentences if theirs(one)]
    all_told = len(told) == len(sentences)
    proofs = tuple(proof for proof in cause.proofs if theirs(proof))
    if not all_told:
        # What proves only the part that is left out would tell it all the same.
        proofs = tuple(one for one in proofs if told and _OF_THE_HOUSEHOLD.search(one))
    if forged:
        # Which of the papers at hand are genuine the person alone can tell.
        proofs = ()
    whole = all_told and len(proofs) == len(cause.proofs)
    story = "".join(told).strip()
    return Reason(
        cause=cause, story=story if all_told else _ended(story), proofs=proofs, whole=whole
    )


def _ended(story: str) -> str:
    """Return a story with a full stop where its last mark led on to what is left out."""
    return f"{story.rstrip('；;。')}。" if story else ""


def _names_of_others(case: Case, loan: str | None) -> Iterator[str]:
    """Yield what the other loans and their parties are called, where this loan's are not."""
    own = {name for file in case.loans if file.loan.id == loan for name in _names(case, file.loan)}
    for file in case.loans:
        if file.loan.id != loan:
            yield from (name for name in _names(case, file.loan) if name and name not in own)


def _names(case: Case, loan: Loan) -> Iterator[str]:
    yield loan.product
    yield from (party_name(case, given) for given in loan.parties.values())
