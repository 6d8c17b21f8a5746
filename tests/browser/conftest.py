"""Real Chromium before the real server: a phone, by day, with nothing loaded from elsewhere."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from ashore.case.fields import SHANGHAI
from ashore.store import setup

# Playwright keeps a loop in this thread, which Django takes for asynchronous code of ours.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
setup()

from ashore.web.frame import clock  # noqa: E402 - Django is set up first
from ashore.web.server import serving  # noqa: E402

CHROMIUM = shutil.which("chromium")
PHONE: ViewportSize = {"width": 360, "height": 740}
SHOTS = Path(__file__).parents[2] / "build" / "screenshots"
NOON = dt.datetime(2026, 11, 26, 12, tzinfo=SHANGHAI)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the browser out where there is none; never in continuous integration."""
    if CHROMIUM is None and not os.environ.get("CI"):
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason="needs Chromium: tools/need_browser.sh"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Yield the browser."""
    assert CHROMIUM, "tools/need_browser.sh installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """Yield the address that lets in, of a server of this test alone, at noon of one day."""
    monkeypatch.setattr(clock, "_clock", lambda: NOON)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    with serving(0) as (launch, run):

        def until_closed() -> None:
            with suppress(OSError):  # its socket is closed under it at the end
                run()

        threading.Thread(target=until_closed, daemon=True).start()
        yield launch.door


@pytest.fixture
def visit(chromium: Browser, door: str) -> Iterator[Callable[..., Page]]:
    """Yield how a page is opened, e.g. ``visit(language="en")``; faults in it fail the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def opened(*, language: str = "zh", dark: bool = False, scripts: bool = True) -> Page:
        context = chromium.new_context(
            viewport=PHONE,
            locale="en-GB" if language == "en" else "zh-CN",
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"script: {error}"))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.on(
            "request", lambda asked: faults.append(asked.url) if _elsewhere(asked.url) else None
        )
        page.goto(door)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def _elsewhere(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "data:", "blob:", "about:"))


@pytest.fixture
def shot() -> Callable[[Page, str], None]:
    """Return how a picture of a page is kept as build output."""

    def keep(page: Page, name: str) -> None:
        SHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SHOTS / f"{name}.png", full_page=True)

    return keep
