"""Write the pictures of the web app that the front page shows: the sample case, on a phone.

The real server serves the sample at noon of one day, and real Chromium takes the first screen of
each page. Needs Chromium and a Chinese font: tools/need_browser.sh.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
import tempfile
import threading
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from unittest import mock
from urllib.parse import urljoin

from PIL import Image
from playwright.sync_api import Browser, ViewportSize, expect, sync_playwright

from ashore.case.fields import SHANGHAI
from ashore.store import setup

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
NOON = dt.datetime(2026, 11, 26, 12, tzinfo=SHANGHAI)
PHONE: ViewportSize = {"width": 390, "height": 844}
MOST_BYTES = 60 * 1024
_COLOURS = (128, 64, 32, 16)
_A_MOMENT = 60_000


@dataclass(frozen=True)
class Shot:
    """One picture: its name, how the page is reached, and how it looks."""

    name: str
    path: str
    link: str = ""
    """A link of that page to follow, as a CSS selector; empty takes the page itself."""
    top: str = ""
    """What is scrolled to the upper edge; empty takes the top of the page."""
    language: str = "zh-CN"
    dark: bool = False


SHOTS = (
    Shot("today", "/today/"),
    Shot("owed", "/owed/"),
    Shot("plan", "/plan/"),
    Shot("call", "/settle/", link="main a[href$='/call']", top="main h1"),
    Shot("findings", "/defend/findings/", top="main h1"),
    Shot("today-en-dark", "/today/", language="en-GB", dark=True),
)


def take(browser: Browser, door: str, shot: Shot) -> bytes:
    """Return the PNG of the first screen of a page."""
    context = browser.new_context(
        viewport=PHONE,
        device_scale_factor=1,
        locale=shot.language,
        color_scheme="dark" if shot.dark else "light",
        reduced_motion="reduce",
    )
    try:
        page = context.new_page()
        page.goto(door)
        page.goto(urljoin(door, shot.path))
        if shot.link:
            page.locator(shot.link).first.click()
            page.wait_for_load_state()
        # Work that takes a moment is waited for; the page asks again by itself.
        expect(page.locator("[hx-trigger^='load delay']")).to_have_count(0, timeout=_A_MOMENT)
        page.reload()
        if shot.top:
            page.locator(shot.top).first.evaluate("one => one.scrollIntoView()")
        return page.screenshot()
    finally:
        context.close()


def small(png: bytes) -> bytes:
    """Return the picture in as many colours as keep it within 60 KB."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    content = b""
    for colours in _COLOURS:
        out = BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        content = out.getvalue()
        if len(content) <= MOST_BYTES:
            break
    return content


def main(names: list[str]) -> int:
    """Return the exit code; takes the pictures that are named, or all."""
    chromium = shutil.which("chromium")
    wanted = [shot for shot in SHOTS if not names or shot.name in names]
    if chromium is None or not wanted:
        print(__doc__, "One of: " + ", ".join(shot.name for shot in SHOTS), file=sys.stderr)
        return 2
    # Playwright keeps a loop in this thread, which Django takes for asynchronous code of ours.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        os.environ["XDG_DATA_HOME"] = data
        setup()
        from ashore.store.sample import open_sample  # noqa: PLC0415 - after Django's set-up
        from ashore.web.frame import clock  # noqa: PLC0415
        from ashore.web.server import serving  # noqa: PLC0415

        with mock.patch.object(clock, "_clock", return_value=NOON), serving(0) as (launch, run):
            open_sample(NOON)
            threading.Thread(target=run, daemon=True).start()
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=chromium, args=["--no-sandbox"]
                )
                for shot in wanted:
                    content = small(take(browser, launch.door, shot))
                    (IMAGES / f"{shot.name}.png").write_bytes(content)
                    print(f"docs/images/{shot.name}.png: {len(content):,} bytes")
                browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
