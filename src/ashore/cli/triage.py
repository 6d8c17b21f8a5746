"""`ashore triage`: under a minute of questions, before any form."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from ashore.cli.options import JsonOption, Lang, LangOption, language, print_json
from ashore.errors.plan import AnswerError
from ashore.text import Language, Text

if TYPE_CHECKING:
    from ashore.plan.triage import Answer, Triage

AnswersArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="QUESTION=yes|no|unsure",
        help="回答；不写就一个一个问。Answers; asked one by one if left out.",
    ),
]

_WORDS = {
    "how": Text(
        "八个问题，不到一分钟。y 是，n 不是，直接回车是不确定。什么都不会被记下。",
        "Eight questions, under a minute. y for yes, n for no, enter for not sure. Nothing is "
        "recorded.",
    ),
    "causes": Text("听下来像是", "It sounds like"),
    "nothing": Text("还看不出是哪一种。", "It does not point to one thing yet."),
    "record": Text("接着先记这些（ashore import）", "Record these next (ashore import)"),
    "open": Text("还没答的", "Not answered yet"),
    "more": Text("记好以后：ashore plan 案件。", "Then: ashore plan CASE."),
}
_SAID: dict[str, Answer] = {"y": "yes", "是": "yes", "n": "no", "不是": "no", "": "unsure"}
_ANSWERS: tuple[Answer, ...] = ("yes", "no", "unsure")


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help="不到一分钟的几个问题，先看是哪一种情况。A few questions before any form.")(
        triage
    )


def triage(
    answers: AnswersArgument = None, *, as_json: JsonOption = False, lang: LangOption = Lang.ZH
) -> None:
    """Print what some answers point to and what to record next; nothing is kept."""
    from ashore.plan.triage import triage as come_to

    words = language(lang)
    given = _given(answers or [])
    if not given and not as_json and sys.stdin.isatty():
        given = _asked(words)
    found = come_to(given)
    if as_json:
        _print_json(found, words)
    else:
        _print_page(found, words)


def _given(answers: list[str]) -> dict[str, Answer]:
    from ashore.plan.triage import questions

    known = [question.id for question in questions()]
    given: dict[str, Answer] = {}
    for one in answers:
        name, _, said = one.partition("=")
        answer = next((answer for answer in _ANSWERS if answer == said), None)
        if name not in known or answer is None:
            raise AnswerError(given=one, known="、".join(known))
        given[name] = answer
    return given


def _asked(words: Language) -> dict[str, Answer]:
    from ashore.cli.page import Page
    from ashore.plan.triage import questions

    page = Page()
    page.paragraph(_WORDS["how"].in_language(words))
    given: dict[str, Answer] = {}
    for question in questions():
        page.print()
        page.paragraph(question.ask.in_language(words))
        page.paragraph(question.why.in_language(words), style="dim")
        said = typer.prompt("y / n", default="", show_default=False).strip().lower()
        given[question.id] = _SAID.get(said, "unsure")
    return given


def _print_json(found: Triage, words: Language) -> None:
    from ashore.plan.exchange import question_as_json
    from ashore.plan.triage import questions

    print_json(
        {
            "questions": [question_as_json(one, words) for one in questions()],
            "causes": [
                {"kind": cause.value, "says": cause.words.in_language(words)}
                for cause in found.causes
            ],
            "record": list(found.record),
            "open": list(found.open),
        }
    )


def _print_page(found: Triage, words: Language) -> None:
    from ashore.cli.page import Page
    from ashore.documents.words import ENTRY_KINDS
    from ashore.plan.triage import questions

    page, say = Page(), {key: text.in_language(words) for key, text in _WORDS.items()}
    page.heading(say["causes"])
    for cause in found.causes:
        page.paragraph(f"· {cause.words.in_language(words)}", by=2)
    if not found.causes:
        page.paragraph(say["nothing"], by=2)
    if found.record:
        page.heading(say["record"])
        for kind in found.record:
            page.paragraph(f"· {ENTRY_KINDS[kind].in_language(words)}", by=2)
    if found.open:
        page.heading(say["open"])
        for question in questions():
            if question.id in found.open:
                page.paragraph(f"· {question.ask.in_language(words)} [{question.id}]", by=2)
    page.print(f"\n{say['more']}")
