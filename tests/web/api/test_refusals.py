"""What a program is told where nothing is done: a status, a stable code, one shape."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from ashore.web.frame import launch
from tests.web.api.conftest import JSON, Program
from tests.web.conftest import PORT

SHAPE = {"ok", "code", "says", "try_this", "where"}
HOST = {"HTTP_HOST": f"127.0.0.1:{PORT}"}


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        ("/entries", {"entries": [{"kind": "note"}]}, 422, "case.field"),
        ("/entries", {"entries": [{"kind": "nothing"}]}, 422, "case.unknown-kind"),
        ("/entries", {"entries": [{"kind": "note", "text": 0.5}]}, 422, "case.number"),
        ("/entries", {"entries": []}, 422, "web.request"),
        ("/entries", {"entries": [], "more": 1}, 422, "web.request"),
        ("/entries", "{", 422, "web.request"),
        ("/entries", '{"entries": [{"kind": "note", "text": "\\ud800"}]}', 422, "web.request"),
        ("/entries", "[" * 100_000, 422, "web.request"),
        ("/entries/no-such/withdraw", {}, 404, "store.missing"),
        ("/entries/person/supersede", {"entry": {"kind": "note"}}, 422, "case.field"),
        ("/plan/what-if", {"more_a_month": "1.234"}, 422, "web.request"),
        ("/plan/what-if", {"without": "no-such"}, 404, "plan.debt"),
        ("/papers/no-such/sent", {"on": "2026-11-26", "by": "letter"}, 404, "documents.paper"),
        ("/before-borrowing", {"gets": "1", "each": "-1", "times": 3}, 422, "web.request"),
        ("/check/agreement", {"text": "x", "loan": "no-such"}, 404, "store.missing"),
        ("/homes", {"name": "x", "passphrase": "long enough words"}, 409, "store.one-home"),
        ("/sample", {}, 409, "store.one-home"),
    ],
)
def test_refusals(sample: Program, path: str, body: Any, status: int, code: str) -> None:
    told = sample.post(path, body, status)
    assert told.keys() == SHAPE
    assert (told["ok"], told["code"]) == (False, code)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/entries/no-such", "store.missing"),
        ("/bills/no-such/explanation", "cli.bill"),
        ("/papers/no-such", "documents.paper"),
        ("/calls/no-such", "settle.creditor"),
        ("/law/no-such", "law.unknown-id"),
        ("/evidence/no-such/content", "vault.item"),
        ("/jobs/00000000-0000-0000-0000-000000000000", "store.missing"),
        ("/uploads/00000000-0000-0000-0000-000000000000", "store.missing"),
        ("/nowhere", "web.not-here"),
    ],
)
def test_what_is_not_there(sample: Program, path: str, code: str) -> None:
    assert sample.get(path, 404)["code"] == code


def test_the_language_is_the_one_asked_for(sample: Program) -> None:
    assert sample.get("/owed", 422, on="x", lang="en")["says"] == (
        "In the request, query.on: it holds something else than belongs there. Nothing was changed."
    )
    assert "请求里的 query.on" in sample.get("/owed", 422, on="x")["says"]
    english = sample.client.get("/api/entries/x", HTTP_ACCEPT_LANGUAGE="en-GB").json()
    assert english["says"] == "The entry x is not here, or no longer. Nothing was changed."


def test_while_nothing_is_open(program: Program) -> None:
    for path in ("/case", "/owed", "/plan", "/papers", "/jobs", "/uploads", "/care"):
        assert program.get(path, 423)["code"] == "store.locked"
    assert program.get("/homes") == {"homes": [], "open": None, "sample": False}
    assert program.get("/care/now")["lines"]
    assert program.post("/lock") == {"locked": True}


def test_who_has_no_code(program: Program) -> None:
    stranger = Client(**HOST)  # type: ignore[arg-type]
    assert stranger.get("/api/homes").json()["code"] == "web.no-code"
    wrong = {"HTTP_AUTHORIZATION": "Bearer wrong"}
    assert stranger.get("/api/homes", **wrong).status_code == 401  # type: ignore[arg-type]
    assert program.client.get("/api/homes", HTTP_HOST="evil.example").status_code == 421
    assert program.client.get("/api/homes", HTTP_ORIGIN="http://evil.example").status_code == 403


def test_a_browser_needs_the_mark_of_its_form(sample: Program) -> None:
    browser = Client(enforce_csrf_checks=True, **HOST)  # type: ignore[arg-type]
    browser.get("/enter", {"code": launch.launch().code})
    origin = {"HTTP_ORIGIN": f"http://127.0.0.1:{PORT}"}
    assert browser.get("/api/case").status_code == 200
    body = {"entries": [{"kind": "note", "text": "x"}]}
    refused = browser.post("/api/entries", body, JSON, **origin)  # type: ignore[arg-type]
    assert (refused.status_code, refused.json()["code"]) == (403, "web.stale-form")
    browser.get("/all/")
    mark = {"HTTP_X_CSRFTOKEN": browser.cookies["csrftoken"].value, **origin}
    taken = browser.post("/api/entries", body, JSON, **mark)  # type: ignore[arg-type]
    assert (taken.status_code, taken.json()["added"]) == (201, ["note-1"])


def test_the_sample_has_no_passphrase(sample: Program) -> None:
    other = {"old": {"passphrase": "anything"}, "passphrase": "a new passphrase"}
    assert sample.post("/passphrase", other, 409)["code"] == "store.sample"


def test_too_much_is_refused(sample: Program) -> None:
    body = '{"entries": [{"kind": "note", "text": "' + "x" * 5_000_000 + '"}]}'
    assert sample.post("/entries", body, 413)["code"] == "web.too-much"


def test_a_home_is_opened_by_its_secrets_and_tries_are_slowed(program: Program) -> None:
    made = program.post("/homes", {"name": "我的", "passphrase": "lantern river 42"}, 201)
    assert made["name"] == "我的"
    program.post("/entries", {"entries": [{"kind": "note", "text": "x"}]}, 201)
    program.post("/lock")
    address = "/homes/我的/open"
    wrong = program.post(address, {"passphrase": "wrong passphrase"}, 403)
    assert wrong["code"] == "store.wrong-passphrase"
    both = {"passphrase": "lantern river 42", "recovery_code": made["recovery_code"]}
    assert program.post(address, both, 422)["code"] == "web.request"
    assert program.post(address, {"recovery_code": made["recovery_code"]})["open"] == "我的"
    assert program.get("/case")["kinds"] == {"note": 1}
    other = {"old": {"passphrase": "not this one"}, "passphrase": "a new passphrase"}
    assert program.post("/passphrase", other, 403)["code"] == "store.wrong-passphrase"
    other["old"] = {"recovery_code": made["recovery_code"]}
    short = program.post("/passphrase", other | {"passphrase": "short"}, 422)
    assert short["code"] == "store.passphrase-short"
    assert program.post("/passphrase", other)["changed"] == "我的"
    program.post("/lock")
    assert program.post("/passphrase", other, 423)["code"] == "store.locked"
    assert program.post(address, {"passphrase": "a new passphrase"})["open"] == "我的"
    program.post("/lock")
    for _ in range(3):
        program.post(address, {"passphrase": "wrong passphrase"}, 403)
    slowed = program.client.post(f"/api{address}", {"passphrase": "a new passphrase"}, JSON)
    assert (slowed.status_code, slowed.headers["Retry-After"]) == (429, "2")
    for name in ("..", "%2e%2e", "nowhere"):
        told = program.post(f"/homes/{name}/open", {"passphrase": "x"}, 404)
        assert told["code"] == "store.home-missing"
