"""The sample's papers are read like anybody's, and only who was picked is kept."""

from __future__ import annotations

import datetime as dt

from ashore.case.entries_dealings import Contact
from ashore.case.entries_loans import Payment
from ashore.case.replay import replay
from ashore.intake.given_file import GivenFile
from ashore.intake.importing import holds_case
from ashore.intake.readers import reader_of
from ashore.samples.story import ANSWERS, sample, sample_case

TODAY = dt.date(2026, 11, 24)
READERS = {
    "paper-contract-shizhou.docx": "paper",
    "paper-contract-renhe.docx": "paper",
    "paper-contract-yanyu.txt": "paper-text",
    "paper-contract-jichuan.txt": "paper-text",
    "paper-bank.csv": "table",
    "paper-bank-partner.csv": "table",
    "paper-wallet.csv": "alipay-app",
    "paper-statement-jichuan.txt": "paper-text",
    "paper-contacts.csv": "contact-log",
    "paper-messages.xml": "sms-backup-restore",
    "paper-calls.xml": "calls-backup-restore",
    "paper-operator.csv": "china-mobile-calls",
    "paper-bill-shizhou.txt": "paper-text",
    "paper-bill-renhe.txt": "paper-text",
    "paper-bill-yanyu.txt": "paper-text",
    "paper-bill-jichuan.txt": "paper-text",
}


def papers(today: dt.date) -> tuple[GivenFile, ...]:
    return tuple(file for file in sample(today).papers if file.name != ANSWERS)


def test_each_paper_is_known_by_what_is_in_it() -> None:
    assert {file.name: reader_of(file).name for file in papers(TODAY)} == READERS
    assert [file.name for file in sample(TODAY).papers if holds_case(file)] == [ANSWERS]


def test_contacts_say_which_paper_they_were_read_from() -> None:
    case = replay(sample_case(TODAY))
    read = case.of(Contact)
    assert [c.source.file_name for c in read] == [
        *["paper-contacts.csv"] * 10,
        *["paper-messages.xml"] * 2,
        *["paper-calls.xml"] * 7,
        "paper-operator.csv",
    ]
    digests = {file.name: file.digest for file in papers(TODAY)}
    assert all(c.source.file_hash == digests[c.source.file_name or ""] for c in read)
    assert [c.duration_s for c in read if c.source.file_name == "paper-operator.csv"] == [38]
    night = next(c for c in read if c.at.hour == 22)
    assert (night.at.date(), night.counterpart_number, night.answered) == (
        dt.date(2026, 11, 17),
        "15400002202",
        True,
    )


def test_contacts_belong_to_the_loan_of_the_creditor_that_was_written_down() -> None:
    read = replay(sample_case(TODAY)).of(Contact)
    assert [c.loan for c in read] == [
        "shizhou", "jichuan", *["shizhou"] * 6, "renhe", "jichuan", *[None] * 10,
    ]  # fmt: skip


def test_the_payments_of_a_loan_are_read_from_the_wallet_s_bill() -> None:
    bill = next(file for file in papers(TODAY) if file.name == "paper-wallet.csv")
    case = replay(sample_case(TODAY))
    read = [one for one in case.of(Payment) if one.source.file_hash == bill.digest]
    assert [(one.loan, one.on.isoformat(), one.amount) for one in read] == [
        ("yanyu", f"2026-{month:02}-04", 56041) for month in range(5, 11)
    ]
    assert [one.product for one in [file.loan for file in case.loans]] == [
        "石舟分期·安心借", "稔禾消费金融·悦分期", "檐雨小贷·周转金", "霁川银行信用卡",
    ]  # fmt: skip


def test_nobody_else_is_in_the_case() -> None:
    kept = b"".join(sample_case(TODAY).lines).decode()
    private = next(file for file in papers(TODAY) if file.name == "paper-messages.xml")
    said = private.content(most=10_000).decode()
    for word in ("讲故事", "13800007788", "家里"):
        assert word in said
        assert word not in kept


def test_the_papers_move_with_the_day() -> None:
    one, two = papers(TODAY), papers(TODAY + dt.timedelta(days=1))
    assert {a.digest == b.digest for a, b in zip(one, two, strict=True)} == {False}
    sample.cache_clear()
    assert [file.digest for file in papers(TODAY)] == [file.digest for file in one]
