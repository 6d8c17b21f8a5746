"""Agreements: read before they are signed, accepted after editing, held against what comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ashore.case.entries_dealings import Agreement
from tests.web.page_reading import desk, got, links, off, refused, sent, taken, the, tree, words

if TYPE_CHECKING:
    from django.test import Client

ADD = "/settle/debt/yanyu/agreement"
READ = f"{ADD}/read"
TEXT = """分期还款协议
甲方（债权人）：檐雨小额贷款有限公司
乙方（借款人）：林舟
截至2026年11月20日，乙方尚欠本金8000元，罚息300元。
甲方同意减免罚息300元。
剩余款项分8期偿还，首期还款日2026年12月10日，每期1015元。
乙方任一期未足额还款的，减免作废，恢复全部欠款。
款项付至张某个人账户6222020000001234567。
结清后10日内出具结清证明。
"""


def _kept(client: Client) -> str:
    assert taken(client, ADD, text=TEXT) == READ
    return taken(
        client, READ, signed_on="2026-11-26", kind_of="personalised-instalment", total="8120",
        periods="8", monthly="1015", first_due_on="2026-12-10", waived="300", any_miss_ends="1",
        certificate_days="10",
    )  # fmt: skip


def test_a_pasted_text_is_read_with_flags_and_questions(app: Client) -> None:
    taken(app, ADD, text=TEXT)
    page = got(app, READ)
    said = words(page)
    flags = [one.text_content() for one in tree(page).xpath("//article/h3")]
    assert flags == ["一期不足就全部到期或恢复全额", "付到个人账户"]
    assert "「款项付至张某个人账户6222020000001234567」" in said
    assert "多 4839.57 元" in said  # 8000 in the text, 3160.43 by the records
    assert "什么时候生效 没有" in said
    assert "请写明双方签字、盖章（或电子签章）后生效，并给本人一份可以保存的" in said
    form = {one.get("name"): one.get("value") for one in tree(page).xpath("//main//input")}
    assert (form["total"], form["periods"], form["monthly"]) == ("8120.00", "8", "1015.00")
    assert (form["first_due_on"], form["waived"]) == ("2026-12-10", "300.00")
    assert "读自： 剩余款项分8期偿还，首期还款日2026年12月10日，每期1015元。" in said


def test_nothing_is_recorded_before_it_is_accepted(app: Client) -> None:
    before = desk().ledger.head
    taken(app, ADD, text=TEXT)
    got(app, READ)
    assert desk().ledger.head == before


def test_an_accepted_agreement_shows_what_both_sides_have_to_do(app: Client) -> None:
    led = _kept(app)
    entry = the(Agreement)
    assert led == f"/settle/agreements/{entry.id}"
    assert (entry.total, entry.periods, entry.monthly, entry.waived) == (812000, 8, 101500, 30000)
    assert entry.any_miss_ends
    assert entry.clause == TEXT.strip()
    assert (entry.loan, entry.certificate_days) == ("yanyu", 10)
    page = got(app, led)
    said = words(page)
    assert "下一期 2026年12月10日（周四） · 1,015.00 元" in said
    assert len(tree(page).xpath("//table/tbody/tr")) == 8
    assert "还款 8 期共 8120.00 元，2026-12-10 到 2027-07-10" in said
    assert "结清证明 付清后 10 天内" in said
    assert led in links(got(app, "/settle/agreements/"))
    assert led in links(got(app, "/settle/promises/"))


def test_terms_can_be_corrected_and_the_text_stays(app: Client) -> None:
    first = _kept(app)
    form = {"signed_on": "2026-11-26", "total": "7200", "periods": "6", "monthly": "1200",
            "first_due_on": "2026-12-15"}  # fmt: skip
    second = taken(app, f"{first}/edit", **form)
    entry = the(Agreement)
    assert second == f"/settle/agreements/{entry.id}" != first
    assert (entry.total, entry.periods, entry.any_miss_ends) == (720000, 6, False)
    assert entry.clause == TEXT.strip()
    assert app.get(first).status_code == 404
    assert len(desk().case.of(Agreement)) == 1


def test_an_agreement_is_typed_without_a_text(app: Client) -> None:
    led = taken(app, READ, signed_on="2026-11-01", total="600", periods="2", monthly="300",
                first_due_on="2026-11-10", pay_to="檐雨小额贷款有限公司")  # fmt: skip
    said = words(got(app, led))
    assert "没有付足" in said  # the first of the two fell due and nothing was paid
    own = said.partition("您自己这边")[2]
    assert "应在 2026-11-10 前付（含宽限），那天还没有付。还没有补上。" in own


@pytest.mark.parametrize("name", ["协议.txt", "a.TXT", "x"])
def test_a_text_file_is_read(app: Client, name: str) -> None:
    upload = SimpleUploadedFile(name, TEXT.encode("gb18030"))
    assert taken(app, ADD, file=upload, text="") == READ
    assert "每期1015元" in words(got(app, READ))
    taken(app, READ, signed_on="2026-11-26", total="8120")
    source = the(Agreement).source
    assert (source.how, source.file_name) == ("file", name)
    assert len(source.file_hash or "") == 64


@pytest.mark.parametrize(
    "content", [b"\x00\x01\x02", b"%PDF-1.7 broken", b"PK\x03\x04 broken", b"\x89PNG\r\n\x1a\n??"]
)
def test_a_file_that_is_none_is_told_and_nothing_is_kept(app: Client, content: bytes) -> None:
    upload = SimpleUploadedFile("a.pdf", content)
    page = sent(app, ADD, file=upload, text="")
    assert page.status_code == 422
    assert tree(page).xpath("//div[@id='problems']")
    assert words(got(app, READ)).startswith("这是示例")
    assert "先别签的条款" not in words(got(app, READ))


def test_two_versions_are_held_side_by_side(app: Client) -> None:
    taken(app, ADD, text=TEXT)
    other = TEXT.replace("每期1015元", "每期1000元")
    assert f"{ADD}/other" in links(got(app, READ))
    assert off(refused(app, f"{ADD}/other", text="")) == ["#f-text"]
    assert taken(app, f"{ADD}/other", text=other) == READ
    rows = [
        [cell.text_content() for cell in row]
        for row in tree(got(app, READ)).xpath("//table/tbody/tr")
    ]
    assert rows == [
        ["每期金额", "1015.00", "1000.00"],
        ["应还总额", "8120.00", "8000.00"],
    ]
    taken(app, ADD, text=TEXT)
    assert not tree(got(app, READ)).xpath("//table")


def test_no_text_and_no_file(app: Client) -> None:
    assert off(refused(app, ADD, text=" ")) == ["#f-text"]


def test_a_bad_term_is_named(app: Client) -> None:
    taken(app, ADD, text=TEXT)
    bad = [
        ("signed_on", ""),
        ("signed_on", "2026-02-29"),
        ("total", "八千"),
        ("periods", "0"),
        ("monthly", "1,0x"),
        ("kind_of", "gift"),
        ("grace_days", "366"),
        ("record_days", "-3"),
    ]
    for field, value in bad:
        given = {"signed_on": "2026-11-26"} | {field: value}
        assert off(refused(app, READ, **given)) == [f"#f-{field}"]


def test_no_such_agreement(app: Client) -> None:
    assert app.get("/settle/agreements/none").status_code == 404
    assert app.get("/settle/agreements/none/edit").status_code == 404


def test_none_yet_says_what_to_do(app: Client) -> None:
    page = got(app, "/settle/agreements/")
    assert "对方发来的文本，签之前先在这里看一遍。" in words(page)
    assert ADD in links(page)


def test_english(app: Client) -> None:
    led = _kept(app)
    app.cookies["lang"] = "en"
    said = words(got(app, led))
    assert "Next payment Thu 10 Dec 2026 · 1,015.00 yuan" in said
    assert "By the records there are, nothing is behind on your side." in said
