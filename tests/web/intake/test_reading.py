"""Files given to the app: read, shown, corrected, noted once, and taken back whole."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from ashore.case.entries_dealings import Contact
from ashore.case.entries_loans import Loan
from ashore.case.entry import Note
from ashore.case.fields import SHANGHAI
from ashore.case.ledger import Ledger
from ashore.case.ledgerfile import ledger_bytes
from ashore.case.replay import replay
from ashore.case.terms import LoanTerms, Method
from ashore.errors.store import HomeWriteError
from ashore.store import homes, ledgers, uploads
from ashore.text import Text
from tests.web.intake.given import STATEMENT, entries, fields_of, give, page, words

if TYPE_CHECKING:
    from django.test import Client


EARLIER = dt.datetime(2025, 3, 1, 9, tzinfo=SHANGHAI)


def rows() -> list[uploads.UploadRow]:
    """Return the files that were given."""
    home = homes.current()
    assert home is not None
    return list(uploads.uploads_of(home.case))


def test_a_statement_is_asked_about_shown_noted_once_and_taken_back(empty_app: Client) -> None:
    at = give(empty_app, ("流水.csv", STATEMENT))["Location"]
    asked = empty_app.get(at)
    assert "哪一列是金额？" in words(asked)
    empty_app.post(f"{at}/answers", {"q0": "数额=amount", "once": "1"})
    shown = empty_app.get(at)
    assert "流水 · 3 条" in words(shown)
    assert "2026年10月2日 · 流水 · 虚构超市 · -320.50 元" in words(shown)
    assert entries() == 0

    sent = fields_of(shown)
    first = empty_app.post(at, sent)
    assert first["Location"] == at
    assert entries() == 4  # three lines, and the file that they were read in
    again = empty_app.post(at, sent)  # the same form sent twice counts once
    assert (again.status_code, again["Location"], entries()) == (302, at, 4)
    done = empty_app.get(at)
    assert "记下了 4 条。" in words(done)
    (undo,) = page(done).xpath('//div[@role="status"]//form')
    assert undo.get("action") == f"{at}/undo"

    empty_app.post(f"{at}/undo")
    home = homes.current()
    assert home is not None
    assert [one.kind for one in ledgers.load(home.case).entries[4:]] == ["supersede"] * 4
    assert "撤回了 4 条" in words(empty_app.get(at))


def test_the_columns_of_a_table_are_remembered_and_the_same_lines_stay_once(
    empty_app: Client,
) -> None:
    at = give(empty_app, ("一.csv", STATEMENT))["Location"]
    empty_app.post(f"{at}/answers", {"q0": "数额=amount", "once": "1"})
    empty_app.post(at, fields_of(empty_app.get(at)))
    longer = STATEMENT + "2026-10-06,-9.00,虚构书店,买书\n".encode()
    later = give(empty_app, ("二.csv", longer))["Location"]
    shown = empty_app.get(later)
    assert "表格的列按您上次说的来读" in words(shown)
    assert "流水 · 4 条" in words(shown)
    assert "其中 3 条案件里已经有了，不会重复记。" in words(shown)
    empty_app.post(later, fields_of(shown))
    # One new line and one new file; three lines were there.
    assert entries() == 6
    assert "其中 3 条原来就有，没有重复记。" in words(empty_app.get(later))


def test_a_file_given_twice_is_named_and_stays_once(empty_app: Client) -> None:
    first = give(empty_app, ("一.csv", STATEMENT))["Location"]
    second = give(empty_app, ("二.csv", STATEMENT))
    assert second["Location"] == first
    assert len(rows()) == 1
    assert "“二.csv”和“一.csv”一模一样，只留一份。" in words(empty_app.get(first))


def test_a_pasted_message_needs_its_time_looked_at(empty_app: Client) -> None:
    text = "【虚构钱包】您的借款已逾期，请今日处理，联系13800000000。"
    at = give(empty_app, text=text)["Location"]
    shown = empty_app.get(at)
    assert "一条信息" in words(shown)
    sent = fields_of(shown)
    assert sent["v0_4"] == text
    refused = empty_app.post(at, sent)
    assert refused.status_code == 422
    (off,) = page(refused).xpath('//*[@id="f-v0_0-error"]')
    assert "时间：没有读准" in off.text_content()
    assert entries() == 0
    taken = fields_of(refused) | {"v0_0": "2026年11月20日 10:05", "v0_1": "10690000123"}
    assert empty_app.post(at, taken).status_code == 302
    home = homes.current()
    assert home is not None
    contact = ledgers.load(home.case).entries[0]
    assert isinstance(contact, Contact)
    assert (contact.at.isoformat(), contact.counterpart_number, contact.counterpart_claims) == (
        "2026-11-20T10:05:00+08:00",
        "10690000123",
        "虚构钱包",
    )
    assert contact.text == text


def test_a_value_that_cannot_stand_there_is_told_by_its_field(empty_app: Client) -> None:
    at = give(empty_app, text="明天之前请还款")["Location"]
    sent = fields_of(empty_app.get(at)) | {"v0_0": "昨天晚上"}
    refused = empty_app.post(at, sent)
    (off,) = page(refused).xpath('//*[@id="f-v0_0-error"]')
    assert "“昨天晚上”填在这里读不通" in off.text_content()
    (kept,) = page(refused).xpath('//*[@id="f-v0_0"]/@value')
    assert kept == "昨天晚上"
    assert entries() == 0


def test_pasted_terms_are_a_contract_for_a_new_loan(empty_app: Client) -> None:
    terms = (
        "借款合同\n出借人：虚构小额贷款有限公司\n借款金额为人民币12000元。\n"
        "借款年利率为18%。\n借款期限共12期，按等额本息还款。"
    )
    at = give(empty_app, text=terms)["Location"]
    shown = empty_app.get(at)
    assert "借款合同" in words(shown)
    sent = fields_of(shown)
    while (answer := empty_app.post(at, sent)).status_code == 422:
        open_ = [one for one in sent if one.startswith("s0_")]
        marked = page(answer).xpath('//main//input[starts-with(@name, "s0_")]/@name')
        assert set(open_) != set(marked)
        sent = fields_of(answer) | dict.fromkeys(marked, "1")
    home = homes.current()
    assert home is not None
    loan = ledgers.load(home.case).entries[0]
    assert isinstance(loan, Loan)
    assert loan.terms.principal == 1_200_000


def test_nothing_chosen_is_said_and_keeps_the_page(empty_app: Client) -> None:
    answer = give(empty_app)
    assert answer.status_code == 422
    assert "还没有选文件，也没有粘贴文字。" in words(answer)


def test_several_files_lead_to_the_list(empty_app: Client) -> None:
    answer = give(empty_app, ("一.csv", STATEMENT), ("空.csv", b""), text="请还款")
    assert answer["Location"] == "/import/"
    listed = words(empty_app.get("/import/"))
    assert "“空.csv”是空的，没有收下。" in listed
    assert "一.csv读好了，等您看 · 2026年11月26日 12:00" in listed
    assert "粘贴的文字.txt读好了，等您看" in listed


def test_a_file_that_is_not_wanted_is_gone(empty_app: Client) -> None:
    at = give(empty_app, ("一.csv", STATEMENT))["Location"]
    assert empty_app.post(f"{at}/forget")["Location"] == "/import/"
    assert rows() == []
    assert empty_app.get(at).status_code == 404


def test_a_full_disk_is_said_and_what_was_pasted_stays(
    empty_app: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise HomeWriteError(where="case.db", reason=Text("磁盘满了", "the disk is full"))

    monkeypatch.setattr("ashore.web.intake.taking.uploads.add_upload", full)
    answer = give(empty_app, text="一条很长的短信")
    assert answer.status_code == 422
    assert "case.db 写不进去：磁盘满了" in words(answer)
    (kept,) = page(answer).xpath('//textarea[@id="text"]')
    assert kept.text == "一条很长的短信"


def test_a_whole_case_is_merged_once_and_can_be_taken_back(empty_app: Client) -> None:
    other = Ledger.begin("other").append(
        Note(id="n-1", recorded_at=EARLIER, text="去年打过电话"),
        Loan(
            id="loan-9",
            recorded_at=EARLIER,
            product="虚构贷",
            terms=LoanTerms(method=Method.OPEN, principal=100_00),
        ),
    )
    content = ledger_bytes(other)
    at = give(empty_app, ("旧案件.ashore", content))["Location"]
    shown = empty_app.get(at)
    assert "一个案件，或咨询表" in words(shown)
    empty_app.post(at, fields_of(shown))
    home = homes.current()
    assert home is not None
    kept = ledgers.load(home.case).entries
    assert [(one.id, one.recorded_at) for one in kept] == [("n-1", EARLIER), ("loan-9", EARLIER)]
    empty_app.post(f"{at}/undo")
    assert replay(ledgers.load(home.case)).entries == ()
