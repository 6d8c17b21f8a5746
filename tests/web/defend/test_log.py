"""The log: what it shows in short, page by page, and one contact noted, corrected, withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ashore.case.entries_dealings import Channel, Contact, Observed, Promise
from ashore.case.entry import Note
from ashore.web.frame.answers import Answers
from tests.web.page_reading import desk, got, known, links, off, refused, taken, the, tree, words

if TYPE_CHECKING:
    from django.test import Client

LOG, ADD = "/defend/contacts/", "/defend/contacts/add"
CALL = {"on": "2026-11-25", "time": "22:30", "channel": "call", "direction": "in"}


def _rows(client: Client, query: str = "") -> list[str]:
    page = got(client, f"{LOG}{query}")
    return [
        str(a.get("href")).removeprefix(LOG)
        for a in tree(page).xpath("//main//ul[@class='tasks']/li/p[1]/a")
    ]


def test_in_short(app: Client) -> None:
    page = got(app, "/defend/")
    figures = [
        " ".join(" ".join(one.itertext()).split())
        for one in tree(page).xpath("//dl[@class='figures']/div")
    ]
    assert figures == [
        "记下的联系 20", "最近七天找来的 8", "没看过的消息 11", "值得核对的发现 14",
    ]  # fmt: skip
    said = words(page)
    assert "先看这一条：要求转私人账户或另收费" in said
    assert "2 法律 5 推荐性标准（不是强制规定） 7 行业自律（不是强制规定）" in said
    assert "“可能不符合”不等于违法" in said
    assert "/defend/contacts/?mark=night" in links(page)


def test_an_empty_log_says_what_to_do(empty_app: Client) -> None:
    page = got(empty_app, "/defend/")
    assert "还没有记下任何联系。" in words(page)
    assert ADD in links(page)
    assert "还没有记下任何联系。" in words(got(empty_app, LOG))
    assert "没有对照出可能不符合规则的联系。" in words(got(empty_app, "/defend/findings/"))


def test_the_latest_stands_first_and_a_row_has_its_marks(app: Client) -> None:
    rows = _rows(app)
    assert len(rows) == 20
    whole = {one.id: one.at for one in desk().case.of(Contact)}
    assert [whole[row] for row in rows] == sorted(whole.values(), reverse=True)
    said = words(got(app, LOG))
    assert "石舟分期 · 15400002203 · 找了：母亲 联系不欠债的人" in said


def test_the_log_can_be_narrowed(app: Client) -> None:
    rows = _rows(app)
    assert _rows(app, "?mark=visit") == [known("visit")]
    assert set(_rows(app, "?mark=third_party")) == {known("mother"), known("work")}
    assert len(_rows(app, "?number=222")) == len(_rows(app, "?number=2 22"))
    assert _rows(app, "?number=15400003301") == [known("borrow")]
    assert _rows(app, "?channel=visit") == [known("visit")]
    about = [one.id for one in desk().case.of(Contact) if one.loan == "renhe"]
    assert about
    assert set(_rows(app, "?loan=renhe")) == set(about)
    assert _rows(app, "?who=檐雨小贷") == [rows[-1]]
    assert _rows(app, "?who=石舟分期&mark=workplace") == [known("work")]
    assert set(_rows(app, "?mark=any")) > {known("mother"), known("visit")}
    assert "没有这样的记录。" in words(got(app, f"{LOG}?who=无此机构"))


def test_odd_questions_to_the_log_are_harmless(app: Client) -> None:
    for query in ("?page=0", "?page=-1", "?page=x", "?page=99999999999", "?mark=x", "?channel=x"):
        assert len(_rows(app, query)) == 20
    for query in ("?finding=999", "?finding=٣", "?finding=x", "?number=" + "9" * 500):
        assert app.get(f"{LOG}{query}").status_code == 200


def test_one_contact_with_its_rules_and_its_words_put_away(app: Client) -> None:
    page = got(app, f"{LOG}{known('mother')}")
    said = words(page)
    assert "找的是谁 母亲" in said
    assert "1 分 35 秒" in said
    for rule in ("联系不欠债的人", "联系得上你却找亲友", "把欠款说给别人"):
        assert rule in said
    assert "可能不符合" in said
    assert "看原话（话说得重，想看再看）" in said
    assert tree(page).xpath("//details[not(@open)]//div[@class='paper']")
    assert not [one for one in links(page) if one.startswith("tel:1540")]
    assert app.get(f"{LOG}none").status_code == 404


def test_a_call_is_noted_and_marked(app: Client) -> None:
    led = taken(
        app, ADD, **CALL, number="154 0000 9999", claims="自称石舟分期", text="今天必须还",
        loan="shizhou", answered="yes", minutes="3",
    )  # fmt: skip
    entry = the(Contact)
    assert led == f"{LOG}{entry.id}"
    assert entry.at.isoformat() == "2026-11-25T22:30:00+08:00"
    assert (entry.channel, entry.direction, entry.duration_s) == (Channel.CALL, "in", 180)
    assert (entry.answered, entry.loan, entry.to_whom_relation) == (True, "shizhou", None)
    assert "夜间" in words(got(app, led))


def test_a_visit_to_a_relative_is_noted(app: Client) -> None:
    taken(app, ADD, **CALL | {"channel": "visit", "time": "9:05"}, whom="亲属", whom_name="父亲",
          persons="1", observed=["no-id-shown", "debt-disclosed"])  # fmt: skip
    entry = the(Contact)
    assert (entry.to_whom, entry.to_whom_relation, entry.persons) == ("父亲", "亲属", 1)
    assert entry.observed == (Observed.DEBT_DISCLOSED, Observed.NO_ID_SHOWN)
    said = words(got(app, f"{LOG}{entry.id}"))
    assert "联系不欠债的人" in said
    assert "上门没出示证件" in said


def test_other_in_my_words(app: Client) -> None:
    taken(app, ADD, **CALL | {"channel": "other", "whom": "other", "whom-words": "房东"})
    assert (the(Contact).channel, the(Contact).to_whom_relation) == (Channel.OTHER, "房东")


def test_a_guessed_time_says_so(app: Client) -> None:
    taken(app, ADD, **CALL, rough="1")
    assert the(Note).about == (the(Contact).id,)
    assert the(Note).text == "联系的时间是大概的。"


def test_evidence_goes_with_a_contact(app: Client) -> None:
    shown = tree(got(app, ADD)).xpath("//input[@name='exhibits']/@value")
    assert shown
    taken(app, ADD, **CALL, exhibits=[shown[0], "no-such-evidence"])
    assert the(Contact).exhibits == (shown[0],)


def test_bad_fields_are_named(app: Client) -> None:
    bad = [
        ("on", ""), ("on", "2026-02-30"), ("time", ""), ("time", "25:00"), ("channel", ""),
        ("channel", "owl"), ("direction", ""), ("loan", "none"), ("whom", "x"), ("minutes", "1.5"),
        ("persons", "0"), ("answered", "maybe"), ("number", "9" * 41), ("text", "长" * 20_001),
    ]  # fmt: skip
    for field, value in bad:
        assert off(refused(app, ADD, **CALL | {field: value})) == [f"#f-{field}"], field


def test_a_correction_keeps_what_the_form_does_not_show(app: Client) -> None:
    before = next(one for one in desk().case.of(Contact) if one.id == known("mother"))
    page = got(app, f"{LOG}{before.id}/edit")
    form = {
        one.get("name"): one.get("value")
        for one in tree(page).xpath("//main//form//input[@type='text' or @type='date' or "
                                    "@type='time' or @checked]")
    }  # fmt: skip
    assert (form["on"], form["time"], form["claims"]) == ("2026-11-21", "10:08", "石舟分期")
    form |= {"text": before.text, "claims": "石舟分期 王某"}
    led = taken(app, f"{LOG}{before.id}/edit", **form)
    after = the(Contact)
    assert led == f"{LOG}{after.id}" != f"{LOG}{before.id}"
    same = (
        "at", "channel", "direction", "text", "to_whom", "to_whom_relation", "duration_s",
        "observed", "creditor", "agency", "answered", "counterpart_number", "source",
    )  # fmt: skip
    for name in same:
        assert getattr(after, name) == getattr(before, name), name
    assert after.counterpart_claims == "石舟分期 王某"
    assert app.get(f"{LOG}{before.id}").status_code == 404


def test_a_promise_still_names_the_call_once_that_was_corrected(app: Client) -> None:
    taken(app, "/settle/debt/renhe/call", said="可以", promised="停收罚息", until="2026-12-04")
    name = the(Contact).id
    taken(app, f"{LOG}{name}/edit", on="2026-11-26", time="12:00", channel="call", direction="out",
          text="可以申请")  # fmt: skip
    assert the(Contact).id != name
    assert the(Promise).contact == the(Contact).id
    assert "把口头承诺写成确认函" in words(got(app, "/settle/debt/renhe"))


def test_a_contact_can_be_withdrawn_and_stays_in_the_ledger(app: Client) -> None:
    name = known("visit")
    response = app.post(f"{LOG}{name}/withdraw")
    assert (response.status_code, response["Location"]) == (302, LOG)
    assert name not in _rows(app)
    assert name in {one.id for one in desk().ledger.entries}
    assert app.post(f"{LOG}{name}/withdraw").status_code == 404
    assert app.get(f"{LOG}{name}/withdraw").status_code in {404, 405}


def test_english(app: Client) -> None:
    app.cookies["lang"] = "en"
    said = words(got(app, f"{LOG}{known('mother')}"))
    assert "They said they are 石舟分期" in said
    assert "call · 21 Nov 2026 10:08" in said
    assert "Findings to check 14" in words(got(app, "/defend/"))


def test_while_the_log_is_looked_through_the_page_says_so(
    app: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(Answers, "conduct_soon", lambda *_: None)
        page = got(app, f"{LOG}?mark=night")
    assert "正在看联系记录" in words(page)
    assert f"{LOG}?mark=night" in links(page)
    assert "正在看联系记录" not in words(got(app, LOG))
