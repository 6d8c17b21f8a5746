"""A case is opened, locks itself, and what was being filled in comes back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from ashore.store import homes
from ashore.web.frame import clock, launch, locking
from tests.web.conftest import NOON
from tests.web.forms import begun, page_of, send, text_of
from tests.web.home.test_making import PASS, make

if TYPE_CHECKING:
    from django.test import Client

WRONG = "不是这个口令"
NEXT = "/open/%E6%88%91%E7%9A%84%E8%B4%A6"


def test_passphrase_and_recovery_code_both_open_it(visitor: Client) -> None:
    code = make(visitor)
    for path, given in (
        ("/open/我的账", {"passphrase": PASS}),
        ("/open/我的账/by-code", {"recovery_code": code.lower().replace("-", " ")}),
    ):
        locking.lock()
        assert send(visitor, path, **given)["Location"] == "/today/"
        assert homes.current() is not None


@pytest.mark.parametrize("path", ["/open/别的", "/open/..", "/open/别的/by-code"])
def test_a_case_that_is_not_there_is_not_there(visitor: Client, path: str) -> None:
    make(visitor)
    locking.lock()
    assert visitor.get(path).status_code == 404


def test_a_wrong_passphrase_is_told_kindly_and_then_slowed(visitor: Client) -> None:
    make(visitor)
    locking.lock()
    said = [text_of(send(visitor, "/open/我的账", passphrase=WRONG)) for _ in range(4)]
    assert "恢复码" in said[0]
    assert "这个口令打不开" in said[0]
    assert "请等 2 秒再试" in said[3]
    assert homes.current() is None


def test_a_miscopied_code_is_told_apart_from_a_wrong_one(visitor: Client) -> None:
    code = make(visitor)
    locking.lock()
    other = "3" if code[0] != "3" else "4"
    assert "抄得不对" in text_of(
        send(visitor, "/open/我的账/by-code", recovery_code=other + code[1:])
    )


def test_a_wrong_passphrase_for_another_case_leaves_none_open(visitor: Client) -> None:
    make(visitor, "一")
    make(visitor, "二")
    response = send(visitor, "/open/一", passphrase=WRONG)
    assert response.status_code == 422
    assert homes.current() is None


def test_what_was_typed_while_it_locked_comes_back(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(visitor)
    path = "/start/debts/new"
    filled = begun(visitor, path) | {"who": "某某白条", "left": "12,000", "left-about": "1"}
    later = NOON + dt.timedelta(minutes=16)
    monkeypatch.setattr(clock, "_clock", lambda: later)
    origin = f"http://127.0.0.1:{launch.launch().port}"
    response = visitor.post(path, filled, headers={"referer": f"{origin}{path}"})
    assert homes.current() is None
    door = response["Location"]
    assert door == "/?next=%2Fstart%2Fdebts%2Fnew"
    home = page_of(visitor.get(door))
    assert "刚才填的还在" in home.text_content()
    way = home.xpath("//ul[@class='ways']//a[contains(@href, '/open/')]/@href")[0]
    assert way == f"{NEXT}?next=%2Fstart%2Fdebts%2Fnew"
    opened = send(visitor, way, passphrase=PASS)
    assert opened["Location"] == path
    back = begun(visitor, path)
    assert (back["who"], back["left"], back["left-about"]) == ("某某白条", "12,000", ["1"])


def test_a_button_that_shows_no_page_leads_back_to_the_page_it_stood_on(visitor: Client) -> None:
    make(visitor)
    locking.lock()
    origin = f"http://127.0.0.1:{launch.launch().port}"
    response = visitor.post("/today/mark", {}, headers={"referer": f"{origin}/today/"})
    assert response["Location"] == "/?next=%2Ftoday%2F"
    assert "刚才填的还在" not in text_of(visitor.get("/"))


def test_secrets_are_not_held(visitor: Client) -> None:
    make(visitor)
    locking.lock()
    origin = f"http://127.0.0.1:{launch.launch().port}"
    sent = {"old": PASS, "passphrase": PASS, "again": PASS}
    visitor.post("/file/passphrase", sent, headers={"referer": f"{origin}/file/passphrase"})
    held = launch.launch().visits()[0].held
    assert held is not None
    assert held.fields == {}


@pytest.mark.parametrize("elsewhere", ["http://evil.example/", "//evil.example", "/\\evil.example"])
def test_one_never_goes_on_to_another_place(visitor: Client, elsewhere: str) -> None:
    make(visitor)
    locking.lock()
    sent = begun(visitor, "/open/我的账") | {"passphrase": PASS, "next": elsewhere}
    assert visitor.post("/open/我的账", sent)["Location"] == "/today/"


def test_leaving_quickly_locks_and_says_nothing_of_us(visitor: Client) -> None:
    make(visitor)
    response = visitor.post("/leave")
    assert homes.current() is None
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert response["Cache-Control"] == "no-store"
    assert "上岸" not in response.content.decode()
    assert launch.launch().visits()[0].code == ""


def test_a_case_locks_after_the_minutes_its_person_chose(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(visitor)
    assert send(visitor, "/settings/lock", minutes="5")["Location"] == "/settings/"
    locking.lock()
    locking.allow(locking.USUAL_MINUTES)
    send(visitor, "/open/我的账", passphrase=PASS)
    assert locking.minutes() == 5
    monkeypatch.setattr(clock, "_clock", lambda: NOON + dt.timedelta(minutes=6))
    assert visitor.get("/today/").status_code == 302
    assert homes.current() is None
