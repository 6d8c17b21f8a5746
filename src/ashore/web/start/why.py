"""How the person is, why it is overdue, whether income returns, and what worries most."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ashore.recover.care.checkin import CheckIn
from ashore.recover.care.checkin import questions as care_questions
from ashore.recover.care.crisis import crisis_help
from ashore.recover.care.reply import reply_to
from ashore.text import Text
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.fields import PickField, TicksField, WordsField
from ashore.web.frame.form import Form
from ashore.web.frame.show import show
from ashore.web.start.asking import answers, ask_step, keep_answers, left_alone
from ashore.web.start.slots import Given, Slots
from ashore.web.start.steps import next_address

_HARDEST = 0
_PRESSURE = care_questions()[0]

# What a person ticks, and how the entry names it; the plan and the script for a call read it.
HAPPENED = {
    "income": Text("收入少了或者没有了", "Income fell or stopped"),
    "illness": Text("自己或家里人生病", "Illness, mine or in the family"),
    "family": Text("家里出了事", "Something happened in the family"),
    "business": Text("生意亏了", "The business lost money"),
    "rolled": Text("借新的还旧的，越滚越多", "New loans paid old ones, more and more"),
    "forgot": Text("忘了还，或者扣款没成功", "Forgotten, or the debit failed"),
    "intermediary": Text("被中介带偏了", "Led astray by an intermediary"),
}
FEES = Text("账单里有说不清的费用", "Charges on the bill that nobody explains")
OTHER_CAUSE = "其他"
YES_NO = (
    ("yes", Text("会", "Yes")),
    ("no", Text("看不到", "Not that I can see")),
)
WORRIES = {
    "calls": Text("打给我的电话和短信", "Calls and messages to me"),
    "others": Text("打给家人、朋友或单位", "Calls to family, friends or work"),
    "wages": Text("工资卡被直接扣走", "Money taken straight from my wage account"),
    "visits": Text("有人上门", "Somebody coming to the door"),
    "court": Text("被起诉、被列入失信", "Being sued or put on a court's list"),
    "record": Text("征信", "The credit record"),
    "telling": Text("怎么跟家里说", "How to tell the family"),
    "living": Text("这个月的吃住", "Food and rent this month"),
}


class HowForm(Form):
    """One question, which may stay without an answer."""

    pressure = PickField(_PRESSURE.asks, [(str(value), says) for value, says in _PRESSURE.answers])


@require_http_methods(["GET", "POST"])
def how(request: HttpRequest) -> HttpResponse:
    """Ask how it is; the hardest answer leads to people and a pause before any question."""
    desk = desk_of(request)
    today = _checkin_of_the_start(desk)

    def take(form: HowForm) -> str | None:
        picked = form.given["pressure"].value
        if not picked:
            return None
        value = int(picked)
        if today is None or today.pressure != value:
            _keep_checkin(desk, today, value)
        return reverse("start:pause") if value == _HARDEST else None

    begins = {} if today is None else {"pressure": str(today.pressure)}
    return ask_step(request, "how", HowForm, take, begins=begins)


@require_safe
def pause(request: HttpRequest) -> HttpResponse:
    """Return people to turn to and a few small steps; going on is one of the ways."""
    desk = desk_of(request)
    checkin = _checkin_of_the_start(desk)
    values = {
        "reply": None if checkin is None else reply_to(checkin, desk.journal, desk.book),
        "help": crisis_help(desk.book, desk.moment.date()),
        "next_step": next_address(request, "how"),
    }
    return show(request, "start/pause.html.j2", values)


def _checkin_of_the_start(desk: Desk) -> CheckIn | None:
    name = answers(desk).get("how")
    return next((one for one in desk.journal.checkins if one.id == name), None)


def _keep_checkin(desk: Desk, before: CheckIn | None, pressure: int) -> None:
    journal = desk.journal if before is None else desk.journal.without(before.id)
    taken = {one.id for one in journal.checkins}
    number = next(n for n in range(1, len(taken) + 2) if f"checkin-{n}" not in taken)
    made = CheckIn(id=f"checkin-{number}", at=desk.moment, pressure=pressure)
    desk.keep_journal(journal.with_checkin(made))
    keep_answers(desk, how=made.id)


class CausesForm(Form):
    """What happened, and the person's own words for it."""

    happened = TicksField(
        Text("发生了什么？可以选几个", "What happened? Tick what fits"),
        [*HAPPENED.items(), ("fees", FEES)],
    )
    story = WordsField(
        Text("用我的话说", "In my words"),
        hint=Text(
            "可以不写。以后写信、打电话时可以用上。",
            "You may leave it. Letters and calls can use it later.",
        ),
        long=True,
    )


@require_http_methods(["GET", "POST"])
def causes(request: HttpRequest) -> HttpResponse:
    """Ask why payments stopped."""
    desk = desk_of(request)
    slots = Slots(desk)

    def take(form: CausesForm) -> None:
        ticked, story = form.given["happened"], form.given["story"]
        given: dict[str, Given | None] = {
            f"cause-{key}": ("cause", {"type": says.zh, "story": ""}) if key in ticked else None
            for key, says in HAPPENED.items()
            if not left_alone(form, "happened", key)
        }
        first = next((key for key in HAPPENED if key in ticked), None)
        if first:
            given[f"cause-{first}"] = ("cause", {"type": HAPPENED[first].zh, "story": story})
        elif story:
            given["cause-words"] = ("cause", {"type": OTHER_CAUSE, "story": story})
        if "cause-words" not in given and not left_alone(form, "story"):
            given["cause-words"] = None
        slots.put(given, about={})
        if not left_alone(form, "happened", "fees"):
            keep_answers(desk, fees="fees" in ticked)

    ticked = [key for key in HAPPENED if slots.live(f"cause-{key}") is not None]
    ticked += ["fees"] if answers(desk).get("fees") else []
    live = [slots.live(name) for name in slots.names("cause-")]
    story = next((said for one in live if (said := getattr(one, "story", ""))), "")
    return ask_step(request, "why", CausesForm, take, begins={"happened": ticked, "story": story})


class RecoversForm(Form):
    """Whether income will be back."""

    recovers = PickField(
        Text(
            "几个月内，收入会回到以前的样子吗？",
            "Will income be back to what it was within some months?",
        ),
        YES_NO,
        hint=Text("会的话，要谈的是时间，不是减免。", "If so, time is what to ask for."),
        unknown=True,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def recovers(request: HttpRequest) -> HttpResponse:
    """Ask whether income returns."""
    desk = desk_of(request)

    def take(form: RecoversForm) -> None:
        if left_alone(form, "recovers") and "recovers" in answers(desk):
            return
        keep_answers(desk, recovers=form.given["recovers"].value or "unsure")

    said = answers(desk).get("recovers", "")
    begins = {"recovers": said} if said in ("yes", "no") else {}
    return ask_step(request, "back", RecoversForm, take, begins=begins)


class WorriesForm(Form):
    """What weighs most."""

    worries = TicksField(Text("现在最担心什么？", "What worries you most now?"), WORRIES.items())


@require_http_methods(["GET", "POST"])
def worries(request: HttpRequest) -> HttpResponse:
    """Ask what worries most, so that the answer begins there."""
    desk = desk_of(request)

    def take(form: WorriesForm) -> None:
        before = answers(desk).get("worries", [])
        kept = [key for key in WORRIES if key in before and left_alone(form, "worries", key)]
        keep_answers(desk, worries=[*form.given["worries"], *kept])

    begins = {"worries": answers(desk).get("worries", [])}
    return ask_step(request, "worries", WorriesForm, take, begins=begins)
