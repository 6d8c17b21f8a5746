"""Sentences of an agreement that no check of it accounts for, to be read by the person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ashore.settle.agreement.red_flags import RedFlag
from ashore.settle.agreement.said import Said
from ashore.settle.agreement.sentences import Sentence

_PERSON = (
    r"(?:乙方|借款[人方]|还款人|债务[人方]|持卡[人方]|被告|被执行人|被申请人|客户|本人|我(?!司|行|们公司)"
    r"|您)"
)
_TAKES_ON = re.compile(
    rf"{_PERSON}[^。;]{{0,24}}(?:同意|保证|承诺|愿意|自愿|授权|认可|认账|不得|不再|放弃|应当?(?!还)|须|必须"
    r"|主动|接受)|请您?(?:把|先|自行|提供)"
)
_OTHERS_MAY = re.compile(
    r"(?:甲方|债权[人方]|出借[人方]|贵司|贵公司|我们|工作人员|催收人员)[^,。;]{0,6}(?:有权|可以?|随时|保留|均可)"
)
_HARMLESS = re.compile(
    r"申领|申请我行的|签字|签署|签名|自愿达成|平等协商|双方[^,。;]{0,4}自愿|仍可|有权拒绝|可以要求更正"
    r"|甲方[^,。;]{0,4}(?:不得|承诺|应)|债权[人方][^,。;]{0,4}(?:不得|应)|好的|都看过了|还款意愿|不构成"
    r"|剩余本金主张|随时可以|没有要求"
)
_FRAME = re.compile(
    r"协议书?(?:\([^)]*\))?$|法院$|合同$|确认书$|承诺书$|函$|调解书$|方案$|^.{0,12}[:：]$|^[^,。;]{0,30}\d{1,2}:\d{2}$"
    r"|经(?:本院|双方)?[^,。;]{0,10}(?:协商一致|调解)|达成(?:如下)?(?:协议|一致|约定)|符合法律|不违反法律"
    r"|简易程序|^(?:案由|方案编号|协议编号|编号|发件人|收件人|主题|身份证|姓名)|一式[两二]份|^\|?期"
)
_WEAK = frozenset({"borrower", "creditor", "claimed", "id_tail", "sued"})
"""Names whose mention alone does not mean that a whole sentence was understood."""
_NAMES_ONLY = 40
_CREDITOR_MAY_NOT = re.compile(
    r"(?:甲方|债权[人方]|出借[人方]|贷款[人方]|本行|公司|我司|工作人员)[^,。;]{0,10}(?:不得|不会|不通过|没有要求|无权|负担)"
)
_LEAST = 9
"""Signs below which a line is a heading, unless it holds an amount."""
_FIGURE = re.compile(r"\d\.\d{2}(?!\d)|\d元")


class Unplaced(NamedTuple):
    """A sentence that nothing accounts for; ``binds`` where it puts a duty on the person."""

    sentence: Sentence
    binds: bool


def unplaced(
    sentences: Sequence[Sentence], said: Sequence[Said], flags: Sequence[RedFlag]
) -> tuple[Unplaced, ...]:
    """Return the sentences that neither a field nor a flag accounts for, in their order.

    What a program does not know it does not pass over: clauses in unusual words end up here.

    Args:
        sentences: The agreement.
        said: What was read in it.
        flags: The clauses that were marked.
    """
    known = {flag.sentence for flag in flags}
    for one in said:
        short = len(one.sentence.plain) <= _NAMES_ONLY and not _binds(one.sentence.plain)
        if not one.vague and (short or one.name not in _WEAK):
            known.add(one.sentence)
    return tuple(
        Unplaced(one, _binds(one.plain))
        for one in sentences
        if one not in known
        and (len(one.plain) >= _LEAST or _FIGURE.search(one.plain))
        and not _FRAME.search(one.plain)
        and not _CREDITOR_MAY_NOT.search(one.plain)
    )


def _binds(text: str) -> bool:
    promised = _TAKES_ON.search(text) or _OTHERS_MAY.search(text)
    return promised is not None and not _HARMLESS.search(text)
