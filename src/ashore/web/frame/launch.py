"""One launch of the app: its address, the code that lets the person in, and who has come in."""

from __future__ import annotations

import hmac
import secrets
import threading
from dataclasses import dataclass, field

from ashore.web.frame.visit import Visit

_MOST_VISITS = 64


@dataclass(slots=True)
class Launch:
    """What this process knows from start to end; nothing of it is written down.

    ``code`` is the per-launch token: it stands in the address that the terminal prints and opens
    nothing but the door of this one process on this one machine. A browser that shows it gets a
    cookie of another value; programs send it as a bearer token.
    """

    host: str = "127.0.0.1"
    port: int = 0
    code: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    _visits: dict[str, Visit] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def hosts(self) -> frozenset[str]:
        """Return the values of Host that are ours."""
        return frozenset(f"{name}:{self.port}" for name in (self.host, "127.0.0.1", "localhost"))

    @property
    def origins(self) -> frozenset[str]:
        """Return the values of Origin that are ours."""
        return frozenset(f"http://{host}" for host in self.hosts)

    @property
    def address(self) -> str:
        """Return where the app is, without its code."""
        return f"http://{self.host}:{self.port}/"

    @property
    def door(self) -> str:
        """Return the address that lets its reader in."""
        return f"{self.address}enter?code={self.code}"

    def admits(self, code: str) -> bool:
        """Return whether a code is this launch's; the time that it takes tells nothing."""
        return hmac.compare_digest(code.encode(), self.code.encode())

    def welcome(self) -> tuple[str, Visit]:
        """Return a new visit and the value of its cookie; the oldest one ends when many came."""
        name, visit = secrets.token_urlsafe(32), Visit()
        with self._lock:
            while len(self._visits) >= _MOST_VISITS:
                self._visits.pop(next(iter(self._visits)))
            self._visits[name] = visit
        return name, visit

    def visit(self, cookie: str) -> Visit | None:
        """Return the visit of a cookie, None for a stranger."""
        return self._visits.get(cookie)

    def visits(self) -> tuple[Visit, ...]:
        """Return everybody who has come in."""
        with self._lock:
            return tuple(self._visits.values())


_launch = Launch()


def launch() -> Launch:
    """Return the launch of this process."""
    return _launch


def begin(port: int, *, host: str = "127.0.0.1") -> Launch:
    """Return a new launch on a port; who came in before is a stranger again."""
    global _launch  # noqa: PLW0603 - a process is launched once
    _launch = Launch(host=host, port=port)
    return _launch
