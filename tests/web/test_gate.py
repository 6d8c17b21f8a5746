"""Who is let in, and who is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client


def test_who_shows_the_code_comes_in_and_it_leaves_the_address(visitor: Client) -> None:
    response = visitor.get("/")
    assert response.status_code == 200
    assert "ashore_visit" in visitor.cookies
    assert visitor.cookies["ashore_visit"]["samesite"] == "Strict"
    assert visitor.cookies["ashore_visit"]["httponly"]


@pytest.mark.parametrize("path", ["/", "/today/", "/owed/", "/static/ashore/none.css", "/nowhere"])
def test_a_stranger_sees_no_page(stranger: Client, path: str) -> None:
    response = stranger.get(path)
    assert response.status_code in {401, 404}
    assert "ashore_visit" not in stranger.cookies


def test_a_wrong_code_opens_nothing(stranger: Client) -> None:
    response = stranger.get("/enter", {"code": "x"})
    assert response.status_code == 401
    assert "ashore_visit" not in stranger.cookies


@pytest.mark.parametrize("host", ["evil.example:8642", "127.0.0.1:1", "127.0.0.1", ""])
def test_another_host_is_refused(app: Client, host: str) -> None:
    assert app.get("/today/", HTTP_HOST=host).status_code == 421


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
def test_a_form_from_another_page_is_refused(app: Client, origin: str) -> None:
    assert app.post("/lock", HTTP_ORIGIN=origin).status_code == 403
    assert app.get("/today/").status_code == 200


def test_a_page_is_never_kept_by_the_browser_and_loads_nothing_from_elsewhere(app: Client) -> None:
    response = app.get("/today/")
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert response["Referrer-Policy"] == "same-origin"
