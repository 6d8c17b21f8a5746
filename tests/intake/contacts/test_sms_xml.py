"""Messages in XML: of SMS Backup & Restore in all its ages, and of Chinese phone managers."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.case.entries_dealings import Channel
from ashore.case.fields import SHANGHAI
from ashore.intake.contacts import sms_xml
from tests.intake.contacts.exports import (
    COLLECTOR,
    LENDER,
    MOTHER,
    SMS_ROWS,
    add_up,
    contacts,
    everyone,
    given,
    left,
    ms,
    read,
    sms,
    smses,
)

AT = "2026-03-02 21:15:10"


def bodies(*rows: str) -> list[str]:
    return [one.text for one in contacts(everyone(smses(rows)))]


def test_a_message_becomes_a_contact() -> None:
    data = smses()
    reading = read(data, COLLECTOR)
    first, second = contacts(reading)
    assert first.at == dt.datetime(2026, 3, 2, 21, 15, 10, tzinfo=SHANGHAI)
    assert first.channel is Channel.SMS
    assert (first.direction, second.direction) == ("in", "out")
    assert first.counterpart_number == second.counterpart_number == COLLECTOR
    assert first.text == "今天不处理就安排上门\n请知悉"
    assert (first.to_whom, first.to_whom_relation) == ("本人", "本人")
    assert (first.duration_s, first.answered, first.counterpart_claims) == (None, None, None)
    assert first.source.model_dump() == {
        "how": "import",
        "file_hash": given(data).digest,
        "file_name": "given",
        "row": 2,
        "locator": None,
    }
    assert reading.reader == "sms-backup-restore"


def test_the_count_is_never_trusted() -> None:
    reading = everyone(smses(count=2))
    assert reading.rows == 7
    assert add_up(reading)


def test_a_signature_is_a_claim() -> None:
    [one] = contacts(read(smses(), LENDER))
    assert one.counterpart_claims == "驼峰钱包"
    [sent] = contacts(read(smses([sms(LENDER, AT, "【我】您好", kind="2")]), LENDER))
    assert sent.counterpart_claims is None


def test_drafts_and_failures_are_no_contacts() -> None:
    rows = [sms(COLLECTOR, AT, "x", kind=kind) for kind in "3456"]
    reading = read(smses(rows), COLLECTOR)
    assert reading.entries == ()
    assert left(reading) == {"draft": 4}


def test_seconds_and_milliseconds() -> None:
    in_ms = sms(COLLECTOR, AT, "您好")
    in_seconds = in_ms.replace(ms(AT), ms(AT)[:-3])
    [one], [other] = (contacts(everyone(smses([row]))) for row in (in_ms, in_seconds))
    assert one.id == other.id
    assert one.at == other.at


@pytest.mark.parametrize("date", ["null", "", "-1", "12", "9" * 40, "4102444800000"])
def test_a_moment_that_is_none_is_named(date: str) -> None:
    row = sms(COLLECTOR, AT, "您好").replace(ms(AT), date)
    reading = read(smses([row]), COLLECTOR)
    assert reading.entries == ()
    assert left(reading) == {"time": 1}


def test_the_words_null_are_nothing() -> None:
    assert bodies(sms(COLLECTOR, AT, "null")) == [""]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("&#55357;&#56832;", "😀"),
        ("&#xD83D;&#xDE00;", "😀"),
        ("&#128512;", "😀"),
        ("a&#55357;b", "a\ufffdb"),
        ("a&#0;b&#11;c", "abc"),
        ("a&#10;b", "a\nb"),
        ("A &amp; B &lt;x&gt; &quot;q&quot;", 'A & B <x> "q"'),
        ("A & B", "A & B"),
        ("a\x07b\x00c", "abc"),
        ("&nbsp;", "&nbsp;"),
        (" data='abc' ", "data='abc'"),
    ],
)
def test_what_old_backups_got_wrong_is_repaired(written: str, said: str) -> None:
    assert bodies(sms(COLLECTOR, AT, "BODY").replace("BODY", written)) == [said]


def test_attributes_in_any_order_and_any_quotes() -> None:
    usual = sms(COLLECTOR, AT, "您好")
    other = (
        f"<sms body='您好' contact_name='x \" address=&quot;1&quot;' type='1'\n date='{ms(AT)}'"
        f" address='{COLLECTOR}'/>"
    )
    [one], [two] = (contacts(everyone(smses([row]))) for row in (usual, other))
    assert one.id == two.id
    assert one.text == two.text


def test_pictures_and_groups() -> None:
    row = f"""<mms date="{ms(AT)}" msg_box="1" address="{LENDER}" m_type="132" contact_name="x">
      <parts><part seq="-1" ct="application/smil" text="&lt;smil/&gt;" />
      <part seq="0" ct="image/jpeg" text="null" data="{"QUJD" * 9000}" />
      <part seq="0" ct="text/plain" text="【驼峰钱包】催告函" /></parts>
      <addrs><addr address="{LENDER}" type="137" />
      <addr address="insert-address-token" type="151" /></addrs></mms>"""
    sent = f"""<mms date="{ms(AT)}" msg_box="2" address="{COLLECTOR}~{MOTHER}">
      <parts><part ct="text/plain" text="请发书面账单" /></parts>
      <addrs><addr address="{COLLECTOR}" type="151" /><addr address="{MOTHER}" type="151" /></addrs>
      </mms>"""
    one, two = contacts(everyone(smses([row, sent])))
    assert one.text == "【驼峰钱包】催告函\n[图片]"
    assert (one.counterpart_number, one.counterpart_claims) == (LENDER, "驼峰钱包")
    assert (two.direction, two.counterpart_number, two.to_whom) == ("out", COLLECTOR, "群聊")


def test_a_picture_to_nobody_named_takes_the_address_of_the_row() -> None:
    row = f'<mms date="{ms(AT)}" msg_box="1" address="{LENDER}"><parts/><addrs/></mms>'
    [one] = contacts(everyone(smses([row])))
    assert one.counterpart_number == LENDER


def test_a_sender_with_a_name_keeps_its_spelling() -> None:
    [one] = contacts(read(smses([sms("ServiRed", AT, "您好")]), "servired"))
    assert one.counterpart_number == "ServiRed"


def test_no_number_is_one_sender() -> None:
    rows = [sms(written, AT, written) for written in ("null", "-1", "")]
    reading = everyone(smses(rows))
    assert [one.counterpart_number for one in contacts(reading)] == [None, None, None]


def test_one_broken_row_costs_no_other() -> None:
    rows = [*SMS_ROWS[:2], f'<sms address="{COLLECTOR}" body="a < b" date="1', *SMS_ROWS[2:]]
    whole, damaged = everyone(smses()), everyone(smses(rows))
    assert [one.id for one in damaged.entries] == [one.id for one in whole.entries]
    assert left(damaged) == left(whole) | {"broken": 1}
    assert damaged.findings == ()


def test_a_file_that_ends_in_the_middle_gives_what_it_has() -> None:
    data = smses()
    reading = everyone(data[: data.index("妈妈炖了".encode())])
    assert [one.source.row for one in contacts(reading)] == [1, 2, 3]
    assert left(reading) == {"broken": 1}
    [finding] = reading.findings
    assert finding.code == "intake.cut-off"
    assert "4" in finding.says.zh


@pytest.mark.parametrize("data", [b'<smses count="0"></smses>', b'<smses count="0" />'])
def test_an_empty_backup_says_so(data: bytes) -> None:
    reading = read(data)
    assert reading.rows == 0
    assert [one.code for one in reading.findings] == ["intake.no-rows"]
    assert reading.questions == ()


def record(*messages: tuple[str, str, str, str]) -> bytes:
    rows = "".join(
        f"<SMS><Type>{kind}</Type><Status>0</Status><IsRead>1</IsRead><Address>{address}</Address>"
        f"<Date>{at}</Date><Subject></Subject><Body>{body}</Body></SMS>\n"
        for kind, address, at, body in messages
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<SMSRecord>\n{rows}</SMSRecord>'.encode()


def test_records_of_a_phone_manager() -> None:
    reading = everyone(
        record(
            ("1", LENDER, AT, "【驼峰钱包】已逾期"),
            ("2", LENDER, "2026-03-02 21:30:00", "请发账单"),
            ("3", LENDER, AT, "草稿"),
            ("1", LENDER, "那天", "您好"),
        )
    )
    assert reading.reader == "sms-record"
    first, second = contacts(reading)
    assert first.at == dt.datetime(2026, 3, 2, 21, 15, 10, tzinfo=SHANGHAI)
    assert (first.text, first.counterpart_claims) == ("【驼峰钱包】已逾期", "驼峰钱包")
    assert second.direction == "out"
    assert left(reading) == {"draft": 1, "time": 1}


def test_a_message_of_either_kind_of_backup_is_the_same() -> None:
    [one] = contacts(everyone(record(("1", LENDER, AT, "【驼峰钱包】已逾期"))))
    [other] = contacts(everyone(smses([sms(LENDER, AT, "【驼峰钱包】已逾期")])))
    assert one.id == other.id


@pytest.mark.parametrize(
    "signed", ["【驼峰钱包】请还款", "请还款【驼峰钱包】", "&#12304;驼峰钱包】请还款"]
)
def test_counting_many_messages_together_counts_the_same(
    signed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        sms(number, f"2026-03-{day:02} {hour:02}:00:00", "BODY", kind=kind).replace("BODY", said)
        for day in (2, 1, 28, 14)
        for hour in (10, 9, 22)
        for number, kind, said in (
            (LENDER, "1", signed),
            (LENDER, "2", "请还款"),
            ("1069055599999", "1", signed),
            ("1069055599999", "1", "【恒信】请还款"),
            (MOTHER, "1", "【汤】请还款"),
            (COLLECTOR, "3", "请还款"),
        )
    ]
    together = read(smses(rows))
    monkeypatch.setattr(sms_xml, "MOST_ALIKE", 1)
    assert read(smses(rows)).questions == together.questions
    monkeypatch.setattr(sms_xml, "LOOKED_AT", 10**6)
    apart = read(smses(rows))
    assert together.questions == apart.questions
    assert left(together) == left(apart) == {"waiting": 60, "draft": 12}
    [question] = together.questions
    assert [choice.says.zh.partition("；")[0] for choice in question.choices] == [
        "1069055599999（【驼峰钱包】、【恒信】）：消息 24，2026-03-01 至 2026-03-28",
        "【驼峰钱包】：消息 24，2026-03-01 至 2026-03-28",
        f"{LENDER}（【驼峰钱包】）：消息 24，2026-03-01 至 2026-03-28",
        f"{MOTHER}：消息 12，2026-03-01 至 2026-03-28",
    ]
