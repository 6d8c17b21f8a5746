"""Invented histories of agreements: kept by both sides, or with one thing done otherwise.

A seed chooses the plan, the way the agreement was recorded, and what harmless things happen on the
way; a breach, where one is named, is put into a history that is otherwise kept.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field
from typing import Any

from ashore.case.entries import ENTRIES
from ashore.case.ledger import Ledger
from ashore.case.replay import Case, replay
from ashore.money.amounts import yuan_from_fen
from ashore.money.dates import add_months

Json = dict[str, Any]
CREDITOR = "青杉消费金融有限公司"
DAY = dt.timedelta(days=1)
BREACHES = (
    "person-late", "person-short", "person-ahead", "person-other-payee", "creditor-bill-waived",
    "creditor-bill-new-charge", "creditor-wrong-total", "creditor-collected-on",
    "creditor-certificate-late", "creditor-certificate-missing", "creditor-record-wrong",
    "creditor-withdrawal-missing", "creditor-withdrawal-late",
)  # fmt: skip
PRESSING = (
    "你的欠款今天必须处理，否则移交法务。", "再不还就上门找你家人。", "最后一次通知，立即还清。",
    "催收专员：您已被列为重点，赶紧还款。",
)  # fmt: skip
HARMLESS = (
    "【青杉消金】本期账单已出，请按方案还款，以免逾期。", "您的还款方案已生效，感谢您的支持。",
    "温馨提醒：本月还款日为10日。", "方案期间已停止对您催收，请放心。",
)  # fmt: skip


@dataclass
class History:
    """A history while it is made: its entries, its plan, and the day it is looked at."""

    chance: random.Random
    breach: str | None
    entries: list[Json] = field(default_factory=list)

    def __post_init__(self) -> None:
        pick = self.chance
        self.signed = dt.date(2025, 3, 1) + DAY * pick.randrange(200)
        self.periods = pick.randrange(3, 9)
        self.each = pick.randrange(20_000, 150_000, 100)
        self.first = self.signed + DAY * pick.randrange(10, 40)
        self.grace = pick.choice((0, 3, 5, 7))
        self.days = [add_months(self.first, n) for n in range(self.periods)]
        self.certificate, self.record = pick.choice((7, 10)), pick.choice((15, 20))
        self.typed = pick.random() < 0.5
        # What is broken may lie at any payment but the last, after which other clocks begin.
        self.at = pick.randrange(1, self.periods - 1)
        self.sued = bool(breach_is(self.breach, "withdrawal")) or pick.random() < 0.3

    def add(self, kind: str, **values: Any) -> str:
        """Add an entry of the loan and return its id."""
        name = f"{kind}-{len(self.entries)}"
        about = {} if kind in ("loan", "evidence") else {"loan": "l"}
        self.entries.append(
            {"id": "l" if kind == "loan" else name, "kind": kind,
             "recorded_at": "2025-01-01T09:00:00+08:00"} | about | values
        )  # fmt: skip
        return name

    @property
    def total(self) -> int:
        return self.each * self.periods

    def clause(self) -> str:
        """Return the agreement's own words; where fields are typed in they say little."""
        court = "债权人于签署后7日内申请撤诉并解除冻结。" if self.sued else ""
        if self.typed:
            return court
        return (
            f"截至{self.signed}，本金{yuan_from_fen(self.total)}元，利息300.00元，罚息200.00元。\n"
            "债权人免除罚息200.00元和利息300.00元。\n"
            f"分{self.periods}期，每期{yuan_from_fen(self.each)}元，首期{self.first}。"
            "期间不再计收利息和费用。\n"
            f"每期有{self.grace}天宽限，连续两期未付且书面催告后15日内未补足的，协议终止。\n"
            "签署后停止催收。\n"
            f"结清后{self.certificate}日内出具结清证明，{self.record}日内更新征信。\n{court}"
        )

    def sign(self) -> None:
        """Add the loan and its agreement, typed in field by field or as its text."""
        self.add(
            "loan", product="周转金", lender_type="consumer_finance",
            parties={"funder": CREDITOR},
            terms={"principal": yuan_from_fen(self.total + 50_000), "annual_rate": "0.18",
                   "periods": 12, "method": "equal_instalment", "first_due_on": "2024-06-01"},
        )  # fmt: skip
        typed: Json = {
            "total": yuan_from_fen(self.total), "periods": self.periods,
            "monthly": yuan_from_fen(self.each), "first_due_on": self.first.isoformat(),
            "grace_days": self.grace, "waived_items": ["penalty_interest", "interest"],
            "charges_stop": True, "collection_stops": True,
            "certificate_days": self.certificate, "record_days": self.record,
        }  # fmt: skip
        self.add(
            "agreement", kind_of="restructuring", signed_on=self.signed.isoformat(),
            clause=self.clause(), pay_to=CREDITOR, **(typed if self.typed else {}),
        )  # fmt: skip

    def pay(self) -> None:
        """Add the payments: in time, in two parts now and then, some within the days of grace."""
        pick = self.chance
        for number, due in enumerate(self.days):
            day = due - DAY * pick.randrange(4)
            if self.grace and pick.random() < 0.3:
                day = due + DAY * pick.randrange(1, self.grace + 1)
            amount = self.each
            if number == self.at - 1 and breach_is(self.breach, "person-ahead"):
                self._one(due - DAY * 3, amount)
            elif number == self.at and (self.breach or "").startswith("person"):
                self._pay_otherwise(day, due)
            elif pick.random() < 0.2:
                part = pick.randrange(100, amount, 100)
                self._one(day - DAY, part)
                self._one(day, amount - part)
            else:
                self._one(day, amount)

    def _pay_otherwise(self, day: dt.date, due: dt.date) -> None:
        """Add the payment that the person makes late, short, ahead of its turn or elsewhere."""
        pick = self.chance
        late = due + DAY * (self.grace + pick.randrange(1, 12))
        if breach_is(self.breach, "person-late"):
            self._one(late, self.each)
        elif breach_is(self.breach, "person-short"):
            short = pick.randrange(100, self.each // 2, 100)
            self._one(day, self.each - short)
            self._one(late, short)
        elif breach_is(self.breach, "person-ahead"):
            self._one(self.days[self.at - 1] - DAY, self.each)
        else:
            self._one(day, self.each, to="王某")

    def _one(self, day: dt.date, amount: int, *, to: str = CREDITOR) -> None:
        self.add("payment", on=day.isoformat(), amount=yuan_from_fen(amount), to=to)

    def bill(self) -> None:
        """Add a bill in the middle: the payment due, or all that is left; harmless or not."""
        day = self.days[self.at] + DAY * 15
        left = self.each * (self.periods - self.at - 1)
        items: list[Json] = [{"name": "本期应还", "amount": yuan_from_fen(self.each)}]
        total = self.chance.choice((self.each, left))
        if breach_is(self.breach, "bill-waived"):
            items.append({"name": self.chance.choice(("罚息", "逾期罚息")), "amount": "35.20"})
            total += 3_520
        if breach_is(self.breach, "bill-new-charge"):
            name = self.chance.choice(("服务费", "催收费", "违约金"))
            items.append({"name": name, "amount": "88.00"})
            total += 8_800
        if breach_is(self.breach, "wrong-total"):
            total = left + self.chance.randrange(100, 90_000)
        self.add(
            "bill", captured_at=f"{day}T10:00:00+08:00", items=items,
            total_shown=yuan_from_fen(total),
        )  # fmt: skip

    def talk(self) -> None:
        """Add contacts: reminders, calls of the person's own, and collection where it is broken."""
        pick = self.chance
        for _ in range(pick.randrange(4)):
            day = self.signed + DAY * pick.randrange(1, 90)
            self.add("contact", at=f"{day}T10:30:00+08:00", channel="sms",
                     direction="in", text=pick.choice(HARMLESS))  # fmt: skip
        self.add("contact", at=f"{self.signed - DAY * 5}T10:30:00+08:00", channel="call",
                 direction="in", text=PRESSING[0])  # fmt: skip
        self.add("contact", at=f"{self.signed + DAY * 3}T15:00:00+08:00", channel="call",
                 direction="out", text="我问欠款怎么入账，对方说会尽快处理。")  # fmt: skip
        if breach_is(self.breach, "collected-on"):
            how = pick.choice((
                {"channel": "sms", "text": pick.choice(PRESSING)},
                {"channel": "call", "to_whom": "母亲", "to_whom_relation": "mother"},
                {"channel": "visit"},
                {"channel": "call", "observed": ["payment-demanded"]},
            ))  # fmt: skip
            day = self.signed + DAY * pick.randrange(1, (self.first - self.signed).days + 1)
            self.add("contact", at=f"{day}T19:00:00+08:00", direction="in", **how)

    def settle(self) -> dt.date:
        """Add what comes after the last payment and return the day on which all is looked at."""
        done = max(e["on"] for e in self.entries if e["kind"] == "payment")
        end = dt.date.fromisoformat(done)
        looked = end + DAY * 90
        if not breach_is(self.breach, "certificate-missing"):
            late = breach_is(self.breach, "certificate-late")
            wait = self.certificate + 9 if late else self.chance.randrange(self.certificate + 1)
            self.add("notice", type="settlement-certificate",
                     received_on=(end + DAY * wait).isoformat(), by=CREDITOR)  # fmt: skip
        wrong = breach_is(self.breach, "record-wrong")
        seen = end + DAY * (self.record + self.chance.randrange(1, 20))
        if wrong or self.chance.random() < 0.7:
            self.add("credit-record", report_on=seen.isoformat(), reporter=CREDITOR,
                     status="逾期" if wrong else "结清",
                     balance="120.00" if wrong else "0.00")  # fmt: skip
        if self.sued and not breach_is(self.breach, "withdrawal-missing"):
            wait = 12 if breach_is(self.breach, "withdrawal-late") else self.chance.randrange(8)
            self.add("court-paper", type="ruling", text="准许原告撤诉。",
                     received_on=(self.signed + DAY * wait).isoformat())  # fmt: skip
        return looked

    def case(self) -> Case:
        """Return the entries as a case."""
        entries = ENTRIES.validate_python(self.entries)
        return replay(Ledger.begin("history").append(*entries))


def breach_is(breach: str | None, name: str) -> bool:
    """Return whether the breach that is asked for is of a kind."""
    return breach is not None and name in breach


def history(seed: int, breach: str | None = None) -> tuple[Case, dt.date, History]:
    """Return a case with one agreement, the day to look at it, and how it was made."""
    made = History(random.Random(seed), breach)  # a seed, not a secret
    made.sign()
    made.pay()
    made.bill()
    made.talk()
    looked = made.settle()
    return made.case(), looked, made
