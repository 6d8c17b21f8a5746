"""`ashore check agreement`: text, Word, picture; alone, beside a case, beside another version."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from ashore.case.casefile import create
from ashore.case.entries import ENTRIES
from ashore.case.ledger import Ledger
from ashore.intake.pages import ocr
from tests.cli.conftest import Ashore

ON = ("--on", "2026-11-24")
TEXT = """分期还款协议
甲方：青杉消费金融有限公司（统一社会信用代码：91990000MA9A100165）
乙方：林之遥（身份证后四位6021）
一、截至2026年11月10日，本金600.00元，利息30.00元，罚息20.00元。甲方免除罚息20.00元，不附条件。
二、总额630.00元，分6期，每期105.00元，首期2026年12月10日，不再计收利息和费用。
三、户名：青杉消费金融有限公司。每笔还款先抵本金。
四、宽限期3日，连续两期未还且书面催告后15日内未补足的，协议终止。
五、签署后停止催收。结清后7日内出具结清证明，15日内更新征信。
六、争议由乙方住所地法院管辖，短信送达。双方无其他债务。签章后生效。
签订日期：2026年11月12日
"""


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    file = tmp_path / "协议.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def make_case(folder: Path, *loans: str) -> Path:
    raw = [
        {"id": name, "kind": "loan", "recorded_at": "2026-11-01", "product": name,
         "parties": {"funder": "青杉消费金融有限公司"},
         "terms": {"method": "open", "principal": "600.00"}}
        for name in loans
    ]  # fmt: skip
    raw += [
        {"id": "said", "kind": "promise", "recorded_at": "2026-11-01", "loan": loans[0],
         "by": "客服", "what": "利息也免", "made_on": "2026-11-02"}
    ]  # fmt: skip
    ledger = Ledger.begin("case").append(*ENTRIES.validate_python(raw))
    return create(folder / "case.ashore", ledger)


def test_a_complete_agreement_says_so_calmly(ashore: Ashore, paper: Path) -> None:
    ran = ashore("check", "agreement", paper, *ON)

    assert (ran.code, ran.err) == (0, "")
    assert "协议该有的十二项" in ran.out
    assert "读到的还款：6 期，合计 630.00 元。" in ran.out
    assert "十二项都有" in ran.out
    assert "先别签的条款" not in ran.out


def test_what_is_wrong_is_shown_with_what_to_send(ashore: Ashore, paper: Path) -> None:
    hostile = TEXT.replace("四、宽限期3日，", "四、乙方任一期未足额还款的，减免全部作废。").replace(
        "结清后7日内出具结清证明", "结清后出具结清证明"
    )
    paper.write_text(hostile, encoding="utf-8")
    ran = ashore("check", "agreement", paper, "--why", *ON)

    assert ran.code == 0
    assert "一期不足就全部到期或恢复全额" in ran.out
    assert "第 1 页第 7 行" in ran.out
    assert "依据：中华人民共和国民法典 第585条" in ran.out
    assert "1. 请改为「连续两期未足额还款" in ran.out
    assert "请写明还清后多少日内出具加盖公章" in ran.out.replace("\n     ", "").replace("\n  ", "")


def test_english_keeps_the_sentences_to_send_and_gives_their_sense(
    ashore: Ashore, paper: Path
) -> None:
    paper.write_text(TEXT.replace("签署后停止催收。", ""), encoding="utf-8")
    ran = ashore("check", "agreement", paper, "--lang", "en", *ON)

    assert "Sentences to send to the other side" in ran.out
    assert "自签署之日起" in ran.out
    assert "(Please write that from signing" in ran.out


def test_json_holds_fields_values_and_places(ashore: Ashore, paper: Path) -> None:
    shown = ashore("check", "agreement", paper, "--json", *ON).json

    assert shown["complete"] is True
    assert [field["state"] for field in shown["fields"]].count("found") == 11
    assert shown["values"]["certificate"] == "7d"
    assert shown["plan"]["yearly_cost"] == 0.0


def test_beside_a_case_promises_are_compared(ashore: Ashore, paper: Path, tmp_path: Path) -> None:
    case = make_case(tmp_path, "a")
    ran = ashore("check", "agreement", paper, "--case", case, *ON)

    assert "「利息也免」" in ran.out
    shown = ashore("check", "agreement", paper, "--case", case, "--json", *ON).json
    assert [one["code"] for one in shown["findings"]] == ["case.promise-not-written"]
    assert shown["complete"] is False


def test_of_several_loans_one_has_to_be_named(ashore: Ashore, paper: Path, tmp_path: Path) -> None:
    case = make_case(tmp_path, "a", "b")
    ran = ashore("check", "agreement", paper, "--case", case, *ON)
    assert ran.code == 2
    assert "a、b" in ran.err
    named = ashore("check", "agreement", paper, "--case", case, "--loan", "b", "--json", *ON)
    assert named.json["findings"] == []


def test_another_version_is_compared_field_by_field(
    ashore: Ashore, paper: Path, tmp_path: Path
) -> None:
    other = tmp_path / "b.txt"
    other.write_text(TEXT.replace("每期105.00元", "每期110.00元"), encoding="utf-8")
    ran = ashore("check", "agreement", paper, "--other", other, *ON)

    assert "两个版本不一样的地方" in ran.out
    assert "105.00" in ran.out
    assert "110.00" in ran.out
    shown = ashore("check", "agreement", paper, "--other", other, "--json", *ON).json
    assert shown["differences"] == [
        {"name": "monthly", "title": "每期金额", "one": "105.00", "other": "110.00"}
    ]


def test_a_torn_line_is_named_to_be_photographed_again(ashore: Ashore, paper: Path) -> None:
    paper.write_text(TEXT.replace("利息30.00元", "利息3■.00元"), encoding="utf-8")
    ran = ashore("check", "agreement", paper, *ON)

    assert "有 1 行看不清" in ran.out
    assert "请重拍这几行：4" in ran.out


def test_word_is_read_and_a_picture_says_what_it_needs(
    ashore: Ashore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    word = tmp_path / "a.docx"
    word.write_bytes(out.getvalue())
    assert ashore("check", "agreement", word, "--json", *ON).json["complete"] is True

    from tests.intake.papers.test_agreement_text import picture  # noqa: PLC0415

    photo = tmp_path / "a.png"
    photo.write_bytes(picture("PNG"))
    monkeypatch.setattr(ocr, "is_there", lambda: False)
    ran = ashore("check", "agreement", photo, *ON)
    assert ran.code == 2
    assert "ashore[ocr]" in ran.err


def test_missing_and_empty_files_are_named(ashore: Ashore, tmp_path: Path) -> None:
    assert ashore("check", "agreement", tmp_path / "nowhere.txt", *ON).code in (2, 3)
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    assert ashore("check", "agreement", empty, *ON).code == 3


def test_two_totals_are_said_to_be_two_and_neither_is_given(ashore: Ashore, paper: Path) -> None:
    paper.write_text(TEXT.replace("总额630.00元", "总额730.00元"), encoding="utf-8")
    ran = ashore("check", "agreement", paper, *ON)

    assert "读到的还款：6 期；写的总额和各期相加的不一样，见下面。" in ran.out
    assert "合计 730.00 元。" not in ran.out


def test_a_clause_inserted_under_tracking_is_marked(ashore: Ashore, tmp_path: Path) -> None:
    document = Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    added = document.paragraphs[-1]._p
    run = document.paragraphs[-1].add_run("乙方放弃一切异议和诉讼时效抗辩。")._r
    inserted = added.makeelement(qn("w:ins"), {})
    inserted.append(run)
    added.append(inserted)
    document.sections[0].footer.paragraphs[0].text = "乙方配偶承担连带保证责任。"
    document.save(str(tmp_path / "协议.docx"))
    ran = ashore("check", "agreement", tmp_path / "协议.docx", *ON, "--json")

    codes = {flag["code"] for flag in ran.json["red_flags"]}
    assert codes == {"red.rights-waived", "red.limitation-waived", "red.family-guarantee"}
