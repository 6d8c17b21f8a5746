"""What a message is: an improper way of collecting, a lawful one, or neither."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ashore.defend.reading.reader import Asked, Reader, Reading

MessageReading = Reading


def read_message(text: str, *, channel: str = "sms", recipient: str = "debtor") -> MessageReading:
    """Return what a message says about how a debt is collected.

    Who the sender claims to be plays no part.

    Args:
        text: As it was sent; a transcript has one turn a line, each with its speaker and a colon.
        channel: ``sms``, ``wechat``, ``call_transcript``, ``voicemail``, ``letter`` or ``visit``.
        recipient: ``debtor``, ``guarantor``, ``family``, ``contact`` or ``colleague``.

    Examples:
        >>> read_message("再不还钱就打断你的腿").labels
        ('threat_violence',)
    """
    return Reader.standard("messages").read(Asked(text, channel, recipient))


def read_messages(asked: Iterable[Asked]) -> Iterator[MessageReading]:
    """Yield what each of many messages says, in order."""
    return Reader.standard("messages").read_many(asked)
