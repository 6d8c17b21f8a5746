"""The application as a server calls it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ashore.store import setup


def application() -> Callable[..., Iterable[bytes]]:
    """Return the WSGI application, made once Django is ready."""
    setup()
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415 - needs the set-up

    made: Any = get_wsgi_application()
    return made  # type: ignore[no-any-return]
