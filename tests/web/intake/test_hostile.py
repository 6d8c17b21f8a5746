"""Forms of files, evidence and papers filled with what nobody means: told, never a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.intake.given import STATEMENT, fields_of, give, page, words

if TYPE_CHECKING:
    from django.test import Client

HOSTILE = ("\0", "x" * 9000, "<script>alert(1)</script>", "９９９９", "-1", "😀" * 50, "{{ 7*7 }}")
KEPT = frozenset({"csrfmiddlewaretoken", "once"})


def _ready(app: Client) -> Client:
    for _ in range(40):
        if "正在起草" not in words(app.get("/papers/")):
            break
    return app


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_no_form_fails_on_a_hostile_value(app: Client, value: str) -> None:
    _ready(app)
    table = give(app, ("表.csv", STATEMENT))["Location"]
    message = give(app, text="【虚构】请还款")["Location"]
    addresses = (
        message, "/evidence/add",
        "/papers/complaint-lender-shizhou/words", "/papers/complaint-lender-shizhou/sent",
    )  # fmt: skip
    told = {}
    for address in addresses:
        sent = fields_of(app.get(address))
        bad = {name: said if name in KEPT else value for name, said in sent.items()}
        if address.endswith("add"):
            bad["files"] = SimpleUploadedFile(value.replace("\0", "")[:200] or "x", b"abc")
        answer = app.post(address, bad)
        told[address] = answer.status_code
        if answer.status_code == 422:
            assert not page(answer).xpath("//main//script")
    others = {
        f"{table}/answers": app.post(f"{table}/answers", {"q0": value, "once": value}),
        f"{table}/password": app.post(f"{table}/password", {"password": value}),
        "papers": app.post("/papers/files", {"paper": value}),
        "bundle": app.post("/evidence/bundle", {"item": value}),
    }
    told |= {name: answer.status_code for name, answer in others.items()}
    assert set(told.values()) <= {302, 422}, told
