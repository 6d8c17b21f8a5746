"""Text messages in XML: SMS Backup & Restore with pictures, and what Chinese managers write."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

from lxml import etree

from ashore.case.entries_dealings import Channel
from ashore.defend.contacts.moments import Moment, moment_from_text
from ashore.findings import Finding
from ashore.intake.contacts.heard import Heard, RowSource, epoch_second
from ashore.intake.contacts.hints import signature_of
from ashore.intake.contacts.senders import LOOKED_AT
from ashore.intake.contacts.xml_reader import XmlReader
from ashore.intake.contacts.xmlrows import Piece, row_element, row_pieces, row_start
from ashore.intake.given_file import GivenFile
from ashore.text import Text

_RECEIVED, _SENT = "1", "2"
_UNSENT = frozenset("3456")
_FROM, _TO = "137", "151"
_INSERTED = "insert-address-token"
"""What Android writes for the person's own number."""
_MOST_SECONDS = 10**11
_STARTS = row_start(
    "sms",
    "mms",
    # As the app writes a message, whatever its version: who, when, received or sent, and the
    # 【signature】 that the words begin with.
    then=rb' protocol="[^"<&]*" address="([^"<&]*)" date="([1-3]\d{9}|[1-3]\d{12})" type="([12])"'
    rb'(?: subject="[^"<]*" body="(?:\xe3\x80\x90([^"<&\xe3]{1,90})\xe3\x80\x91)?)?',
)
_CLOSE, _OPEN_AS_NUMBER = "】".encode(), b"&#12304;"
MOST_ALIKE = 50_000
"""How many sums are held at once; a file can be made so that no two messages are alike."""
_NAMED = re.compile(rb' contact_name="([^"<]*)"')
_WORDED = re.compile(rb' body="([^"<]*)"')
_NONE = frozenset({"", "null", "(Unknown)", "(unknown)"})


def message_fault(kind: str, second: int | None) -> str:
    """Return why a message of a type is no contact, empty where it is one."""
    if kind in _UNSENT:
        return "draft"
    if kind not in {_RECEIVED, _SENT}:
        return "direction"
    return "" if second is not None else "time"


_Alike = dict[tuple[bytes, bytes | None, bytes | None], list[int]]
"""By address, type and signature: the first row, how many, the first and the last second."""


def _second(date: bytes) -> int:
    second = int(date)
    return second // 1000 if second > _MOST_SECONDS else second


def _told(
    row: int,
    raw: bytes,
    address: bytes | None,
    date: bytes | None,
    kind: bytes | None,
    signed: bytes | None,
) -> Heard:
    """Return a message from what its pattern saw, or parsed where that was not enough."""
    if address is None or date is None:
        return _parsed(row, raw)
    claims = signed.decode("utf-8", "replace").strip() if signed else ""
    return Heard(
        row,
        address.decode("utf-8", "replace"),
        Channel.SMS,
        kind == b"1",
        _second(date),
        claims=claims,
        raw=raw,
    )


def _sums(alike: _Alike) -> Iterator[tuple[int, Heard]]:
    """Yield the first and the last of messages that are alike, the last for all but the first."""
    for (address, kind, signed), (row, rows, first, last) in alike.items():
        one = _told(row, b"", address, str(first).encode(), kind, signed)
        yield 1, one
        if rows > 1:
            yield rows - 1, one._replace(second=last)


class _BackupSource:
    """Messages of SMS Backup & Restore; a row is parsed only when somebody picked its sender."""

    def __init__(self, file: GivenFile) -> None:
        self._file = file
        self.findings: list[Finding] = []

    def heard(self) -> Iterator[Heard]:
        """Yield each message."""
        for row, (raw, seen) in enumerate(self._pieces(), start=1):
            yield _told(row, raw, *seen)

    def summed(self) -> Iterator[tuple[int, Heard]]:
        """Yield messages with how many they stand for; only some of each sender come one by one."""
        looked_at: dict[bytes, int] = {}
        alike: _Alike = {}
        for row, (raw, seen) in enumerate(self._pieces(), start=1):
            address, date, kind, signed = seen
            # A signature at the end is found by looking.
            at_the_end = signed is None and (_CLOSE in raw or _OPEN_AS_NUMBER in raw)
            if address is None or date is None or at_the_end:
                looked_at[address or b""] = looked_at.get(address or b"", 0) + 1
                yield 1, _told(row, raw, *seen)
                continue
            group = alike.get((address, kind, signed))
            if group is not None:
                second = _second(date)
                group[1] += 1
                if second < group[2]:
                    group[2] = second
                elif second > group[3]:
                    group[3] = second
                continue
            times = looked_at.get(address, 0)
            if times < LOOKED_AT:
                looked_at[address] = times + 1
                yield 1, _told(row, raw, *seen)
                continue
            if len(alike) >= MOST_ALIKE:
                yield from _sums(alike)
                alike.clear()
            second = _second(date)
            alike[address, kind, signed] = [row, 1, second, second]
        yield from _sums(alike)

    def heard_of(self, never: Callable[[str], bool]) -> Iterator[tuple[int, Heard]]:
        """Yield each message, but those of senders who are never wanted all at once."""
        told: dict[bytes, bool] = {}
        unwanted, last = 0, None
        for row, (raw, seen) in enumerate(self._pieces(), start=1):
            address, date = seen[:2]
            if address is None or date is None:
                yield 1, _told(row, raw, *seen)
                continue
            dropped = told.get(address)
            if dropped is None:
                if len(told) >= MOST_ALIKE:
                    told.clear()
                dropped = told[address] = never(address.decode("utf-8", "replace"))
            if dropped:
                unwanted += 1
                last = row, seen
            else:
                yield 1, _told(row, raw, *seen)
        if last is not None:
            row, seen = last
            yield unwanted, _told(row, b"", *seen)

    def _pieces(self) -> Iterator[Piece]:
        return row_pieces(self._file, root="smses", starts=_STARTS, findings=self.findings)

    def peek(self, heard: Heard) -> tuple[str, str]:
        """Return the name and the words of a row."""
        raw = heard.raw
        if not raw:
            return heard.name, heard.text
        name, text = _NAMED.search(raw), _WORDED.search(raw)
        # Within double quotes no double quote can stand; where a row quotes in another way as
        # well, only a parser knows.
        if name is None or text is None or b"'" in raw:
            whole = _parsed(heard.row, raw)
            return whole.name, whole.text
        return _said(_unescaped(name[1])), _said(_unescaped(text[1]))

    def signature(self, heard: Heard) -> str:
        """Return the 【signature】 of a message, without parsing it where that can be."""
        if heard.claims or (
            heard.raw and _CLOSE not in heard.raw and _OPEN_AS_NUMBER not in heard.raw
        ):
            return heard.claims
        return signature_of(self.peek(heard)[1])

    def whole(self, heard: Heard) -> Heard | None:
        """Return a row with everything it says."""
        whole = _parsed(heard.row, heard.raw) if heard.raw else heard
        return None if whole.fault else whole


