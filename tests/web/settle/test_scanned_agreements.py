"""A photographed or scanned agreement is read as long work, and its text comes to the page."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from ashore.store import homes, jobs, uploads
from ashore.store.jobs import JobState
from ashore.web.jobs import runner
from tests.intake.papers.pdf_pages import lines, pdf_of
from tests.intake.papers.test_agreement_text import picture
from tests.web.page_reading import got, links, taken, tree, words

if TYPE_CHECKING:
    from django.test import Client

    from ashore.store.homes import Home

ADD = "/settle/debt/yanyu/agreement"
READ = f"{ADD}/read"


def _home() -> Home:
    home = homes.current()
    assert home is not None
    return home


def _given(client: Client, content: bytes, name: str = "协议.png") -> str:
    return taken(client, ADD, file=SimpleUploadedFile(name, content), text="")


@pytest.mark.parametrize("kind", ["PNG", "PDF"])
def test_the_text_of_a_picture_comes_from_a_job(app: Client, kind: str) -> None:
    pytest.importorskip("rapidocr")
    led = _given(app, picture(kind))
    (job,) = jobs.jobs_of(_home().case)
    assert led == f"/jobs/{job.id}"
    assert "读协议 协议.png 排着队" in words(got(app, led))
    assert runner.work_off(_home()) == 1
    assert READ in links(got(app, led))
    said = words(got(app, READ)).replace(" ", "")
    assert "结清后10日内出具结清证明" in said
    assert uploads.uploads_of(_home().case, "agreement yanyu") == ()


def test_a_file_that_waits_is_in_no_list_and_the_next_takes_its_place(app: Client) -> None:
    _given(app, picture("PNG"), "第一张.png")
    _given(app, picture("PNG"), "第二张.png")
    (row,) = uploads.uploads_of(_home().case, "agreement yanyu")
    assert row.file_name == "第二张.png"
    states = [job.state for job in jobs.jobs_of(_home().case)]
    assert sorted(states) == [JobState.CANCELLED, JobState.QUEUED]
    assert uploads.uploads_of(_home().case) == ()


def test_why_it_was_not_read_is_said_and_it_can_be_tried_again(app: Client) -> None:
    pytest.importorskip("rapidocr")
    blank = io.BytesIO()
    Image.new("RGB", (400, 200), "white").save(blank, "PNG")
    led = _given(app, blank.getvalue())
    assert runner.work_off(_home()) == 1
    (job,) = jobs.jobs_of(_home().case)
    assert job.state is JobState.FAILED
    page = got(app, led)
    assert job.says.zh in words(page)
    assert tree(page).xpath("//form[contains(@action, '/retry')]")
    assert "先别签的条款" not in words(got(app, READ))
    taken(app, f"{led}/retry")
    assert runner.work_off(_home()) == 1
    (again,) = jobs.jobs_of(_home().case)
    assert (again.state, again.says) == (JobState.FAILED, job.says)


def test_a_pdf_with_words_is_read_at_once(app: Client) -> None:
    content = pdf_of([lines(["分期还款协议", "结清后10日内出具结清证明。"])])
    assert _given(app, content, "协议.pdf") == READ
    assert "结清后10日内出具结清证明" in words(got(app, READ)).replace(" ", "")
    assert jobs.jobs_of(_home().case) == ()
