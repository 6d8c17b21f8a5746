"""Messages on a phone: who said what when, by the bubbles and the times between them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from ashore.case.entries_dealings import Channel, Contact
from ashore.case.entry import Source
from ashore.intake.pages.figures import Figure, folded
from ashore.intake.pages.words import Line, Word, around, lines_of
from ashore.intake.reading import ContentIds, LeftOut, SeenField
from ashore.intake.screens.bubbles import Bubble, Colour, Side, bubbles_of, sides_of
from ashore.intake.screens.shown_times import ShownTime, is_time, moment_of
from ashore.intake.screens.sureness import SURE, Again, Value, confirm, look_again
from ashore.text import Text

_BAR = 0.045
_TITLE = 0.13
_NUMBER = re.compile(r"\+?[\d\- ]{5,20}")
_LIKE_TIME = re.compile(r".{0,14}\d{1,2}:\d{2}")
_DIGITS = re.compile(r"\d[\d,.:]*")
_NO_TIME = Text("上面没有时间，不知道是什么时候的：{text}", "no time stands above it: {text}")


class Message(NamedTuple):
    """One message as read, its values with how sure they are.

    ``shown`` is its time as it stands on the screen, where it counts from a day that only the
    picture could tell and does not.
    """

    at: dt.datetime
    direction: Literal["in", "out"]
    text: str
    fields: tuple[SeenField, ...]
    shown: str | None = None

    @property
    def asks(self) -> bool:
        """Return whether a person must look at it before it counts."""
        return any(field.asks for field in self.fields)


class Conversation(NamedTuple):
    """A screen of messages with one number or person."""

    channel: Channel
    number: str | None
    name: str | None
    messages: tuple[Message, ...]
    fields: tuple[SeenField, ...]
    left_out: tuple[LeftOut, ...]


def looks_like_messages(words: Sequence[Word], *, width: int, height: int) -> bool:
    """Return whether a time as message apps write it stands in the middle of the screen."""
    return any(_separates(word, width, height) for word in words)


def read_conversation(
    words: Sequence[Word],
    *,
    again: Again,
    width: int,
    height: int,
    colour: Colour,
    seen_at: dt.datetime,
    seen_at_known: bool,
) -> Conversation:
    """Return the messages on a screen in order.

    Args:
        words: What stands on it.
        again: A second look at words.
        width: The width of the picture in pixels.
        height: The height of one picture in pixels.
        colour: The colour behind a word.
        seen_at: When it was taken.
        seen_at_known: Whether the phone says so; if not, 「昨天」 is asked about.
    """
    title = _title(words, width, height)
    # The phone's own line stands at the head of every picture, also of one further down the page.
    said = [word for word in words if word.box.top > _BAR * height and word is not title]
    below = [word for word in said if title is None or word.top >= title.bottom]
    messages: list[Message] = []
    left_out: list[LeftOut] = []
    parts = list(_parts(below, width, height))
    unheaded = _unheaded(parts)
    lost = False
    shown: Value | None = None
    before: dt.datetime | None = None
    bubbles = [part for part in parts if isinstance(part, Bubble)]
    whose = dict(zip(bubbles, sides_of(bubbles, width=width, colour=colour), strict=True))
    for part in parts:
        if isinstance(part, Word):
            shown = _time(part, seen_at)
            look_again([shown] if shown else [], again)
            lost = False
            continue
        lost = lost or part in unheaded
        if shown is None:
            left_out.append(LeftOut("screen.no-time", _NO_TIME.fill(text=part.text)))
            continue
        moment = moment_of(shown.text, seen_at=seen_at)
        if moment is None:
            continue
        in_order = not lost and (before is None or moment.at >= before) and moment.at <= seen_at
        before = moment.at
        place = f"messages[{len(messages) + 1}]"
        clock = _clock_field(shown, moment, place, in_order=in_order, known=seen_at_known)
        message = _message(part, moment, clock, place, again, whose[part])
        dated = moment.in_full or seen_at_known
        messages.append(message if dated else message._replace(shown=shown.text))
    number, name, head = _who(title, again)
    channel = Channel.SMS if number or _signed(messages) else Channel.CHAT
    fields = tuple(field for message in messages for field in message.fields)
    return Conversation(channel, number, name, tuple(messages), (*head, *fields), tuple(left_out))


def contact_entries(
    seen: Conversation, *, recorded_at: dt.datetime, source: Source
) -> tuple[Contact, ...]:
    """Return the messages as contacts, one for each message in its order.

    One whose day is only guessed is known by its picture: another day's guess is the same message.
    """
    ids = ContentIds("screen")
    return tuple(
        Contact(
            id=ids.of(_when(message, source), message.direction, seen.number, seen.name,
                      message.text),
            recorded_at=recorded_at,
            source=source,
            at=message.at,
            channel=seen.channel,
            direction=message.direction,
            counterpart_number=seen.number,
            counterpart_claims=seen.name,
            text=message.text,
        )
        for message in seen.messages
    )  # fmt: skip


def _when(message: Message, source: Source) -> str:
    if message.shown and source.file_hash:
        return f"{source.file_hash} {message.shown}"
    return message.at.isoformat()


def _separates(word: Word, width: int, height: int) -> bool:
    return _is_centred(word, width, height) and is_time(word.text)


def _is_centred(word: Word, width: int, height: int) -> bool:
    return abs(word.centre - width / 2) < 0.08 * width and word.box.top > _BAR * height


def _title(words: Sequence[Word], width: int, height: int) -> Word | None:
    """Return the name or number at the head of the screen, None where it is scrolled away."""
    times = [word.top for word in words if _separates(word, width, height)]
    end = min([*times, int(_TITLE * height)])
    heads = [
        word
        for word in words
        if _BAR * height < word.top < end and abs(word.centre - width / 2) < 0.12 * width
    ]
    return min(heads, key=lambda word: word.top, default=None)


def _parts(words: Sequence[Word], width: int, height: int) -> Iterator[Word | Bubble]:
    """Yield the times and the messages between them from the top."""
    held: list[Word] = []
    lines = lines_of(words)
    for place, line in enumerate(lines):
        alone = _stands_alone(lines, place)
        for word in line.words:
            unclear = alone and _LIKE_TIME.fullmatch(folded(word.text)) is not None
            if _is_centred(word, width, height) and (unclear or is_time(word.text)):
                yield from bubbles_of(held)
                held = []
                yield word
            elif len(word.text) > 2 or word.percent >= 80:  # else a face or a sign beside it
                held.append(word)
    yield from bubbles_of(held)


def _stands_alone(lines: Sequence[Line], place: int) -> bool:
    """Return whether a line is as far from its neighbours as a time between messages is.

    A time that was read badly must not pass for a message, nor a line of a message for a time.
    """
    line = lines[place]
    far = 0.5 * (line.bottom - line.top)
    above = place == 0 or line.top - lines[place - 1].bottom > far
    return above and (place + 1 == len(lines) or lines[place + 1].top - line.bottom > far)


def _unheaded(parts: Sequence[Word | Bubble]) -> frozenset[Bubble]:
    """Return the messages that stand so far below the last one that a time may be missing."""
    gaps: list[tuple[Bubble, int, bool]] = []
    for n, part in enumerate(parts):
        before = next((one for one in reversed(parts[:n]) if isinstance(one, Bubble)), None)
        if isinstance(part, Bubble) and before:
            gap = part.words[0].top - before.words[-1].bottom
            gaps.append((part, gap, isinstance(parts[n - 1], Word)))
    least = min((gap for _, gap, headed in gaps if headed), default=None)
    return frozenset(
        part
        for part, gap, headed in gaps
        if not headed and gap > (0.85 * least if least else 2.8 * part.words[0].height)
    )


def _time(word: Word, seen_at: dt.datetime) -> Value | None:
    def find(text: str) -> Figure | None:
        moment = moment_of(text, seen_at=seen_at)
        return Figure(moment.at.isoformat(), plain=True) if moment else None

    figure = find(word.text)
    return Value("at", figure, word.text, word, find) if figure else None


def _clock_field(
    shown: Value, moment: ShownTime, place: str, *, in_order: bool, known: bool
) -> SeenField:
    if not in_order:
        confirm([shown], holds=False)
    field = shown.seen()
    guessed = not (moment.in_full or known)
    return field._replace(name=f"{place}.at", asks=field.asks or guessed)


def _message(
    bubble: Bubble, moment: ShownTime, clock: SeenField, place: str, again: Again, side: Side
) -> Message:
    box = around([word.box for word in bubble.words])
    percent = min(word.percent for word in bubble.words)
    whose = SeenField(
        f"{place}.direction", side.direction, "", side.percent, box, side.percent < SURE
    )
    figures = [word for word in bubble.words if _DIGITS.search(word.text)]
    same = all(
        _DIGITS.findall(folded(word.text)) == _DIGITS.findall(folded(text))
        for word, text in zip(figures, again(figures), strict=True)
    )
    percent = percent if same else min(percent, 40)
    said = SeenField(f"{place}.text", bubble.text, bubble.text, percent, box, percent < 80)
    return Message(moment.at, side.direction, bubble.text, (clock, whose, said))


def _who(title: Word | None, again: Again) -> tuple[str | None, str | None, tuple[SeenField, ...]]:
    if title is None:
        return None, None, ()
    number = re.sub(r"[\s-]", "", title.text) if _NUMBER.fullmatch(title.text) else None
    name = "counterpart_number" if number else "counterpart_claims"

    def find(text: str) -> Figure:
        return Figure(re.sub(r"[\s-]", "", text) if number else folded(text), plain=True)

    value = Value(name, find(title.text), title.text, title, find)
    look_again([value], again)
    return number, None if number else title.text, (value.seen(),)


def _signed(messages: Sequence[Message]) -> bool:
    """Return whether the messages carry a sender's sign, as text messages of firms do."""
    theirs = [message.text for message in messages if message.direction == "in"]
    return bool(theirs) and all(text.startswith("【") for text in theirs)
