"""Evidence: what is sealed, one more file, its content, and whether all is as it was sealed."""

from __future__ import annotations

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Query, Router, Status
from ninja.files import UploadedFile
from pydantic import Field

from ashore.case.entries_papers import Capture, Evidence
from ashore.evidence.adding import Given as GivenFile
from ashore.evidence.exchange import checked_as_json, item_as_json
from ashore.evidence.items import sealed_items
from ashore.evidence.names import safe_name
from ashore.store import vaults
from ashore.web.api.frame import desk_for
from ashore.web.api.shapes import Asked, Given, Json, Open, Problem, problems
from ashore.web.frame import revision
from ashore.web.frame.show import language_of

router = Router(tags=["evidence"])
_CONTENT = {
    "responses": {
        200: {
            "description": "The file as it was sealed.",
            "content": {
                "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
            },
        }
    }
}


class ItemOut(Open):
    """A sealed file."""

    id: str
    name: str


class EvidenceOut(Open):
    """What is sealed, and the head of the chain to note down elsewhere."""

    items: list[ItemOut]
    not_sealed: int
    head: str
    entries: int


class SealedOut(ItemOut):
    """A file that was given: ``already`` where it had been sealed before."""

    already: bool


class SaidOf(Given):
    """What a person says of a file."""

    description: str = Field(default="", max_length=2000)
    captured_how: Capture | None = None
    device: str | None = Field(default=None, max_length=200)


class CheckedOut(Open):
    """Whether the chain and the vault are as they were left."""

    ok: bool
    head: str | None
    entries: int | None
    items: int
    opened: int | None
    stamps: list[Json]
    findings: list[Json]


@router.get("/evidence", response={200: EvidenceOut, problems(): Problem})
def list_evidence(request: HttpRequest, asked: Query[Asked]) -> Json:
    """Return what is sealed; as ``ashore vault list --json``."""
    desk = desk_for(request)
    items = sealed_items(desk.case)
    return {
        "items": [item_as_json(one) for one in items],
        "not_sealed": len(desk.case.of(Evidence)) - len(items),
        "head": desk.ledger.head,
        "entries": len(desk.ledger.lines),
    }


@router.post("/evidence", response={201: SealedOut, problems(409): Problem})
def add_evidence(
    request: HttpRequest, asked: Query[Asked], file: File[UploadedFile], said: Form[SaidOf]
) -> Status[Json]:
    """Seal a file and record it."""
    desk = desk_for(request)
    given = GivenFile(
        path=Path(safe_name(file.name or "file")),
        content=file.read(),
        description=said.description,
        captured_how=said.captured_how,
        device=said.device,
    )
    (kept,) = vaults.seal_files(desk.home, [given], now=desk.moment).kept
    revision.changed()
    return Status(201, item_as_json(kept.item) | {"already": kept.already})


@router.get(
    "/evidence/{name}/content", response={200: None, problems(404, 409): Problem},
    openapi_extra=_CONTENT,
)  # fmt: skip
def evidence_content(request: HttpRequest, name: str, asked: Query[Asked]) -> HttpResponse:
    """Return the content of a sealed file, as bytes that no browser runs."""
    data = vaults.open_file(desk_for(request).home, name)
    response = HttpResponse(data, content_type="application/octet-stream")
    response["Content-Disposition"] = 'attachment; filename="evidence.bin"'
    return response


@router.post("/evidence/verify", response={200: CheckedOut, problems(404, 409): Problem})
def verify_evidence(request: HttpRequest, asked: Query[Asked]) -> Json:
    """Open every sealed file and say what was changed; as ``ashore vault verify --json``."""
    desk = desk_for(request)
    return checked_as_json(vaults.check_vault(desk.home), language_of(request))
