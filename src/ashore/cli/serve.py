"""`ashore serve`: the web app on this machine, from the first page to the last."""

from __future__ import annotations

import webbrowser
from typing import Annotated

import typer

from ashore.cli.options import Lang, LangOption, language
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
    lang: LangOption = Lang.ZH,
) -> None:
    """Serve the web app until it is stopped."""
    serve_until_stopped(language(lang), port=port, browser=browser, sample=sample)


def serve_until_stopped(
    words: Language, *, port: int | None = None, browser: bool, sample: bool
) -> None:
    """Print where the app is, open the browser there, and serve until Ctrl+C."""
    from ashore.web.server import serving

    with serving(port) as (launch, run):
        if sample:
            from ashore.cli.options import now
            from ashore.store.sample import open_sample

            open_sample(now())
        # Flushed, because whoever reads a pipe waits for this line.
        print(f"{_AT.in_language(words)}\n  {launch.door}", flush=True)
        print(f"{_KEY.in_language(words)}\n{_STOP.in_language(words)}", flush=True)
        if browser:
            webbrowser.open(launch.door)
        run()
