"""The web app under load: the real server on the sample case with 5,000 contacts, 20 at once.

``ab`` of apache2-utils asks where it is installed, else threads of our own. ``WEB_CONTACTS`` and
``WEB_REQUESTS`` make a shorter run.
"""

from __future__ import annotations

import datetime as dt
import http.client
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

from benchmarks.figures import Figure
from benchmarks.web_case import NAME, PASSPHRASE

CONTACTS = int(os.environ.get("WEB_CONTACTS", "5000"))
REQUESTS = int(os.environ.get("WEB_REQUESTS", "300"))
AT_ONCE = 20
_STARTS, _COLD = 3, 3
_WARM_WITHIN = 180.0
PAGES = {
    "today": "/today/",
    "what is owed": "/owed/",
    "a debt": "/owed/debts/shizhou",
    "plan": "/plan/",
    "contact log": "/defend/contacts/",
    "findings": "/defend/findings/",
    "papers": "/papers/",
    "recover": "/recover/",
    "everything": "/all/",
    "a form": "/owed/debts/shizhou/payments/add",
}
_CALL = (sys.executable, "-c", "from ashore.cli import main; main()", "serve", "--no-browser")
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Server:
    """The running server, and a browser that has come in."""

    process: subprocess.Popen[str]
    port: int
    code: str
    cookies: str = ""

    def ask(self, path: str, body: object = None, *, code: bool = False) -> tuple[int, bytes, str]:
        """Return the status, the body and the cookies of an answer."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        headers = {"Cookie": self.cookies}
        if code:
            headers = {"Authorization": f"Bearer {self.code}", "Content-Type": "application/json"}
        try:
            line.request("POST" if body is not None else "GET", path,
                         None if body is None else json.dumps(body), headers)  # fmt: skip
            response = line.getresponse()
            set_ = [one.partition(";")[0] for one in response.headers.get_all("Set-Cookie", [])]
            return response.status, response.read(), "; ".join(set_)
        finally:
            line.close()

    def come_in(self) -> None:
        """Get the cookies of a browser: the visit, and the mark of its forms."""
        self.cookies = self.ask(f"/enter?code={self.code}")[2]
        self.cookies += "; " + self.ask("/all/")[2]

    def processor(self) -> float:
        """Return the seconds on a processor so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def memory(self, what: str) -> float:
        """Return a line of the process's memory in MB."""
        said = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(rf"{what}:\s+(\d+) kB", said)
        return int(found[1]) / 1024 if found else 0.0


@contextmanager
def served(folder: Path, *more: str) -> Iterator[tuple[Server, float]]:
    """Yield the server, and the moment at which it was started."""
    environment = os.environ | {"XDG_DATA_HOME": str(folder), "TMPDIR": str(folder)}
    started = time.perf_counter()
    with subprocess.Popen(
        [*_CALL, "--port", "0", "--json", *more],
        stdout=subprocess.PIPE, text=True, env=environment,
    ) as process:  # fmt: skip
        told = process.stdout.readline() if process.stdout else ""
        address = urlsplit(json.loads(told)["address"])
        try:
            code = parse_qs(address.query)["code"][0]
            yield Server(process, address.port or 0, code), started
        finally:
            process.terminate()


def figures() -> list[Figure]:
    """Return what was measured."""
    found: list[Figure] = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        found += _starts(folder)
        made = (sys.executable, "-m", "benchmarks.web_case", str(CONTACTS), str(dt.date.today()))  # noqa: DTZ011, TID251 - the server works for today too
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL,
                       env=os.environ | {"XDG_DATA_HOME": place})  # fmt: skip
        with served(folder) as (server, _):
            opened = {"passphrase": PASSPHRASE}
            status, said, _ = server.ask(f"/api/homes/{NAME}/open", opened, code=True)
            _require(status == 200, said)
            server.come_in()
            found.append(_weight(server))
            found += _after_an_entry(server)
            found += _loaded(server)
            found.append(
                Figure(what="memory now", value=server.memory("VmRSS"), unit="MB", below=300)
            )
            found.append(Figure(what="memory at most", value=server.memory("VmHWM"), unit="MB"))
    return found


def _starts(folder: Path) -> list[Figure]:
    taken, worked = [], []
    for _ in range(_STARTS):
        with served(folder) as (server, started):
            server.come_in()
            taken.append(time.perf_counter() - started)
            worked.append(server.processor())
    return [
        Figure(what="`ashore serve` to the first page", value=statistics.median(taken), unit="s",
               below=2),
        Figure(what="processor time of that", value=statistics.median(worked), unit="s"),
    ]  # fmt: skip


