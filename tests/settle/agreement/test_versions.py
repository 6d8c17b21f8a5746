"""Two versions of one agreement."""

from __future__ import annotations

from ashore.settle.agreement.fields import read_agreement_text
from ashore.settle.agreement.sentences import sentences_of_text
from ashore.settle.agreement.versions import differences
from tests.settle.agreement.test_labelled_set import NAMED

TEXT = NAMED["02-consumer-finance-extension"].text


def changed(old: str, new: str) -> list[tuple[str, str, str]]:
    assert old in TEXT
    one, other = (
        read_agreement_text(sentences_of_text(text)) for text in (TEXT, TEXT.replace(old, new))
    )
    return [(d.name, d.one, d.other) for d in differences(one, other)]


def test_the_same_text_has_no_differences() -> None:
    assert changed("展期", "展期") == []


def test_each_change_is_named_with_both_values() -> None:
    assert changed("罚息 87.30 元。", "罚息 78.30 元。") == [("penalty", "87.30", "78.30")]
    assert changed("于结清后 7 日内", "于结清后 30 日内") == [("certificate", "7d", "30d")]
    assert changed("2027-03-10", "2027-03-20") == [("days", "2027-03-10", "2027-03-20")]


def test_a_clause_that_is_gone_is_a_difference() -> None:
    gone = changed("8. 双方确认，除本协议约定款项外，借款人对债权人不存在其他债务。", "")
    assert gone == [("no_other_debts", "found", "missing")]
