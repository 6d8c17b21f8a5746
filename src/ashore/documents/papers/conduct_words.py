"""What a letter says of conduct: one plain sentence a finding, in the person's own voice."""

from __future__ import annotations

from collections.abc import Sequence

from ashore.case.entries_dealings import Observed
from ashore.defend.contacts.contact import LoggedContact
from ashore.documents.papers.case_conduct import Shown
from ashore.documents.papers.sentences import days_zh, numbers_zh

_SAID = {
    "conduct.night": "在夜间或清晨联系我 {n} 次",
    "conduct.burst": "在短时间内连续联系，共 {n} 次",
    "conduct.third-party": "联系了不是借款人、担保人或共同借款人的人，共 {n} 次",
    "conduct.contact-person-while-reachable": "在能够联系到我本人的期间联系了我的亲友，共 {n} 次",
    "conduct.debt-disclosed": "向他人说到我的欠款，共 {n} 次",
    "conduct.after-refusal": "在对方明确拒绝以后仍然联系同一个人，共 {n} 次",
    "conduct.address-book": "在同一天里联系了几个不是借款人的人，共 {n} 次",
    "conduct.after-request": "在我书面要求停止以后仍有这类联系，共 {n} 次",
    "conduct.despite-plan": "在分期还款协议签署以后仍然催收，共 {n} 次",
    "conduct.assignment-not-told": "称债权已归它并联系我 {n} 次，我没有收到转让通知的记录",
    "conduct.visit-form": "上门时只来一人或没有出示身份，共 {n} 次",
    "conduct.no-identity": "没有说明所属机构和身份，共 {n} 次",
    "conduct.private-phone": "用私人手机或社交账号联系，共 {n} 次",
    "conduct.not-listed": "联系我 {n} 次，我在机构公布的催收名单里没有查到它",
    "conduct.unverified-paper": "发来我核不到出处的文书，共 {n} 份",
    "conduct.exposure": "把我的欠款或照片公开，共 {n} 次",
    "conduct.notice-posted": "张贴催收公告或律师函，共 {n} 次",
    "conduct.entered-home": "没有经过同意进入住处，共 {n} 次",
    "conduct.entered-workplace": "没有经过同意进入办公区域，共 {n} 次",
    "conduct.followed": "跟踪、拦截或围堵，共 {n} 次",
    "conduct.vulnerable": "联系需要特别照顾的人，共 {n} 次",
    "conduct.unlawful-debt": "联系我 {n} 次，其中的言语见记录",
}
_MOST_CLAIMS = 3
_A_DAY = {
    "conduct.calls-a-day": "打来并接通的电话：{days}",
    "conduct.attempts-a-day": "打来而没有接通的电话：{days}",
}


def told(one: Shown, rows: Sequence[int]) -> str | None:
    """Return what a finding comes to as a sentence; None where its words alone show it.

    Args:
        one: The finding.
        rows: Where it stands in the letter's table.
    """
    if one.read:
        return None
    shown = f"（见表中第 {numbers_zh(rows)} 行）" if rows else ""
    caller = caller_zh(one.contacts)
    if one.code in _A_DAY:
        return f"{caller}{_A_DAY[one.code].format(days=_per_day(one))}{shown}。"
    if one.code not in _SAID:
        return None
    said = _SAID[one.code].format(n=len(one.contacts))
    asked = sum(Observed.PAYMENT_DEMANDED in contact.observed for contact in one.contacts)
    if one.code == "conduct.third-party" and asked:
        said += f"，其中 {asked} 次要求对方代为还款"
    span = days_zh(contact.day for contact in one.contacts)
    return f"{span}，{caller}{said}{shown}。"


def caller_zh(contacts: Sequence[LoggedContact]) -> str:
    """Return who called, in their own words and no more."""
    claims = tuple(dict.fromkeys(claim for c in contacts if (claim := claim_of(c))))
    if claims:
        return f"自称{''.join(f'「{claim}」' for claim in claims[:_MOST_CLAIMS])}的一方"
    numbers = {contact.number_key for contact in contacts} - {""}
    if len(numbers) == 1:
        return f"号码 {numbers.pop()} 的一方"
    return "没有说明所属机构的一方"


def claim_of(contact: LoggedContact) -> str:
    """Return who somebody says to be, without the marks and the word around it."""
    return contact.claims.removeprefix("自称").strip("‘’“”「」'\" ")


def _per_day(one: Shown) -> str:
    """Return the calls of each day that a finding names, whatever limit holds."""
    days = one.found.counts.get("days")
    shown = days if isinstance(days, list) else []
    return "、".join(f"{day['day']} 有 {day['calls']} 次" for day in shown if isinstance(day, dict))
