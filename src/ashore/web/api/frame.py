"""The frame of the API: who is let in, how JSON is read and written, and the open case."""

from __future__ import annotations

import json
from typing import NoReturn

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.operation import Operation
from ninja.parser import Parser
from ninja.renderers import JSONRenderer
from ninja.security import APIKeyCookie, HttpBearer
from ninja.types import DictStrAny

from ashore.errors.store import HomeLockedError, RowMissingError
from ashore.text import Text
from ashore.web.api.refusals import HANDLERS
from ashore.web.frame.desk import Desk
from ashore.web.frame.gate import COOKIE
from ashore.web.frame.launch import launch

VERSION = "1"
_ABOUT = (
    "What the pages do, for programs on this machine. Send the code of the launch, which "
    "`ashore serve` prints, as a bearer token. Amounts are yuan as text with two decimals, days "
    "are ISO 8601. Nothing is done where the answer has `ok: false`."
)
_ENTRY = Text("记录", "The entry")


class Code(HttpBearer):
    """The code of the launch, which the terminal prints."""

    openapi_description = "The code of this launch, as `ashore serve` prints it."

    def authenticate(self, request: HttpRequest, token: str) -> bool:
        """Return whether it is this launch's; the gate looked at it before."""
        return launch().admits(token)


class Visit(APIKeyCookie):
    """The cookie of a browser that has come in; what changes something needs its form's mark."""

    param_name = COOKIE
    openapi_description = "The visit of a browser, with X-CSRFToken where something is changed."

    def authenticate(self, request: HttpRequest, key: str | None) -> bool:
        """Return whether somebody came in with it."""
        return launch().visit(key or "") is not None


class StrictJson(Parser):
    """Reads JSON that can be kept: no numbers beyond its own, no halves of characters."""

    def parse_body(self, request: HttpRequest) -> DictStrAny:
        """Return what was sent; what is raised here is told as unreadable."""
        read = json.loads(request.body, parse_constant=_no_number)
        # Half a surrogate pair is no character, and no file would take it.
        json.dumps(read, ensure_ascii=False).encode()
        found: DictStrAny = read
        return found


class Utf8Json(JSONRenderer):
    """Writes JSON with its characters as they are."""

    json_dumps_params = {"ensure_ascii": False, "separators": (",", ":")}  # noqa: RUF012 - as there


class Api(NinjaAPI):
    """The API; an operation is called what its function is called."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Return the name of an operation."""
        return operation.view_func.__name__


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def new_api() -> NinjaAPI:
    """Return the API without its addresses."""
    made = Api(
        title="Ashore",
        version=VERSION,
        description=_ABOUT,
        docs_url=None,
        openapi_url=None,
        urls_namespace="ashore-api",
        auth=[Code(), Visit()],
        parser=StrictJson(),
        renderer=Utf8Json(),
    )
    for kind, answer in HANDLERS:
        made.add_exception_handler(kind, answer)
    return made


def desk_for(request: HttpRequest) -> Desk:
    """Return the desk with the open case.

    Raises:
        HomeLockedError: If none is open.
    """
    desk: Desk | None = getattr(request, "desk", None)
    if desk is None:
        raise HomeLockedError
    return desk


def entry_missing(name: str) -> RowMissingError:
    """Return the error for an entry that is not there."""
    return RowMissingError(what=_ENTRY, given=name)
