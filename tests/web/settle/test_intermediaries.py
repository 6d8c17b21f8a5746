"""Intermediaries: their words read, what they hold, the way out, honest help instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ashore.case.entries_dealings import Approach
from tests.web.page_reading import desk, got, links, off, refused, taken, the, tree, words

if TYPE_CHECKING:
    from django.test import Client

PLACE = "/settle/intermediaries/"
ADVERT = "包停催，内部渠道，先付启动款2800元，把身份证寄给我们，征信可以洗白。"


def test_words_are_read_with_quotes_and_the_free_way(app: Client) -> None:
    assert taken(app, PLACE, text=ADVERT) == f"{PLACE}read"
    page = got(app, f"{PLACE}read")
    said = words(page)
    flags = [one.text_content() for one in tree(page).xpath("//article[@class='finding']/h3")]
    assert "可能是：先收费，或不论结果都收费" in flags
    assert "可能是：声称能洗白或修复征信" in flags
    quotes = [one.text_content() for one in tree(page).xpath("//blockquote")]
    assert all(one in ADVERT for one in quotes)
    assert "收费 2800.00 元。" in said
    assert "不花钱的办法：" in said
    assert "已经交出去的" not in said


def test_reading_records_nothing(app: Client) -> None:
    before = desk().ledger.head
    taken(app, PLACE, text=ADVERT)
    got(app, f"{PLACE}read")
    assert desk().ledger.head == before


def test_what_was_given_brings_the_way_out_in_order(app: Client) -> None:
    taken(app, PLACE, text=ADVERT)
    led = taken(app, f"{PLACE}read", name="某某咨询", at="2026-11-02", channel="chat", paid="2800",
                handed=["sim_card", "identity_papers"], promised="三天停催\n征信洗白")  # fmt: skip
    entry = the(Approach)
    assert led == f"{PLACE}{entry.id}"
    assert (entry.name, str(entry.at), entry.channel.value) == ("某某咨询", "2026-11-02", "chat")
    assert entry.acts == ("已经把手机卡交给了对方", "已经把身份证件交给了对方")
    assert entry.promised == ("三天停催", "征信洗白")
    assert [fee.amount for fee in entry.fees] == [280000]
    page = got(app, led)
    steps = [one.text_content().split(" · ")[0] for one in tree(page).xpath("//ol/li/p/b")]
    assert steps == sorted(steps, key=["先撤回", "再更换", "然后说明和报告", "要回钱"].index)
    said = words(page)
    assert "手机卡" in said
    assert "走到这一步不是您的错。" in said
    assert led in links(got(app, PLACE))


def test_a_lender_s_own_channel_is_not_accused(app: Client) -> None:
    taken(app, PLACE, text="您好，这里是银行官方客服，可在App申请延期，不收任何费用。")
    assert "可能是：" not in words(got(app, f"{PLACE}read"))


def test_honest_help_is_always_there(app: Client) -> None:
    page = got(app, PLACE)
    assert "tel:12348" in links(page)
    assert "费用：咨询免费；法律援助要符合条件。" in words(page)


@pytest.mark.parametrize("text", ["", " \n ", "长" * 50_001])
def test_words_that_cannot_be_read_are_named(app: Client, text: str) -> None:
    assert off(refused(app, PLACE, text=text)) == ["#f-text"]


def test_a_bad_field_is_named(app: Client) -> None:
    taken(app, PLACE, text=ADVERT)
    bad = [
        ("name", ""),
        ("at", "某天"),
        ("paid", "两千"),
        ("signed_on", "2026-99-99"),
        ("channel", "dream"),
    ]
    for field, value in bad:
        assert off(refused(app, f"{PLACE}read", **{"name": "某某"} | {field: value})) == [
            f"#f-{field}"
        ]


def test_nothing_pasted_is_no_page(app: Client) -> None:
    assert app.get(f"{PLACE}read").status_code == 404
    assert app.get(f"{PLACE}none").status_code == 404
