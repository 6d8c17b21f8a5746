"""The talks: where each stands, its steps, and what is noted of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ashore.case.entries_dealings import Offer, Promise, Request
from tests.web.page_reading import (
    desk,
    got,
    links,
    off,
    refused,
    sent,
    taken,
    the,
    tree,
    words,
    worked_out,
)

if TYPE_CHECKING:
    from django.test import Client

DEBT = "/settle/debt/renhe"
_REQUEST = {"what": "登记困难", "made_on": "2026-11-20", "answer_due_on": "2026-12-01"}


def test_the_first_page_names_whom_to_call_first_and_why(app: Client) -> None:
    page = worked_out(app, "/settle/")
    said = words(page)
    assert "先找这一家 槐溪村镇银行 · 石舟分期·安心借" in said
    assert "有没有代偿、哪天、现在债权人是谁。" in said
    for creditor in ("槐溪村镇银行", "稔禾消费金融", "檐雨小贷", "霁川银行"):
        assert f"{creditor} 还没开始谈" in said
    assert links(page).count("/settle/debt/shizhou/call") == 1


def test_a_day_that_runs_out_comes_before_everything(app: Client) -> None:
    taken(app, f"{DEBT}/request", **_REQUEST)
    said = words(worked_out(app, "/settle/"))
    assert "先找这一家 稔禾消费金融" in said
    assert "2026-12-01：答复到期：登记困难。" in said


def test_an_empty_case_is_told_what_to_do(empty_app: Client) -> None:
    said = words(got(empty_app, "/settle/"))
    assert "还没有记下借款。先记一笔，就能准备第一通电话。" in said


def test_english(app: Client) -> None:
    app.cookies["lang"] = "en"
    said = words(got(app, DEBT))
    assert "Next step Call the official line, ask, get a ticket." in said
    assert "No step is noted yet. After the first call there will be one." in said


def test_no_such_debt(app: Client) -> None:
    for path in ("", "/call", "/offers", "/request", "/offer", "/promise", "/agreement"):
        assert app.get(f"/settle/debt/none{path}").status_code == 404


def test_a_request_becomes_an_entry_and_a_day_to_wait_for(app: Client) -> None:
    assert taken(app, f"{DEBT}/request", **_REQUEST, channel="call", ticket_no="A7") == DEBT
    entry = the(Request)
    assert (entry.loan, entry.to, entry.what) == ("renhe", "稔禾消费金融", "登记困难")
    assert (entry.channel.value, entry.ticket_no) == ("call", "A7")
    assert str(entry.made_on) == "2026-11-20"
    assert str(entry.answer_due_on) == "2026-12-01"
    said = words(got(app, DEBT))
    assert "稔禾消费金融 已提出请求" in said
    assert "2026年12月1日（周二） 答复到期：登记困难" in said


def test_a_form_sent_twice_counts_once(app: Client) -> None:
    once = tree(got(app, f"{DEBT}/request")).xpath("//input[@name='once']/@value")[0]
    before = len(desk().ledger.entries)
    for _ in range(2):
        assert taken(app, f"{DEBT}/request", **_REQUEST, once=once) == DEBT
    assert len(desk().ledger.entries) == before + 1


def test_a_bad_field_of_a_request_is_named(app: Client) -> None:
    bad = [
        ("what", ""),
        ("what", "\x00\x07 "),
        ("what", "长" * 4001),
        ("made_on", ""),
        ("made_on", "2026-02-30"),
        ("made_on", "昨天"),
        ("made_on", "1066-10-14"),
        ("channel", "pigeon"),
        ("answer_due_on", "soon"),
        ("ticket_no", "9" * 101),
    ]
    for field, value in bad:
        page = refused(app, f"{DEBT}/request", **_REQUEST | {field: value})
        assert off(page) == [f"#f-{field}"]


def test_a_refused_form_keeps_what_was_typed(app: Client) -> None:
    page = refused(app, f"{DEBT}/request", what="停止加收罚息", made_on="")
    assert "停止加收罚息" in tree(page).get_element_by_id("f-what").text
    again = got(app, f"{DEBT}/request")
    assert "停止加收罚息" in tree(again).get_element_by_id("f-what").text
    assert "您上次没填完的内容还在。" in words(again)


def test_an_answer_goes_to_its_request(app: Client) -> None:
    taken(app, f"{DEBT}/request", **_REQUEST)
    asked = the(Request)
    way = f"{DEBT}/reply/{asked.id}"
    assert way in links(got(app, DEBT))
    assert taken(app, way, answered_on="2026-11-25", answer="可以停收罚息") == DEBT
    entry = the(Request)
    assert (entry.what, entry.answer, str(entry.answered_on)) == (
        "登记困难", "可以停收罚息", "2026-11-25",
    )  # fmt: skip
    assert len(desk().case.of(Request)) == 1
    assert asked.id in {one.id for one in desk().ledger.entries}
    said = words(got(app, DEBT))
    assert "稔禾消费金融 已有答复" in said
    assert "对方答复了，记一下" not in said


def test_an_answer_needs_its_words_and_a_request_that_is_there(app: Client) -> None:
    taken(app, f"{DEBT}/request", **_REQUEST)
    page = refused(app, f"{DEBT}/reply/{the(Request).id}", answered_on="x", answer="")
    assert off(page) == ["#f-answered_on", "#f-answer"]
    assert app.get(f"{DEBT}/reply/none").status_code == 404


def test_an_offer_is_compared_with_none(app: Client) -> None:
    taken(app, f"{DEBT}/offer", by="they", made_on="2026-11-24", monthly="700", periods="12",
          first_due_on="2026-12-10", waived="300")  # fmt: skip
    taken(app, f"{DEBT}/offer", by="they", made_on="2026-11-25", one_off="5200",
          deadline="2026-12-15")  # fmt: skip
    assert [(o.by, o.monthly, o.one_off) for o in desk().case.of(Offer)] == [
        ("稔禾消费金融", 70000, None), ("稔禾消费金融", None, 520000),
    ]  # fmt: skip
    page = worked_out(app, f"{DEBT}/offers")
    rows = [
        [" ".join(cell.text_content().split()) for cell in row]
        for row in tree(page).xpath("//table/tbody/tr")
    ]
    assert [row[0].removesuffix(" 建议") for row in rows] == [
        "都不接受",
        "稔禾消费金融 · 每月 700.00 元，12 期，减免 300.00 元",
        "稔禾消费金融 · 一共 5200.00 元",
    ]
    assert [row[1] for row in rows][1:] == ["8,400.00", "5,200.00"]
    assert "一个都先不答应" in words(page) or " 建议" in "".join(row[0] for row in rows)


def test_a_guessed_sum_says_that_it_is_one(app: Client) -> None:
    taken(app, f"{DEBT}/offer", **{"by": "they", "made_on": "2026-11-24", "monthly": "700",
                                   "monthly-about": "1"})  # fmt: skip
    assert the(Offer).conditions == ("金额是大概的数，以书面为准",)


def test_an_offer_of_nothing_is_asked_about(app: Client) -> None:
    page = refused(app, f"{DEBT}/offer", by="they", made_on="2026-11-24")
    assert off(page) == ["#f-one_off"]
    taken(app, f"{DEBT}/offer", by="me", made_on="2026-11-24", conditions="先停催\n再谈")
    assert (the(Offer).by, the(Offer).conditions) == ("person", ("先停催", "再谈"))


def test_a_bad_field_of_an_offer_is_named(app: Client) -> None:
    bad = [
        ("by", ""),
        ("monthly", "七百"),
        ("monthly", "-1"),
        ("waived", "1.005"),
        ("periods", "0"),
        ("periods", "12.5"),
        ("deadline", "2026-13-01"),
    ]
    for field, value in bad:
        sums = {"by": "they", "made_on": "2026-11-24", "one_off": "5000"}
        assert off(refused(app, f"{DEBT}/offer", **sums | {field: value})) == [f"#f-{field}"]


def test_no_offer_says_how_to_note_one(app: Client) -> None:
    page = worked_out(app, f"{DEBT}/offers")
    assert "现在没有还有效的方案。" in words(page)
    assert f"{DEBT}/offer" in links(page)


def test_a_spoken_promise_asks_for_a_letter(app: Client) -> None:
    assert taken(app, f"{DEBT}/promise", by="they", what="付清后给结清证明", until="2026-12-20",
                 made_on="2026-11-24") == DEBT  # fmt: skip
    entry = the(Promise)
    assert (entry.by, entry.what, str(entry.until)) == (
        "稔禾消费金融", "付清后给结清证明", "2026-12-20",
    )  # fmt: skip
    said = words(got(app, DEBT))
    assert "把对方口头说的写成确认函发过去，请书面回复。" in said
    listed = words(got(app, "/settle/promises/"))
    assert "付清后给结清证明 稔禾消费金融 · 2026年11月24日" in listed
    assert "只是口头的，还没有书面确认。" in listed


def test_an_own_promise_stands_apart(app: Client) -> None:
    taken(app, f"{DEBT}/promise", by="me", what="寄收入证明", made_on="2026-11-10",
          until="2026-11-20")  # fmt: skip
    listed = words(got(app, "/settle/promises/"))
    own = listed.partition("您说过要做的")[2]
    assert own.startswith(" 寄收入证明 2026年11月10日 · 到 2026年11月20日（周五） 日子已过")
    assert off(refused(app, f"{DEBT}/promise", by="", what="", made_on="")) == [
        "#f-by", "#f-what", "#f-made_on",
    ]  # fmt: skip


def test_words_of_a_person_stay_words(app: Client) -> None:
    taken(app, f"{DEBT}/request", **_REQUEST | {"what": "<script>x</script>{{ 7*7 }}"})
    page = got(app, DEBT)
    assert "<script>x" not in page.content.decode()
    assert "<script>x</script>{{ 7*7 }}" in words(page)


def test_what_was_noted_can_be_undone(app: Client) -> None:
    taken(app, f"{DEBT}/request", **_REQUEST)
    page = got(app, DEBT)
    undo = tree(page).xpath("//div[@role='status']//form/@action")
    assert undo == [f"/owed/records/{the(Request).id}/withdraw"]
    sent(app, undo[0])
    assert desk().case.of(Request) == ()


def test_undoing_on_the_page_of_what_goes_leads_to_its_record(app: Client) -> None:
    taken(app, f"{DEBT}/request", **_REQUEST)
    name = the(Request).id
    host = app.get("/today/").wsgi_request.get_host()
    here = {"referer": f"http://{host}/settle/requests/{name}"}
    gone = app.post(f"/owed/records/{name}/withdraw", headers=here)
    assert gone["Location"] == f"/owed/records/{name}"
    assert "这条已经撤销" in words(got(app, gone["Location"]))
