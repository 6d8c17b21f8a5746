"""The server as it is started: where it listens, what it tells nobody, and many at once."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from ashore.case.exchange import case_from_json

_CALL = "from ashore.cli import main; main()"
_LISTENS = "0A"
_AT_ONCE, _EACH = 20, 5


@dataclass
class Server:
    """A running server: where it is, its code, and what it wrote to its errors."""

    process: subprocess.Popen[str]
    port: int
    code: str
    errors: Path

    def ask(
        self, method: str, path: str, body: object = None, **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """Return status, headers and body of an answer to a program with the code."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            given = {"Authorization": f"Bearer {self.code}", "Content-Type": "application/json"}
            sent = None if body is None else json.dumps(body)
            connection.request(method, path, sent, given | headers)
            response = connection.getresponse()
            return response.status, dict(response.getheaders()), response.read()
        finally:
            connection.close()

    def raw(self, *lines: str) -> str:
        """Return what the server says to bytes as they are."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=120) as line:
            line.sendall("\r\n".join([*lines, "", ""]).encode("latin-1"))
            found = b""
            try:
                while part := line.recv(65536):
                    found += part
            except ConnectionResetError:
                pass
        return found.decode("utf-8", "replace")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Yield the server with the sample open, on a free port."""
    folder = tmp_path_factory.mktemp("server")
    errors = folder / "errors.txt"
    environment = os.environ | {"XDG_DATA_HOME": str(folder), "TMPDIR": str(folder)}
    call = [sys.executable, "-c", _CALL, "serve", "--no-browser", "--sample", "--port", "0"]
    with (
        errors.open("w") as told,
        subprocess.Popen(
            [*call, "--json"], stdout=subprocess.PIPE, stderr=told, text=True, env=environment
        ) as process,
    ):
        assert process.stdout is not None
        address = urlsplit(json.loads(process.stdout.readline())["address"])
        assert address.port is not None
        yield Server(process, address.port, parse_qs(address.query)["code"][0], errors)
        process.terminate()


def test_only_this_machine_can_reach_it(server: Server) -> None:
    if not Path("/proc/net/tcp").exists():
        pytest.skip("this system has no /proc")
    folder = Path(f"/proc/{server.process.pid}/fd")
    own = {link.readlink().name for link in folder.iterdir() if link.is_symlink()}
    listening = []
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        for line in Path(table).read_text().splitlines()[1:]:
            (
                _,
                local,
                _,
                state,
                *_,
            ) = line.split()[:4]
            if state == _LISTENS and f"socket:[{line.split()[9]}]" in own:
                listening.append(local)
    assert listening == [f"0100007F:{server.port:04X}"]


def test_its_host_is_named_once_and_is_its_own(server: Server) -> None:
    code = f"Authorization: Bearer {server.code}"
    ours = f"Host: 127.0.0.1:{server.port}"
    assert " 200 " in server.raw("GET /api/case HTTP/1.0", ours, code)
    for lines in (
        ("GET /api/case HTTP/1.0", code),
        ("GET /api/case HTTP/1.0", "Host: evil.example", code),
        ("GET /api/case HTTP/1.0", ours, "Host: evil.example", code),
        ("GET /api/case HTTP/1.0", ours, ours, code),
        ("GET http://evil.example/api/case HTTP/1.0", "Host: evil.example", code),
        ("GET /api/case HTTP/1.0", "Host:", code),
        ("GET /api/case HTTP/1.0", "X-Forwarded-Host: 127.0.0.1", "Host: evil.example", code),
    ):
        first = server.raw(*lines).partition("\r\n")[0]
        assert first.split(" ")[1].startswith("4"), (lines, first)


def test_damaged_and_endless_requests_leave_it_standing(server: Server) -> None:
    host, code = f"Host: 127.0.0.1:{server.port}", f"Authorization: Bearer {server.code}"
    for lines in (
        ("GET /today/ HTTP/1.0", host, "Cookie: " + "a=b; " * 100_000),
        ("GET /" + "a" * 300_000 + " HTTP/1.0", host),
        ("NONSENSE",),
        ("GET /\x00 HTTP/1.0", host, code),
        ("POST /api/entries HTTP/1.0", host, code, "Content-Length: -5"),
        ("POST /api/entries HTTP/1.0", host, code, "Content-Length: 9999999999999"),
        ("POST /api/entries HTTP/1.1", host, code, "Content-Length: 3",
         "Transfer-Encoding: chunked", "Connection: close", "", "0"),
        ("GET /api/case HTTP/1.0", host, code, "X-A: b\nX-B: c"),
    ):  # fmt: skip
        said = server.raw(*lines)
        assert " 500 " not in said.partition("\r\n")[0]
    assert server.ask("GET", "/api/case")[0] == 200


def test_the_code_is_told_to_nobody(server: Server) -> None:
    door = f"/enter?code={server.code}"
    status, headers, body = server.ask("GET", door)
    assert (status, headers["Location"]) == (302, "/")
    assert headers["Referrer-Policy"] == "same-origin"
    visit = headers["Set-Cookie"].partition(";")[0]
    for path in ("/", "/today/", "/all/", "/settings/", "/nowhere", f"/today/?code={server.code}x"):
        status, headers, body = server.ask("GET", path, Cookie=visit, Authorization="")
        assert server.code not in str(headers)
        assert server.code.encode() not in body, path
        assert headers["Referrer-Policy"] == "same-origin"
    server.ask("POST", "/api/entries", {"entries": [{"kind": "note", "text": "悄悄话"}]})
    server.ask("POST", "/api/entries", {"entries": [{"kind": "loan", "product": "悄悄话"}]})
    told = server.errors.read_text()
    assert server.code not in told
    assert "悄悄话" not in told


def test_twenty_at_once_lose_nothing(server: Server) -> None:
    before = json.loads(server.ask("GET", "/api/case")[2])["entries"]
    statuses: list[int] = []

    def add(who: int) -> None:
        for n in range(_EACH):
            note = {"kind": "note", "text": f"{who}/{n}"}
            statuses.append(server.ask("POST", "/api/entries", {"entries": [note]})[0])

    threads = [threading.Thread(target=add, args=(who,)) for who in range(_AT_ONCE)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert statuses == [201] * (_AT_ONCE * _EACH)
    # Reading the export verifies the hash of every line.
    ledger = case_from_json(server.ask("GET", "/api/case/export")[2])
    assert len(ledger.entries) == before + _AT_ONCE * _EACH
    written = {getattr(one, "text", "") for one in ledger.entries}
    assert {f"{who}/{n}" for who in range(_AT_ONCE) for n in range(_EACH)} <= written
