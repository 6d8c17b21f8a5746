"""What people call the ways of a contact, what it is marked with, and what was seen at it."""

from __future__ import annotations

from ashore.case.entries_dealings import AgreementKind, Channel, Observed
from ashore.text import Text

CHANNELS = {
    Channel.CALL: Text("电话", "call"),
    Channel.SMS: Text("短信", "text message"),
    Channel.CHAT: Text("微信等聊天", "chat"),
    Channel.APP: Text("App 消息", "app message"),
    Channel.EMAIL: Text("电子邮件", "e-mail"),
    Channel.LETTER: Text("信函、快递", "letter"),
    Channel.VISIT: Text("上门", "visit"),
    Channel.COUNTER: Text("网点柜台", "at the counter"),
    Channel.OTHER: Text("其他", "other"),
}
MARKS = {
    "night": Text("夜间", "at night"),
    "over_daily_calls": Text("接通超过每日次数", "answered, beyond the day's number"),
    "over_daily_attempts": Text("未接超过每日次数", "unanswered, beyond the day's number"),
    "third_party": Text("联系不欠债的人", "somebody who does not owe"),
    "workplace": Text("联系到单位", "at work"),
    "visit": Text("上门", "visit"),
    "duplicate": Text("重复记录", "a repeat"),
}
"""The marks of a row of the log, in the order in which they are shown."""

OBSERVED = {
    Observed.HOURS_AGREED: Text("这个时间是我同意的", "I had agreed to this hour"),
    Observed.DEBT_DISCLOSED: Text("把欠款告诉了别人", "told somebody else of the debt"),
    Observed.PAYMENT_DEMANDED: Text("要别人替我还", "asked somebody else to pay"),
    Observed.REFUSED_FURTHER: Text("对方被要求别再联系", "was told not to be in touch any more"),
    Observed.IDENTITY_WITHHELD: Text("不肯说自己是谁", "would not say who they are"),
    Observed.PRIVATE_ACCOUNT: Text("用私人号码或账户", "a private number or account"),
    Observed.NOT_LISTED: Text("不在官方名单上", "not on the official list"),
    Observed.PAPER_UNVERIFIED: Text("给的文书没核实", "a paper that is not verified"),
    Observed.NO_ID_SHOWN: Text("上门没出示证件", "showed no identity at the door"),
    Observed.ENTERED_HOME: Text("进了家门", "entered the home"),
    Observed.ENTERED_WORKPLACE: Text("进了单位", "entered the workplace"),
    Observed.STAYED_ON: Text("请他走，没有走", "stayed when told to leave"),
    Observed.FOLLOWED: Text("跟着或拦住", "followed or stood in the way"),
    Observed.NOTICE_POSTED: Text("张贴了东西", "posted a notice"),
    Observed.PUBLISHED: Text("公开发布了", "published something"),
    Observed.VULNERABLE: Text("当时有老人、孩子或病人", "an old, young or ill person was there"),
}
AGREEMENT_KINDS = {
    AgreementKind.PERSONALISED_INSTALMENT: Text("个性化分期", "personal instalment plan"),
    AgreementKind.EXTENSION: Text("延期", "more time"),
    AgreementKind.INTEREST_ONLY: Text("只还利息", "interest only"),
    AgreementKind.RESTRUCTURING: Text("重组", "restructuring"),
    AgreementKind.SETTLEMENT: Text("减免结清", "settlement"),
    AgreementKind.OTHER: Text("其他", "other"),
}
