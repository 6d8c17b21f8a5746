"""Offers are read for what they are; each red flag has its reason, its rule and a free way out."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.defend.reading.fee import Figures
from ashore.defend.reading.offers import OfferReading, read_offer, read_offers
from ashore.defend.reading.reader import Asked
from ashore.defend.reading.scheme import scheme_of
from ashore.law.book import LawBook

BOOK = LawBook.standard()
ON = dt.date(2026, 11, 24)
SCHEME = scheme_of("offers")


def read(text: str, figures: Figures | None = None) -> OfferReading:
    return read_offer(text, BOOK, ON, figures=figures)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("先付启动款2800,三天内专员开工,不退", "upfront_fee"),
        ("先付啟動款２８００，三天內專員開工，不退", "upfront_fee"),
        ("先*付*启*动*款2800,三天内专员开工,不退", "upfront_fee"),
        ("利息全免,停不下来双倍退,我保证", "guaranteed_result"),
        ("征信洗白,逾期记录消除,不留痕迹", "credit_record_wash"),
        ("病历、低保证、收入证明代开,带章可改名字,一套一百二", "fake_documents"),
        ("身份证和银行卡正反面拍给我,验证码来了念给我", "asks_bank_card_or_phone_or_id"),
        ("一家都别还,电话一律不接,换个号等他来谈", "tells_to_stop_paying_or_go_silent"),
        ("投诉模板复制一份,每天投一遍,投到银行低头", "malicious_complaint_scheme"),
        ("您已被纳入国家纾困名单,请登记领取减免资格", "impersonates_regulator_or_bank"),
        ("黑户逾期都能贷,过桥垫资先把旧的平掉", "loan_stacking"),
        ("甲方不可撤销地授权乙方代签,乙方为唯一代表,解约赔偿总额三成", "poa_full_control"),
    ],
)
def test_each_red_flag_is_seen_and_explained(text: str, label: str) -> None:
    found = read(text)
    [reason] = [one for one in found.reasons if one.label == label]

    assert label in found.labels
    assert reason.called == SCHEME.says[label]
    assert reason.why.zh
    assert reason.why.en
    assert reason.citations
    assert reason.words
    assert all(word and word in text for word in reason.words)


@pytest.mark.parametrize(
    "text",
    [
        "本所收费公示:一审代理4500元起,不承诺结果,费用付到律所账户并开票。",
        "调解员:调解全程免费,要您先交调解费的都是假的。",
        "坐席:方案要审批,不收手续费,请您本人在官方App确认。",
        "公安局提醒:征信洗白、代开证明都是骗局,切勿转账。",
        "三战考研终于上岸,谢谢室友!",
        "装修定金已付,师傅周六上门量尺寸。",
        "请问停息挂账是真的吗?中介让我先交两千。",
    ],
)
def test_lawful_help_warnings_and_other_matters_raise_no_flag(text: str) -> None:
    found = read(text)

    assert len(found.labels) == 1
    assert found.labels[0] in SCHEME.clear
    assert (found.reasons, found.alternatives, found.fee) == ((), (), None)


def test_several_flags_stand_together() -> None:
    found = read("先交1500押金,手机卡寄来我们接,停还三个月,保证减半,减不了全额退")

    assert {"upfront_fee", "guaranteed_result"} <= set(found.labels)
    assert len(found.labels) >= 3


def test_the_ways_out_carry_the_numbers_of_the_law_book() -> None:
    found = read("先付启动款2800,三天内专员开工,不退")
    ways = [(one.who.zh, one.phones) for one in found.alternatives if one.label == "upfront_fee"]

    assert ways == [
        ("先向贷款机构投诉", ()),
        ("金融纠纷调解", ()),
        ("公共法律服务热线", ("12348",)),
    ]
    assert all(one.citation.title.zh for one in found.alternatives)


@pytest.mark.parametrize("label", SCHEME.conduct)
def test_the_law_book_holds_what_every_flag_rests_on(label: str) -> None:
    assert SCHEME.basis[label]
    for entry in SCHEME.basis[label]:
        assert BOOK.entry(entry).id == entry


def test_a_fee_is_held_against_what_could_be_waived() -> None:
    found = read("先付启动款2800,三天内专员开工,不退", Figures(charges=193_000))

    assert found.fee is not None
    assert (found.fee.fee, found.fee.left_over) == (280_000, -87_000)


def test_who_claims_to_send_it_and_the_channel_change_nothing() -> None:
    text = "征信洗白,逾期记录消除,先付一千"
    channels = ["", "sms", "official_notice", "contract_clause"]
    readings = list(read_offers(Asked(text, channel) for channel in channels))

    assert len({(one.labels, tuple(one.scores.items())) for one in readings}) == 1


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=80))
def test_any_text_gets_one_clear_label_or_flags_and_never_both(text: str) -> None:
    labels = read(text).labels
    clear = set(labels) & set(SCHEME.clear)

    assert len(labels) == 1 if clear else labels
    assert SCHEME.problem_with(labels) is None
