"""What the words of a contact may be: the reader of messages, asked with what is known of it."""

from __future__ import annotations

import functools

from ashore.case.entries_dealings import Channel, Contact
from ashore.defend.contacts.reached import Person, reached_from_text
from ashore.defend.reading.messages import read_message
from ashore.defend.reading.notes import note_of
from ashore.defend.reading.reader import Asked
from ashore.defend.reading.scheme import scheme_of

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

_SURE = 0.9


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
    """Return the labels of words as they stand, or else of what they tell as the person's note."""
    labels = _read(asked)
    if _conduct(labels) or not asked.text:
        return labels
    note = note_of(asked.text)
    told = _sure(asked._replace(text=note.said)) if note.said else ()
    return tuple(dict.fromkeys((*told, *note.acts))) or labels


def _sure(asked: Asked) -> tuple[str, ...]:
    """Return what told words show beyond doubt: out of their context little else is reliable."""
    reading = read_message(asked.text, channel=asked.channel, recipient=asked.recipient)
    return tuple(one for one in _conduct(reading.labels) if reading.scores[one] >= _SURE)


def _read(asked: Asked) -> tuple[str, ...]:
    return tuple(read_message(asked.text, channel=asked.channel, recipient=asked.recipient).labels)


def _conduct(labels: tuple[str, ...]) -> tuple[str, ...]:
    known = scheme_of("messages").conduct
    return tuple(label for label in labels if label in known)
