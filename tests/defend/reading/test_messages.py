"""What messages are, on texts that leave no doubt, disguised ones and ones that only look bad."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from ashore.defend.reading.messages import read_message, read_messages
from ashore.defend.reading.reader import Asked


class Said(NamedTuple):
    """A text, the labels that it must have among others, and who received it."""

    text: str
    labels: set[str]
    recipient: str = "debtor"
    channel: str = "sms"


IMPROPER = [
    Said("今天不还钱就打断你的腿", {"threat_violence"}),
    Said("带几个兄弟去砸你家门，你等着", {"threat_violence"}),
    Said("再不还我就给你爸妈和所有亲戚打电话，让全村都知道你欠钱", {"threat_family_or_dox"}),
    Said("你这个不要脸的老赖，垃圾", {"insult"}),
    Said("欠钱不还就是诈骗，等着坐牢吧", {"false_legal_claim"}),
    Said(
        "我是公安局经侦的，你涉嫌诈骗，今天不还钱就来抓你，联系我13800001111",
        {"impersonate_authority", "false_legal_claim"},
    ),
    Said("您儿子在我们平台借了两万没还，您转告他", {"third_party_disclosure"}, "family"),
    Said(
        "您儿子欠的钱您先替他垫上吧，五千块",
        {"third_party_demand", "third_party_disclosure"},
        "family",
    ),
    Said("明天我去你公司找你们领导聊聊你欠款的事", {"workplace_contact"}),
    Said("别走平台了，把钱转到我个人微信，我给你销账", {"private_account"}),
    Said("上门费500元、油费200元，跟欠款一起交", {"excessive_fee_claim"}),
    Said(
        "借款人：请问你是哪家公司的？\n来电：你不用知道，还钱就行",
        {"refuse_identity"},
        channel="call_transcript",
    ),
    Said("没钱还就拍裸照发过来，陪我一晚给你免一期", {"obscene"}),
    Said("去别的平台再借一笔先还我们，信用卡套出来也行", {"induce_borrowing"}),
]

CLEAR = [
    Said("【恒信银行】您尾号3308的信用卡本期应还1,280.00元，还款日3月25日。", {"clean_reminder"}),
    Said(
        "如您继续逾期，我行将依法向人民法院起诉，并如实报送征信，请尽快还款。",
        {"clean_reminder"},
    ),
    Said(
        "律师函：受恒信银行委托，请您于十五日内清偿欠款，如有异议可书面提出，律所座机见函。",
        {"clean_reminder"},
        channel="letter",
    ),
    Said(
        "您好，请问周先生在吗？有业务需与本人确认，请他回电，谢谢。", {"clean_reminder"}, "family"
    ),
    Said(
        "您作为连带责任保证人，主债务已逾期，请按保证合同履行。",
        {"clean_reminder"},
        "guarantor",
    ),
    Said(
        "客户：能不能分期？\n坐席：可以帮您申请12期，每期680元，审批后短信通知您。",
        {"clean_negotiation"},
        channel="call_transcript",
    ),
    Said(
        "【××区人民法院】您的案件（2026）苏0106民初2218号定于4月9日9时开庭，核实请拨12368。",
        {"clean_court_notice"},
    ),
    Said(
        "【顺达快递】您的包裹丢失，可获三倍赔付，请添加客服并打开屏幕共享。",
        {"other_spam_or_fraud"},
    ),
    Said("今晚一起吃火锅吗？你上次欠我的奶茶该还了哈哈", {"unrelated"}),
    Said("电影里那个催债的把人腿打断了，吓得我爆米花都掉了", {"unrelated"}),
    Said("刚才催收骂我是老赖，还说要去我公司，我录音了，准备投诉", {"unrelated"}),
]


@pytest.mark.parametrize("said", IMPROPER, ids=lambda said: said.text[:12])
def test_what_is_improper(said: Said) -> None:
    reading = read_message(said.text, channel=said.channel, recipient=said.recipient)
    assert said.labels <= set(reading.labels)
    assert {span.label for span in reading.spans} == set(reading.labels)
    assert reading.basis


@pytest.mark.parametrize("said", CLEAR, ids=lambda said: said.text[:12])
def test_what_only_looks_improper(said: Said) -> None:
    reading = read_message(said.text, channel=said.channel, recipient=said.recipient)
    assert set(reading.labels) == said.labels
    assert reading.spans == ()
    assert reading.basis == ()


@pytest.mark.parametrize(
    "disguised",
    [
        "再不还钱就打·断·你·的·腿",
        "再不還錢就打斷你的腿",
        "再不还钱就da断你的腿",
        "再不还　钱就打　断你的腿",
        "再不还\u200b钱就打\u200b断你的腿",
    ],
)
def test_a_disguise_changes_nothing(disguised: str) -> None:
    reading = read_message(disguised)
    assert reading.labels == ("threat_violence",)
    [span] = reading.spans
    assert disguised[span.start : span.end].endswith("腿")


def test_many_are_read_as_one_by_one() -> None:
    asked = [Asked(said.text, said.channel, said.recipient) for said in (*IMPROPER, *CLEAR)]
    assert list(read_messages(asked)) == [
        read_message(one.text, channel=one.channel, recipient=one.recipient) for one in asked
    ]


def test_the_recipient_counts() -> None:
    text = "您的贷款已逾期，请尽快还款。"
    assert read_message(text).labels == ("clean_reminder",)
    told = read_message("周明的贷款已逾期两个月，请尽快让他还款。", recipient="family")
    assert "third_party_disclosure" in told.labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("傻逼，砍死你", {"insult", "threat_violence"}),
        (
            "你个不要脸的老赖，不还钱弄死你，通讯录全给你爆了",
            {"insult", "threat_violence", "threat_family_or_dox"},
        ),
        ("他妈的，明天卸你一条腿", {"insult", "threat_violence"}),
    ],
)
def test_a_swear_word_does_not_hide_the_threat_beside_it(text: str, labels: set[str]) -> None:
    assert set(read_message(text).labels) == labels
