"""A home for the benchmark of the web app: the sample case with a long contact log, encrypted."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path

from ashore.case.entries_dealings import Contact
from ashore.case.fields import SHANGHAI
from ashore.samples.story import sample_case
from ashore.store import homes
from ashore.store.places import new_folder

NAME, PASSPHRASE = "load", "a passphrase of a benchmark"
_FIRMS = ("石舟分期", "稔禾消金", "檐雨小贷", "澜石资产", "")
_WORDS = (
    "您的账单已逾期，请尽快处理。",
    "再不还就去你单位找领导。",
    "请于{day}日前还款{sum}元，可联系客服协商。",
    "让你家里人都知道你欠钱不还。",
    "我司将依法处理，详情咨询 {sum}。",
)


def make(number: int, today: dt.date) -> None:
    """Make the home in the usual place; a third of its contacts are messages with words."""
    ledger = sample_case(today).append(*contacts(number, today))
    now = dt.datetime.combine(today, dt.time(9), SHANGHAI)
    home, _ = homes.create(new_folder(NAME), PASSPHRASE, ledger, now=now)
    home.lock()


def contacts(number: int, on: dt.date) -> Iterator[Contact]:
    """Yield contacts of the months before a day, some at night, a fifth to a relative."""
    end = dt.datetime.combine(on, dt.time(9), SHANGHAI)
    for n in range(number):
        call = n % 3 != 0
        to = {"to_whom": "母亲", "to_whom_relation": "亲属"} if n % 5 == 4 else {}
        yield Contact.model_validate(
            {
                "id": f"load-{n}",
                "recorded_at": end,
                "at": end - dt.timedelta(minutes=37 * n + n % 11),
                "channel": "call" if call else "sms",
                "counterpart_number": f"1540000{n % 60:04d}",
                "counterpart_claims": _FIRMS[n % 60 % 5] or None,
                "text": "" if call else _WORDS[n % 5].format(day=n % 27 + 1, sum=100 + n),
                "answered": bool(n % 2) if call else None,
                "duration_s": 30 + n % 200 if call and n % 2 else None,
                **to,
            }
        )


if __name__ == "__main__":
    make(int(sys.argv[1]), dt.date.fromisoformat(sys.argv[2]))
    print(Path(new_folder(NAME)).parent)
