"""An intermediary looked at: what it holds, how to leave in order, and honest help."""

from __future__ import annotations

import pytest

from ashore.owed.report import owed_on
from ashore.settle.exit_steps import Turn
from ashore.settle.handed_over import Handed, handed_over, what_was_done
from ashore.settle.vetting import Flag, charges_to_gain, text_of, vet
from ashore.settle.vetting_exchange import vetting_as_json
from ashore.text import Text
from tests.settle.talks import BOOK, ON, approach, case_of, household, loan

FLAG = Flag("upfront_fee", Text("先收费", "a fee first"), Text("…", "…"), ("启动款",), ())


DEEP = approach(
    signed_on="2026-06-18",
    promised=["停息"],
    fees=[{"amount": "6000"}, {"amount": "800"}],
    acts=[
        "呼叫转移到中介号码",
        "收走工资卡和手机卡",
        "邮寄伪造诊断证明",
        "用她账号投诉",
        "指示停付",
    ],
)


def test_what_was_handed_over_the_most_harmful_first() -> None:
    assert [(one.what, one.shown) for one in handed_over([DEEP])] == [
        (Handed.FORWARDING, "呼叫转移"),
        (Handed.SIM, "手机卡"),
        (Handed.CARD, "工资卡"),
        (Handed.AUTHORITY, "签约 2026-06-18"),
        (Handed.ACCOUNT, "用她账号"),
        (Handed.MONEY, "6800.00"),
    ]


@pytest.mark.parametrize(
    "text", ["他们要求身份证", "还没给银行卡", "我没有交身份证", "让我把手机卡寄过去"]
)
def test_what_was_only_asked_for_was_not_handed_over(text: str) -> None:
    assert handed_over([], [(text, "n")]) == ()


def test_an_advert_is_no_telling() -> None:
    assert what_was_done("请提供身份证、银行卡，先付2800") == ()
    assert what_was_done("我付了2800元。他们说包过") == ("我付了2800元",)
    [money] = handed_over([], [("我付了2800元", "")])
    assert (money.what, money.shown, money.entries) == (Handed.MONEY, "2800.00", ())


def test_the_way_out_in_order() -> None:
    found = vet(("upfront_fee",), (FLAG,), BOOK, ON, approach=DEEP)
    assert [(step.turn, step.code) for step in found.steps] == [
        (Turn.REVOKE, "keep_the_proof"),
        (Turn.REVOKE, "cancel_call_forwarding"),
        (Turn.REVOKE, "revoke_authorisation"),
        (Turn.CHANGE, "replace_the_sim"),
        (Turn.CHANGE, "block_the_card"),
        (Turn.CHANGE, "take_back_the_account"),
        (Turn.REPORT, "correct_false_documents"),
        (Turn.REPORT, "police_report"),
        (Turn.REPORT, "withdraw_false_complaints"),
        (Turn.REPORT, "tell_the_market_regulator"),
        (Turn.MONEY_BACK, "ask_for_money_back"),
        (Turn.TALK_AGAIN, "talk_to_lenders_again"),
    ]
    assert "6800.00 元" in found.steps[10].says.zh


def test_the_fee_beside_what_there_is_to_gain() -> None:
    owed = owed_on(case_of(household(), loan()), BOOK, ON)
    gain = charges_to_gain(owed)
    assert gain == owed.debts[0].standing.late_charges > 0
    found = vet(("upfront_fee",), (FLAG,), BOOK, ON, approach=DEEP, owed=owed)
    assert found.fee is not None
    assert (found.fee.paid, found.fee.to_gain) == (680_000, gain)
    assert "抵不过这笔收费" in found.fee.says.zh
    little = vet(("upfront_fee",), (FLAG,), BOOK, ON, asked=1, owed=owed)
    assert little.fee is not None
    assert "谁都不能保证" in little.fee.says.zh


def test_honest_help_says_how_to_reach_it_and_what_it_costs() -> None:
    found = vet(("upfront_fee",), (FLAG,), BOOK, ON)
    assert [(one.code, one.phones) for one in found.help] == [
        ("lender", ()),
        ("legal-aid", ("12348",)),
        ("mediation", ()),
        ("market-regulator", ("12315",)),
        ("court", ("12368",)),
    ]
    assert all(all(one.cost) and all(one.reach) for one in found.help)
    assert found.steps == ()


@pytest.mark.parametrize(
    ("labels", "says"),
    [
        (("unrelated",), "没看出收费代办的问题"),
        (("legit_lawyer",), "看起来是正规渠道"),
        ((), "没看出收费代办的问题"),
    ],
)
def test_what_is_clear_is_not_called_safe(labels: tuple[str, ...], says: str) -> None:
    found = vet(labels, (), BOOK, ON)
    assert found.clear
    assert says in found.says.zh
    assert found.help == ()
    assert bool(found.questions) is (labels == ("unrelated",))


def test_the_words_of_an_intermediary() -> None:
    assert text_of(approach(promised=["停息"], acts=["停付"], text="包过")) == "停息\n停付\n包过"
    assert text_of(approach()) == ""


def test_as_json() -> None:
    found = vetting_as_json(vet(("upfront_fee",), (FLAG,), BOOK, ON, approach=DEEP), "en")
    assert (found["name"], found["clear"]) == ("债务管家", False)
    assert found["handed_over"][0] == {
        "what": "call_forwarding",
        "called": "calls forwarded",
        "shown": "呼叫转移",
        "entries": ["ap"],
    }
    assert found["fee"]["paid"] == "6800.00"
    assert found["steps"][7]["paper"] == "police-statement"
