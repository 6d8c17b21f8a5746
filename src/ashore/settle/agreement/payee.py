"""Where the money goes, and whether more is charged while it is paid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ashore.settle.agreement.amounts import BLOT
from ashore.settle.agreement.denial import denied
from ashore.settle.agreement.said import Said, matches
from ashore.settle.agreement.sentences import Sentence

_COMPANY = rf"[一-龥{BLOT}]*(?:公司|银行|中心|合作社|限公)[一-龥{BLOT}]*"
_HOLDER = (
    r"(?:户名|收款人|收款单位|收款方|账户名称?|(?:收款|付款)账户(?=[为:](?!对公|户名))"
    r"|账户(?=:[一-龥]{2,20}公司))[为:]?"
    rf"([一-龥{BLOT}]{{2,30}})"
)
_OFFICIAL = (
    r"对公账户|公司账户|APP|还款卡|绑定的[^,。;]{0,8}卡|信用卡账户|(?:自己|本人|您)的?信用卡"
    r"|法院案款账户|(?:付至|转入)(?:原告|申请人|债权人)账户"
)
_NOT_OFFICIAL = re.compile(r"走流程慢")
PERSONAL = (
    r"(?:个人|私人|员工|业务员|专员|经理|法定代表人|财务)[^,。;]{0,10}(?:账户|账号|银行卡|卡|收款码|微信|支付宝|名下)"
    r"|(?:转|扫)[^,。;]{0,4}我[^,。;]{0,6}(?:支付宝|微信|收款码)"
    r"|(?:专员|顾问|业务员|经理|员工|工作人员)(?:(?!不|无权)[^,。;]){0,10}(?:收款|二维码|账户|卡)"
)
_CHARGES = (
    r"(?:不再|不另|不得再|停止|无需另)[^,。;]{0,6}(?:计|收|产生|主张|加收|支付|算)?[^,。;]{0,8}(?:息|费)"
    r"|不加收[^,。;]{0,6}(?:息|费)|免息|不得[^,。;]{0,12}(?:计|收)[^,。;]{0,6}(?:息|费)|(?:利息|违约金|费用)[^,。;]{0,6}不再(?:增加|计|收)"
    r"|(?:利息|息费|费用)[^,。;]{0,6}:(?:不再?计收|不收|无)|不计(?:收|算)?(?:任何)?(?:利息|息)|不收[^,。;]{0,8}费"
)
_GOES_ON = r"(?:利息|息费|罚息)[^,。;]{0,16}(?:继续计算|照计|照收|继续收取|另行计算)|执行原利率"


def payee_said(sentences: Sequence[Sentence]) -> Iterator[Said]:
    """Yield who is paid, whether that is a company or a person, and what is said of charges."""
    for one in matches("pay_to", _HOLDER, sentences):
        yield from _holder(one)
    for one in matches("pay_to_kind", _OFFICIAL, sentences, value="company"):
        if not _NOT_OFFICIAL.search(one.sentence.plain):
            yield one
    for one in matches("pay_to_kind", PERSONAL, sentences, value="person"):
        if not denied(one.sentence.plain, one.words):
            yield one
    yield from matches("charges", _CHARGES, sentences, value="none")
    yield from matches("charges", _GOES_ON, sentences, value="go-on")


def _holder(one: Said) -> Iterator[Said]:
    """Yield a holder and what kind it is; a short name without a company's ending is a person."""
    torn = any(sign in one.value for sign in BLOT)
    if re.fullmatch(_COMPANY, one.value):
        yield one._replace(torn=torn, value="" if torn else one.value)
        yield one._replace(name="pay_to_kind", value="" if torn else "company", torn=torn)
    elif re.fullmatch(rf"[一-龥{BLOT}·]{{2,4}}", one.value):
        yield one._replace(torn=torn, value="" if torn else one.value)
        yield one._replace(name="pay_to_kind", value="person")