def _unescaped(value: bytes) -> str:
    text = value.decode("utf-8", "replace")
    return html.unescape(text) if "&" in text else text


def _parsed(row: int, piece: bytes) -> Heard:
    element = row_element(piece)
    if element is None:
        return Heard(row, "", Channel.SMS, inbound=True, second=None, fault="broken")
    if element.tag == "mms":
        return _mms(row, element)
    kind = element.get("type", "")
    second = epoch_second(element.get("date", ""))
    return Heard(
        row,
        element.get("address", ""),
        Channel.SMS,
        inbound=kind != _SENT,
        second=second,
        text=_said(element.get("body")),
        name=_said(element.get("contact_name")),
        fault=message_fault(kind, second),
    )


def _mms(row: int, element: etree._Element) -> Heard:
    """Return a message with pictures: its words, and a mark for each thing attached."""
    kind = element.get("msg_box", "")
    second = epoch_second(element.get("date", ""))
    wanted = _TO if kind == _SENT else _FROM
    sides = [
        one.get("address", "")
        for one in element.iter("addr")
        if one.get("type") == wanted and one.get("address") not in {_INSERTED, None}
    ]
    parts = [(one.get("ct", ""), one) for one in element.iter("part")]
    words = [_said(element.get("sub"))]
    words += [_said(one.get("text")) for content, one in parts if content == "text/plain"]
    marks = [_ATTACHED.get(content.partition("/")[0], "") for content, _ in parts]
    # Where no side is named, the row names it; several are joined by "~".
    address = sides[0] if sides else element.get("address", "").partition("~")[0]
    return Heard(
        row,
        address,
        Channel.SMS,
        inbound=kind != _SENT,
        second=second,
        text="\n".join(filter(None, [*words, *marks])),
        name=_said(element.get("contact_name")),
        fault=message_fault(kind, second),
        claims=signature_of("\n".join(filter(None, words))) if kind != _SENT else "",
        group="~" in element.get("address", ""),
    )


_ATTACHED = {"image": "[图片]", "video": "[视频]", "audio": "[语音]"}


def _said(text: str | None) -> str:
    return "" if text is None or text in _NONE else text


class _RecordSource(RowSource):
    """Messages of a Chinese phone manager: elements instead of attributes, times without a zone."""

    def __init__(self, file: GivenFile) -> None:
        self._file = file
        self.findings: list[Finding] = []

    def heard(self) -> Iterator[Heard]:
        """Yield each message."""
        pieces = row_pieces(
            self._file, root="SMSRecord", starts=row_start("SMS"), findings=self.findings
        )
        for row, (raw, _) in enumerate(pieces, start=1):
            element = row_element(raw)
            if element is None:
                yield Heard(row, "", Channel.SMS, inbound=True, second=None, fault="broken")
                continue
            said = {child.tag: (child.text or "") for child in element}
            kind = said.get("Type", "").strip()
            moment = moment_from_text(said.get("Date", ""))
            second = int(moment.at.timestamp()) if isinstance(moment, Moment) else None
            yield Heard(
                row,
                said.get("Address", "").strip(),
                Channel.SMS,
                inbound=kind != _SENT,
                second=second,
                text="\n".join(filter(None, map(_said, (said.get("Subject"), said.get("Body"))))),
                fault=message_fault(kind, second),
            )


READERS = (
    XmlReader(
        "sms-backup-restore",
        Text("短信备份（SMS Backup & Restore）", "text messages of SMS Backup & Restore"),
        "smses",
        _BackupSource,
    ),
    XmlReader(
        "sms-record",
        Text("手机管家导出的短信", "text messages of a phone manager"),
        "SMSRecord",
        _RecordSource,
    ),
)
