"""Sentences in which the person takes something on and that no check of an agreement knows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ashore.settle.agreement.red_flags import RedFlag
from ashore.settle.agreement.said import Said
from ashore.settle.agreement.sentences import Sentence

_PERSON = r"(?:乙方|借款[人方]|还款人|债务[人方]|持卡[人方]|被告|被执行人|被申请人|客户|本人|我(?!司|行|们公司)|您)"
_TAKES_ON = re.compile(
    rf"{_PERSON}[^。;]{{0,24}}(?:同意|保证|承诺|愿意|自愿|授权|认可|认账|不得|不再|放弃|应当?(?!还)|须|必须|主动|接受)"
)
_OTHERS_MAY = re.compile(
    r"(?:甲方|债权[人方]|出借[人方]|贵司|贵公司|工作人员|催收人员)[^,。;]{0,6}(?:有权|可以?|随时|保留)"
)
_HARMLESS = re.compile(
    r"申领|签字|签署|签名|自愿达成|平等协商|双方[^,。;]{0,4}自愿"
    r"|仍可|有权拒绝|可以要求更正|甲方[^,。;]{0,4}(?:不得|承诺|应)|债权[人方][^,。;]{0,4}(?:不得|应)"
    r"|好的|都看过了|还款意愿|不构成|剩余本金主张"
)
_WEAK = frozenset({"borrower", "creditor", "claimed", "id_tail", "sued"})
"""Names whose mention does not mean that the rest of a sentence was understood."""


_LEAST = 9
"""Signs below which a line is a heading."""


def unplaced(
    sentences: Sequence[Sentence], said: Sequence[Said], flags: Sequence[RedFlag]
) -> tuple[Sentence, ...]:
    """Return the sentences that bind the person and that neither a field nor a flag accounts for.

    They are shown to be read by the person: what a program does not know it does not pass over.

    Args:
        sentences: The agreement.
        said: What was read in it.
        flags: The clauses that were marked.
    """
    known = {one.sentence for one in said if one.name not in _WEAK and not one.vague}
    known |= {flag.sentence for flag in flags}
    return tuple(
        one
        for one in sentences
        if one not in known
        and len(one.plain) >= _LEAST
        and (_TAKES_ON.search(one.plain) or _OTHERS_MAY.search(one.plain))
        and not _HARMLESS.search(one.plain)
    )
