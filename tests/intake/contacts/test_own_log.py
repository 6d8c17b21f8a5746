"""A contact log of one's own is read whole: whoever is in it was put there on purpose."""

from __future__ import annotations

from ashore.defend.contacts.contact import logged
from tests.intake.contacts.exports import COLLECTOR, add_up, contacts, read, table

LOG = (
    ("at", "channel", "direction", "counterpart_number", "counterpart_claims", "to_whom",
     "to_whom_relation", "duration_s", "text"),
    ("2026-03-02 21:15:10", "电话", "呼入", f"+86 {COLLECTOR}", "驼峰法务", "李芳", "母亲", "90",
     "让她转告"),
    ("2026-03-03", "短信", "呼入", COLLECTOR, "", "本人", "", "", "您好"),
    ("某天", "短信", "呼入", COLLECTOR, "", "本人", "", "", "您好"),
)  # fmt: skip


def test_a_row_becomes_a_contact_without_a_pick() -> None:
    reading = read(table(LOG))
    assert reading.reader == "contact-log"
    assert reading.questions == ()
    [one] = contacts(reading)
    assert (one.counterpart_number, one.counterpart_claims) == (COLLECTOR, "驼峰法务")
    assert (one.to_whom, one.to_whom_relation) == ("李芳", "relative")
    assert (one.duration_s, one.text, one.source.row) == (90, "让她转告", 1)


def test_rows_that_are_left_out_say_why() -> None:
    reading = read(table(LOG))
    assert [(one.code, one.row) for one in reading.left_out] == [
        ("contacts.day-only", 2),
        ("contacts.time-unreadable", 3),
    ]
    assert add_up(reading)


def test_what_is_odd_about_a_row_that_is_kept_is_a_finding() -> None:
    rows = [LOG[0], (*LOG[1][:7], "很久", "让她转告")]
    [finding] = read(table(rows)).findings
    assert finding.code == "contacts.duration-unreadable"
    assert finding.where == "given:1"


def test_the_id_is_of_what_the_row_says() -> None:
    plain, padded = (
        contacts(read(table(rows)))
        for rows in (LOG, [LOG[0], tuple(f" {cell} " for cell in LOG[1])])
    )
    assert plain[0].id == padded[0].id
    [other] = contacts(read(table([LOG[0], (*LOG[1][:8], "别的话")])))
    assert other.id != plain[0].id


def test_a_relation_is_kept_only_where_the_name_does_not_say_it() -> None:
    who = (("母亲", ""), ("母亲", "母亲"), ("李芳", "母亲"), ("本人", ""))
    rows = [LOG[0], *((*LOG[1][:5], name, relation, *LOG[1][7:]) for name, relation in who)]
    found = contacts(read(table(rows)))
    assert [(one.to_whom, one.to_whom_relation) for one in found] == [
        ("母亲", None), ("母亲", None), ("李芳", "relative"), (None, None),
    ]  # fmt: skip
    reached = [logged(one, 1).reached.person.value for one in found]
    assert reached == ["relative", "relative", "relative", "borrower"]


def test_a_column_that_is_not_used_is_named() -> None:
    reading = read(table(((*LOG[0], "心情"), (*LOG[1], "差"))))
    assert [one.code for one in reading.findings] == ["contacts.column-unknown"]
    assert "心情" in reading.findings[0].says.zh
