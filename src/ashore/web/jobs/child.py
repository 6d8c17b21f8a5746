"""The other process, in which heavy work is done: values come in, what was made goes out.

It has no key, writes nothing to the disk, and can be stopped at any moment.
"""

from __future__ import annotations

import signal
import traceback
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any

from ashore.errors.base import AshoreError
from ashore.text import Text
from ashore.web.jobs.kind import Made


def run(pipe: Connection, where: str, values: dict[str, Any]) -> None:
    """Do a piece of work and send what it says and made through a pipe.

    Sends ``("told", done, of, zh, en)`` any number of times, and at last one of
    ``("made", result, file)``, ``("off", code, zh, en)`` for one of our errors, and
    ``("fault", place)``.

    Args:
        pipe: Where to send.
        where: The function that does it, as ``module:function``.
        values: What it takes.
    """
    # Ctrl+C is for the server, which then stops this process itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def tell(done: int, of: int, says: Text) -> None:
        pipe.send(("told", done, of, says.zh, says.en))

    module, _, name = where.partition(":")
    try:
        made = getattr(import_module(module), name)(values, tell)
        assert isinstance(made, Made)  # noqa: S101 - every work gives one
        pipe.send(("made", made.result, made.file))
    except AshoreError as error:
        # A job only reads what it was handed, so that nothing was changed goes without saying.
        zh, en = error.parts("zh"), error.parts("en")
        pipe.send(("off", error.code, f"{zh[0]}{zh[2]}", f"{en[0]} {en[2]}"))
    except BaseException as error:  # noqa: BLE001 - whatever it is, the server must hear of it
        pipe.send(("fault", f"{type(error).__name__} {_place(error)}"))
    finally:
        pipe.close()


def _place(error: BaseException) -> str:
    """Return where our own code failed, and nothing of what it held."""
    own = [f for f in traceback.extract_tb(error.__traceback__) if "ashore" in f.filename]
    return f"{own[-1].name}:{own[-1].lineno}" if own else "?"
