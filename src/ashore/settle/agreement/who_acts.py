"""Who acts in a clause: the creditor, the person, or both of them together."""

from __future__ import annotations

import re
from enum import StrEnum

_CREDITOR = (
    r"甲方|债权[人方]|出借[人方]|贷款[人方]|资金方|受让[人方]|我们|[我贵]司|[我本贵]行"
    r"|原告|申请执行人|(?<!被)申请人"
)
_PERSON = (
    r"乙方|借款[人方]|还款人|债务[人方]|持卡[人方]|被告|被执行人|被申请人|客户|本人|承诺人|确认人"
    r"|我(?!司|行|们)|您"
)
_COMPANY = (
    rf"(?:(?!双方|{_CREDITOR}|{_PERSON})[一-龥]){{0,24}}?(?:公司|银行)(?!卡|账户|转账|对公|流水)"
)
_NAMED = re.compile(
    rf"(?P<both>双方)|(?P<person>{_PERSON})|(?P<creditor>{_CREDITOR})|(?P<company>{_COMPANY})"
)
_NO_SUBJECT = re.compile(
    r"(?:向|对|与|跟|和|同|给|为|经|按|应|凭|以|由于|至|在|于|从|被|将|把|欠|收到|免除|减免|豁免|通知"
    r"|联系|告知|追究|起诉|限制|影响)$"
)
_NO_SUBJECT_NAME = re.compile(r"[向对欠]|^(?:与|和|跟|给|经|按|应|凭|在|从|被|收到|支付|付)")
_MADE_TO = re.compile(r"(?<![方人])(?:要求|请求|让|令|催促|敦促)[^,。;]{0,8}$")
_ALLOWED = re.compile(rf"(?:{_PERSON})(?:可以?|有权)?(?:均|也|仍|亦|随时)?$")
_DUTY = re.compile(r"应当?|须|必须|需(?!要)|自愿|同意|承诺|保证|负责")
_ONCE_PAID = re.compile(
    r"(?:付清|还清|结清|清偿|付款|还款|款项|支付|履行)[^,。;]{0,10}(?:后|起|时|完毕)"
)


class Actor(StrEnum):
    """A side of an agreement."""

    CREDITOR = "creditor"
    PERSON = "person"
    BOTH = "both"


def actor(before: str, own: str | None = None, *, within: int | None = None) -> Actor | None:
    """Return who does what comes next, by who is named last as one who acts.

    Args:
        before: The sentence, in its plain form, up to what is done.
        own: The person's name, where it is known.
        within: The most signs that may stand in between.

    Examples:
        >>> actor("甲方收到款项后,不再").value, actor("甲方同意减免后,乙方").value
        ('creditor', 'person')
        >>> actor("本人向甲方承诺").value, actor("自愿")
        ('person', None)
    """
    named = _with_role(before, own)
    for match in reversed(list(_NAMED.finditer(named))):
        if _NO_SUBJECT.search(named[: match.start()]):
            continue
        if match["company"] and _NO_SUBJECT_NAME.search(match["company"]):
            continue
        if within is not None and len(named) - match.end() > within:
            return None
        asked = not match["person"] and _MADE_TO.search(named[match.end() :])
        return Actor.PERSON if asked else _side(match)
    return None


def done_to(rest: str, own: str | None = None) -> Actor | None:
    """Return to whom something is done, by who is named first in the rest of its part.

    Examples:
        >>> done_to("对乙方的追究").value, done_to("其他责任,乙方")
        ('person', None)
    """
    match = _NAMED.search(_with_role(re.split(r"[,。;]", rest)[0], own))
    return _side(match) if match else None


def _side(match: re.Match[str]) -> Actor:
    if match["person"]:
        return Actor.PERSON
    return Actor.BOTH if match["both"] else Actor.CREDITOR


def person_has_to(before: str, own: str | None = None) -> bool:
    """Return whether it is the person who has to do what comes next.

    In 「乙方还清后7日内」 the other side acts, who goes without saying.

    Examples:
        >>> person_has_to("乙方应在3日内"), person_has_to("乙方应付清款项后7日内")
        (True, False)
    """
    if actor(before, own) is not Actor.PERSON:
        return False
    return _DUTY.search(before) is not None and _ONCE_PAID.search(before) is None


def person_may(before: str, own: str | None = None) -> bool:
    """Return whether it is the person who is allowed what comes next.

    Examples:
        >>> person_may("乙方"), person_may("乙方逾期的,甲方")
        (True, False)
    """
    return _ALLOWED.search(_with_role(before, own)) is not None


def _with_role(text: str, own: str | None) -> str:
    return text.replace(own, "乙方") if own else text
