"""A file that leaves the app: under a name that every system takes, and shown by no browser."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpResponse

from ashore.evidence.names import safe_name

_ENDINGS = {
    ".pdf": "application/pdf",
    ".txt": "text/plain; charset=utf-8",
    ".zip": "application/zip",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".ics": "text/calendar; charset=utf-8",
}


def download(data: bytes, name: str) -> HttpResponse:
    """Return a file to be saved; whatever it holds, no browser runs it as a page of ours."""
    fit = safe_name(name)
    ending = f".{fit.rpartition('.')[2].lower()}"
    kind = _ENDINGS.get(ending, "application/octet-stream")
    response = HttpResponse(data, content_type=kind)
    plain = fit.encode("ascii", "replace").decode().replace("?", "_").replace('"', "_")
    response["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(fit, safe='')}"
    )
    return response
