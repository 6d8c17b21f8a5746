"""Messages as facts, their words put away; a pasted one read; the sheet for a third person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ashore.case.entries_dealings import Channel, Contact
from ashore.web.frame import clock
from tests.web.conftest import NOON
from tests.web.page_reading import desk, got, known, links, off, refused, taken, the, tree, words

if TYPE_CHECKING:
    from django.test import Client

INBOX, PASTE, READ = "/defend/inbox/", "/defend/inbox/paste", "/defend/inbox/read"
HARSH = "再不还钱，明天之前带人去你单位，让你爸妈替你还1万元，传票已经发出。"


def test_the_list_shows_facts_and_no_words(app: Client) -> None:
    page = got(app, INBOX)
    cards = tree(page).xpath("//article")
    assert len(cards) == 11
    said = words(page)
    for one in desk().case.of(Contact):
        if one.direction == "in" and one.text.strip():
            assert one.text not in said
    assert said.count("话说得重。原话收起来了，想看再看。") == 5


def test_what_was_seen_is_put_behind(app: Client) -> None:
    head = desk().ledger.head
    assert app.post(f"{INBOX}{known('mother')}/seen")["Location"] == INBOX
    page = got(app, INBOX)
    assert len(tree(page).xpath("//article")) == 10
    assert f"{INBOX}{known('mother')}" not in links(page)
    assert f"{INBOX}{known('mother')}" in links(got(app, f"{INBOX}?all=1"))
    assert app.post("/defend/inbox/seen")["Location"] == INBOX
    assert "都看过了，可以放下了。" in words(got(app, INBOX))
    assert desk().ledger.head == head
    taken(app, "/defend/contacts/add", on="2026-11-26", time="12:30", channel="sms", direction="in",
          text="请尽快还款")  # fmt: skip
    assert len(tree(got(app, INBOX)).xpath("//article")) == 1
    assert app.post(f"{INBOX}none/seen").status_code == 404


def test_one_message_keeps_its_words_one_tap_away(app: Client) -> None:
    page = got(app, f"{INBOX}{known('mother')}")
    entry = next(one for one in desk().case.of(Contact) if one.id == known("mother"))
    closed = tree(page).xpath("//details[not(@open)]")
    inside = " ".join(" ".join(one.itertext()) for one in closed)
    assert entry.text in inside
    assert "可以随时合上。您不用回复它，也不用现在看完。" in inside
    assert "可能是： 向第三人透露欠款" in words(page)
    assert "程序只看文字，会看错" in words(page)
    assert app.get(f"{INBOX}none").status_code == 404


def test_an_own_call_is_no_message(app: Client) -> None:
    own = next(one for one in desk().case.of(Contact) if one.direction == "out")
    assert app.get(f"{INBOX}{own.id}").status_code == 404


def test_a_pasted_message_is_read_and_kept_as_a_contact(app: Client) -> None:
    head = desk().ledger.head
    assert taken(app, PASTE, text=HARSH, channel="sms") == READ
    page = got(app, READ)
    said = words(page)
    assert "提到的金额 10,000.00 元" in said
    assert "要求在哪天前 2026年11月27日（周五）" in said
    assert "真的文书会送达或能在法院查到，短信不算" in said
    quotes = [one.text_content() for one in tree(page).xpath("//blockquote")]
    assert quotes
    assert all(one in HARSH for one in quotes)
    assert desk().ledger.head == head
    form = tree(page).get_element_by_id("f-text").text
    assert form.strip() == HARSH
    led = taken(app, READ, on="2026-11-26", time="11:00", channel="sms", direction="in", text=HARSH)
    assert led == f"/defend/contacts/{the(Contact).id}"
    assert (the(Contact).text, the(Contact).channel) == (HARSH, Channel.SMS)
    assert app.get(READ).status_code == 404


def test_a_calm_reminder_is_not_accused(app: Client) -> None:
    taken(app, PASTE, text="您好，您的账单已到还款日，请通过官方App还款。", channel="app")
    said = words(got(app, READ))
    assert "普通的催款或通知。" in said
    assert "可能是：" not in said


def test_bad_paste(app: Client) -> None:
    bad = [("text", ""), ("text", "长" * 20_001), ("channel", ""), ("channel", "visit")]
    for field, value in bad:
        page = refused(app, PASTE, **{"text": "还款", "channel": "sms"} | {field: value})
        assert off(page) == [f"#f-{field}"]
    assert app.get(READ).status_code == 404


def test_quiet_hours_put_the_sums_away(app: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    taken(app, PASTE, text=HARSH, channel="sms")
    assert "10,000.00" in words(got(app, READ))
    monkeypatch.setattr(clock, "_clock", lambda: NOON.replace(hour=23, minute=30))
    said = words(got(app, READ))
    assert "10,000.00" not in said
    assert "先收起来了" in said


def test_an_empty_inbox_says_what_it_is_for(empty_app: Client) -> None:
    assert "没有记到任何消息。" in words(got(empty_app, INBOX))
    assert PASTE in links(got(empty_app, INBOX))


def test_the_sheet_is_written_for_its_reader(app: Client) -> None:
    said = words(got(app, "/defend/third-person/?for=employer"))
    assert "接到别人的催款电话怎么办：写给单位" in said
    guarantor = words(got(app, "/defend/third-person/?for=guarantor"))
    relative = words(got(app, "/defend/third-person/?for=nobody"))
    assert "写给家人" in relative
    assert guarantor != relative
    assert "tel:12356" in links(got(app, "/defend/third-person/"))


def test_the_sheet_needs_no_case(visitor: Client) -> None:
    page = got(visitor, "/defend/third-person/")
    assert "写给家人" in words(page)
    assert "/defend/contacts/add?whom=%E4%BA%B2%E5%B1%9E" not in links(page)


def test_a_call_to_a_relative_is_noted_from_the_sheet(app: Client) -> None:
    way = "/defend/contacts/add?whom=%E4%BA%B2%E5%B1%9E"
    assert way in links(got(app, "/defend/third-person/"))
    ticked = tree(got(app, way)).xpath("//input[@name='whom' and @checked]/@value")
    assert ticked == ["亲属"]


def test_english(app: Client) -> None:
    app.cookies["lang"] = "en"
    said = words(got(app, f"{INBOX}{known('mother')}"))
    assert "It is harsh. Its words are put away for now." in said
    assert "Claims to be 石舟分期" in said
