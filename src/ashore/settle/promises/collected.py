"""Collection that went on after both sides had signed that it stops."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence

from ashore.case.entries_dealings import Channel, Contact, Observed
from ashore.case.replay import LoanFile
from ashore.settle.promises.breach import Breach, Side, breach_of
from ashore.settle.promises.paid import in_arrears
from ashore.settle.promises.terms import Terms
from ashore.text import Text

_PRESSES = re.compile(
    r"催收|逾期|欠款|今[天日](?:之?内|必须|下午|就)|立即|马上|否则|后果|上门|起诉|法务|移交|单位|家人"
    r"|父母|报警|最后[一1]次|还不还|赶紧|尽快(?:还|处理)|一次性结清"
)
_AS_AGREED = re.compile(
    r"(?:已停止|不再|停止)(?:对您)?催收|没有逾期|无逾期|未逾期|避免逾期|以免逾期|感谢.{0,12}还款|方案(?:已)?生效"
)
_SEEN = frozenset({
    Observed.PAYMENT_DEMANDED, Observed.DEBT_DISCLOSED, Observed.ENTERED_HOME,
    Observed.ENTERED_WORKPLACE, Observed.STAYED_ON, Observed.FOLLOWED, Observed.NOTICE_POSTED,
    Observed.PUBLISHED,
})  # fmt: skip
_SELF = re.compile(r"本人|自己|借款人|self|borrower", re.IGNORECASE)
Labels = Callable[[Contact], Sequence[str]]
"""What a reader of messages makes of a contact's words."""
_IMPROPER = frozenset({
    "threat_violence", "threat_family_or_dox", "insult", "impersonate_authority",
    "false_legal_claim", "third_party_demand", "third_party_disclosure", "workplace_contact",
    "private_account", "excessive_fee_claim", "refuse_identity", "obscene", "induce_borrowing",
})  # fmt: skip
_NOT_ABOUT_IT = frozenset({"unrelated", "other_spam_or_fraud"})


def no_labels(contact: Contact) -> tuple[str, ...]:  # noqa: ARG001 - the shape of a reader
    """Return nothing: a contact is judged by its words alone."""
    return ()


def collection_breaches(
    file: LoanFile, terms: Terms, on: dt.date, ended: dt.date | None, *, labels: Labels = no_labels
) -> Iterator[Breach]:
    """Yield the contacts that went on collecting while the agreement was being kept.

    Args:
        file: The loan.
        terms: What was agreed.
        on: The day.
        ended: From which day the agreement no longer holds, if it was ended.
        labels: A reader of messages; what it knows goes before the words looked for here.
    """
    if not terms.collection_stops:
        return
    until = min(on, ended - dt.timedelta(days=1)) if ended else on
    for contact in file.contacts:
        day = contact.at.date()
        if not terms.starts < day <= until or in_arrears(file.payments, terms, day):
            continue
        if _collects(contact, labels):
            yield _breach(contact, day, terms)


def _collects(contact: Contact, labels: Labels) -> bool:
    """Return whether a contact presses for money, by its words, its channel or what was seen."""
    if contact.direction != "in":
        return False
    others = contact.to_whom_relation or contact.to_whom
    if others and not _SELF.search(others):
        return True
    if contact.channel is Channel.VISIT or _SEEN & set(contact.observed):
        return True
    # A plain reminder may be either, so there the words decide, as they do without a reader.
    read = frozenset(labels(contact)) if contact.text else frozenset()
    if read & _IMPROPER:
        return True
    if read and read <= _NOT_ABOUT_IT:
        return False
    return bool(_PRESSES.search(_AS_AGREED.sub("", contact.text)))


def _breach(contact: Contact, day: dt.date, terms: Terms) -> Breach:
    whom = contact.to_whom or contact.to_whom_relation
    to = Text(f"，找的是「{whom}」", f", reaching “{whom}”") if whom else Text("", "")
    return breach_of(
        terms,
        "collected-on",
        Side.CREDITOR,
        day,
        Text(
            f"{terms.starts} 已约定停止催收，{day} 仍在催收{to.zh}。",
            f"Collection was to stop from {terms.starts}; on {day} it went on{to.en}.",
        ),
        ask=Text(
            f"协议约定签署后停止催收，{day} 的催收请说明由谁安排，并立即停止。",
            f"Collection was to stop on signing; say who arranged that of {day}, and stop it.",
        ),
        entries=(contact.id,),
        limits=Text(
            "来电方是谁，只有它自己的说法；内容由程序按文字判断，请看原话。",
            "Who called rests on their own word, and a program judged the words; look at them.",
        ),
    )
