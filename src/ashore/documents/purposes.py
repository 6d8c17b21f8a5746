"""What papers are for: in which order a person looks for them, and why each is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ashore.documents.draft import Draft
from ashore.text import Text


@dataclass(frozen=True, slots=True)
class Purpose:
    """A purpose, what it is called, and the kinds of paper that serve it, each with its reason."""

    name: str
    title: Text
    kinds: dict[str, Text]


PURPOSES = (
    Purpose(
        "explain",
        Text("说明困难，申请怎么还", "Explain the hardship and ask for terms"),
        {
            "hardship": Text(
                "把收入、支出和能还多少写清楚，请对方书面答复。",
                "Sets out income, spending and what can be paid, and asks for a written answer.",
            ),
            "cannot-pay": Text(
                "眼下没有余钱还，先说明实情，不乱许诺。",
                "Nothing is left to pay with now: it says so and promises nothing.",
            ),
        },
    ),
    Purpose(
        "ask",
        Text("把账问清楚，把话落到纸上", "Have the sums explained and the words written down"),
        {
            "bill-query": Text(
                "账单里有几项看不出依据，请对方逐项说明。",
                "Some lines of the bill show no basis; it asks the lender to explain each.",
            ),
            "promise-confirmation": Text(
                "口头答应的事，请对方书面确认。",
                "What was promised by word of mouth is to be confirmed in writing.",
            ),
        },
    ),
    Purpose(
        "stop",
        Text("请对方停止打扰", "Have the disturbance stop"),
        {
            "third-person-stop": Text(
                "有人联系了您的家人、同事，请他们停下。",
                "Family or colleagues were contacted; it asks that this stop.",
            ),
            "report-number": Text(
                "骚扰的号码可以举报，只处置号码，不管欠款。",
                "Numbers that harass can be reported; it deals with numbers, not with the debt.",
            ),
        },
    ),
    Purpose(
        "complain",
        Text("投诉", "Complain"),
        {
            "complaint-lender": Text(
                "先向机构自己投诉，多数渠道都要求先走这一步。",
                "To the lender first: most other desks ask for that.",
            ),
            "complaint-regulator": Text(
                "机构没有答复或答复不满意，再找监管转办。",
                "To the regulator, where the lender's answer is missing or no help.",
            ),
            "complaint-local-bureau": Text(
                "小额贷款公司归地方金融管理部门管。",
                "Small-loan companies are supervised by the local bureau.",
            ),
            "complaint-central-bank": Text(
                "征信、支付的事归人民银行管。",
                "Credit records and payments are the central bank's.",
            ),
            "complaint-association": Text(
                "行业协会受理催收行为的投诉，有篇幅和附件限制。",
                "The association takes complaints about collection, within its limits.",
            ),
            "report-regulator": Text(
                "反映机构经营上的问题，不替您处理个人纠纷。",
                "Tells the regulator about how a company works; it settles no single dispute.",
            ),
        },
    ),
    Purpose(
        "police",
        Text("报警和冒名贷款", "The police, and loans taken in your name"),
        {
            "police-statement": Text(
                "威胁、上门堵人这类事可以报警，写清经过。",
                "Threats and visits that shut people in can be reported; it says what happened.",
            ),
            "fraud-dispute": Text(
                "不是您借的，请机构核实并停止催收。",
                "You did not take the loan; it asks for a check and for collection to stop.",
            ),
        },
    ),
    Purpose(
        "credit",
        Text("征信记录", "The credit record"),
        {
            "credit-objection": Text(
                "报告和您的记录对不上，请求核查更正。",
                "The report differs from your records; it asks for a check and a correction.",
            ),
            "own-statement": Text(
                "异议没有被采纳时，可以在报告里加一段自己的说明。",
                "Where an objection fails, a statement of your own can stand in the report.",
            ),
        },
    ),
    Purpose(
        "court",
        Text("法院的事", "For the court"),
        {
            "statement-of-defence": Text(
                "被起诉了，逐项答辩。", "You are sued; it answers point by point."
            ),
            "payment-order-objection": Text(
                "收到支付令，在期限内书面异议。",
                "A payment order came; it objects in writing within the time.",
            ),
            "jurisdiction-objection": Text(
                "法院可能没有管辖权，先提出来。",
                "The court may not have jurisdiction; that is raised first.",
            ),
            "living-costs-application": Text(
                "账户被冻结，请求留出生活费。",
                "An account is frozen; it asks that living costs be left.",
            ),
            "harassment-complaint": Text(
                "催收侵害了您，可以自己起诉。", "Collection wronged you; you can sue."
            ),
        },
    ),
    Purpose(
        "follow",
        Text("催答复", "Ask for an answer"),
        {
            "follow-up": Text(
                "寄出的材料过了期限没有答复。", "A paper was not answered within its time."
            ),
            "reply-reminder": Text(
                "对方答应的答复还没有来。", "An answer that was promised has not come."
            ),
        },
    ),
    Purpose(
        "take",
        Text("带去见律师、法援或法院", "To take along"),
        {
            "evidence-list": Text(
                "证据一件一件列好，写明各证明什么。",
                "Lists each piece of evidence and what it shows.",
            ),
            "handover-sheet": Text(
                "一页纸把情况交代清楚，不用从头讲。",
                "One page that tells the story, so that it need not be told anew.",
            ),
        },
    ),
)

OTHER = Purpose("other", Text("其他", "Other"), {})
_ABOUT_BILLS = "-bill"


def purpose_of(kind: str) -> Purpose:
    """Return the purpose that a kind of paper serves.

    Examples:
        >>> purpose_of("complaint-lender-bill").name, purpose_of("bill-query").name
        ('complain', 'ask')
    """
    plain = _plain(kind)
    return next((one for one in PURPOSES if plain in one.kinds), OTHER)


def why(kind: str) -> Text:
    """Return why a kind of paper is there."""
    plain = _plain(kind)
    return purpose_of(kind).kinds.get(plain, OTHER.title)


def by_purpose(drafts: Sequence[Draft]) -> tuple[tuple[Purpose, tuple[Draft, ...]], ...]:
    """Return papers by what they are for, in the order in which they are looked for."""
    found = [(one, tuple(d for d in drafts if purpose_of(d.kind) is one))
             for one in (*PURPOSES, OTHER)]  # fmt: skip
    return tuple((one, some) for one, some in found if some)


def _plain(kind: str) -> str:
    return kind.removesuffix(_ABOUT_BILLS)
