"""Drafts, settings, the journal, uploads and jobs, on both databases."""

from __future__ import annotations

import datetime as dt
import threading
import uuid
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import DecimalField, FloatField

from ashore.errors.recover import JournalUnreadableError
from ashore.errors.store import JobStateError, RowMissingError
from ashore.recover.care.checkin import CheckIn, GoingOn
from ashore.recover.care.journal import HabitKept, Journal
from ashore.store import drafts, jobs, journals, models, settings_rows, uploads
from ashore.store.jobs import JobState
from ashore.store.jsontext import storable
from ashore.store.uploads import UploadState
from ashore.text import Text
from tests.store.conftest import NOW

LATER = NOW + dt.timedelta(minutes=5)


def test_a_draft_is_kept_at_every_answer(case: int) -> None:
    drafts.keep_draft(case, "start", {"name": ["王"]}, now=NOW)
    drafts.keep_draft(case, "start", {"name": ["王"], "age": [30]}, now=LATER)
    found = drafts.find_draft(case, "start")
    assert found is not None
    assert (found.value, found.updated_at) == ({"name": ["王"], "age": [30]}, LATER)
    assert drafts.drop_draft(case, "start")
    assert drafts.find_draft(case, "start") is None
    assert not drafts.drop_draft(case, "start")


def test_drafts_are_listed_by_how_their_names_begin(case: int) -> None:
    for n, name in enumerate(["paper:1", "Paper:2", "paper:3", "loan"]):
        drafts.keep_draft(case, name, {}, now=NOW + dt.timedelta(seconds=n))
    assert [one.name for one in drafts.drafts_of(case, "paper:")] == ["paper:3", "paper:1"]
    assert len(drafts.drafts_of(case)) == 4


def test_a_hostile_answer_is_kept_without_what_no_database_holds(case: int) -> None:
    drafts.keep_draft(case, "x", {"a\0": ["b\0c", "\ud800", "😀" * 1000]}, now=NOW)
    found = drafts.find_draft(case, "x")
    assert found is not None
    assert found.value == {"a": ["bc", "?", "😀" * 1000]}


@pytest.mark.parametrize("value", [0.5, Decimal(1), b"x", object()])
def test_what_is_no_json_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="is not kept as JSON"):
        storable({"a": [value]})


def test_a_setting_holds_until_it_is_dropped(case: int) -> None:
    assert settings_rows.setting(case, "theme", "light") == "light"
    settings_rows.keep_setting(case, "theme", "dark", now=NOW)
    settings_rows.keep_setting(case, "columns:ab", {"时间": "on"}, now=NOW)
    assert settings_rows.setting(case, "theme", "light") == "dark"
    assert [one.value for one in settings_rows.settings_of(case, "columns:")] == [{"时间": "on"}]
    assert settings_rows.drop_setting(case, "theme")
    assert settings_rows.setting(case, "theme") is None


def _journal() -> Journal:
    one = CheckIn(id="c1", at=NOW, pressure=3, sleep=1, day=1, going_on=GoingOn.NONE)
    habit = HabitKept(habit="walk", since=NOW.date(), review_on=NOW.date())
    return Journal(habit=habit, hard_hour={"call": "妹妹"}, quiet_from="22:00").with_checkin(one)


def test_a_journal_comes_back_as_it_was_kept(case: int) -> None:
    assert journals.read_journal(case) == Journal()
    journals.keep_journal(case, _journal())
    assert journals.read_journal(case) == _journal()


def test_a_deleted_checkin_leaves_no_row(case: int) -> None:
    journals.keep_journal(case, _journal())
    journals.keep_journal(case, _journal().without("c1"))
    assert journals.read_journal(case).checkins == ()
    journals.keep_journal(case, Journal())
    assert models.Journal.objects.count() == 0


def test_a_journal_of_a_newer_version_is_left_alone(case: int) -> None:
    models.Journal.objects.create(case_id=case, data={"format": "ashore-care/9"})
    with pytest.raises(JournalUnreadableError):
        journals.read_journal(case)


