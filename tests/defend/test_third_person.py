"""The sheet for a person who is called says what they may do, and never more than the rule."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from ashore.defend.third_person import Sheet, SheetLine, sheet_for
from ashore.defend.third_person_kinds import Reader
from ashore.defend.third_person_views import sheet_as_json, sheet_as_markdown
from ashore.errors.law import LawBeforeFirstError
from ashore.findings import Strength
from ashore.law.book import LawBook
from ashore.text import Language

BOOK = LawBook.standard()
ON = dt.date(2026, 11, 24)
SHEETS = {reader: sheet_for(reader, BOOK, ON) for reader in Reader}
OWE_NOTHING = [reader for reader in Reader if reader is not Reader.GUARANTOR]
MORE_THAN_A_STANDARD = re.compile(
    r"违法|非法|必须|不得|不许|不能|禁止|处罚|无效|illegal|unlawful|must|may not (?!conform)"
    r"|cannot|forbid|forbidden|bar\b|banned|punish",
    re.IGNORECASE,
)
NEVER = re.compile(
    r"老赖|一定|保证不|肯定|绝对|不用还|别还|不要还|成功率|guaranteed|always|never pay|stop paying",
    re.IGNORECASE,
)


def lines(sheet: Sheet, section: str | None = None) -> list[SheetLine]:
    return [line for one in sheet.sections if section in (None, one.key) for line in one.lines]


def line(sheet: Sheet, words: str) -> SheetLine:
    [found] = [one for one in lines(sheet) if words in one.says.zh]
    return found


def cites(one: SheetLine) -> list[str]:
    return [f"{c.title.zh} {c.pinpoint}" for c in one.citations]


def test_the_sections_come_in_the_order_of_a_call() -> None:
    for sheet in SHEETS.values():
        assert [section.key for section in sheet.sections] == [
            "first",
            "need_not",
            "must",
            "refuse",
            "note",
            "improper",
            "where",
        ]
        assert all(section.lines for section in sheet.sections)


def test_titles_name_the_reader_in_both_languages() -> None:
    assert {reader: sheet.title for reader, sheet in SHEETS.items()} == {
        Reader.RELATIVE: (
            "接到别人的催款电话怎么办：写给家人",
            "Called about another person's debt: for a relative",
        ),
        Reader.EMPLOYER: (
            "接到别人的催款电话怎么办：写给单位或同事",
            "Called about another person's debt: for an employer or colleague",
        ),
        Reader.CONTACT: (
            "接到别人的催款电话怎么办：写给紧急联系人",
            "Called about another person's debt: for an emergency contact",
        ),
        Reader.GUARANTOR: (
            "接到别人的催款电话怎么办：写给担保人或共同借款人",
            "Called about another person's debt: for a guarantor or co-borrower",
        ),
        Reader.NEIGHBOUR: (
            "接到别人的催款电话怎么办：写给邻居",
            "Called about another person's debt: for a neighbour",
        ),
    }


@pytest.mark.parametrize("reader", OWE_NOTHING)
def test_who_did_not_sign_owes_nothing_but_should_not_promise(reader: Reader) -> None:
    first = lines(SHEETS[reader], "first")
    promise = line(SHEETS[reader], "我替他还")

    assert "没有签过担保" in first[0].says.zh
    assert "signed no guarantee" in first[0].says.en
    assert cites(first[0]) == ["中华人民共和国民法典 第552条"]
    assert cites(promise) == ["中华人民共和国民法典 第552条"]
    assert promise.says == (
        "不要在电话里说“我来还”“我替他还”。对方没有拒绝的，这句话可能让你在答应的范围内一起负责。",
        (
            "Do not say “I will pay” or “I will pay for them”. Unless refused, those words can make"
            " you jointly liable as far as you promised."
        ),
    )


def test_a_guarantor_is_told_the_opposite() -> None:
    sheet = SHEETS[Reader.GUARANTOR]
    said = " ".join(one.says.zh for one in lines(sheet))

    assert lines(sheet, "first")[0].says.zh.startswith("你签过担保或者一起借了钱")
    assert "没有签过担保" not in said
    assert "不是借款人" not in said
    assert "请不要再联系我" not in said
    assert "有 15 天可以提出答辩" in said
    assert cites(line(sheet, "15 天")) == [
        "中华人民共和国民事诉讼法（2023 年修正） 第128条",
        "公开的全国统一短号 短号",
    ]
    assert "不替你判断" in said


def test_only_relatives_read_of_spouses_and_only_workplaces_of_wages() -> None:
    with_spouse = [reader for reader, sheet in SHEETS.items() if "配偶" in everything(sheet)]
    with_wages = [reader for reader, sheet in SHEETS.items() if "扣工资" in everything(sheet)]

    assert with_spouse == [Reader.RELATIVE]
    assert with_wages == [Reader.EMPLOYER]


@pytest.mark.parametrize("reader", OWE_NOTHING)
def test_a_contact_may_ask_not_to_be_called_again(reader: Reader) -> None:
    refusal = line(SHEETS[reader], "联系人明确拒绝")

    assert refusal.says.zh == (
        "国家推荐性标准写了，联系人明确拒绝的就不再联系。你说清楚以后还打来，可能不符合这条标准。"
    )
    assert [one.strength for one in refusal.citations] == [Strength.STANDARD]


def test_the_sheet_says_what_to_write_down() -> None:
    said = [one.says.zh for one in lines(SHEETS[Reader.CONTACT], "note")]

    assert said[0] == "哪天几点几分，哪个号码，自称是谁、哪家公司，打了几次。"
    assert "原话" in said[1]
    assert "录音" in said[2]


def test_the_places_to_turn_to_have_the_numbers_of_the_law_book() -> None:
    assert [one.phones for one in lines(SHEETS[Reader.NEIGHBOUR], "where")] == [
        ("110",),
        (),
        ("12378",),
        ("12345",),
        ("12321",),
        ("12348",),
    ]
    assert lines(SHEETS[Reader.RELATIVE], "where")[-1].phones[0] == "12356"


@pytest.mark.parametrize("reader", Reader)
def test_a_line_that_rests_on_a_standard_says_no_more_than_the_standard(reader: Reader) -> None:
    weak = [one for one in lines(SHEETS[reader]) if one.only_recommended]

    assert weak
    for one in weak:
        for said in one.says:
            assert MORE_THAN_A_STANDARD.search(said) is None, said
        named = re.search("标准|指引", one.says.zh) or one.says.zh.startswith("配偶")
        assert named, one.says.zh


@pytest.mark.parametrize("reader", Reader)
def test_what_the_police_punish_or_rules_bar_rests_on_law_or_rule(reader: Reader) -> None:
    binding = {Strength.LAW, Strength.JUDICIAL, Strength.RULE, Strength.NORMATIVE}
    for one in lines(SHEETS[reader]):
        if re.search("处罚|不许|一起负责|负责任", one.says.zh):
            assert one.citations, one.says.zh
            assert {c.strength for c in one.citations} <= binding, one.says.zh


@pytest.mark.parametrize("reader", Reader)
def test_no_line_threatens_promises_or_tells_to_stop_paying(reader: Reader) -> None:
    for one in lines(SHEETS[reader]):
        for said in one.says:
            assert NEVER.search(said) is None, said


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("reader", Reader)
def test_every_line_and_source_is_in_the_markdown(reader: Reader, language: Language) -> None:
    sheet = SHEETS[reader]
    text = sheet_as_markdown(sheet, language)
    numbers = {int(number) for number in re.findall(r"\[(\d+)\]", text)}
    sources = re.findall(r"^(\d+)\. ", text, re.MULTILINE)

    assert text.startswith(f"# {sheet.title.in_language(language)}\n\n## ")
    assert all(f"- {one.says.in_language(language)}" in text for one in lines(sheet))
    assert [int(number) for number in sources] == list(range(1, len(numbers) + 1))
    assert numbers == {int(number) for number in sources}
    assert "{" not in text


def test_the_markdown_says_which_sources_are_not_confirmed() -> None:
    text = sheet_as_markdown(SHEETS[Reader.CONTACT], "zh")

    assert "短号 (规范性文件或公布的信息；没有核到出处)" in text
    assert "(推荐性标准，本身不强制)" in text
    assert text.endswith("\n按 2026-11-24 的法规数据整理，不是法律意见。\n")


def test_the_json_holds_the_same_lines_with_their_sources() -> None:
    sheet = SHEETS[Reader.EMPLOYER]
    told = sheet_as_json(sheet, "en")
    sections = told["sections"]

    assert isinstance(sections, list)
    assert (told["reader"], told["on"]) == ("employer", "2026-11-24")
    assert [one["says"] for section in sections for one in section["lines"]] == [
        one.says.en for one in lines(sheet)
    ]
    assert sections[0]["lines"][0]["sources"] == [
        {
            "id": "civil-code.joining-a-debt",
            "title": "Civil Code of the People's Republic of China",
            "at": "第552条",
            "strength": "law",
            "confidence": "high",
        }
    ]


def test_before_its_rules_there_is_no_sheet() -> None:
    with pytest.raises(LawBeforeFirstError):
        sheet_for(Reader.CONTACT, BOOK, dt.date(2020, 12, 31))


def everything(sheet: Sheet) -> str:
    return "\n".join(one.says.zh for one in lines(sheet))
