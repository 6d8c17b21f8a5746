"""How a program is told that nothing was done: which status an error has, and its words."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import (
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from ninja.errors import HttpError, ValidationError

from ashore.case.field_errors import problem_of
from ashore.errors.base import AshoreError, VaultError
from ashore.errors.case import CaseExistsError, ChangedElsewhereError
from ashore.errors.command import BillMissingError
from ashore.errors.documents import PaperMissingError
from ashore.errors.law import LawUnknownIdError
from ashore.errors.plan import DebtMissingError
from ashore.errors.settle import NoSuchCreditorError
from ashore.errors.store import (
    HomeExistsError,
    HomeLockedError,
    HomeMissingError,
    HomeOpenElsewhereError,
    JobStateError,
    OneHomeError,
    RecoveryCodeMistypedError,
    RowMissingError,
    SampleSecretError,
    SlowedError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from ashore.errors.vault import ItemUnknownError, VaultMissingError
from ashore.errors.web import RequestUnreadError
from ashore.text import Text
from ashore.web.frame.failures import refused, told
from ashore.web.frame.refusals import NO_CODE, NOT_HERE, STALE_FORM, TOO_MUCH

_STATUSES: tuple[tuple[int, tuple[type[AshoreError], ...]], ...] = (
    (423, (HomeLockedError,)),
    (403, (WrongPassphraseError, WrongRecoveryCodeError, RecoveryCodeMistypedError)),
    (429, (SlowedError,)),
    (
        404,
        (
            HomeMissingError, RowMissingError, BillMissingError, PaperMissingError,
            ItemUnknownError, VaultMissingError, LawUnknownIdError, DebtMissingError,
            NoSuchCreditorError,
        ),
    ),
    (
        409,
        (
            OneHomeError, HomeExistsError, HomeOpenElsewhereError, ChangedElsewhereError,
            CaseExistsError, JobStateError, SampleSecretError, VaultError,
        ),
    ),
)  # fmt: skip
_NO_FORM = Text("内容读不成表单", "it is no form that can be read")
_UNREAD = Text("内容读不成 JSON", "it is no JSON that can be read")
_TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent, SuspiciousOperation)


def status_of(error: AshoreError) -> int:
    """Return the status of one of our errors: 422 where what was sent cannot be used."""
    return next((status for status, kinds in _STATUSES if isinstance(error, kinds)), 422)


def of_ours(request: HttpRequest, error: AshoreError) -> HttpResponse:
    """Return the answer to one of our errors."""
    response = told(request, error, status=status_of(error))
    if isinstance(error, SlowedError):
        response["Retry-After"] = str(error.values["seconds"])
    return response


def of_fields(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Return the answer to a request whose fields are not those that were asked for."""
    first = error.errors[0]
    place = ".".join(str(step) for step in first["loc"])
    problem = problem_of(str(first["type"]), dict(first.get("ctx") or {}))
    return told(request, RequestUnreadError(where=place, problem=problem), status=422)


def of_http(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Return the answer where the framework refuses: no code, no mark of a form, no JSON."""
    if error.status_code == 401:
        return refused(request, NO_CODE, 401)
    if error.status_code == 403:
        return refused(request, STALE_FORM, 403)
    if error.status_code == 413:
        return refused(request, TOO_MUCH, 413)
    return told(request, RequestUnreadError(where="body", problem=_UNREAD), status=422)


def of_missing(request: HttpRequest, error: Http404) -> HttpResponse:
    """Return the answer where there is nothing at an address."""
    return refused(request, NOT_HERE, 404)


def of_form(request: HttpRequest, error: Exception) -> HttpResponse:
    """Return the answer to a form that does not read."""
    return told(request, RequestUnreadError(where="body", problem=_NO_FORM), status=422)


def of_size(request: HttpRequest, error: Exception) -> HttpResponse:
    """Return the answer where too much was sent."""
    return refused(request, TOO_MUCH, 413)


HANDLERS: tuple[tuple[type[Exception], Any], ...] = (
    (AshoreError, of_ours),
    (ValidationError, of_fields),
    (HttpError, of_http),
    (Http404, of_missing),
    (MultiPartParserError, of_form),
    *((kind, of_size) for kind in _TOO_MUCH),
)
"""What answers which failure."""
