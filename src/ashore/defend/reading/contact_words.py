"""What the words of a contact may be: the reader of messages, asked with what is known of it."""

from __future__ import annotations

import functools

from ashore.case.entries_dealings import Channel, Contact
from ashore.defend.contacts.reached import Person, reached_from_text
from ashore.defend.reading.messages import read_message
from ashore.defend.reading.reader import Asked

_CHANNELS = {
    Channel.CALL: "call_transcript",
    Channel.CHAT: "wechat",
    Channel.APP: "wechat",
    Channel.EMAIL: "letter",
    Channel.LETTER: "letter",
    Channel.VISIT: "visit",
}
_RECIPIENTS = {
    Person.CO_BORROWER: "guarantor",
    Person.GUARANTOR: "guarantor",
    Person.SPOUSE: "family",
    Person.RELATIVE: "family",
    Person.WORK: "colleague",
    Person.BORROWER: "debtor",
    Person.UNKNOWN: "debtor",
}


def contact_labels(contact: Contact) -> tuple[str, ...]:
    """Return the labels of a contact's words; the same words are read once."""
    return _labels(asked_of(contact))


def asked_of(contact: Contact) -> Asked:
    """Return a contact's words with how they came and to whom, as the reader is asked."""
    reached = reached_from_text(contact.to_whom or "", contact.to_whom_relation or "")
    return Asked(
        contact.text,
        _CHANNELS.get(contact.channel, "sms"),
        _RECIPIENTS.get(reached.person, "contact"),
    )


@functools.lru_cache(maxsize=65536)
def _labels(asked: Asked) -> tuple[str, ...]:
    return tuple(read_message(asked.text, channel=asked.channel, recipient=asked.recipient).labels)
