"""Whatever is sent, fit or not: no fault, only statuses and shapes that the description names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.generation import GenerationMode

from ashore.store import homes, keys
from ashore.store.sample import open_sample
from ashore.web.api.index import description
from ashore.web.frame import launch, locking
from tests.web.api.conftest import QUICK
from tests.web.conftest import NOON, PORT

load_all_checks()
_CHECKS = [
    CHECKS.get_one(name)
    for name in (
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_schema_conformance",
        "negative_data_rejection",
    )
]
_SLOW = {"/api/plan/what-if", "/api/jobs", "/api/homes", "/api/papers/{name}/sent"}
_THERE = {
    "/api/entries/{name}": "person",
    "/api/entries/{name}/withdraw": "person",
    "/api/entries/{name}/supersede": "person",
    "/api/bills/{name}/explanation": "shizhou",
    "/api/calls/{to}": "shizhou",
    "/api/papers/{name}": "hardship-renhe",
    "/api/papers/{name}/sent": "hardship-renhe",
    "/api/papers/{name}/file/{form}": "hardship-renhe",
    "/api/law/{name}": "card.grace-days",
}
"""An id for each address that the sample has; chance would never hit one."""
_OPERATIONS = [
    f"{method.upper()} {path}"
    for path, methods in description()["paths"].items()
    for method in methods
]


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Yield the description beside the app, with homes in a folder of the test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("homes")))
        patch.setattr(keys, "Stretching", lambda: QUICK)
        code = launch.begin(PORT).code
        app = get_wsgi_application()

        def known(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            environ["HTTP_HOST"] = f"127.0.0.1:{PORT}"
            environ["HTTP_AUTHORIZATION"] = f"Bearer {code}"
            return app(environ, start)

        yield schemathesis.openapi.from_wsgi("/api/openapi.json", known)
        locking.lock()


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("operation", _OPERATIONS)
def test_no_request_is_a_fault(
    schema: Any, operation: str, mode: GenerationMode, tmp_path: Path
) -> None:
    method, _, path = operation.partition(" ")
    asked = schema[path][method]
    try:
        strategy = asked.as_strategy(generation_mode=mode)
    except schemathesis.errors.SchemathesisError:  # pragma: no cover - nothing to send wrongly
        pytest.skip("there is nothing that could be sent wrongly")

    @given(case=strategy, there=st.booleans())
    @settings(
        max_examples=3 if path in _SLOW or not _takes_more(path, method) else 8,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: Any, *, there: bool) -> None:
        if there and path in _THERE and path.count("{"):
            (*_, first) = sorted(case.path_parameters)
            case.path_parameters[first] = _THERE[path]
        if path in {"/api/homes", "/api/sample"} or path.startswith("/api/homes/"):
            locking.lock()
        elif homes.current() is None:
            open_sample(NOON)
        case.validate_response(case.call(), checks=_CHECKS)

    ask()


def _takes_more(path: str, method: str) -> bool:
    """Return whether an address takes more than the language of its answer."""
    one = description()["paths"][path][method.lower()]
    return "requestBody" in one or len(one["parameters"]) > 1


def test_there_are_as_many_actions_as_described() -> None:
    assert len(_OPERATIONS) >= 45
    assert len(set(_OPERATIONS)) == len(_OPERATIONS)
