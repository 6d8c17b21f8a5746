"""Requests that mean harm or nonsense, asked of the app itself: refused calmly, nothing changed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ashore.store import homes, ledgers, uploads
from ashore.web.frame import launch
from tests.web.addresses import every_pattern, filled
from tests.web.conftest import PORT
from tests.web.test_every_page import pages_of

if TYPE_CHECKING:
    import lxml.html

FORM = "application/x-www-form-urlencoded"
ELSEWHERE = (
    "//evil.example",
    "///evil.example",
    "https://evil.example/",
    "/\\evil.example",
    "\\\\evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "/today/\r\nSet-Cookie: a=b",
)
LEAVES = frozenset({"/lock", "/leave", "/sample"})
VALUES = ("%00%00", "%ED%A0%80", "9" * 400, "%3Cscript%3E%22'", "-1", "%F0%9F%8C%8A" * 40)


def head() -> str:
    """Return the head of the open case."""
    home = homes.current()
    assert home is not None
    return ledgers.load(home.case).head


def forms_of(page: lxml.html.HtmlElement) -> list[tuple[str, list[str]]]:
    """Return the address and the field names of each form that changes something."""
    return [
        (form.get("action") or "", [one.get("name") for one in form.iter("input", "select",
         "textarea", "button") if one.get("name")])
        for form in page.iter("form")
        if (form.get("method") or "").lower() == "post"
    ]  # fmt: skip


def test_no_form_fails_on_what_nobody_means(app: Client) -> None:
    failed, tried = [], set()
    for path, page in pages_of(app).items():
        for action, names in forms_of(page):
            address = action or path
            if address in LEAVES or (address, tuple(names)) in tried:
                continue
            tried.add((address, tuple(names)))
            for value in VALUES:
                body = "&".join(f"{quote(name)}={value}" for name in names)
                status = app.post(address, body, content_type=FORM).status_code
                if status >= 500:
                    failed.append((address, value[:20], status))
                assert homes.current() is not None, address
    assert failed == []
    assert len(tried) > 10


def test_too_many_fields_and_too_large_a_form_are_refused(app: Client) -> None:
    before = head()
    many = urlencode({f"f{n}": "x" for n in range(5000)})
    large = "text=" + "x" * (5 * 1024 * 1024)
    for body in (many, large):
        response = app.post("/owed/add/", body, content_type=FORM)
        assert response.status_code in {400, 413}
        assert "Traceback" not in response.content.decode()
    assert head() == before


@pytest.mark.parametrize("next_", ELSEWHERE)
def test_no_redirect_leads_elsewhere(app: Client, next_: str) -> None:
    for response in (
        app.get("/", {"next": next_}),
        app.post("/amounts", {"next": next_}),
        app.get(f"/?next={quote(next_, safe='')}&lang=en"),
    ):
        location = response.headers.get("Location", "/")
        assert location.startswith("/"), location
        assert not location.startswith(("//", "/\\")), location
        assert "\r" not in location
        assert "\n" not in location
        assert "evil" not in location


@pytest.mark.parametrize(
    "path",
    [
        "/static/../conf/settings.py",
        "/static/%2e%2e/%2e%2e/conf/settings.py",
        "/static/ashore/..%2f..%2f..%2fconf/settings.py",
        "/static//etc/passwd",
        "/papers/..%2f..%2fetc%2fpasswd",
        "/owed/%00",
        "/law/%ff%fe",
        "/evidence/../../etc/passwd",
        "/" + "a/" * 2000,
        "/api/entries/%2e%2e%2f",
    ],
)
def test_tricks_with_paths_lead_nowhere(app: Client, path: str) -> None:
    response = app.get(path)
    assert response.status_code < 500
    assert b"SECRET_KEY" not in response.content
    assert b"root:" not in response.content


def test_other_methods_change_nothing(app: Client) -> None:
    before, odd = head(), []
    for pattern in every_pattern():
        path = filled(pattern)
        for method in ("PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"):
            status = app.generic(method, path).status_code
            if not 400 <= status < 500:
                odd.append((method, path, status))
        status = app.get(path, HTTP_X_HTTP_METHOD_OVERRIDE="DELETE").status_code
        if status >= 500:
            odd.append(("override", path, status))
    assert odd == []
    assert head() == before


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "application/xml",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "application/json; charset=utf-7",
        "\x00",
        "a" * 5000,
    ],
)
def test_bodies_of_other_kinds_are_refused(app: Client, kind: str) -> None:
    before = head()
    for path in ("/owed/add/", "/import/", "/defend/contacts/add", "/api/entries", "/api/uploads"):
        response = app.generic("POST", path, b"\xff\xfe{}--\x00", content_type=kind)
        assert response.status_code < 500, (path, response.status_code)
    assert head() == before


def test_the_mark_of_another_browser_or_launch_is_not_taken(app: Client) -> None:
    ours = {"HTTP_HOST": f"127.0.0.1:{PORT}", "HTTP_ORIGIN": f"http://127.0.0.1:{PORT}"}
    one, other = (Client(enforce_csrf_checks=True, **ours) for _ in range(2))  # type: ignore[arg-type]
    for browser in (one, other):
        browser.get("/enter", {"code": launch.launch().code})
        browser.get("/all/")
    mark = other.cookies["csrftoken"].value
    refused = one.post("/lock", {"csrfmiddlewaretoken": mark})
    assert refused.status_code == 403
    assert homes.current() is not None
    launch.begin(PORT)
    assert one.get("/today/").status_code == 401
    own = {"csrfmiddlewaretoken": one.cookies["csrftoken"].value}
    assert one.post("/lock", own).status_code == 401
    assert homes.current() is not None


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/cron.d/x.csv",
        "..\\..\\x.csv",
        "/etc/x.csv",
        "a\r\nX-Evil: 1.csv",
        "..",
        "x" * 400,
    ],
)
def test_the_name_of_a_file_leads_out_of_no_folder(app: Client, name: str) -> None:
    file = SimpleUploadedFile("x.csv", b"at,channel\n")
    setattr(file, "_name", name)  # noqa: B010 - past the cleaning of the client's own side
    app.post("/import/", {"files": file})
    home = homes.current()
    assert home is not None
    inside = {one.name for one in home.folder.iterdir()}
    assert inside <= {"case.db", "case.db-wal", "case.db-shm", "held", ".held", "vault"} | {
        one for one in inside if one.startswith((".", "case.db"))
    }
    for row in uploads.uploads_of(home.case):
        assert "/" not in row.file_name
        assert "\n" not in row.file_name
        assert len(row.file_name) <= 255


def test_a_flood_of_cookies_is_survived(app: Client) -> None:
    flood = "; ".join(f"c{n}=x" for n in range(4000))
    response = app.get("/today/", HTTP_COOKIE=flood)
    assert response.status_code == 401
    assert app.get("/today/").status_code == 200
