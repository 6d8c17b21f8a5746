"""The call companion: figures, words, numbers that may be dialled, and the note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ashore.case.entries_dealings import Contact, Offer, Promise, Request
from ashore.case.entries_loans import Party
from tests.web.page_reading import (
    desk,
    got,
    links,
    off,
    refused,
    taken,
    the,
    tree,
    words,
    worked_out,
)

if TYPE_CHECKING:
    from django.test import Client

CALL = "/settle/debt/renhe/call"


def _dialled(client: Client, path: str = CALL) -> list[str]:
    return [one for one in links(worked_out(client, path)) if one.startswith("tel:")]


def test_figures_sentences_and_what_not_to_say(app: Client) -> None:
    page = worked_out(app, CALL)
    figures = [
        " ".join(one.text_content().split())
        for one in tree(page).xpath("//dl[@class='figures']/div")
    ]
    assert figures == ["每月收入10,540.00 元", "每月必要支出8,028.00 元", "每月能给这一笔405.00 元"]
    parts = [one.text_content() for one in tree(page).xpath("//ol[@class='tasks']//h3")]
    assert len(parts) == 8
    assert parts[0] == "先问对方是谁"
    said = words(page)
    assert "不报验证码、密码、完整卡号，不开屏幕共享。" in said
    assert "姓名、工号、机构全称" in said
    assert "--note" not in said


def test_another_goal_asks_for_something_else(app: Client) -> None:
    assert "一次结清要多少" not in words(worked_out(app, CALL))
    assert "一次结清要多少" in words(worked_out(app, f"{CALL}?goal=settle"))
    assert worked_out(app, f"{CALL}?goal=nonsense").status_code == 200


def test_only_an_official_number_can_be_dialled(app: Client) -> None:
    assert _dialled(app) == []
    assert "还没有记官方号码。" in words(worked_out(app, CALL))
    desk().add(
        Party.model_validate(
            desk().stamp("party", name="稔禾消费金融", phones=("95555-1", "转人工"), verified=True)
        )
    )
    assert _dialled(app) == ["tel:955551"]
    assert "转人工" in words(worked_out(app, CALL))


def test_a_note_becomes_a_call_a_request_and_promises(app: Client) -> None:
    led = taken(
        app, CALL, answered_by="小何 7301", said="可以申请", promised="停收罚息",
        until="2026-12-04", next_step="寄收入证明", next_on="2026-11-28", asked="停收罚息",
        ticket_no="A7", minutes="6", amount="1,200", number="95555",
    )  # fmt: skip
    assert led == "/settle/debt/renhe"
    contact = the(Contact)
    assert (contact.counterpart_claims, contact.text, contact.duration_s, contact.direction) == (
        "小何 7301", "可以申请", 360, "out",
    )  # fmt: skip
    assert contact.creditor == "稔禾消费金融"
    assert (the(Request).what, the(Request).ticket_no) == ("停收罚息", "A7")
    theirs, own = desk().case.of(Promise)
    assert (theirs.what, str(theirs.until), theirs.amount) == ("停收罚息", "2026-12-04", 120000)
    assert theirs.contact == contact.id
    assert (own.by, own.what, str(own.until)) == ("person", "寄收入证明", "2026-11-28")
    said = words(got(app, led))
    assert "对方答应的只是口头：发一封确认函，请书面回复。" in said
    assert "下次问：哪天前给答复？" in said


def test_an_offer_named_in_the_call_is_kept(app: Client) -> None:
    taken(app, CALL, monthly="500", periods="6")
    assert (the(Offer).monthly, the(Offer).periods, the(Offer).waived) == (50000, 6, None)
    assert the(Contact).text == ""


def test_an_empty_note_is_asked_about(app: Client) -> None:
    page = refused(app, CALL)
    assert "没打通，就写一句“没打通”。" in words(page)


def test_a_promise_needs_its_words(app: Client) -> None:
    assert off(refused(app, CALL, until="2026-12-04")) == ["#f-promised"]
    assert off(refused(app, CALL, said="x", amount="5")) == ["#f-promised"]


def test_a_bad_field_is_named(app: Client) -> None:
    bad = [
        ("until", "下周"),
        ("next_on", "2026-11-31"),
        ("amount", "一千"),
        ("monthly", "1e3"),
        ("periods", "601"),
        ("minutes", "-1"),
        ("first_due_on", "99"),
        ("said", "长" * 4001),
    ]
    for field, value in bad:
        given = {"promised": "停收罚息", "said": "好"} | {field: value}
        assert off(refused(app, CALL, **given)) == [f"#f-{field}"]


def test_the_note_is_kept_while_it_is_unfinished(app: Client) -> None:
    refused(app, CALL, said="说到一半", until="x")
    assert tree(worked_out(app, CALL)).get_element_by_id("f-said").text.strip() == "说到一半"


def test_a_note_is_possible_where_there_is_no_call_to_prepare(app: Client) -> None:
    app.cookies["lang"] = "en"
    said = words(worked_out(app, CALL))
    assert "Figures to say income a month 10,540.00 yuan" in said
    assert "You may say “I will call later” and hang up." in said
