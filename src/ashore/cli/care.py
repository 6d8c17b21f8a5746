"""`ashore care …`: how one is, what helps tonight, and somebody to call; kept to oneself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ashore.cli.app import InOrder
from ashore.cli.options import CaseArgument, JsonOption, Lang, LangOption, language, now, print_json

if TYPE_CHECKING:
    from ashore.case.replay import Case

care = typer.Typer(
    cls=InOrder,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="十秒看看自己，今晚能做的小事，和能打的电话。How you are, what helps, whom to call.",
)

AnswerOption = Annotated[
    int | None, typer.Option(min=0, max=3, help="0 最难，3 最松。0 is hardest, 3 easiest.")
]
GoingOnOption = Annotated[
    str | None,
    typer.Option(help="none、sometimes、often、now、unsaid；不想说就 unsaid。"),
]
TextOption = Annotated[str, typer.Option(help="想写的话，可以不写。Words, if you like.")]
KeepOption = Annotated[
    bool, typer.Option("--keep/--no-keep", help="记不记下来；随时能删。Keep it, or not.")
]
IdArgument = Annotated[
    str | None, typer.Argument(metavar="ID", help="哪一次；编号见 show。Which one.")
]
AllOption = Annotated[bool, typer.Option("--all", help="全部删掉。Delete all of it.")]
SetOption = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="部分=内容", help="写下一部分。Write a part: PART=WORDS."),
]
FamilyOption = Annotated[
    bool, typer.Option("--family", help="给家人看的那一份。The page for family.")
]


def add_to(app: typer.Typer) -> None:
    """Add the group and its commands."""
    care.command(name="now")(crisis)
    care.command(name="check")(check)
    care.command(name="show")(show)
    care.command(name="done")(done)
    care.command(name="delete")(delete)
    care.command(name="hard-hour")(hard_hour)
    care.command(name="telling")(telling)
    app.add_typer(care, name="care")


def crisis(*, as_json: JsonOption = False, lang: LangOption = Lang.ZH) -> None:
    """现在很难的时候：先看这里。When it is very hard right now."""
    from ashore.cli.care_pages import print_crisis
    from ashore.law.book import LawBook
    from ashore.recover.care.crisis import crisis_help

    found = crisis_help(LawBook.standard(), now().date())
    if as_json:
        from ashore.recover.care.exchange import crisis_as_json

        print_json(crisis_as_json(found, language(lang)))
    else:
        print_crisis(found, language(lang))


def check(
    case: CaseArgument,
    *,
    pressure: AnswerOption = None,
    sleep: AnswerOption = None,
    day: AnswerOption = None,
    going_on: GoingOnOption = None,
    text: TextOption = "",
    keep: KeepOption = True,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """十秒看看自己；在终端里不带选项就一题一题问。A ten-second check-in."""
    from ashore.cli.care_pages import asked, print_reply
    from ashore.law.book import LawBook
    from ashore.recover.care.checkin import CheckIn, going_on_from_text
    from ashore.recover.care.journal import keep_journal, read_journal
    from ashore.recover.care.reply import reply_to

    words, at = language(lang), now()
    journal = read_journal(case)
    given: dict[str, object] = {"pressure": pressure, "sleep": sleep, "day": day}
    given["going_on"] = None if going_on is None else going_on_from_text(going_on)
    if all(answer is None for answer in given.values()) and not text and not as_json:
        given = asked(words)
    one = CheckIn.model_validate({"id": f"c{at:%Y%m%dT%H%M%S}", "at": at, "text": text, **given})
    reply = reply_to(one, journal, LawBook.standard())
    keep = keep and not one.empty
    if keep:
        keep_journal(case, journal.with_checkin(one))
    if as_json:
        from ashore.recover.care.exchange import reply_as_json

        print_json(reply_as_json(one, reply, words, kept=keep))
    else:
        print_reply(reply, words)


def show(case: CaseArgument, *, as_json: JsonOption = False, lang: LangOption = Lang.ZH) -> None:
    """这几周怎么样，和来的电话放在一起看。The weeks, beside the contacts that came."""
    from ashore.cli.care_pages import print_trend
    from ashore.law.book import LawBook
    from ashore.recover.care.journal import read_journal
    from ashore.recover.care.reply import help_kept_close
    from ashore.recover.care.trends import trend

    words, at = language(lang), now()
    journal = read_journal(case)
    close = help_kept_close(journal, at, LawBook.standard())
    found = trend(journal, _case(case), at.date())
    if as_json:
        from ashore.recover.care.exchange import trend_as_json

        print_json(trend_as_json(journal, found, close, words))
    else:
        print_trend(journal, found, close, words)


def done(
    case: CaseArgument,
    step: Annotated[str, typer.Argument(metavar="STEP", help="哪一件小事。Which step.")],
    *,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """记下做了一件小事；不记也没关系。Note a small step; leaving it out is fine."""
    from ashore.cli.care_pages import print_done
    from ashore.recover.care.journal import keep_journal, read_journal
    from ashore.recover.care.steps import step_named

    found = step_named(step)
    journal = read_journal(case)
    keep_journal(case, journal.with_step(found.id, now()))
    if as_json:
        print_json({"done": found.id})
    else:
        print_done(language(lang))


def delete(
    case: CaseArgument,
    checkin: IdArgument = None,
    *,
    everything: AllOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """删掉一次，或者全部；删了就没有了。Delete one, or everything; it is gone then."""
    from ashore.cli.care_pages import print_deleted
    from ashore.errors.recover import NoSuchCheckInError
    from ashore.recover.care.journal import Journal, keep_journal, read_journal

    if everything:
        keep_journal(case, Journal())
    elif checkin is None:
        raise NoSuchCheckInError(given="—")
    else:
        keep_journal(case, read_journal(case).without(checkin))
    if as_json:
        print_json({"deleted": "all" if everything else checkin})
    else:
        print_deleted(language(lang))


def hard_hour(
    case: CaseArgument,
    *,
    parts: SetOption = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """难熬的那一小时照着做的几步，平静时写。A plan for the hard hour, written beforehand."""
    from ashore.cli.care_pages import print_hard_hour
    from ashore.law.book import LawBook
    from ashore.recover.care.crisis import crisis_help
    from ashore.recover.care.hard_hour import hard_hour as plan_from
    from ashore.recover.care.hard_hour import part_from_text
    from ashore.recover.care.journal import keep_journal, read_journal

    words, journal = language(lang), read_journal(case)
    if parts:
        written = dict(journal.hard_hour) | dict(part_from_text(part) for part in parts)
        journal = journal.model_copy(update={"hard_hour": written})
        keep_journal(case, journal)
    plan = plan_from(journal.hard_hour)
    lines = crisis_help(LawBook.standard(), now().date())
    if as_json:
        from ashore.recover.care.exchange import hard_hour_as_json

        print_json(hard_hour_as_json(plan, lines, words))
    else:
        print_hard_hour(plan, lines, words)


def telling(
    *, family: FamilyOption = False, as_json: JsonOption = False, lang: LangOption = Lang.ZH
) -> None:
    """怎么跟家人开口；家人怎么听。How to tell your family, and how they can hear it."""
    from ashore.cli.care_pages import print_telling
    from ashore.law.book import LawBook
    from ashore.recover.care.crisis import quiet_line
    from ashore.recover.care.telling import Side
    from ashore.recover.care.telling import telling as lines_for

    side = Side.FAMILY if family else Side.PERSON
    foot = quiet_line(LawBook.standard(), now().date())
    if as_json:
        lines = [line.in_language(language(lang)) for line in lines_for(side)]
        print_json({"lines": lines, "foot": foot.says.in_language(language(lang))})
    else:
        print_telling(lines_for(side), foot, language(lang))


def _case(path: Path) -> Case | None:
    """Return the case, None where there is none yet: one can be cared for without."""
    from ashore.cli.cases import case_of

    return case_of(path) if path.exists() else None
