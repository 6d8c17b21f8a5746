"""Text messages of OPPO's backup: VMSG blocks, the words quoted-printable."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator

from ashore.case.entries_dealings import Channel
from ashore.defend.contacts.moments import Moment, moment_from_text
from ashore.errors.intake import RowTooLargeError
from ashore.findings import Finding
from ashore.intake.contacts.heard import Heard, RowSource, epoch_second, file_finding
from ashore.intake.contacts.picking import reading_of
from ashore.intake.contacts.utf8 import head_text
from ashore.intake.given_file import GivenFile
from ashore.intake.reading import Asked, Reading
from ashore.text import Text

_MOST_LINE = 4 * 1024 * 1024
_MOST_LINES = 10_000
_BEGIN = re.compile(r"\A\s*BEGIN:VMSG\b", re.IGNORECASE)
_TEXT = re.compile(
    rb"(?:SUBJECT|TEXT|BODY);?((?:ENCODING|CHARSET)=[^:]*)?:(.*)\Z", re.IGNORECASE | re.DOTALL
)
_QUOTED = re.compile(rb"\A[^:]*QUOTED-PRINTABLE", re.IGNORECASE)
_CHARSET = re.compile(rb"CHARSET=([A-Za-z0-9_-]+)", re.IGNORECASE)
_BOXES = {"INBOX": True, "SENDBOX": False, "SENTBOX": False, "SENT": False}
_CUT_OFF = Text(
    "文件在中间断了：前面 {rows} 条照常读了，后面的没有。请重新导出，把其余的补上。",
    "The file ends in the middle: {rows} rows were read and the rest is missing. Export it again "
    "for the rest.",
)


class _VmsgSource(RowSource):
    def __init__(self, file: GivenFile) -> None:
        self._file = file
        self.findings: list[Finding] = []

    def heard(self) -> Iterator[Heard]:
        """Yield each message."""
        row = 0
        block: list[bytes] | None = None
        with self._file.opened() as opened:
            while line := opened.readline(_MOST_LINE):
                word = line.strip().upper().removeprefix(b"\xef\xbb\xbf")
                if word == b"BEGIN:VMSG":
                    row += 1
                    if block is not None:  # the one before never ended
                        yield _message(row - 1, block)
                    block = []
                elif word == b"END:VMSG" and block is not None:
                    yield _message(row, block)
                    block = None
                elif block is not None:
                    block.append(line)
                    if len(block) > _MOST_LINES or len(line) == _MOST_LINE:
                        raise RowTooLargeError(
                            where=self._file.name, row=row, most=_MOST_LINE // 2**20
                        )
        if block is not None:
            yield Heard(row, "", Channel.SMS, inbound=True, second=None, fault="broken")
            says = _CUT_OFF.fill(rows=row - 1)
            self.findings.append(file_finding("intake.cut-off", self._file.name, says))


def _message(row: int, lines: list[bytes]) -> Heard:
    said: dict[bytes, str] = {}
    text = ""
    for line in _joined(lines):
        if found := _TEXT.match(line):
            charset = _CHARSET.search(found[1] or b"")
            content = quopri.decodestring(found[2]) if _QUOTED.search(line) else found[2]
            text = _decoded(content, charset[1].decode("ascii") if charset else "utf-8")
            continue
        name, colon, value = line.partition(b":")
        if colon:
            said.setdefault(name.strip().upper(), value.strip().decode("utf-8", "replace"))
    inbound = _BOXES.get(said.get(b"X-BOX", "").upper())
    second = epoch_second(said.get(b"DATEORIGIN", ""))
    if second is None:
        moment = moment_from_text(said.get(b"DATE", ""))
        second = int(moment.at.timestamp()) if isinstance(moment, Moment) else None
    fault = "" if second is not None else "time"
    return Heard(
        row,
        said.get(b"TEL", ""),
        Channel.SMS,
        inbound=inbound is not False,
        second=second,
        text=text,
        fault="draft" if inbound is None and b"X-BOX" in said else fault,
    )


def _joined(lines: list[bytes]) -> Iterator[bytes]:
    """Yield the lines of a message, quoted ones that go on below joined again."""
    begun = b""
    for line in lines:
        bare = begun + line.rstrip(b"\r\n")
        if bare.endswith(b"=") and _QUOTED.search(bare):
            begun = bare[:-1]
            continue
        yield bare
        begun = b""
    if begun:
        yield begun


def _decoded(content: bytes, charset: str) -> str:
    try:
        return content.decode(charset, "replace")
    except LookupError:
        return content.decode("utf-8", "replace")


class VmsgReader:
    """Reads the messages of an OPPO backup."""

    name = "oppo-vmsg"
    title = Text("OPPO 短信备份（vmsg）", "text messages of an OPPO backup (vmsg)")

    def recognises(self, file: GivenFile) -> int:
        """Return how surely it is such a backup."""
        return 95 if _BEGIN.match(head_text(file).lstrip("\ufeff")) else 0

    def read(self, file: GivenFile, asked: Asked) -> Reading:
        """Return the messages of the senders picked.

        Raises:
            RowTooLargeError: If a message is larger than any.
        """
        return reading_of(self, file, asked, _VmsgSource(file))


READERS = (VmsgReader(),)
