"""What a person noted of a call is read as what the caller said and did."""

from __future__ import annotations

from typing import Any

import pytest

from ashore.defend.reading.contact_words import contact_labels
from ashore.defend.reading.data_files import read_data
from ashore.defend.reading.notes import note_of
from ashore.defend.reading.scheme import scheme_of
from tests.defend.reading.test_contact_words import contact

SCHEME = scheme_of("messages")
ACTS: list[dict[str, Any]] = read_data("notes/words.yaml")["acts"]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("他说再不还就打断我的腿", "再不还就打断你的腿"),
        ("对方自称是公安局的，说我涉嫌诈骗", "我是公安局的,涉嫌诈骗"),
        ("让我把钱转到他个人支付宝账户", "把钱转到我个人支付宝账户"),
        ("称‘再不还就上你家门’", "再不还就上你家门"),
        ("一上来就骂我是垃圾、畜生、老赖", "垃圾、畜生、老赖"),
        ("要找我们单位领导谈", "找你们单位领导谈"),
        ("早上九点来电，扬言今晚带人到我家", "今晚带人到你家"),
    ],
)
def test_told_words_are_the_callers_again(note: str, said: str) -> None:
    assert note_of(note).said == said


@pytest.mark.parametrize(
    "note", ["", "重复催促", "未接", "打给母亲，说出欠款金额", "骂我是垃圾", "要求今天还清"]
)
def test_where_nothing_or_too_little_is_told_there_are_no_words(note: str) -> None:
    assert note_of(note).said == ""


@pytest.mark.parametrize("act", ACTS, ids=[f"{n}-{one['label']}" for n, one in enumerate(ACTS)])
def test_each_act_is_found_in_its_examples_and_nowhere_else(act: dict[str, Any]) -> None:
    assert act["label"] in SCHEME.conduct
    for text in act["shows"]:
        assert act["label"] in note_of(text).acts, text
    for text in act.get("lets_pass", ()):
        assert act["label"] not in note_of(text).acts, text


@pytest.mark.parametrize(
    ("note", "label"),
    [
        ("辱骂", "insult"),
        ("对方威胁说要找人到我家砸东西", "threat_violence"),
        ("扬言要把我的欠款和照片发到我村里的微信群", "threat_family_or_dox"),
        ("说要先交500元撤案费才能撤诉", "excessive_fee_claim"),
        ("问他是哪家公司的，不肯说，直接挂了", "refuse_identity"),
        ("建议‘先借别家的把这边平了’", "induce_borrowing"),
    ],
)
def test_a_note_has_the_labels_of_what_it_tells(note: str, label: str) -> None:
    assert label in contact_labels(contact(channel="call", text=note))


@pytest.mark.parametrize(
    "note",
    [
        "要求今天还清",
        "要求今天下午五点前还清",
        "说我欠款，让家里想办法",
        "说联系不上我就联系紧急联系人",
        "让我明天中午之前给答复",
        "说要起诉我",
        "客服提醒我明天到期，请按时还款",
        "客服说可以申请分期，让我提交收入证明",
        "没有骂人，语气还行，说明天之前还上就不收罚息",
        "她报了工号和公司，说月底前还可以分三期",
        "打给母亲，只问我的电话，没有说是什么事",
        "法院短信：您有一起案件已立案，案号(2026)沪0101民初1234号，可拨12368核实",
    ],
)
def test_a_note_of_a_proper_call_has_none(note: str) -> None:
    labels = contact_labels(contact(channel="call", text=note))
    assert not set(labels) & set(SCHEME.conduct)


def test_a_senders_own_words_are_read_as_they_stand() -> None:
    said = "再不还今晚带人到你家砸门"
    assert contact_labels(contact(text=said)) == ("threat_violence",)
