"""Who the two sides of an agreement are: the creditor with its code, and the person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ashore.settle.agreement.amounts import BLOT
from ashore.settle.agreement.credit_code import CodeState, code_state
from ashore.settle.agreement.said import Said, matches
from ashore.settle.agreement.sentences import Sentence

_COMPANY = (
    rf"(?:(?![您我请须的])[一-龥{BLOT}]){{2,24}}?(?:有限公司"
    rf"|(?<![本我贵该])公司|银行)(?:信用卡中心)?(?![一-龥]{{0,6}}公司)"
)
_CREDITOR_ROLES = (
    r"(?:甲方|债权[人方]|出借[人方]|贷款[人方]|放款[人方]|资金方|发卡(?:银行|行|机构)|贷款机构|贷款主体"
    r"|放款机构|追偿权人|受让[人方]|原告|申请执行人|(?<!被)申请人|服务方|代偿方|发件人|致)"
)
_BORROWER_ROLES = (
    r"(?:乙方|借款[人方]|还款人|债务[人方]|持卡人|被告|被执行人|被申请人|客户(?:姓名)?|承诺人|确认人"
    r"|姓名|本人)"
)
_BRACKET = r"(?:\([^)]{1,12}\))?"
_CREDITOR = rf"{_CREDITOR_ROLES}{_BRACKET}:?({_COMPANY})"
_SPOKEN = (
    rf"(?:您与|与|对|您在|在|这里是|我是|我司|就|欠|由|(?:^|[,。】:]))({_COMPANY})"
    r"(?=\(|的|协商|官方|为您|在线|代偿|款|沟通|借款|同意|信用卡|:|,|$)"
)
_CODE = re.compile(r"(?<![0-9A-Za-z])([0-9A-Z]{17}[0-9A-Z])(?![0-9A-Za-z])")
_NAME = r"([一-龥·]{2,4}?)"
_NO_NAME = r"(?!尊敬|[一-龥]?(?:签|应|可|须|得|将|不|未|向|与|在|有权|名下|同意|确认|承诺))"
"""After 「本人」 and the like a name may follow, and so may what the person does."""
_AFTER_NAME = r"(?=[,(。;]|的|女士|先生|客户|您好|欠|[公身证]|$)"
_BORROWER = (
    rf"{_BORROWER_ROLES}{_BRACKET}:(?!尊敬){_NAME}{_AFTER_NAME}",
    rf"(?:本人|我叫|借款人|尊敬的客户|尊敬的(?!客户)|亲爱的(?!客户)|】){_NO_NAME}{_NAME}{_AFTER_NAME}",
    rf"(?:^|[,。:与和]){_NAME}(?:女士|先生)?[,(](?:公民)?(?:身份|证件)",
)
_ID = (
    rf"(?:身份证|身份号码|证件|证号)"
    rf"(?:[^0-9,。]|后4位){{0,10}}?([\dOol{BLOT}]{{3}}[\dXxOol{BLOT}])(?!\d)"
)


def parties_said(sentences: Sequence[Sentence]) -> Iterator[Said]:
    """Yield the creditor, its code, the person and the last four digits of their number."""
    creditors = list(matches("creditor", _CREDITOR, sentences)) or list(
        matches("creditor", _SPOKEN, sentences)
    )
    for one in creditors[:1]:
        torn = any(sign in one.value for sign in BLOT)
        name = re.sub(r"^(?:您与|与|对|您在|在|这里是|我是|我司|由|就|欠)", "", one.value)
        yield one._replace(torn=torn, value="" if torn else name)
    for sentence in sentences:
        for match in _CODE.finditer(sentence.plain):
            if not re.fullmatch(r"[1-8]\d{16}[\dX]", match[1]) or "代码" in sentence.plain:
                torn = code_state(match[1]) is CodeState.UNREADABLE
                yield Said("credit_code", match[1], sentence, match[0], torn=torn)
    for pattern in _BORROWER:
        yield from matches("borrower", pattern, sentences)
    for one in matches("id_tail", _ID, sentences):
        torn = re.fullmatch(r"\d{3}[\dXx]", one.value) is None
        yield one._replace(torn=torn, value="" if torn else one.value)
