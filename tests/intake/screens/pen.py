"""A phone's screen drawn in a real font: its colours, its text, and the picture file it becomes."""

from __future__ import annotations

import functools
import io
import random
from dataclasses import dataclass, field
from pathlib import Path

import pylopdf_fonts_zh_cn
from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONTS = Path(pylopdf_fonts_zh_cn.__file__).parent
SANS, SERIF = "NotoSansSC-Regular.otf", "NotoSerifSC-Regular.otf"


@dataclass(frozen=True)
class Theme:
    """The colours of one app."""

    page: str
    card: str
    ink: str
    grey: str
    accent: str
    late: str = "#e0442e"
    font: str = SANS


THEMES = {
    "青舟借款": Theme("#f4f6f8", "#ffffff", "#1b1f24", "#8a9099", "#1c7ed6"),
    "小禾分期": Theme("#ffffff", "#f7f7f5", "#222222", "#777777", "#2f9e44"),
    "云帆金服": Theme("#111317", "#1d2026", "#f1f3f5", "#9aa1ab", "#4dabf7", "#ff6b6b"),
    "橙叶钱包": Theme("#fff8f0", "#ffffff", "#333333", "#999999", "#f76707"),
    "北岸贷": Theme("#000000", "#141414", "#eaeaea", "#8c8c8c", "#fab005", "#ff8787"),
    "星桥消费": Theme("#eef2ff", "#ffffff", "#1e2140", "#6b7190", "#5f3dc4", font=SERIF),
}


@functools.lru_cache(maxsize=256)
def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / name), size)


@dataclass
class Pen:
    """Draws at a unit of 1/1080 of a screen 1080 wide; every place is in those units."""

    width: int
    height: int
    theme: Theme
    rng: random.Random = field(default_factory=lambda: random.Random(1))

    def __post_init__(self) -> None:
        self.image = Image.new("RGB", (self.width, self.height), self.theme.page)
        self.on = ImageDraw.Draw(self.image)

    def text(
        self, x: float, y: float, said: str, size: int = 42, fill: str = "", anchor: str = "la"
    ) -> float:
        """Draw a line of text and return how wide it is."""
        face = font(self.theme.font, size)
        self.on.text((x, y), said, font=face, fill=fill or self.theme.ink, anchor=anchor)
        return face.getlength(said)

    def card(self, top: float, bottom: float, *, left: int = 30, fill: str = "") -> None:
        box = (left, top, self.width - left, bottom)
        self.on.rounded_rectangle(box, radius=24, fill=fill or self.theme.card)

    def rule(self, y: float) -> None:
        self.on.line((60, y, self.width - 60, y), fill=self.theme.grey, width=1)

    def head(self, title: str) -> int:
        """Draw the phone's own line and the page's title; return where the page begins."""
        grey, ink = self.theme.grey, self.theme.ink
        clock = f"{self.rng.randint(8, 21)}:{self.rng.randint(10, 59)}"
        self.text(60, 24, clock, 36, ink)
        self.text(self.width - 60, 24, f"5G  {self.rng.randint(20, 99)}%", 32, ink, "ra")
        self.text(60, 110, "<", 56, grey)
        self.text(self.width / 2, 112, title, 48, ink, "ma")
        return 230

    def button(self, y: float, said: str) -> None:
        self.on.rounded_rectangle((60, y, self.width - 60, y + 120), 60, fill=self.theme.accent)
        self.text(self.width / 2, y + 60, said, 46, "#ffffff", "mm")


def wrapped(said: str, size: int, width: int, name: str = SANS) -> list[str]:
    """Return a text in lines no wider than a bubble, as a phone breaks them."""
    face, lines, line = font(name, size), [], ""
    for char in said:
        if face.getlength(line + char) > width:
            lines.append(line)
            line = ""
        line += char
    return [*lines, line] if line else lines


@dataclass(frozen=True)
class Wear:
    """What became of a picture on its way: made smaller, compressed, grainy, blurred, tilted.

    ``noise`` is how far a pixel's brightness may move, ``turn`` how many degrees a photo is tilted.
    """

    scale: float = 1.0
    quality: int | None = None
    noise: int = 0
    blur: float = 0.0
    turn: float = 0.0


def picture(
    image: Image.Image, wear: Wear | None = None, rng: random.Random | None = None
) -> bytes:
    """Return the file that a phone, a chat app or a camera makes of a screen."""
    wear = wear or Wear()
    if wear.turn:
        image = image.rotate(wear.turn, resample=Image.Resampling.BICUBIC, fillcolor="#d9d6cf")
    if wear.scale != 1.0:
        size = (round(image.width * wear.scale), round(image.height * wear.scale))
        image = image.resize(size, Image.Resampling.LANCZOS)
    if wear.blur:
        image = image.filter(ImageFilter.GaussianBlur(wear.blur))
    if wear.noise:
        rng = rng or random.Random(1)
        grain = Image.frombytes("L", image.size, rng.randbytes(image.width * image.height))
        grain = grain.point(lambda value: round(value * wear.noise / 255))
        dark = Image.merge("RGB", (grain, grain, grain))
        image = Image.blend(image, Image.composite(dark, image, grain), 0.12)
    out = io.BytesIO()
    if wear.quality is None:
        image.save(out, "PNG")
    else:
        image.save(out, "JPEG", quality=wear.quality)
    return out.getvalue()
