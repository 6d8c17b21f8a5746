"""Evidence: sealed from memory, listed, checked, handed over and stamped."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ashore.store import homes, jobs
from ashore.store.homes import Home
from ashore.store.vaults import open_file
from ashore.web.jobs import runner
from tests.evidence.tsa import OPENSSL, Authority
from tests.web.intake.given import fields_of, give, page, words

if TYPE_CHECKING:
    from django.test import Client

CALL = b"ID3 a made up call"


def _home() -> Home:
    home = homes.current()
    assert home is not None
    return home


def _seal(client: Client, *files: tuple[str, bytes], **others: Any) -> Any:
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    fields = fields_of(client.get("/evidence/add"))
    return client.post("/evidence/add", fields | {"files": sent, **others})


def test_a_file_is_sealed_with_what_the_person_says_and_comes_back_whole(
    empty_app: Client,
) -> None:
    answer = _seal(
        empty_app, ("通话.mp3", CALL),
        description="10 月 3 日打给姐姐", how="recording", on="2026-10-03", at="21:05",
    )  # fmt: skip
    assert answer["Location"] == "/evidence/items/evidence-1"
    shown = words(empty_app.get(answer["Location"]))
    assert "10 月 3 日打给姐姐" in shown
    assert "录音 · 2026年10月3日 21:05" in shown
    digest = hashlib.sha256(CALL).hexdigest()
    assert " ".join(digest[n : n + 4] for n in range(0, 64, 4)) in shown
    file = empty_app.get("/evidence/items/evidence-1/file")
    assert file.content == CALL
    assert "filename*=UTF-8''%E9%80%9A%E8%AF%9D.mp3" in file["Content-Disposition"]
    assert file["Content-Type"] == "application/octet-stream"
    # Nothing of it lies in clear in the home's folder.
    lying = [one for one in _home().folder.rglob("*") if one.is_file()]
    assert lying
    assert not [one for one in lying if CALL in one.read_bytes()]


def test_the_same_content_is_sealed_once(empty_app: Client) -> None:
    _seal(empty_app, ("一.mp3", CALL))
    again = _seal(empty_app, ("二.mp3", CALL))
    assert again["Location"] == "/evidence/items/evidence-1"
    assert "早已封存，没有再存一份" in words(empty_app.get("/evidence/"))


def test_no_file_is_told_in_the_form_and_the_words_stay(empty_app: Client) -> None:
    fields = fields_of(empty_app.get("/evidence/add"))
    answer = empty_app.post("/evidence/add", fields | {"description": "催收"})
    assert answer.status_code == 422
    assert "请选一个文件。" in words(answer)
    assert page(answer).xpath('//*[@id="f-description"]/@value') == ["催收"]


def test_an_unread_file_can_be_sealed(empty_app: Client) -> None:
    at = give(empty_app, ("怪.bin", b"\0\1\2"))["Location"]
    (form,) = page(empty_app.get(at)).xpath('//form[contains(@action, "/evidence/keep/")]')
    assert empty_app.post(form.get("action"))["Location"] == "/evidence/items/evidence-1"
    assert open_file(_home(), "evidence-1") == b"\0\1\2"


def test_everything_is_checked_and_a_changed_file_is_named(empty_app: Client) -> None:
    assert empty_app.post("/evidence/verify")["Location"] == "/evidence/"
    _seal(empty_app, ("通话.mp3", CALL))
    at = empty_app.post("/evidence/verify")["Location"]
    assert "核对证据" in words(empty_app.get(at))
    runner.work_off(_home())
    assert "1 个封存件都在，打开后和记入时一样。" in words(empty_app.get(at))
    (sealed,) = (_home().vault / "sealed").glob("*.age")
    data = bytearray(sealed.read_bytes())
    data[-1] ^= 1
    sealed.write_bytes(bytes(data))
    later = empty_app.post("/evidence/verify")["Location"]
    runner.work_off(_home())
    told = words(empty_app.get(later))
    assert "有对不上的地方" in told
    assert "封存件被改过" in told


def test_a_bundle_holds_what_was_chosen_and_lies_nowhere_on_the_disk(empty_app: Client) -> None:
    _seal(empty_app, ("通话.mp3", CALL))
    _seal(empty_app, ("截屏.txt", "另一个".encode()))
    at = empty_app.post("/evidence/bundle", {"item": ["evidence-1"]})["Location"]
    runner.work_off(_home())
    job = jobs.jobs_of(_home().case)[0]
    assert at == f"/jobs/{job.id}"
    response = empty_app.get(f"{at}/file")
    with zipfile.ZipFile(io.BytesIO(response.content)) as bundle:
        names = bundle.namelist()
        assert bundle.read("files/001-通话.mp3") == CALL
    assert {"README.txt", "verify.py", "index.pdf", "manifest.json"} <= set(names)
    assert not [name for name in names if "截屏" in name]
    lying = [one for one in _home().folder.rglob("*") if one.is_file()]
    assert not [one for one in lying if CALL in one.read_bytes()]


def test_a_timestamp_is_asked_for_and_a_reply_to_something_else_is_refused(
    empty_app: Client,
) -> None:
    assert "先封存一个文件" in words(empty_app.get("/evidence/stamps"))
    _seal(empty_app, ("通话.mp3", CALL))
    empty_app.post("/evidence/stamps/ask")
    request = empty_app.get("/evidence/stamps/0001.tsq")
    assert request.content.startswith(b"\x30")
    assert 'filename="0001.tsq"' in request["Content-Disposition"]
    empty_app.post(
        "/evidence/stamps/0001/reply", {"reply": SimpleUploadedFile("a.tsr", b"not a reply")}
    )
    told = words(empty_app.get("/evidence/stamps"))
    assert "读不懂它的编码" in told
    assert "还没有答复" in told
    assert not (_home().vault / "stamps" / "0001.tsr").exists()
    assert empty_app.get("/evidence/stamps/0009.tsq").status_code == 404


def test_what_a_file_shows_can_be_said_later_and_the_file_stays(empty_app: Client) -> None:
    _seal(empty_app, ("通话.mp3", CALL))
    address = "/evidence/items/evidence-1/words"
    sent = fields_of(empty_app.get(address))
    at = empty_app.post(address, sent | {"description": "打给姐姐", "how": "recording"})["Location"]
    assert at == "/evidence/items/evidence-2"
    shown = words(empty_app.get(at))
    assert "打给姐姐" in shown
    assert "怎么得来的录音" in shown
    assert empty_app.get(f"{at}/file").content == CALL
    checked = empty_app.post("/evidence/verify")["Location"]
    runner.work_off(_home())
    assert "都在，打开后和记入时一样" in words(empty_app.get(checked))


def test_a_redacted_copy_is_tied_to_its_original_and_goes_in_its_place(empty_app: Client) -> None:
    _seal(empty_app, ("原.txt", b"13800000000"))
    _seal(empty_app, ("遮.txt", b"138****0000"), redacts="evidence-1")
    assert "遮盖件" in words(empty_app.get("/evidence/"))
    both = {"item": ["evidence-1", "evidence-2"], "redacted": "1"}
    at = empty_app.post("/evidence/bundle", both)["Location"]
    runner.work_off(_home())
    content = empty_app.get(f"{at}/file").content
    assert b"138****0000" in content
    assert b"13800000000" not in content


@pytest.mark.skipif(OPENSSL is None, reason="there is no openssl program")
def test_a_reply_that_fits_is_kept_and_checked_with_the_evidence(
    empty_app: Client, tmp_path: Path
) -> None:
    authority = Authority.new(tmp_path / "authority")
    _seal(empty_app, ("通话.mp3", CALL))
    empty_app.post("/evidence/stamps/ask")
    request = empty_app.get("/evidence/stamps/0001.tsq").content
    empty_app.post(
        "/evidence/stamps/0001/reply",
        {
            "reply": SimpleUploadedFile("a.tsr", authority.answer(request)),
            "roots": SimpleUploadedFile("root.pem", authority.root),
        },
    )
    told = words(empty_app.get("/evidence/stamps"))
    assert "答复收好了" in told
    assert "盖于" in told
    checked = empty_app.post("/evidence/verify")["Location"]
    runner.work_off(_home())
    assert "时间戳 0001：" in words(empty_app.get(checked))
