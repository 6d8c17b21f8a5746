"""Whatever bytes come, only our errors come out, and every row is accounted for."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.errors.base import AshoreError
from ashore.intake.given_file import GivenFile
from ashore.intake.readers import readers
from ashore.intake.reading import Asked
from tests.intake.contacts.exports import (
    COLLECTOR,
    MOBILE,
    NOW,
    TELECOM,
    add_up,
    call,
    calls,
    offered,
    page,
    smses,
    table,
    workbook,
)
from tests.intake.contacts.test_chats import CHATLOG, CONVERSATION, MEMOTRACE, chatlog_json
from tests.intake.contacts.test_lists import BARE
from tests.intake.contacts.test_own_log import LOG
from tests.intake.contacts.test_sms_xml import record
from tests.intake.contacts.test_vmsg import vmsg
from tests.intake.contacts.test_xmlrows import BOMB

SEEDS = (
    smses(),
    record(("1", COLLECTOR, "2026-03-02 21:15:10", "您好")),
    calls(call(COLLECTOR, "2026-03-02 21:15:10", "1", 30)),
    (vmsg() + vmsg()).encode(),
    table(MOBILE),
    table(TELECOM, encoding="gb18030"),
    workbook(MOBILE),
    page(MOBILE),
    table(BARE),
    table(LOG),
    table(MEMOTRACE),
    table(CONVERSATION),
    table(CHATLOG),
    json.dumps(chatlog_json()).encode(),
    BOMB,
)


def mutated() -> st.SearchStrategy[bytes]:
    """Draw an export with a stretch cut out, doubled, or replaced by anything."""
    anything = st.binary(max_size=12) | st.sampled_from(
        [b"<sms ", b'"', b"'", b"&#55357;", b"\0", b"<!DOCTYPE", b"]]>", b",", b"\n", b"[",
         b"\xff\xfe", b"9" * 30, b"=", b"{", b"</smses>", b"\xe3\x80\x90"]
    )  # fmt: skip

    def change(seed: bytes, start: int, length: int, new: bytes, twice: bool) -> bytes:
        begin = start % (len(seed) + 1)
        end = begin + length
        return seed[:begin] + new + (seed[begin:end] * 2 if twice else b"") + seed[end:]

    once = st.builds(
        change,
        st.sampled_from(SEEDS),
        st.integers(0, 10_000),
        st.integers(0, 60),
        anything,
        st.booleans(),
    )
    return once | st.builds(
        change, once, st.integers(0, 10_000), st.integers(0, 60), anything, st.booleans()
    )


@given(mutated() | st.binary(max_size=300))
@settings(max_examples=150)
def test_only_our_errors_come_out(data: bytes) -> None:
    file = GivenFile.of(data, "given")
    for reader in readers():
        if not reader.recognises(file):
            continue
        try:
            asking = reader.read(file, Asked(recorded_at=NOW))
            picked = frozenset(offered(asking))
            kept = reader.read(
                file, Asked(recorded_at=NOW, picked=picked, year=2026, month=3, day_first=True)
            )
        except AshoreError:
            continue
        assert add_up(asking)
        assert add_up(kept)
        assert asking.entries == () or reader.name == "contact-log"


@pytest.mark.parametrize("seed", SEEDS[:-1])
def test_every_seed_is_read(seed: bytes) -> None:
    file = GivenFile.of(seed, "given")
    assert [reader.name for reader in readers() if reader.recognises(file) > 50]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_reader_takes_the_files_of_the_others(seed: bytes) -> None:
    file = GivenFile.of(seed, "given")
    for reader in readers():
        try:
            reading = reader.read(file, Asked(recorded_at=NOW, picked=frozenset({COLLECTOR})))
        except AshoreError:
            continue
        assert add_up(reading)
