"""What templates can say: words in the page's language, amounts, days, addresses and figures."""

from __future__ import annotations

import datetime as dt
import functools
from typing import Any
from urllib.parse import urlencode

import jinja2
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from markupsafe import Markup, escape

from ashore.case.fields import SHANGHAI
from ashore.documents.words import arithmetic, yuan
from ashore.recover.quiet_hours import without_amounts
from ashore.text import Text

_HIDDEN = Text("先收起来了", "put away for now")
_YUAN = Text("元", "yuan")
_WEEKDAYS = (
    Text("周一", "Mon"),
    Text("周二", "Tue"),
    Text("周三", "Wed"),
    Text("周四", "Thu"),
    Text("周五", "Fri"),
    Text("周六", "Sat"),
    Text("周日", "Sun"),
)


def environment(**options: Any) -> jinja2.Environment:
    """Return Jinja as all pages use it: everything escaped, nothing undefined, no clock."""
    options |= {"autoescape": True, "undefined": jinja2.StrictUndefined, "trim_blocks": True}
    options |= {"lstrip_blocks": True, "auto_reload": False, "extensions": ["jinja2.ext.do"]}
    made = jinja2.Environment(**options)  # noqa: S701 - autoescape is on
    made.globals.update(
        t=_t, say=_say, amount=_amount, yuan=yuan, day=_day, moment=_moment, url=_url, link=_link,
        static=static, arithmetic=_arithmetic,
    )  # fmt: skip
    return made


def _language(context: jinja2.runtime.Context) -> Any:
    return context["page"].language


@jinja2.pass_context
def _t(context: jinja2.runtime.Context, zh: str, en: str, **values: object) -> str | Markup:
    """Return one of two sentences that stand side by side in a template."""
    chosen = zh if _language(context) == "zh" else en
    if not values:
        return chosen
    # A value may be mark-up of ours, such as an amount or a link; anything else is escaped.
    return escape(chosen).format(**values)


@jinja2.pass_context
def _say(context: jinja2.runtime.Context, text: Text | str | None) -> str:
    """Return a sentence of the core in the page's language, in quiet hours without amounts."""
    if text is None:
        return ""
    said = text if isinstance(text, str) else text.in_language(_language(context))
    return without_amounts(said) if context["page"].resting else said


@jinja2.pass_context
def _amount(
    context: jinja2.runtime.Context, fen: int | None, *, unit: bool = True, about: bool = False
) -> Markup:
    """Return fen as yuan that a person reads; in quiet hours it is put away."""
    language = _language(context)
    if context["page"].resting:
        hidden = escape(_HIDDEN.in_language(language))
        return Markup('<span class="sum put-away">▇▇<span class="unseen">{}</span></span>').format(
            hidden
        )
    if fen is None:
        return Markup('<span class="sum unknown">{}</span>').format(
            "还不知道" if language == "zh" else "not known yet"
        )
    before = ("约 " if language == "zh" else "about ") if about else ""
    after = f" {_YUAN.in_language(language)}" if unit else ""
    return Markup('<span class="sum">{}{}{}</span>').format(before, yuan(fen), after)


@jinja2.pass_context
def _day(
    context: jinja2.runtime.Context, day: dt.date | None, *, weekday: bool = False
) -> Markup | str:
    """Return a day in local form, as a ``time`` element that programs read."""
    language = _language(context)
    if day is None:
        return "还不知道" if language == "zh" else "not known yet"
    shown = f"{day.year}年{day.month}月{day.day}日" if language == "zh" else f"{day:%d %b %Y}"
    if weekday:
        name = _WEEKDAYS[day.weekday()].in_language(language)
        shown = f"{shown}（{name}）" if language == "zh" else f"{name} {shown}"
    return Markup('<time datetime="{}">{}</time>').format(day.isoformat()[:10], shown)


@jinja2.pass_context
def _moment(context: jinja2.runtime.Context, at: dt.datetime | dt.date | None) -> Markup | str:
    """Return a moment in local form; a day without a time stays a day."""
    if not isinstance(at, dt.datetime):
        return _day(context, at)
    if at.tzinfo is dt.UTC:  # as the store gives it back
        at = at.astimezone(SHANGHAI)
    shown = _day(context, at.date())
    return Markup("{} {}").format(shown, f"{at:%H:%M}")


def _url(name: str, *args: object, **query: object) -> str:
    """Return the address of a page by its name, with a query where there is one."""
    path = _path(name, args)
    kept = {key: value for key, value in query.items() if value not in (None, "")}
    return f"{path}?{urlencode(kept)}" if kept else path


@functools.lru_cache(maxsize=4096)
def _path(name: str, args: tuple[object, ...]) -> str:
    return reverse(name, args=args)


def _link(name: str, *args: object, **query: object) -> str:
    """Return the address of a page that another part holds, ``#`` where there is none yet."""
    try:
        return _url(name, *args, **query)
    except NoReverseMatch:
        return "#"


@jinja2.pass_context
def _arithmetic(context: jinja2.runtime.Context, written: str) -> str:
    """Return a working's sum with its few words in the page's language."""
    said = arithmetic(written, _language(context))
    return without_amounts(said) if context["page"].resting else said
