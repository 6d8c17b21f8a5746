"""Where the money went: beside the budget, month by month, one habit, what is put by."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ashore.errors.recover import AnswerError
from ashore.plan.categories import Category
from ashore.recover.care.journal import HabitKept
from ashore.recover.spending.habits import REVIEW, habit_named
from ashore.text import Text
from ashore.web.frame.desk import desk_of
from ashore.web.frame.page_cache import fresh
from ashore.web.frame.show import show
from ashore.web.recover.bars import lying, standing
from ashore.web.recover.worked import debits_of, reserve_in, spent_of

UNSORTED = Text("还没分类", "not sorted yet")
_STOPPED = Text("好，先不试了。", "Fine, it is put aside.")
_BEGUN = Text("从今天起试：{habit}", "From today: {habit}")


def named(category: Category | None) -> Text:
    """Return what a category is called."""
    return UNSORTED if category is None else category.words


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Return the months by category, what is worth a look, the habit and the reserve."""
    desk = desk_of(request)
    spent = spent_of(desk)
    lines = spent.found.lines
    debits = debits_of(desk)
    if debits is None:
        fresh(request)
    kept = desk.journal.habit
    values = {
        "spent": spent,
        "named": named,
        "by_category": lying([(named(one.category), one.spent, one.planned) for one in lines]),
        "by_month": standing([(f"{one.month:%y-%m}", one.total, 0) for one in spent.months]),
        "habit": habit_named(kept.habit) if kept else None,
        "kept": kept,
        "review": kept is not None and kept.review_on <= desk.today,
        "reserve": reserve_in(desk),
        "debits": debits,
    }
    return show(request, "recover/spending.html.j2", values)


@require_POST
def habit(request: HttpRequest) -> HttpResponse:
    """Begin one small habit in place of another, or put it aside."""
    desk = desk_of(request)
    name = request.POST.get("habit", "")
    if not name:
        kept, says = None, _STOPPED
    else:
        try:
            chosen = habit_named(name)
        except AnswerError:
            raise Http404 from None
        kept = HabitKept(habit=chosen.id, since=desk.today, review_on=desk.today + REVIEW)
        says = _BEGUN.fill(habit=chosen.says)
    desk.keep_journal(desk.journal.model_copy(update={"habit": kept}))
    if desk.visit is not None:
        desk.visit.say(says)
    return HttpResponseRedirect(f"{reverse('recover:spending')}#habit")
