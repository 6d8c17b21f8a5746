"""Messages of an OPPO backup."""

from __future__ import annotations

import quopri

import pytest

from ashore.errors.intake import RowTooLargeError
from tests.intake.contacts.exports import (
    COLLECTOR,
    LENDER,
    contacts,
    everyone,
    left,
    ms,
    sms,
    smses,
)

AT = "2026-03-02 21:15:10"
TEXT = "【驼峰钱包】您的借款已逾期，请还款=谢谢"


def vmsg(address: str = LENDER, text: str = TEXT, *, box: str = "INBOX", **changes: str) -> str:
    quoted = "".join(f"={byte:02X}" for byte in text.encode())
    subject = f"SubjectENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:{quoted}"
    return "\n".join(
        (
            "BEGIN:VMSG", "VERSION:1.1", "BEGIN:VCARD", f"TEL:{address}", "END:VCARD",
            "BEGIN:VBODY", f"X-BOX:{box}", "X-READ:READ", "X-SIMID:0", "X-TYPE:SMS",
            "Date:2026/03/02 21:15:10",
            changes.get("origin", f"DateOrigin:{ms(AT)}"), changes.get("subject", subject),
            "END:VBODY", "END:VMSG", "",
        )
    )  # fmt: skip


def test_a_message_is_the_same_as_in_any_backup() -> None:
    reading = everyone(vmsg().encode())
    assert reading.reader == "oppo-vmsg"
    [one], [other] = contacts(reading), contacts(everyone(smses([sms(LENDER, AT, TEXT)])))
    assert one.id == other.id
    assert (one.text, one.counterpart_claims) == (TEXT, "驼峰钱包")


def test_boxes() -> None:
    data = vmsg() + vmsg(box="SENDBOX") + vmsg(box="DRAFTBOX") + vmsg(box="OUTBOX")
    reading = everyone(data.encode())
    assert [one.direction for one in contacts(reading)] == ["in", "out"]
    assert left(reading) == {"draft": 2}


def test_the_local_date_stands_in_for_the_count() -> None:
    [usual], [local] = (
        contacts(everyone(vmsg(origin=origin).encode()))
        for origin in (f"DateOrigin:{ms(AT)}", "X-NOTHING:1")
    )
    assert usual.id == local.id


@pytest.mark.parametrize(
    "subject",
    [
        "Subject;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:"
        + quopri.encodestring(TEXT.encode()).decode(),
        f"Subject:{TEXT}",
        "SubjectENCODING=QUOTED-PRINTABLE;CHARSET=GBK:"
        + "".join(f"={byte:02X}" for byte in TEXT.encode("gbk")),
    ],
)
def test_other_ways_to_write_the_words(subject: str) -> None:
    [one] = contacts(everyone(vmsg(subject=subject).encode()))
    assert one.text == TEXT


def test_line_ends_do_not_matter() -> None:
    [one], [other] = (contacts(everyone(text.encode())) for text in
                      (vmsg(), vmsg().replace("\n", "\r\n")))  # fmt: skip
    assert one.id == other.id


def test_a_file_that_ends_in_the_middle() -> None:
    data = (vmsg() + vmsg(COLLECTOR)).encode()
    reading = everyone(data[:-60])
    assert len(reading.entries) == 1
    assert left(reading) == {"broken": 1}
    assert [one.code for one in reading.findings] == ["intake.cut-off"]


def test_a_message_that_never_ends_leaves_the_next_whole() -> None:
    data = vmsg().replace("END:VMSG\n", "") + vmsg(COLLECTOR)
    assert [one.counterpart_number for one in contacts(everyone(data.encode()))] == [
        LENDER,
        COLLECTOR,
    ]


def test_a_message_larger_than_any_is_refused() -> None:
    with pytest.raises(RowTooLargeError):
        everyone(b"BEGIN:VMSG\n" + b"A" * (5 * 2**20))
