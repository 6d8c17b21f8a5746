"""Help: numbers that dial, with or without a case, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.forms import page_of

if TYPE_CHECKING:
    from django.test import Client


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_lines_can_be_dialled_with_no_case_open(visitor: Client, language: str) -> None:
    visitor.cookies["lang"] = language
    page = page_of(visitor.get("/help/crisis"))
    dialled = page.xpath("//main//a/@href[starts-with(., 'tel:')]")
    assert dialled == ["tel:12356", "tel:120", "tel:110"]
    assert len(page.xpath("//main//section[@class='crisis']/p")) == 8
    if language == "en":
        for sources in page.xpath("//main//details"):  # a pinpoint is quoted as it is printed
            sources.drop_tree()
        assert not [c for c in page.find(".//main").text_content() if "\u4e00" <= c <= "\u9fff"]


@pytest.mark.parametrize("path", ["/help/", "/help/crisis", "/settings/", "/"])
def test_these_pages_need_no_case(visitor: Client, path: str) -> None:
    assert visitor.get(path).status_code == 200


def test_everything_is_one_page_away(app: Client) -> None:
    page = page_of(app.get("/all/"))
    assert [one.text_content() for one in page.xpath("//main//h2")] == [
        "开始", "欠多少", "怎么还", "怎么谈", "怎么应对催收", "缓一缓，站稳", "其他",
    ]  # fmt: skip
    links = page.xpath("//main//ul[@class='ways']//a/@href")
    assert len(links) == 39
    assert {"/start/", "/today/", "/file", "/help/crisis"} <= set(links)
