"""What stops the web app: no port to listen on, a page asked the wrong way."""

from __future__ import annotations

from ashore.errors.base import CallError
from ashore.text import Text


class PortTakenError(CallError):
    """Something else listens on the port."""

    code = "web.port-taken"
    says = Text("端口 {where} 已经被别的程序占用。", "Another program has port {where}.")
    next_step = Text(
        "换一个：--port 0 会自己找一个空的。", "Take another: --port 0 finds a free one."
    )
