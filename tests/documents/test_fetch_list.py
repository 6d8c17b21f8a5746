"""What is still to be filled in: every gap once, with where to look, in either language."""

from __future__ import annotations

from ashore.documents.draft import Blank, Field, Fields, Heading, Signature, Table
from ashore.documents.fetch_list import blanks_of, fetch_list, to_fetch
from ashore.text import Text
from tests.documents.drafts import asks, draft, lines, printed, says
from tests.documents.page import TODAY

NUMBER = Blank("合同编号", Text("看合同。", "In the contract."))
NAME = Blank("姓名", Text("按身份证。", "As on the card."))
SUM = Blank("金额", Text("看账单。", "On the bill."))
NOTE = Text("先核对地址。", "Check the address first.")


def test_gaps_are_found_wherever_they_stand() -> None:
    table = Table(caption="表", columns=("项",), rows=((SUM,),), rests_on=asks("见", NUMBER))
    made = draft(
        Fields((Field("姓名", (NAME,)),)),
        Heading("一"),
        says("编号是", NUMBER, recalled=True),
        table,
        Signature(label="签名", name=NAME),
        to=(NAME,),
    )
    assert blanks_of(made) == (NAME, NAME, NUMBER, SUM, NUMBER, NAME)


def test_each_is_listed_once_with_the_papers_that_need_it() -> None:
    one, other = draft(asks("x", NUMBER), id="a", to=()), draft(asks(NUMBER, SUM), id="b", to=())
    found = to_fetch([one, other])
    assert [(gap.label, gap.papers) for gap in found] == [
        ("合同编号", ("a", "b")),
        ("金额", ("b",)),
    ]


def test_the_list_in_both_languages() -> None:
    drafts = [draft(asks("x", NUMBER), id="a", notes=(NOTE,)), draft(id="b", notes=(NOTE,))]
    zh, en = (printed(fetch_list(drafts, TODAY, language))[0] for language in ("zh", "en"))
    assert lines(zh) == [
        "寄出前要补的",
        "空格",
        "要补的|到哪里找|用在",
        "合同编号|看合同。|a",
        "材料里标出的空格就是这些。找不到的不要猜：留空，或者把那一句删掉。",
        "寄出前要知道的",
        "1. 先核对地址。",
    ]
    assert "合同编号|In the contract.|a" in lines(en)
    assert lines(en)[-1] == "1. Check the address first."


def test_nothing_to_fill_in_is_said() -> None:
    (paper,) = printed(fetch_list([draft()], TODAY, "zh"))
    assert lines(paper) == ["寄出前要补的", "没有要补的。"]
