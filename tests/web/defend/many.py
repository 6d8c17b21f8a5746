"""A long log, made by rule: nobody wrote these words, and no number of it exists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ashore.case.entries_dealings import Contact
from ashore.case.fields import SHANGHAI
from ashore.case.ledger import Ledger
from ashore.samples.story import sample_case

_FIRMS = ("石舟分期", "稔禾消金", "檐雨小贷", "澜石资产", "")
_WORDS = (
    "您的账单已逾期，请尽快处理。",
    "再不还就去你单位找领导。",
    "请于{day}日前还款{sum}元，可联系客服协商。",
    "你是骗子，让你家里人都知道。",
    "我司将依法处理，详情咨询 {sum}。",
)
_WHOM: tuple[dict[str, str], ...] = (
    {},
    {},
    {},
    {},
    {"to_whom": "母亲", "to_whom_relation": "亲属"},
)


def long_log(number: int, on: dt.date) -> Ledger:
    """Return the sample case with a log that is longer by a number of contacts."""
    return sample_case(on).append(*contacts(number, on))


def contacts(number: int, on: dt.date) -> Iterator[Contact]:
    """Yield contacts of the months before a day, some at night, some to relatives."""
    end = dt.datetime.combine(on, dt.time(9), SHANGHAI)
    for n in range(number):
        at = end - dt.timedelta(minutes=37 * n + n % 11)
        call = n % 3 != 0
        yield Contact.model_validate(
            {
                "id": f"many-{n}",
                "recorded_at": end,
                "at": at,
                "channel": "call" if call else "sms",
                "counterpart_number": f"1540000{n % 60:04d}",
                "counterpart_claims": _FIRMS[n % 60 % 5] or None,
                "text": "" if call else _WORDS[n % 5].format(day=n % 27 + 1, sum=100 + n),
                "answered": bool(n % 2) if call else None,
                "duration_s": 30 + n % 200 if call and n % 2 else None,
                **_WHOM[n % 5],
            }
        )
