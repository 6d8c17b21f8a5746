"""Only whom the person picks is kept; of all others nothing but a count remains."""

from __future__ import annotations

import dataclasses

import pytest

from ashore.errors.intake import TooManyContactsError, TooManySendersError
from ashore.intake.contacts import picking, senders
from ashore.intake.reading import Reading
from tests.intake.contacts.exports import (
    COLLECTOR,
    LENDER,
    MOBILE,
    MOTHER,
    add_up,
    call,
    calls,
    contacts,
    everyone,
    left,
    offered,
    read,
    sms,
    smses,
    table,
)

AT = "2026-03-02 21:15:10"
PRIVATE = ("晚上回家吃饭吗", "炖了汤", "【汤】", "在锅里")


def written(reading: Reading) -> str:
    """Return everything that a reading says, its file aside."""
    return str(dataclasses.replace(reading, file=reading.file.of(b"", "given")))


def test_without_a_pick_nothing_is_kept_and_the_question_is_asked() -> None:
    reading = read(smses())
    assert reading.entries == ()
    assert left(reading) == {"waiting": 6, "draft": 1}
    assert [one.answers for one in reading.questions] == ["picked"]
    assert add_up(reading)


def test_the_choices_say_who_how_often_and_when_the_likeliest_first() -> None:
    [question] = read(smses()).questions
    assert [(one.value, one.says.zh) for one in question.choices] == [
        ("【驼峰钱包】", "【驼峰钱包】：消息 2，2026-03-01 至 2026-03-04；像在说欠款、催收"),
        (LENDER, f"{LENDER}（【驼峰钱包】）：消息 1，2026-03-01 至 2026-03-01；像在说欠款、催收"),
        (COLLECTOR, f"{COLLECTOR}：消息 2，2026-03-02 至 2026-03-02；像在说欠款、催收"),
        ("1069055599999",
         "1069055599999（【驼峰钱包】）：消息 1，2026-03-04 至 2026-03-04；像贷款平台或出借方"),
        (MOTHER, f"{MOTHER}（妈妈）：消息 2，2026-03-03 至 2026-03-03"),
    ]  # fmt: skip
    assert "5" in question.says.zh or "4" in question.says.zh


@pytest.mark.parametrize("picks", [(), (COLLECTOR,), ("【驼峰钱包】",)])
def test_no_word_of_a_private_message_comes_out(picks: tuple[str, ...]) -> None:
    said = written(read(smses(), *picks))
    assert not any(word in said for word in PRIVATE)
    if picks:
        assert MOTHER not in said
        assert "妈妈" not in said


def test_who_was_not_picked_is_only_counted() -> None:
    reading = read(smses(), COLLECTOR)
    assert left(reading) == {"not-picked": 4, "draft": 1}
    [dropped] = [one for one in reading.left_out if one.code == "contacts.not-picked"]
    assert dropped.says.zh == "4 条不是选中的号码，没有保存。"
    assert (dropped.row, dropped.place) == (None, "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("13800001234", "+86 138-0000-1234"),
        ("13800001234", "0086 (138) 0000 1234"),
        ("13800001234", "86138 0000 1234"),
        ("02155551234", "+86 (21) 5555-1234"),
        ("02155551234", "021-55551234-8001"),
        ("4008001234", "400-800-1234"),
        ("95588", "+8695588"),
        ("1069055512345", "+86 1069055512345"),
        ("ServiRed", "servired"),
    ],
)
def test_spellings_of_a_number_are_one_pick(one: str, other: str) -> None:
    data = smses([sms(one, AT, "一"), sms(other, AT, "二")])
    assert len(offered(read(data))) == 1
    ids = [[entry.id for entry in read(data, pick).entries] for pick in (one, other)]
    assert ids[0] == ids[1]
    assert len(ids[0]) == 2


def test_a_signature_picks_every_service_number_that_bears_it() -> None:
    found = contacts(read(smses(), "【驼峰钱包】"))
    assert [one.counterpart_number for one in found] == [LENDER, "1069055599999"]
    # Anybody can write brackets: a private number does not come with them.
    assert read(smses(), "【汤】").entries == ()


def test_a_name_in_the_book_may_tell_what_a_call_was_about() -> None:
    data = calls(
        call("13700000001", AT, "1", 30, name="表哥"),
        call("13700000002", AT, "1", 30, name="催收-驼峰"),
    )
    assert offered(read(data)) == ["13700000002", "13700000001"]


def test_calls_without_a_number_can_be_picked() -> None:
    data = calls(call("-1", AT, "1", 30), call("", AT, "3", 0), call(MOTHER, AT, "1", 30))
    [question] = read(data).questions
    assert question.choices[0].value == "withheld"
    assert question.choices[0].says.zh.startswith("不显示号码的来电：通话 2")
    assert len(read(data, "withheld").entries) == 2


def test_overlapping_exports_give_the_same_contacts() -> None:
    rows = [sms(COLLECTOR, f"2026-03-0{day} 10:00:00", f"第{day}天") for day in range(1, 8)]
    early, late = (contacts(read(smses(part), COLLECTOR)) for part in (rows[:5], rows[3:]))
    assert len({one.id for one in (*early, *late)}) == 7


def test_a_call_in_a_backup_and_in_an_operators_list_is_the_same() -> None:
    backup = calls(call(COLLECTOR, AT, "1", 90))
    [one], [other, _] = read(backup, COLLECTOR).entries, read(table(MOBILE), COLLECTOR).entries
    assert one.id == other.id


def test_the_same_twice_is_two_contacts() -> None:
    [one, two] = everyone(smses([sms(COLLECTOR, AT, "您好")] * 2)).entries
    assert two.id == f"{one.id}-2"


def test_a_text_longer_than_any_is_cut_and_that_is_said() -> None:
    reading = everyone(smses([sms(COLLECTOR, AT, "逾" * 20_001)]))
    [one] = contacts(reading)
    assert len(one.text) == 20_000
    assert [finding.code for finding in reading.findings] == ["intake.text-long"]


def test_signs_that_act_on_a_screen_are_taken_out() -> None:
    data = calls(call("x\u202e1", AT, "1", 30, name="a\u200bb"))
    [question] = read(data).questions
    assert question.choices[0].says.zh.startswith("x1（ab）")
    assert contacts(everyone(data))[0].counterpart_number == "x1"


def test_more_senders_than_a_telephone_can_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(senders, "MOST_SENDERS", 3)
    with pytest.raises(TooManySendersError):
        read(smses([sms(f"1380000000{n}", AT, "x") for n in range(4)]))


def test_more_contacts_than_a_case_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picking, "MOST_CONTACTS", 1)
    with pytest.raises(TooManyContactsError):
        read(smses(), COLLECTOR)


def test_a_long_list_of_senders_shows_the_likeliest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(senders, "MOST_CHOICES", 2)
    [question] = read(smses()).questions
    assert len(question.choices) == 2
    assert "最可能的 2 个" in question.says.zh
    assert contacts(read(smses(), MOTHER))[0].counterpart_number == MOTHER
