"""How fast a long contact log is read and held against all rules, and against a plain scan."""

from __future__ import annotations

import datetime as dt
import random
import resource
import time
from collections.abc import Callable, Sequence

from benchmarks.figures import Figure, in_turn, seconds

from ashore.case.entries_dealings import Channel
from ashore.defend.conduct.report import conduct_report
from ashore.defend.contacts.contact import LoggedContact
from ashore.defend.contacts.csvfile import read_contacts
from ashore.defend.contacts.log import contact_log
from ashore.defend.reading.messages import read_message
from ashore.law.book import LawBook

CONTACTS = 100_000
SCANNED = 2_000
READ = 300
ON = dt.date(2026, 11, 24)
_FIRST_DAY = dt.date(2026, 1, 1)
_COLUMNS = (
    "at,channel,direction,counterpart_number,counterpart_claims,to_whom,to_whom_relation,"
    "duration_s,text"
)
_FIRMS = ("驼峰", "恒信", "江城", "乔木", "拾光", "东岭", "南屏", "西泽", "北辰", "中垣")
_SAID = ("{firm}法务", "{firm}法务部", "我是{firm}的", "{firm}客服", "", "")
_REACHED = ((",", 8), ("本人,本人", 8), ("李芳,母亲", 2), ("王主管,同事", 1), ("赵某,担保人", 1))
_TEXTS = (
    "您的借款已逾期，请尽快还款",
    "今天不处理就上门",
    "可以申请延期，请打官方客服",
    "你妈那边我们也会打",
    "转这个个人收款码就行",
)


def figures() -> list[Figure]:
    """Return times, peak memory, and where a plain scan marks other rows."""
    book, data = LawBook.standard(), log_file(CONTACTS)
    read = read_contacts(data)
    calls: dict[str, Callable[[], object]] = {
        "reading": lambda: read_contacts(data),
        "rules": lambda: conduct_report(contact_log(read.contacts, rows=read.rows), book, on=ON),
    }
    took = in_turn(calls, runs=3)
    alone = seconds(calls["rules"], runs=3, clock=time.process_time)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    few = read.contacts[:SCANNED]
    scan = seconds(lambda: scanned(few), runs=1, clock=time.process_time)
    words = seconds(read_some, runs=1, clock=time.process_time)
    return [
        Figure(what=f"{CONTACTS:,} contacts, all rules", value=took["rules"], unit="s"),
        Figure(what="the same, time on the processor", value=alone, unit="s", below=3),
        Figure(what=f"{CONTACTS:,} rows read from CSV", value=took["reading"], unit="s"),
        Figure(what="peak memory", value=peak, unit="MB", below=500),
        Figure(
            what=f"a scan for each of {SCANNED:,} contacts, by contact",
            value=(scan / SCANNED) / (alone / CONTACTS),
            unit="times as long",
        ),
        Figure(what="rows that the scan marks otherwise", value=differ(few), unit="rows", below=1),
        Figure(what="the words of one contact read", value=words / READ * 1000, unit="ms"),
    ]


def log_file(contacts: int, seed: int = 1) -> bytes:
    """Return a log of some months as a CSV file: ten firms with thirty numbers each."""
    rng = random.Random(seed)
    whom = [who for who, share in _REACHED for _ in range(share)]
    lines = [_COLUMNS]
    for _ in range(contacts):
        at = dt.datetime.combine(_FIRST_DAY, dt.time()) + dt.timedelta(
            days=rng.randrange(320), seconds=rng.randrange(86400)
        )
        firm = rng.randrange(len(_FIRMS))
        number = f"138{firm:02}{rng.randrange(30):06}"
        channel = rng.choice(("call", "call", "电话", "sms", "微信"))
        lines.append(
            f"{at},{channel},{rng.choice(('in', '呼入', 'in', 'out'))},{number},"
            f"{rng.choice(_SAID).format(firm=_FIRMS[firm])},{rng.choice(whom)},"
            f"{rng.choice(('0', '', '35', '62', '118'))},{rng.choice((*_TEXTS, ''))}"
        )
    return "\n".join(lines).encode()


def scanned(contacts: Sequence[LoggedContact]) -> dict[int, set[str]]:
    """Return four marks of each row the plain way: each contact looks at all the others."""
    log = contact_log(contacts, rows=len(contacts))
    marks: dict[int, set[str]] = {}
    for one in log.counted:
        if not one.inbound:
            continue
        own = marks.setdefault(one.row, set())
        if not 8 <= one.at.hour < 22:
            own.add("night")
        if one.reached.third_party:
            own.add("third_party")
        if one.reached.at_work:
            own.add("workplace")
        if not _answered(one):
            continue
        before = sum(
            _answered(other)
            and other.day == one.day
            and log.behind(other).key == log.behind(one).key
            and (other.at, other.row) < (one.at, one.row)
            for other in log.counted
        )
        if before >= 3:
            own.add("over_daily_calls")
    return marks


def _answered(contact: LoggedContact) -> bool:
    took = contact.channel is Channel.CALL and contact.connected
    return took and contact.inbound and contact.reached.borrower


def differ(contacts: Sequence[LoggedContact]) -> int:
    """Return how many rows the plain scan marks otherwise."""
    log = contact_log(contacts, rows=len(contacts))
    found = conduct_report(log, LawBook.standard(), on=ON)
    looked_at = {"night", "third_party", "workplace", "over_daily_calls"}
    return sum(
        looked_at & set(found.flags.get(row, ())) != marks
        for row, marks in scanned(contacts).items()
    )


def read_some() -> None:
    """Read the words of some messages, each with a number of its own."""
    for n in range(READ):
        read_message(f"{_TEXTS[n % len(_TEXTS)]}（{n}）")


if __name__ == "__main__":
    for figure in figures():
        print(f"{figure.what}: {figure.value:.4g} {figure.unit} {figure.wanted}")
