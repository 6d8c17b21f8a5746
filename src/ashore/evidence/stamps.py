"""Timestamps by RFC 3161: asked for over the chain, kept as they came, verified offline.

Nothing here reaches a server: the caller sends the request and brings the reply.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ashore.case.atomic import reason_of
from ashore.case.ledger import Ledger
from ashore.errors.vault import CertificateError, StampReplyError, VaultUnreadableError
from ashore.evidence.blobs import lying_in
from ashore.evidence.disk import alone, put
from ashore.evidence.head import line_hashes
from ashore.evidence.vault import WAIT_SECONDS, Vault, remember
from ashore.evidence.verify import statement
from ashore.text import Text

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampResponse

REQUEST, REPLY, STATEMENT, CHAIN = ".tsq", ".tsr", ".json", ".pem"
MOST_REPLY_BYTES = 1024 * 1024

_NAME = re.compile(r"(\d{4,})\.(json|tsq|tsr|pem)")
_GRANTED = 0
_NOT_READ = Text("读不懂它的编码（{detail}）", "its encoding is not understood ({detail})")
_REFUSED = Text("服务器没有盖章（状态 {status}）", "the server did not stamp (status {status})")
_OTHER = Text("它盖的是别的内容", "it is for something else")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A timestamp as it lies in the vault: its number and its files that are there."""

    number: str
    files: frozenset[str]

    def path(self, folder: Path, ending: str) -> Path:
        """Return where one of its files lies."""
        return folder / f"{self.number}{ending}"

    @property
    def answered(self) -> bool:
        """Return whether a reply came."""
        return REPLY in self.files


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reply says: the moment, and who signed it as far as it says so."""

    at: dt.datetime
    serial: int
    policy: str


def stamps_in(vault: Vault) -> tuple[Stamp, ...]:
    """Return the timestamps of a vault in the order in which they were asked for."""
    files: dict[str, set[str]] = {}
    for lying in lying_in(vault.stamps):
        if (found := _NAME.fullmatch(lying.name)) and lying.plain:
            files.setdefault(found[1], set()).add(f".{found[2]}")
    return tuple(Stamp(number, frozenset(found)) for number, found in sorted(files.items()))


def ask(vault: Vault, ledger: Ledger, *, seconds: float = WAIT_SECONDS) -> tuple[Stamp, bytes]:
    """Return a new timestamp that has no reply yet, and the request to send.

    What is stamped and the request are on the disk before anything is sent.

    Raises:
        VaultWriteError: If they cannot be written.
    """
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder  # noqa: PLC0415 - only here

    said = statement(line_hashes(ledger))
    request = (
        TimestampRequestBuilder()
        .data(said)
        .hash_algorithm(HashAlgorithm.SHA256)
        .nonce(nonce=True)
        .cert_request(cert_request=True)
        .build()
        .as_bytes()
    )
    with alone(vault.folder, seconds=seconds):
        earlier = stamps_in(vault)
        number = f"{int(earlier[-1].number) + 1 if earlier else 1:04d}"
        put(vault.stamps / f"{number}{STATEMENT}", said)
        put(vault.stamps / f"{number}{REQUEST}", request)
        remember(vault.folder, ledger)
    return Stamp(number, frozenset({STATEMENT, REQUEST})), request


def keep_reply(vault: Vault, stamp: Stamp, reply: bytes, roots: bytes | None = None) -> Reading:
    """Return what a reply says, once it is kept as it came, with the certificates to check it by.

    Args:
        vault: The vault.
        stamp: What was asked for.
        reply: The bytes that the server sent.
        roots: Certificates in PEM form that the person has from the server's own pages.

    Raises:
        StampReplyError: If the reply is kept, and cannot be read, is a refusal or does not fit.
        VaultWriteError: If it cannot be written.
    """
    place = stamp.path(vault.stamps, REPLY)
    put(place, reply)
    if roots is not None:
        put(stamp.path(vault.stamps, CHAIN), roots)
    return read_reply(reply, read_bytes(stamp.path(vault.stamps, STATEMENT)), where=place.name)


def read_reply(reply: bytes, said: bytes, *, where: str) -> Reading:
    """Return what a reply says of a statement; its signature is not looked at.

    Raises:
        StampReplyError: If it cannot be read, is a refusal, or is for something else.
    """
    answer = _decoded(reply, where)
    told = answer.tst_info
    if told.message_imprint.message != hashlib.sha256(said).digest():
        raise StampReplyError(where=where, reason=_OTHER)
    return Reading(told.gen_time, told.serial_number, told.policy.dotted_string)


def is_signed(reply: bytes, said: bytes, roots: Sequence[Certificate], *, where: str) -> bool:
    """Return whether a reply is signed by a timestamp authority that roots vouch for.

    The certificates need to have been in force when it was signed, not now.

    Raises:
        StampReplyError: If it cannot be read.
    """
    from rfc3161_client import VerificationError, VerifierBuilder  # noqa: PLC0415 - only here

    verifier = VerifierBuilder(roots=list(roots)).build()
    try:
        return verifier.verify_message(_decoded(reply, where), said)
    except VerificationError:
        return False


def certificates(data: bytes, *, where: str) -> tuple[Certificate, ...]:
    """Return the certificates that a PEM file holds.

    Raises:
        CertificateError: If it holds none.
    """
    from cryptography.x509 import load_pem_x509_certificates  # noqa: PLC0415 - only here

    try:
        return tuple(load_pem_x509_certificates(data))
    except ValueError:
        raise CertificateError(where=where) from None


def read_bytes(path: Path) -> bytes:
    """Return what a small file of a timestamp holds.

    Raises:
        VaultUnreadableError: If it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(MOST_REPLY_BYTES)
    except OSError as error:
        raise VaultUnreadableError(where=path.name, reason=reason_of(error)) from error


def _decoded(reply: bytes, where: str) -> TimeStampResponse:
    from rfc3161_client import decode_timestamp_response  # noqa: PLC0415 - only what reads one

    try:
        answer = decode_timestamp_response(reply)
        status = int(answer.status)
        if status != _GRANTED:
            raise StampReplyError(where=where, reason=_REFUSED.fill(status=status))
        answer.tst_info.gen_time  # noqa: B018 - a token that cannot be read is told here
    except ValueError as error:
        detail = str(error)[:80]
        raise StampReplyError(where=where, reason=_NOT_READ.fill(detail=detail)) from None
    return answer
