"""The files inside an archive, as wallets send their bills: opened in memory, bounded, by name."""

from __future__ import annotations

import contextlib
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ashore.errors.intake import ArchiveDamagedError, ArchivePasswordError, ArchiveTooLargeError
from ashore.intake.given_file import GivenFile
from ashore.intake.reading import Asked

if TYPE_CHECKING:
    import pyzipper  # type: ignore[import-untyped]

MOST_FILES = 100
MOST_BYTES = 128 * 1024 * 1024
"""The most that all files of an archive may hold once they are unpacked."""
MOST_TIMES = 400
"""How many times its packed size a file may have; tables rarely come to a tenth of that."""

_SMALL = 4 * 1024 * 1024
_DOCUMENT = re.compile(r"\[Content_Types\]\.xml|(xl|word|ppt)/|mimetype$|META-INF/")
_UTF8_NAME, _LOCKED = 0x800, 0x1
_HIDDEN = ("__MACOSX/", ".")
_LONGEST_NAME = 120
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
ZIP_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
    KeyError,
    OverflowError,
)
"""What a damaged ZIP makes the standard library raise."""
_DAMAGE = (*ZIP_DAMAGE, AttributeError, IndexError)


def is_archive(file: GivenFile) -> bool:
    """Return whether a file is an archive of files, and no document that is packed like one.

    Examples:
        >>> is_archive(GivenFile.of(b"a,b", "a.zip"))
        False
    """
    if not file.head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    try:
        with _opened(file) as archive:
            return not any(map(_DOCUMENT.match, archive.namelist()))
    except _DAMAGE:
        # The list of its files is cut off: the name of the first one stands near the beginning.
        return not re.search(rb"\[Content_Types\]|(?:xl|word|ppt|docProps)/", file.head)


def files_inside(file: GivenFile, asked: Asked) -> tuple[GivenFile, ...]:
    """Return the files of an archive, in its order; folders and hidden files are passed over.

    Nothing is written to disk, so the names lead nowhere: only their last part is kept.

    Args:
        file: The archive.
        asked: Holds the password, where there is one.

    Raises:
        ArchivePasswordError: If it opens with another password only.
        ArchiveTooLargeError: If it holds more, or more files, than is opened.
        ArchiveDamagedError: If it is no whole archive.
    """
    try:
        with _opened(file) as archive:
            parts = [part for part in archive.infolist() if _is_file(part)]
            _require_bounded(file, parts)
            return tuple(
                GivenFile.of(_content(file, archive, part, asked), _name(part), inside=file.name)
                for part in parts
            )
    except _DAMAGE:
        raise ArchiveDamagedError(where=file.name) from None


@contextlib.contextmanager
def _opened(file: GivenFile) -> Iterator[pyzipper.AESZipFile]:
    """Yield an archive; what its own library raises of damage comes as the standard library's."""
    import pyzipper  # noqa: PLC0415 - slow to load, and few files are archives

    try:
        with file.opened() as content, pyzipper.AESZipFile(content) as archive:
            yield archive
    except pyzipper.BadZipFile as error:
        raise zipfile.BadZipFile from error


def _content(
    file: GivenFile, archive: pyzipper.AESZipFile, part: pyzipper.ZipInfo, asked: Asked
) -> bytes:
    from pyzipper import BadZipFile  # noqa: PLC0415 - loaded with the archive

    locked = bool(part.flag_bits & _LOCKED)
    for password in _spellings(asked.password) if locked else (None,):
        try:
            with archive.open(part, pwd=password) as opened:
                content: bytes = opened.read(part.file_size + 1)
                return content
        except RuntimeError:  # no password, or not this one
            continue
        except (BadZipFile, zlib.error):
            # A wrong password passes the check of one byte now and then, and gives noise.
            if not locked:
                raise
    raise ArchivePasswordError(where=file.name)


def _spellings(password: str | None) -> tuple[bytes | None, ...]:
    if password is None:
        return (None,)
    # A password of Chinese characters depends on the system that packed the file.
    return tuple(dict.fromkeys((password.encode(), password.encode("gb18030"))))


def _require_bounded(file: GivenFile, parts: list[pyzipper.ZipInfo]) -> None:
    too_much = sum(part.file_size for part in parts) > MOST_BYTES or len(parts) > MOST_FILES
    too_dense = any(part.file_size > max(_SMALL, part.compress_size * MOST_TIMES) for part in parts)
    if too_much or too_dense:
        raise ArchiveTooLargeError(where=file.name)


def _is_file(part: pyzipper.ZipInfo) -> bool:
    return not part.is_dir() and not (
        part.filename.startswith(_HIDDEN[0]) or _last(part.filename).startswith(_HIDDEN[1])
    )


def _name(part: pyzipper.ZipInfo) -> str:
    name = part.filename
    if not part.flag_bits & _UTF8_NAME:
        # Chinese systems write names in GB 18030 and say nothing of it.
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("gb18030")
    return _CONTROL.sub("", _last(name))[-_LONGEST_NAME:] or "—"


def _last(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).name
