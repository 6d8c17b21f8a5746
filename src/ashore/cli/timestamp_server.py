"""The one outbound call of the program: a timestamp request to a server that the person names."""

from __future__ import annotations

from urllib.parse import urlsplit

from ashore.errors.vault import StampServerError
from ashore.text import Text

_NO_ADDRESS = Text(
    "要写 http:// 或 https:// 开头的网址", "it should begin with http:// or https://"
)
_HEADERS = {
    "Content-Type": "application/timestamp-query",
    "Accept": "application/timestamp-reply",
    "User-Agent": "ashore",
}


def require_address(server: str) -> None:
    """Return nothing when a server's address can be asked.

    Raises:
        StampServerError: If it is no web address.
    """
    parts = urlsplit(server)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise StampServerError(where=server[:80], reason=_NO_ADDRESS)


def answer_of(server: str, request: bytes, *, seconds: float) -> bytes:
    """Return what a server answers to a timestamp request, as it came.

    Raises:
        StampServerError: If it does not answer in time, or answers with a fault.
    """
    from http.client import HTTPException
    from urllib.error import HTTPError, URLError
    from urllib.request import Request, urlopen

    from ashore.evidence.stamps import MOST_REPLY_BYTES

    asked = Request(server, data=request, headers=_HEADERS, method="POST")  # noqa: S310 - checked
    try:
        with urlopen(asked, timeout=seconds) as answer:  # noqa: S310 - http or https alone
            return bytes(answer.read(MOST_REPLY_BYTES))
    except (URLError, HTTPException, OSError, ValueError) as error:
        if isinstance(error, HTTPError):
            error.close()  # it holds the connection, which nobody else would close
        said = str(getattr(error, "reason", "") or error)[:120]
        where = urlsplit(server).hostname or server[:80]
        raise StampServerError(where=where, reason=Text(said, said)) from None
