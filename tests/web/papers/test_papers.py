"""Papers: listed by purpose, filled and reworded honestly, fetched, sent and answered."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from ashore.case.entries_papers import Complaint
from ashore.case.replay import Case, replay
from ashore.store import homes, jobs, ledgers
from ashore.web.jobs import runner
from tests.web.intake.given import fields_of, page, words

if TYPE_CHECKING:
    from django.test import Client

PAPER = "/papers/complaint-lender-shizhou"


@pytest.fixture
def drafted(app: Client) -> Client:
    """Return a browser with the sample open and its papers drafted."""
    for _ in range(40):
        if "正在起草" not in words(app.get("/papers/")):
            return app
    pytest.fail("the papers were not drafted in a minute")


def _case() -> Case:
    home = homes.current()
    assert home is not None
    return replay(ledgers.load(home.case))


def _fields(client: Client, address: str) -> dict[str, Any]:
    return fields_of(client.get(address))


def _named(client: Client, address: str, label: str) -> str:
    """Return the name of the field that a label stands by."""
    (found,) = page(client.get(address)).xpath(f'//label[normalize-space()="{label}"]/@for')
    return str(found).removeprefix("f-")


def _sentence(fields: dict[str, Any], words_in_it: str) -> str:
    return next(name for name, said in fields.items() if name[0] == "s" and words_in_it in said)


def test_papers_stand_by_purpose_with_why_and_what_they_lack(drafted: Client) -> None:
    listed = page(drafted.get("/papers/"))
    headings = [one.text_content() for one in listed.xpath("//main//form//h2")]
    assert headings[:3] == [
        "说明困难，申请怎么还", "把账问清楚，把话落到纸上", "请对方停止打扰",
    ]  # fmt: skip
    (card,) = listed.xpath('//article[@id="p-complaint-lender-shizhou"]')
    said = " ".join(card.text_content().split())
    assert "还缺 3 处" in said
    assert said.startswith("关于催收方式的投诉 给 槐溪村镇银行")
    assert "先向机构自己投诉" in said


def test_a_paper_is_shown_as_it_is_printed_with_its_exhibits(drafted: Client) -> None:
    shown = page(drafted.get(PAPER))
    (sheet,) = shown.xpath('//article[@lang="zh-CN"]')
    assert "致：槐溪村镇银行" in sheet.text_content()
    assert [one.text_content() for one in sheet.xpath('.//mark[@class="gap"]')] == [
        "【待填：身份证号码】", "【待填：手机号】", "【待填：联系地址】",
    ]  # fmt: skip
    aside = " ".join(shown.xpath("//main//aside")[0].text_content().split())
    assert "填能接通、对方已登记的号码。" in aside
    assert "随附" in aside
    assert drafted.get("/papers/nothing").status_code == 404


@pytest.mark.parametrize(
    ("form", "begins"), [("docx", b"PK\x03\x04"), ("pdf", b"%PDF"), ("txt", "关于".encode())]
)
def test_a_paper_is_fetched_in_each_form(drafted: Client, form: str, begins: bytes) -> None:
    response = drafted.get(f"{PAPER}/file/{form}")
    assert response.content.startswith(begins)
    assert response["Content-Disposition"].startswith("attachment;")
    assert drafted.get(f"{PAPER}/file/exe").status_code == 404


def test_a_number_that_is_filled_in_becomes_a_record_and_an_address_stays_in_the_paper(
    drafted: Client,
) -> None:
    address = f"{PAPER}/words"
    phone, home = _named(drafted, address, "手机号"), _named(drafted, address, "联系地址")
    assert "身份证号码" not in [
        one.text_content() for one in page(drafted.get(address)).xpath("//label")
    ]
    sent = _fields(drafted, address) | {phone: "15500000000", home: "虚构路 1 号"}
    assert drafted.post(address, sent)["Location"] == PAPER
    from ashore.documents.papers.people import person_of  # noqa: PLC0415 - one place asks

    person = person_of(_case())
    assert person is not None
    assert (person.phone, person.name) == ("15500000000", "沈若川")
    sheet = words(drafted.get(PAPER))
    assert "联系地址：虚构路 1 号" in sheet
    assert "还缺 1 处" in sheet
    # Another paper has the number too, and not the address.
    other = words(drafted.get("/papers/complaint-lender-renhe"))
    assert "手机号：15500000000" in other
    assert "联系地址：【待填：联系地址】" in other


def test_a_request_is_reworded_freely_and_a_fact_is_marked_as_from_memory(
    drafted: Client,
) -> None:
    address = f"{PAPER}/words"
    sent = _fields(drafted, address)
    request = _sentence(sent, "请登记本投诉")
    fact = _sentence(sent, "用私人手机或社交账号联系")
    changed = sent | {
        request: "请登记本投诉并给我工单号。",
        fact: "有人用私人微信联系我，要我转账。",
        "added": "那天我正在上班。",
    }
    drafted.post(address, changed)
    sheet = words(drafted.get(PAPER))
    assert "请登记本投诉并给我工单号。" in sheet
    assert "请登记本投诉并给我工单号（据我回忆）" not in sheet
    assert "有人用私人微信联系我，要我转账（据我回忆）。" in sheet
    assert "那天我正在上班（据我回忆）。" in sheet
    drafted.post(f"{PAPER}/words/undo")
    assert "有人用私人微信联系我" not in words(drafted.get(PAPER))


def test_what_the_records_state_cannot_be_worded_away_and_the_sentence_is_named(
    drafted: Client,
) -> None:
    address = f"{PAPER}/words"
    sent = _fields(drafted, address)
    loan = _sentence(sent, "合同号 SZ-7719-0042")
    refused = drafted.post(address, sent | {loan: "这份材料关于我的一笔借款。"})
    assert refused.status_code == 422
    (told,) = page(refused).xpath('//*[@id="problems"]')
    assert "少了记录里的" in told.text_content()
    assert "这份材料关于我的一笔借款。" in told.text_content()
    assert "合同号 SZ-7719-0042" in words(drafted.get(PAPER))


def test_a_wrong_claim_about_the_law_does_not_get_in(drafted: Client) -> None:
    address = f"{PAPER}/words"
    sent = _fields(drafted, address)
    request = _sentence(sent, "请让今后的联系避开夜间和清晨")
    refused = drafted.post(address, sent | {request: "夜间催收属于违法，请停止。"})
    assert refused.status_code == 422
    assert "这句话不准确" in words(refused)


def test_a_paper_that_was_sent_has_a_running_clock_until_its_answer(drafted: Client) -> None:
    future = _fields(drafted, f"{PAPER}/sent") | {"on": "2026-12-24", "by": "letter"}
    refused = drafted.post(f"{PAPER}/sent", future)
    assert "寄出的日子不会在今天以后。" in words(refused)
    sent = _fields(drafted, f"{PAPER}/sent") | {
        "on": "2026-11-25", "by": "letter", "receipt": "EMS-1",
    }  # fmt: skip
    assert drafted.post(f"{PAPER}/sent", sent)["Location"] == "/papers/"
    drafted.post(f"{PAPER}/sent", sent)  # sent twice, noted once
    (complaint,) = [one for one in _case().of(Complaint) if one.paper]
    assert (complaint.receipt_no, str(complaint.filed_on)) == ("EMS-1", "2026-11-25")
    for _ in range(40):
        listed = words(drafted.get("/papers/"))
        if "正在起草" not in listed:
            break
    assert "在等的答复 槐溪村镇银行 · 关于催收方式的投诉" in listed
    assert "2026年11月25日 寄给 槐溪村镇银行" in listed
    answer = f"/papers/answers/{complaint.id}"
    given = _fields(drafted, answer) | {"on": "2026-11-26", "says": "正在核查"}
    drafted.post(answer, given)
    (later,) = [one for one in _case().of(Complaint) if one.paper]
    assert (str(later.answered_on), later.outcome) == ("2026-11-26", "正在核查")
    assert drafted.get("/papers/answers/nothing").status_code == 404


def test_the_pack_is_made_apart_with_the_persons_own_words(drafted: Client) -> None:
    address = f"{PAPER}/words"
    sent = _fields(drafted, address)
    request = _sentence(sent, "请登记本投诉")
    drafted.post(address, sent | {request: "请登记本投诉并给我工单号。"})
    for _ in range(40):
        if "正在起草" not in words(drafted.get("/papers/pack")):
            break
    at = drafted.post("/papers/pack", {"paper": ["complaint-lender-shizhou"]})["Location"]
    home = homes.current()
    assert home is not None
    runner.work_off(home)
    listed = words(drafted.get(at))
    assert "report.pdf" in listed
    job = at.rpartition("/")[2]
    response = drafted.get(f"/jobs/{job}/file")
    with zipfile.ZipFile(io.BytesIO(response.content)) as pack:
        names = set(pack.namelist())
        docx = pack.read("complaint-lender-shizhou.docx")
    assert {"README.txt", "report.pdf", "report.html", "calendar.ics", "fetch-list.pdf"} <= names
    assert "hardship-renhe.docx" not in names
    with zipfile.ZipFile(io.BytesIO(docx)) as paper:
        assert "请登记本投诉并给我工单号。" in paper.read("word/document.xml").decode()


def test_the_files_of_ticked_papers_come_as_one(drafted: Client) -> None:
    assert drafted.post("/papers/files")["Location"] == "/papers/"
    at = drafted.post("/papers/files", {"paper": ["handover-sheet", "x"]})["Location"]
    home = homes.current()
    assert home is not None
    runner.work_off(home)
    response = drafted.get(f"{at}/file")
    with zipfile.ZipFile(io.BytesIO(response.content)) as files:
        assert files.namelist()[:3] == [
            "handover-sheet.docx", "handover-sheet.pdf", "handover-sheet.txt",
        ]  # fmt: skip
    assert jobs.jobs_of(home.case)[0].result["file_name"] == "papers-20261126.zip"  # type: ignore[call-overload,index]


def test_an_empty_case_says_what_to_do(empty_app: Client) -> None:
    for _ in range(40):
        listed = words(empty_app.get("/papers/"))
        if "正在起草" not in listed:
            break
    assert "记录还不够起草材料" in listed
