"""The page that lists what the API does; the whole description is the OpenAPI beside it."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from ashore.web.api.addresses import api
from ashore.web.frame.desk import needs_no_case
from ashore.web.frame.show import show


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a program can ask for."""

    method: str
    path: str
    says: str
    group: str


@needs_no_case
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Return the list of actions, by group."""
    groups: dict[str, list[Action]] = {}
    for action in actions():
        groups.setdefault(action.group, []).append(action)
    return show(request, "api/index.html.j2", {"groups": groups})


@needs_no_case
@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """Return the whole description for programs."""
    return JsonResponse(description())


@functools.cache
def description() -> dict[str, Any]:
    """Return the description as OpenAPI 3.1."""
    return dict(api.get_openapi_schema(path_prefix="/api/"))


def actions() -> list[Action]:
    """Return every action in the order of the description."""
    paths = description()["paths"]
    return [
        Action(method.upper(), path, one.get("description", ""), one["tags"][0])
        for path, methods in paths.items()
        for method, one in methods.items()
    ]
