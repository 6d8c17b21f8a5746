"""Files through the API: given, read, noted once; sealed as evidence; long work told of."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ashore.store import homes
from ashore.web.jobs import runner
from tests.web.api.conftest import Program

LOG = (
    "at,channel,direction,counterpart_number,counterpart_claims,to_whom,to_whom_relation,"
    "duration_s,text\n"
    "2026-11-20 21:45,call,in,15400001234,檐雨小贷,,,30,\n"
    "2026-11-21 09:10,sms,in,15400001234,檐雨小贷,,,,请尽快处理\n"
)


def given(name: str = "log.csv") -> dict[str, SimpleUploadedFile]:
    """Return a contact log as a form brings it."""
    return {"files": SimpleUploadedFile(name, LOG.encode())}


def test_a_file_is_read_and_noted_once(sample: Program) -> None:
    before = sample.get("/case")["kinds"]["contact"]
    answered = sample.client.post("/api/uploads", given())
    assert answered.status_code == 201
    (upload,) = answered.json()["uploads"]
    assert (upload["name"], upload["state"]) == ("log.csv", "read")
    shown = sample.get(f"/uploads/{upload['id']}")
    assert [one["entries"] for one in shown["readings"]] == [{"contact": 2}]
    # Two contacts, and the file itself as what they were read in.
    assert sample.post(f"/uploads/{upload['id']}/accept", {})["new"] == 3
    assert sample.get("/case")["kinds"]["contact"] == before + 2
    twice = sample.post(f"/uploads/{upload['id']}/accept", {}, 409)
    assert twice["code"] == "store.job-state"
    (again,) = sample.client.post("/api/uploads", given("copy.csv")).json()["uploads"]
    assert again["id"] == upload["id"]


def test_a_file_is_sealed_and_comes_back_as_it_was(sample: Program) -> None:
    data = {"file": SimpleUploadedFile("../x.txt", b"words"), "description": "a note"}
    sealed = sample.client.post("/api/evidence", data).json()
    assert (sealed["name"], sealed["already"]) == ("x.txt", False)
    content = sample.client.get(f"/api/evidence/{sealed['id']}/content")
    assert content.content == b"words"
    assert content.headers["Content-Type"] == "application/octet-stream"
    checked = sample.post("/evidence/verify")
    assert (checked["ok"], checked["items"], checked["opened"]) == (True, 1, 1)


@pytest.mark.parametrize("kind", ["verify", "bundle"])
def test_long_work_is_begun_told_of_and_called_off(sample: Program, kind: str) -> None:
    sample.client.post("/api/evidence", {"file": SimpleUploadedFile("x.txt", b"words")})
    job = sample.post("/jobs", {"kind": kind}, 201)
    assert (job["kind"], job["state"], job["has_file"]) == (kind, "queued", False)
    assert sample.post(f"/jobs/{job['id']}/cancel")["state"] == "cancelled"
    assert sample.post(f"/jobs/{job['id']}/cancel", status=409)["code"] == "store.job-state"
    assert sample.get(f"/jobs/{job['id']}/file", 404)["code"] == "web.not-here"
    again = sample.post("/jobs", {"kind": kind}, 201)
    home = homes.current()
    assert home is not None
    assert runner.work_off(home) == 1
    done = sample.get(f"/jobs/{again['id']}")
    assert (done["state"], done["has_file"]) == ("done", kind == "bundle")
