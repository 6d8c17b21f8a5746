"""How far the shore is: an honest picture of the way so far, setbacks included."""

from __future__ import annotations

from itertools import pairwise

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from ashore.documents.recover_words import MARK_COLUMNS, shore_lines
from ashore.recover.welcome_back import welcome_back
from ashore.web.frame.desk import desk_of
from ashore.web.frame.page_cache import fresh
from ashore.web.frame.show import show
from ashore.web.recover.bars import standing
from ashore.web.recover.views import only_help
from ashore.web.recover.worked import shore_of


@require_safe
def shore(request: HttpRequest) -> HttpResponse:
    """Return the marks over time; after a sign of danger only help, unless asked once more."""
    desk = desk_of(request)
    if desk.crisis is not None and request.GET.get("all") != "1":
        return only_help(request, address=f"{reverse('recover:shore')}?all=1")
    if not desk.case.loans:
        return show(request, "recover/shore.html.j2", {"found": None, "loans": False})
    found = shore_of(desk, seconds=1.5)
    if found is None:
        fresh(request)
        return show(request, "recover/shore.html.j2", {"found": None, "loans": True})
    marks = found.marks
    values = {
        "loans": True,
        "found": found,
        "lines": shore_lines(found),
        "columns": MARK_COLUMNS,
        "steps_back": {after.on for before, after in pairwise(marks) if after.due > before.due},
        "picture": standing([(f"{one.on:%y-%m}", one.left, 0) for one in marks]),
        "back_again": welcome_back(desk.case, None, desk.today),
    }
    return show(request, "recover/shore.html.j2", values)
