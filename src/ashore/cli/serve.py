"""`ashore serve`: the web app on this machine, from the first page to the last."""

from __future__ import annotations

import functools
import json
import os
import signal
import sys
import webbrowser
from collections.abc import Callable
from typing import Annotated

import typer

from ashore.cli.options import JsonOption, Lang, LangOption, language
from ashore.text import Language, Text

PortOption = Annotated[
    int | None,
    typer.Option(
        "--port",
        metavar="N",
        min=0,
        max=65535,
        help="端口；默认 8642，0 是任意空闲的。The port; 0 takes a free one.",
    ),
]
BrowserOption = Annotated[
    bool, typer.Option("--browser/--no-browser", help="打开浏览器。Open the browser.")
]
SampleOption = Annotated[
    bool, typer.Option("--sample", help="直接打开示例案件。Begin with the sample case.")
]

_AT = Text("上岸在这里：", "Ashore is here:")
_KEY = Text(
    "地址里带着这次启动的钥匙，只在这台电脑上有用；不要发给别人。",
    "The address holds the key of this launch and works on this machine alone; "
    "keep it to yourself.",
)
_STOP = Text("要停下：按 Ctrl+C，案件会锁上。", "To stop: Ctrl+C; the case is locked then.")


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help="在浏览器里用，只在这台电脑上。The web app, on this machine alone.")(serve)


def serve(
    *,
    port: PortOption = None,
    browser: BrowserOption = True,
    sample: SampleOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Serve the web app until it is stopped."""
    told = _as_json if as_json else functools.partial(in_words, language(lang))
    serve_until_stopped(told, port=port, browser=browser, sample=sample)


def serve_until_stopped(
    told: Callable[[str], None], *, port: int | None = None, browser: bool, sample: bool
) -> None:
    """Say where the app is, open the browser there, and serve until Ctrl+C."""
    from ashore.web.server import serving

    _stop_in_order()
    with serving(port) as (launch, run):
        if sample:
            from ashore.cli.options import now
            from ashore.store.sample import open_sample

            open_sample(now())
        told(launch.door)
        if browser and _has_screen():
            webbrowser.open(launch.door)
        run()


def in_words(words: Language, door: str) -> None:
    """Print where the app is, what the address holds, and how to stop."""
    # Flushed, because whoever reads a pipe waits for this line.
    print(f"{_AT.in_language(words)}\n  {door}", flush=True)
    print(f"{_KEY.in_language(words)}\n{_STOP.in_language(words)}", flush=True)


def _as_json(door: str) -> None:
    print(json.dumps({"address": door}), flush=True)


def _stop_in_order() -> None:
    """Let a closed terminal or a stopped service end the app as Ctrl+C does."""

    def stop(*_: object) -> None:
        raise SystemExit(0)

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), stop)


def _has_screen() -> bool:
    """Return whether a browser has somewhere to open; one in the terminal would take it over."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
