"""One process that serves the app on this machine, and closes the case when it ends."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from waitress.server import create_server

from ashore.errors.web import PortTakenError
from ashore.web.frame import launch as launches
from ashore.web.frame.launch import Launch
from ashore.web.frame.memory import keep_few_pools
from ashore.web.wsgi import application

_THREADS = 8
MOST_AT_ONCE = 256 * 1024 * 1024
_LOOK_EVERY = 30.0
USUAL_PORT = 8642
_TRIED = 20


@contextmanager
def serving(port: int | None = None) -> Iterator[tuple[Launch, Callable[[], None]]]:
    """Yield a launch that listens, and the function that serves until it is stopped.

    Leaving closes the case: its key leaves the memory, a sample is gone.

    Args:
        port: Where to listen; None takes 8642 or one of the ports after it, 0 any free one.

    Raises:
        PortTakenError: If something else listens there.
    """
    keep_few_pools()
    app = application()
    from ashore.web.frame.clock import now  # noqa: PLC0415 - after Django's set-up
    from ashore.web.frame.locking import lock, look_at_the_time  # noqa: PLC0415
    from ashore.web.jobs import runner  # noqa: PLC0415

    taken = _listening(port)
    launch = launches.begin(taken.getsockname()[1])
    server = create_server(
        app,
        sockets=[taken],
        threads=_THREADS,
        ident="",
        clear_untrusted_proxy_headers=True,
        max_request_body_size=MOST_AT_ONCE,
        # What a person sends stays in memory: beyond this a body would be written to the disk.
        inbuf_overflow=MOST_AT_ONCE + 1,
    )
    over = threading.Event()

    def watch() -> None:
        while not over.wait(_LOOK_EVERY):
            look_at_the_time(now(), seen=False)

    threading.Thread(target=watch, daemon=True).start()
    runner.begin()
    try:
        yield launch, server.run
    finally:
        over.set()
        server.close()
        lock()
        runner.end()


def _listening(port: int | None) -> socket.socket:
    ports = range(USUAL_PORT, USUAL_PORT + _TRIED) if port is None else (port,)
    for one in ports:
        taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            # This machine only: no address of a network is ever listened on.
            taken.bind(("127.0.0.1", one))
        except OSError:
            taken.close()
            continue
        return taken
    raise PortTakenError(where=str(ports[0]))
