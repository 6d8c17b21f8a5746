"""What a check-in is answered with: crisis help before all else, or a few small steps."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ashore.law.book import LawBook
from ashore.recover.care.checkin import CheckIn
from ashore.recover.care.crisis import (
    CrisisHelp,
    HelpLine,
    crisis_help,
    not_a_diagnosis,
    quiet_line,
)
from ashore.recover.care.danger import Danger
from ashore.recover.care.journal import Journal
from ashore.recover.care.steps import Step, steps_for
from ashore.text import Text

KEPT_CLOSE = dt.timedelta(days=3)
"""How long a sign of danger keeps help above everything, unless a later check-in says otherwise."""

_SAFE = Text(
    "听起来很累。现在是安全的吗？如果有一点不确定，就打下面的电话。",
    "That sounds exhausting. Are you safe right now? If not quite sure, call the line below.",
)
_HEARD = Text("收到了。今天就到这里也可以。", "Heard. It is fine to leave it at that today.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What is shown after a check-in.

    With ``crisis`` there is nothing else to show: no steps, no trend, no figure. ``foot`` is the
    line that is always there, and ``about`` says what a check-in is not.
    """

    danger: Danger
    crisis: CrisisHelp | None
    says: Text
    steps: tuple[Step, ...]
    foot: HelpLine
    about: Text


def reply_to(checkin: CheckIn, journal: Journal, book: LawBook) -> Reply:
    """Return the answer to a check-in; its own moment says whether it is night.

    Args:
        checkin: The answers.
        journal: What came before it, and the person's quiet hours.
        book: Gives the numbers to dial.
    """
    on, danger = checkin.at.date(), checkin.danger
    foot = quiet_line(book, on)
    if danger is Danger.SIGN:
        help_now = crisis_help(book, on)
        return Reply(
            danger=danger,
            crisis=help_now,
            says=help_now.title,
            steps=(),
            foot=foot,
            about=not_a_diagnosis(),
        )
    before = sum(one.at < checkin.at for one in journal.checkins)
    night = journal.quiet_hours.hold(checkin.at)
    return Reply(
        danger=danger,
        crisis=None,
        says=_SAFE if danger is Danger.SOFT else _HEARD,
        steps=steps_for(checkin, night=night, before=before),
        foot=foot,
        about=not_a_diagnosis(),
    )


def help_kept_close(journal: Journal, now: dt.datetime, book: LawBook) -> CrisisHelp | None:
    """Return the crisis help that other pages put above everything, None where it is not needed.

    It stays for three days after a sign of danger, until a later check-in shows none.
    """
    earlier = [one for one in journal.checkins if one.at <= now]
    if not earlier or earlier[-1].danger is not Danger.SIGN:
        return None
    return crisis_help(book, now.date()) if now - earlier[-1].at <= KEPT_CLOSE else None
