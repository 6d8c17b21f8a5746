"""Words that the person pasted: terms of a paper, or a message as it stands."""

from __future__ import annotations

import re

from ashore.case.entries_dealings import Channel, Contact
from ashore.case.entry import Source
from ashore.defend.contacts.csvfile import MOST_TEXT
from ashore.errors.intake import PaperUnknownError, PastedEmptyError
from ashore.intake.contacts.hints import signature_of
from ashore.intake.given_file import GivenFile
from ashore.intake.papers.text_reader import read_lines
from ashore.intake.reading import Asked, ContentIds, Proposal, Reading, SeenField
from ashore.text import Text

TITLE = Text("一条信息", "A message")
_LOOK = Text(
    "当作一条收到的信息记下。请补上时间和对方号码。",
    "Noted as a message that came in. Fill in when it came and from which number.",
)
_NUMBER = re.compile(r"(?<![\d.,¥￥])(?:\+?86[- ]?)?(1[3-9]\d{9}|(?:106|95|96|400)\d{2,12})(?!\d)")
_MOST_BYTES = 1024 * 1024


def read_pasted(file: GivenFile, asked: Asked) -> Reading:
    """Return what pasted words say: a paper where they are one, else one message to be filled in.

    Raises:
        PastedEmptyError: If there are no words.
        FileTooLargeError: If there are more than anybody pastes.
    """
    text = file.content(most=_MOST_BYTES).decode("utf-8", errors="replace").strip()
    if not text:
        raise PastedEmptyError(where=file.name)
    source = Source(how="file", file_hash=file.digest, file_name=file.name)
    try:
        return read_lines(text.splitlines(), file, asked, source, reader="pasted")
    except PaperUnknownError:
        return _message(file, text, asked)


def _message(file: GivenFile, text: str, asked: Asked) -> Reading:
    sender, number = signature_of(text), _NUMBER.search(text)
    at = asked.recorded_at.replace(second=0, microsecond=0)
    entry = Contact(
        id=ContentIds("pasted").of(text),
        recorded_at=asked.recorded_at,
        source=Source(how="file", file_hash=file.digest, file_name=file.name),
        at=at,
        channel=Channel.SMS if sender else Channel.CHAT,
        direction="in",
        counterpart_number=None,
        counterpart_claims=sender or None,
        to_whom="本人",
        to_whom_relation="本人",
        text=text[:MOST_TEXT],
    )
    fields = (
        SeenField("messages[1].at", at.isoformat(), "", 0, None, asks=True),
        # A number in the words is whom to call; who sent it may be somebody else.
        SeenField("counterpart_number", "", number[1] if number else "", 0, None),
        SeenField("counterpart_claims", sender, f"【{sender}】" if sender else "", 95, None),
        SeenField("messages[1].direction", "in", "", 95, None),
        SeenField("messages[1].text", entry.text, "", 100, None),
    )
    return Reading(
        reader="pasted",
        title=TITLE,
        file=file,
        rows=1,
        proposals=(Proposal("pasted.message", (entry,), _LOOK),),
        fields=fields,
    )
