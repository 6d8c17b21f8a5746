"""Real exports that lie beside the repository: each row is a contact or named."""

from __future__ import annotations

from pathlib import Path

import pytest

from ashore.intake.given_file import GivenFile
from ashore.intake.readers import reader_of
from ashore.intake.reading import Asked, Reading
from tests.intake.contacts.exports import NOW, add_up, contacts, left, offered

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "formats"
SAMPLES = {
    "sms/sms_backup_restore_2012.xml": ("sms-backup-restore", 9, 9),
    "sms/sms_cn_smsrecord.xml": ("sms-record", 6, 6),
    "sms/oppo_sms.vmsg": ("oppo-vmsg", 3, 3),
    "calls/calls_backup_restore_2016.xml": ("calls-backup-restore", 7, 7),
    "calls/calls_backup_restore_2017_dmy.xml": ("calls-backup-restore", 4, 4),
    "calls/oppo_call_records.xml": ("oppo-calls", 3, 3),
    "calls/iexplorer_iphone.csv": ("iexplorer-calls", 2, 2),
    "calls/imazing_iphone_header.csv": ("imazing-calls", 2, 2),
    "calls/imazing2_iphone_noheader.csv": ("imazing-calls-bare", 2, 2),
    "telecom/china_mobile_10086_call_header.csv": ("china-mobile-calls", 0, 0),
    "telecom/china_mobile_10086_sms_header.csv": ("china-mobile-messages", 0, 0),
    "telecom/china_unicom_10010_call_header.csv": ("china-unicom-calls", 0, 0),
    "wechat_chat/chatlog.csv": ("chatlog-table", 2, 2),
    "wechat_chat/memotrace_messages_full.csv": ("memotrace-full", 2, 2),
}

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the samples lie beside the repository")


def sample(name: str, picked: frozenset[str] | None, *, day_first: bool | None = None) -> Reading:
    file = GivenFile.at(FOLDER / name)
    return reader_of(file).read(file, Asked(recorded_at=NOW, picked=picked, day_first=day_first))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_reads_without_loss(name: str) -> None:
    reader, rows, entries = SAMPLES[name]
    asking = sample(name, None)
    reading = sample(name, frozenset(offered(asking)), day_first=True)
    assert (reading.reader, reading.rows, len(reading.entries)) == (reader, rows, entries)
    assert asking.entries == ()
    assert left(reading) == {}
    assert add_up(asking)
    assert add_up(reading)
    headings_only = [one.code for one in reading.findings]
    assert headings_only == ([] if rows else ["intake.no-rows"])


@pytest.mark.parametrize("folder", ["sms", "calls", "telecom", "wechat_chat"])
def test_no_sample_is_passed_over(folder: str) -> None:
    there = {f"{folder}/{file.name}" for file in (FOLDER / folder).iterdir()}
    assert there <= SAMPLES.keys()


def test_the_moments_of_a_sample() -> None:
    reading = sample("calls/imazing2_iphone_noheader.csv", frozenset({"+46879111111"}),
                     day_first=True)  # fmt: skip
    assert [one.at.isoformat() for one in contacts(reading)] == [
        "2017-06-02T09:45:00+08:00",
        "2017-06-02T10:42:00+08:00",
    ]
