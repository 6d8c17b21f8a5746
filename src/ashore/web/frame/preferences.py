"""How a browser wants its pages: language, light or dark, size of text. Nothing of the case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from django.http import HttpRequest, HttpResponse

from ashore.text import Language

Theme = Literal["auto", "light", "dark"]
Size = Literal["usual", "large", "larger"]
_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a browser asked for; kept in its own cookies, so that the locked page obeys it too."""

    language: Language = "zh"
    theme: Theme = "auto"
    size: Size = "usual"

    @classmethod
    def of(cls, request: HttpRequest) -> Preferences:
        """Return the preferences of a request; without a cookie the browser's first language.

        A program may name the language in the address.
        """
        cookies = request.COOKIES
        named = request.GET.get("lang") if request.path.startswith("/api/") else None
        spoken = request.META.get("HTTP_ACCEPT_LANGUAGE", "zh").lower()
        first = "en" if spoken.startswith("en") and "zh" not in spoken else "zh"
        return cls(
            language=_one_of(named or cookies.get("lang"), Language, first),
            theme=_one_of(cookies.get("theme"), Theme, "auto"),
            size=_one_of(cookies.get("size"), Size, "usual"),
        )

    def keep(self, response: HttpResponse) -> None:
        """Put the preferences into the browser's cookies."""
        kept = {"lang": self.language, "theme": self.theme, "size": self.size}
        for name, value in kept.items():
            response.set_cookie(
                name, value, max_age=_YEAR, httponly=True, samesite="Strict", path="/"
            )


def _one_of(given: str | None, kind: object, otherwise: str) -> Any:
    return given if given in get_args(kind) else otherwise