def _weight(server: Server) -> Figure:
    """Return the bytes of the first page with its style and scripts, as they are sent."""
    _warm(server, "/today/")
    page = server.ask("/today/")[1]
    linked = re.findall(r'(?:src|href)="([^"]+\.(?:css|js))"', page.decode())
    parts = [server.ask(urljoin("/today/", one))[1] for one in dict.fromkeys(linked)]
    weight = (len(page) + sum(map(len, parts))) / 1024
    return Figure(what="first page with style and scripts", value=weight, unit="KB", below=100)


def _after_an_entry(server: Server) -> list[Figure]:
    """Return how long one person waits for each page right after noting something."""
    taken: dict[str, list[float]] = {name: [] for name in PAGES}
    for name, path in PAGES.items():
        for n in range(_COLD):
            note = {"kind": "note", "text": f"{name} {n}"}
            _require(server.ask("/api/entries", {"entries": [note]}, code=True)[0] == 201)
            started = time.perf_counter()
            _warm(server, path)
            taken[name].append(time.perf_counter() - started)
    return [
        Figure(what=f"{name}: first view after an entry, one client, median",
               value=statistics.median(times) * 1000, unit="ms")
        for name, times in taken.items()
    ]  # fmt: skip


def _loaded(server: Server) -> list[Figure]:
    found = []
    for name, path in PAGES.items():
        _warm(server, path)
        before = server.processor()
        median, p95 = _many(server, path)
        each = (server.processor() - before) / REQUESTS * 1000
        found += [
            Figure(what=f"{name}: median", value=median, unit="ms", below=100),
            Figure(what=f"{name}: p95", value=p95, unit="ms", below=250),
            Figure(what=f"{name}: processor time each", value=each, unit="ms"),
        ]
        before = server.processor()
        median, p95 = _own_threads(server, path, anew=True)
        each = (server.processor() - before) / REQUESTS * 1000
        found += [
            Figure(what=f"{name}, drawn anew each time: median", value=median, unit="ms"),
            Figure(what=f"{name}, drawn anew each time: p95", value=p95, unit="ms"),
            Figure(what=f"{name}, drawn anew: processor time each", value=each, unit="ms"),
        ]
    return found


def _warm(server: Server, path: str) -> None:
    """Return once a page is there with its answers; while they are worked out it says so."""
    until = time.monotonic() + _WARM_WITHIN
    while time.monotonic() < until:
        before = server.processor()
        status, page, _ = server.ask(path)
        _require(status == 200, path, status)
        waits = b'http-equiv="refresh"' in page or b'hx-trigger="every' in page
        if not waits and server.processor() - before < 1:
            return
        time.sleep(0.05)


def _many(server: Server, path: str) -> tuple[float, float]:
    """Return the median and the 95th of a hundred in ms, 20 asking at once."""
    ab = shutil.which("ab")
    if ab is None:
        return _own_threads(server, path)
    address = f"http://127.0.0.1:{server.port}{path}"
    call = [ab, "-q", "-l", "-n", str(REQUESTS), "-c", str(AT_ONCE), "-H",
            f"Cookie: {server.cookies}", address]  # fmt: skip
    said = subprocess.run(call, check=True, capture_output=True, text=True).stdout
    _require("Non-2xx" not in said, said)
    failed = re.search(r"Failed requests:\s+(\d+)", said)
    _require(failed and failed[1] == "0", said)
    half, most = (re.search(rf"\n\s+{share}%\s+(\d+)", said) for share in (50, 95))
    _require(half and most, said)
    return (float(half[1]), float(most[1])) if half and most else (0.0, 0.0)


def _own_threads(server: Server, path: str, *, anew: bool = False) -> tuple[float, float]:
    """Return the same by threads of our own; ``anew`` gives each request a query of its own."""
    taken: list[float] = []
    numbers = iter(range(REQUESTS))
    guard = threading.Lock()

    def ask() -> None:
        while True:
            with guard:
                n = next(numbers, None)
            if n is None:
                return
            started = time.perf_counter()
            status, _, _ = server.ask(f"{path}?n={n}-{started}" if anew else path)
            took = (time.perf_counter() - started) * 1000
            _require(status == 200)
            with guard:
                taken.append(took)

    threads = [threading.Thread(target=ask) for _ in range(AT_ONCE)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    _require(len(taken) == REQUESTS)
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


def _require(holds: object, *what: object) -> None:
    """Return if something holds; a figure of a wrong answer would say nothing."""
    if not holds:
        message = f"the server answered otherwise: {what}"
        raise RuntimeError(message)
