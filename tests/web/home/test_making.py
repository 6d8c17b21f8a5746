"""A case is made: a passphrase of any kind, a recovery code that is shown until it is copied."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ashore.store import homes
from tests.web.forms import errors_of, page_of, send, text_of

if TYPE_CHECKING:
    from django.test import Client

PASS = "窗外的老槐树又开花了"  # noqa: S105 - of a test
_CODE = re.compile(r"(?:[2-9A-Z]{5}-){4}[2-9A-Z]{5}")


def make(client: Client, name: str = "我的账") -> str:
    """Make a case and return its recovery code."""
    assert send(client, "/new", name=name, passphrase=PASS, again=PASS)["Location"] == "/new/code"
    found = _CODE.search(text_of(client.get("/new/code")))
    assert found is not None
    return found[0]


def test_a_new_case_is_open_and_its_code_is_shown_until_it_is_written_down(
    visitor: Client, place: Path
) -> None:
    code = make(visitor)
    assert [one.name for one in place.iterdir()] == ["我的账"]
    opened = homes.current()
    assert opened is not None
    assert not opened.sample
    refused = send(visitor, "/new/code")
    assert refused.status_code == 422
    assert code in text_of(refused)
    assert send(visitor, "/new/code", written="1")["Location"] == "/start/"
    assert visitor.get("/new/code")["Location"] == "/file"


@pytest.mark.parametrize(
    ("given", "off"),
    [
        ({"passphrase": "1234567", "again": "1234567"}, ["f-passphrase"]),
        ({"passphrase": PASS, "again": f"{PASS}。"}, ["f-again"]),
        ({"passphrase": "", "again": ""}, ["f-passphrase", "f-again"]),
        ({"name": "账" * 61, "passphrase": PASS, "again": PASS}, ["f-name"]),
    ],
)
def test_what_is_off_is_told_by_the_field_and_nothing_is_made(
    visitor: Client, place: Path, given: dict[str, str], off: list[str]
) -> None:
    response = send(visitor, "/new", **given)
    assert response.status_code == 422
    assert errors_of(response) == off
    assert not place.exists()
    drawn = page_of(response).xpath("//input[@type='password']/@value")
    assert drawn == []


def test_a_name_that_leads_elsewhere_stays_in_the_place(visitor: Client, place: Path) -> None:
    send(visitor, "/new", name="../../etc", passphrase=PASS, again=PASS)
    assert len(list(place.iterdir())) == 1
    send(visitor, "/new", name="", passphrase=PASS, again=PASS)
    assert "我的案件" in {one.name for one in place.iterdir()}


def test_sent_twice_a_form_makes_one_case(visitor: Client, place: Path) -> None:
    once = {"once": "same", "name": "一", "passphrase": PASS, "again": PASS}
    assert visitor.post("/new", once)["Location"] == visitor.post("/new", once)["Location"]
    assert [one.name for one in place.iterdir()] == ["一"]


@pytest.mark.parametrize(
    ("typed", "says"),
    [("短", "还差几个字符"), ("aaaaaaaa", "能用"), (PASS, "不错"), ("", "")],
)
def test_strength_is_told_in_words(visitor: Client, typed: str, says: str) -> None:
    said = visitor.post("/new/strength", {"passphrase": typed}).content.decode().strip()
    assert says in said
    assert bool(said) is bool(says)
    assert PASS not in said
