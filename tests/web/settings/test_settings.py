"""Settings: how pages look, quiet hours, what was confusing, what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ashore.web.settings.confusing import KEPT
from tests.web.forms import begun, errors_of, page_of, send, text_of

if TYPE_CHECKING:
    from django.test import Client


def test_how_pages_look_is_kept_by_the_browser_without_any_case(visitor: Client) -> None:
    sent = {"language": "en", "theme": "dark", "size": "larger"}
    assert visitor.post("/settings/", sent)["Location"] == "/settings/"
    assert {name: visitor.cookies[name].value for name in ("lang", "theme", "size")} == {
        "lang": "en", "theme": "dark", "size": "larger",
    }  # fmt: skip
    page = page_of(visitor.get("/settings/"))
    assert (page.get("lang"), page.get("data-theme"), page.get("data-size")) == (
        "en", "dark", "larger",
    )  # fmt: skip
    assert page.xpath("//h1")[0].text_content() == "Settings"


@pytest.mark.parametrize("sent", [{}, {"language": "fr", "theme": "auto", "size": "usual"}])
def test_another_look_is_refused(visitor: Client, sent: dict[str, str]) -> None:
    response = visitor.post("/settings/", sent)
    assert response.status_code == 422
    assert errors_of(response)[0] == "f-language"
    assert "lang" not in visitor.cookies


def test_quiet_hours_are_the_persons_own(app: Client) -> None:
    assert begun(app, "/settings/rest") | {"once": ""} == {
        "begin": "22:00", "end": "08:00", "once": "", "csrfmiddlewaretoken": ANY,
    }  # fmt: skip
    assert "现在是休息时间" not in text_of(app.get("/all/"))
    assert send(app, "/settings/rest", begin="11:30", end="13:00")["Location"] == "/settings/"
    assert "现在是休息时间" in text_of(app.get("/all/"))
    assert errors_of(send(app, "/settings/rest", begin="25:00", end="")) == ["f-begin", "f-end"]


class _Any:
    def __eq__(self, other: object) -> bool:
        return isinstance(other, str)

    __hash__ = None  # type: ignore[assignment]


ANY = _Any()


def test_what_was_confusing_is_kept_with_its_page_and_can_be_taken_along(app: Client) -> None:
    link = page_of(app.get("/today/")).xpath("//footer//a[contains(@href, 'confusing')]/@href")
    assert link == ["/settings/confusing?page=%2Ftoday%2F"]
    sent = send(app, link[0], question="下一步", words="<b>什么叫贷后管理")
    assert sent["Location"] == "/today/"
    listed = app.get("/settings/confusing/list")
    assert "<b>什么叫贷后管理" in text_of(listed)
    exported = app.get("/settings/confusing/list.txt")
    assert exported["Content-Type"] == "text/plain; charset=utf-8"
    assert exported.content.decode().split("\n")[1:] == ["/today/", "下一步", "<b>什么叫贷后管理"]
    app.post("/settings/confusing/0/delete")
    assert "还没有记" in text_of(app.get("/settings/confusing/list"))


@pytest.mark.parametrize("page", ["//evil.example", "http://evil.example", "/\\evil.example", ""])
def test_one_does_not_go_back_to_another_place(app: Client, page: str) -> None:
    sent = send(app, f"/settings/confusing?page={page}", words="不明白")
    assert sent["Location"] == "/today/"
    hrefs = page_of(app.get("/settings/confusing/list")).xpath("//main//a/@href")
    assert not [one for one in hrefs if "evil" in one]


def test_words_are_needed_and_kept_as_a_draft(app: Client) -> None:
    response = send(app, "/settings/confusing?page=/today/", question="下一步")
    assert errors_of(response) == ["f-words"]
    assert begun(app, "/settings/confusing?page=/today/")["question"] == "下一步"
    assert KEPT == "confusing"


def test_what_is_kept_is_told(app: Client) -> None:
    said = text_of(app.get("/settings/kept"))
    assert "案件记录" in said
    assert "没有发往任何地方" in said
