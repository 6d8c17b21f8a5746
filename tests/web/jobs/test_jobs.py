"""Long work: done apart, told of, called off, and taken up again after a lock or a restart."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from ashore.store import homes, jobs
from ashore.store.homes import Home
from ashore.store.jobs import JobRow, JobState
from ashore.text import Text
from ashore.web.frame import locking
from ashore.web.jobs import child, kinds, runner, shown, starting, working
from ashore.web.jobs.kind import Kind, Made, Tell
from tests.web.intake.given import page

if TYPE_CHECKING:
    from django.test import Client

_HERE = "tests.web.jobs.works"


def _beside(home: Home, job: JobRow, tell: Tell) -> Made:
    del job
    tell(1, 1, Text("在这里做", "Doing it here"))
    return Made({"case": home.case})


_KINDS = {
    name: Kind(
        title=Text(f"试{name}", f"try {name}"),
        prepare=lambda _home, job: dict(job.arguments),  # type: ignore[arg-type]
        work=f"{_HERE}:{name}",
    )
    for name in ("quick", "waits", "refuses", "breaks", "dies")
} | {"beside": Kind(title=Text("在这里", "here"), beside=_beside)}


@pytest.fixture(autouse=True)
def own_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let jobs be of the kinds of this file, where the other process finds their work."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[3]))
    for module in (working, shown):
        monkeypatch.setattr(module, "kind_of", _KINDS.__getitem__)


@pytest.fixture
def at_work() -> Iterator[None]:
    """Let a worker run, as it does in the server."""
    runner.begin()
    yield
    runner.end()


def _home() -> Home:
    home = homes.current()
    assert home is not None
    return home


def _until(holds: Callable[[], bool]) -> None:
    for _ in range(200):
        if holds():
            return
        time.sleep(0.05)
    pytest.fail("it did not happen within ten seconds")


def test_a_job_is_done_in_another_process_and_its_file_can_be_fetched(app: Client) -> None:
    home = _home()
    job = starting.start(home.case, "quick", {"word": "abc", "name": "甲.txt"})
    assert runner.work_off(home) == 1
    found = jobs.find_job(home.case, job.id)
    assert (found.state, found.result) == (JobState.DONE, {"n": 3, "file_name": "n.txt"})
    assert (found.done, found.of, found.says.zh) == (1, 2, "数字母")
    response = app.get(f"/jobs/{job.id}/file")
    assert response.content == b"abc"
    assert response["Content-Disposition"].startswith('attachment; filename="n.txt"')
    shown_page = page(app.get(f"/jobs/{job.id}"))
    assert "下载 n.txt" in shown_page.text_content()
    assert "甲.txt" in shown_page.text_content()


def test_what_stops_a_job_is_told_and_it_can_be_tried_again(app: Client) -> None:
    home = _home()
    says = {}
    for kind in ("refuses", "breaks", "dies"):
        job = starting.start(home.case, kind, {"word": "x.bin"})
        runner.work_off(home)
        found = jobs.find_job(home.case, job.id)
        assert found.state is JobState.FAILED
        says[kind] = found.says.zh
    assert says["refuses"].startswith("x.bin 的内容认不出是哪一种文件。请用")
    assert says["breaks"] == says["dies"]
    assert says["breaks"].startswith("程序在这一步出了差错，您的记录没有改动")
    response = app.post(f"/jobs/{job.id}/retry")
    again = UUID(response["Location"].rpartition("/")[2])
    assert again != job.id
    assert jobs.find_job(home.case, again).state is JobState.QUEUED
    assert app.get(f"/jobs/{job.id}").status_code == 404


def test_work_beside_the_open_home_runs_in_this_process(app: Client) -> None:
    home = _home()
    job = starting.start(home.case, "beside", {})
    runner.work_off(home)
    assert jobs.find_job(home.case, job.id).result == {"case": home.case}
    assert app.get(f"/jobs/{job.id}/file").status_code == 404


def test_the_same_work_waits_once_and_only_the_latest_results_stay(app: Client) -> None:
    del app
    home = _home()
    first = starting.start(home.case, "quick", {"word": "a"})
    assert starting.start(home.case, "quick", {"word": "a"}).id == first.id
    for number in range(7):
        starting.start(home.case, "quick", {"word": "a" * number})
        runner.work_off(home)
    assert len(jobs.jobs_of(home.case)) == 5


@pytest.mark.usefixtures("at_work")
def test_a_running_job_is_shown_everywhere_and_its_process_ends_when_called_off(
    app: Client,
) -> None:
    home = _home()
    job = starting.start(home.case, "waits", {"name": "乙.png"})
    app.get("/help/")  # any page sees to it that somebody works
    _until(lambda: jobs.find_job(home.case, job.id).done == 1)
    shown_page = page(app.get("/help/"))
    (line,) = shown_page.xpath('//*[@id="at-work"]')
    assert " ".join(line.text_content().split()) == "试waits 乙.png · 等着 1/9"
    assert line.get("hx-get") == "/jobs/line"
    (bar,) = page(app.get(f"/jobs/{job.id}")).xpath("//progress")
    assert (bar.get("value"), bar.get("max")) == ("1", "9")
    app.post(f"/jobs/{job.id}/cancel")
    assert jobs.find_job(home.case, job.id).state is JobState.CANCELLED
    # The worker is free again: the next job is done although the one before would wait a minute.
    after = starting.start(home.case, "quick", {"word": "abcd"})
    _until(lambda: jobs.find_job(home.case, after.id).state is JobState.DONE)
    assert jobs.find_job(home.case, job.id).state is JobState.CANCELLED
    assert app.post(f"/jobs/{job.id}/cancel").status_code == 302
    done = page(app.get("/jobs/line"))
    assert "有结果了" in done.text_content()


@pytest.mark.usefixtures("at_work")
def test_locking_stops_a_job_and_it_goes_on_once_the_case_is_open_again(
    empty_app: Client, tmp_path: object
) -> None:
    home = _home()
    key, folder = home.key(), home.folder
    job = starting.start(home.case, "waits", {"seconds": 60})
    empty_app.get("/help/")
    _until(lambda: jobs.find_job(home.case, job.id).done == 1)
    locking.lock()
    assert homes.current() is None
    del tmp_path
    reopened = homes._opened(
        Home(folder, key, homes._alone(folder).__enter__()),
        None,
        now=job.created_at,
    )
    waiting = jobs.find_job(reopened.case, job.id)
    assert (waiting.state, waiting.attempts, waiting.done) == (JobState.QUEUED, 0, 0)
    empty_app.get("/help/")
    _until(lambda: jobs.find_job(reopened.case, job.id).state is JobState.RUNNING)


def test_a_job_that_a_crash_interrupted_is_taken_up_at_the_next_start(app: Client) -> None:
    home = _home()
    job = starting.start(home.case, "quick", {"word": "abc"})
    claimed = jobs.claim(case=home.case, now=job.created_at)
    assert claimed is not None  # and here the program ended
    assert jobs.find_job(home.case, job.id).state is JobState.RUNNING
    runner.begin()
    try:
        app.get("/help/")
        _until(lambda: jobs.find_job(home.case, job.id).state is JobState.DONE)
    finally:
        runner.end()


def test_a_job_that_is_given_back_has_changed_nothing(app: Client) -> None:
    del app
    home = _home()
    job = starting.start(home.case, "waits", {})
    leaving = threading.Event()
    leaving.set()
    claimed = jobs.claim(case=home.case, now=job.created_at)
    assert claimed is not None
    working.do(home, claimed, leaving)
    found = jobs.find_job(home.case, job.id)
    assert (found.state, found.attempts) == (JobState.QUEUED, 0)


def test_every_kind_that_the_table_names_is_there() -> None:
    names = ("read-file", "pack", "paper-files", "bundle", "verify")
    for name in names:
        kind = kinds.kind_of(name)
        assert (kind.work is None) != (kind.beside is None)
    assert kinds.kind_of("of-old").title.en == "Work of an earlier version"
    assert child.run.__module__ == "ashore.web.jobs.child"


def test_a_password_is_held_once_and_not_after_locking() -> None:
    starting.hand("u", "123456")
    assert starting.take("u") == "123456"
    assert starting.take("u") is None
    starting.hand("u", "123456")
    locking.lock()
    assert starting.take("u") is None
