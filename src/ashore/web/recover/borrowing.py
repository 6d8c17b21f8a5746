"""Before borrowing: what an offer truly costs a year, and what it does to the plan."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from ashore.documents.recover_words import new_debt_lines
from ashore.errors.base import AshoreError
from ashore.money.dates import add_months
from ashore.recover.before_you_borrow import (
    LONGEST,
    BeforeYouBorrow,
    NewDebt,
    before_you_borrow,
)
from ashore.text import Text
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.fields import AmountField, DayField, WholeField, WordsField
from ashore.web.frame.form import Form, begins_from
from ashore.web.frame.show import show
from ashore.web.frame.visit import Visit

_DRAFT = "recover.before-borrowing"
_KEPT = Text("您上次没填完的内容还在。", "What you had begun here was kept.")
_NOTHING = Text("这个数要大于零。", "This sum has to be more than nothing.")
_TOO_MUCH_FIRST = Text(
    "先付的钱不能比到手的多；看一下这两个数。",
    "What is paid first cannot be more than what arrives; look at both sums.",
)


class BorrowingForm(Form):
    """An offer as it is advertised."""

    product = WordsField(
        Text("是什么（可以不写）", "What it is, if you like"),
        hint=Text("比如：手机分期、借现金", "For instance: a phone by instalments, cash"),
        most=80,
    )
    gets = AmountField(
        Text("实际到手多少；买东西就写一次付清的价钱", "What arrives, or the price paid at once"),
        required=True,
    )
    each = AmountField(
        Text("每期还多少，手续费也算进去", "One instalment, fees included"), required=True
    )
    times = WholeField(Text("分几期", "How many instalments"), least=1, most=LONGEST, required=True)
    upfront = AmountField(
        Text("先要付的钱：手续费、首付、会员费", "What has to be paid first: fees, deposit"),
        hint=Text("没有就空着。", "Leave it empty if there is none."),
    )
    first_on = DayField(
        Text("第一期哪天还", "The day of the first instalment"),
        hint=Text("空着就按一个月后算。", "Empty counts as a month from now."),
    )

    def check(self) -> None:
        """Refuse sums that cannot be, beside their own fields."""
        gets, each, upfront = (self.given[name].fen or 0 for name in ("gets", "each", "upfront"))
        for name, fen in (("gets", gets), ("each", each)):
            if fen <= 0:
                self.mind(name, _NOTHING)
        if 0 < gets <= upfront:
            self.mind("upfront", _TOO_MUCH_FIRST)


@require_http_methods(["GET", "HEAD", "POST"])
def before_borrowing(request: HttpRequest) -> HttpResponse:
    """Return the form, with the answer above it once it is filled in; nothing is recorded."""
    desk = desk_of(request)
    template = "recover/before_borrowing.html.j2"
    if request.method != "POST":
        held = _held(request)
        draft = held or desk.drafts.load(_DRAFT)
        begun = BorrowingForm(begins=begins_from(draft) if draft else None)
        kept = _KEPT if draft else None
        return show(request, template, {"form": begun, "kept": kept, "found": None})
    form = BorrowingForm(request.POST)
    desk.drafts.save(_DRAFT, form.draft())
    found = None
    if form.is_valid():
        try:
            found = _answer(desk, form)
        except AshoreError as error:
            zh, en = error.parts("zh"), error.parts("en")
            form.mind(None, Text("".join(zh), " ".join(en)))
    values = {
        "form": form,
        "kept": None,
        "found": found,
        "lines": new_debt_lines(found) if found else [],
        "product": form.cleaned_data.get("product", ""),
    }
    return show(request, template, values, status=422 if found is None else 200)


def _answer(desk: Desk, form: BorrowingForm) -> BeforeYouBorrow:
    given = form.given
    new = NewDebt(
        value=given["gets"].fen,
        each=given["each"].fen,
        times=given["times"],
        upfront=given["upfront"].fen or 0,
        first_on=given["first_on"] or add_months(desk.today, 1),
    )
    return before_you_borrow(new, desk.case, desk.answers.plan)


def _held(request: HttpRequest) -> dict[str, list[str]] | None:
    """Return what was sent here while the case was locked, once."""
    visit: Visit | None = getattr(request, "visit", None)
    held = visit.held if visit else None
    if visit is None or held is None or held.path != request.path:
        return None
    visit.held = None
    return held.fields