def test_an_upload_keeps_its_bytes_until_it_is_dropped(case: int) -> None:
    content = bytes(range(256)) * 40
    row = uploads.add_upload(case, "账\0单" + "长" * 300 + ".csv", content, now=NOW)
    assert (len(row.file_name), row.state) == (255, UploadState.GIVEN)
    read = uploads.change_upload(case, row.id, UploadState.READ, found={"rows": [1, 2]})
    assert uploads.change_upload(case, row.id, UploadState.ACCEPTED).found == read.found
    assert uploads.content_of(case, row.id) == content
    assert [one.id for one in uploads.uploads_of(case)] == [row.id]
    assert uploads.drop_upload(case, row.id)
    for asks in (uploads.find_upload, uploads.content_of):
        with pytest.raises(RowMissingError):
            asks(case, row.id)
    with pytest.raises(RowMissingError):
        uploads.change_upload(case, row.id, UploadState.READ)


def test_another_case_does_not_see_an_upload(case: int) -> None:
    row = uploads.add_upload(case, "a", b"", now=NOW)
    with pytest.raises(RowMissingError):
        uploads.content_of(case + 1, row.id)


def test_a_job_goes_its_way(case: int) -> None:
    queued = jobs.enqueue(case, "pack", {"for": "bank"}, now=NOW)
    taken = jobs.claim(now=NOW)
    assert taken is not None
    assert (taken.id, taken.state, taken.attempts) == (queued.id, JobState.RUNNING, 1)
    assert jobs.claim(now=NOW) is None
    assert jobs.progress(queued.id, 2, 5, Text("读第 2 页", "page 2"))
    told = jobs.find_job(case, queued.id)
    assert (told.done, told.of, told.says.zh) == (2, 5, "读第 2 页")
    assert jobs.finish(queued.id, result={"pages": 5}, file=b"%PDF", now=LATER)
    done = jobs.find_job(case, queued.id)
    assert (done.state, done.result, done.finished_at) == (JobState.DONE, {"pages": 5}, LATER)
    assert jobs.file_of(case, queued.id) == b"%PDF"
    assert jobs.drop_job(case, queued.id)
    assert jobs.jobs_of(case) == ()


def test_jobs_are_taken_in_their_order_and_once(case: int) -> None:
    wanted = [
        jobs.enqueue(case, "read", {"n": n}, now=NOW + dt.timedelta(seconds=n)).id for n in range(6)
    ]
    taken: list[uuid.UUID] = []

    def work() -> None:
        try:
            while job := jobs.claim(now=LATER):
                taken.append(job.id)
        finally:
            connection.close()

    workers = [threading.Thread(target=work, daemon=True) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=30)
    assert sorted(taken) == sorted(wanted)


def test_a_cancelled_job_stays_cancelled(case: int) -> None:
    job = jobs.enqueue(case, "pack", {}, now=NOW).id
    assert jobs.claim(now=NOW, case=case) is not None
    assert jobs.cancel(case, job, now=LATER).state is JobState.CANCELLED
    assert not jobs.progress(job, 1, 2)
    assert not jobs.finish(job, now=LATER)
    assert not jobs.fail(job, Text("不行", "no"), now=LATER)
    assert jobs.find_job(case, job).state is JobState.CANCELLED
    with pytest.raises(JobStateError) as caught:
        jobs.cancel(case, job, now=LATER)
    assert caught.value.values["state"] == "cancelled"


def test_a_job_survives_a_restart_but_not_three(case: int) -> None:
    job = jobs.enqueue(case, "ocr", {}, now=NOW).id
    for attempt in (1, 2, 3):
        taken = jobs.claim(now=NOW)
        assert taken is not None
        assert taken.attempts == attempt
        jobs.resume_interrupted(now=LATER)
    ended = jobs.find_job(case, job)
    assert (ended.state, ended.finished_at) == (JobState.FAILED, LATER)
    assert "停在这一步" in ended.says.zh


def test_an_unfinished_job_is_not_dropped(case: int) -> None:
    job = jobs.enqueue(case, "ocr", {}, now=NOW).id
    assert not jobs.drop_job(case, job)
    with pytest.raises(RowMissingError):
        jobs.find_job(case, uuid.uuid4())


def test_no_column_is_a_decimal_or_a_binary_fraction() -> None:
    tables = list(apps.get_app_config("store").get_models())
    fields = [field for table in tables for field in table._meta.get_fields()]
    assert [one for one in fields if isinstance(one, DecimalField | FloatField)] == []
    assert len(tables) == 7


def test_every_row_belongs_to_a_case() -> None:
    for table in apps.get_app_config("store").get_models():
        if table is not models.Case:
            assert not table._meta.get_field("case").null
